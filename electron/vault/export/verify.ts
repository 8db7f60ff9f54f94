import { typography } from '../../../shared/base/text';
import { parseQuarter, type Quarter } from '../../../shared/base/time';
import type { ExportCheck } from '../../../shared/indicators';
import { ArchiveFault, readArchive } from './archive';
import { faultsOfContent } from './content-check';
import { readCsv } from './csv';
import {
  csvName,
  dataPackageName,
  dataPackageOf,
  manifestName,
  maskedCell,
  pdfName,
  publicationIn,
} from './data-package';
import { readManifest, sha256Of } from './manifest';
import { exportSchemaVersion, type Resource, resources } from './resources';
import { faultsOfTable, type ReadTable } from './table-schema';

type Files = ReadonlyMap<string, Uint8Array>;
type FileVerdict = ExportCheck['files'][number];

const refused = (fault: string): ExportCheck => ({
  isValid: false,
  quarter: null,
  files: [],
  faults: [typography(fault)],
});

const expectedNames = (isDemo: boolean): readonly string[] => [
  ...resources.map((resource) => csvName(resource, isDemo)),
  dataPackageName,
  pdfName(isDemo),
];

function verdictsOf(
  files: Files,
  hashes: ReadonlyMap<string, string>,
  isDemo: boolean,
): readonly FileVerdict[] {
  const names = new Set([...expectedNames(isDemo), ...hashes.keys(), ...files.keys()]);
  names.delete(manifestName);
  return [...names].map((name) => {
    const bytes = files.get(name);
    const hash = hashes.get(name);
    if (bytes === undefined) return { name, verdict: 'missing' };
    if (hash === undefined || !expectedNames(isDemo).includes(name)) return { name, verdict: 'unexpected' };
    return { name, verdict: sha256Of(bytes) === hash ? 'intact' : 'altered' };
  });
}

/** A name of a hostile archive is not repeated at length. */
const shown = (name: string): string => (name.length <= 60 ? name : `${name.slice(0, 59)}…`);

const faultOf = ({ name, verdict }: FileVerdict): readonly string[] => {
  switch (verdict) {
    case 'intact':
      return [];
    case 'altered':
      return [`Le fichier ${shown(name)} a été modifié depuis l’export.`];
    case 'missing':
      return [`Le fichier ${shown(name)} manque.`];
    case 'unexpected':
      return [`Le fichier ${shown(name)} ne fait pas partie d’un export.`];
  }
};

function tableOf(resource: Resource, bytes: Uint8Array): ReadTable | null {
  try {
    const [header = [], ...lines] = readCsv(bytes);
    return { resource, header, lines };
  } catch {
    // Not UTF-8, or not a table: the fault is told with the name of the file.
    return null;
  }
}

/** The line of `meta.csv` as values by column; `null` when it has none of a version that can be read. */
function metaOf(table: ReadTable): ReadonlyMap<string, string> | null {
  const [line, ...others] = table.lines;
  if (line === undefined || others.length > 0) return null;
  return new Map(table.header.map((name, rank) => [name, line[rank] ?? '']));
}

interface Content {
  readonly quarter: Quarter | null;
  readonly faults: readonly string[];
}

function checkContent(files: Files, isDemo: boolean): Content {
  const tables: ReadTable[] = [];
  for (const resource of resources) {
    const name = csvName(resource, isDemo);
    const table = tableOf(resource, files.get(name) ?? new Uint8Array());
    if (!table) return { quarter: null, faults: [`Le fichier ${name} n’est pas un tableau CSV lisible.`] };
    tables.push(table);
  }
  const [metaTable] = tables;
  const meta = metaTable ? metaOf(metaTable) : null;
  const quarter = parseQuarter(meta?.get('trimestre') ?? '');
  if (!meta || !quarter)
    return { quarter: null, faults: ['Le fichier meta.csv ne dit pas de quel trimestre il s’agit.'] };
  if (Number(meta.get('schema')) > exportSchemaVersion)
    return {
      quarter,
      faults: ['Cet export vient d’une version plus récente de Vivier ; mettez Vivier à jour.'],
    };

  const shape = tables.flatMap((table) =>
    faultsOfTable(table, maskedCell).map((fault) => `${csvName(table.resource, isDemo)} : ${fault}`),
  );
  if (shape.length > 0) return { quarter, faults: shape };

  const description = Buffer.from(files.get(dataPackageName) ?? []);
  const described = dataPackageOf({
    quarter,
    structure: meta.get('structure') ?? '',
    structureCode: meta.get('code_structure') ?? '',
    recipient: meta.get('destinataire') ?? '',
    threshold: Number(meta.get('seuil')),
    maskedCells: Number(meta.get('cellules_masquees')),
    isDemo,
    publication: publicationIn(description),
  });
  return {
    quarter,
    faults: [
      ...((meta.get('demonstration') === 'oui') === isDemo
        ? []
        : ['La marque de démonstration de meta.csv ne correspond pas aux noms des fichiers.']),
      ...(description.equals(described)
        ? []
        : ['Le fichier datapackage.json ne décrit pas les tableaux de cet export.']),
      ...faultsOfContent(tables, Number(meta.get('seuil')), Number(meta.get('cellules_masquees'))),
    ],
  };
}

/**
 * Checks an export without a portfolio: the archive can be opened within limits, each file is the one that was
 * written, the CSV files are what `datapackage.json` says, no cell is under the threshold and none can be computed.
 * It proves that the file is whole and well made, not who made it: compare its SHA-256 with the one of the journal.
 */
export async function checkExport(bytes: Uint8Array): Promise<ExportCheck> {
  let files: Files;
  try {
    files = await readArchive(bytes);
  } catch (error) {
    if (error instanceof ArchiveFault) return refused(error.message);
    throw error;
  }
  const manifest = files.get(manifestName);
  if (!manifest)
    return refused('Cette archive n’est pas un export de Vivier : le manifeste manifest.sha256 manque.');
  const hashes = readManifest(manifest);
  if (!hashes) return refused('Le manifeste de cet export est illisible.');
  const isDemo = hashes.has(pdfName(true));
  const verdicts = verdictsOf(files, hashes, isDemo);
  const altered = verdicts.flatMap(faultOf);
  const content = altered.length === 0 ? checkContent(files, isDemo) : { quarter: null, faults: [] };
  const faults = [...altered, ...content.faults].slice(0, 50).map(typography);
  return { isValid: faults.length === 0, quarter: content.quarter, files: [...verdicts], faults };
}
