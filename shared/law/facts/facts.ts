import { z } from 'zod';
import { typography } from '../../base/text';
import { type CivilDate, civilDateSchema } from '../../base/time';
import {
  benefitSchema,
  diplomaKindSchema,
  employerKindSchema,
  type LevelCode,
  levelSchema,
} from '../../fields/codes';
import { regionSchema } from './regions';

/** A field of the facts. Absent: unknown. `null`: known to be none. Neither is `false`. */
const fact = <T extends z.ZodType>(schema: T) => schema.nullable().optional();

export const residences = ['QPV', 'ZRR', 'other'] as const;
/** CDD or CDI; a temporary-work agency concludes its contrats de professionnalisation as CDD (L. 6325-23). */
export const contractNatures = ['CDD', 'CDI'] as const;

/**
 * What the contract aims at: a certification of the national register, a CQP or CQPI, a qualification recognised by the
 * classifications of a branch (L. 6314-1), the experiment of 2018–2023, or a pathway through VAE.
 */
export const qualifications = [
  'RNCP',
  'CQP',
  'branch-classification',
  'experimental',
  'vae-pathway',
] as const;

/** Why a contract is renewed (L. 6325-7). */
export const renewalReasons = [
  'further-qualification',
  'exam-failure',
  'maternity',
  'illness',
  'work-accident',
  'occupational-disease',
  'training-body-default',
  'other',
] as const;

export const apprenticeshipEnds = [
  'completed',
  'employer-closure',
  'employer-fault',
  'suspension',
  'physical-incapacity',
  'other',
] as const;
export const taxBrackets = ['none', 'first', 'above'] as const;
/** What an apprenticeship aims at, where the pay depends on it. */
export const targetKinds = ['ordinary', 'vocational-licence', 'supplementary-mention'] as const;
export const extensions = ['exam-failure', 'disability', 'adjusted-start'] as const;
export const immersionObjects = ['discover-trade', 'confirm-project', 'start-recruitment'] as const;

const renewalSchema = z.strictObject({
  reason: fact(z.enum(renewalReasons)),
  /** How many times the contract has been renewed before this one. */
  timesRenewed: fact(z.number().int().min(0).max(20)),
});

/** Euros with cents. */
const euros = z.number().min(0).max(1_000_000);

const candidateFactsSchema = z.strictObject({
  birthDate: fact(civilDateSchema),
  level: fact(levelSchema),
  /** The diploma of that level was obtained, not only prepared. */
  diplomaObtained: fact(z.boolean()),
  diplomaKind: fact(diplomaKindSchema),
  upperSecondaryValidated: fact(z.boolean()),
  firstHigherCycleUnfinished: fact(z.boolean()),
  registeredJobSeekerSince: fact(civilDateSchema),
  jobSeekerMonthsInLast18: fact(z.number().int().min(0).max(18)),
  disabledWorker: fact(z.boolean()),
  benefits: fact(z.array(benefitSchema)),
  formerAidedContract: fact(z.boolean()),
  student: fact(z.boolean()),
  inTraining: fact(z.boolean()),
  specialDifficulties: fact(z.boolean()),
  residence: fact(z.enum(residences)),
  workPermitNeeded: fact(z.boolean()),
  /** Has a job at the reference date; a registered job seeker is taken to be without one unless told. */
  employed: fact(z.boolean()),
  jobSeekerMonthsInLast12: fact(z.number().int().min(0).max(12)),
  /** Months of search of a job, registered or not (R. 5134-161). */
  jobSearchMonths: fact(z.number().int().min(0).max(120)),
  /** Completed the last year of collège (L. 6222-1: apprenticeship from 15). */
  lowerSecondaryCompleted: fact(z.boolean()),
  topAthlete: fact(z.boolean()),
  /** Plans to create or take over a business that the diploma makes possible (L. 6222-2). */
  businessProject: fact(z.boolean()),
  /** Single parent without care for a child under 12 (L. 5411-6). */
  singleParentWithoutCare: fact(z.boolean()),
  /** Last day of the previous apprenticeship. */
  previousApprenticeshipEndedOn: fact(civilDateSchema),
  /** Level reached by the previous apprenticeship. */
  previousApprenticeshipLevel: fact(levelSchema),
  /** Why it ended (L. 6222-2). */
  previousApprenticeshipEnd: fact(z.enum(apprenticeshipEnds)),
  /** Household income tax: none, first bracket, above (D. 5131-19). */
  taxBracket: fact(z.enum(taxBrackets)),
  /** Euros a month: resources deducted in whole, and in part, from an allowance (R. 5131-21, R. 5131-22). */
  deductibleResources: fact(euros),
  earnedResources: fact(euros),
  /** Euros a month of all resources, for a ceiling. */
  monthlyResources: fact(euros),
  lastCejEndedOn: fact(civilDateSchema),
  /** First day of the contract of support now in force (CIVIS, PACEA…). */
  supportSignedOn: fact(civilDateSchema),
  /** Total months of activity in direct relation with the certification aimed at (VAE). */
  relatedExperienceMonths: fact(z.number().int().min(0).max(720)),
  /** Followed by a mission locale or another body of the employment network. */
  accompanied: fact(z.boolean()),
});

const employerFactsSchema = z.strictObject({
  kind: fact(employerKindSchema),
  headcount: fact(z.number().int().min(0).max(10_000_000)),
  idcc: fact(z.string().regex(/^\d{4}$/)),
  /** Euros a month, for the job, full time (35 hours). */
  conventionalMinimumMonthly: fact(euros),
  /** Region of the establishment (INSEE code). */
  region: fact(regionSchema),
  /** Convention with the State for work integration through economic activity (L. 5132-2). */
  integrationAgreement: fact(z.boolean()),
  /** Replaces an employee dismissed otherwise than for serious misconduct (L. 5134-21-2). */
  replacesDismissed: fact(z.boolean()),
  /** Dismissed for economic reasons in the last six months (L. 5134-68). */
  economicDismissal6Months: fact(z.boolean()),
  contributionsUpToDate: fact(z.boolean()),
  /** Committed itself to the quota of work-study contracts that large employers must reach. */
  quotaCommitment: fact(z.boolean()),
});

const contractFactsSchema = z.strictObject({
  nature: fact(z.enum(contractNatures)),
  weeklyHours: fact(z.number().positive().max(168)),
  trainingHours: fact(z.number().min(0).max(20_000)),
  /** The contract that this one renews: its reference, or the reason and the count; `null` for a first contract. */
  renewalOf: fact(z.union([z.string().min(1).max(200), renewalSchema])),
  qualification: fact(z.enum(qualifications)),
  branchAgreement: fact(
    z.strictObject({
      maxMonths: fact(z.number().int().min(1).max(36)),
      maxTrainingShare: fact(z.number().min(0).max(1)),
    }),
  ),
  /** Level of the certification aimed at. */
  targetLevel: fact(levelSchema),
  targetKind: fact(z.enum(targetKinds)),
  /** In direct relation with a diploma already held (D. 6222-30). */
  relatedToHeldDiploma: fact(z.boolean()),
  /** Length of the training cycle, in months. */
  cycleMonths: fact(z.number().int().min(1).max(60)),
  /** Years of the cycle already done, or deemed done, before this contract. */
  yearsAlreadyDone: fact(z.number().int().min(0).max(4)),
  /** Why the contract is prolonged (D. 6222-28, R. 6222-48). */
  extension: fact(z.enum(extensions)),
  /** Monthly gross of the previous apprenticeship, in euros, when it led to its diploma (D. 6222-29). */
  previousMonthlyGross: fact(euros),
  previousSameEmployer: fact(z.boolean()),
  /** Total months of aided contract already done with the same employer. */
  aidedMonthsDone: fact(z.number().int().min(0).max(120)),
  /** The decision of aid was taken before the conclusion (R. 5134-26). */
  aidDecidedOn: fact(civilDateSchema),
});

const immersionFactsSchema = z.strictObject({
  /** `true` when this convention renews one with the same purpose and the same aims. */
  isRenewal: fact(z.boolean()),
  /** Conventions in the same host over the last 12 months, this one not counted. */
  sameHostConventions: fact(z.number().int().min(0).max(50)),
  /** Days done in the same host over the last 12 months. */
  sameHostDays: fact(z.number().int().min(0).max(366)),
  /** Hours of the immersion, in all. */
  totalHours: fact(z.number().min(0).max(2000)),
  object: fact(z.enum(immersionObjects)),
});

/**
 * What is known of a situation at the reference date `on` (the conclusion of the contract). An unknown key is refused:
 * a misspelt fact would otherwise pass for an absent one.
 */
export const factsSchema = z.strictObject({
  on: civilDateSchema,
  /** First day of execution. */
  startsOn: fact(civilDateSchema),
  /** Last day of the CDD, or of the action that opens a CDI. */
  endsOn: fact(civilDateSchema),
  candidate: fact(candidateFactsSchema),
  employer: fact(employerFactsSchema),
  contract: fact(contractFactsSchema),
  immersion: fact(immersionFactsSchema),
});
export type Facts = z.infer<typeof factsSchema>;

/** What is known of one fact: three cases that the types keep apart. */
export type Known<T> =
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'none' }
  | { readonly state: 'unknown' };

/** A fact that a rule can read: where it lies in the facts and how a French form names it. */
export interface FactSpec<T = unknown> {
  readonly path: string;
  readonly label: string;
  readonly read: (facts: Facts) => T | null | undefined;
}

const spec = <const P extends string, T>(
  path: P,
  label: string,
  read: (facts: Facts) => T | null | undefined,
): FactSpec<T> & { readonly path: P } => ({ path, label, read });

/** Every fact, once: path, French name, accessor. */
export const factTable = {
  startsOn: spec('startsOn', 'date de début d’exécution', (facts) => facts.startsOn),
  endsOn: spec('endsOn', 'date de fin du contrat ou de l’action', (facts) => facts.endsOn),
  birthDate: spec('candidate.birthDate', 'date de naissance', (facts) => facts.candidate?.birthDate),
  level: spec('candidate.level', 'niveau de formation', (facts) => facts.candidate?.level),
  diplomaObtained: spec(
    'candidate.diplomaObtained',
    'obtention du diplôme',
    (facts) => facts.candidate?.diplomaObtained,
  ),
  diplomaKind: spec('candidate.diplomaKind', 'nature du diplôme', (facts) => facts.candidate?.diplomaKind),
  upperSecondaryValidated: spec(
    'candidate.upperSecondaryValidated',
    'second cycle du secondaire validé ou non',
    (facts) => facts.candidate?.upperSecondaryValidated,
  ),
  firstHigherCycleUnfinished: spec(
    'candidate.firstHigherCycleUnfinished',
    'premier cycle du supérieur inachevé ou non',
    (facts) => facts.candidate?.firstHigherCycleUnfinished,
  ),
  registeredJobSeekerSince: spec(
    'candidate.registeredJobSeekerSince',
    'date d’inscription comme demandeur d’emploi',
    (facts) => facts.candidate?.registeredJobSeekerSince,
  ),
  jobSeekerMonthsInLast18: spec(
    'candidate.jobSeekerMonthsInLast18',
    'mois d’inscription sur les 18 derniers',
    (facts) => facts.candidate?.jobSeekerMonthsInLast18,
  ),
  disabledWorker: spec(
    'candidate.disabledWorker',
    'reconnaissance de travailleur handicapé',
    (facts) => facts.candidate?.disabledWorker,
  ),
  benefits: spec('candidate.benefits', 'minima sociaux perçus ou non', (facts) => facts.candidate?.benefits),
  formerAidedContract: spec(
    'candidate.formerAidedContract',
    'contrat unique d’insertion antérieur ou non',
    (facts) => facts.candidate?.formerAidedContract,
  ),
  student: spec('candidate.student', 'statut d’étudiant', (facts) => facts.candidate?.student),
  inTraining: spec('candidate.inTraining', 'formation en cours', (facts) => facts.candidate?.inTraining),
  specialDifficulties: spec(
    'candidate.specialDifficulties',
    'difficultés particulières d’accès à l’emploi',
    (facts) => facts.candidate?.specialDifficulties,
  ),
  residence: spec('candidate.residence', 'zone de résidence', (facts) => facts.candidate?.residence),
  workPermitNeeded: spec(
    'candidate.workPermitNeeded',
    'nécessité d’une autorisation de travail',
    (facts) => facts.candidate?.workPermitNeeded,
  ),
  employerKind: spec('employer.kind', 'nature de l’employeur', (facts) => facts.employer?.kind),
  headcount: spec('employer.headcount', 'effectif', (facts) => facts.employer?.headcount),
  idcc: spec('employer.idcc', 'convention collective', (facts) => facts.employer?.idcc),
  conventionalMinimumMonthly: spec(
    'employer.conventionalMinimumMonthly',
    'minimum conventionnel mensuel',
    (facts) => facts.employer?.conventionalMinimumMonthly,
  ),
  nature: spec('contract.nature', 'nature du contrat (CDD ou CDI)', (facts) => facts.contract?.nature),
  weeklyHours: spec('contract.weeklyHours', 'durée hebdomadaire', (facts) => facts.contract?.weeklyHours),
  trainingHours: spec(
    'contract.trainingHours',
    'heures de formation',
    (facts) => facts.contract?.trainingHours,
  ),
  renewalOf: spec(
    'contract.renewalOf',
    'premier contrat ou renouvellement',
    (facts) => facts.contract?.renewalOf,
  ),
  renewalReason: spec('contract.renewalOf.reason', 'motif du renouvellement', (facts) => {
    const renewal = facts.contract?.renewalOf;
    return renewal === null || typeof renewal === 'string' ? undefined : renewal?.reason;
  }),
  timesRenewed: spec('contract.renewalOf.timesRenewed', 'nombre de renouvellements antérieurs', (facts) => {
    const renewal = facts.contract?.renewalOf;
    return renewal === null || typeof renewal === 'string' ? undefined : renewal?.timesRenewed;
  }),
  qualification: spec(
    'contract.qualification',
    'type de qualification visée',
    (facts) => facts.contract?.qualification,
  ),
  branchAgreement: spec(
    'contract.branchAgreement',
    'accord de branche ou non',
    (facts) => facts.contract?.branchAgreement,
  ),
  employed: spec('candidate.employed', 'emploi occupé ou non', (facts) => facts.candidate?.employed),
  jobSeekerMonthsInLast12: spec(
    'candidate.jobSeekerMonthsInLast12',
    'mois d’inscription sur les 12 derniers',
    (facts) => facts.candidate?.jobSeekerMonthsInLast12,
  ),
  jobSearchMonths: spec(
    'candidate.jobSearchMonths',
    'mois de recherche d’emploi',
    (facts) => facts.candidate?.jobSearchMonths,
  ),
  lowerSecondaryCompleted: spec(
    'candidate.lowerSecondaryCompleted',
    'classe de troisième achevée ou non',
    (facts) => facts.candidate?.lowerSecondaryCompleted,
  ),
  topAthlete: spec(
    'candidate.topAthlete',
    'sportif de haut niveau ou non',
    (facts) => facts.candidate?.topAthlete,
  ),
  businessProject: spec(
    'candidate.businessProject',
    'projet de création ou de reprise d’entreprise',
    (facts) => facts.candidate?.businessProject,
  ),
  singleParentWithoutCare: spec(
    'candidate.singleParentWithoutCare',
    'parent isolé sans garde d’un enfant de moins de 12 ans',
    (facts) => facts.candidate?.singleParentWithoutCare,
  ),
  previousApprenticeshipEndedOn: spec(
    'candidate.previousApprenticeshipEndedOn',
    'fin du contrat d’apprentissage précédent',
    (facts) => facts.candidate?.previousApprenticeshipEndedOn,
  ),
  previousApprenticeshipLevel: spec(
    'candidate.previousApprenticeshipLevel',
    'niveau du contrat d’apprentissage précédent',
    (facts) => facts.candidate?.previousApprenticeshipLevel,
  ),
  previousApprenticeshipEnd: spec(
    'candidate.previousApprenticeshipEnd',
    'motif de fin du contrat d’apprentissage précédent',
    (facts) => facts.candidate?.previousApprenticeshipEnd,
  ),
  taxBracket: spec('candidate.taxBracket', 'imposition du foyer', (facts) => facts.candidate?.taxBracket),
  deductibleResources: spec(
    'candidate.deductibleResources',
    'ressources déduites en entier, par mois',
    (facts) => facts.candidate?.deductibleResources,
  ),
  earnedResources: spec(
    'candidate.earnedResources',
    'revenus d’activité, par mois',
    (facts) => facts.candidate?.earnedResources,
  ),
  monthlyResources: spec(
    'candidate.monthlyResources',
    'ressources mensuelles',
    (facts) => facts.candidate?.monthlyResources,
  ),
  lastCejEndedOn: spec(
    'candidate.lastCejEndedOn',
    'fin du dernier contrat d’engagement jeune',
    (facts) => facts.candidate?.lastCejEndedOn,
  ),
  supportSignedOn: spec(
    'candidate.supportSignedOn',
    'signature du contrat d’accompagnement en cours',
    (facts) => facts.candidate?.supportSignedOn,
  ),
  relatedExperienceMonths: spec(
    'candidate.relatedExperienceMonths',
    'mois d’activité en rapport avec la certification',
    (facts) => facts.candidate?.relatedExperienceMonths,
  ),
  accompanied: spec(
    'candidate.accompanied',
    'accompagnement par une mission locale ou un autre organisme',
    (facts) => facts.candidate?.accompanied,
  ),
  region: spec('employer.region', 'région de l’établissement', (facts) => facts.employer?.region),
  integrationAgreement: spec(
    'employer.integrationAgreement',
    'convention d’insertion par l’activité économique',
    (facts) => facts.employer?.integrationAgreement,
  ),
  replacesDismissed: spec(
    'employer.replacesDismissed',
    'remplacement d’un salarié licencié ou non',
    (facts) => facts.employer?.replacesDismissed,
  ),
  economicDismissal6Months: spec(
    'employer.economicDismissal6Months',
    'licenciement économique dans les six mois ou non',
    (facts) => facts.employer?.economicDismissal6Months,
  ),
  contributionsUpToDate: spec(
    'employer.contributionsUpToDate',
    'cotisations sociales à jour ou non',
    (facts) => facts.employer?.contributionsUpToDate,
  ),
  quotaCommitment: spec(
    'employer.quotaCommitment',
    'engagement sur le quota d’alternants',
    (facts) => facts.employer?.quotaCommitment,
  ),
  targetLevel: spec(
    'contract.targetLevel',
    'niveau de la certification visée',
    (facts) => facts.contract?.targetLevel,
  ),
  targetKind: spec(
    'contract.targetKind',
    'nature de la certification visée',
    (facts) => facts.contract?.targetKind,
  ),
  relatedToHeldDiploma: spec(
    'contract.relatedToHeldDiploma',
    'rapport direct avec le diplôme déjà obtenu',
    (facts) => facts.contract?.relatedToHeldDiploma,
  ),
  cycleMonths: spec(
    'contract.cycleMonths',
    'durée du cycle de formation',
    (facts) => facts.contract?.cycleMonths,
  ),
  yearsAlreadyDone: spec(
    'contract.yearsAlreadyDone',
    'années du cycle déjà faites',
    (facts) => facts.contract?.yearsAlreadyDone,
  ),
  extension: spec('contract.extension', 'motif de prolongation', (facts) => facts.contract?.extension),
  previousMonthlyGross: spec(
    'contract.previousMonthlyGross',
    'dernier salaire du contrat d’apprentissage précédent',
    (facts) => facts.contract?.previousMonthlyGross,
  ),
  previousSameEmployer: spec(
    'contract.previousSameEmployer',
    'contrat précédent chez le même employeur ou non',
    (facts) => facts.contract?.previousSameEmployer,
  ),
  aidedMonthsDone: spec(
    'contract.aidedMonthsDone',
    'mois déjà faits en contrat aidé chez cet employeur',
    (facts) => facts.contract?.aidedMonthsDone,
  ),
  aidDecidedOn: spec(
    'contract.aidDecidedOn',
    'date de la décision d’aide',
    (facts) => facts.contract?.aidDecidedOn,
  ),
  isRenewal: spec(
    'immersion.isRenewal',
    'renouvellement d’une immersion ou non',
    (facts) => facts.immersion?.isRenewal,
  ),
  sameHostConventions: spec(
    'immersion.sameHostConventions',
    'conventions dans la même structure sur 12 mois',
    (facts) => facts.immersion?.sameHostConventions,
  ),
  sameHostDays: spec(
    'immersion.sameHostDays',
    'jours dans la même structure sur 12 mois',
    (facts) => facts.immersion?.sameHostDays,
  ),
  totalHours: spec('immersion.totalHours', 'heures de l’immersion', (facts) => facts.immersion?.totalHours),
  immersionObject: spec('immersion.object', 'objet de l’immersion', (facts) => facts.immersion?.object),
} as const;

export type FactPath = (typeof factTable)[keyof typeof factTable]['path'];
type AnyFact = (typeof factTable)[keyof typeof factTable];

const specsByPath: ReadonlyMap<string, AnyFact> = new Map(
  Object.values(factTable).map((each): [string, AnyFact] => [each.path, each]),
);

/** French name of a fact of the `missing` list, as a form writes it; the path itself when there is no such fact. */
export const factLabel = (path: string): string => specsByPath.get(path)?.label ?? path;

export const factSpec = (path: string): FactSpec | null => specsByPath.get(path) ?? null;

/** Reads one fact. Rules receive the facts through it alone, so a test can see what each of them reads. */
export type Ask = <T>(fact: FactSpec<T>) => Known<T>;

const unknown = { state: 'unknown' } as const;
const none = { state: 'none' } as const;

export const asking =
  (facts: Facts): Ask =>
  (fact) => {
    const value = fact.read(facts);
    return value === undefined ? unknown : value === null ? none : { state: 'known', value };
  };

/** Rank of a level on the scale of 2019; 2 for what lies below the CAP. The 1969 code is read, never rewritten. */
export function levelRank(level: LevelCode): number {
  switch (level) {
    case 'infra3':
    case 'VI':
    case 'Vbis':
      return 2;
    case 'V':
      return 3;
    case 'IV':
      return 4;
    case 'III':
      return 5;
    case 'II':
      return 6;
    case 'I':
      return 7;
    default:
      return Number(level);
  }
}

export type ReadFacts =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly message: string; readonly field: string };

/** What a type of the schema is called in a sentence. */
const expectations: Readonly<Record<string, string>> = {
  string: 'un texte est attendu',
  number: 'un nombre est attendu',
  int: 'un nombre entier est attendu',
  boolean: 'true, false ou null est attendu',
  array: 'une liste est attendue',
  object: 'un objet est attendu',
};

/** Why the value at `where` is refused, to follow "La valeur de … n’est pas admise". */
function reason(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return ` ; choisissez parmi : ${issue.values.join(', ')}.`;
    case 'custom':
      return `. ${issue.message}`;
    case 'too_small':
      if (issue.origin === 'string') return ' : un texte non vide est attendu.';
      return ` : ${issue.inclusive === true ? `${issue.minimum} au moins` : `plus de ${issue.minimum}`}.`;
    case 'too_big':
      return ` : ${issue.inclusive === true ? `${issue.maximum} au plus` : `moins de ${issue.maximum}`}.`;
    case 'invalid_type': {
      const expected = expectations[issue.expected];
      return expected === undefined ? '.' : ` : ${expected}.`;
    }
    default:
      return ' : elle n’a pas la forme attendue.';
  }
}

const refusal = (
  issue: z.core.$ZodIssue,
  input: unknown,
): { readonly message: string; readonly field: string } => {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `« ${field === '' ? key : `${field}.${key}`} »`).join(', ');
    return issue.keys.length > 1
      ? { message: `Les champs ${keys} n’existent pas ; corrigez leur nom ou retirez-les.`, field }
      : { message: `Le champ ${keys} n’existe pas ; corrigez son nom ou retirez-le.`, field };
  }
  if (field === '') return { message: 'Les faits d’une situation s’écrivent comme un objet JSON.', field };
  if (field === 'on' && typeof input === 'object' && input !== null && !('on' in input))
    return { message: 'La date de référence « on » est nécessaire, sous la forme AAAA-MM-JJ.', field };
  return { message: `La valeur de « ${field} » n’est pas admise${reason(issue)}`, field };
};

/** Reads facts that come from outside. A refusal names the first field at fault, in French. */
export function readFacts(input: unknown): ReadFacts {
  const parsed = factsSchema.safeParse(input);
  if (parsed.success) return { ok: true, facts: parsed.data };
  const [issue] = parsed.error.issues;
  if (!issue) throw new Error('A refusal without a reason');
  const { message, field } = refusal(issue, input);
  return { ok: false, message: typography(message), field };
}

/** The start when it is known, for what only needs a date. */
export const knownDate = (known: Known<CivilDate>): CivilDate | null =>
  known.state === 'known' ? known.value : null;
