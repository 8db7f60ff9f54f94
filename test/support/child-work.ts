import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from './traces';

const at = (name: string): string => join(import.meta.dirname, name);

const start = (args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, ['--import', at('typescript-loader.mjs'), at('killed-work.ts'), ...args], {
    // Whatever else crashes leave, such as a core file, would be beside the portfolio or in its temporary folder.
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Runs `killed-work.ts` to its end, natural or not; answers the signal that ended it. */
export function work(...args: readonly string[]): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const child = start(args, {});
    let errors = '';
    child.stderr?.on('data', (piece: Buffer) => {
      errors += piece;
    });
    child.once('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL' ? resolve(signal) : reject(new Error(errors)),
    );
  });
}

export interface ReadyChild {
  /** Lines printed before it was ready. */
  readonly said: readonly string[];
  readonly pid: number;
  /** Kills it as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** Starts `killed-work.ts` and waits until it says that it is ready. */
export function workUntilReady(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ReadyChild> {
  return new Promise((resolve, reject) => {
    const child = start(args, env);
    const gone = new Promise<void>((done) => child.once('close', () => done()));
    let out = '';
    let errors = '';
    child.stderr?.on('data', (piece: Buffer) => {
      errors += piece;
    });
    child.stdout?.on('data', (piece: Buffer) => {
      out += piece;
      const lines = out.split('\n');
      if (!lines.includes('ready')) return;
      resolve({
        said: lines.slice(0, lines.indexOf('ready')),
        pid: child.pid ?? 0,
        kill: () => {
          child.kill('SIGKILL');
          return gone;
        },
      });
    });
    child.once('close', () => reject(new Error(errors)));
  });
}

/** A word as any program would write it: in three encodings, as it is, lower, upper, without accents. */
export function tracesOf(word: string): readonly Buffer[] {
  const bare = word.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return [word, word.toLowerCase(), word.toUpperCase(), bare, bare.toLowerCase()].flatMap((text) =>
    (['utf8', 'utf16le', 'latin1'] as const).map((encoding) => Buffer.from(text, encoding)),
  );
}

/** What a file holds; nothing where it has gone meanwhile, as the files beside a portfolio do. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Files under some folders that hold a trace, in their name or their content. */
export const filesWith = (traces: readonly Buffer[], ...folders: readonly string[]): readonly string[] =>
  folders.flatMap(filesUnder).filter((path) => {
    const content = contentOf(path);
    return traces.some((trace) => content.includes(trace) || Buffer.from(path).includes(trace));
  });
