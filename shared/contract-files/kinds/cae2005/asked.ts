import { numberOf } from '../../engine/field-values';
import type { Asked, KindContext } from '../../engine/kind';

export const isRenewal = ({ fields }: KindContext): boolean =>
  (numberOf(fields, 'contract.renewals') ?? 0) > 0;
export const forRenewal: Asked = { sentence: 'pour un renouvellement', when: isRenewal };
