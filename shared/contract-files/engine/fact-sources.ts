import { capital, typography } from '../../base/text';
import { type CivilDate, completedMonths, formatFrenchDate, territoryLabels } from '../../base/time';
import { candidateFacts } from '../../candidates';
import type { CandidateForEmployer, Employer } from '../../fields';
import { type Facts, factLabel, factTextAt, regionOfPostcode, territoryOf } from '../../law';
import { followed, isStillTold, type KnownPerson, lived, toldFacts } from '../../rights';
import type { Fields } from './contract-file.schema';
import { dateOf, hoursOf, textOf } from './field-values';
import type { OwnFacts } from './kind';

/**
 * Where the facts of a file come from, and what happens when two places say the same fact. A fact that two places give
 * otherwise is no fact: it is left out of what the rules read, and the file does not sign until one of them is corrected
 * (`contradictionsOf`). The few that are settled otherwise say why in `settled`.
 */

/**
 * What the portfolio knows of a person besides what an employer may read of her form: enrolments, situations, what was told, and
 * the day of her first reception. The rules read it; nothing of it is printed.
 */
export type PersonBeside = Pick<KnownPerson, 'enrolments' | 'periods' | 'asked'> &
  Pick<KnownPerson['candidate'], 'firstReceptionOn'>;

type Said = Partial<Omit<Facts, 'on'>>;

/** One place that says facts: how a sentence names it, what it says, and the field that the screen leads to. */
export interface FactSource {
  readonly place: string;
  readonly facts: Said;
  readonly fieldOf: (path: string) => string;
}

/** All that a file is read from. */
export interface FileRecords {
  readonly candidate: CandidateForEmployer;
  readonly employer: Employer | null;
  readonly fields: Fields;
  readonly person?: PersonBeside | undefined;
  /** What the file's own fields say, and the field that says each of the person's and the employer's facts. */
  readonly own?: OwnFacts | undefined;
  readonly ownField?: Readonly<Record<string, string>> | undefined;
}

type EmployerFacts = NonNullable<Facts['employer']>;

/** IDCC of an employer without a collective agreement: known to have none. */
const noAgreement = '9999';

/** Leaves out what is not known: an absent fact is unknown, never `null` nor `false`. */
export const knownOnly = <T extends object>(facts: T): T =>
  // Dropping undefined values leaves the same optional shape.
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;

/** What the form of an employer says on a date. The region is that of its address; in doubt it is not known. */
export function employerFacts(employer: Employer, on: CivilDate): EmployerFacts {
  const hasNone = employer.idcc === noAgreement;
  return knownOnly({
    kind: employer.kind ?? undefined,
    headcount: employer.headcount ?? undefined,
    idcc: hasNone ? null : employer.idcc || undefined,
    region: regionOfPostcode(employer.postcode, on) ?? undefined,
    conventionalMinimumMonthly:
      employer.conventionalMinimumCents === null
        ? hasNone
          ? null
          : undefined
        : employer.conventionalMinimumCents / 100,
  });
}

/** Pivot date of the rules: the conclusion when it is typed, else today (docs/sources/schemes.md, Day of judgement). */
export const pivotDateOf = (fields: Fields, today: CivilDate): CivilDate =>
  dateOf(fields, 'contract.concludedOn') ?? today;

/**
 * Facts that two places may hold without one of them being wrong, and which of the two the rules read.
 * Everything else that two places say must be said alike.
 */
export const settled: Readonly<Record<string, string>> = {
  'candidate.supportSignedOn':
    'Le contrat d’accompagnement dont part la loi est celui du dossier, même si un autre l’a précédé.',
};

const onCandidateRecord = 'la fiche du candidat';
const onEmployerRecord = 'la fiche de l’employeur';
const inRights = 'l’onglet Droits de la fiche';
const inFile = 'le dossier';

const samePath = (path: string): string => path;

/** The places that say something of a file, the last of which is read where one is settled to win. */
export function sourcesOf(
  { candidate, employer, fields, person, own = {}, ownField = {} }: FileRecords,
  today: CivilDate,
): readonly FactSource[] {
  const on = pivotDateOf(fields, today);
  const weekly = hoursOf(fields, 'contract.weeklyHours', 'contract.weeklyMinutes');
  const record = candidateFacts(candidate, on).candidate ?? {};
  const enrolled =
    person === undefined
      ? {}
      : followed({ ...person, candidate: { ...candidate, firstReceptionOn: person.firstReceptionOn } }, on);
  const asked = person === undefined ? {} : toldFacts(person.asked, today);
  // Two ends of a CEJ may both be true: the later one counts.
  const laterEnd =
    enrolled.lastCejEndedOn != null && asked.lastCejEndedOn != null
      ? { lastCejEndedOn: [enrolled.lastCejEndedOn, asked.lastCejEndedOn].toSorted().at(-1) }
      : {};
  // Months told some weeks ago grow with the registration: `shortMonths` says when the two cannot both be true.
  const counted =
    record.jobSeekerMonthsInLast18 === undefined
      ? {}
      : { jobSeekerMonthsInLast18: record.jobSeekerMonthsInLast18 };
  const registration = {
    place: 'la date d’inscription de la même fiche',
    fieldOf: () => 'candidate.jobSeekerSince',
  };
  return [
    {
      place: onCandidateRecord,
      facts: { candidate: record },
      fieldOf: (path) => fieldOfRecord[path] ?? path,
    },
    // "Not registered", and a day of registration.
    ...(candidate.jobSeeker === 'no' && candidate.jobSeekerSince !== null
      ? [{ ...registration, facts: { candidate: { registeredJobSeekerSince: candidate.jobSeekerSince } } }]
      : []),
    {
      place: 'la liste des entrées en dispositif',
      facts: { candidate: { ...enrolled, ...laterEnd } },
      fieldOf: samePath,
    },
    {
      place: 'l’onglet Situation de la fiche',
      facts: { candidate: person === undefined ? {} : lived(person, on) },
      fieldOf: samePath,
    },
    { place: inRights, facts: { candidate: { ...asked, ...counted, ...laterEnd } }, fieldOf: samePath },
    ...(employer === null
      ? []
      : [
          {
            place: onEmployerRecord,
            facts: { employer: employerFacts(employer, on) },
            fieldOf: (path: string) => fieldOfRecord[path] ?? path,
          },
          // No collective agreement, and a minimum that one would give.
          ...(employer.idcc === noAgreement && employer.conventionalMinimumCents !== null
            ? [
                {
                  place: 'l’IDCC 9999 (pas de convention) de la même fiche',
                  facts: { employer: { conventionalMinimumMonthly: null } },
                  fieldOf: () => 'employer.idcc',
                },
              ]
            : []),
        ]),
    {
      place: inFile,
      facts: {
        startsOn: dateOf(fields, 'contract.startsOn') ?? undefined,
        endsOn: dateOf(fields, 'contract.endsOn') ?? undefined,
        candidate: own.candidate,
        employer: employer === null ? undefined : own.employer,
        contract: {
          // Zero hours is a form not filled in yet, not a working time.
          weeklyHours: weekly === null || weekly <= 0 ? undefined : weekly,
          ...own.contract,
        },
        immersion: own.immersion,
      },
      fieldOf: (path) => ownField[path] ?? path,
    },
  ];
}

/** The field of a record that says a fact, where it does not bear its name. */
export const fieldOfRecord: Readonly<Record<string, string>> = {
  'candidate.registeredJobSeekerSince': 'candidate.jobSeekerSince',
  'candidate.jobSeekerMonthsInLast18': 'candidate.jobSeekerSince',
  'candidate.residence': 'candidate.qpv',
  'employer.conventionalMinimumMonthly': 'employer.conventionalMinimumCents',
};

const sections = ['candidate', 'employer', 'contract', 'immersion'] as const;

/** Every fact that a place says: its path, and its value. */
export const saidBy = ({ facts }: FactSource): readonly (readonly [string, unknown])[] =>
  [
    ...(['startsOn', 'endsOn'] as const).map((key) => [key, facts[key]] as const),
    ...sections.flatMap((section) =>
      Object.entries(facts[section] ?? {}).map(([key, value]) => [`${section}.${key}`, value] as const),
    ),
  ].filter(([, value]) => value !== undefined);

/** Two places that say the same fact otherwise. */
interface TwiceSaid {
  readonly path: string;
  readonly sources: readonly [FactSource, FactSource];
}

function twiceSaid(sources: readonly FactSource[]): readonly TwiceSaid[] {
  const first = new Map<string, { readonly source: FactSource; readonly value: string }>();
  const found = new Map<string, TwiceSaid>();
  for (const source of sources) {
    for (const [path, value] of saidBy(source)) {
      const written = JSON.stringify(value);
      const known = first.get(path);
      if (known === undefined) first.set(path, { source, value: written });
      else if (known.value !== written && !Object.hasOwn(settled, path) && !found.has(path))
        found.set(path, { path, sources: [known.source, source] });
    }
  }
  return [...found.values()];
}

/** The facts of all the places together, the last one winning, without what two of them say otherwise. */
export function factsFrom(sources: readonly FactSource[], on: CivilDate): Facts {
  const contradicted = new Set(twiceSaid(sources).map(({ path }) => path));
  const all: Record<string, unknown> = { on };
  for (const source of sources) {
    for (const section of sections) if (source.facts[section] != null) all[section] ??= {};
    for (const [path, value] of saidBy(source)) {
      if (contradicted.has(path)) continue;
      const [section = '', key] = path.split('.');
      if (key === undefined) all[section] = value;
      else all[section] = { ...Object(all[section]), [key]: value };
    }
  }
  // Each value stands under the key from which it was read.
  return all as Facts;
}

/** A fact that is held twice and not alike: what blocks, and where to correct it. */
export interface HeldTwice {
  readonly path: string;
  readonly field: string;
  readonly message: string;
}

const wordsOf = ({ facts }: FactSource, path: string, on: CivilDate): string => {
  const text = factTextAt({ on, ...facts }, path);
  return text?.state === 'known' ? text.value : 'il n’y en a pas';
};

const held = (path: string, field: string, message: string): HeldTwice => ({
  path,
  field,
  message: typography(message),
});

/** Months told that are fewer than the registration alone makes, on the day when they were told. */
function shortMonths({ candidate, person }: FileRecords, today: CivilDate): readonly HeldTwice[] {
  const since = candidate.jobSeekerSince;
  if (since === null || candidate.jobSeeker === 'no') return [];
  const most: Readonly<Record<string, number>> = {
    'candidate.jobSeekerMonthsInLast12': 12,
    'candidate.jobSeekerMonthsInLast18': 18,
    'candidate.jobSearchMonths': Number.POSITIVE_INFINITY,
  };
  return (person?.asked ?? []).flatMap((asked) => {
    const { path, value, toldOn } = asked;
    const limit = most[path];
    if (limit === undefined || typeof value !== 'number' || toldOn < since || !isStillTold(asked, today))
      return [];
    const least = Math.min(limit, completedMonths(since, toldOn));
    return value >= least
      ? []
      : [
          held(
            path,
            'candidate.jobSeekerSince',
            `${capital(factLabel(path))} : ${inRights} dit ${value}, mais l’inscription depuis le ${formatFrenchDate(since)} en fait ${least} à elle seule ; corrigez l’un des deux, la loi en dépend.`,
          ),
        ];
  });
}

/**
 * A territory of the form that the address contradicts. The usual one is no answer: the address then tells. Alsace-Moselle
 * is a part of a region, which says nothing against it.
 */
function otherTerritory({ employer, fields }: FileRecords, today: CivilDate): readonly HeldTwice[] {
  const on = pivotDateOf(fields, today);
  const region = employer === null ? null : regionOfPostcode(employer.postcode, on);
  if (employer === null || region === null || employer.territory === 'metropole') return [];
  const ofAddress = territoryOf({ on, employer: { region } });
  return ofAddress === employer.territory ||
    (ofAddress === 'metropole' && employer.territory === 'alsace-moselle')
    ? []
    : [
        held(
          'employer.region',
          'employer.postcode',
          `Territoire : la fiche de l’employeur dit « ${territoryLabels[employer.territory]} », son code postal ${employer.postcode} dit « ${territoryLabels[ofAddress]} » ; corrigez l’un des deux, la loi en dépend.`,
        ),
      ];
}

/** An agreement that is named, where the record says that there is none. */
function namedAgreement({ employer, fields }: FileRecords): readonly HeldTwice[] {
  const named = textOf(fields, 'employer.collectiveAgreement');
  return employer?.idcc !== noAgreement ||
    named === null ||
    /^(?:aucune?|sans|néant|pas)\b/iu.test(named.trim())
    ? []
    : [
        held(
          'employer.idcc',
          'employer.collectiveAgreement',
          `Convention collective : la fiche de l’employeur dit l’IDCC 9999 (pas de convention), le dossier dit « ${named.trim()} » ; corrigez l’un des deux, la loi en dépend.`,
        ),
      ];
}

/** Every fact that two places hold and do not say alike, each in one sentence with both values and what to do. */
export function heldTwice(records: FileRecords, today: CivilDate): readonly HeldTwice[] {
  const on = pivotDateOf(records.fields, today);
  return [
    ...twiceSaid(sourcesOf(records, today)).map(({ path, sources: [one, other] }) =>
      held(
        path,
        other.fieldOf(path),
        `${capital(factLabel(path))} : ${one.place} dit « ${wordsOf(one, path, on)} », ${other.place} dit « ${wordsOf(other, path, on)} » ; corrigez l’un des deux, la loi en dépend.`,
      ),
    ),
    ...shortMonths(records, today),
    ...otherTerritory(records, today),
    ...namedAgreement(records),
  ];
}
