import { fold } from '../base/text';
import { candidateSections, type Words } from '../fields';
import { looksLikeFullName } from './full-name';
import { type KnownHeading, knownHeading, sayingSame } from './headings';
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

/** Headings that may be something else than names: the cells decide. */
const likelyNames = ['beneficiaire', 'jeune', 'personne', 'candidat', 'usager', 'participant', 'identite'];

/** Heading of the column of reasons in the file of refused rows: left out when the mended file comes back. */
export const REASON_HEADING = 'Motif du refus';

/** Columns that are no field of the person, or several. */
const others: Readonly<Record<OtherTarget, TargetColumn>> = {
  fullName: {
    group: candidateSections.identity.title,
    label: 'Nom et prénom',
    headings: [
      'nom prenom',
      'nom prenoms',
      'noms et prenoms',
      'prenom nom',
      'prenom et nom',
      'nom complet',
      'nom et prenom du jeune',
      'nom prenom du jeune',
      ...likelyNames,
    ],
  },
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
    label: 'Ne pas importer (n° de sécurité sociale)',
    headings: [
      'n de securite sociale',
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
  ignored: { group: 'Non repris', label: 'Ne pas importer', headings: [REASON_HEADING] },
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

interface Named {
  readonly target: ImportTarget;
  /** Rank in the list of the target: the more usual heading wins a disputed target. */
  readonly rank: number;
  readonly heading: string;
}
/** Rank of a heading that is understood without being listed: after all that are. */
const UNDERSTOOD = 1000;

const known = new Map<string, Named>();
for (const target of importTargets)
  for (const [rank, heading] of [importColumns[target].label, ...importColumns[target].headings].entries())
    known.set(fold(heading), { target, rank, heading: fold(heading) });
const understood: readonly KnownHeading<Named>[] = [...known].flatMap(
  ([heading, named]) => knownHeading(heading, named) ?? [],
);

/** What a heading names: as it is listed, else as it is understood when that leaves no doubt. */
function named(heading: string): Named | undefined {
  const listed = known.get(fold(heading));
  if (listed !== undefined) return listed;
  const said = sayingSame(heading, understood);
  const [first] = said;
  return first !== undefined && said.every(({ target }) => target === first.target)
    ? { ...first, rank: UNDERSTOOD + first.rank }
    : undefined;
}

/** The target that a heading names by itself, or `null`. */
export const targetOfHeading = (heading: string): ImportTarget | null => named(heading)?.target ?? null;

const shapes: readonly { readonly targets: readonly ImportTarget[]; readonly pattern: RegExp }[] = [
  { targets: ['email'], pattern: /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/iu },
  { targets: ['mobilePhone', 'landlinePhone'], pattern: /^(?:(?:\+|00)33 ?|0)[67](?:[ .-]?\d{2}){4}$/u },
  { targets: ['landlinePhone'], pattern: /^(?:(?:\+|00)33 ?|0)[1-59](?:[ .-]?\d{2}){4}$/u },
  { targets: ['romeCode'], pattern: /^[A-N]\d{4}$/u },
  { targets: ['postcode'], pattern: /^\d{5}$/u },
];
const birthYears = /^(?:\d{1,2}[/.-]\d{1,2}[/.-]|)((?:19|20)\d{2})(?:|-\d{2}-\d{2})$/u;

/** Words of headings that speak of somebody or something else, whatever the cells look like. */
const somethingElse =
  /\b(?:naissance|naiss|insee|employeur|entreprise|etablissement|ecole|lycee|college|pere|mere|parents?|tuteur|tutrice|conjointe?|enfants?|urgence|responsable|referente?|conseill(?:er|ere)|agence|antenne|structure|organisme|mission locale|partenaire)\b/u;
/** Whether cells may speak for a heading that is not known. */
const maySpeakFor = (heading: string, target: ImportTarget): boolean =>
  !somethingElse.test(
    target === 'birthDate' ? fold(heading).replace(/\bnaiss(?:ance)?\b/gu, '') : fold(heading),
  );

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

  const cellsOf = (column: number): readonly string[] =>
    (samples[column] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');

  const found = headings.map(named);
  const byHeading = [...found.entries()]
    .flatMap(([column, one]) => (one === undefined ? [] : [{ column, ...one }]))
    .sort((a, b) => a.rank - b.rank || a.column - b.column);
  for (const { column, target } of byHeading)
    if (target !== 'fullName' && isFree(column, target)) take(column, target);
  // « Nom » beside « Nom de naissance » is another name, unless that one has its column too.
  for (const { column, target, heading } of byHeading) {
    const besides = besidesOf(target);
    const owner = byHeading.find((one) => mapping[one.column] === target && !fixed.has(one.column));
    if (besides === undefined || owner === undefined || besides.headings.includes(owner.heading)) continue;
    if (besides.headings.includes(heading) && isFree(column, besides.target)) take(column, besides.target);
  }
  takeFullName();

  for (const [column, heading] of headings.entries()) {
    // A heading that means something is not guessed again, even where its target is taken: a second "Nom" stays out.
    if (found[column] !== undefined) continue;
    const cells = cellsOf(column);
    const shape = shapes.find(({ pattern }) => mostly(cells, (cell) => pattern.test(cell)));
    const target = shape?.targets.find((one) => isFree(column, one) && maySpeakFor(heading, one));
    if (target) take(column, target);
    else if (
      isFree(column, 'birthDate') &&
      maySpeakFor(heading, 'birthDate') &&
      mostly(cells, (cell) => isBirthYear(cell, year))
    )
      take(column, 'birthDate');
  }
  return mapping;

  /** A column of both names: by its heading where neither has a column, or « Nom » with two words where no first name is. */
  function takeFullName(): void {
    if (taken.has('firstName')) return;
    const holdsNames = (column: number): boolean => mostly(cellsOf(column), looksLikeFullName);
    const birthColumn = mapping.indexOf('birthName');
    if (birthColumn >= 0) {
      const heading = found[birthColumn]?.heading ?? '';
      if (fixed.has(birthColumn) || !besidesOf('birthName')?.headings.includes(heading)) return;
      if (!holdsNames(birthColumn)) return;
      taken.delete('birthName');
      mapping[birthColumn] = 'ignored';
      take(birthColumn, 'fullName');
      return;
    }
    const told = byHeading.find(
      ({ column, target, heading }) =>
        target === 'fullName' &&
        isFree(column, target) &&
        (!likelyNames.includes(heading) || cellsOf(column).length === 0 || holdsNames(column)),
    );
    if (told !== undefined) take(told.column, 'fullName');
  }
}

interface Besides {
  readonly headings: readonly string[];
  readonly target: ImportTarget;
}
/** The other meaning of some headings of a target, where it has a column of its own. */
function besidesOf(target: ImportTarget): Besides | undefined {
  const besides = targetFields.get(target)?.sheet?.besides;
  const other = importTargets.find((one) => one === besides?.target);
  return besides === undefined || other === undefined
    ? undefined
    : { headings: besides.headings, target: other };
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
const neededTargets: readonly ImportTarget[] = [...targetFields]
  .filter(([, field]) => field.isNeeded === true)
  .map(([target]) => target);
/** What a column of both names gives. */
const givenByFullName: ReadonlySet<ImportTarget> = new Set(['birthName', 'firstName']);

/** Targets without which no row can make a candidate, and that no column gives. */
export const missingTargets = (mapping: ImportMapping): readonly ImportTarget[] =>
  neededTargets.filter(
    (target) => !mapping.includes(target) && !(mapping.includes('fullName') && givenByFullName.has(target)),
  );
