import { lastDayOfQuarter } from '../../../shared/base/time';
import type { QuarterReport } from '../../../shared/indicators';
import { pdfEngine, printable } from '../documents';
import { type ArchiveFile, writeArchive } from './archive';
import { writeCsv } from './csv';
import { csvName, dataPackageName, dataPackageOf, manifestName, pdfName } from './data-package';
import { manifestOf, sha256Of } from './manifest';
import { reportDefinition } from './report-definition';
import { resources } from './resources';

interface QuarterExport {
  /** The whole ZIP. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the ZIP, in hexadecimal. */
  readonly sha256: string;
}

/** The parts that are texts: CSV files, then their description. */
const textFiles = (report: QuarterReport): readonly ArchiveFile[] => [
  ...resources.map((resource) => ({
    name: csvName(resource, report.isDemo),
    bytes: writeCsv(
      resource.fields.map(({ name }) => name),
      resource.lines(report),
    ),
  })),
  { name: dataPackageName, bytes: dataPackageOf(report) },
];

async function pdfFile(report: QuarterReport): Promise<ArchiveFile> {
  const { canDraw, render, widthOf } = await pdfEngine();
  // Names of the structure and of the recipient are typed by hand: what the typeface lacks is left out, visibly.
  const drawable = (text: string): string => String(printable(text, canDraw).data);
  const { bytes } = await render(
    reportDefinition(
      {
        ...report,
        structure: drawable(report.structure),
        structureCode: drawable(report.structureCode),
        recipient: drawable(report.recipient),
      },
      widthOf,
    ),
  );
  return { name: pdfName(report.isDemo), bytes };
}

/**
 * The file of a quarter: CSV files, their description, the readable PDF and the hashes, in one ZIP. It reads nothing
 * but the report, whose type has no room for a person. The same report gives the same bytes.
 */
export async function renderExport(report: QuarterReport): Promise<QuarterExport> {
  const parts = [...textFiles(report), await pdfFile(report)];
  const bytes = await writeArchive(
    [...parts, { name: manifestName, bytes: manifestOf(parts) }],
    lastDayOfQuarter(report.quarter),
  );
  return { bytes, sha256: sha256Of(bytes) };
}

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
};

/** Every text that the export of a report holds, its PDF included: what is searched for personal data. */
export async function exportTexts(report: QuarterReport): Promise<readonly string[]> {
  const { widthOf } = await pdfEngine();
  const { content, info } = reportDefinition(report, widthOf);
  return [
    ...textFiles(report).map(({ bytes }) => Buffer.from(bytes).toString('utf8')),
    ...textsIn(content),
    ...textsIn(info),
  ];
}
