import { contractKindIds, kindOf } from '../../../shared/contract-files';
import { schemeIds } from '../../../shared/fields';
import { cellOf, type SubsetOf } from '../export';
import { entries, filesOpened, filesSigned, firstReceptions, inContact, renewals } from './definitions';

/** Code of one scheme or one kind of contract as a population of its own. */
export const partOf = (code: string, group: string): string => `${code}.${group}`;

/** Figures that are the sum of populations published beside them. */
export const sums = [
  { whole: entries.code, groups: schemeIds },
  { whole: renewals.code, groups: schemeIds },
  { whole: filesOpened.code, groups: contractKindIds },
  { whole: filesSigned.code, groups: contractKindIds },
].map(({ whole, groups }) => ({ whole, parts: groups.map((group) => partOf(whole, group)) }));

const isScheme = (code: string): boolean => schemeIds.some((id) => id === code);

/**
 * Populations of which the first lies in the second, by definition or as a reader may suppose: a subtraction of what is
 * published, size by size and cell by cell, tells of those who are in the second only. The one that yields is masked.
 */
export const nestedPopulations: readonly SubsetOf[] = [
  // A first reception is an act, recorded as one but for an oversight.
  { inner: firstReceptions.code, outer: inContact.code, yields: 'inner' },
  // Whoever signs, renews or opens a file is met that quarter, and rarely does so twice for the same thing.
  ...sums.flatMap(({ parts }) =>
    parts.map((inner) => ({ inner, outer: inContact.code, yields: 'inner' as const })),
  ),
  ...contractKindIds.flatMap((kind) => {
    const signed = partOf(filesSigned.code, kind);
    const { scheme } = kindOf(kind);
    return [
      // Most files are signed in the quarter in which they are opened.
      { inner: signed, outer: partOf(filesOpened.code, kind), yields: 'outer' as const },
      // The signature of such a file is an entry in its scheme.
      ...(isScheme(scheme)
        ? [{ inner: signed, outer: partOf(entries.code, scheme), yields: 'inner' as const }]
        : []),
    ];
  }),
];

/** Single cells that are counted in a figure of the quality: who lacks a fact in a population lacks it in the portfolio. */
export const nestedCells: readonly SubsetOf[] = [inContact, firstReceptions].flatMap(({ code }) => [
  { inner: cellOf(code, 'sex', 'NR'), outer: 'Q2', yields: 'outer' as const },
  { inner: cellOf(code, 'level', 'NR'), outer: 'Q3', yields: 'outer' as const },
]);
