import { randomUUID } from 'node:crypto';
import { type ErrorCode, Refusal } from '../../shared/base';
import { clockSentence } from '../../shared/portfolio';
import { announceAccess, openingLine, writeAnnounced } from '../vault/access';
import { systemClock } from '../vault/base/clock';
import { clockDoubt } from '../vault/clock';
import { type OpenPortfolio, openPortfolio } from '../vault/portfolio';
import { type Ask, doorOf } from './door';
import { CliRefusal, remark } from './output';
import { passphrase } from './passphrase';

export const options = { clock: systemClock, newId: randomUUID, entrance: 'command-line' } as const;

/** Does the work; where it fails, closes and tells that failure, which comes before any other. */
export async function orClose<T>(portfolio: OpenPortfolio, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    try {
      portfolio.close();
    } catch {
      // Told by the first failure; what was saved lies beside the portfolio.
    }
    throw error;
  }
}

/** Why a portfolio whose work is done could not be made one file again, and what to do; it must not be done twice. */
const leftOpen: Partial<Record<ErrorCode, string>> = {
  DISK_FULL:
    'C’est fait et enregistré, mais le disque est plein : le portefeuille garde des fichiers à côté de lui (-wal, -keys), à ne pas en séparer. Libérez de la place et rouvrez-le.',
  FILE_HELD:
    'C’est fait et enregistré, mais un autre logiciel retient le portefeuille, qui garde des fichiers à côté de lui (-wal, -keys), à ne pas en séparer. Rouvrez-le dans une minute.',
};

/**
 * Opens the portfolio, does the work, and closes it whatever happens. A command that only looks at the file, or tries
 * without writing, leaves it to the byte as it was: `isLogged` is then false, and no line goes to the journal of accesses.
 */
export async function withPortfolio<T>(
  path: string,
  work: (ask: Ask, portfolio: OpenPortfolio) => Promise<T> | T,
  { isLogged = true }: { readonly isLogged?: boolean } = {},
): Promise<T> {
  const portfolio = await openPortfolio(path, await passphrase(), options);
  for (const notice of portfolio.notices) remark(notice);
  const doubt = clockDoubt(portfolio.deps);
  if (doubt !== null) remark(clockSentence(systemClock.today(), doubt.latestOn));
  const result = await orClose(portfolio, async () => {
    // Written with the first line that the work leaves, or at its end: a command that is refused has shown nobody, and
    // leaves the file as it was.
    if (isLogged) announceAccess(portfolio.deps, openingLine(portfolio.notices));
    const done = await work(doorOf(portfolio, isLogged), portfolio);
    if (isLogged) writeAnnounced(portfolio.deps);
    return done;
  });
  try {
    portfolio.close();
  } catch (error) {
    const sentence = error instanceof Refusal ? leftOpen[error.code] : undefined;
    throw sentence === undefined ? error : new CliRefusal(sentence);
  }
  return result;
}
