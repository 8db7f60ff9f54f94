import type { Territory } from '../../base/time';
import type { Facts } from '../facts/facts';
import { isOverseas, territoryIn } from '../facts/regions';

/** What is supposed of the offer: everything but the person. */
export type Supposed = Omit<Facts, 'candidate'>;

/**
 * Facts of a person and of an employer completed by what is supposed of the contract. What is supposed wins where it is
 * known; where it is not, what the record says stays.
 */
export function comparedFacts(known: Facts, supposed: Supposed): Facts {
  const merged: Facts = { ...known, on: supposed.on };
  if (supposed.startsOn !== undefined) merged.startsOn = supposed.startsOn;
  if (supposed.endsOn !== undefined) merged.endsOn = supposed.endsOn;
  if (supposed.employer != null) merged.employer = { ...known.employer, ...supposed.employer };
  if (supposed.contract != null) merged.contract = { ...known.contract, ...supposed.contract };
  if (supposed.immersion != null) merged.immersion = { ...known.immersion, ...supposed.immersion };
  return merged;
}

/**
 * Territory of a typed offer, `known` being that of the structure: a typed region says where the establishment lies,
 * which is not overseas because the structure is.
 */
export function comparedTerritory(known: Territory, supposed: Supposed): Territory {
  const region = supposed.employer?.region;
  if (region == null) return known;
  return territoryIn(region, isOverseas(known) ? 'metropole' : known);
}
