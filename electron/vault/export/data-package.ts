import { typography } from '../../../shared/base/text';
import { firstDayOfQuarter, lastDayOfQuarter } from '../../../shared/base/time';
import type { QuarterReport } from '../../../shared/indicators';
import { exportSchemaVersion, type Field, type Resource, resources } from './resources';

/** What the description of an export depends on: all of it stands in `meta.csv` too. */
type ReportMeta = Pick<
  QuarterReport,
  'quarter' | 'structure' | 'structureCode' | 'recipient' | 'threshold' | 'maskedCells' | 'isDemo'
>;

/** Name of a part in the archive: that of a demo says so, even taken out of it. */
const partName = (part: string, isDemo: boolean): string => `${isDemo ? 'demo-' : ''}${part}`;
export const csvName = (resource: Resource, isDemo: boolean): string =>
  partName(`${resource.name}.csv`, isDemo);
export const pdfName = (isDemo: boolean): string => partName('rapport.pdf', isDemo);
export const dataPackageName = 'datapackage.json';
export const manifestName = 'manifest.sha256';

/** Text that stands for a masked cell. */
export const maskedCell = 'c';

const schemaOf = (resource: Resource): Record<string, unknown> => ({
  fields: resource.fields.map((field) => ({ ...field, description: typography(field.description) })),
  primaryKey: resource.primaryKey,
  ...(resource.foreignKeys ? { foreignKeys: resource.foreignKeys } : {}),
  // Counts stay integers for whoever adds them up; `c` is a missing value, and the empty cell no longer is one.
  missingValues: resource.fields.some((field: Field) => field.name === 'valeur') ? [maskedCell] : [],
});

/**
 * The `datapackage.json` of an export (Data Package 2.0, Table Schema): period, structure, threshold, demo flag, and
 * the columns of each CSV file. The addresses in it are names of standards: nothing is fetched.
 */
export function dataPackageOf(meta: ReportMeta): Uint8Array {
  const description = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `vivier-${meta.isDemo ? 'demo-' : ''}${meta.quarter.toLowerCase()}`,
    title: `${meta.isDemo ? 'DÉMONSTRATION, données fictives. ' : ''}Indicateurs du trimestre ${meta.quarter}`,
    version: `${exportSchemaVersion}.0.0`,
    demonstration: meta.isDemo,
    periode: {
      trimestre: meta.quarter,
      debut: firstDayOfQuarter(meta.quarter),
      fin: lastDayOfQuarter(meta.quarter),
    },
    structure: { nom: meta.structure, code: meta.structureCode },
    destinataire: meta.recipient,
    secretStatistique: { seuil: meta.threshold, cellulesMasquees: meta.maskedCells, code: maskedCell },
    resources: resources.map((resource) => ({
      name: resource.name,
      type: 'table',
      title: typography(resource.title),
      path: csvName(resource, meta.isDemo),
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ';', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: schemaOf(resource),
    })),
  };
  return Buffer.from(`${JSON.stringify(description, null, 2)}\n`, 'utf8');
}
