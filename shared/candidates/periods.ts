import { z } from 'zod';
import { line } from '../base/procedure';
import { typography } from '../base/text';
import {
  addDays,
  type CivilDate,
  civilDateSchema,
  contains,
  formatFrenchDate,
  holesIn,
  type Interval,
  later,
  overlaps,
} from '../base/time';

/*
 * What is dated in the life of a person: her situation and her stage of the vivier, one at a
 * time each, and the people around her. Days are counted from the
 * first to the last, both included; no last day: it goes on.
 */

interface TrackOf {
  readonly title: string;
  /** Why it is asked, told to the person it is about. */
  readonly purpose: string;
  /** One at a time: a second one over the same days is refused. */
  readonly isAlone: boolean;
  readonly kinds: Readonly<Record<string, string>>;
}
export const tracks = {
  situation: {
    title: 'Situations',
    purpose: 'Savoir où en est la personne à une date, et quels droits en dépendent.',
    isAlone: true,
    kinds: {
      employment: 'En emploi',
      'work-study': 'En alternance',
      training: 'En formation',
      schooling: 'En scolarité ou en études',
      'civic-service': 'En service civique ou volontariat',
      'job-seeking': 'En recherche d’emploi',
      none: 'Sans emploi, études ni formation',
    },
  },
  role: {
    title: 'Autour de la personne',
    purpose: 'Savoir avec qui travailler à son accompagnement.',
    isAlone: false,
    kinds: {
      tutor: 'Tuteur',
      sponsor: 'Parrain ou marraine',
      trainer: 'Formateur',
      'employer-contact': 'Contact chez l’employeur',
      'social-worker': 'Travailleur social',
    },
  },
  /** In the order of the way to a job; any move is allowed. */
  stage: {
    title: 'Étapes du vivier',
    purpose: 'Savoir qui peut être proposé à un employeur, et depuis quand chacun en est là.',
    isAlone: true,
    kinds: {
      'to-qualify': 'À qualifier',
      preparing: 'En préparation',
      'in-training': 'En formation',
      'training-leaver': 'Sortant de formation (disponible)',
      'put-forward': 'Positionné',
      'in-immersion': 'En immersion',
      'in-contract': 'En contrat',
      settled: 'Stabilisé',
      gone: 'Sorti',
    },
  },
} as const satisfies Readonly<Record<string, TrackOf>>;

export type Track = keyof typeof tracks;
export type SituationKind = keyof (typeof tracks)['situation']['kinds'];
export type StageKind = keyof (typeof tracks)['stage']['kinds'];
export type PeriodKind = { [T in Track]: keyof (typeof tracks)[T]['kinds'] }[Track];

const kindsOf = <T extends Track>(track: T): readonly PeriodKind[] =>
  Object.keys(tracks[track].kinds) as PeriodKind[];
export const trackNames = Object.keys(tracks) as readonly Track[];
export const periodKinds: readonly PeriodKind[] = trackNames.flatMap(kindsOf);
export const situationKinds = kindsOf('situation') as readonly SituationKind[];
export const stageKinds = kindsOf('stage') as readonly StageKind[];
export const periodKindSchema = z.enum(periodKinds);
export const kindsOfTrack = kindsOf;

export const trackOf = (kind: PeriodKind): Track =>
  trackNames.find((track) => Object.hasOwn(tracks[track].kinds, kind)) ?? 'situation';
export const periodLabel = (kind: PeriodKind): string => {
  const kinds: Readonly<Record<string, string>> = tracks[trackOf(kind)].kinds;
  return kinds[kind] ?? kind;
};

export const periodInputSchema = z.strictObject({
  kind: periodKindSchema,
  startsOn: civilDateSchema,
  /** Last day; `null`: it goes on. */
  endsOn: civilDateSchema.nullable(),
  /** Where, at whom, what for; of a role, the name. */
  detail: line(200),
  /** Telephone or address of who holds a role; '' for a situation. */
  reach: line(120),
});
export type PeriodInput = z.infer<typeof periodInputSchema>;
export const periodSchema = periodInputSchema.extend({ id: z.uuid() });
export type Period = z.infer<typeof periodSchema>;

export const intervalOf = ({ startsOn, endsOn }: Pick<Period, 'startsOn' | 'endsOn'>): Interval => ({
  from: startsOn,
  to: endsOn,
});

/** « du 3 mars au 30 juin 2026 », « depuis le 3 mars 2026 ». */
export function daysWords({ from, to }: Interval): string {
  if (to === null) return `depuis le ${formatFrenchDate(from)}`;
  return from === to
    ? `le ${formatFrenchDate(from)}`
    : `du ${formatFrenchDate(from)} au ${formatFrenchDate(to)}`;
}

/** A kind with its detail: « En formation (CFA modèle) ». */
export const periodWords = ({ kind, detail }: Pick<Period, 'kind' | 'detail'>): string =>
  detail === '' ? periodLabel(kind) : `${periodLabel(kind)} (${detail})`;

/** What one person may not have with that period, among her others. */
const against = (period: PeriodInput, id: string | null, others: readonly Period[]): readonly Period[] => {
  const track = trackOf(period.kind);
  return tracks[track].isAlone
    ? others.filter(
        (other) =>
          other.id !== id && trackOf(other.kind) === track && overlaps(intervalOf(other), intervalOf(period)),
      )
    : [];
};

/**
 * The period that the new one may end, the day before it begins: the only one in its way, which goes on without end and
 * began before. `null` where there is none.
 */
export function periodToEnd(
  period: PeriodInput,
  id: string | null,
  others: readonly Period[],
): Period | null {
  const [former, ...more] = against(period, id, others);
  return former !== undefined &&
    more.length === 0 &&
    former.endsOn === null &&
    former.startsOn < period.startsOn
    ? former
    : null;
}
/** Last day of a period that another takes over from. */
export const endBefore = (startsOn: CivilDate): CivilDate => addDays(startsOn, -1);

export interface PeriodFault {
  readonly field: 'startsOn' | 'endsOn' | 'detail';
  readonly message: string;
}
/** Why a period cannot be kept, in a sentence that says what to do; `null` where it can. */
export function periodFault(
  period: PeriodInput,
  id: string | null,
  others: readonly Period[],
  birthDate: CivilDate,
): PeriodFault | null {
  const { kind, startsOn, endsOn, detail } = period;
  if (endsOn !== null && endsOn < startsOn)
    return { field: 'endsOn', message: typography('La fin est avant le début ; vérifiez les deux dates.') };
  if (startsOn < birthDate)
    return { field: 'startsOn', message: 'Cette date est avant la naissance de la personne.' };
  if (trackOf(kind) === 'role' && detail.trim() === '')
    return { field: 'detail', message: 'Donnez le nom de cette personne.' };
  const [met] = against(period, id, others);
  if (met === undefined) return null;
  return {
    field: 'startsOn',
    message: typography(
      `Ces jours sont déjà pris : ${periodWords(met)}, ${daysWords(intervalOf(met))}. Changez les dates, ou corrigez ${trackOf(met.kind) === 'stage' ? 'cette étape' : 'cette situation'} d’abord.`,
    ),
  };
}

/** What holds on a day, situations first. */
export const periodsOn = (periods: readonly Period[], on: CivilDate): readonly Period[] =>
  trackNames.flatMap((track) =>
    periods.filter((period) => trackOf(period.kind) === track && contains(intervalOf(period), on)),
  );

/** The situation of a day; `null` where none is known. */
export const situationOn = <P extends Pick<Period, 'kind' | 'startsOn' | 'endsOn'>>(
  periods: readonly P[],
  on: CivilDate,
): P | null =>
  periods.find((period) => trackOf(period.kind) === 'situation' && contains(intervalOf(period), on)) ?? null;

/** Days without a situation, from the first one that is known, or the first reception where it is earlier, until today. */
export function situationHoles(
  periods: readonly Period[],
  firstReceptionOn: CivilDate | null,
  today: CivilDate,
): readonly Interval[] {
  const situations = periods.filter(({ kind }) => trackOf(kind) === 'situation').map(intervalOf);
  const first = [
    ...situations.map(({ from }) => from),
    ...(firstReceptionOn === null ? [] : [firstReceptionOn]),
  ].sort()[0];
  return situations.length === 0 || first === undefined || first > today
    ? []
    : holesIn({ from: first, to: today }, situations);
}

/** Who was the adviser, and when; drawn from the changes of the field. */
export const adviserPeriodSchema = z.strictObject({
  adviser: z.string(),
  startsOn: civilDateSchema,
  endsOn: civilDateSchema.nullable(),
});
export type AdviserPeriod = z.infer<typeof adviserPeriodSchema>;

/**
 * The advisers one after the other, from the first day to the last change.
 * @param changes of the field, in the order in which they were written
 * @param since the day from which the first one counts
 */
export function advisersOf(
  adviser: string,
  changes: readonly { readonly on: CivilDate; readonly before: string }[],
  since: CivilDate,
): readonly AdviserPeriod[] {
  const known: AdviserPeriod[] = [];
  const add = (period: AdviserPeriod): void => {
    const last = known.at(-1);
    // Put back on the day on which it was changed: it never left.
    const goesOn = last?.adviser === period.adviser && last.endsOn === endBefore(period.startsOn);
    if (goesOn) known.splice(-1, 1, { ...period, startsOn: last.startsOn });
    else known.push(period);
  };
  let startsOn = since;
  for (const { on, before } of changes) {
    // Changed twice on one day, the last one counts.
    if (before !== '' && on > startsOn) add({ adviser: before, startsOn, endsOn: endBefore(on) });
    startsOn = later(on, startsOn);
  }
  if (adviser !== '') add({ adviser, startsOn, endsOn: null });
  return known;
}
