/*
 * Delays that no text gives: values of the house, each with how far it was checked. What the law counts stands in `shared/law`,
 * in `shared/privacy` and in `shared/papers`, and is read there.
 */
import type { Confidence } from '../law';

interface Delay {
  readonly value: number;
  readonly unit: 'days' | 'months';
  readonly source: string;
  readonly confidence: Confidence;
}

const house = 'Choix de la maison';
const notes = 'Règles du produit relevées avec les dispositifs (novembre 2026)';

export const delays = {
  /** Before the term of a support or of a contract, what follows is prepared. */
  preparation: { value: 30, unit: 'days', source: notes, confidence: 'S' },
  /** Before the same term, it is told. */
  announcement: { value: 60, unit: 'days', source: notes, confidence: 'S' },
  /** Before a contact that is owed each month, and one that is owed each week, it is told. */
  monthlyContactNotice: { value: 10, unit: 'days', source: house, confidence: 'N' },
  weeklyContactNotice: { value: 2, unit: 'days', source: house, confidence: 'N' },
  /** Before the last day of a trial period, news is asked for. */
  trialNotice: { value: 7, unit: 'days', source: house, confidence: 'N' },
  /** Before a milestone, a contact counts as the one of the milestone. */
  milestoneNotice: { value: 14, unit: 'days', source: house, confidence: 'N' },
  firstMilestoneNotice: { value: 3, unit: 'days', source: house, confidence: 'N' },
  /** Before the day on which a person who was lent goes back. */
  returnNotice: { value: 7, unit: 'days', source: house, confidence: 'N' },
  /** After a scheme has closed, an entry that nobody left is history without its end. */
  afterClosing: { value: 18, unit: 'months', source: house, confidence: 'N' },
} as const satisfies Readonly<Record<string, Delay>>;

/** Milestones after the beginning of a contract of work, from the first; an immersion has the first alone. */
export const milestones = [
  { code: 'day-8', label: 'huit jours', count: 8, unit: 'days' },
  { code: 'month-1', label: 'un mois', count: 1, unit: 'months' },
  { code: 'month-3', label: 'trois mois', count: 3, unit: 'months' },
  { code: 'month-6', label: 'six mois', count: 6, unit: 'months' },
  { code: 'month-12', label: 'douze mois', count: 12, unit: 'months' },
] as const;
