import type { CivilDate } from '../base/time';
import { heldOn, type Period, type ProfileEntry, type periodKinds } from '../candidates';
import {
  type CandidateInput,
  candidateFields,
  evidenceFields,
  type ForCv,
  forCv,
  type ProfileKind,
  profileKinds,
} from '../fields';

/*
 * What may be said of a person to an employer, as a type: the fields described with `onCv`, the kinds of records and of
 * situations that are listed here. A page that reads an obstacle, a birth date or a remark does not compile.
 */

/** Kinds of records that may be shown. Obstacles and hours of transport, from which a home could be told, are not among them. */
const presentedKinds = ['target', 'ability', 'diploma', 'language', 'licence', 'availability'] as const;
export type PresentedKind = (typeof presentedKinds)[number] & ProfileKind;

export interface PresentedEntry<K extends PresentedKind> {
  readonly content: ForCv<(typeof profileKinds)[K]['fields']>;
  readonly evidence: readonly ForCv<typeof evidenceFields>[];
}

/** Situations that are experience or training; to seek a job, or to have none, is nobody's to read. */
const careerKinds = [
  'employment',
  'work-study',
  'civic-service',
  'training',
  'schooling',
] as const satisfies readonly (typeof periodKinds)[number][];
export type CareerKind = (typeof careerKinds)[number];
export interface CareerPeriod extends Pick<Period, 'startsOn' | 'endsOn' | 'detail'> {
  readonly kind: CareerKind;
}
const isCareer = (period: Period): period is Period & { readonly kind: CareerKind } =>
  careerKinds.some((kind) => kind === period.kind);

export interface Presented {
  readonly person: ForCv<typeof candidateFields>;
  readonly entries: { readonly [K in PresentedKind]: readonly PresentedEntry<K>[] };
  /** The latest first. */
  readonly career: readonly CareerPeriod[];
}

/**
 * What may be shown of a person on a day: of the jobs, those that were not given up, in their order; of the availabilities,
 * the one that holds, else the next.
 */
export function presentedOf(
  candidate: CandidateInput,
  entries: readonly ProfileEntry[],
  periods: readonly Period[],
  on: CivilDate,
): Presented {
  const now = heldOn(entries, 'availability', on);
  const next = entries
    .filter((entry) => entry.kind === 'availability' && (entry.content.startsOn ?? '') > on)
    .sort((a, b) => startOf(a).localeCompare(startOf(b)))
    .slice(0, 1);
  const available = new Set<ProfileEntry | string>((now.length > 0 ? now : next).map(({ id }) => id));
  const isShown = (entry: ProfileEntry): boolean =>
    entry.kind === 'target'
      ? entry.content.state !== 'given-up'
      : entry.kind !== 'availability' || available.has(entry.id);
  const of = <K extends PresentedKind>(kind: K): readonly PresentedEntry<K>[] =>
    entries
      .filter((entry) => entry.kind === kind && isShown(entry))
      .map(({ content, evidence }) => ({
        content: forCv<(typeof profileKinds)[K]['fields']>(profileKinds[kind].fields, content),
        evidence: evidence.map((piece) => forCv(evidenceFields, piece)),
      }));
  return {
    person: forCv(candidateFields, candidate),
    entries: {
      target: of('target'),
      ability: of('ability'),
      diploma: of('diploma'),
      language: of('language'),
      licence: of('licence'),
      availability: of('availability'),
    },
    career: periods
      .filter(isCareer)
      .filter(({ startsOn }) => startsOn <= on)
      .map(({ kind, startsOn, endsOn, detail }) => ({
        kind,
        startsOn,
        endsOn: endsOn !== null && endsOn > on ? null : endsOn,
        detail,
      }))
      .sort((a, b) => b.startsOn.localeCompare(a.startsOn)),
  };
}
const startOf = (entry: ProfileEntry): string =>
  entry.kind === 'availability' ? (entry.content.startsOn ?? '') : '';
