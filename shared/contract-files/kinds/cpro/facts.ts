import type { Facts } from '../../../law';
import type { Fields } from '../../engine/contract-file.schema';
import { knownOnly } from '../../engine/fact-sources';
import { numberOf, textOf, yesNoOf } from '../../engine/field-values';
import type { OwnFacts } from '../../engine/kind';

type ContractFacts = NonNullable<Facts['contract']>;

const natureOf = (code: string | null): ContractFacts['nature'] => {
  switch (code) {
    case 'CDI':
      return 'CDI';
    // A temporary-work agency concludes its contrats de professionnalisation as CDD (L. 6325-23).
    case 'CDD':
    case 'CTT':
      return 'CDD';
    default:
      return undefined;
  }
};

const qualificationOf = (code: string | null): ContractFacts['qualification'] => {
  switch (code) {
    case '1':
      return 'RNCP';
    case '2':
      return 'CQP';
    case '3':
      return 'branch-classification';
    case '4':
      return 'experimental';
    case '8':
      return 'vae-pathway';
    default:
      return undefined;
  }
};

const interruptions = ['maternity', 'illness', 'work-accident', 'occupational-disease'] as const;

type DiplomaKind = NonNullable<Facts['candidate']>['diplomaKind'];

/** The kind of a baccalaureate; the other codes do not say one. */
const diplomaKinds: readonly { readonly code: string; readonly kind: DiplomaKind }[] = [
  { code: '41', kind: 'professional' },
  { code: '42', kind: 'general' },
  { code: '43', kind: 'technological' },
];
const diplomaKindOf = (code: string | null): DiplomaKind =>
  diplomaKinds.find((each) => each.code === code)?.kind;
/** The code of a baccalaureate of that kind. */
export const codeOfDiplomaKind = (kind: DiplomaKind): string | null =>
  diplomaKinds.find((each) => each.kind === kind)?.code ?? null;

/** The contract that this one renews: `null` for a first contract; unknown for an amendment, which renews nothing. */
function renewalOf(fields: Fields): ContractFacts['renewalOf'] {
  const timesRenewed = numberOf(fields, 'contract.timesRenewed') ?? undefined;
  switch (textOf(fields, 'contract.type')) {
    case '11':
    case '12':
      return null;
    case '21':
      return knownOnly({ reason: 'exam-failure' as const, timesRenewed });
    case '22':
      return knownOnly({ reason: 'training-body-default' as const, timesRenewed });
    case '23': {
      const typed = textOf(fields, 'contract.interruptionReason');
      return knownOnly({ reason: interruptions.find((reason) => reason === typed), timesRenewed });
    }
    case '24':
      return knownOnly({ reason: 'further-qualification' as const, timesRenewed });
    // An amendment changes a contract already judged as a first one.
    case '30':
      return null;
    default:
      return undefined;
  }
}

function branchAgreementOf(fields: Fields): ContractFacts['branchAgreement'] {
  const applies = yesNoOf(fields, 'agreement.applies');
  if (applies === null) return undefined;
  if (!applies) return null;
  const percent = numberOf(fields, 'agreement.maxTrainingPercent');
  return knownOnly({
    maxMonths: numberOf(fields, 'agreement.maxMonths') ?? undefined,
    maxTrainingShare: percent === null ? undefined : percent / 100,
  });
}

/** What the form says to the rules, besides the dates and the working time. */
export const cproFacts = (fields: Fields): OwnFacts => ({
  // What the form asks of the diploma and of the situation before says these two facts of the record as well.
  candidate: knownOnly({
    diplomaKind: diplomaKindOf(textOf(fields, 'candidate.highestDiploma')),
    formerAidedContract: textOf(fields, 'candidate.previousSituation') === '6' ? true : undefined,
  }),
  contract: knownOnly({
    nature: natureOf(textOf(fields, 'contract.nature')),
    trainingHours: numberOf(fields, 'training.totalHours') ?? undefined,
    renewalOf: renewalOf(fields),
    qualification: qualificationOf(textOf(fields, 'training.qualificationType')),
    branchAgreement: branchAgreementOf(fields),
  }),
});
