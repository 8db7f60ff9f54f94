/**
 * The pages of docs/guide/dispositifs, one a scheme, made from the tables of the rules: nothing in them is written by
 * hand. `node --import ./test/support/typescript-loader.mjs test/law/sheets.ts --write` writes them; without `--write`
 * it says whether they are in step. `sheets.test.ts` fails when they are not.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typography } from '../../shared/base/text';
import { type CivilDate, formatFrenchDate, territoryLabels } from '../../shared/base/time';
import { bareSaid, confidenceLabels, noReferences, schemes } from '../../shared/law';
import { reserveText } from '../../shared/law/engine/answer-text';
import { lawReviewedOn } from '../../shared/law/views/law-check';
import {
  type Sheet,
  type SheetCase,
  type SheetPart,
  type SheetTime,
  sheetOf,
} from '../../shared/law/views/sheet';
import { answerTo, changedFrom, explained } from '../support/law-cases';
import { schemeCases } from './coverage';

const folder = join(import.meta.dirname, '../../docs/guide/dispositifs');
export const command = 'node --import ./test/support/typescript-loader.mjs test/law/sheets.ts --write';

const kinds: Readonly<Record<Sheet['kind'], string>> = {
  employment: 'Contrat de travail',
  support: 'Contrat d’accompagnement',
  immersion: 'Immersion',
  measure: 'Mesure',
};
const subjects = { person: 'Personne', employer: 'Employeur', contract: 'Contrat' } as const;
const times: Readonly<Record<SheetTime, string>> = {
  past: 'passée',
  'in-force': 'en vigueur',
  coming: 'à venir',
};
const origins = { product: '', structure: ' (structure)', pack: ' (paquet de références)' } as const;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** "du 1er mai 2008 au 30 avril 2010", "depuis le 1er mai 2008". */
const spanOf = (from: CivilDate, to: CivilDate | null): string =>
  to === null
    ? `depuis le ${formatFrenchDate(from)}`
    : `du ${formatFrenchDate(from)} au ${formatFrenchDate(to)}`;

const section = <T>(title: string, part: SheetPart<T>, lines: (items: readonly T[]) => readonly string[]) => [
  `## ${title}`,
  '',
  ...(part.items.length === 0 ? [part.absence] : lines(part.items)),
  '',
];

/** The page of a scheme, in Markdown. */
export function pageOf(sheet: Sheet): string {
  const lines = [
    `# ${sheet.label}`,
    '',
    '<!-- written from the tables of the rules by test/law/sheets.ts, not by hand -->',
    '',
    sheet.purpose,
    '',
    `- Code : \`${sheet.id}\` · ${kinds[sheet.kind]}`,
    `- En vigueur ${spanOf(sheet.from, sheet.to)}`,
    ...sheet.startsIn.map(
      ({ territory, from }) => `- ${territoryLabels[territory]} : depuis le ${formatFrenchDate(from)}`,
    ),
    `- Date de référence. ${sheet.pivot}`,
    `- Source : ${sheet.source} (${confidenceLabels[sheet.confidence]})`,
    `- Fiche au ${formatFrenchDate(sheet.on)}`,
    '',
    ...section('Conditions', sheet.conditions, (rules) => [
      row('condition', 'porte sur', 'règle', 'période', 'source', 'confiance'),
      row(...Array.from({ length: 6 }, () => '---')),
      ...rules.map((rule) =>
        row(
          rule.label,
          subjects[rule.about],
          rule.sentence,
          `${spanOf(rule.from, rule.to)}${rule.time === 'in-force' ? '' : ` (${times[rule.time]})`}`,
          rule.source,
          `${rule.confidence} : ${confidenceLabels[rule.confidence]}`,
        ),
      ),
    ]),
    ...section('Montants et paramètres', sheet.parameters, (parameters) => [
      row('paramètre', 'valeur', 'période', 'source', 'confiance'),
      row(...Array.from({ length: 5 }, () => '---')),
      ...parameters.flatMap(({ label, values }) =>
        values.map((value) =>
          row(
            label,
            `${value.shown}${origins[value.origin]}`,
            spanOf(value.from, value.to),
            value.source,
            `${value.confidence} : ${confidenceLabels[value.confidence]}`,
          ),
        ),
      ),
    ]),
    ...section('Délais', sheet.deadlines, (limits) => [
      row('échéance', 'à partir de', 'règle', 'source', 'confiance'),
      row(...Array.from({ length: 5 }, () => '---')),
      ...limits.map((limit) =>
        row(
          limit.label,
          limit.trigger,
          [limit.rule, limit.note].filter((text) => text !== '').join(' '),
          limit.source,
          `${limit.confidence} : ${confidenceLabels[limit.confidence]}`,
        ),
      ),
    ]),
    ...section('Pièces demandées dans tous les cas', sheet.documents, (documents) =>
      documents.map(({ code, label }) => `- ${label} (\`${code}\`)`),
    ),
    ...section('Formulaire', sheet.forms, (forms) =>
      forms.map(
        ({ number, revision, source, confidence }) =>
          `- Cerfa n° ${number}\\*${revision} — ${source} (${confidenceLabels[confidence]})`,
      ),
    ),
    ...section('À rappeler', sheet.reminders, (reminders) =>
      reminders.map(({ sentence, source }) => `- ${sentence} (${source})`),
    ),
    ...section('Autres voies', sheet.alternatives, (ways) =>
      ways.map(({ sentence, schemes: codes, source }) => {
        const named = codes.length === 0 ? '' : ` ${codes.map((code) => `\`${code}\``).join(', ')}`;
        return `- ${sentence}${named} (${source})`;
      }),
    ),
    ...section('Articles du code du travail', sheet.articles, (articles) =>
      articles.map(
        ({ citation, title, since, until, address }) =>
          `- ${citation} : ${title} — ${
            since === null
              ? 'rédaction non lue'
              : until === null
                ? `rédaction en vigueur depuis le ${formatFrenchDate(since)}`
                : `du ${formatFrenchDate(since)} au ${formatFrenchDate(until)}`
          } — ${address}`,
      ),
    ),
    ...section('Quelques cas', sheet.cases, (cases) => [
      row('situation', 'jugée au', 'réponse', 'pourquoi', 'source'),
      row(...Array.from({ length: 5 }, () => '---')),
      ...cases.map(({ situation, on, verdict, explanation, source }) =>
        row(situation, formatFrenchDate(on), bareSaid(verdict).words, explanation, source),
      ),
    ]),
  ];
  return `${typography(lines.join('\n')).trimEnd()}\n`;
}

function indexOf(sheets: readonly Sheet[]): string {
  const lines = [
    '# Fiches des dispositifs',
    '',
    '<!-- written from the tables of the rules by test/law/sheets.ts, not by hand -->',
    '',
    `Ce que disent les règles de Vivier au ${formatFrenchDate(lawReviewedOn)}, dispositif par dispositif. La même fiche se lit dans l’application, avec les valeurs ajoutées par la structure.`,
    '',
    row('dispositif', 'nature', 'en vigueur', 'règles', 'valeurs datées'),
    row(...Array.from({ length: 5 }, () => '---')),
    ...sheets.map((sheet) =>
      row(
        `[${sheet.label}](${sheet.id}.md)`,
        kinds[sheet.kind],
        spanOf(sheet.from, sheet.to),
        String(new Set(sheet.conditions.items.map(({ id }) => id)).size),
        String(sheet.parameters.items.reduce((sum, { values }) => sum + values.length, 0)),
      ),
    ),
  ];
  return `${typography(lines.join('\n'))}\n`;
}

/** Every page as it should be, by the name of its file. */
export function expectedPages(): ReadonlyMap<string, string> {
  const sheets = schemes.map((scheme) => sheetOf(scheme, noReferences, lawReviewedOn));
  return new Map([
    ['README.md', indexOf(sheets)],
    ...sheets.map((sheet): [string, string] => [`${sheet.id}.md`, pageOf(sheet)]),
  ]);
}

/** Every page as it stands. */
export function writtenPages(): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** Names of the pages that are missing, too many, or differ. */
export function outOfStep(
  written: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...written.keys(), ...expected.keys()])]
    .filter((name) => written.get(name) !== expected.get(name))
    .sort();
}

/** Most cases that a page shows. */
const handful = 5;
const verdictsInTurn = ['eligible', 'ineligible', 'to-check'] as const;

/**
 * A handful of the cases of each scheme: one that is open, then one for each condition that refuses or leaves the answer
 * open, by turns.
 */
export async function chosenCases(): Promise<Readonly<Record<string, readonly SheetCase[]>>> {
  const chosen = new Map<string, SheetCase[]>();
  for (const { tables } of await schemeCases())
    for (const { scheme, ordinary, context, cases } of tables) {
      const own = chosen.get(scheme) ?? [];
      chosen.set(scheme, own);
      const seen = new Set<string>();
      const queues = verdictsInTurn.map((wanted) =>
        cases.filter(([, , verdict, condition]) => {
          const key = `${verdict} ${condition ?? ''}`;
          if (verdict !== wanted || seen.has(key)) return false;
          seen.add(key);
          return true;
        }),
      );
      while (own.length < handful && queues.some((queue) => queue.length > 0))
        for (const queue of queues) {
          const next = queue.shift();
          if (next === undefined || own.length >= handful) continue;
          const [situation, change, verdict, condition, source] = next;
          const answer = answerTo(scheme, ordinary, change, context);
          own.push({
            situation: typography(situation),
            on: changedFrom(ordinary, change).on,
            verdict,
            explanation:
              condition === null
                ? verdict === 'eligible' && answer.toConfirm.length > 0
                  ? typography(`Possible ${reserveText(answer.toConfirm)}.`)
                  : 'Toutes les conditions sont remplies.'
                : explained(answer, condition),
            source: typography(source),
          });
        }
    }
  return Object.fromEntries(chosen);
}

const casesFile = join(import.meta.dirname, '../../shared/law/schemes/written-cases.ts');
/** The cases as the product holds them. */
export const writtenSheetCases = (): string => readFileSync(casesFile, 'utf8');
export async function expectedSheetCases(): Promise<string> {
  const text = JSON.stringify(await chosenCases(), null, 1);
  if (/[`\\$]/u.test(text)) throw new Error('A case holds a character that its file cannot.');
  return `// Written from the cases of the schemes by test/law/sheets.ts, not by hand.\nexport const writtenCases = \`${text}\`;\n`;
}

if (import.meta.main) {
  const cases = await expectedSheetCases();
  if (process.argv.includes('--write') && cases !== writtenSheetCases()) {
    writeFileSync(casesFile, cases);
    console.log('The cases of the pages have changed: write the pages again.');
    process.exit(0);
  }
  const expected = expectedPages();
  const stale = outOfStep(writtenPages(), expected);
  if (process.argv.includes('--write')) {
    mkdirSync(folder, { recursive: true });
    for (const name of stale) {
      const page = expected.get(name);
      if (page === undefined) rmSync(join(folder, name));
      else writeFileSync(join(folder, name), page);
    }
  } else if (stale.length > 0) {
    console.error(`docs/guide/dispositifs is out of step (${stale.join(', ')}): ${command}`);
    process.exitCode = 1;
  }
}
