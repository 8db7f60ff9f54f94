/**
 * Bar 09: No key leaves the vault process: no output of the contract has a field for one, and neither the environment nor
 * the command line of a process carries a secret. A paper key crosses once, as the text to be copied.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { contract, isProcedureName, procedureOf } from '../../shared/ipc';
import { sourceFiles } from '../architecture/import-graph';

const names = Object.keys(contract).filter(isProcedureName);

/** Every field of a schema, by its path. */
function fieldsOf(schema: unknown, path: string, seen = new Set<unknown>()): readonly string[] {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return [];
  seen.add(schema);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, part]) => [
      `${path}.${key}`,
      ...fieldsOf(part, `${path}.${key}`, seen),
    ]);
  const parts = schema instanceof z.ZodType ? Object.values(schema.def) : Object.values(schema);
  return parts.flatMap((part) => fieldsOf(part, path, seen));
}

test('no output has a field named as a key or a secret, but the paper key of a sheet', () => {
  const fields = names.flatMap((name) => fieldsOf(procedureOf(name).output, name));
  expect(fields.length).toBeGreaterThan(100);
  // `asks.key` is the name of a field of a form, `sort.key` that of a column.
  const suspect = fields
    .filter((field) => !/\.(?:asks|sort)\.key$/u.test(field))
    .filter((field) =>
      /(?:passphrase|password|secret|datakey|wrapped|salt|nonce|seed|dek|[kK]ey(?:Bytes|Block)?)$/u.test(
        field,
      ),
    );
  // A public key is made to be given, that of a publisher of references too; the key of a draft names a form.
  const secret = suspect.filter(
    (field) => !/\.publicKey$|^drafts\.|^references\.(?:list\.keys|previewPack\.preview)\.key$/u.test(field),
  );
  expect(secret.sort()).toEqual([
    'keys.prepareRecovery.recoveryKey',
    'keys.prepareRekey.recoveryKey',
    'portfolio.prepare.recoveryKey',
  ]);
});

test('the vault is started without an argument and without an environment of its own; main never writes one', () => {
  const main = sourceFiles(appRoot, ['electron/main', 'electron/vault', 'electron/preload']);
  const text = main.map((path) => readFileSync(join(appRoot, path), 'utf8')).join('\n');
  const has = (pattern: RegExp): boolean => pattern.test(text);
  expect(has(/utilityProcess\.fork\(join\(import\.meta\.dirname, 'vault\.js'\), \[\], \{/u)).toBe(true);
  expect(has(/process\.env\.\w+\s*=[^=]|\benv: \{(?!\},)/u)).toBe(false);
  // What is read of the environment: where the profile stands; the command line alone reads a passphrase there.
  expect([...text.matchAll(/process\.env\.(\w+)/gu)].map(([, name]) => name)).toEqual(
    expect.arrayContaining(['VIVIER_PROFILE']),
  );
  expect(has(/VIVIER_PASSPHRASE/u)).toBe(false);
});

test('what reads foreign files is started without an argument, with nothing of the environment but what a program needs', () => {
  const main = readFileSync(join(appRoot, 'electron', 'main', 'index.ts'), 'utf8');
  const start = main.slice(main.indexOf("'reader.js'"), main.indexOf("'reader.js'") + 300);
  expect(start).toMatch(/^'reader\.js'\), \[\], \{/u);
  expect(start).toContain('env: readerEnvironment(process.env)');
  expect(start).toContain("stdio: 'ignore'");
});

test('the key is given to the database as bytes: no statement holds it, in words of ours or in hexadecimal', () => {
  const texts = sourceFiles(appRoot, ['electron']).map((path) => ({
    path,
    text: readFileSync(join(appRoot, path), 'utf8'),
  }));
  expect(
    texts
      .filter(({ text }) => /\bre?key\s*=\s*["'`\\]*x'|hexr?e?key\s*=/u.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
  const giving = texts.filter(({ text }) => /\.(?:re)?key\(bytes\)/u.test(text)).map(({ path }) => path);
  expect(giving).toEqual(['electron/vault/db/raw-key.ts']);
});

test('the secret of quick unlock goes from main to the vault only: no message from the vault has a place for it', () => {
  const protocol = readFileSync(join(appRoot, 'shared', 'ipc', 'protocol.ts'), 'utf8');
  const answers = protocol.slice(protocol.indexOf('export type FromVault'));
  expect(protocol.slice(0, protocol.indexOf('export type FromVault'))).toContain('secret?:');
  expect(answers.includes('secret')).toBe(false);
});
