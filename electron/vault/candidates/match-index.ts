import { foldedWords } from '../../../shared/base/text';
import {
  type Identity,
  type Likeness,
  likenessKeys,
  likenessOf,
  type ReadIdentity,
  readIdentity,
} from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import type { Db } from '../db';
import { allIdentities } from './candidates.repository';

export interface Match extends Likeness {
  readonly candidateId: CandidateId;
}

/** Who is already known, held in memory for the time of an import. */
export interface MatchIndex {
  /** The one most like this identity: a sure match before a doubtful one, then the one known first. `null`: nobody. */
  readonly match: (identity: Identity) => Match | null;
  readonly add: (candidateId: CandidateId, identity: Identity) => void;
}

interface Entry {
  readonly candidateId: CandidateId;
  readonly rank: number;
  readonly read: ReadIdentity;
}

/** Of two homonyms of whom both could be meant, the one whom nothing speaks against. */
const sureness = ({ certainty, isContradicted }: Likeness): number =>
  certainty === 'doubtful' ? 0 : isContradicted ? 1 : 2;

/**
 * What two identities tell alike beside names and birth: of two homonyms who were told apart, the one whose row comes again is
 * known by it.
 */
function agreement(
  { identity: a, number }: ReadIdentity,
  { identity: b, number: other }: ReadIdentity,
): number {
  const told = [
    [number, other],
    [a.mobilePhone, b.mobilePhone],
    [a.email.toLowerCase(), b.email.toLowerCase()],
    [foldedWords(a.commune ?? '').join(''), foldedWords(b.commune ?? '').join('')],
  ] as const;
  return told.filter(([one, two]) => one !== '' && one === two).length;
}

function emptyMatchIndex(): MatchIndex {
  const byKey = new Map<string, Entry[]>();
  let count = 0;
  const add = (candidateId: CandidateId, identity: Identity): void => {
    const read = readIdentity(identity);
    const entry = { candidateId, rank: count, read };
    count += 1;
    for (const key of likenessKeys(read)) {
      const entries = byKey.get(key);
      if (entries) entries.push(entry);
      else byKey.set(key, [entry]);
    }
  };
  const match = (identity: Identity): Match | null => {
    const read = readIdentity(identity);
    let best: { readonly entry: Entry; readonly likeness: Likeness; readonly agreeing: number } | null = null;
    const seen = new Set<Entry>();
    for (const key of likenessKeys(read)) {
      for (const entry of byKey.get(key) ?? []) {
        if (seen.has(entry)) continue;
        seen.add(entry);
        const likeness = likenessOf(read, entry.read);
        if (!likeness) continue;
        const agreeing = agreement(read, entry.read);
        const gain =
          best === null ? 1 : sureness(likeness) - sureness(best.likeness) || agreeing - best.agreeing;
        if (best === null || gain > 0 || (gain === 0 && entry.rank < best.entry.rank))
          best = { entry, likeness, agreeing };
      }
    }
    return best && { candidateId: best.entry.candidateId, ...best.likeness };
  };
  return { match, add };
}

/** An index of every candidate of the portfolio: some 0.5 s for 100,000. */
export function matchIndex(db: Db): MatchIndex {
  const index = emptyMatchIndex();
  for (const { id, ...identity } of allIdentities(db)) index.add(id, identity);
  return index;
}
