import type { Command } from 'commander';
import { formatNumber } from '../../../shared/text';
import { importFile, parseMapping } from '../../vault/import';
import { withPortfolio } from '../open';
import { print, tellProgress } from '../output';
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
        async ({ deps }) => {
          const report = await importFile(deps, file, {
            ...(mapping === undefined
              ? {}
              : { mapping: parseMapping(readJson(mapping, 'de correspondance')) }),
            dryRun: dryRun === true,
            onProgress: ({ done, total, label }) => tellProgress(`${label} ${done}/${total}`),
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

const outcomes = { created: 'créée, doublon possible', merged: 'fusionnée', refused: 'refusée' } as const;
