import { describe, expect, test } from 'vitest';
import { readSource, sourceFiles } from './import-graph';

const root = process.cwd();
const vocabulary = 'shared/law/views/said.ts';
const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/(^|\s)\/\/.*$/gmu, '$1');
/** What is shown or printed. The sentences of the rules are those of the texts of the law, and say what they say. */
const shown = sourceFiles(root, ['renderer', 'electron', 'shared'])
  .filter((path) => !/\.(?:test|fixture)\.tsx?$/u.test(path))
  .filter((path) => !/^shared\/law\/(?:schemes\/|facts\/|engine\/(?:articles|documents)\.ts)/u.test(path))
  .map((path) => ({ path, text: withoutComments(readSource(root, path)) }));
const saying = (words: RegExp): readonly string[] =>
  shown.filter(({ path, text }) => path !== vocabulary && words.test(text)).map(({ path }) => path);

describe('an answer of the law is said from one vocabulary', () => {
  test('the sources are read', () => {
    expect(shown.length).toBeGreaterThan(300);
    expect(shown.some(({ path }) => path === vocabulary)).toBe(true);
  });
  test.each([
    ['éligible, inéligible, éligibilité', /éligib/iu],
    ['the reasoning, now « Pourquoi ? »', /raisonnement/iu],
  ])('the former words are said nowhere: %s', (_, words) => {
    expect(saying(words)).toEqual([]);
  });
  test.each([
    ['profil compatible', /profil compatible/iu],
    ['contrat conforme', /contrat conforme|convention conforme|mesure conforme/iu],
    ['il manque N réponses', /`il manque \$\{/u],
    ['fermé, sauf exception', /fermé, sauf exception/iu],
    ['hors vigueur', /['"`>]hors vigueur/iu],
    ['non remplie', /non remplie/iu],
  ])('its words are typed nowhere else: %s', (_, words) => {
    expect(saying(words)).toEqual([]);
    const own = shown.find(({ path }) => path === vocabulary);
    expect(own?.text).toMatch(words);
  });
});
