/**
 * A copy of the tree in which a newcomer's change is tried: the same sources, the same packages, nothing of the change
 * comes back.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Scratch {
  readonly root: string;
  /** Puts one text in the place of another, which must stand in the file once. */
  readonly edit: (path: string, former: string, text: string) => void;
  readonly write: (path: string, text: string) => void;
  /** Copies a file under another name, with some words changed. */
  readonly copy: (from: string, to: string, words?: readonly (readonly [string, string])[]) => void;
  readonly read: (path: string) => string;
  /** Files that differ from the tree. */
  readonly changed: () => readonly string[];
  /** Puts every changed file back. */
  readonly restore: () => void;
  /** What the compiler refuses, a line each. */
  readonly types: () => readonly string[];
  /** Runs test files; what they print where one fails, `''` where all pass. */
  readonly tests: (...paths: readonly string[]) => string;
  readonly remove: () => void;
}

/** @throws when git does not tell the files of the tree */
export function makeScratch(): Scratch {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = listed.stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
  if (files.length === 0) throw new Error(`git tells no file: ${listed.stderr}`);
  const copy = mkdtempSync(join(tmpdir(), 'vivier-recipes-'));
  const at = (path: string): string => join(copy, path);
  for (const path of files) {
    mkdirSync(dirname(at(path)), { recursive: true });
    copyFileSync(join(root, path), at(path));
  }
  symlinkSync(join(root, 'node_modules'), at('node_modules'));
  const changed = new Set<string>();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
    changed.add(path);
  };
  const read = (path: string): string => readFileSync(at(path), 'utf8');
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, args, {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      // What is written from the declarations is written again.
      env: { ...process.env, VIVIER_WRITE: '1' },
    });
  return {
    root: copy,
    write,
    read,
    edit: (path, former, text) => {
      const parts = read(path).split(former);
      if (parts.length !== 2) throw new Error(`${path} holds ${parts.length - 1} times: ${former}`);
      write(path, parts.join(text));
    },
    copy: (from, to, words = []) =>
      write(
        to,
        words.reduce((text, [former, word]) => text.replaceAll(former, word), read(from)),
      ),
    changed: () => [...changed].sort(),
    restore: () => {
      for (const path of changed)
        if (files.includes(path)) copyFileSync(join(root, path), at(path));
        else rmSync(at(path));
      changed.clear();
    },
    types: () =>
      run(join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--pretty', 'false', '-p', '.')
        .stdout.split('\n')
        .filter((line) => line.includes('error TS')),
    tests: (...paths) => {
      const { status, stdout, stderr } = run(
        join(root, 'node_modules/vitest/vitest.mjs'),
        ...['run', '--project', 'unit', '--no-color', ...paths],
      );
      return status === 0 ? '' : `${stdout}${stderr}`;
    },
    remove: () => rmSync(copy, { recursive: true }),
  };
}
