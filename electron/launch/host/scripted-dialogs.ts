import type { HostDialogs } from './dialogs.ts';

/** Answers that a test gives to the file dialogs, before or after they are asked, in order. */
export class ScriptedAnswers {
  readonly #given: (string | null)[] = [];
  readonly #asked: ((path: string | null) => void)[] = [];

  /** Gives the next answer; `null` is the user giving up. */
  give(path: string | null): void {
    const waiting = this.#asked.shift();
    if (waiting) waiting(path);
    else this.#given.push(path);
  }
  readonly ask = (): Promise<string | null> => {
    const ready = this.#given.shift();
    if (ready !== undefined) return Promise.resolve(ready);
    return new Promise((resolve) => {
      this.#asked.push(resolve);
    });
  };
}

/** File dialogs that show nothing and answer what they were told. */
export function scriptedDialogs(): {
  readonly dialogs: HostDialogs;
  readonly open: ScriptedAnswers;
  readonly save: ScriptedAnswers;
} {
  const open = new ScriptedAnswers();
  const save = new ScriptedAnswers();
  return { dialogs: { open: open.ask, save: save.ask }, open, save };
}
