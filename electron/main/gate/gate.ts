import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  type Domain,
  defectOf,
  type FileUse,
  type Procedure,
  type Result,
  refuse,
} from '../../../shared/base';
import {
  type Answer,
  callSchema,
  invalidInput,
  isProcedureName,
  type MainProcedureName,
  type Parsed,
  type ProcedureName,
  type Progress,
  procedureOf,
  wireInputOf,
} from '../../../shared/ipc';
import type { FileHandles } from '../dialogs';
import type { QuickUnlock } from '../quick-unlock';
import type { VaultClient } from '../vault-client';
import { fileUsesOf, isAboutKnown, isToldPlaces } from './file-uses';
import { isFromOurPage, type Sender } from './sender';

/** What answers the procedures of main. */
export type MainHandlers = {
  readonly [N in MainProcedureName]: (input: Parsed<N>, from?: Asker) => Promise<Answer<N>>;
};
/** Which window asks. */
export interface Asker {
  readonly isBeside: boolean;
}

export interface GateDeps {
  /** Number of the web contents of our window; `null` while there is none. */
  readonly windowContentsId: () => number | null;
  /** The same of the window beside, which is answered what only reads. */
  readonly besideContentsId: () => number | null;
  readonly isOpen: () => boolean;
  /** Where the known portfolio stands, for what opens one without a file. */
  readonly knownPath: () => string | null;
  /** A portfolio has just been created or opened at this path. */
  readonly onOpened: (path: string) => void;
  /** The known portfolio was copied to this path, which is now where it stands. */
  readonly onRelocated: (path: string) => void;
  /** Folders of the backups, under the names that the vault expects. */
  readonly places: () => Readonly<Record<string, string>>;
  /** Backups go to this folder from now on; `null`: to Vivier's own. */
  readonly onBackupFolder: (path: string | null) => void;
  /** Locks without a word to the window: a backup is about to take the place of the portfolio. */
  readonly beforeRestore: () => Promise<void>;
  /** A backup now stands at this path. */
  readonly onRestored: (path: string) => void;
  readonly handlers: MainHandlers;
  readonly handles: FileHandles;
  readonly vault: Pick<VaultClient, 'call'>;
  readonly quickUnlock: Pick<QuickUnlock, 'around'>;
  /** What has just succeeded makes these be read again: the window beside is told. */
  readonly onChanged: (domains: readonly Domain[]) => void;
  readonly onProgress: (callId: string, progress: Progress) => void;
  /** Receives kinds and places, never data. */
  readonly log: (line: string) => void;
}

export interface Gate {
  /** Answers one message of the window; never throws, and says nothing but what the contract allows. */
  readonly answer: (event: Sender, message: unknown) => Promise<Result<unknown>>;
  /** Cancels a call under way, if it still is. */
  readonly cancel: (callId: string) => void;
  /** Cancels all calls under way that can be. */
  readonly cancelAll: () => void;
}

/** Inputs are records; a date or a map, which an object schema without fields would let pass, is none. */
const isPlainObject = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** Takes away the keys that the schema does not know, wherever it found some. */
function withoutUnknownKeys(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    let target: unknown = value;
    for (const key of issue.path)
      target = typeof target === 'object' && target !== null ? Reflect.get(target, key) : undefined;
    if (typeof target !== 'object' || target === null) continue;
    for (const key of issue.keys) Reflect.deleteProperty(target, key);
  }
  return value;
}

/** A bug is told with its kind and places, never with a message, which could quote data. */
function describe(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map((issue) => `${issue.code} at ${issue.path.map(String).join('.')}`).join(', ');
  const { kind, places } = defectOf(error);
  return [kind, ...places.map((place) => `    at ${place}`)].join('\n');
}

const isMainProcedure = (name: ProcedureName): name is MainProcedureName => procedureOf(name).by === 'main';

/** Makes the one function behind `ipcMain.handle`. */
export function createGate(deps: GateDeps): Gate {
  const running = new Map<string, { readonly cancel: () => void }>();

  function bug(name: string, error: unknown): Result<never> {
    const reference = randomBytes(4).toString('hex').toUpperCase();
    deps.log(`bug ${reference} in ${name}: ${describe(error)}`);
    return refuse('BUG', { reference });
  }

  /** What the schema lets through, unknown fields taken away; an answer that does not fit is a bug. */
  function checked(procedure: Procedure, name: ProcedureName, result: Result<unknown>): Result<unknown> {
    if (!result.ok) {
      const { code, message, field, reference } = result.error;
      return refuse(code, {
        message,
        ...(field === undefined ? {} : { field }),
        ...(reference === undefined ? {} : { reference }),
      });
    }
    const first = procedure.output.safeParse(result.data);
    if (first.success) return { ok: true, data: first.data };
    const second = procedure.output.safeParse(withoutUnknownKeys(result.data, first.error.issues));
    return second.success ? { ok: true, data: second.data } : bug(name, second.error);
  }

  /** Calls the vault with the paths behind the handles of the input. */
  async function callVault(
    name: ProcedureName,
    input: unknown,
    parsed: unknown,
    callId: string,
    secret?: string,
  ): Promise<Result<unknown>> {
    const uses = fileUsesOf(name);
    const chosen = new Map<string, FileUse>();
    for (const [field, use] of Object.entries(uses)) {
      const handle: unknown = Reflect.get(Object(parsed), field);
      if (typeof handle === 'string') chosen.set(handle, use);
    }
    const taken =
      Object.keys(uses).length === 0
        ? undefined
        : deps.handles.take([...chosen.keys()], (handle) => chosen.get(handle));
    if (taken === null) return refuse('HANDLE_SPENT');

    const known = isAboutKnown(name, chosen.size > 0) ? deps.knownPath() : null;
    const files = {
      ...taken?.paths,
      ...(known === null ? {} : { known }),
      ...(isToldPlaces(name) ? deps.places() : {}),
    };
    const { looksOnly, afterwards } = procedureOf(name);
    if (afterwards === 'restored') {
      await deps.beforeRestore();
      // The vault that answers may be another: the window then seals its secret again, and asks with the same files.
      taken?.outlive();
    }
    const { answer, cancel } = deps.vault.call({
      name,
      input,
      files,
      secret,
      onProgress: (progress) => deps.onProgress(callId, progress),
    });
    running.set(callId, { cancel });
    const result = await answer;
    running.delete(callId);
    if (!result.ok) {
      taken?.giveBack();
      return result;
    }
    if (looksOnly) taken?.giveBack();
    else taken?.spend();
    const path = Object.values(taken?.paths ?? {})[0] ?? known ?? undefined;
    switch (afterwards) {
      case 'opened':
        if (path !== undefined) deps.onOpened(path);
        break;
      case 'relocated':
        if (path !== undefined) deps.onRelocated(path);
        break;
      case 'backup-folder':
        deps.onBackupFolder(path === undefined || chosen.size === 0 ? null : path);
        break;
      case 'restored': {
        const target: unknown = Reflect.get(Object(parsed), 'target');
        const restored = typeof target === 'string' ? taken?.paths[target] : known;
        if (restored) deps.onRestored(restored);
        break;
      }
      case undefined:
    }
    return result;
  }

  async function pass(event: Sender, message: unknown): Promise<Result<unknown>> {
    const isBeside = isFromOurPage(event, deps.besideContentsId());
    if (!isBeside && !isFromOurPage(event, deps.windowContentsId())) return refuse('FORBIDDEN');
    const call = callSchema.safeParse(message);
    if (!call.success) return refuse('INVALID_INPUT');
    const { callId, name, input } = call.data;
    if (!isProcedureName(name)) return refuse('UNKNOWN_PROCEDURE');
    if (running.has(callId)) return refuse('INVALID_INPUT');
    const procedure = procedureOf(name);
    if (isBeside && procedure.reads !== true) return refuse('READS_ONLY');
    if (procedure.needs === 'open' && !deps.isOpen()) return refuse('LOCKED');
    if (!isPlainObject(input)) return refuse('INVALID_INPUT');
    // Its secrets are sealed: main relays them, and has nothing to read them with.
    const parsed = wireInputOf(name).safeParse(input);
    if (!parsed.success) return invalidInput(parsed.error);
    try {
      const result = isMainProcedure(name)
        ? // The schema of this very procedure has just parsed the input.
          await deps.handlers[name](parsed.data as never, { isBeside })
        : await deps.quickUnlock.around(name, (secret) =>
            callVault(name, input, parsed.data, callId, secret),
          );
      if (result.ok && procedure.refreshes.length > 0) deps.onChanged(procedure.refreshes);
      return checked(procedure, name, result);
    } catch (error) {
      return bug(name, error);
    }
  }

  return {
    answer: async (event, message) => {
      try {
        return await pass(event, message);
      } catch (error) {
        return bug('the gate', error);
      }
    },
    cancel: (callId) => running.get(callId)?.cancel(),
    cancelAll: () => {
      for (const { cancel } of running.values()) cancel();
    },
  };
}
