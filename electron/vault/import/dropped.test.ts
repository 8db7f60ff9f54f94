import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal, type Result } from '../../../shared/base';
import { importProcedures, maxExtractBytes } from '../../../shared/import';
import { zipOf } from '../../../test/fixtures/workbook';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import type { Call } from '../service/deps';
import { importHandlers } from '.';

const extract = readFileSync(join(import.meta.dirname, '../../../test/fixtures/extract-parcours.csv'));
const call: Call = {
  pathOf: () => {
    throw new Error('no path crosses with bytes');
  },
  progress: () => undefined,
  signal: new AbortController().signal,
};
let portfolio: TestDeps;
let handlers: ReturnType<typeof importHandlers>;
beforeEach(() => {
  portfolio = testDeps();
  handlers = importHandlers(portfolio.deps);
});
afterEach(() => portfolio.close());

async function data<T>(answer: Result<T> | Promise<Result<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Refusal(given.error.code, given.error);
  return given.data;
}
const drop = (bytes: Uint8Array, fileName = 'extrait.csv') =>
  data(handlers['import.readBytes']({ bytes: new Uint8Array(bytes), fileName }, call));
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'ok',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

test('a file that was dropped reads as a chosen one: its columns, its rows, its plan', async () => {
  const read = await drop(extract);
  expect(read.rows).toBe(600);
  const { counts } = await data(
    handlers['import.plan']({ mapping: read.columns.map(({ target }) => target) }, call),
  );
  expect(counts.rows).toBe(600);
});

test('it comes back after a lock, read again; in the same opening it is not read a second time', async () => {
  await drop(extract, 'liste.csv');
  const resumed = await data(handlers['import.resume']({}, call));
  handlers = importHandlers(portfolio.deps);
  const again = await data(handlers['import.resume']({}, call));
  expect(again).toEqual(resumed);
  expect(again.extract).toMatchObject({ fileName: 'liste.csv', wasInterrupted: false, read: { rows: 600 } });
});

test('one that is refused leaves no former file to go on with', async () => {
  await drop(extract);
  expect(await codeOf(drop(Buffer.from('MZ\u0000\u0001\u0000'), 'photo.xlsx'))).toMatch(/^IMPORT_/u);
  expect(await codeOf(data(handlers['import.plan']({ mapping: [] }, call)))).toBe('REFUSED_BY_STATE');
});

test.each([
  ['nothing', new Uint8Array(), 'vide.csv', 'IMPORT_EMPTY'],
  ['what a spreadsheet lays beside an open workbook', extract, '~$liste.xlsx', 'IMPORT_NOT_TABLE'],
  ['a package that is no workbook', await zipOf({ 'a.txt': 'a' }), 'a.xlsx', 'IMPORT_NOT_TABLE'],
] as const)('%s is refused', async (_, bytes, name, code) => {
  expect(await codeOf(drop(bytes, name))).toBe(code);
});

test('more than an extract may weigh, or what is no bytes, does not cross', () => {
  const { input } = importProcedures['import.readBytes'];
  const fileName = 'a.csv';
  expect(input.safeParse({ fileName, bytes: new Uint8Array(maxExtractBytes) }).success).toBe(true);
  expect(input.safeParse({ fileName, bytes: new Uint8Array(maxExtractBytes + 1) }).success).toBe(false);
  for (const bytes of [null, 'Nom', [78], { length: 3 }])
    expect(input.safeParse({ fileName, bytes }).success).toBe(false);
});
