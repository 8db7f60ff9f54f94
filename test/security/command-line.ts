import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from '../../electron/launch/chromium.mjs';

export const PASSPHRASE = 'sept lanternes le long du quai';
export const extract = join(appRoot, 'test', 'fixtures', 'extract-parcours.csv');

export interface Outcome {
  /** `null` when it was killed. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Greatest resident memory, in MiB; `null` where the system does not say. */
  readonly peakMiB: number | null;
}

/** Loaded before the command line: at its end, tells its own peak of memory on a channel of its own. */
const watcher = `data:text/javascript,${encodeURIComponent(`
import { readFileSync, writeSync } from 'node:fs';
process.on('exit', () => {
  try { writeSync(3, readFileSync('/proc/self/status', 'utf8')); } catch {}
});`)}`;

export interface RunOptions {
  readonly passphrase?: string | null;
  /** Kills the command after so many milliseconds. */
  readonly killAfterMs?: number;
  /** Where stdout goes, in place of a pipe. */
  readonly stdout?: number;
}

/** Runs the built command line as scripts do: another process, no terminal, the passphrase in its environment. */
export function vivier(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { passphrase = PASSPHRASE, killAfterMs = 300_000, stdout = 'pipe' } = options;
  const { VIVIER_PASSPHRASE: _, NODE_OPTIONS: __, ...environment } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', watcher, join(appRoot, 'out', 'main', 'cli.js'), ...args],
      {
        env: passphrase === null ? environment : { ...environment, VIVIER_PASSPHRASE: passphrase },
        stdio: ['ignore', stdout, 'pipe', 'pipe'],
      },
    );
    const texts = ['', '', '', ''];
    for (const channel of [1, 2, 3]) {
      const stream = child.stdio[channel];
      if (stream && 'setEncoding' in stream)
        stream.setEncoding('utf8').on('data', (piece: string) => {
          texts[channel] += piece;
        });
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      const peak = /^VmHWM:\s+(\d+) kB$/mu.exec(texts[3] ?? '')?.[1];
      resolve({
        code,
        out: texts[1] ?? '',
        err: texts[2] ?? '',
        peakMiB: peak === undefined ? null : Number(peak) / 1024,
      });
    });
  });
}

/** Every file of a folder with its hash, and every folder in it. */
export const contentOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => {
        const path = join(folder, name);
        const isFile = statSync(path).isFile();
        return [name, isFile ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'folder'];
      }),
  );

/** What the command line answers in JSON; throws where it refuses. */
export async function answerOf(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await vivier([...args, '--json']);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${err}`);
  return JSON.parse(out);
}
