import { z } from 'zod';
import { text } from '../base/procedure';
import { typography, withoutSocialSecurityNumbers } from '../base/text';
import { type CivilDate, civilDate, type Territory, territorySchema } from '../base/time';
import {
  evaluateScheme,
  type Facts,
  factsSchema,
  noReferences,
  type References,
  referencesSchema,
  type SchemeAnswer,
  type SchemeCode,
  schemeCodeSchema,
  schemeOf,
  smic,
  smicMayotte,
  type Verdict,
  verdictSchema,
} from '../law';

export const REPORT_FORMAT = 'vivier-answer-report/1';

/**
 * An answer that somebody finds wrong, as a test case: the facts without identity, what the rules answered, what was
 * expected. `vivier eligibility --facts` reads it as it reads bare facts.
 */
export const answerReportSchema = z.strictObject({
  format: z.literal(REPORT_FORMAT),
  scheme: schemeCodeSchema,
  territory: territorySchema,
  answered: verdictSchema,
  expected: verdictSchema,
  comment: text(2000),
  /** Added values and orders on which the answer may rest. */
  references: referencesSchema.optional(),
  facts: factsSchema,
});
export type AnswerReport = z.infer<typeof answerReportSchema>;

/** What a report is made from. */
export interface Reported {
  readonly facts: Facts;
  readonly territory: Territory;
  readonly scheme: SchemeCode;
  readonly expected: Verdict;
  readonly comment: string;
  readonly references: References;
}

/** The answer without its sentences: verdicts, what is missing, lengths, amounts, dates of the limits, documents. */
const essence = (answer: SchemeAnswer): string =>
  JSON.stringify({
    verdict: answer.verdict,
    conditions: answer.conditions.map(({ id, verdict }) => [id, verdict]),
    missing: answer.missing,
    duration: answer.duration && { ...answer.duration, note: '' },
    pay: answer.pay && {
      ...answer.pay,
      note: '',
      periods: answer.pay.periods.map((period) => ({ ...period, note: '' })),
    },
    allowance: answer.allowance?.lines.map(({ amount, per, toCheck }) => [amount, per, toCheck]),
    aid: answer.aid?.lines.map(({ amount, per, toCheck }) => [amount, per, toCheck]),
    cost: answer.cost && { ...answer.cost, note: '' },
    training: answer.training && { ...answer.training, note: '' },
    deadlines: answer.deadlines.map(({ code, due }) => [code, due]),
    documents: answer.documents,
    priority: answer.priority?.verdict,
  });

const yearStart = (date: CivilDate): CivilDate => civilDate(`${date.slice(0, 4)}-01-01`);
const monthStart = (date: CivilDate): CivilDate => civilDate(`${date.slice(0, 7)}-01`);

type PersonFacts = NonNullable<Facts['candidate']>;
const withPerson = (facts: Facts, more: Partial<PersonFacts>): Facts => ({
  ...facts,
  candidate: { ...facts.candidate, ...more },
});

/** Days of a person's life other than birth: the month says enough, most of the time. */
const lifeDates = [
  'registeredJobSeekerSince',
  'previousApprenticeshipEndedOn',
  'lastCejEndedOn',
  'supportSignedOn',
] as const;

/** What looks like an e-mail or a telephone number in a comment. */
const traces = /[^\s@]+@[^\s@]+\.[^\s@]+|(?:\+33|0)[\s.-]?[1-9](?:[\s.-]?\d{2}){4}/gu;

interface Blurred {
  readonly facts: Facts;
  readonly remarks: readonly string[];
}

/** The facts with every date and code made as vague as the answer allows. */
function blur({
  facts: given,
  scheme,
  ...context
}: Pick<Reported, 'facts' | 'scheme' | 'territory' | 'references'>): Blurred {
  const answerTo = (facts: Facts): string => {
    const answer = evaluateScheme(scheme, facts, context);
    return answer === null ? '' : essence(answer);
  };
  const wanted = answerTo(given);
  const remarks: string[] = [];
  let facts = given;
  /** Takes the first of the tries under which the answer stays the same; whether there was one. */
  const take = (tries: readonly Facts[]): boolean => {
    const found = tries.find((each) => answerTo(each) === wanted);
    if (found) facts = found;
    return found !== undefined;
  };
  // The reference of a contract may be anything that somebody typed.
  if (typeof facts.contract?.renewalOf === 'string')
    facts = { ...facts, contract: { ...facts.contract, renewalOf: 'contrat précédent' } };
  const birthDate = facts.candidate?.birthDate;
  if (birthDate) {
    const tries = [yearStart(birthDate), monthStart(birthDate)];
    if (!take(tries.map((date) => withPerson(facts, { birthDate: date }))))
      remarks.push('Le jour de naissance est gardé : la réponse en dépend.');
  }
  for (const key of lifeDates) {
    const date = facts.candidate?.[key];
    if (date) take([withPerson(facts, { [key]: monthStart(date) })]);
  }
  if (facts.employer?.idcc) {
    const { idcc: _, ...employer } = facts.employer;
    if (!take([{ ...facts, employer }]))
      remarks.push('La convention collective est gardée : la réponse en dépend.');
  }
  return { facts, remarks };
}

/** The references that the scheme may have read. */
function ownReferences({ scheme, references }: Pick<Reported, 'scheme' | 'references'>): References {
  const known = schemeOf(scheme);
  const parameters = new Set([smic.id, smicMayotte.id, ...(known?.parameters ?? []).map(({ id }) => id)]);
  return {
    values: references.values.filter(({ parameter }) => parameters.has(parameter)),
    orders: references.orders.filter((order) => order.scheme === scheme),
  };
}

/** The report as a text, with what is to be known of it; `null` for a scheme without rules. */
export function answerReportOf(
  reported: Reported,
): { readonly content: string; readonly fileName: string; readonly remark: string } | null {
  const { scheme, territory, expected } = reported;
  const references = ownReferences(reported);
  const answer = evaluateScheme(scheme, reported.facts, { territory, references });
  if (answer === null) return null;
  const { facts, remarks } = blur({ ...reported, references });
  // The numbers first: their figures in pairs look like a telephone number.
  const comment = withoutSocialSecurityNumbers(reported.comment.trim()).replaceAll(traces, '[retiré]');
  const report: AnswerReport = {
    format: REPORT_FORMAT,
    scheme,
    territory,
    answered: answer.verdict,
    expected,
    comment,
    ...(references.values.length + references.orders.length === 0 ? {} : { references }),
    facts,
  };
  const all = [
    ...remarks,
    ...(comment === reported.comment.trim()
      ? []
      : ['Un courriel, un téléphone ou un numéro a été retiré du commentaire.']),
  ];
  return {
    content: `${JSON.stringify(report, null, 2)}\n`,
    fileName: `reponse-${scheme.toLowerCase().replaceAll('_', '-')}-${facts.on}.json`,
    remark: typography(all.join(' ')),
  };
}

/** Reads a report back, or `null` when the JSON is something else; throws a `ZodError` when it is one that does not hold. */
export function readAnswerReport(json: unknown): AnswerReport | null {
  if (typeof json !== 'object' || json === null || !('format' in json)) return null;
  return json.format === REPORT_FORMAT ? answerReportSchema.parse(json) : null;
}

/** What the rules answer today to a report, as when it was written. */
export const answerToReport = ({ scheme, facts, territory, references }: AnswerReport): SchemeAnswer | null =>
  evaluateScheme(scheme, facts, { territory, references: references ?? noReferences });
