import { z } from 'zod';
import { typography } from '../../base/text';
import { type CivilDate, civilDateSchema } from '../../base/time';
import {
  benefitSchema,
  diplomaKindSchema,
  employerKindLabels,
  employerKindSchema,
  type LevelCode,
  levelCodes,
  levelSchema,
  nationalitySchema,
} from '../../fields/codes';
import { regionCodes, regionLabels, regionSchema } from './regions';

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
  /** Months of rights to a minimum income among the last twelve (contrat d'avenir and CI-RMA until March 2006). */
  benefitMonthsInLast12: fact(z.number().int().min(0).max(12)),
  formerAidedContract: fact(z.boolean()),
  student: fact(z.boolean()),
  inTraining: fact(z.boolean()),
  specialDifficulties: fact(z.boolean()),
  residence: fact(z.enum(residences)),
  nationality: fact(nationalitySchema),
  /** Where it is not told, the nationality says it (R. 5221-1). */
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
  /** Has already been a volunteer of the civic service, or is one. */
  civicServiceDone: fact(z.boolean()),
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

/** How a fact is asked for and told, where it is not as its type is. */
export interface FactSaying {
  /** How a form asks for it; absent when only the form of the candidate holds it. */
  readonly ask?: FactInputKind;
  /** Words of its codes, where they are not those of its form; a code without words is shown as it is. */
  readonly words?: Readonly<Record<string, string>>;
  /** The word for "there is none", where that is an answer of its own. */
  readonly none?: string;
  /** An object or none: a form offers "none" and "some". */
  readonly isSection?: true;
}

/** A fact that a rule can read: where it lies in the facts, how French names it, how it is asked for and told. */
export interface FactSpec<T = unknown> {
  readonly path: string;
  readonly label: string;
  readonly read: (facts: Facts) => T | null | undefined;
  readonly saying: FactSaying;
  /** The fact that is asked for in its place: it follows from it. */
  readonly follows?: FactSpec;
}

const spec = <const P extends string, T>(
  path: P,
  label: string,
  read: (facts: Facts) => T | null | undefined,
  saying: FactSaying = {},
): FactSpec<T> & { readonly path: P } => ({ path, label, read, saying });

const yesNo: FactInputKind = { kind: 'yes-no' };
const date: FactInputKind = { kind: 'date' };
const whole = (unit: string, max: number): FactInputKind => ({ kind: 'number', unit, decimals: 0, max });
const money = (unit: string): FactInputKind => ({ kind: 'number', unit, decimals: 2, max: 1_000_000 });
const choice = (codes: readonly string[], words: Readonly<Record<string, string>>): FactInputKind => ({
  kind: 'choice',
  options: codes.map((value) => ({ value, label: words[value] ?? value })),
});
const levelWords = { infra3: 'inférieur au niveau 3', Vbis: 'V bis' };

const nationality = spec('candidate.nationality', 'nationalité', (facts) => facts.candidate?.nationality, {
  words: {
    french: 'française',
    european: 'Union européenne, Espace économique européen ou Suisse',
    other: 'autre pays',
  },
});
function workPermitOf({ candidate }: Facts): boolean | null | undefined {
  if (candidate?.workPermitNeeded !== undefined || candidate?.nationality == null)
    return candidate?.workPermitNeeded;
  return candidate.nationality === 'other';
}

/** Every fact, once: path, French name, accessor, how it is asked for and told. */
export const factTable = {
  startsOn: spec('startsOn', 'date de début d’exécution', (facts) => facts.startsOn, { ask: date }),
  endsOn: spec('endsOn', 'date de fin du contrat ou de l’action', (facts) => facts.endsOn, { ask: date }),
  birthDate: spec('candidate.birthDate', 'date de naissance', (facts) => facts.candidate?.birthDate),
  level: spec('candidate.level', 'niveau de formation', (facts) => facts.candidate?.level, {
    words: levelWords,
  }),
  diplomaObtained: spec(
    'candidate.diplomaObtained',
    'obtention du diplôme',
    (facts) => facts.candidate?.diplomaObtained,
  ),
  diplomaKind: spec('candidate.diplomaKind', 'nature du diplôme', (facts) => facts.candidate?.diplomaKind, {
    words: {
      professional: 'professionnel',
      technological: 'technologique',
      general: 'général',
    },
  }),
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
    { ask: whole('mois', 18) },
  ),
  disabledWorker: spec(
    'candidate.disabledWorker',
    'reconnaissance de travailleur handicapé',
    (facts) => facts.candidate?.disabledWorker,
  ),
  benefits: spec('candidate.benefits', 'minima sociaux perçus ou non', (facts) => facts.candidate?.benefits),
  benefitMonthsInLast12: spec(
    'candidate.benefitMonthsInLast12',
    'mois de minimum social sur les 12 derniers',
    (facts) => facts.candidate?.benefitMonthsInLast12,
    { ask: whole('mois', 12) },
  ),
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
  residence: spec('candidate.residence', 'zone de résidence', (facts) => facts.candidate?.residence, {
    ask: choice(residences, { QPV: 'quartier prioritaire', ZRR: 'zone rurale', other: 'ni l’un ni l’autre' }),
  }),
  nationality,
  workPermitNeeded: {
    ...spec('candidate.workPermitNeeded', 'nécessité d’une autorisation de travail', workPermitOf),
    follows: nationality,
  },
  employerKind: spec('employer.kind', 'nature de l’employeur', (facts) => facts.employer?.kind, {
    ask: choice(employerKindSchema.options, employerKindLabels),
  }),
  headcount: spec('employer.headcount', 'effectif', (facts) => facts.employer?.headcount, {
    ask: whole('personnes', 10_000_000),
  }),
  idcc: spec('employer.idcc', 'convention collective', (facts) => facts.employer?.idcc),
  conventionalMinimumMonthly: spec(
    'employer.conventionalMinimumMonthly',
    'minimum conventionnel mensuel',
    (facts) => facts.employer?.conventionalMinimumMonthly,
    { ask: money('€ par mois, à 35 heures'), none: 'aucun minimum' },
  ),
  nature: spec('contract.nature', 'nature du contrat (CDD ou CDI)', (facts) => facts.contract?.nature, {
    ask: choice(contractNatures, {}),
  }),
  weeklyHours: spec('contract.weeklyHours', 'durée hebdomadaire', (facts) => facts.contract?.weeklyHours, {
    ask: { kind: 'number', unit: 'heures par semaine', decimals: 2, max: 168 },
  }),
  trainingHours: spec(
    'contract.trainingHours',
    'heures de formation',
    (facts) => facts.contract?.trainingHours,
    { ask: whole('heures en tout', 20_000) },
  ),
  renewalOf: spec(
    'contract.renewalOf',
    'premier contrat ou renouvellement',
    (facts) => facts.contract?.renewalOf,
    {
      ask: {
        kind: 'choice',
        options: [
          { value: 'none', label: 'premier contrat' },
          { value: 'some', label: 'renouvellement' },
        ],
      },
      words: { some: 'renouvellement' },
      isSection: true,
    },
  ),
  renewalReason: spec(
    'contract.renewalOf.reason',
    'motif du renouvellement',
    (facts) => {
      const renewal = facts.contract?.renewalOf;
      return renewal === null || typeof renewal === 'string' ? undefined : renewal?.reason;
    },
    {
      ask: choice(renewalReasons, {
        'further-qualification': 'qualification supérieure ou complémentaire',
        'exam-failure': 'échec aux épreuves',
        maternity: 'maternité ou adoption',
        illness: 'maladie',
        'work-accident': 'accident du travail',
        'occupational-disease': 'maladie professionnelle',
        'training-body-default': 'défaillance de l’organisme',
        other: 'autre',
      }),
    },
  ),
  timesRenewed: spec(
    'contract.renewalOf.timesRenewed',
    'nombre de renouvellements antérieurs',
    (facts) => {
      const renewal = facts.contract?.renewalOf;
      return renewal === null || typeof renewal === 'string' ? undefined : renewal?.timesRenewed;
    },
    { ask: whole('fois', 20) },
  ),
  qualification: spec(
    'contract.qualification',
    'type de qualification visée',
    (facts) => facts.contract?.qualification,
    {
      ask: choice(qualifications, {
        RNCP: 'certification du répertoire national',
        CQP: 'CQP ou CQPI',
        'branch-classification': 'qualification de branche',
        experimental: 'expérimentation de 2018–2023',
        'vae-pathway': 'parcours de VAE',
      }),
      none: 'aucune qualification',
    },
  ),
  branchAgreement: spec(
    'contract.branchAgreement',
    'accord de branche ou non',
    (facts) => facts.contract?.branchAgreement,
    {
      ask: {
        kind: 'choice',
        options: [
          { value: 'none', label: 'aucun accord' },
          { value: 'some', label: 'un accord s’applique' },
        ],
      },
      isSection: true,
    },
  ),
  employed: spec('candidate.employed', 'emploi occupé ou non', (facts) => facts.candidate?.employed, {
    ask: yesNo,
  }),
  jobSeekerMonthsInLast12: spec(
    'candidate.jobSeekerMonthsInLast12',
    'mois d’inscription sur les 12 derniers',
    (facts) => facts.candidate?.jobSeekerMonthsInLast12,
    { ask: whole('mois', 12) },
  ),
  jobSearchMonths: spec(
    'candidate.jobSearchMonths',
    'mois de recherche d’emploi',
    (facts) => facts.candidate?.jobSearchMonths,
    { ask: whole('mois', 120) },
  ),
  lowerSecondaryCompleted: spec(
    'candidate.lowerSecondaryCompleted',
    'classe de troisième achevée ou non',
    (facts) => facts.candidate?.lowerSecondaryCompleted,
    { ask: yesNo },
  ),
  topAthlete: spec(
    'candidate.topAthlete',
    'sportif de haut niveau ou non',
    (facts) => facts.candidate?.topAthlete,
    { ask: yesNo },
  ),
  businessProject: spec(
    'candidate.businessProject',
    'projet de création ou de reprise d’entreprise',
    (facts) => facts.candidate?.businessProject,
    { ask: yesNo },
  ),
  singleParentWithoutCare: spec(
    'candidate.singleParentWithoutCare',
    'parent isolé sans garde d’un enfant de moins de 12 ans',
    (facts) => facts.candidate?.singleParentWithoutCare,
    { ask: yesNo },
  ),
  previousApprenticeshipEndedOn: spec(
    'candidate.previousApprenticeshipEndedOn',
    'fin du contrat d’apprentissage précédent',
    (facts) => facts.candidate?.previousApprenticeshipEndedOn,
    { ask: date, none: 'jamais d’apprentissage' },
  ),
  previousApprenticeshipLevel: spec(
    'candidate.previousApprenticeshipLevel',
    'niveau du contrat d’apprentissage précédent',
    (facts) => facts.candidate?.previousApprenticeshipLevel,
    { ask: choice(levelCodes, levelWords), words: {}, none: 'jamais d’apprentissage' },
  ),
  previousApprenticeshipEnd: spec(
    'candidate.previousApprenticeshipEnd',
    'motif de fin du contrat d’apprentissage précédent',
    (facts) => facts.candidate?.previousApprenticeshipEnd,
    {
      ask: choice(apprenticeshipEnds, {
        completed: 'mené à son terme',
        'employer-closure': 'cessation d’activité de l’employeur',
        'employer-fault': 'faute ou manquements de l’employeur',
        suspension: 'suspension du contrat',
        'physical-incapacity': 'inaptitude physique temporaire',
        other: 'autre',
      }),
      none: 'jamais d’apprentissage',
    },
  ),
  taxBracket: spec('candidate.taxBracket', 'imposition du foyer', (facts) => facts.candidate?.taxBracket, {
    ask: choice(taxBrackets, { none: 'non imposable', first: 'première tranche', above: 'au-delà' }),
  }),
  deductibleResources: spec(
    'candidate.deductibleResources',
    'ressources déduites en entier, par mois',
    (facts) => facts.candidate?.deductibleResources,
    { ask: money('€ par mois') },
  ),
  earnedResources: spec(
    'candidate.earnedResources',
    'revenus d’activité, par mois',
    (facts) => facts.candidate?.earnedResources,
    { ask: money('€ par mois') },
  ),
  monthlyResources: spec(
    'candidate.monthlyResources',
    'ressources mensuelles',
    (facts) => facts.candidate?.monthlyResources,
    { ask: money('€ par mois') },
  ),
  lastCejEndedOn: spec(
    'candidate.lastCejEndedOn',
    'fin du dernier contrat d’engagement jeune',
    (facts) => facts.candidate?.lastCejEndedOn,
    { ask: date, none: 'jamais de CEJ' },
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
    { ask: whole('mois', 720) },
  ),
  civicServiceDone: spec(
    'candidate.civicServiceDone',
    'service civique déjà fait ou non',
    (facts) => facts.candidate?.civicServiceDone,
    { ask: yesNo },
  ),
  accompanied: spec(
    'candidate.accompanied',
    'accompagnement par une mission locale ou un autre organisme',
    (facts) => facts.candidate?.accompanied,
  ),
  region: spec('employer.region', 'région de l’établissement', (facts) => facts.employer?.region, {
    ask: choice(regionCodes, regionLabels),
  }),
  integrationAgreement: spec(
    'employer.integrationAgreement',
    'convention d’insertion par l’activité économique',
    (facts) => facts.employer?.integrationAgreement,
    { ask: yesNo },
  ),
  replacesDismissed: spec(
    'employer.replacesDismissed',
    'remplacement d’un salarié licencié ou non',
    (facts) => facts.employer?.replacesDismissed,
    { ask: yesNo },
  ),
  economicDismissal6Months: spec(
    'employer.economicDismissal6Months',
    'licenciement économique dans les six mois ou non',
    (facts) => facts.employer?.economicDismissal6Months,
    { ask: yesNo },
  ),
  contributionsUpToDate: spec(
    'employer.contributionsUpToDate',
    'cotisations sociales à jour ou non',
    (facts) => facts.employer?.contributionsUpToDate,
    { ask: yesNo },
  ),
  quotaCommitment: spec(
    'employer.quotaCommitment',
    'engagement sur le quota d’alternants',
    (facts) => facts.employer?.quotaCommitment,
    { ask: yesNo },
  ),
  targetLevel: spec(
    'contract.targetLevel',
    'niveau de la certification visée',
    (facts) => facts.contract?.targetLevel,
    { ask: choice(levelCodes, levelWords), words: {}, none: 'aucune certification' },
  ),
  targetKind: spec(
    'contract.targetKind',
    'nature de la certification visée',
    (facts) => facts.contract?.targetKind,
    {
      ask: choice(targetKinds, {
        ordinary: 'diplôme ou titre ordinaire',
        'vocational-licence': 'licence professionnelle',
        'supplementary-mention': 'mention complémentaire',
      }),
    },
  ),
  relatedToHeldDiploma: spec(
    'contract.relatedToHeldDiploma',
    'rapport direct avec le diplôme déjà obtenu',
    (facts) => facts.contract?.relatedToHeldDiploma,
    { ask: yesNo },
  ),
  cycleMonths: spec(
    'contract.cycleMonths',
    'durée du cycle de formation',
    (facts) => facts.contract?.cycleMonths,
    { ask: whole('mois', 60) },
  ),
  yearsAlreadyDone: spec(
    'contract.yearsAlreadyDone',
    'années du cycle déjà faites',
    (facts) => facts.contract?.yearsAlreadyDone,
    { ask: whole('années', 4) },
  ),
  extension: spec('contract.extension', 'motif de prolongation', (facts) => facts.contract?.extension, {
    ask: choice(extensions, {
      'exam-failure': 'échec à l’examen',
      disability: 'handicap',
      'adjusted-start': 'début décalé',
    }),
    none: 'pas de prolongation',
  }),
  previousMonthlyGross: spec(
    'contract.previousMonthlyGross',
    'dernier salaire du contrat d’apprentissage précédent',
    (facts) => facts.contract?.previousMonthlyGross,
    { ask: money('€ par mois'), none: 'aucun contrat précédent' },
  ),
  previousSameEmployer: spec(
    'contract.previousSameEmployer',
    'contrat précédent chez le même employeur ou non',
    (facts) => facts.contract?.previousSameEmployer,
    { ask: yesNo },
  ),
  aidedMonthsDone: spec(
    'contract.aidedMonthsDone',
    'mois déjà faits en contrat aidé chez cet employeur',
    (facts) => facts.contract?.aidedMonthsDone,
    { ask: whole('mois', 120) },
  ),
  aidDecidedOn: spec(
    'contract.aidDecidedOn',
    'date de la décision d’aide',
    (facts) => facts.contract?.aidDecidedOn,
    { ask: date, none: 'pas de décision' },
  ),
  isRenewal: spec(
    'immersion.isRenewal',
    'renouvellement d’une immersion ou non',
    (facts) => facts.immersion?.isRenewal,
    { ask: yesNo },
  ),
  sameHostConventions: spec(
    'immersion.sameHostConventions',
    'conventions dans la même structure sur 12 mois',
    (facts) => facts.immersion?.sameHostConventions,
    { ask: whole('conventions', 50) },
  ),
  sameHostDays: spec(
    'immersion.sameHostDays',
    'jours dans la même structure sur 12 mois',
    (facts) => facts.immersion?.sameHostDays,
    { ask: whole('jours', 366) },
  ),
  totalHours: spec('immersion.totalHours', 'heures de l’immersion', (facts) => facts.immersion?.totalHours, {
    ask: whole('heures en tout', 2000),
  }),
  immersionObject: spec('immersion.object', 'objet de l’immersion', (facts) => facts.immersion?.object, {
    ask: choice(immersionObjects, {
      'discover-trade': 'découvrir un métier',
      'confirm-project': 'confirmer un projet',
      'start-recruitment': 'engager un recrutement',
    }),
  }),
} as const;

export type FactPath = (typeof factTable)[keyof typeof factTable]['path'];
type AnyFact = (typeof factTable)[keyof typeof factTable];

/** Asked for inside another fact: no rule reads it by itself. */
export const innerFacts = {
  branchAgreementMonths: spec(
    'contract.branchAgreement.maxMonths',
    'durée admise par l’accord',
    (facts) => facts.contract?.branchAgreement?.maxMonths,
    { ask: whole('mois', 36) },
  ),
} as const;

const specsByPath: ReadonlyMap<string, AnyFact> = new Map(
  Object.values(factTable).map((each): [string, AnyFact] => [each.path, each]),
);

/** French name of a fact of the `missing` list, as a form writes it; the path itself when there is no such fact. */
export const factLabel = (path: string): string => specsByPath.get(path)?.label ?? path;

/** What may be known of the person, by path. */
export const personFacts: readonly string[] = [...specsByPath.keys()].filter((path) =>
  path.startsWith('candidate.'),
);

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
