import { ageOn, type CivilDate } from '../../../shared/base/time';
import type { LevelCode } from '../../../shared/fields';

/** One unit of a population: a person, an entry in a scheme, or a contract file. */
export type Member = LiveMember | ErasedMember;

/** With what it is broken down by. */
export interface LiveMember {
  readonly sex: 'F' | 'M' | null;
  /** Level as stated, in its own nomenclature. */
  readonly level: LevelCode | null;
  readonly birthDate: CivilDate;
  /** Date of reference of the age: the day by which the unit enters the population. */
  readonly on: CivilDate;
}

/** Of somebody who was erased: the modality of each axis, and nothing else. */
export interface ErasedMember {
  readonly modalities: Readonly<Record<Breakdown['axis'], string>>;
}

export interface Breakdown {
  readonly axis: 'sex' | 'age' | 'level';
  readonly label: string;
  readonly modalities: readonly { readonly code: string; readonly label: string }[];
  /** Code of the modality of a member: each member has exactly one, so that nobody is dropped. */
  readonly of: (member: LiveMember) => string;
}

const unknown = { code: 'NR', label: 'Non renseigné' };

/** Completed years at the date of reference; whoever is outside the four bands has a modality of their own. */
function ageBand(member: LiveMember): string {
  const age = ageOn(member.birthDate, member.on);
  if (age < 16 || age > 29) return 'hors';
  if (age < 18) return '16-17';
  if (age < 22) return '18-21';
  return age < 26 ? '22-25' : '26-29';
}

/** Groups of docs/sources/indicators.md, Breakdowns, with the 2019 levels that answer to them (decree 2019-14 of 8 January 2019). */
function levelGroup(level: LevelCode | null): string {
  switch (level) {
    case null:
      return unknown.code;
    case 'infra3':
    case 'VI':
    case 'Vbis':
      return 'VI-Vbis';
    case '3':
    case 'V':
      return 'V';
    case '4':
    case 'IV':
      return 'IV';
    case '5':
    case '6':
    case '7':
    case '8':
    case 'III':
    case 'II':
    case 'I':
      return 'III+';
  }
}

/** The three axes of the quarterly export, in their order. */
export const breakdowns: readonly Breakdown[] = [
  {
    axis: 'sex',
    label: 'Sexe',
    modalities: [{ code: 'F', label: 'Femmes' }, { code: 'M', label: 'Hommes' }, unknown],
    of: (member) => member.sex ?? unknown.code,
  },
  {
    axis: 'age',
    label: 'Âge',
    modalities: [
      { code: '16-17', label: '16 à 17 ans' },
      { code: '18-21', label: '18 à 21 ans' },
      { code: '22-25', label: '22 à 25 ans' },
      { code: '26-29', label: '26 à 29 ans' },
      { code: 'hors', label: 'Moins de 16 ans ou plus de 29 ans' },
    ],
    of: ageBand,
  },
  {
    axis: 'level',
    label: 'Niveau de formation',
    modalities: [
      { code: 'VI-Vbis', label: 'VI et V bis (sans certification)' },
      { code: 'V', label: 'V (niveau 3)' },
      { code: 'IV', label: 'IV (niveau 4)' },
      { code: 'III+', label: 'III et plus (niveaux 5 à 8)' },
      unknown,
    ],
    of: (member) => levelGroup(member.level),
  },
];

const modalityOf = (breakdown: Breakdown, member: Member): string =>
  'modalities' in member ? member.modalities[breakdown.axis] : breakdown.of(member);

/** What stays of a member when the person is erased. */
export const erasedMember = (member: LiveMember): ErasedMember => ({
  modalities: Object.fromEntries(
    breakdowns.map((breakdown) => [breakdown.axis, breakdown.of(member)]),
  ) as ErasedMember['modalities'],
});

/** Counts of each modality, in the order of the axis. Throws when a member has no modality: nobody is dropped. */
export function countBy(breakdown: Breakdown, members: readonly Member[]): readonly number[] {
  const counts = new Map(breakdown.modalities.map(({ code }) => [code, 0]));
  for (const member of members) {
    const code = modalityOf(breakdown, member);
    const count = counts.get(code);
    if (count === undefined) throw new Error(`no modality ${code} on the axis ${breakdown.axis}`);
    counts.set(code, count + 1);
  }
  return [...counts.values()];
}
