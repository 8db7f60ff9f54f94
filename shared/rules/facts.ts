import { z } from 'zod';
import {
  benefitSchema,
  diplomaKindSchema,
  type LevelCode,
  levelSchema,
} from '../candidates/candidate.schema';
import { employerKindSchema } from '../employers/employer.schema';
import { typography } from '../text';
import { type CivilDate, civilDateSchema } from '../time';

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
});

const employerFactsSchema = z.strictObject({
  kind: fact(employerKindSchema),
  headcount: fact(z.number().int().min(0).max(10_000_000)),
  idcc: fact(z.string().regex(/^\d{4}$/)),
  /** Euros a month, for the job, full time (35 hours). */
  conventionalMinimumMonthly: fact(euros),
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
} as const;

export type FactPath = (typeof factTable)[keyof typeof factTable]['path'];
type AnyFact = (typeof factTable)[keyof typeof factTable];

const specsByPath: ReadonlyMap<string, AnyFact> = new Map(
  Object.values(factTable).map((each): [string, AnyFact] => [each.path, each]),
);

/** French name of a fact of the `missing` list, as a form writes it; the path itself when there is no such fact. */
export const factLabel = (path: string): string => specsByPath.get(path)?.label ?? path;

/** Reads one fact. Rules receive the facts through it alone, so a test can see what each of them reads. */
export type Ask = <T>(fact: FactSpec<T>) => Known<T>;

export const asking =
  (facts: Facts): Ask =>
  (fact) => {
    const value = fact.read(facts);
    return value === undefined
      ? { state: 'unknown' }
      : value === null
        ? { state: 'none' }
        : { state: 'known', value };
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
