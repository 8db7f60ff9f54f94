/**
 * Entry of the vault process: the only one that holds the key and the database.
 * It speaks the messages of `shared/ipc/protocol.ts` with main, and nothing else; it imports no Electron.
 * Locking ends this process; opening again starts a fresh one.
 */
import { randomUUID } from 'node:crypto';
import { Refusal, type Result, refuse } from '../../shared/base';
import { createOpener, type FromVault, type ToVault, type VaultRequest } from '../../shared/ipc';
import { keepOutOfCoreDumps } from '../disk/core-dumps';
import { setWorld } from '../disk/patience';
import { withAccess } from './access';
import { restoreHandlers } from './backups';
import { systemClock } from './base/clock';
import { accompany } from './companions';
import { diagnosticsHandlers, rememberDefect, rememberFormerEnd } from './diagnostics';
import { dispatch } from './dispatch';
import { endOnUnhandledRejection } from './fatal';
import { verifyExportHandlers } from './indicators';
import { countTries, createTries, openSecrets, sealingHandlers, triesFolder } from './keys';
import { keysHandlers, type OpenPortfolio, portfolioHandlers, type Session } from './portfolio';
import { handlersOf, handlersOfFile } from './procedures';
import { readWith, startByMain } from './reading';
import type { AnyHandlers } from './service/deps';

/** What Electron adds to the process of a `utilityProcess` (and the Chromium host likewise). */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: ToVault }) => void): void;
  postMessage(message: FromVault): void;
}
const { parentPort: port } = process as unknown as { readonly parentPort: ParentPort };
const send = (message: FromVault): void => port.postMessage(message);
// Leaves at once, even where the thread sleeps right after.
setWorld({ tell: (isHeld) => send({ type: 'held', isHeld }) });
// Before any key is here.
keepOutOfCoreDumps();
const readers = startByMain(send);
readWith(readers.start);
countTries(createTries({ folder: triesFolder() }));
/** How long closing waits, in all, for files that another program holds: main ends the process after 30 s. */
const CLOSING_WAIT_MS = 8_000;

/** What the window seals its secrets for: drawn at each start, gone with the process. */
const opener = createOpener();
const session: Session = { current: null, failures: 0, release };
const always: AnyHandlers = {
  ...sealingHandlers(opener),
  ...portfolioHandlers(session, { clock: systemClock, newId: randomUUID }),
  ...keysHandlers(session, { clock: systemClock, newId: randomUUID }),
  ...verifyExportHandlers,
  ...restoreHandlers(session, systemClock),
  ...diagnosticsHandlers(session, systemClock),
};
const running = new Map<number, AbortController>();

let bound: { readonly to: OpenPortfolio; readonly handlers: AnyHandlers; readonly end: () => void } | null =
  null;
/** Ends what lives with the open portfolio, while it still is. */
function release(): void {
  bound?.end();
  bound = null;
}
/** Binds what lives with the open portfolio (handlers, companions), once for each opening. */
function bind(): AnyHandlers | null {
  if (bound && bound.to !== session.current) release();
  if (session.current && !bound) {
    const to = session.current;
    bound = {
      to,
      handlers: withAccess(
        to.deps,
        { ...always, ...handlersOf(to.deps), ...handlersOfFile(to, session) },
        logBug,
      ),
      end: accompany(to, session, logBug),
    };
  }
  return bound?.handlers ?? null;
}

/** A bug is told with its kind and places, never with a message, which could quote data. */
function logBug(reference: string, error: unknown): void {
  console.error(rememberDefect(reference, error, systemClock.now()));
}

/** Why nothing is acknowledged any more, whatever is asked; `null` while all is well. */
function standing(name: string): Result<never> | null {
  const open = session.current;
  if (open === null) return null;
  // A file that was taken away still takes writes on most systems, and loses them at closing; its copy can be saved.
  if (!open.isInPlace()) return name === 'portfolio.saveCopy' ? null : refuse('PORTFOLIO_GONE');
  return open.isTakenOver() ? refuse('PORTFOLIO_TAKEN_OVER') : null;
}

const onDamage = (): Refusal | null => session.current?.noteDamage() ?? null;

/** After damage SQLite refuses every change as if the folder were read-only: the person is told the true reason. */
function onceDamaged(result: Result<unknown>): Result<unknown> {
  const damage = session.current?.damage() ?? null;
  if (result.ok || damage === null || result.error.code !== 'FOLDER_READ_ONLY') return result;
  return { ok: false, error: damage.toError() };
}

async function answer(request: VaultRequest): Promise<void> {
  const {
    backups: standard,
    chosenBackups: chosen = null,
    formerBackups: former,
    profile,
    tries,
  } = request.files;
  if (standard !== undefined)
    session.backups = { standard, chosen, ...(former === undefined ? {} : { former }) };
  if (profile !== undefined) session.profile = profile;
  // Told in development and in tests alone: their wrong secrets are not the computer's.
  if (tries !== undefined) countTries(createTries({ folder: tries }));
  const abort = new AbortController();
  running.set(request.id, abort);
  const call = {
    signal: abort.signal,
    progress: (progress: { done: number; total: number; label: string }) =>
      send({ type: 'progress', id: request.id, progress }),
  };
  const opened = openSecrets(opener, request);
  const asked = opened instanceof Promise ? await opened : opened;
  const result = onceDamaged(
    standing(request.name) ??
      (asked.ok
        ? await dispatch({ ...request, input: asked.data }, always, bind, call, logBug, onDamage)
        : asked),
  );
  bind();
  running.delete(request.id);
  send({ type: 'answer', id: request.id, result });
}

function close(): void {
  for (const abort of running.values()) abort.abort();
  setWorld({ tell: () => undefined, until: performance.now() + CLOSING_WAIT_MS });
  try {
    bound?.end();
    session.current?.close();
  } catch (error) {
    // Leaving in order would let SQLite write over what the other machine has written.
    if (error instanceof Refusal && error.code === 'PORTFOLIO_TAKEN_OVER')
      process.kill(process.pid, 'SIGKILL');
    // A disk that is full, a file taken away: what was saved lies beside the portfolio, as after a kill.
    if (!(error instanceof Refusal)) logBug('at closing', error);
  }
  process.exit(0);
}

endOnUnhandledRejection(logBug);

port.on('message', ({ data }) => {
  switch (data.type) {
    case 'call':
      void answer(data);
      break;
    case 'cancel':
      running.get(data.id)?.abort();
      break;
    case 'reader':
      readers.hear(data);
      break;
    case 'formerEnd':
      rememberFormerEnd(data.how, systemClock.now());
      break;
    case 'close':
      close();
  }
});
send({ type: 'ready' });
