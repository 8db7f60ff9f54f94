import { Refusal } from '../../../shared/base';
import type { Quarter } from '../../../shared/base/time';
import { freezesQuarter, type QuarterReport } from '../../../shared/indicators';
import { recordEvent } from '../events';
import { exportTexts, hasPersonalTrace, renderExport, sha256Of } from '../export';
import { writeFileAtomically } from '../files/files';
import { rememberingPart } from '../files/unfinished-files';
import type { Deps } from '../service/deps';
import { identities, insertPublication } from './indicators.repository';
import { emptyReport, quarterState } from './quarter-report';

/** SHA-256 of a report, in hexadecimal: the same figures, names and threshold give the same one. */
export const fingerprintOf = (report: QuarterReport): string =>
  sha256Of(Buffer.from(JSON.stringify(report), 'utf8'));

/**
 * Writes the export of a quarter at `path`, keeps what is published, and notes it in the journal with the hash of the file: from
 * the first export on, the quarter is frozen. Throws a refusal and
 * writes nothing when the quarter is not over, when the figures are no longer those of `shown`, or when a candidate of
 * the portfolio could be read in the file.
 */
export async function writeExport(
  deps: Deps,
  quarter: Quarter,
  path: string,
  shown?: string,
): Promise<{ readonly sha256: string; readonly report: QuarterReport }> {
  const { report, figures } = quarterState(deps, quarter);
  if (shown !== undefined && shown !== fingerprintOf(report)) throw new Refusal('EXPORT_STALE');
  const texts = await exportTexts(report);
  const fixed = await exportTexts({ ...emptyReport(deps, quarter), publication: report.publication });
  if (hasPersonalTrace(texts, fixed, identities(deps.db))) throw new Refusal('EXPORT_PERSONAL');
  const { bytes, sha256 } = await renderExport(report);
  const { threshold, tables, quality, maskedCells, publication, isDemo } = report;
  const { revision, hasPendingCorrection } = publication;
  // The portfolio is written first and the file last: a file that cannot be written leaves no line, and freezes nothing.
  const record = (part: string): void => {
    if (freezesQuarter(publication))
      insertPublication(deps.db, quarter, {
        revision,
        publishedOn: deps.clock.today(),
        threshold,
        report: { tables, quality, maskedCells },
        figures,
      });
    recordEvent(deps, {
      kind: 'export.written',
      subject: { type: 'export', id: quarter },
      payload: { sha256, fileName: report.fileName, maskedCells, isDemo, revision, hasPendingCorrection },
    });
    writeFileAtomically(path, bytes, part);
  };
  rememberingPart(deps.db, path, (part) => deps.db.transaction(() => record(part))());
  return { sha256, report };
}
