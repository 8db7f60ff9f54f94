/**
 * The same for main, whose thread draws the window and must never sleep: by the rules of `patience.ts`, awaiting. The
 * first try is made at once.
 */
import { lstatSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Attempt, codeOf, patienceFor, worldNow } from './patience';

/** How an attempt may be bounded; see `Attempt`. */
export type Wait = Pick<Attempt, 'isQuiet' | 'mostMs'>;

async function insist(attempt: Attempt, act: () => void): Promise<void> {
  const patience = patienceFor(attempt);
  try {
    for (;;) {
      try {
        return act();
      } catch (error) {
        await worldNow().pause(patience.after(error));
        patience.again();
      }
    }
  } finally {
    patience.end();
  }
}

const unlessGone = (act: () => void): void => {
  try {
    act();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
};

/** Puts `source` in the place of what stands at `target`, in one step. Rejects as the file system does; EBUSY for a file that stays held. */
export const replaceFile = (source: string, target: string, wait: Wait = {}): Promise<void> =>
  insist({ ...wait, target, source }, () => worldNow().rename(source, target));

/** Deletes a file; one that is not there is as well. Rejects as the file system does; EBUSY for a file that stays held. */
export const removeFile = (path: string, wait: Wait = {}): Promise<void> =>
  insist({ ...wait, target: path }, () => unlessGone(() => worldNow().unlink(path)));

/**
 * Deletes a file, or a folder with all that is in it, as far as that goes at once, without waiting: at start, before there
 * is anybody to wait. What is held stays for the next time. Never throws.
 */
export function removeAtOnce(path: string): void {
  try {
    if (lstatSync(path).isDirectory()) {
      for (const name of readdirSync(path)) removeAtOnce(join(path, name));
      rmdirSync(path);
    } else worldNow().unlink(path);
  } catch {
    // Held, or gone.
  }
}

/** Deletes a folder with all that is in it, links themselves and not what they name. Rejects at the first file that cannot go. */
export async function removeFolder(path: string, wait: Wait = {}): Promise<void> {
  let entries: readonly { readonly name: string; readonly isDirectory: () => boolean }[] = [];
  unlessGone(() => {
    entries = readdirSync(path, { withFileTypes: true });
  });
  for (const entry of entries) {
    const one = join(path, entry.name);
    await (entry.isDirectory() ? removeFolder(one, wait) : removeFile(one, wait));
  }
  try {
    rmdirSync(path);
  } catch {
    // Somebody looks into it: empty, it harms nobody.
  }
}
