import { basename } from 'node:path';
import type { Command } from 'commander';
import { formatNumber } from '../../../shared/base/text';
import type { ImportMappingFile, ImportReport } from '../../../shared/import';
import { parseMapping } from '../../vault/import';
import type { Ask } from '../door';
import { withPortfolio } from '../open';
import { print } from '../output';
import { readJson } from '../read-json';

interface Options {
  readonly mapping?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export function importCommand(program: Command): void {
  program
    .command('import')
    .argument('<path>', 'portefeuille')
    .argument('<file>', 'extrait CSV ou XLSX')
    .option('--mapping <file>', 'correspondance des colonnes, en JSON')
    .option('--dry-run', 'dit ce qui serait fait, sans rien écrire')
    .option('--json')
    .description('importe des candidats, avec un compte rendu ligne à ligne')
    .action((path: string, file: string, { mapping, dryRun, json }: Options) =>
      withPortfolio(
        path,
        async (ask) => {
          const report = await importReport(ask, file, {
            mapping: mapping === undefined ? null : parseMapping(readJson(mapping, 'de correspondance')),
            isTry: dryRun === true,
          });
          print(json === true, report, () => [
            `${formatNumber(report.rows)} lignes : ${formatNumber(report.created)} créées, ${formatNumber(report.merged)} fusionnées, ${formatNumber(report.refused)} refusées${dryRun ? ' (essai, rien n’a été écrit)' : ''}`,
            ...report.report
              .filter((line) => line.outcome !== 'created' || line.suspectedDuplicateOf !== null)
              .map((line) => `ligne ${line.row} : ${outcomes[line.outcome]} ; ${line.reason}`),
          ]);
        },
        { isLogged: dryRun !== true },
      ),
    );
}

/** Rows of the report asked at a time. */
const PAGE = 500;

/** Reads, plans, reports and, unless it is a try, imports: the calls of the window's wizard, one after the other. */
async function importReport(
  ask: Ask,
  path: string,
  { mapping, isTry }: { readonly mapping: ImportMappingFile | null; readonly isTry: boolean },
): Promise<ImportReport> {
  const { columns } = await ask('import.read', { file: path, fileName: basename(path) });
  const { planId, counts } = await ask('import.plan', {
    mapping: mapping ?? columns.map(({ target }) => target),
  });
  const report: ImportReport['report'] = [];
  while (report.length < counts.rows) {
    const { lines } = await ask('import.planLines', {
      planId,
      outcome: null,
      offset: report.length,
      limit: PAGE,
    });
    if (lines.length === 0) break;
    report.push(...lines.map(({ who: _, ...line }) => line));
  }
  if (!isTry) await ask('import.commit', { planId });
  const { rows, created, merged, refused } = counts;
  return { rows, created, merged, refused, report };
}

const outcomes = { created: 'créée, doublon possible', merged: 'fusionnée', refused: 'refusée' } as const;
