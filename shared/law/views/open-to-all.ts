import { addMonths, type CivilDate, type Territory } from '../../base/time';
import { noReferences, type References } from '../engine/references';
import type { SchemeCode } from '../facts/scheme-codes';
import { schemes } from '../schemes';
import { prepareSweep } from './sweep';

/** From the first age at which one may be accompanied: the thresholds of the law lie between them. */
const ages = [16, 17, 18, 20, 23, 25, 26, 29, 30, 40, 50, 62] as const;

/**
 * The schemes that are open on a day to whoever is accompanied, whatever else she is: that one of them is open says nothing
 * of anybody. Read from the rules: nothing else is known of the person, at any age.
 */
export function openToAll(
  on: CivilDate,
  territory: Territory = 'metropole',
  references: References = noReferences,
): readonly SchemeCode[] {
  const sweep = prepareSweep(schemes, on, territory, references);
  const open = ages.map((age) => {
    const birthDate = addMonths(on, -12 * age - 6);
    const { outlooks } = sweep({
      facts: { on, candidate: { birthDate, accompanied: true } },
      later: [],
    }).judge();
    return new Set(outlooks.flatMap(({ scheme, verdict }) => (verdict === 'eligible' ? [scheme] : [])));
  });
  return schemes.flatMap(({ id }) => (open.every((each) => each.has(id)) ? [id] : []));
}
