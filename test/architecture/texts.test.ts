/** The sentences of the interface that stand apart (`*.texts.ts`), read one by one: docs/writing.md is what they keep. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readSource, sourceFiles } from './import-graph';
import { sentencesOf } from './written-sentences';

const root = process.cwd();
const sources = sourceFiles(root, ['renderer']);
const files = sources.filter((path) => path.endsWith('.texts.ts'));

/** What a sentence is made with, where it is a function: a name, a count; once none, once one, once several. */
const samples = [0, 1, 2].map((count) => [count, count, count]);
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
/** Nouns of the house that go with *aucune*. */
const feminine =
  'carte catégorie clé colonne commune condition copie échéance entrée feuille fiche information inscription ligne liste mention page période personne pièce question règle réponse sauvegarde situation source valeur vue'.split(
    ' ',
  );
const aloneFeminine = new RegExp(`\\baucun (?:${feminine.join('|')})`, 'iu');
const severalForOne =
  /(?<![\p{L}\d\u00A0\u202F,]|à )1\u00A0\p{L}+(?:s|x)\b(?<!fois|mois|avis|cas|pays|temps|choix|accès|repas)/u;
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
    ['a number that may be parted from its unit', /\d (?:[kMG]?o|h|min|s|%|€|mm|cm)(?![\p{L}’])/u],
    ['an exclamation mark', /[\u00A0\u202F ]!/u],
  ])('are set as French is: not %s', (_, fault) => {
    expect(among(fault)).toEqual([]);
  });

  test.each([
    ['a plural left to the reader', /\p{L}\((?:s|x|es|nes|les)\)/u],
    ['a noun that is feminine', aloneFeminine],
    ['one that is told as several', severalForOne],
  ])('agree with their number: not %s', (_, fault) => {
    expect(among(fault)).toEqual([]);
  });

  test.each([
    ['an act without who does it', /\b(?:a|ont) été (?:effectué|réalisé|procédé)/iu],
    ['a list that does not end', /\betc\b|\bet\/ou\b|,…/iu],
  ])('say it whole: not %s', (_, fault) => {
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

  test.each([
    ['the file that is imported is an « extrait »', /^renderer\/(?:import|portfolio\/welcome)/u, /tableau/iu],
    ['rows that speak of one person are « réunies »', /^renderer\/import/u, /fusion/iu],
    ['a contract file is « créé », and then opened', /./u, /nouveau dossier|ouvrir un dossier/iu],
    [
      'so are a candidate and an employer',
      /./u,
      /: (?:nouveau candidat|nouvel employeur|ajouter un employeur)/iu,
    ],
    ['what is shown no more is « masqué »', /./u, /\bcach(?:er|e|é|ée|és|ées)\b/iu],
    ['the adviser gives an answer', /./u, /\bavis du conseiller/iu],
  ])('say one thing with one word: %s', (_, rooms, word) => {
    const said = texts.map(({ path, text }) => `${path}: ${text}`);
    expect(said.filter((one) => rooms.test(one) && word.test(one))).toEqual([]);
  });

  test('faults are found where there are some', () => {
    const faults = ['Trop tard !', 'Quoi ?', "l'an", '« x »', 'Fin...'];
    expect(/\S [:;?!»](?:\s|$)/u.test(faults[1] ?? '')).toBe(true);
    expect(/\p{L}'\p{L}/u.test(faults[2] ?? '')).toBe(true);
    expect(/«(?:[ ]|\S(?<![\u00A0\u202F]))/u.test(faults[3] ?? '')).toBe(true);
    expect(/«(?:[ ]|\S(?<![\u00A0\u202F]))/u.test('«\u202Fx\u202F»')).toBe(false);
    expect(aloneFeminine.test('Aucun ligne')).toBe(true);
    expect(aloneFeminine.test('Aucune ligne, aucun lien')).toBe(false);
    expect(severalForOne.test('1\u00A0lignes')).toBe(true);
    expect(severalForOne.test('21\u00A0lignes, 1\u00A0mois, 1\u00A0ligne')).toBe(false);
  });
});

describe('the guide quotes the interface word for word', () => {
  const guide = join('docs', 'guide');
  const spaced = (text: string): string =>
    text
      .replaceAll(/\\u(?:202f|00a0)/giu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .toLowerCase();
  const said = spaced(
    sourceFiles(root, ['renderer', 'shared', 'electron'])
      .map((path) => readSource(root, path))
      .join('\n'),
  );
  /** Words of others: of a spreadsheet, of the system, of the table that is made from the fields. */
  const ofOthers: readonly string[] = [
    'Bac +1',
    'Electron absent',
    'Éteindre quand même',
    'LefËvre',
    'Tél proche',
    'Un employeur peut la lire',
    'Zones bloc note et commentaires : les bons réflexes pour ne pas déraper',
  ];

  test.each(readdirSync(join(root, guide)).filter((name) => name.endsWith('.md')))('%s', (name) => {
    // A button is quoted as code too; a path or a variable of the system is not one.
    const quotes = [
      ...readSource(root, join(guide, name)).matchAll(/«\s(\p{Lu}[^«»]+?)\s»|`(\p{Lu}\p{Ll}[^`\\]*)`/gu),
    ]
      .map(([, quote, button]) => quote ?? button ?? '')
      .filter((quote) => !ofOthers.includes(quote));
    // What is put into a sentence stands there as an ellipsis or a number; a colon joins two.
    const isSaid = (quote: string): boolean =>
      spaced(quote)
        .split(/\(?…\)?|\d+|\.$| :/u)
        .map((part) => part.trim())
        .every((part) => part.length < 4 || said.includes(part));
    expect(quotes.filter((quote) => !isSaid(quote))).toEqual([]);
  });
});

describe('the sentences of a room stand in its texts', () => {
  const written = sources
    .filter((path) => !files.includes(path))
    .flatMap((path) =>
      sentencesOf(path, readSource(root, path)).map(({ line, text }) => `${path}:${line} ${text}`),
    );

  test('and in none of its components', () => {
    expect(written).toEqual([]);
  });

  test.each([
    ['the text of an element', '<p>Bonjour</p>', ['Bonjour']],
    ['a choice between two', "<p>{isOpen ? 'Masquer' : 'Montrer'}</p>", ['Masquer', 'Montrer']],
    ['a choice laid on several lines', "<p>{isEmpty ? ('vide') : (<b />)}</p>", ['vide']],
    ['an attribute that is shown', '<Field label="Commune" className="wide" />', ['Commune']],
    ['a property that is shown', "tell({ color: 'green', message: 'Fait' })", ['Fait']],
    ['a French sign', "const state = 'réglé'", ['réglé']],
    ['a French word among others', "const title = (count) => count + ' lignes de plus'", ['lignes de plus']],
    ['a template, whatever is put in', `const when = (day) => \`depuis le \${day}\``, ['depuis le …']],
    ['a fragment', '<>Sans {name}&nbsp;:</>', ['Sans']],
  ])('found: %s', (_, source, said) => {
    expect(sentencesOf('room.tsx', source).map(({ text }) => text)).toEqual(said);
  });
  test.each([
    ['a comment', '// Réglé par la page.\n/* Le nom. */'],
    ['an import', "import { plural } from '../../shared/base/text'"],
    ['what the style or the router reads', '<Link to="/parametres/valeurs" className="line wide" />'],
    ['signs and entities', '<p>{name}&nbsp;: {value}</p>'],
    ['English for the developer', "throw new Error('The portfolio is not open')"],
    ['a pattern', 'const sign = /[éè]/u'],
    ['typefaces', `const family = '"Source Sans 3", "Segoe UI", sans-serif'`],
  ])('not taken for one: %s', (_, source) => {
    expect(sentencesOf('room.tsx', source)).toEqual([]);
  });
});
