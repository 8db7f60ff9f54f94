import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { Result } from '../../shared/base';
import { contract, type Input, type Output, type ProcedureName, procedureOf } from '../../shared/ipc';
import { withAccess } from '../vault/access';
import { restoreHandlers } from '../vault/backups';
import { systemClock } from '../vault/base/clock';
import { dispatch } from '../vault/dispatch';
import { verifyExportHandlers } from '../vault/indicators';
import { type OpenPortfolio, portfolioHandlers, type Session } from '../vault/portfolio';
import { handlersOf, handlersOfFile } from '../vault/procedures';
import type { AnyHandlers } from '../vault/service/deps';
import { CliRefusal, tellProgress } from './output';

/** Asks a procedure as the window does, with a path where the window gives a handle. Throws a `CliRefusal`. */
export type Ask = <N extends ProcedureName>(name: N, input: Input<N>) => Promise<Output<N>>;

/** The door of the window, from the command line: the same dispatch, over these handlers. */
function doorTo(always: AnyHandlers, whileOpen: AnyHandlers | null): Ask {
  let last = 0;
  return async (name, input) => {
    const files: Record<string, string> = {};
    const given: Record<string, unknown> = { ...input };
    for (const field of Object.keys(procedureOf(name).files ?? {})) {
      const path = given[field];
      if (typeof path !== 'string') continue;
      const handle = `file_${randomBytes(16).toString('hex')}`;
      files[handle] = resolve(path);
      given[field] = handle;
    }
    last += 1;
    let defect: unknown;
    const result: Result<unknown> = await dispatch(
      { type: 'call', id: last, name, input: given, files },
      always,
      whileOpen,
      {
        progress: ({ done, total, label }) => tellProgress(`${label} ${done}/${total}`),
        signal: new AbortController().signal,
      },
      (_reference, error) => {
        defect = error;
      },
    );
    if (!result.ok) {
      // Told with its kind and its place (`sentenceOf`): there is no log to look a reference up in.
      if (result.error.code === 'BUG') throw defect;
      throw new CliRefusal(result.error.message);
    }
    contract[name].output.parse(result.data);
    return result.data as Output<typeof name>;
  };
}

/**
 * The door of an open portfolio. What is asked leaves the very line that the window leaves, unless `isLogged` is false:
 * a command that only looks at the file, or tries without writing, leaves it to the byte as it was.
 */
export function doorOf(open: OpenPortfolio, isLogged: boolean): Ask {
  const session: Session = { current: open, failures: 0 };
  const handlers: AnyHandlers = {
    ...portfolioHandlers(session, { clock: open.deps.clock, newId: open.deps.newId }),
    ...handlersOf(open.deps),
    ...handlersOfFile(open, session),
  };
  return doorTo({}, isLogged ? withAccess(open.deps, handlers) : handlers);
}

/** What is asked without an open portfolio. */
export const closedDoor: Ask = doorTo(
  { ...verifyExportHandlers, ...restoreHandlers({ current: null, failures: 0 }, systemClock) },
  null,
);
