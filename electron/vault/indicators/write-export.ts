import { Refusal } from '../../../shared/base';
import type { Quarter } from '../../../shared/base/time';
import type { QuarterReport } from '../../../shared/indicators';
import { recordEvent } from '../events';
import { exportTexts, hasPersonalTrace, renderExport, sha256Of } from '../export';
import { writeFileAtomically } from '../files/files';
import { rememberingPart } from '../files/unfinished-files';
import type { Deps } from '../service/deps';
import { identities } from './indicators.repository';
import { emptyReport, quarterReport } from './quarter-report';

/** SHA-256 of a report, in hexadecimal: the same figures, names and threshold give the same one. */
export const fingerprintOf = (report: QuarterReport): string =>
  sha256Of(Buffer.from(JSON.stringify(report), 'utf8'));

/**
 * Writes the export of a quarter at `path` and notes it in the journal with the hash of the file. Throws a refusal and
 * writes nothing when the quarter is not over, when the figures are no longer those of `shown`, or when a candidate of
 * the portfolio could be read in the file.
 */
export async function writeExport(
  deps: Deps,
  quarter: Quarter,
  path: string,
  shown?: string,
): Promise<{ readonly sha256: string; readonly report: QuarterReport }> {
  const report = quarterReport(deps, quarter);
  if (shown !== undefined && shown !== fingerprintOf(report)) throw new Refusal('EXPORT_STALE');
  const texts = await exportTexts(report);
  const fixed = await exportTexts(emptyReport(deps, quarter));
  if (hasPersonalTrace(texts, fixed, identities(deps.db))) throw new Refusal('EXPORT_PERSONAL');
  const { bytes, sha256 } = await renderExport(report);
  // The journal is written first and the file last: a file that cannot be written leaves no line in the journal.
  const record = (part: string): void => {
    recordEvent(deps, {
      kind: 'export.written',
      subject: { type: 'export', id: quarter },
      payload: { sha256, fileName: report.fileName, maskedCells: report.maskedCells, isDemo: report.isDemo },
    });
    writeFileAtomically(path, bytes, part);
  };
  rememberingPart(deps.db, path, (part) => deps.db.transaction(() => record(part))());
  return { sha256, report };
}
