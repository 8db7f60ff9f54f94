import { z } from 'zod';
import { capital, fold, formatNumber, plural, typography } from '../base/text';
import {
  type CivilDate,
  civilDate,
  contains,
  daysOfWeekWords,
  formatFrenchDate,
  hoursOf,
  hourWords,
  type Interval,
  minutesOf,
  overlaps,
  readWeek,
  type Weekday,
  weekdays,
  weekWords,
} from '../base/time';
import {
  type Candidate,
  type ContentOf,
  type Evidence,
  entriesOf,
  evidenceFields,
  levelBothWays,
  levelName,
  levelOrder,
  type ProfileKind,
  profileKindNames,
  profileKinds,
  romeCodes,
  shapeAt,
  shapeOf,
  valueWords,
} from '../fields';

/*
 * What a person can, wants and is hindered by: several small records of hers, described in `shared/fields/profile.ts`. What
 * holds of all of them (schema, refusals, words, order) is said here, once for every kind.
 */

/** Records of one kind that one person may have, and pieces of evidence of one record. */
export const mostEntries = 60;
const mostEvidence = 20;

interface EntryOf<K extends ProfileKind> {
  readonly kind: K;
  readonly content: ContentOf<K>;
  readonly evidence: readonly Evidence[];
}
export type ProfileInput = { [K in ProfileKind]: EntryOf<K> }[ProfileKind];
export type ProfileEntry = ProfileInput & { readonly id: string };
export type EntryOfKind<K extends ProfileKind> = EntryOf<K> & { readonly id: string };

/** One schema for each kind, told apart by `kind`; `version` is that of the schema in which it was written. */
const schemaOf = (version: number | null, more: z.core.$ZodLooseShape): z.ZodType => {
  const shape =
    version === null ? shapeOf : (fields: Parameters<typeof shapeOf>[0]) => shapeAt(fields, version);
  const evidence = z.strictObject(shape(evidenceFields));
  const [first, ...others] = profileKindNames.map((kind) =>
    z.strictObject({
      kind: z.literal(kind),
      content: z.strictObject(shape(profileKinds[kind].fields)),
      evidence: z.array(evidence).max(profileKinds[kind].hasEvidence ? mostEvidence : 0),
      ...more,
    }),
  );
  return first === undefined ? z.never() : z.discriminatedUnion('kind', [first, ...others]);
};
const withId = { id: z.uuid() };
// The descriptions make both the schemas and the types: key by key, they say the same.
export const profileInputSchema = schemaOf(null, {}) as z.ZodType<ProfileInput, ProfileInput>;
export const profileEntrySchema = schemaOf(null, withId) as z.ZodType<ProfileEntry, ProfileEntry>;
export const profileEntrySchemaAt = (version: number): z.ZodType<ProfileEntry> =>
  schemaOf(version, withId) as z.ZodType<ProfileEntry>;

export const ofKind = <K extends ProfileKind>(
  entries: readonly ProfileEntry[],
  kind: K,
): readonly EntryOfKind<K>[] =>
  entries.filter((entry): entry is Extract<ProfileEntry, { kind: K }> => entry.kind === kind) as never;

// --- Days. ---

const always = civilDate('1900-01-01');
const before2019 = civilDate('2018-12-31');
const latest = civilDate('2019-12-31');
const daysOf = ({
  startsOn,
  endsOn,
}: {
  startsOn: CivilDate | null;
  endsOn: CivilDate | null;
}): Interval => ({
  from: startsOn ?? always,
  to: endsOn,
});

/** The availabilities, or the obstacles, that hold on a day. */
export const heldOn = <K extends 'availability' | 'obstacle'>(
  entries: readonly ProfileEntry[],
  kind: K,
  on: CivilDate,
): readonly EntryOfKind<K>[] =>
  ofKind(entries, kind).filter(({ content }) => contains(daysOf(content as never), on));

/** Every day that a record tells. */
export function daysTold({ content, evidence }: Pick<ProfileInput, 'content' | 'evidence'>): readonly {
  readonly field: string;
  readonly day: CivilDate;
}[] {
  const dates = Object.entries(content as Readonly<Record<string, unknown>>).flatMap(([field, value]) =>
    (field.endsWith('On') || field === 'since') && typeof value === 'string'
      ? [{ field, day: value as CivilDate }]
      : [],
  );
  return [...dates, ...evidence.flatMap(({ on }) => (on === null ? [] : [{ field: 'evidence', day: on }]))];
}

// --- Refusals. ---

export interface ProfileFault {
  readonly field: string;
  readonly message: string;
}
const fault = (field: string, message: string): ProfileFault => ({ field, message: typography(message) });

/** What tells a record from the others of its kind; `null` where nothing does. */
function identityOf(entry: ProfileInput): { readonly field: string; readonly key: string } | null {
  switch (entry.kind) {
    case 'target':
      return { field: 'label', key: `${entry.content.romeCode} ${fold(entry.content.label)}` };
    case 'ability':
      return { field: 'label', key: fold(entry.content.label) };
    case 'language':
      return { field: 'language', key: String(entry.content.language) };
    case 'licence':
      return { field: 'category', key: String(entry.content.category) };
    case 'diploma':
      return { field: 'label', key: `${fold(entry.content.label)} ${entry.content.year ?? ''}` };
    case 'transport':
    case 'availability':
    case 'obstacle':
      return null;
  }
}
export const isSameEntry = (a: ProfileInput, b: ProfileInput): boolean => {
  if (a.kind !== b.kind) return false;
  const [own, other] = [identityOf(a), identityOf(b)];
  return own !== null && other !== null
    ? own.key === other.key
    : JSON.stringify(a.content) === JSON.stringify(b.content);
};

/** What a record lacks, or says against itself. */
function ownFault(entry: ProfileInput, today: CivilDate): ProfileFault | null {
  switch (entry.kind) {
    case 'target':
      return entry.content.romeCode === '' && entry.content.label.trim() === ''
        ? fault('label', 'Donnez le métier, par son code ou avec ses mots.')
        : null;
    case 'language':
      return entry.content.language === null ? fault('language', 'Choisissez une langue.') : null;
    case 'licence': {
      const { category, state, obtainedOn } = entry.content;
      if (category === null) return fault('category', 'Choisissez une catégorie.');
      return state === 'preparing' && obtainedOn !== null
        ? fault(
            'obtainedOn',
            'Un permis en préparation n’a pas encore de date ; videz-la, ou dites-le obtenu.',
          )
        : null;
    }
    case 'diploma': {
      const { year, obtained } = entry.content;
      if (year !== null && year < 1950) return fault('year', 'L’année compte 4 chiffres.');
      return obtained === 'yes' && year !== null && year > Number(today.slice(0, 4))
        ? fault(
            'year',
            'Ce diplôme est dit obtenu, et son année n’est pas encore venue ; vérifiez l’un des deux.',
          )
        : null;
    }
    case 'transport': {
      const { days, firstAt, lastAt } = entry.content;
      if (days === null || days.length === 0) return fault('days', 'Cochez un jour au moins.');
      return firstAt === '' && lastAt === ''
        ? fault('lastAt', 'Donnez l’heure du premier départ ou du dernier retour.')
        : null;
    }
    case 'availability':
      return entry.content.week === '' ? fault('week', 'Cochez une heure au moins dans la grille.') : null;
    case 'obstacle':
      return entry.content.code === null ? fault('code', 'Choisissez une difficulté de la liste.') : null;
    case 'ability':
      return null;
  }
}

/** What a record may not say beside the others of its kind. */
function besideFault(entry: ProfileInput, others: readonly ProfileEntry[]): ProfileFault | null {
  const identity = identityOf(entry);
  const same =
    identity === null
      ? undefined
      : others.find((other) => other.kind === entry.kind && isSameEntry(other, entry));
  if (same !== undefined && identity !== null)
    return fault(identity.field, `${entryWords(same)} : déjà dans la liste ; corrigez plutôt cette ligne.`);
  if (entry.kind === 'transport') {
    const taken = ofKind(others, 'transport').flatMap(({ content }) => content.days ?? []);
    const twice = (entry.content.days ?? []).filter((day) => taken.includes(day));
    if (twice.length > 0)
      return fault(
        'days',
        `D’autres horaires sont déjà notés pour ${daysOfWeekWords(twice)} ; un jour n’en a qu’un.`,
      );
  }
  if (entry.kind === 'availability') {
    const met = ofKind(others, 'availability').find(({ content }) =>
      overlaps(daysOf(content), daysOf(entry.content)),
    );
    if (met !== undefined)
      return fault(
        'startsOn',
        `D’autres disponibilités valent déjà ces jours-là (${spanWords(met.content) || 'sans dates'}) ; terminez-les d’abord.`,
      );
  }
  if (entry.kind === 'obstacle') {
    const met = ofKind(others, 'obstacle').find(
      ({ content }) =>
        content.code === entry.content.code && overlaps(daysOf(content), daysOf(entry.content)),
    );
    if (met !== undefined)
      return fault('startsOn', `${entryWords(met)} : déjà notée ces jours-là ; corrigez plutôt cette ligne.`);
  }
  return null;
}

/** Why a record cannot be kept, in a sentence that says what to do; `null` where it can. */
export function profileFault(
  entry: ProfileInput,
  id: string | null,
  known: readonly ProfileEntry[],
  person: { readonly birthDate: CivilDate; readonly today: CivilDate },
): ProfileFault | null {
  const own = ownFault(entry, person.today);
  if (own !== null) return own;
  if ('startsOn' in entry.content && 'endsOn' in entry.content) {
    const { startsOn, endsOn } = entry.content;
    if (startsOn !== null && endsOn !== null && endsOn < startsOn)
      return fault('endsOn', 'La fin est avant le début ; vérifiez les deux dates.');
  }
  const early = daysTold(entry).find(({ day }) => day < person.birthDate);
  if (early !== undefined) return fault(early.field, 'Cette date est avant la naissance de la personne.');
  const birthYear = Number(person.birthDate.slice(0, 4));
  if (entry.kind === 'diploma' && entry.content.year !== null && entry.content.year <= birthYear)
    return fault('year', 'Cette année est avant la naissance de la personne.');
  const others = known.filter((each) => each.id !== id);
  if (id === null && others.filter(({ kind }) => kind === entry.kind).length >= mostEntries)
    return fault(
      '',
      `Cette liste compte déjà ${plural(mostEntries, 'ligne', 'lignes')} ; retirez-en d’abord.`,
    );
  return besideFault(entry, others);
}

// --- The first job aimed at stands in the fields of the person. ---

type Job = Pick<Candidate, 'romeCode' | 'projectLabel'>;
const isJobOf = (entry: ProfileInput, job: Job): boolean =>
  entry.kind === 'target' &&
  entry.content.romeCode === job.romeCode &&
  entry.content.label.trim() === job.projectLabel.trim();

/**
 * The records of a person, her first job aimed at first: it is the one of the fields of the person, which imports, lists and
 * hand-overs speak of. The record that names the same job says the rest of it; where none does yet, `firstId` names it.
 */
export function withFirstJob(
  entries: readonly ProfileEntry[],
  job: Job,
  firstId: string,
): readonly ProfileEntry[] {
  if (job.romeCode === '' && job.projectLabel.trim() === '') return entries;
  const known = entries.find((entry) => isJobOf(entry, job));
  const first: ProfileEntry = known ?? {
    id: firstId,
    kind: 'target',
    content: {
      romeCode: job.romeCode,
      label: job.projectLabel.trim(),
      state: 'explored',
      since: null,
      remark: '',
    },
    evidence: [],
  };
  return [first, ...entries.filter((entry) => entry !== known)];
}

/** What the fields of the person hold once her records are so: the first job that was not given up. */
export function firstJobOf(entries: readonly ProfileEntry[]): Job {
  const first = ofKind(entries, 'target').find(({ content }) => content.state !== 'given-up');
  return { romeCode: first?.content.romeCode ?? '', projectLabel: first?.content.label ?? '' };
}

/** The same records, of which the jobs given up come last: the first one is still aimed at. */
export const inRank = (entries: readonly ProfileEntry[]): readonly ProfileEntry[] => {
  const isGivenUp = (entry: ProfileEntry): boolean =>
    entry.kind === 'target' && entry.content.state === 'given-up';
  return [...entries.filter((entry) => !isGivenUp(entry)), ...entries.filter(isGivenUp)];
};

// --- What does not agree. ---

/** What the records of a kind and the fields of the person say otherwise, in sentences. */
export function profileRemarks(
  person: Pick<Candidate, 'drivingLicence' | 'level'>,
  entries: readonly ProfileEntry[],
  kind: ProfileKind,
): readonly string[] {
  if (kind === 'licence') {
    const held = ofKind(entries, 'licence').filter(({ content }) => content.state === 'held');
    return held.length > 0 && person.drivingLicence === 'no'
      ? [
          typography(
            'La fiche répond « non » au permis de conduire, et un permis est noté ici ; corrigez l’un des deux.',
          ),
        ]
      : [];
  }
  if (kind !== 'diploma' || person.level === null) return [];
  const stated = levelOrder(person.level);
  const above = ofKind(entries, 'diploma').filter(
    ({ content }) => content.obtained === 'yes' && levelOrder(content.level) > stated,
  );
  return above.map(({ content }) =>
    typography(
      `« ${content.label} » est au-dessus du niveau déclaré (${levelName(person.level ?? 'infra3')}), que lisent les règles ; vérifiez l’onglet Situation.`,
    ),
  );
}

// --- Words. ---

/** « depuis le 3 mars 2026 », « jusqu’au 30 juin 2026 »; '' where no day is told. */
function spanWords({ startsOn, endsOn }: { startsOn: CivilDate | null; endsOn: CivilDate | null }): string {
  if (startsOn === null) return endsOn === null ? '' : `jusqu’au ${formatFrenchDate(endsOn)}`;
  return endsOn === null
    ? `depuis le ${formatFrenchDate(startsOn)}`
    : `du ${formatFrenchDate(startsOn)} au ${formatFrenchDate(endsOn)}`;
}
const since = (day: CivilDate | null): string => (day === null ? '' : `depuis le ${formatFrenchDate(day)}`);
const at = (words: string, hour: string): string => {
  const minutes = minutesOf(hour);
  return minutes === null ? '' : `${words} à ${hourWords(minutes)}`;
};
/** Days in the order of the week. */
export const inWeekOrder = (days: readonly Weekday[] | null): readonly Weekday[] =>
  weekdays.filter((day) => days?.includes(day));
const chosen = (kind: ProfileKind, key: string, value: unknown): string => {
  const field = profileKinds[kind].fields[key as never] as Parameters<typeof valueWords>[0];
  return valueWords(field, value) ?? '';
};

/** What a record is: « Anglais », « Permis B », « du lundi au vendredi de 8 h à 18 h ». */
export function entryWords(entry: ProfileInput): string {
  switch (entry.kind) {
    case 'target': {
      const { label, romeCode } = entry.content;
      return label || (romeCodes.labelOf(romeCode) ?? romeCode);
    }
    case 'ability':
    case 'diploma':
      return entry.content.label;
    case 'language':
      return chosen('language', 'language', entry.content.language);
    case 'licence':
      return `Permis ${entry.content.category ?? ''}`;
    case 'transport':
      return capital(daysOfWeekWords(inWeekOrder(entry.content.days)));
    case 'availability': {
      const grid = readWeek(entry.content.week);
      return grid === null ? '' : capital(weekWords(grid));
    }
    case 'obstacle':
      return chosen('obstacle', 'code', entry.content.code);
  }
}

/** What is known of a record besides, in short parts. Free texts are not among them. */
export function entryDetails(entry: ProfileInput): readonly string[] {
  const parts = ((): readonly string[] => {
    switch (entry.kind) {
      case 'target': {
        const { romeCode, label, state } = entry.content;
        const rome =
          romeCode === ''
            ? ''
            : label === ''
              ? romeCode
              : `${romeCode} (${romeCodes.labelOf(romeCode) ?? 'code inconnu'})`;
        return [chosen('target', 'state', state).toLocaleLowerCase('fr'), rome, since(entry.content.since)];
      }
      case 'ability':
        return [since(entry.content.since)];
      case 'diploma': {
        const { level, year, obtained, proofSeen } = entry.content;
        return [
          // Without a year, today's nomenclature comes first.
          level === null ? '' : levelBothWays(level, year === null || year > 2018 ? latest : before2019),
          year === null ? '' : String(year),
          obtained === 'yes' ? 'obtenu' : obtained === 'no' ? 'non obtenu' : '',
          proofSeen === 'yes' ? 'justificatif vu' : proofSeen === 'no' ? 'justificatif à demander' : '',
        ];
      }
      case 'language': {
        const { isMotherTongue, spoken, written, proof } = entry.content;
        return [
          isMotherTongue === 'yes' ? 'langue maternelle' : '',
          spoken === null ? '' : `${spoken} à l’oral`,
          written === null ? '' : `${written} à l’écrit`,
          proof,
        ];
      }
      case 'licence':
        return entry.content.state === 'preparing'
          ? ['en préparation']
          : [
              entry.content.obtainedOn === null
                ? ''
                : `obtenu le ${formatFrenchDate(entry.content.obtainedOn)}`,
            ];
      case 'transport':
        return [
          at('premier départ', entry.content.firstAt),
          at('dernier retour', entry.content.lastAt),
          entry.content.line,
        ];
      case 'availability': {
        const grid = readWeek(entry.content.week);
        return [
          grid === null ? '' : `${formatNumber(hoursOf(grid))} h par semaine`,
          spanWords(entry.content),
        ];
      }
      case 'obstacle':
        return [spanWords(entry.content)];
    }
  })();
  return parts.filter((part) => part !== '').map(typography);
}

/** What was written freely of a record. */
export function freeTextOf(entry: ProfileInput): string {
  switch (entry.kind) {
    case 'target':
    case 'ability':
    case 'diploma':
    case 'availability':
      return entry.content.remark;
    case 'obstacle':
      return entry.content.act;
    default:
      return '';
  }
}

/** The same record without what was written freely of it: what a journal or a hand-over without notes keeps. */
export function withoutFreeText<E extends ProfileInput>(entry: E): E {
  const fields = new Map<string, { control: { kind: string } }>(
    entriesOf(profileKinds[entry.kind].fields as never),
  );
  const content = Object.entries(entry.content).map(([key, value]) => [
    key,
    fields.get(key)?.control.kind === 'long-text' ? '' : value,
  ]);
  return { ...entry, content: Object.fromEntries(content) };
}

/** « Immersion, 3 mars 2026, Centre de contacts modèle ». */
export const evidenceWords = ({ kind, on, by }: Evidence): string =>
  [valueWords(evidenceFields.kind, kind) ?? '', on === null ? '' : formatFrenchDate(on), by]
    .filter((part) => part !== '')
    .join(', ');
