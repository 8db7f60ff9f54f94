import type { SchemeAnswer } from './eligibility.schema';
import { type Parameter, valueOn } from './parameter';
import type { RuleContext } from './rule';
import { citing } from './source';

/** Official form: number and revision. */
export interface FormReference {
  readonly number: string;
  readonly revision: string;
}

export const showForm = ({ number, revision }: FormReference): string => `Cerfa n° ${number}*${revision}`;
export const yesOrNo = (value: boolean): string => (value ? 'oui' : 'non');

/** The official form in use on the day of the rules; `null` before the first one. */
export function formOn(
  form: Parameter<FormReference>,
  { on }: Pick<RuleContext, 'on'>,
): SchemeAnswer['form'] {
  const known = valueOn(form, on);
  return known && { ...known.value, ...citing(known.source), confidence: known.confidence };
}
