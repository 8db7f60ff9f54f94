import { immersionObjects } from '../../../law';
import type { Fields } from '../../engine/contract-file.schema';
import { knownOnly } from '../../engine/fact-sources';
import { numberOf, textOf, yesNoOf } from '../../engine/field-values';
import type { OwnFacts } from '../../engine/kind';

/** What the convention says to the rules, besides its dates. */
export const pmsmpFacts = (fields: Fields): OwnFacts => {
  const typed = textOf(fields, 'immersion.object');
  return {
    candidate: knownOnly({ employed: yesNoOf(fields, 'beneficiary.isEmployed') ?? undefined }),
    immersion: knownOnly({
      object: immersionObjects.find((each) => each === typed),
      isRenewal: yesNoOf(fields, 'immersion.isRenewal') ?? undefined,
      sameHostConventions: numberOf(fields, 'immersion.earlierConventions') ?? undefined,
      sameHostDays: numberOf(fields, 'immersion.earlierDays') ?? undefined,
      totalHours: numberOf(fields, 'immersion.totalHours') ?? undefined,
    }),
  };
};
