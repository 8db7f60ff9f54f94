import { z } from 'zod';
import { typography } from '../../../shared/base/text';
import { firstDayOfQuarter, lastDayOfQuarter } from '../../../shared/base/time';
import type { PublicationState, QuarterReport } from '../../../shared/indicators';
import { exportSchemaVersion, type Field, type Resource, resources } from './resources';

/** What the description of an export depends on: all of it stands in `meta.csv` too, but for the publication. */
type ReportMeta = Pick<
  QuarterReport,
  'quarter' | 'structure' | 'structureCode' | 'recipient' | 'threshold' | 'maskedCells' | 'isDemo'
> & { readonly publication: Pick<PublicationState, 'revision' | 'hasPendingCorrection'> };

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

const publicationMarkSchema = z.object({
  publication: z
    .strictObject({ revision: z.number().int().positive(), correctionEnAttente: z.boolean() })
    .optional(),
});

/** A first publication that nothing would correct says nothing, as exports did before there were others. */
const publicationMark = ({
  revision,
  hasPendingCorrection,
}: ReportMeta['publication']): z.infer<typeof publicationMarkSchema> =>
  revision === 1 && !hasPendingCorrection
    ? {}
    : { publication: { revision, correctionEnAttente: hasPendingCorrection } };

/** What a description says of the publication, whoever wrote it. */
export function publicationIn(description: Uint8Array): ReportMeta['publication'] {
  const plain = { revision: 1, hasPendingCorrection: false };
  try {
    const read = publicationMarkSchema.safeParse(JSON.parse(Buffer.from(description).toString('utf8')));
    const mark = read.success ? read.data.publication : undefined;
    return mark ? { revision: mark.revision, hasPendingCorrection: mark.correctionEnAttente } : plain;
  } catch {
    // Not JSON: the description will not be the expected one, and is refused as such.
    return plain;
  }
}

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
    ...publicationMark(meta.publication),
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
