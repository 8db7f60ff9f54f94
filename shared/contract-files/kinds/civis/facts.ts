import type { Fields } from '../../engine/contract-file.schema';
import { dateOf } from '../../engine/field-values';
import type { OwnFacts } from '../../engine/kind';

/** The contract of support that the rules count from is the one of this file. */
export const civisFacts = (fields: Fields): OwnFacts => {
  const signedOn = dateOf(fields, 'contract.concludedOn');
  return { candidate: { supportSignedOn: signedOn ?? undefined } };
};
