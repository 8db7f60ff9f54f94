import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import {
  FIRST_OPEN_VERSION,
  kindNamed,
  kindsAt,
  type RecordKind,
  recordKindNames,
} from '../../../shared/open-format';
import {
  depsOf,
  emptyDb,
  fillPortfolio,
  forge,
  forgeLines,
  forgeManifest,
  randomPortfolio,
} from '../../../test/support/open-format';
import type { Db } from '../db';
import { contentHash } from './content';
import { loadInto } from './load';
import { recordsOf } from './open-format.repository';
import { checkFolder } from './read-folder';
import { writeInto } from './write-folder';

let root = '';
let model = '';
let folder = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vivier-open-'));
  model = join(root, 'model');
  const [portfolio] = fc.sample(randomPortfolio, { numRuns: 1, seed: 7 });
  if (portfolio === undefined) throw new Error('one is made');
  const db = emptyDb();
  fillPortfolio(db, portfolio);
  mkdirSync(model);
  writeInto(db, model, '2026-09-15T08:00:00.000Z');
  db.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(root, 'essai-'));
  cpSync(model, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The sentence of the refusal; nothing of the folder is then in the database. */
function refusal(): string {
  const db = emptyDb();
  try {
    load(db);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const kind of recordKindNames) expect([...recordsOf(db, kind)]).toEqual([]);
    return error.message.replaceAll(/[\u00a0\u202f]/gu, ' ');
  } finally {
    db.close();
  }
  throw new Error('it was taken in');
}
const load = (db: Db): void => db.transaction(() => loadInto(depsOf(db), checkFolder(folder)))();
const isLoaded = (): boolean => {
  const db = emptyDb();
  load(db);
  db.close();
  return true;
};

const at = (name: string): string => join(folder, name);
const edited =
  (change: (line: Record<string, unknown>) => Record<string, unknown>) =>
  ([first = '{}', ...others]: readonly string[]): readonly string[] => [
    JSON.stringify(change(JSON.parse(first))),
    ...others,
  ];
const end = ' ; rien n’a été créé.';
const lastLine = (file: string): number => readFileSync(at(file), 'utf8').split('\n').length - 1;

test('what was written is taken in, and what a forger counts right too: no signature is claimed', () => {
  expect(isLoaded()).toBe(true);
  forgeLines(
    folder,
    'candidate',
    edited((line) => ({ ...line, comment: 'autre' })),
  );
  expect(isLoaded()).toBe(true);
});

test('a folder that an earlier version wrote is taken in: what came later is not looked for, and its content holds', () => {
  const later = recordKindNames.filter((kind) => kindNamed(kind).since > FIRST_OPEN_VERSION);
  const files = later.flatMap((kind) => [`${kind}.jsonl`, `schema/${kind}.json`]);
  const db = emptyDb();
  load(db);
  const content = contentHash(FIRST_OPEN_VERSION);
  for (const kind of kindsAt(FIRST_OPEN_VERSION))
    for (const record of recordsOf(db, kind)) content.add(kind, record);
  db.close();
  for (const path of [...files, 'scans']) rmSync(at(path), { recursive: true });
  forgeManifest(folder, (manifest) => {
    manifest.schemaVersion = FIRST_OPEN_VERSION;
    manifest.content = content.digest();
    manifest.files = manifest.files.filter(({ path }) => !files.includes(path) && !path.startsWith('scans/'));
    for (const kind of later) delete manifest.counts[kind];
  });
  expect(isLoaded()).toBe(true);
  forgeManifest(folder, (manifest) => {
    manifest.content = '0'.repeat(64);
  });
  expect(refusal()).toContain('ce qui a été lu n’est pas ce qui avait été écrit');
});

describe('the folder is the one that was written', () => {
  test.each(recordKindNames)('a changed byte of %s', (kind) => {
    const bytes = readFileSync(at(`${kind}.jsonl`));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(at(`${kind}.jsonl`), bytes);
    expect(refusal()).toBe(`${kind}.jsonl : ce fichier a changé depuis qu’il a été écrit${end}`);
  });
  test('a changed byte of a schema, of an attachment', () => {
    appendFileSync(at('schema/candidate.json'), ' ');
    expect(refusal()).toContain('schema/candidate.json : ce fichier a changé');
    cpSync(join(model, 'schema/candidate.json'), at('schema/candidate.json'));
    const [name = ''] = readdirSync(at('attachments'));
    writeFileSync(at(`attachments/${name}`), 'autre');
    expect(refusal()).toContain(`attachments/${name} : ce fichier a changé`);
  });
  test('a changed content under hashes that are right', () => {
    const { content } = JSON.parse(readFileSync(at('manifest.json'), 'utf8'));
    forgeLines(
      folder,
      'candidate',
      edited((line) => ({ ...line, comment: 'autre' })),
    );
    forgeManifest(folder, (manifest) => {
      manifest.content = content;
    });
    expect(refusal()).toBe(`manifest.json : ce qui a été lu n’est pas ce qui avait été écrit${end}`);
  });
  test('a file that is missing, or one too many', () => {
    rmSync(at('tutor.jsonl'));
    expect(refusal()).toBe(`tutor.jsonl : ce fichier manque${end}`);
    cpSync(join(model, 'tutor.jsonl'), at('tutor.jsonl'));
    writeFileSync(at('notes.txt'), 'x');
    expect(refusal()).toContain('notes.txt : ce fichier n’est pas de ceux');
    rmSync(at('notes.txt'));
    writeFileSync(at('attachments/11111111-1111-4111-8111-111111111111'), 'x');
    expect(refusal()).toContain('manifest.json ne parle pas de ce fichier');
  });
  test('a file that the manifest no longer tells', () => {
    forgeManifest(folder, (manifest) => {
      manifest.files = manifest.files.filter(({ path }) => path !== 'tutor.jsonl');
    });
    expect(refusal()).toContain('tutor.jsonl : ce fichier manque');
  });
  test('no manifest, one that is not JSON, one of another format', () => {
    writeFileSync(at('manifest.json'), '{');
    expect(refusal()).toBe(`manifest.json : ce fichier n’est pas du JSON en UTF-8${end}`);
    writeFileSync(at('manifest.json'), '{"encrypted":false,"items":[]}');
    expect(refusal()).toContain('n’est pas un portefeuille écrit au format ouvert');
    rmSync(at('manifest.json'));
    expect(refusal()).toContain('manifest.json : ce fichier manque');
  });
  test.each([
    ['version', 2, 'plus récente'],
    ['schemaVersion', 100_000, 'plus récente'],
    ['version', 0, 'n’est pas connue'],
    ['schemaVersion', 170, 'n’est pas connue'],
    ['counts', {}, 'counts'],
    ['autre', 1, 'manifest.json : le champ'],
  ])('another %s: %s', (key, value, sentence) => {
    forgeManifest(folder, (manifest) => {
      manifest[key] = value;
    });
    expect(refusal()).toContain(sentence);
  });
});

describe('nothing is read but plain files of the folder', () => {
  test('a link in the place of a file, of a folder, or beside', () => {
    cpSync(at('tutor.jsonl'), join(root, 'dehors.jsonl'));
    rmSync(at('tutor.jsonl'));
    symlinkSync(join(root, 'dehors.jsonl'), at('tutor.jsonl'));
    expect(refusal()).toBe(`tutor.jsonl : ce n’est pas un simple fichier (un lien, un dossier)${end}`);
    rmSync(at('tutor.jsonl'));
    cpSync(join(model, 'tutor.jsonl'), at('tutor.jsonl'));
    rmSync(at('attachments'), { recursive: true });
    symlinkSync(join(model, 'attachments'), at('attachments'));
    expect(refusal()).toContain('attachments : ce n’est pas un simple fichier');
  });
  test.each([
    '../dehors',
    'attachments/../../dehors',
    '/etc/passwd',
    'attachments/a/b',
    'attachments\\..\\x',
    '',
  ])('a manifest that names %j', (path) => {
    forgeManifest(folder, (manifest) => {
      manifest.files.push({ path, bytes: 1, sha256: '0'.repeat(64) });
    });
    expect(refusal()).toContain('manifest.json : le champ « files.');
  });
  test.each(['../../dehors', '/etc/passwd', 'a/b'])('an attachment whose number is %j', (id) => {
    forgeLines(
      folder,
      'attachment',
      edited((line) => ({ ...line, id })),
    );
    expect(refusal()).toBe(`attachment.jsonl, ligne 1 : le champ « id » ne convient pas${end}`);
  });
  test('an attachment that is not the one described, or that no line tells', () => {
    forgeLines(
      folder,
      'attachment',
      edited((line) => ({ ...line, sha256: '0'.repeat(64) })),
    );
    expect(refusal()).toMatch(/^attachment\.jsonl, ligne 1 : la pièce .* n’est pas celle qui est décrite/u);
    cpSync(model, folder, { recursive: true });
    forgeLines(folder, 'attachment', (lines) => lines.slice(1), -1);
    expect(refusal()).toContain('pièces jointes');
  });
});

describe('each line is one record, in UTF-8, ended by a line feed', () => {
  const file = 'candidate.jsonl';
  test('CRLF, BOM, an empty line, no end of line', () => {
    forge(folder, file, (text) => text.replaceAll('\n', '\r\n'));
    expect(refusal()).toBe(`${file}, ligne 1 : la fin de ligne est celle de Windows (CRLF)${end}`);
    cpSync(join(model, file), at(file));
    forge(folder, file, (text) => `\ufeff${text}`);
    expect(refusal()).toBe(`${file}, ligne 1 : une marque d’ordre (BOM) précède le texte${end}`);
    cpSync(join(model, file), at(file));
    forge(folder, file, (text) => `${text}\n`);
    expect(refusal()).toBe(`${file}, ligne ${lastLine(file)} : ce n’est pas du JSON${end}`);
    cpSync(join(model, file), at(file));
    forge(folder, file, (text) => text.slice(0, -1));
    expect(refusal()).toContain('cette ligne n’est pas terminée');
  });
  test('a huge line is given up before it is whole in memory', () => {
    truncateSync(at(file), 40 * 1024 * 1024);
    forge(folder, file, (text) => text);
    expect(refusal()).toContain('cette ligne est trop longue');
  });
  test('what is no UTF-8, no object, or half of a sign', () => {
    forge(folder, file, () => Buffer.from([0x7b, 0xff, 0x7d, 0x0a]));
    expect(refusal()).toBe(`${file}, ligne 1 : ce texte n’est pas de l’UTF-8${end}`);
    forge(folder, file, () => '[]\n');
    expect(refusal()).toBe(`${file}, ligne 1 : un objet JSON est attendu${end}`);
    cpSync(join(model, file), at(file));
    forge(folder, file, (text) => text.replace('"comment":"', '"comment":"\\ud83d'));
    forgeLines(
      folder,
      'candidate',
      edited((line) => ({ ...line, comment: '\ud83d' })),
    );
    expect(refusal()).toBe(`${file}, ligne 1 : un caractère est incomplet${end}`);
  });
  test('an unknown field, one that is missing, one of another type', () => {
    forgeLines(
      folder,
      'candidate',
      edited((line) => ({ ...line, nir: '1' })),
    );
    expect(refusal()).toBe(`${file}, ligne 1 : le champ « nir » est inconnu${end}`);
    cpSync(model, folder, { recursive: true });
    forgeLines(
      folder,
      'candidate',
      edited(({ birthDate: _, ...line }) => line),
    );
    expect(refusal()).toBe(`${file}, ligne 1 : il manque le champ « birthDate »${end}`);
    cpSync(model, folder, { recursive: true });
    forgeLines(
      folder,
      'candidate',
      edited((line) => ({ ...line, birthDate: '2005-02-30' })),
    );
    expect(refusal()).toBe(`${file}, ligne 1 : le champ « birthDate » ne convient pas${end}`);
    cpSync(model, folder, { recursive: true });
    forge(folder, file, (text) => text.replace('{', '{"__proto__":{},'));
    expect(refusal()).toContain('« __proto__ »');
  });
});

describe('lines hold together', () => {
  test('a line that is missing, or twice there', () => {
    forgeLines(folder, 'list-layout', (lines) => lines.slice(1));
    expect(refusal()).toMatch(/^list-layout\.jsonl : \d+ lignes, alors que manifest\.json en compte \d+/u);
    cpSync(model, folder, { recursive: true });
    for (const kind of recordKindNames.filter((one) => one !== 'event' && one !== 'quarter-publication')) {
      forgeLines(folder, kind, (lines) => [...lines, lines[0] ?? ''], 1);
      expect([kind, refusal()]).toEqual([
        kind,
        `${kind}.jsonl, ligne ${lastLine(`${kind}.jsonl`)} : cette ligne répète le numéro d’une autre${end}`,
      ]);
      cpSync(model, folder, { recursive: true });
    }
  });
  const references = recordKindNames.flatMap((kind) =>
    Object.entries(kindNamed(kind).references).map(([property, to]) => [kind, property, to] as const),
  );
  test.each(references)('%s.%s names a line that is not there', (kind, property, to) => {
    const isHash = ['trusted-key', 'reference-pack'].includes(to);
    const nowhere =
      to === 'notice-version' ? 999 : isHash ? 'f'.repeat(64) : '99999999-9999-4999-8999-999999999999';
    forgeLines(
      folder,
      kind,
      edited((line) => ({ ...line, [property]: nowhere })),
    );
    expect(refusal()).toBe(
      `${kind}.jsonl, ligne 1 : le champ « ${property} » désigne une ligne qui n’est pas dans ${to}.jsonl${end}`,
    );
  });
  test('values that the database does not put together', () => {
    forgeLines(
      folder,
      'handover',
      edited((line) => ({ ...line, purpose: 'final', untilOn: '2026-10-01' })),
    );
    expect(refusal()).toBe(`handover.jsonl, ligne 1 : ces valeurs ne vont pas ensemble${end}`);
  });
  test('a journal with a hole, in another order, or that tells of who was erased', () => {
    forgeLines(folder, 'event', ([, ...others]) => others, -1);
    expect(refusal()).toBe(`event.jsonl, ligne 1 : ce numéro n’est pas celui qui suit${end}`);
    cpSync(model, folder, { recursive: true });
    forgeLines(folder, 'event', (lines) => lines.toReversed());
    expect(refusal()).toContain('ce numéro n’est pas celui qui suit');
    cpSync(model, folder, { recursive: true });
    forgeLines(
      folder,
      'event',
      edited((line) => ({ ...line, isErased: false, payload: { name: 'revenu' } })),
    );
    expect(refusal()).toBe(
      `event.jsonl, ligne 1 : cet événement et les effacements ne vont pas ensemble${end}`,
    );
    cpSync(model, folder, { recursive: true });
    forgeLines(folder, 'erasure', () => [], -1);
    expect(refusal()).toContain('cet événement et les effacements ne vont pas ensemble');
  });
});

/** What peers lost on the way out and back, kept here: ADR 40 names the reports. */
describe('what other formats have lost', () => {
  const back = (
    kind: RecordKind,
    change: (line: Record<string, unknown>) => Record<string, unknown>,
  ): unknown => {
    forgeLines(folder, kind, edited(change));
    const db = emptyDb();
    load(db);
    const wanted = JSON.parse(readFileSync(at(`${kind}.jsonl`), 'utf8').split('\n')[0] ?? '');
    const { key } = kindNamed(kind);
    const found = [...recordsOf(db, kind)].find((one) => key.every((each) => one[each] === wanted[each]));
    db.close();
    expect(found).toEqual(wanted);
    return found;
  };
  test.each([
    '',
    ' ',
    '0012',
    '1e3',
    'null',
    'NULL',
    'a\u2028b',
    '<b>&amp;</b>',
    'ligne\r\nsuivante\t',
    '=1+1',
    '[{"name":"a\\"b"}]',
    'C:\\dossier\\n',
    '𠮷',
  ])('a text comes back as it was: %j', (comment) => {
    back('candidate', (line) => ({ ...line, comment }));
  });
  test('known to be none is not unknown; false and 0 are not nothing', () => {
    for (const value of [null, false, 0, '', [], {}]) {
      cpSync(model, folder, { recursive: true });
      back('asked-fact', (line) => ({ ...line, value }));
    }
  });
  test('instants keep their milliseconds, and a day is never moved by a zone', () => {
    back('candidate', (line) => ({
      ...line,
      createdAt: '2026-03-29T01:59:59.999Z',
      birthDate: '2005-01-01',
    }));
  });
  test('the order of what is in a value stays', () => {
    forgeLines(
      folder,
      'saved-view',
      edited((line) => ({ ...line, rule: { z: 1, a: [3, 1, 2], m: null } })),
    );
    const db = emptyDb();
    load(db);
    const rules = [...recordsOf(db, 'saved-view')].map(({ rule }) => JSON.stringify(rule));
    db.close();
    expect(rules).toContain('{"z":1,"a":[3,1,2],"m":null}');
  });
});
