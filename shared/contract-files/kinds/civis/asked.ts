import { numberOf, yesNoOf } from '../../engine/field-values';
import type { Asked, KindContext } from '../../engine/kind';

export const asksAllowance = ({ fields }: KindContext): boolean =>
  yesNoOf(fields, 'allowance.isAsked') === true;
export const isRenewal = ({ fields }: KindContext): boolean =>
  (numberOf(fields, 'contract.renewals') ?? 0) > 0;
export const forAllowance: Asked = { sentence: 'quand l’allocation est demandée', when: asksAllowance };
export const forRenewal: Asked = { sentence: 'pour un renouvellement', when: isRenewal };
