import { levelCodes } from '../../fields/codes';
import { words } from './fact-text';
import {
  apprenticeshipEnds,
  contractNatures,
  extensions,
  type Facts,
  factLabel,
  factsSchema,
  immersionObjects,
  qualifications,
  renewalReasons,
  residences,
  targetKinds,
  taxBrackets,
} from './facts';
import { employerKindLabels } from '../../fields/codes';
import { regionCodes } from './regions';

/** How a form asks for a fact. */
export type FactInputKind =
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'date' }
  /** A whole or decimal number, with its unit. */
  | { readonly kind: 'number'; readonly unit: string; readonly decimals: number; readonly max: number }
  | { readonly kind: 'choice'; readonly options: readonly FactOption[] };

export interface FactOption {
  readonly value: string;
  readonly label: string;
}

const options = (path: string, codes: readonly string[]): FactInputKind => ({
  kind: 'choice',
  options: codes.map((value) => ({ value, label: words[path]?.[value] ?? value })),
});
const whole = (unit: string, max: number): FactInputKind => ({ kind: 'number', unit, decimals: 0, max });
const euros = (unit: string): FactInputKind => ({ kind: 'number', unit, decimals: 2, max: 1_000_000 });
const yesNo: FactInputKind = { kind: 'yes-no' };
const date: FactInputKind = { kind: 'date' };

/** Every fact that can be typed outside the form of the candidate. */
const inputs: Readonly<Record<string, FactInputKind>> = {
  startsOn: date,
  endsOn: date,
  'candidate.employed': yesNo,
  'candidate.jobSeekerMonthsInLast18': whole('mois', 18),
  'candidate.jobSeekerMonthsInLast12': whole('mois', 12),
  'candidate.jobSearchMonths': whole('mois', 120),
  'candidate.lowerSecondaryCompleted': yesNo,
  'candidate.topAthlete': yesNo,
  'candidate.businessProject': yesNo,
  'candidate.singleParentWithoutCare': yesNo,
  'candidate.previousApprenticeshipEndedOn': date,
  'candidate.previousApprenticeshipLevel': options('candidate.level', levelCodes),
  'candidate.previousApprenticeshipEnd': options('candidate.previousApprenticeshipEnd', apprenticeshipEnds),
  'candidate.taxBracket': options('candidate.taxBracket', taxBrackets),
  'candidate.deductibleResources': euros('€ par mois'),
  'candidate.earnedResources': euros('€ par mois'),
  'candidate.monthlyResources': euros('€ par mois'),
  'candidate.lastCejEndedOn': date,
  'candidate.relatedExperienceMonths': whole('mois', 720),
  'candidate.residence': options('candidate.residence', residences),
  'employer.kind': {
    kind: 'choice',
    options: Object.entries(employerKindLabels).map(([value, label]) => ({ value, label })),
  },
  'employer.headcount': whole('personnes', 10_000_000),
  'employer.conventionalMinimumMonthly': euros('€ par mois, à 35 heures'),
  'employer.region': options('employer.region', regionCodes),
  'employer.integrationAgreement': yesNo,
  'employer.replacesDismissed': yesNo,
  'employer.economicDismissal6Months': yesNo,
  'employer.contributionsUpToDate': yesNo,
  'employer.quotaCommitment': yesNo,
  'contract.nature': options('contract.nature', contractNatures),
  'contract.weeklyHours': { kind: 'number', unit: 'heures par semaine', decimals: 2, max: 168 },
  'contract.trainingHours': whole('heures en tout', 20_000),
  'contract.qualification': options('contract.qualification', qualifications),
  'contract.targetLevel': options('candidate.level', levelCodes),
  'contract.targetKind': options('contract.targetKind', targetKinds),
  'contract.relatedToHeldDiploma': yesNo,
  'contract.cycleMonths': whole('mois', 60),
  'contract.yearsAlreadyDone': whole('années', 4),
  'contract.extension': options('contract.extension', extensions),
  'contract.previousMonthlyGross': euros('€ par mois'),
  'contract.previousSameEmployer': yesNo,
  'contract.aidedMonthsDone': whole('mois', 120),
  'contract.aidDecidedOn': date,
  'contract.renewalOf': {
    kind: 'choice',
    options: [
      { value: 'none', label: 'premier contrat' },
      { value: 'some', label: 'renouvellement' },
    ],
  },
  'contract.renewalOf.reason': options('contract.renewalOf.reason', renewalReasons),
  'contract.renewalOf.timesRenewed': whole('fois', 20),
  'contract.branchAgreement': {
    kind: 'choice',
    options: [
      { value: 'none', label: 'aucun accord' },
      { value: 'some', label: 'un accord s’applique' },
    ],
  },
  'contract.branchAgreement.maxMonths': whole('mois', 36),
  'immersion.isRenewal': yesNo,
  'immersion.sameHostConventions': whole('conventions', 50),
  'immersion.sameHostDays': whole('jours', 366),
  'immersion.totalHours': whole('heures en tout', 2000),
  'immersion.object': options('immersion.object', immersionObjects),
};

/** Facts inside another one: they have no name of their own in the facts. */
const innerLabels: Readonly<Record<string, string>> = {
  'contract.branchAgreement.maxMonths': 'durée admise par l’accord',
};
/** French name of what a form asks for. */
export const inputLabel = (path: string): string => innerLabels[path] ?? factLabel(path);

/** How a form asks for the fact at this path; `null` when only the form of the candidate holds it. */
export const factInput = (path: string): FactInputKind | null => inputs[path] ?? null;

/** Facts of which "there is none" is an answer of its own, and its word. */
const noneLabels: Readonly<Record<string, string>> = {
  'candidate.previousApprenticeshipEndedOn': 'jamais d’apprentissage',
  'candidate.previousApprenticeshipLevel': 'jamais d’apprentissage',
  'candidate.previousApprenticeshipEnd': 'jamais d’apprentissage',
  'candidate.lastCejEndedOn': 'jamais de CEJ',
  'employer.conventionalMinimumMonthly': 'aucun minimum',
  'contract.extension': 'pas de prolongation',
  'contract.previousMonthlyGross': 'aucun contrat précédent',
  'contract.aidDecidedOn': 'pas de décision',
  'contract.targetLevel': 'aucune certification',
  'contract.qualification': 'aucune qualification',
};
export const noneLabel = (path: string): string | null => noneLabels[path] ?? null;

/** Facts that are an object or none: a form offers "none" and "some". */
const sections = new Set(['contract.renewalOf', 'contract.branchAgreement']);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a form shows of a fact: as it is, `none` or `some` for a fact that is an object. */
export function factValue(facts: Facts, path: string): unknown {
  let value: unknown = facts;
  for (const key of path.split('.')) {
    if (!isRecord(value)) return undefined;
    value = value[key];
  }
  if (!sections.has(path) || value === undefined) return value;
  return value === null ? 'none' : 'some';
}

function withValue(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const kept = isRecord(target) ? target : {};
  const inner = withValue(kept[key], rest, value);
  const { [key]: _replaced, ...others } = kept;
  return inner === undefined ? others : { ...others, [key]: inner };
}

/** The facts with one of them changed; `undefined` makes it unknown. `null` when the schema refuses the value. */
export function withFact(facts: Facts, path: string, value: unknown): Facts | null {
  const written = sections.has(path) && value !== undefined ? (value === 'none' ? null : {}) : value;
  const parsed = factsSchema.safeParse(withValue(facts, path.split('.'), written));
  return parsed.success ? parsed.data : null;
}
