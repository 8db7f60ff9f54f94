import { addDays, type CivilDate } from '../base/time';
import { paperKindOf } from './kinds';
import type { Paper } from './paper';

/** Days before the last good day of a paper from which its renewal is to be asked for. */
export const PAPER_NOTICE_DAYS = 60;

type Dated = Pick<Paper, 'kind' | 'expiresOn'>;

/** A paper is good through its last day; one of which no end is known is taken as good. */
export const isGoodOn = ({ expiresOn }: Pick<Paper, 'expiresOn'>, on: CivilDate): boolean =>
  expiresOn === null || expiresOn >= on;

/** What proves the same, the one that ends last first; one of which no end is known outlasts none. */
const byLength = (a: Dated, b: Dated): number => (b.expiresOn ?? '').localeCompare(a.expiresOn ?? '');

/** Papers that nothing of the same group outlasts: the one of each group that is good the longest. */
export function latestOfEach<P extends Dated>(papers: readonly P[]): readonly P[] {
  const groups = Map.groupBy(papers, ({ kind }) => paperKindOf(kind).group);
  return [...groups.values()].flatMap((group) => group.toSorted(byLength).slice(0, 1));
}

/** Papers to be renewed: those that end within the notice, or have ended, and that nothing outlasts; the nearest end first. */
export const expiringOf = <P extends Dated>(
  papers: readonly P[],
  on: CivilDate,
): readonly (P & { readonly expiresOn: CivilDate })[] =>
  latestOfEach(papers)
    .flatMap((paper) =>
      paper.expiresOn !== null && paper.expiresOn <= addDays(on, PAPER_NOTICE_DAYS)
        ? [{ ...paper, expiresOn: paper.expiresOn }]
        : [],
    )
    .toSorted((a, b) => a.expiresOn.localeCompare(b.expiresOn));
