/** Bar 49: nothing is opened outside of the app: no address, no file, no program, whatever the data says. */
import { expect, test } from 'vitest';
import { placesOf, productSources } from '../support/product-sources';

test('there are sources to read', () => {
  expect(productSources.length).toBeGreaterThan(150);
});

test('nothing of Electron that opens something outside is used', () => {
  expect(
    placesOf(/\bopenExternal\b|shell\.(?:open|show|trash|write)|\bshowItemInFolder\b|\btrashItem\b/u),
  ).toEqual([]);
  expect(placesOf(/import[^;]*\bshell\b[^;]*from 'electron'/u)).toEqual([]);
  expect(placesOf(/setAsDefaultProtocolClient|setLoginItemSettings|'open-url'/u)).toEqual([]);
});

test('no link of the interface has an address of its own: places of the app only, typed by its router', () => {
  expect(placesOf(/<a[\s>]|\bhref=|window\.open\(|location\.(?:href|assign|replace)\b\s*[=(]/u)).toEqual([]);
});

test('no text becomes HTML', () => {
  expect(
    placesOf(/dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write/u),
  ).toEqual([]);
});

test('programs are started in three places: the vault, a verified installer, and a reader of our own by the command line, without a shell', () => {
  expect(placesOf(/from 'node:child_process'/u)).toEqual([
    'electron/main/index.ts',
    'electron/main/update/index.ts',
    'electron/vault/reading/forked.ts',
  ]);
  expect(placesOf(/\bexecSync\b|\bexecFile\b|\bspawnSync\b|shell: true/u)).toEqual([]);
});
