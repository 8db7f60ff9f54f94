import type { Fields } from '../../engine/contract-file.schema';
import { numberOf, textOf, yesNoOf } from '../../engine/field-values';
import type { Asked } from '../../engine/kind';

export const isRenewal = (fields: Fields): boolean => yesNoOf(fields, 'immersion.isRenewal') === true;
export const isEmployed = (fields: Fields): boolean => yesNoOf(fields, 'beneficiary.isEmployed') === true;
export const hasOwnSupport = (fields: Fields): boolean => yesNoOf(fields, 'support.isDistinct') === true;
export const isDelegated = (fields: Fields): boolean => textOf(fields, 'prescriber.kind') === 'delegated';
/** Another convention in the same host, that this one does not renew. */
const isSecond = (fields: Fields): boolean =>
  !isRenewal(fields) && (numberOf(fields, 'immersion.earlierConventions') ?? 0) > 0;

export const forRenewal: Asked = {
  sentence: 'pour un renouvellement',
  when: ({ fields }) => isRenewal(fields),
};
export const forSecond: Asked = {
  sentence: 'pour une deuxième convention dans la même structure',
  when: ({ fields }) => isSecond(fields),
};
export const forEmployed: Asked = {
  sentence: 'pour un bénéficiaire salarié',
  when: ({ fields }) => isEmployed(fields),
};
export const withOwnSupport: Asked = {
  sentence: 'quand la structure d’accompagnement n’est pas le prescripteur',
  when: ({ fields }) => hasOwnSupport(fields),
};
export const forDelegated: Asked = {
  sentence: 'pour un organisme autorisé par une convention',
  when: ({ fields }) => isDelegated(fields),
};
