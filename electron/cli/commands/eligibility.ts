import type { Command } from 'commander';
import { ZodError } from 'zod';
import { agree, formatNumber, typography } from '../../../shared/base/text';
import { formatFrenchDate } from '../../../shared/base/time';
import {
  bareSaid,
  type Condition,
  citeArticle,
  conditionLooks,
  durationText,
  type Eligibility,
  evaluate,
  moneyLineText,
  noReferences,
  openingOf,
  questionsOf,
  type References,
  readFacts,
  referencesSchema,
  type SchemeAnswer,
  type SchemeCode,
  schemes,
  verdictText,
} from '../../../shared/law';
import { type AnswerReport, answerToReport, readAnswerReport } from '../../../shared/rights';
import { CliRefusal, print, remark } from '../output';
import { readJson } from '../read-json';

/** Beyond this the answer itself would be too long a text. */
const MOST_SITUATIONS = 10_000;
/** Questions shown to a reader; the JSON holds them all. */
const MOST_QUESTIONS = 10;

interface Options {
  readonly facts: string;
  readonly references?: string;
  readonly scheme?: readonly string[];
  readonly json?: true;
}

export function eligibilityCommand(program: Command): void {
  program
    .command('eligibility')
    .requiredOption('--facts <file>', 'faits, en JSON (un objet ou un tableau)')
    .option('--references <file>', 'valeurs datées et arrêtés ajoutés, en JSON')
    .option('--scheme <code...>', 'ces dispositifs seulement (par exemple CPRO PEC)')
    .option('--json')
    .description('ce que disent les règles, sans portefeuille')
    .action(({ facts, references, scheme, json }: Options) => {
      const wanted = wantedSchemes(scheme);
      const added = references === undefined ? noReferences : readReferences(references);
      const given = readJson(facts, 'des faits');
      if (Array.isArray(given) && given.length > MOST_SITUATIONS)
        throw new CliRefusal(
          `Le fichier des faits compte ${given.length} situations (${MOST_SITUATIONS} au plus).`,
        );
      const answer = Array.isArray(given)
        ? given.map((one, index) => answerOf(one, added, wanted, `Situation ${index + 1} : `))
        : answerOf(given, added, wanted);
      print(json === true, answer, () =>
        (Array.isArray(answer) ? answer : [answer]).flatMap((one, index) => [
          ...(index === 0 ? [] : ['']),
          ...linesOf(one),
        ]),
      );
    });
}

/** The codes asked for, or `null` for all; refused when one has no rules. */
function wantedSchemes(codes: readonly string[] | undefined): ReadonlySet<SchemeCode> | null {
  if (codes === undefined) return null;
  const known = schemes.map(({ id }) => id);
  return new Set(
    codes.map((code) => {
      const found = known.find((id) => id === code.toUpperCase());
      if (found === undefined)
        throw new CliRefusal(
          typography(`Le dispositif « ${code} » n’a pas de règles ; choisissez parmi : ${known.join(', ')}.`),
        );
      return found;
    }),
  );
}

/** Added values and orders from a file. A refusal names the first field at fault. */
function readReferences(path: string): References {
  const parsed = referencesSchema.safeParse(readJson(path, 'des références'));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = (issue?.path ?? []).join('.');
  throw new CliRefusal(
    typography(
      issue?.code === 'unrecognized_keys'
        ? `Le fichier des références a un champ de trop : « ${[...(field === '' ? [] : [field]), issue.keys[0]].join('.')} ».`
        : field === ''
          ? 'Les références s’écrivent comme un objet JSON, avec « values » et « orders ».'
          : `Dans le fichier des références, la valeur de « ${field} » n’est pas admise${issue === undefined ? '' : ` : ${lowered(issue.message)}`}`,
    ),
  );
}

/** A sentence that follows a colon. */
const lowered = (message: string): string => `${message.slice(0, 1).toLowerCase()}${message.slice(1)}`;

/** The answer to one situation; `where` says which one of an array, before the refusal's sentence. */
function answerOf(
  json: unknown,
  references: References,
  wanted: ReadonlySet<SchemeCode> | null,
  where = '',
): Eligibility {
  const report = reportIn(json, where);
  const answer =
    report === null ? answerOfFacts(json, references, where) : answerOfReport(report, references, where);
  if (wanted === null) return answer;
  const kept = answer.schemes.filter(({ id }) => wanted.has(id));
  return { ...answer, schemes: kept, questions: questionsOf(kept) };
}

function answerOfFacts(json: unknown, references: References, where: string): Eligibility {
  const read = readFacts(json);
  if (!read.ok) throw new CliRefusal(typography(`${where}${read.message}`));
  return evaluate(read.facts, { references });
}

/** A reported answer, `null` for bare facts. */
function reportIn(json: unknown, where: string): AnswerReport | null {
  try {
    return readAnswerReport(json);
  } catch (error) {
    if (error instanceof ZodError) {
      const place = error.issues[0]?.path.join('.') ?? '';
      throw new CliRefusal(
        typography(
          `${where}Cette réponse signalée n’a pas la forme attendue${place === '' ? '.' : ` : « ${place} ».`}`,
        ),
      );
    }
    throw error;
  }
}

/** What the rules answer to the facts of a report; on stderr, what was expected of its scheme and what they say now. */
function answerOfReport(report: AnswerReport, added: References, where: string): Eligibility {
  const { facts, territory, references, expected, answered, scheme } = report;
  const now = answerToReport(report)?.verdict;
  remark(
    `${where}${scheme} : attendu ${bareSaid(expected).words}, répondu ${bareSaid(answered).words}, aujourd’hui ${now === undefined ? 'sans règles' : bareSaid(now).words}.`,
  );
  return evaluate(facts, { territory, references: references ?? added });
}

function conditionLines(condition: Condition): readonly string[] {
  const change =
    condition.changesOn !== undefined
      ? `Change le ${formatFrenchDate(condition.changesOn)}.`
      : condition.remedy === undefined
        ? ''
        : `Ce qui l’ouvrirait : ${lowered(condition.remedy)}`;
  return [
    `  ${condition.label}, ${conditionLooks[condition.verdict].words} : ${condition.explanation} (${condition.source})`,
    ...(change === '' ? [] : [`    ${change}`]),
  ];
}

/** The label, with the code that `--scheme` takes where the label does not hold it. */
const nameOf = ({ label, id }: SchemeAnswer): string => (label.includes(id) ? label : `${label} (${id})`);

/** What follows from an answer that is open: how long, paid how much at least, on which form. */
function factsLines({ duration, pay, form }: SchemeAnswer): readonly string[] {
  const length = duration === null ? '' : durationText(duration);
  return [
    ...(duration === null || length === ''
      ? []
      : [`  Durée : ${length}${duration.toCheck ? ' (à vérifier)' : ''} (${duration.source})`]),
    ...(pay === null
      ? []
      : [
          `  Salaire minimal des premiers mois : ${formatNumber(pay.percent)} % du ${pay.of === 'SMIC' ? 'SMIC' : 'minimum conventionnel'}${pay.monthlyGross === null ? '' : `, ${formatNumber(pay.monthlyGross, 2)} € brut par mois`}${pay.toCheck ? ' (à vérifier)' : ''} (${pay.source})`,
          `    Pourquoi ${formatNumber(pay.percent)} % : ${pay.because.row}${pay.because.articles.length === 0 ? '' : ` (${pay.because.articles.map(citeArticle).join(', ')})`}`,
        ]),
    ...(form === null
      ? []
      : [
          `  Formulaire : Cerfa n° ${form.number}*${form.revision}${form.confidence === 'N' ? ' (à vérifier)' : ''}`,
        ]),
  ];
}

/** What the State pays, to the young person and to the employer. */
const moneyLines = ({ allowance, aid }: SchemeAnswer): readonly string[] =>
  [['Allocation du jeune', allowance] as const, ['Aide à l’employeur', aid] as const].flatMap(
    ([name, money]) =>
      (money?.lines ?? []).map(
        (line) =>
          `  ${name}, ${lowered(line.label)} : ${moneyLineText(line)}${line.toCheck && line.toRead === null ? ' (à vérifier)' : ''} (${line.source})`,
      ),
  );

function schemeLines(scheme: SchemeAnswer): readonly string[] {
  const { missing } = openingOf(scheme);
  // Of a refusal, what stands against it; of an open answer, everything.
  const shown =
    scheme.verdict === 'ineligible'
      ? scheme.conditions.filter(({ verdict }) => verdict === 'not-met')
      : scheme.conditions;
  return [
    `${nameOf(scheme)} : ${verdictText(scheme)}`,
    ...shown.flatMap(conditionLines),
    ...(scheme.verdict === 'ineligible' ? [] : [...factsLines(scheme), ...moneyLines(scheme)]),
    ...(missing.length === 0 ? [] : [`  Il manque : ${missing.join(', ')}.`]),
    ...scheme.alternatives.map(({ sentence, schemes: codes }) =>
      codes.length === 0 ? `  Autre voie : ${sentence}` : `  Autre voie : ${sentence} (${codes.join(', ')})`,
    ),
  ];
}

/** An answer for a reader: open schemes first, then what to check, what is refused, and what is not in force, in a line. */
function linesOf(answer: Eligibility): readonly string[] {
  const inForce = answer.schemes.filter((scheme) => scheme.inForce);
  const closed = answer.schemes.filter((scheme) => !scheme.inForce);
  const ordered = (['eligible', 'to-check', 'ineligible'] as const).flatMap((verdict) =>
    inForce.filter((scheme) => scheme.verdict === verdict),
  );
  const questions = answer.questions.slice(0, MOST_QUESTIONS);
  const rest = answer.questions.length - questions.length;
  return [
    `Au ${formatFrenchDate(answer.on)}`,
    ...(answer.contradictions.length === 0
      ? []
      : [
          '',
          'Des renseignements se contredisent :',
          ...answer.contradictions.map(({ sentence }) => `  ${sentence}`),
        ]),
    ...ordered.flatMap((scheme) => ['', ...schemeLines(scheme)]),
    ...(closed.length === 0
      ? []
      : [
          '',
          'Hors de leur période :',
          ...closed.map((scheme) => `  ${nameOf(scheme)} : ${scheme.conditions[0]?.explanation ?? ''}`),
        ]),
    ...(questions.length === 0
      ? []
      : [
          '',
          'À demander ensuite :',
          ...questions.map(({ label, schemes: waiting }) => `  ${label} (${waiting.join(', ')})`),
          ...(rest === 0 ? [] : [`  et ${rest} ${agree(rest, 'autre', 'autres')}`]),
        ]),
  ].map(typography);
}
