import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licencePage } from './licences.mjs';

test('the installer shows French words, then the licence whole, as Windows and NSIS read them', () => {
  const licence = readFileSync('LICENSE', 'utf8');
  const page = licencePage(licence);
  expect([...Buffer.from(page).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(page).toContain('Vivier est un logiciel libre');
  expect(page.replaceAll('\r\n', '\n')).toContain(licence.trim());
  expect(page.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
});
