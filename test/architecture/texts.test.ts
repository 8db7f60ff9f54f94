/** The sentences of the interface that stand apart (`*.texts.ts`), read one by one: docs/writing.md is what they keep. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sourceFiles } from './import-graph';

const root = process.cwd();
const files = sourceFiles(root, ['renderer']).filter((path) => path.endsWith('.texts.ts'));

/** What a sentence is made with, where it is a function: a name, a count; once one, once several. */
const samples = [1, 2].map((count) => [count, count, count]);
const wordSamples = [
  ['Zoé', 'Zoé', 'Zoé'],
  [['Zoé', 'Léa'], ['Zoé'], ['Zoé']],
];

/** Every text of a module, with the way to it; a function is called with counts, then with words. */
function textsOf(value: unknown, path: string): readonly { readonly path: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value === 'function')
    return [...samples, ...wordSamples].flatMap((given) => {
      try {
        return textsOf(Reflect.apply(value, undefined, given), path);
      } catch {
        // It takes something else than a count or a word.
        return [];
      }
    });
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, `${path}.${key}`));
}

const texts = (
  await Promise.all(
    files.map(async (file) => textsOf(await import(pathToFileURL(join(root, file)).href), file)),
  )
).flat();
const among = (pattern: RegExp): readonly string[] =>
  texts.filter(({ text }) => pattern.test(text)).map(({ path, text }) => `${path}: ${text}`);

describe('the sentences of the interface', () => {
  test('are found: several domains, some hundred sentences', () => {
    expect(files.length).toBeGreaterThanOrEqual(5);
    expect(texts.length).toBeGreaterThan(300);
  });

  test.each([
    ['a space that breaks before : ; ? ! »', /\S [:;?!»](?:\s|$)/u],
    ['no space at all before ; ? ! »', /[\p{L}\d][;?!»](?:\s|$)/u],
    ['a space that breaks after «, or none', /«(?:[ ]|\S(?<![\u00A0\u202F]))/u],
    ['a straight apostrophe', /\p{L}'\p{L}/u],
    ['three dots for an ellipsis', /\.\.\./u],
    ['two spaces in a row', / {2}/u],
    ['an exclamation mark', /[\u00A0\u202F ]!/u],
  ])('are set as French is: not %s', (_, fault) => {
    expect(among(fault)).toEqual([]);
  });

  test.each([
    ['somebody who is accompanied', /bénéficiaire|\busagers?\b|\bcas social|\bpublic cible/iu],
    ['blame and ceremony', /veuillez|vous avez oublié|\berreur\b|désolé|oups/iu],
    ['English', /\b(?:ok|login|email|reset|item|bug|update|settings|preview|default)\b/iu],
    ['a button that does not say what it does', /^(?:valider|ok|confirmer|soumettre)$/iu],
  ])('have no word out of the glossary: %s', (_, word) => {
    expect(among(word)).toEqual([]);
  });

  test('faults are found where there are some', () => {
    const faults = ['Trop tard !', 'Quoi ?', "l'an", '« x »', 'Fin...'];
    expect(/\S [:;?!»](?:\s|$)/u.test(faults[1] ?? '')).toBe(true);
    expect(/\p{L}'\p{L}/u.test(faults[2] ?? '')).toBe(true);
    expect(/«(?:[ ]|\S(?<![\u00A0\u202F]))/u.test(faults[3] ?? '')).toBe(true);
    expect(/«(?:[ ]|\S(?<![\u00A0\u202F]))/u.test('«\u202Fx\u202F»')).toBe(false);
  });
});
