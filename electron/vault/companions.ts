import { discard } from '../disk/sync';
import { guardJournals, openingLine } from './access';
import { accompanyWithBackups } from './backups';
import { keepRosterReady } from './candidates';
import { removeUnfinishedFiles } from './files/unfinished-files';
import { dropOldCopies } from './merge';
import { keepObligationsDrawn } from './obligations';
import { type OpenPortfolio, removeOwnPart, type Session } from './portfolio';
import { overwriteErased } from './privacy';

/** Something that lives with an open portfolio beside the calls (a timer, a check in the background); answers what ends it. */
type Companion = (
  open: OpenPortfolio,
  session: Session,
  logBug: (reference: string, error: unknown) => void,
) => () => void;

/** Ended in the opposite order: the journals write their last line before the last backup is made. */
const companions: readonly Companion[] = [
  accompanyWithBackups,
  journals,
  unfinishedFiles,
  ({ deps }) => keepRosterReady(deps),
  ({ deps }) => keepObligationsDrawn(deps),
];

/** What a kill left half-written, beside the portfolio or where it was leaving to, goes at the next opening; so does what an erasure freed, and the copy of a merge that no longer can be undone. */
function unfinishedFiles({ deps, path }: OpenPortfolio): () => void {
  try {
    removeOwnPart(path, discard);
    removeUnfinishedFiles(deps.db);
    dropOldCopies(deps);
    overwriteErased(deps);
  } catch {
    // A folder that just turned read-only, a disk that is full: the next opening tries again.
  }
  return () => undefined;
}

function journals(open: OpenPortfolio, session: Session, logBug: Parameters<Companion>[2]): () => void {
  const { failures } = session;
  session.failures = 0;
  return guardJournals(open.deps, openingLine(open.notices, failures), logBug);
}

/** Starts every companion; answers what ends them, in the opposite order, while the portfolio is still open. */
export const accompany: Companion = (open, session, logBug) => {
  const ends = companions.map((start) => start(open, session, logBug));
  return () => {
    for (const end of ends.reverse()) end();
  };
};
