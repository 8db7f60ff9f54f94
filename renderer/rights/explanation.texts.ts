import { typography as french, plural } from '../../shared/base/text';

/** Why an answer is what it is: its parts, from what stands against it to what is met. */
export const explanationTexts = {
  parts: {
    'not-met': 'Ce qui s’y oppose',
    unknown: 'Ce qui reste à vérifier',
    presumed: 'Ce qui est supposé, à confirmer',
    met: 'Ce qui est rempli',
  },
  looked: (count: number, tally: string): string =>
    french(`${plural(count, 'règle examinée', 'règles examinées')} : ${tally}.`),
  pay: 'Le minimum de rémunération',
  payWhy: (rate: string, row: string): string => french(`Pourquoi ${rate} : ${row}.`),
  payFacts: (facts: readonly string[]): string => french(`D’après : ${facts.join(', ')}.`),
  articles: (articles: readonly string[]): string => `Code du travail, art.\u00A0${articles.join(', ')}`,
  reminders: 'À ne pas oublier',
} as const;

/** One rule: what it says, what it found, on which facts, and where it is written. */
export const ruleTexts = {
  says: (sentence: string): string => french(`Règle : ${sentence}`),
  changesOn: (day: string): string => `Cette réponse change d’elle-même le ${day}.`,
  remedy: (remedy: string): string => french(`Ce qui le changerait : ${remedy}`),
  facts: 'Faits examinés',
  sources: 'Sources',
  article: (article: string, title: string): string =>
    french(`Code du travail, art.\u00A0${article} : ${title}`),
  wordingOf: (day: string): string => `(rédaction du ${day})`,
  inForceSince: (day: string, confidence: string): string =>
    `Règle en vigueur depuis le ${day}, ${confidence}.`,
} as const;
