import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type CivilDate, formatShortDate } from '../../shared/base/time';
import { type Cell, workbookOf } from '../fixtures/workbook';
import { importedFile } from './field-run';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-round-trip-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Person {
  readonly fileNumber: string;
  readonly birthName: string;
  readonly firstName: string;
  readonly birthDate: CivilDate;
  readonly commune: string;
  readonly comment: string;
}
const headings: Readonly<Record<keyof Person, string>> = {
  fileNumber: 'N° dossier',
  birthName: 'Nom de naissance',
  firstName: 'Prénom',
  birthDate: 'Date de naissance',
  commune: 'Commune',
  comment: 'Commentaire',
};
const keys: readonly (keyof Person)[] = [
  'fileNumber',
  'birthName',
  'firstName',
  'birthDate',
  'commune',
  'comment',
];

/** What every encoding of French offices can write; the accents are in each word, as they are in a list of people. */
const french = 'abcdefghijklmnopqrstuvwxyz';
const accents = 'éèêëàâçîïôùûü';
/** What Unicode alone can write. */
const beyond = 'œşğıłžćđąęўйжлאבגدس李王';

const wordOf = (letters: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...'BCDFGHKLMNPRSTVZ'),
      fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 10 }),
      fc.constantFrom(...accents),
      fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 4 }),
    )
    .map((parts) => parts.join(''));
const nameOf = (letters: string): fc.Arbitrary<string> =>
  fc
    .array(wordOf(letters), { minLength: 1, maxLength: 3 })
    .chain((words) => fc.constantFrom(' ', '-', '’', "'").map((sign) => words.join(sign)));
/** A comment as people write them: signs that cut cells, quotes, line breaks; it begins and ends with a word. */
const commentOf = (letters: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        wordOf(letters),
        fc.constantFrom(';', ',', '|', '"', '"oui"', '\n', '(', '1 234', '12/03', '-'),
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => `Suivi ${parts.join(' ')} fin`.replace(/ *\n */gu, '\n').replace(/ {2,}/gu, ' '));

const peopleOf = (letters: string): fc.Arbitrary<readonly Person[]> =>
  fc
    .array(
      fc.record({
        birthName: nameOf(letters),
        firstName: nameOf(letters),
        birthDate: fc
          .integer({ min: 0, max: 365 * 8 })
          .map((days) => addDays('2001-01-01' as CivilDate, days)),
        commune: nameOf(letters),
        comment: commentOf(letters),
      }),
      { minLength: 3, maxLength: 9 },
    )
    .map((people) => people.map((person, index) => ({ fileNumber: `ML-${1000 + index}`, ...person })));

const order = fc.shuffledSubarray([...keys], { minLength: keys.length });

/** The people of a file, as they are kept; each must come back as written. */
async function back(name: string, bytes: string | Buffer): Promise<readonly Person[]> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { refusal, people, lines } = await importedFile(path);
  expect(refusal).toBeNull();
  expect(lines.filter(({ outcome }) => outcome !== 'created')).toEqual([]);
  return people.map((person) => ({
    fileNumber: person.fileNumber,
    birthName: person.birthName,
    firstName: person.firstName,
    birthDate: person.birthDate,
    commune: person.commune,
    comment: person.comment,
  }));
}

interface Writing {
  readonly separator: string;
  readonly lineEnd: string;
  readonly isAllQuoted: boolean;
  readonly isIso: boolean;
  /** Leaves out the separators after the last filled cell, as a spreadsheet does. */
  readonly isCut: boolean;
}
const writing: fc.Arbitrary<Writing> = fc.record({
  separator: fc.constantFrom(';', ',', '\t', '|'),
  lineEnd: fc.constantFrom('\r\n', '\n'),
  isAllQuoted: fc.boolean(),
  isIso: fc.boolean(),
  isCut: fc.boolean(),
});

function csvOf(people: readonly Person[], columns: readonly (keyof Person)[], how: Writing): string {
  const cell = (text: string): string =>
    how.isAllQuoted || /["\r\n]/u.test(text) || text.includes(how.separator)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const row = (cells: readonly string[]): string => {
    const last = how.isCut ? cells.findLastIndex((text) => text !== '') + 1 : cells.length;
    return cells.slice(0, last).map(cell).join(how.separator);
  };
  const written = (person: Person): readonly string[] =>
    columns.map((key) =>
      key === 'birthDate' && !how.isIso ? formatShortDate(person.birthDate) : person[key],
    );
  return [columns.map((key) => headings[key]), ...people.map(written)]
    .map((cells) => `${row(cells)}${how.lineEnd}`)
    .join('');
}

/** Bytes of a text in an encoding of one byte for a letter, whose table reads back as `decoded`. */
function inOneByte(text: string, decoded: string): Buffer {
  const codes = new Map([...decoded].map((letter, code) => [letter, code]));
  return Buffer.from(
    [...text].map((letter) => {
      const code = codes.get(letter);
      if (code === undefined) throw new Error(`no ${letter} in this encoding`);
      return code;
    }),
  );
}
const everyByte = Uint8Array.from({ length: 256 }, (_, code) => code);
const windows = new TextDecoder('windows-1252').decode(everyByte);
const mac = new TextDecoder('macintosh').decode(everyByte);
/** Code page 850, which no decoder of the platform has: its letters from 80 to 9A, and those of French above. */
const dos = [...windows.slice(0, 128), ...'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»']
  .concat(Array.from({ length: 256 - 176 }, () => '\u0000'))
  .map((letter, code) => (code === 248 ? '°' : letter))
  .join('');

const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text, 'utf8'),
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  'UTF-16 with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 without mark': (text) => Buffer.from(text, 'utf16le'),
  'windows-1252': (text) => inOneByte(text, windows),
  Macintosh: (text) => inOneByte(text, mac),
  'code page 850': (text) => inOneByte(text.replaceAll('’', "'"), dos),
};
const isUnicode = (name: string): boolean => name.startsWith('UTF');

test.each(Object.entries(encodings))(
  'people written as CSV in %s come back as written',
  async (name, encoded) => {
    const plain = (people: readonly Person[]): readonly Person[] =>
      name === 'code page 850'
        ? (JSON.parse(JSON.stringify(people).replaceAll('’', "'")) as readonly Person[])
        : people;
    const letters = isUnicode(name) ? french + accents + beyond : french + accents;
    await fc.assert(
      fc.asyncProperty(peopleOf(letters), order, writing, async (people, columns, how) => {
        expect(await back('liste.csv', encoded(csvOf(people, columns, how)))).toEqual(plain(people));
      }),
      { numRuns: 15 },
    );
  },
);

test('people written as a workbook come back as written', async () => {
  await fc.assert(
    fc.asyncProperty(
      peopleOf(french + accents + beyond),
      order,
      fc.boolean(),
      fc.integer({ min: 0, max: 3 }),
      async (people, columns, isDay, titles) => {
        const cells = (person: Person): readonly Cell[] =>
          columns.map((key) => (key === 'birthDate' && isDay ? { day: person.birthDate } : person[key]));
        const sheet = [
          ...Array.from({ length: titles }, (): readonly Cell[] => ['Liste des jeunes']),
          columns.map((key) => headings[key]),
          ...people.map(cells),
        ];
        expect(await back('liste.xlsx', await workbookOf(sheet))).toEqual(people);
      },
    ),
    { numRuns: 20 },
  );
});
