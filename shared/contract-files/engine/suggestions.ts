import type { CivilDate } from '../../base/time';
import { dateOf } from './field-values';
import type { Suggestion, SuggestionContext } from './kind';

type Suggested = (context: SuggestionContext) => Suggestion | null;

/** The day that another field of the file holds. */
export const sameDay =
  (key: string, because: string): Suggested =>
  ({ fields }) => {
    const day: CivilDate | null = dateOf(fields, key);
    return day === null ? null : { value: day, because };
  };

/** The legal week of work, in hours (code du travail, art. L. 3121-27). */
export const legalWeek: Suggested = () => ({ value: 35, because: 'durée légale du travail' });

/** The least gross pay of the first month that the rules find, in cents; `toCheck` of the answer is told. */
export const leastPay: Suggested = ({ law: { pay } }) => {
  if (pay === null || pay.monthlyGross === null) return null;
  const name = 'minimum légal du premier mois';
  return { value: Math.round(pay.monthlyGross * 100), because: pay.toCheck ? `${name}, à vérifier` : name };
};
