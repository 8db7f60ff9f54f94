import type { CivilDate } from '../base/time';
import { openToAll, type SchemeCode } from '../law';
import type { ListFilter } from '../lists';

/** Those of the last day asked for. */
let known: { readonly on: CivilDate; readonly schemes: readonly SchemeCode[] } | null = null;

const asked = (filters: readonly ListFilter[], field: string): readonly string[] =>
  filters.flatMap((filter) => (filter.field === field && filter.operator === 'one-of' ? filter.value : []));

/** Schemes that are open to whoever is accompanied, but those that the filters ask for by name. */
export function forAllBut(filters: readonly ListFilter[], on: CivilDate): readonly SchemeCode[] {
  if (known?.on !== on) known = { on, schemes: openToAll(on) };
  const named = asked(filters, 'scheme');
  return known.schemes.filter((scheme) => !named.includes(scheme));
}

/** Answers that an open scheme gives. */
const openAnswers = ['compatible', 'reserved'];
/** Those that a question about what is open leaves out: they tell nobody apart, and are told once for all. */
export const leftOpenToAll = (filters: readonly ListFilter[], on: CivilDate): readonly SchemeCode[] =>
  asked(filters, 'answer').some((answer) => openAnswers.includes(answer)) &&
  asked(filters, 'scheme').length === 0
    ? forAllBut(filters, on)
    : [];
