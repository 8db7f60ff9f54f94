/**
 * Bar 54: every channel has a line that says who answers and in which state, schemas, a handler and a test.
 * The contract is the matrix: a channel that lacks one of them fails here.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, isProcedureName, procedureOf } from '../../shared/ipc';
import { productSources } from '../support/product-sources';

const names = Object.keys(contract).filter(isProcedureName);
/** Where a handler of that name stands, as a key of an object. */
const handlersIn = (folder: string, name: string): readonly string[] =>
  productSources
    .filter(
      ({ path, text }) =>
        path.startsWith(folder) && new RegExp(`['"]${name.replace('.', '\\.')}['"]\\s*[:(]`, 'u').test(text),
    )
    .map(({ path }) => path);

test('there are channels', () => {
  expect(names.length).toBeGreaterThan(25);
});

describe.each(names)('%s', (name) => {
  const { by, needs, input, output } = procedureOf(name);

  test('says who answers and in which state, what goes in and what comes out', () => {
    expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/u);
    expect(['main', 'vault']).toContain(by);
    expect(['open', 'nothing']).toContain(needs);
    expect([input instanceof z.ZodType, output instanceof z.ZodType]).toEqual([true, true]);
    // What needs the data is answered by the process that holds it.
    if (needs === 'open') expect(by).toBe('vault');
  });

  test('has its handler in the process that answers, and in no other', () => {
    const [inMain, inVault] = [handlersIn('electron/main', name), handlersIn('electron/vault', name)];
    expect([inMain.length > 0, inVault.length > 0]).toEqual([by === 'main', by === 'vault']);
  });
});

test('the tests of the gate are made of every channel: bad input, locked, files', () => {
  const text = readFileSync('electron/main/gate/gate.test.ts', 'utf8');
  expect(text).toContain('Object.keys(contract).filter(isProcedureName)');
  expect(text).toMatch(/describe\.each\(names\)/u);
});
