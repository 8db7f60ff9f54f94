import { basename } from 'node:path';
import type { Command } from 'commander';
import { formatNumber, plural } from '../../../shared/base/text';
import {
  type ImportChoices,
  type ImportMappingFile,
  type ImportReport,
  type ImportReportLine,
  noChoices,
} from '../../../shared/import';
import { parseChoices, parseMapping } from '../../vault/import';
import type { Ask } from '../door';
import { withPortfolio } from '../open';
import { print, remark } from '../output';
import { readJson } from '../read-json';

interface Options {
  readonly mapping?: string;
  readonly choices?: string;
  readonly takeChanges?: true;
  readonly sheet?: readonly string[];
  readonly refused?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export function importCommand(program: Command): void {
  program
    .command('import')
    .argument('<path>', 'portefeuille')
    .argument('<file>', 'extrait CSV ou XLSX')
    .option('--mapping <file>', 'correspondance des colonnes, en JSON')
    .option('--sheet <name...>', 'feuilles du classeur à importer ensemble')
    .option('--choices <file>', 'réponses et choix ligne par ligne, en JSON')
    .option('--take-changes', 'reprend du fichier les valeurs qui ont changé')
    .option('--refused <file>', 'enregistre les lignes refusées et leurs motifs, en CSV')
    .option('--dry-run', 'dit ce qui serait fait, sans rien écrire')
    .option('--json')
    .description('importe des candidats, avec un compte rendu ligne à ligne')
    .action((path: string, file: string, options: Options) =>
      withPortfolio(
        path,
        async (ask) => {
          const { dryRun, json } = options;
          const report = await importReport(ask, file, {
            mapping:
              options.mapping === undefined
                ? null
                : parseMapping(readJson(options.mapping, 'de correspondance')),
            choices: choicesOf(options),
            sheets: options.sheet ?? [],
            refused: options.refused ?? null,
            isTry: dryRun === true,
          });
          for (const notice of report.notices) remark(notice);
          print(json === true, report, () => [
            `${plural(report.rows, 'ligne', 'lignes')} : ${[
              plural(report.created, 'fiche créée', 'fiches créées'),
              ...(report.suspected === 0
                ? []
                : [`dont ${formatNumber(report.suspected)} à comparer avec une autre`]),
              plural(report.merged, 'ligne réunie à une fiche', 'lignes réunies à une fiche'),
              plural(report.refused, 'ligne refusée', 'lignes refusées'),
            ].join(', ')}${dryRun ? ' (essai, rien n’a été écrit)' : ''}`,
            ...report.report
              .filter((line) => line.outcome !== 'created' || line.suspectedDuplicateOf !== null)
              .map((line) => `${placeOf(line)} : ${outcomes[line.outcome]} ; ${line.reason}`),
          ]);
        },
        // Rows that leave are written in the journal, even where nothing is imported.
        { isLogged: options.dryRun !== true || options.refused !== undefined },
      ),
    );
}

const choicesOf = ({ choices, takeChanges }: Options): ImportChoices => {
  const read = choices === undefined ? noChoices : parseChoices(readJson(choices, 'de choix'));
  return takeChanges === true ? { ...read, takesChanges: true } : read;
};

type Line = Pick<ImportReportLine, 'line' | 'sheet'>;
const placeOf = ({ line, sheet }: Line): string => `ligne ${line}${sheet === null ? '' : ` (${sheet})`}`;

/** Rows of the report asked at a time. */
const PAGE = 500;

interface Asked {
  readonly mapping: ImportMappingFile | null;
  readonly choices: ImportChoices;
  readonly sheets: readonly string[];
  readonly refused: string | null;
  readonly isTry: boolean;
}

/** Reads, plans, reports and, unless it is a try, imports: the calls of the window's wizard, one after the other. */
async function importReport(
  ask: Ask,
  path: string,
  { mapping, choices, sheets, refused: out, isTry }: Asked,
): Promise<ImportReport> {
  const first = await ask('import.read', { file: path, fileName: basename(path) });
  const read = sheets.length === 0 ? first : await ask('import.chooseSheets', { sheets: [...sheets] });
  const { planId, counts, changed, notices, questions } = await ask('import.plan', {
    mapping: mapping ?? read.columns.map(({ target }) => target),
    choices,
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
    report.push(...lines.map(({ who: _who, sentences: _sentences, ...line }) => line));
  }
  if (out !== null) await ask('import.exportRefused', { planId, file: out });
  if (!isTry) await ask('import.commit', { planId });
  const asked = questions.filter(({ answer }) => answer === null).map(({ sentence }) => sentence);
  return { ...counts, changed, notices: [...read.notices, ...notices, ...asked], report };
}

const outcomes = { created: 'créée, à comparer', merged: 'réunie', refused: 'refusée' } as const;
