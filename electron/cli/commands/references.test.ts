import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../../shared/base';
import { CliRefusal } from '../output';
import { referencesCommands } from './references';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-references-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});
const at = (name: string): string => join(folder, name);

/** What the command prints on stdout. */
async function run(...args: readonly string[]): Promise<string> {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
  const program = new Command('vivier').exitOverride().configureOutput({ writeErr: () => {} });
  referencesCommands(program);
  await program.parseAsync(['references', ...args], { from: 'user' });
  return printed;
}
const values = {
  name: 'Barèmes 2027',
  publisher: 'Réseau d’essai',
  issuedOn: '2026-09-01',
  values: [
    {
      parameter: 'smic',
      from: '2027-01-01',
      value: 1250,
      source: 'Décret d’essai du 15/12/2026',
      confidence: 'V',
    },
  ],
  orders: [],
};
const given = (json: unknown): string => {
  writeFileSync(at('values.json'), JSON.stringify(json));
  return at('values.json');
};
const pack = (json: unknown = values): Promise<string> =>
  run('pack', given(json), '--key', at('key'), '--out', at('lot.references'), '--json');

describe('vivier references', () => {
  test('a key is made for its owner alone, and never over another file', async () => {
    const made: { key: string; fingerprint: string } = JSON.parse(
      await run('keygen', '--out', at('key'), '--json'),
    );
    expect(made.key).toMatch(/^[0-9a-f]{64}$/);
    expect(made.fingerprint).toMatch(/^\d{4}( \d{4}){4}$/);
    if (process.platform !== 'win32') expect(statSync(at('key')).mode & 0o777).toBe(0o600);
    const before = readFileSync(at('key'), 'utf8');
    await expect(run('keygen', '--out', at('key'))).rejects.toThrow(CliRefusal);
    expect(readFileSync(at('key'), 'utf8')).toBe(before);
    expect(before).not.toContain(made.key);
  });

  test('what is packed is verified, under the fingerprint of the key', async () => {
    const { fingerprint } = JSON.parse(await run('keygen', '--out', at('key'), '--json'));
    expect(JSON.parse(await pack())).toMatchObject({ fingerprint, values: 1, orders: 0 });
    expect(JSON.parse(await run('verify', at('lot.references'), '--json'))).toMatchObject({
      ...values,
      fingerprint,
    });
    const told = await run('verify', at('lot.references'));
    expect(told).toContain(fingerprint);
    expect(told).toMatch(/SMIC horaire brut, au 1er janvier 2027.*12,50.€ par heure/);
  });

  test('a file altered or of another kind is refused', async () => {
    await run('keygen', '--out', at('key'));
    await pack();
    const text = readFileSync(at('lot.references'), 'utf8');
    writeFileSync(
      at('lot.references'),
      text.replace(/"signature":"(.)/, (_, digit: string) => `"signature":"${digit === '0' ? '1' : '0'}`),
    );
    await expect(run('verify', at('lot.references'))).rejects.toThrow(Refusal);
    await expect(run('verify', at('values.json'))).rejects.toThrow(Refusal);
  });

  test.each<[string, object, RegExp]>([
    ['typed in euros', { values: [{ ...values.values[0], value: 12.5 }] }, /entier de centimes/],
    ['ten times too high', { values: [{ ...values.values[0], value: 12500 }] }, /virgule/],
    ['of no parameter', { values: [{ ...values.values[0], parameter: 'lune' }] }, /n’existe pas/],
    ['without source', { values: [{ ...values.values[0], source: '' }] }, /values\.0\.source/],
    ['with nothing in it', { values: [] }, /forme attendue/],
  ])('a value %s is told before it is signed', async (_what, more, sentence) => {
    await run('keygen', '--out', at('key'));
    await expect(pack({ ...values, ...more })).rejects.toThrow(sentence);
    expect(existsSync(at('lot.references'))).toBe(false);
  });

  test('what is no secret key signs nothing', async () => {
    writeFileSync(at('key'), 'bonjour');
    await expect(pack()).rejects.toThrow(/clé de publication/);
    expect(existsSync(at('lot.references'))).toBe(false);
  });
});
