import { fold } from '../base/text';
import { candidateSections, type Words } from '../fields';
import {
  type ImportMapping,
  type ImportTarget,
  importTargets,
  type OtherTarget,
  targetFields,
} from './import.procedures';

interface TargetColumn extends Words {
  /** Heading of the list of choices under which it stands. */
  readonly group: string;
  /** Other headings seen in extracts (Parcours 3, i-milo, home-made lists), read as `fold` reads. */
  readonly headings: readonly string[];
}

/** Columns that are no field of the person. */
const others: Readonly<Record<OtherTarget, TargetColumn>> = {
  lastInterviewOn: {
    group: 'Suivi',
    label: 'Dernier entretien',
    headings: [
      'date dernier entretien',
      'date du dernier entretien',
      'dernier contact',
      'date dernier contact',
      'date du dernier contact',
      'dernier acte',
      'date dernier acte',
      'dernier rdv',
      'dernier rendez vous',
      'date dernier rdv',
    ],
  },
  scheme: {
    group: 'Suivi',
    label: 'Dispositif',
    headings: [
      'dispositif en cours',
      'dispositifs',
      'dispositif actuel',
      'accompagnement',
      'accompagnement en cours',
      'programme',
      'programme en cours',
      'mesure',
      'mesure en cours',
    ],
  },
  nir: {
    group: 'Non repris',
    label: 'N° de sécurité sociale',
    headings: [
      'n securite sociale',
      'no securite sociale',
      'numero securite sociale',
      'numero de securite sociale',
      'securite sociale',
      'n secu',
      'num secu',
      'numero secu',
      'n ss',
      'nss',
      'nir',
      'n insee',
      'numero insee',
      'nia',
    ],
  },
  ignored: { group: 'Non repris', label: 'Ne pas importer', headings: [] },
};

const sectionTitle = (section: string): string =>
  Object.entries(candidateSections).find(([id]) => id === section)?.[1].title ?? section;
const described = [...targetFields].map(
  ([target, { label, said, section, sheet }]): readonly [ImportTarget, TargetColumn] => [
    target,
    {
      label,
      ...(said === undefined ? {} : { said }),
      group: sectionTitle(section),
      headings: sheet?.headings ?? [],
    },
  ],
);
/** What each target is called, and which headings mean it. */
export const importColumns = {
  ...Object.fromEntries(described),
  ...others,
  // The targets are the described fields and the others, and nothing else.
} as Readonly<Record<ImportTarget, TargetColumn>>;

/** Folded heading → target, and its rank in the list of the target: the more usual heading wins a disputed target. */
const known = new Map<string, { readonly target: ImportTarget; readonly rank: number }>();
for (const target of importTargets)
  for (const [rank, heading] of [importColumns[target].label, ...importColumns[target].headings].entries())
    known.set(fold(heading), { target, rank });

/** The target that a heading names by itself, or `null`. */
export const targetOfHeading = (heading: string): ImportTarget | null =>
  known.get(fold(heading))?.target ?? null;

const shapes: readonly { readonly targets: readonly ImportTarget[]; readonly pattern: RegExp }[] = [
  { targets: ['email'], pattern: /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/iu },
  { targets: ['nir'], pattern: /^[1-478](?: ?\d{2}){2} ?(?:\d{2}|2[AB])(?: ?\d{3}){2}(?: ?\d{2})?$/iu },
  { targets: ['mobilePhone', 'landlinePhone'], pattern: /^(?:(?:\+|00)33 ?|0)[67](?:[ .-]?\d{2}){4}$/u },
  { targets: ['landlinePhone'], pattern: /^(?:(?:\+|00)33 ?|0)[1-59](?:[ .-]?\d{2}){4}$/u },
  { targets: ['romeCode'], pattern: /^[A-N]\d{4}$/u },
  { targets: ['postcode'], pattern: /^\d{5}$/u },
];
const birthYears = /^(?:\d{1,2}[/.-]\d{1,2}[/.-]|)((?:19|20)\d{2})(?:|-\d{2}-\d{2})$/u;

/** Four cells out of five have the shape. */
const mostly = (cells: readonly string[], matches: (cell: string) => boolean): boolean =>
  cells.length > 0 && cells.filter(matches).length * 5 >= cells.length * 4;

/** True when a cell is a date, a phone or an e-mail: a heading never is. */
export const looksLikeData = (cell: string): boolean =>
  /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$/u.test(cell.trim()) ||
  shapes.some(({ targets, pattern }) => targets[0] !== 'postcode' && pattern.test(cell.trim()));

/**
 * Takes each column for a target: by its heading first, then, where the heading says nothing, by what its cells look
 * like (`samples`: some cells of each column; `year`: this year, to tell birth dates). Never two columns for one target.
 * `fixed` gives columns that are already decided.
 */
export function recogniseColumns(
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  year: number,
  fixed: ReadonlyMap<number, ImportTarget> = new Map(),
): ImportMapping {
  const mapping: ImportTarget[] = headings.map((_, column) => fixed.get(column) ?? 'ignored');
  const taken = new Set(fixed.values());
  const isFree = (column: number, target: ImportTarget): boolean =>
    !fixed.has(column) && mapping[column] === 'ignored' && !taken.has(target);
  const take = (column: number, target: ImportTarget): void => {
    mapping[column] = target;
    taken.add(target);
  };

  const named = headings
    .map((heading, column) => ({ column, found: known.get(fold(heading)) }))
    .sort((a, b) => (a.found?.rank ?? 0) - (b.found?.rank ?? 0) || a.column - b.column);
  for (const { column, found } of named)
    if (found && isFree(column, found.target)) take(column, found.target);

  for (const column of headings.keys()) {
    // A heading that means something is not guessed again, even where its target is taken: a second "Nom" stays out.
    if (known.has(fold(headings[column] ?? ''))) continue;
    const cells = (samples[column] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
    const shape = shapes.find(({ pattern }) => mostly(cells, (cell) => pattern.test(cell)));
    const target = shape?.targets.find((one) => isFree(column, one));
    if (target) take(column, target);
    else if (isFree(column, 'birthDate') && mostly(cells, (cell) => isBirthYear(cell, year)))
      take(column, 'birthDate');
  }
  return mapping;
}

const isBirthYear = (cell: string, year: number): boolean => {
  const age = year - Number(birthYears.exec(cell)?.[1] ?? Number.NaN);
  return cell.length >= 8 && age >= 15 && age <= 35;
};

/** Targets that several columns may have: their texts are put together, or left out alike. */
export const repeatableTargets: ReadonlySet<ImportTarget> = new Set(['ignored', 'comment', 'nir']);

/** The first target that two columns claim and only one can have, or `null`. */
export function repeatedTarget(mapping: ImportMapping): ImportTarget | null {
  const seen = new Set<ImportTarget>();
  for (const target of mapping) {
    if (seen.has(target) && !repeatableTargets.has(target)) return target;
    seen.add(target);
  }
  return null;
}

/** Targets without which no row can make a candidate. */
export const neededTargets: readonly ImportTarget[] = [...targetFields]
  .filter(([, field]) => field.isNeeded === true)
  .map(([target]) => target);
