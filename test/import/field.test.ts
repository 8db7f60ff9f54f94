import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { workbooks } from '../fixtures/field/make-workbooks';
import { expectationsIn, faultsOf, fieldFolder, importedFile } from './field-run';

const given = expectationsIn('expect.json');
const own = expectationsIn('expect-own.json');

describe.each([
  ['as offices gave them', given],
  ['as public threads tell of them', own],
])('spreadsheets %s', (_, expectations) => {
  test.each(expectations)('$file: $why', async (expected) => {
    const run = await importedFile(join(fieldFolder, expected.file), {
      searched: expected.find?.map(([text]) => text) ?? [],
      sheets: expected.sheets ?? [],
    });
    expect(faultsOf(expected, run)).toEqual([]);
  });
});

test('each spreadsheet has its right values, and says where its trouble was seen', () => {
  const named = new Set([...given, ...own].map(({ file }) => file));
  const kept = readdirSync(fieldFolder).filter((name) => !/\.(?:json|ts)$/u.test(name));
  expect([...named].sort()).toEqual(kept.sort());
  expect(own.filter(({ seen }) => (seen ?? '') === '')).toEqual([]);
});

/** The parts of a workbook, as texts. */
const partsOf = (bytes: Buffer): Promise<Record<string, string>> =>
  new Promise((resolve, reject) => {
    const parts: Record<string, string> = {};
    const opened = (zip: ZipFile): void => {
      zip.on('error', reject);
      zip.on('end', () => resolve(parts));
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, async (error, stream) => {
          if (error) return reject(error);
          parts[entry.fileName] = (await buffer(stream)).toString('utf8');
          zip.readEntry();
        });
      });
      zip.readEntry();
    };
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? reject(error) : opened(zip)));
  });

test.each(Object.entries(workbooks))('%s is what its recipe writes', async (name, parts) => {
  expect(await partsOf(readFileSync(join(fieldFolder, name)))).toEqual(parts);
});
