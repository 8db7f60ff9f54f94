/** The lock of one instance by profile, as Chromium's ProcessSingleton holds it: a second one tells the first, and gives up. */
import {
  closeSync,
  type FSWatcher,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a second instance says of itself. */
const callSchema = z.object({ argv: z.array(z.string()), cwd: z.string(), data: z.unknown() });
export type SecondInstance = z.infer<typeof callSchema>;

export interface InstanceLock {
  readonly release: () => void;
}

const CALL = /^host-second-.*\.json$/u;
let calls = 0;
/** Locks that hosts of this very process hold. */
const ownFiles = new Set<string>();

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null ? String(Reflect.get(error, 'code')) : '';

/** Whether a lock file names a process that is alive, or another host of this one. */
function isHeld(file: string): boolean {
  if (ownFiles.has(file)) return true;
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is alive all the same.
    return codeOf(error) === 'EPERM';
  }
}

function take(file: string): boolean {
  const opened = openSync(file, 'wx');
  writeSync(opened, String(process.pid));
  closeSync(opened);
  ownFiles.add(file);
  return true;
}

/** Takes the lock of a profile; `null` where another holds it, which is then told, or where the profile cannot be written. */
export function takeInstanceLock(
  folder: string,
  self: SecondInstance,
  onSecond: (call: SecondInstance) => void,
): InstanceLock | null {
  const file = join(folder, 'host.lock');
  try {
    mkdirSync(folder, { recursive: true });
    try {
      take(file);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      if (isHeld(file)) {
        calls += 1;
        writeFileSync(join(folder, `host-second-${process.pid}-${calls}.json`), JSON.stringify(self));
        return null;
      }
      rmSync(file, { force: true });
      take(file);
    }
  } catch {
    return null;
  }
  const hear = (): void => {
    for (const name of readdirSync(folder)) {
      if (!CALL.test(name)) continue;
      try {
        const call = callSchema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
        rmSync(join(folder, name), { force: true });
        if (call.success) onSecond(call.data);
      } catch {
        // Still being written: the next event reads it.
      }
    }
  };
  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(folder, hear).unref();
    watcher.on('error', () => undefined);
  } catch {
    // A file system without events: a second instance then gives up without a word.
  }
  return {
    release: () => {
      watcher?.close();
      ownFiles.delete(file);
      rmSync(file, { force: true });
    },
  };
}
