import type { Territory } from '../../base/time';
import type { Facts } from './facts';
import { territoryIn } from './regions';

/**
 * Territory whose law holds for a situation: that of the establishment's region overseas, else the one given, else
 * metropolitan France. Everything that depends on a territory (public holidays, SMIC, first and last
 * days, aids) reads it here, so that a region alone is enough, by whatever door the facts come in.
 */
export const territoryOf = (facts: Facts, known: Territory = 'metropole'): Territory =>
  territoryIn(facts.employer?.region, known);
