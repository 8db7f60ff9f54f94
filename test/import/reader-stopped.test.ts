import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dispatch } from '../../electron/vault/dispatch';
import { handlersOf } from '../../electron/vault/procedures';
import { readingLimits, readWith } from '../../electron/vault/reading';
import type { Result } from '../../shared/base';
import type { ProcedureName } from '../../shared/ipc';
import { type TestDeps, testDeps } from '../support/portfolio';
import { readHere, startHostileReader } from '../support/reading';

let given: TestDeps;
beforeAll(() => {
  given = testDeps();
  readWith(startHostileReader, {
    ...readingLimits,
    extract: { mostMs: 3_000, answerBytes: 8192 },
    pack: { mostMs: 3_000, answerBytes: 8192 },
  });
});
afterAll(() => {
  readHere();
  given.close();
});

const handle = `file_${'0'.repeat(32)}`;
const ask = (name: ProcedureName, input: object, path = ''): Promise<Result<unknown>> =>
  dispatch(
    { type: 'call', id: 1, name, input, files: { [handle]: path } },
    {},
    handlersOf(given.deps),
    { progress: () => undefined, signal: new AbortController().signal },
    (_reference, error) => {
      throw error;
    },
  );
const written = (name: string, act: string): string => {
  const path = join(given.folder, name);
  writeFileSync(path, act);
  return path;
};

test.each([
  'spins',
  'fills its memory',
  'speaks without end',
  'answers too much',
  'dies',
  'answers something else',
])(
  'a file whose reader %s: one sentence, nothing written, and the portfolio goes on answering',
  async (act) => {
    const changes = (): unknown => given.db.prepare('SELECT total_changes()').pluck().get();
    const before = changes();
    const asked = [
      ask('import.read', { file: handle, fileName: 'x.xlsx' }, written('x.xlsx', act)),
      ask('references.previewPack', { file: handle }, written('x.references', act)),
    ];
    // Meanwhile too.
    expect(await ask('candidates.search', { text: 'Ba', limit: 5 })).toMatchObject({ ok: true });
    for (const result of await Promise.all(asked))
      expect(result).toMatchObject({ ok: false, error: { code: 'READING_STOPPED' } });
    expect(changes()).toBe(before);
    expect(await ask('import.resume', {})).toEqual({ ok: true, data: { extract: null } });
  },
);
