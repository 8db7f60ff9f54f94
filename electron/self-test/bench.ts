import type { WebContents } from 'electron';
import type { FileHandle, Result } from '../../shared/base';
import { type Input, type Output, type ProcedureName, procedureOf, sealing } from '../../shared/ipc';

/** What the files of the steps serve for, in main's words. */
type GivenUse = 'save:portfolio' | 'open:import' | 'save:pdf';

/** What a step works with: the window's own bridge, as the interface calls it, and files of a temporary folder. */
export interface Bench {
  /** Calls a procedure from the page; a refusal throws its code. */
  readonly ask: <N extends ProcedureName>(name: N, input: Input<N>) => Promise<Output<N>>;
  /** The value of an expression of the page. */
  readonly inPage: (expression: string) => Promise<unknown>;
  /** Does what locks the portfolio, and answers once another page stands in the place of the one that showed it. */
  readonly locked: (act: () => unknown) => Promise<void>;
  /** Answers once the portfolio is in that state. */
  readonly whenState: (state: 'none' | 'locked' | 'open') => Promise<void>;
  /** A handle on a file, as a dialog would give it. */
  readonly give: (path: string, use: GivenUse) => FileHandle;
  readonly vaultPid: () => number | undefined;
  /** Folder of the portfolio alone, and folder of what is read and written beside it. */
  readonly folders: { readonly portfolio: string; readonly files: string; readonly profile: string };
}

export interface BenchDeps extends Pick<Bench, 'folders' | 'vaultPid'> {
  readonly contents: () => WebContents;
  /** Main's own: a file that was chosen, under a name of one use. */
  readonly handles: { readonly give: (path: string, use: GivenUse) => { readonly handle: FileHandle } };
}

/** How long a lock, or the end of a vault that was killed, may take. */
const STATE_MS = 40_000;
const POLL_MS = 50;
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

export function makeBench({ contents, handles, vaultPid, folders }: BenchDeps): Bench {
  const inPage = (expression: string): Promise<unknown> => contents().executeJavaScript(expression);
  // As the window's own bridge does, which no expression reaches.
  const sealed = sealing();
  const send: Parameters<typeof sealed>[0] = async (name, input) =>
    (await inPage(
      `window.vivier.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`,
    )) as Result<unknown>;
  const ask: Bench['ask'] = async (name, input) => {
    const answer: unknown = await sealed(send, name, input);
    if (typeof answer !== 'object' || answer === null || !('data' in answer)) {
      const error: unknown = Reflect.get(Object(answer), 'error');
      throw new Error(`${name} : ${String(Reflect.get(Object(error), 'code') ?? 'sans réponse')}`);
    }
    // The schema of this very procedure has just parsed the answer.
    return procedureOf(name).output.parse(answer.data) as Output<typeof name>;
  };
  const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
    for (let waited = 0; waited < STATE_MS; waited += POLL_MS) {
      // A page on its way out answers nothing.
      if (await isSo().catch(() => false)) return;
      await pause(POLL_MS);
    }
    throw new Error(what);
  };
  const whenState: Bench['whenState'] = (state) =>
    until(`l’état « ${state} » n’est pas venu`, async () => (await ask('app.state', {})).state === state);
  return {
    ask,
    inPage,
    vaultPid,
    folders,
    give: (path, use) => handles.give(path, use).handle,
    whenState,
    locked: async (act) => {
      await inPage('window.isFormerPage = true');
      await act();
      await until(
        'la page n’a pas été remplacée',
        async () => (await inPage('window.isFormerPage')) !== true,
      );
      await whenState('locked');
    },
  };
}
