/**
 * How tests read what comes from outside. Most of them in their own process, by the very words of the reader and through the
 * same looking at its answer: a process for each file of a thousand would be minutes. The process itself is held by
 * `electron/vault/reading/reading.test.ts`, `test/security/bar-24-…` and every test of the app in its window.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wordsFor } from '../../electron/reader/words';
import { readWith, type StartReader, startForked } from '../../electron/vault/reading';
import type { ReaderWord } from '../../shared/ipc';

const inProcess: StartReader = (job, { said, ended }) => {
  let isOn = true;
  const say = (word: ReaderWord): void => {
    // As it crosses between two processes.
    if (isOn) said(structuredClone(word));
  };
  const onDefect = (error: unknown): void =>
    queueMicrotask(() => {
      throw error;
    });
  void wordsFor(job, say, onDefect).finally(() => {
    if (isOn) ended();
  });
  return {
    stop: () => {
      isOn = false;
    },
  };
};

/** Starts the reader of these sources, or the built one beside a built bundle. */
export const startReader: StartReader = import.meta.url.endsWith('.ts')
  ? startForked(fileURLToPath(new URL('../../electron/reader/index.ts', import.meta.url)), [
      '--import',
      new URL('./typescript-loader.mjs', import.meta.url).href,
    ])
  : startForked(
      // Built, this file is a piece of a bundle, or one of the pieces that several share, a folder below.
      ['./reader.js', '../reader.js']
        .map((place) => fileURLToPath(new URL(place, import.meta.url)))
        .find((path) => existsSync(path)) ?? '',
    );

/** Starts what does none of what a reader does (`hostile-reader.ts`). */
export const startHostileReader: StartReader = startForked(
  fileURLToPath(new URL('./hostile-reader.ts', import.meta.url)),
  ['--import', new URL('./typescript-loader.mjs', import.meta.url).href],
);

/** For programs that measure or try at length, from the sources or built. */
export const readInProcesses = (): void => readWith(startReader);

export const readHere = (): void => readWith(inProcess);
