import type { Draft } from '../../shared/drafts';
import { call } from './bridge';

/** Pause after the last key before what is typed is kept: that of the autosave. */
const PAUSE_MS = 700;
/** Key of the place where the adviser is. */
export const PLACE = 'place';

/** Drafts of this window: those that the portfolio held at its opening, and what is typed since. */
export interface DraftStore {
  /** What is kept under a key, as it was written; `undefined` when nothing is. */
  readonly read: (key: string) => unknown;
  /** Keeps a value at the next pause. */
  readonly keep: (key: string, value: unknown) => void;
  /** The form was saved or given up. */
  readonly forget: (key: string) => void;
  /** Something moved that only the place tells: saves it at the next pause. */
  readonly touch: () => void;
  /** Saves at once all that waits; answers whether everything is in the portfolio. */
  readonly flush: () => Promise<boolean>;
  /** Stops saving by itself. */
  readonly stop: () => void;
}

/** Of the window beside: nothing is typed there, and nothing comes back. */
export const noDrafts: DraftStore = {
  read: () => undefined,
  keep: () => undefined,
  forget: () => undefined,
  touch: () => undefined,
  flush: () => Promise.resolve(true),
  stop: () => undefined,
};

export interface DraftStoreOptions {
  readonly kept: readonly Draft[];
  /** Where the adviser is now: address, scroll, field. */
  readonly placeOf: () => unknown;
  readonly onFailure: (thrown: unknown) => void;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function createDraftStore({ kept, placeOf, onFailure }: DraftStoreOptions): DraftStore {
  const texts = new Map(kept.map(({ key, value }) => [key, value]));
  const waiting = new Set<string>();
  let timer: number | undefined;
  let running: Promise<boolean> = Promise.resolve(true);

  const set = (key: string, value: unknown): void => {
    const text = JSON.stringify(value);
    if (texts.get(key) === text) return;
    texts.set(key, text);
    waiting.add(key);
  };
  async function save(): Promise<boolean> {
    set(PLACE, placeOf());
    const keys = [...waiting];
    waiting.clear();
    // Sent at once, one behind the other: what the vault has received is written, whether or not a lock lets it answer.
    const outcomes = await Promise.allSettled(
      keys.map(async (key) => {
        const value = texts.get(key);
        if (value === undefined) await call('drafts.remove', { key });
        else await call('drafts.save', { key, value });
      }),
    );
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') continue;
      // It stays to be saved: the next pause tries again.
      waiting.add(keys[index] ?? PLACE);
      onFailure(outcome.reason);
    }
    return outcomes.every(({ status }) => status === 'fulfilled');
  }
  const flush = (): Promise<boolean> => {
    window.clearTimeout(timer);
    running = running.then(save, save);
    return running;
  };
  const touch = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void flush(), PAUSE_MS);
  };
  return {
    read: (key) => parsed(texts.get(key)),
    keep: (key, value) => {
      set(key, value);
      touch();
    },
    forget: (key) => {
      if (!texts.delete(key)) return;
      waiting.add(key);
      void flush();
    },
    touch,
    flush,
    stop: () => window.clearTimeout(timer),
  };
}
