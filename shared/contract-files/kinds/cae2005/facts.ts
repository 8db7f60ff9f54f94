import type { Fields } from '../../engine/contract-file.schema';
import { numberOf, yesNoOf } from '../../engine/field-values';
import type { OwnFacts } from '../../engine/kind';

/** Whether the file's own fields say what the rules ask. */
export const cae2005Facts = (fields: Fields): OwnFacts => {
  const renewals = numberOf(fields, 'contract.renewals');
  const monthsBefore = numberOf(fields, 'contract.monthsBefore');
  const isWorkshop = yesNoOf(fields, 'employer.isWorkshop');
  return {
    employer: isWorkshop === null ? {} : { integrationAgreement: isWorkshop },
    contract: {
      // A CAE is nothing else.
      nature: 'CDD',
      ...(renewals === null
        ? {}
        : { renewalOf: renewals === 0 ? null : { reason: 'other', timesRenewed: renewals - 1 } }),
      ...(renewals !== null && renewals > 0 && monthsBefore !== null
        ? { aidedMonthsDone: monthsBefore }
        : {}),
    },
  };
};
