import type { z } from 'zod';
import type { Entrance, FileHandle, Procedure, Result } from '../../../shared/base';
import type { Clock } from '../../../shared/base/time';
import type { Progress } from '../../../shared/ipc';
import type { Db } from '../db';

/** What every service receives: the open database, the clock, new identifiers, the name of the person at work. */
export interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  /** A new UUID. */
  readonly newId: () => string;
  /** Name that the journal gives to the author of a change. */
  readonly actor: () => string;
  /** By which entrance the calls come. */
  readonly entrance: Entrance;
}

/** What one call brings besides its input. */
export interface Call {
  /** Path of a file the user chose, of the `known` portfolio or of the `backups`; throws a `Refusal` when main resolved none. */
  readonly pathOf: (handle: FileHandle | 'known' | 'backups' | 'formerBackups' | 'chosenBackups') => string;
  /** What this computer's keystore holds, in base64: brought by main for this call only, never by the window. */
  readonly secret?: string | undefined;
  readonly progress: (progress: Progress) => void;
  /** Aborted when the user cancels; a long job looks at it between two units of work. */
  readonly signal: AbortSignal;
}

/** The handlers of a set of procedures: parsed input in, result out. A `Refusal` thrown on the way becomes an error value. */
export type Handlers<P extends Record<string, Procedure>> = {
  readonly [N in keyof P]: (
    input: z.output<P[N]['input']>,
    call: Call,
  ) => Result<z.output<P[N]['output']>> | Promise<Result<z.output<P[N]['output']>>>;
};

/** Handlers of several domains side by side, for the one place that calls them by name with an input already parsed. */
export type AnyHandlers = Readonly<Record<string, (input: never, call: Call) => unknown>>;
