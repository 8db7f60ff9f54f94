import { z } from 'zod';
import { addDays, addMonths, type CivilDate, daysBetween } from '../../shared/base/time';
import { employerIdSchema } from '../../shared/fields';
import { factsSchema, factValue, type Supposed, withFact } from '../../shared/law';
import type { FactAnswer } from './fact-field';

/** The offer being compared: an employer of the portfolio, and what is supposed of the rest. */
export const offerSchema = z.strictObject({
  employerId: employerIdSchema.nullable(),
  /** Length typed in months, from which the end follows the start; `null` when the end is typed, or nothing. */
  months: z.number().int().min(1).max(60).nullable(),
  facts: factsSchema.omit({ candidate: true }),
});
export type Offer = z.infer<typeof offerSchema>;

/** What is supposed to begin with, in view and to be changed: a start today, full time. */
export const firstOffer = (today: CivilDate): Offer => ({
  employerId: null,
  months: null,
  facts: { on: today, startsOn: today, contract: { weeklyHours: 35 } },
});

const lastDay = (startsOn: CivilDate, months: number): CivilDate => addDays(addMonths(startsOn, months), -1);

/** The offer with one fact changed; as it was when the value cannot be taken. */
export function supposing(offer: Offer, path: string, value: FactAnswer): Offer {
  const changed = withFact(offer.facts, path, value);
  if (changed === null) return offer;
  const { candidate: _person, ...facts } = changed;
  const next = { ...offer, facts };
  if (path === 'endsOn') return { ...next, months: null };
  return path === 'startsOn' ? withEnd(next) : next;
}

export const lasting = (offer: Offer, months: number | null): Offer => withEnd({ ...offer, months });

/** The end follows from the start and the months; without months typed it stays as it is. */
function withEnd(offer: Offer): Offer {
  const { months, facts } = offer;
  const { endsOn, ...rest } = facts;
  if (months === null) return offer;
  return {
    ...offer,
    facts: facts.startsOn == null ? rest : { ...rest, endsOn: lastDay(facts.startsOn, months) },
  };
}

/** Another reference date: the start keeps its distance from it, and a typed end follows the start. */
export function referredTo(offer: Offer, on: CivilDate): Offer {
  const days = daysBetween(offer.facts.on, on);
  const moved = (day: CivilDate | null | undefined): CivilDate | null | undefined =>
    day == null ? day : addDays(day, days);
  const { startsOn, endsOn, ...facts } = offer.facts;
  const next = { ...offer, facts: { ...facts, on } };
  const [start, end] = [moved(startsOn), moved(endsOn)];
  return withEnd({
    ...next,
    facts: {
      ...next.facts,
      ...(start === undefined ? {} : { startsOn: start }),
      ...(end === undefined ? {} : { endsOn: end }),
    },
  });
}

/** The offer without an end: each scheme is then compared on its usual length. */
export function endless(offer: Offer): Offer {
  const { endsOn: _end, ...facts } = offer.facts;
  return { ...offer, months: null, facts };
}

/** Another employer: what was typed of the former one goes with it. */
export function withEmployer(offer: Offer, employerId: Offer['employerId']): Offer {
  const { employer: _former, ...facts } = offer.facts;
  return { ...offer, employerId, facts };
}

/** What a field shows. The schema of the facts has checked whatever stands there. */
export const shown = (facts: Supposed, path: string): FactAnswer => {
  const value = factValue(facts, path);
  return typeof value === 'boolean' ||
    typeof value === 'number' ||
    typeof value === 'string' ||
    value === null
    ? value
    : undefined;
};
