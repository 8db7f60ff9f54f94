import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import { quietJob } from '../../../test/support/quiet-job';
import { readCsv, type Separator, separatorOf } from './csv.reader';
import { decode } from './decode';
import type { Table } from './table';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
/** windows-1252 of the characters used here. */
const windows1252 = (text: string): Buffer =>
  Buffer.from(text.replace(/’/gu, '\x92').replace(/€/gu, '\x80').replace(/œ/gu, '\x9c'), 'latin1');

/** What a program writes that takes UTF-8 for windows-1252. */
const windows = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text));

const encodings: readonly (readonly [string, string, boolean, (text: string) => Buffer])[] = [
  ['UTF-8', 'utf-8', false, (text) => Buffer.from(text)],
  ['UTF-8 with its mark', 'utf-8', true, (text) => Buffer.from(`\ufeff${text}`)],
  ['windows-1252', 'windows-1252', false, windows1252],
  ['UTF-16 LE with its mark', 'utf-16', true, (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 BE with its mark', 'utf-16', true, (text) => utf16be(`\ufeff${text}`)],
];
const separators: readonly Separator[] = [';', ',', '\t', '|'];
const lineEnds = ['\r\n', '\n', '\r'];

const quote = (cell: string): string =>
  /[;,\t|"\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const csv = (rows: readonly (readonly string[])[], separator = ';', end = '\r\n'): string =>
  rows.map((cells) => cells.map(quote).join(separator) + end).join('');
const cellsOf = (table: Table): readonly (readonly string[])[] => table.rows.map((row) => row.cells);
const read = (text: string | Buffer): Promise<Table> => readCsv(Buffer.from(text as string), quietJob);

const sample = [
  ['Nom', 'Prénom', 'Adresse', 'Commentaire'],
  ['Lefèvre', 'Noël', '3 rue de l’Hôpital', 'Dit « 10 € ; oui », cœur'],
  ['Ba', 'Inès', '', 'Parle "couramment" anglais ;\nrappeler après 18 h'],
  ["N'Diaye", 'Zoé', '1, place\tVerte | bis', '=1+1'],
];

describe('a CSV is read whatever its encoding, separator and line ends', () => {
  for (const [name, encoding, hasByteOrderMark, encode] of encodings)
    for (const separator of separators)
      for (const end of lineEnds)
        test(`${name}, ${JSON.stringify(separator)}, ${JSON.stringify(end)}`, async () => {
          const table = await readCsv(encode(csv(sample, separator, end)), quietJob);
          expect(table.format).toEqual({ kind: 'csv', encoding, hasByteOrderMark, separator });
          expect(table.headings).toEqual(sample[0]);
          expect(cellsOf(table)).toEqual(sample.slice(1));
        });
});

test('windows-1252 is the one of the web: 0x92 is an apostrophe, 0x80 the euro', () => {
  expect(decode(Buffer.from([0x92, 0x80, 0x9c, 0xe9])).text).toBe('’€œé');
});

test('a mark of UTF-8 wins over broken bytes, and the file says so', async () => {
  const table = await readCsv(
    Buffer.concat([Buffer.from('\ufeffNom;Prénom\nB'), Buffer.from([0xff]), Buffer.from(';Zoé\n')]),
    quietJob,
  );
  expect(cellsOf(table)).toEqual([['B\ufffd', 'Zoé']]);
  expect(table.notices).toHaveLength(1);
});

describe('the separator', () => {
  test.each([
    ['a;b;c\n1;2;3\n', ';'],
    ['a,b,c\n"1;2;3",2,3\n"4;5;6",5,6\n', ','],
    ['Nom;Prénom\nDurand, dit Le Grand;Zoé\n', ';'],
    ['a\tb\n1,5\t2,5\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['seule\ncolonne\n', null],
    ['a|b|c\n1|2, 3|4\n5|"x ""y"" | z, t"|6\n', '|'],
  ])('%j is cut by %j', (text, separator) => expect(separatorOf(text)).toBe(separator));

  test('is the one that Excel writes on a first line of its own', async () => {
    const table = await read('sep=|\r\nNom|Prénom\r\nBa;x|Zoé\r\n');
    expect(table.format.separator).toBe('|');
    expect(cellsOf(table)).toEqual([['Ba;x', 'Zoé']]);
  });
});

describe('the heading', () => {
  test('is found under the titles that an export writes first', async () => {
    const table = await read(
      'Extraction Parcours 3;;\r\nMission locale;;\r\nNom;Prénom;Né le\r\nBa;Zoé;01/01/2005\r\n',
    );
    expect(table.headings).toEqual(['Nom', 'Prénom', 'Né le']);
    expect(table.rows).toHaveLength(1);
    expect(table.notices[0]).toContain('2 lignes');
  });

  test('is not taken from a file that has none: the first row is data', async () => {
    const table = await read('Ba;Zoé;01/01/2005\r\nLy;Léo;02/01/2005\r\n');
    expect(table.headings).toEqual(['Colonne 1', 'Colonne 2', 'Colonne 3']);
    expect(table.rows).toHaveLength(2);
  });
});

describe('a row is judged by what its cells hold', () => {
  const heading = 'Nom;Prénom;Né le;Ville;Commentaire\r\n';
  const faultsOf = async (body: string): Promise<readonly (string | null)[]> =>
    (await read(heading + body)).rows.map((row) => row.fault);
  const areRead = async (body: string): Promise<readonly boolean[]> =>
    (await faultsOf(body)).map((fault) => fault === null);

  test('empty lines in the middle are counted and refused; those at the end are none', async () => {
    expect(await faultsOf('Ba;Zoé;1;x;y\r\n\r\n;;;;\r\nLy;Léo;2;x;y\r\n;;;;\r\n\r\n')).toEqual([
      null,
      'Ligne vide.',
      'Ligne vide.',
      null,
    ]);
  });

  test('a row with a filled cell too many is refused, one with empty cells too many is not', async () => {
    const faults = await faultsOf('Ba;Zoé;1;x;y;z\r\nBa;Zoé;1;x;y;;\r\n');
    expect(faults[0]).toContain('6 cellules pour 5 colonnes');
    expect(faults[1]).toBeNull();
  });

  test('a column without title that the people fill is a column, and no separator too many', async () => {
    const table = await read(
      `${heading}Ba;Zoé;12/03/2004;x;y;z\r\nLy;Léo;13/03/2004;x;y;z\r\nSy;Lou;14/03/2004\r\n`,
    );
    expect(table.headings.at(-1)).toBe('Colonne 6');
    expect(table.rows.map((row) => row.fault)).toEqual([null, null, null]);
  });

  test('the separators that Excel leaves out at the end of a row are nothing to say', async () => {
    const table = await read(
      `${heading}Ba;Zoé;12/03/2004\r\nLy;Léo;13/03/2004;x\r\nSy;Lou;14/03/2004;x;y\r\nKa;Ali;15/03/2004\r\n`,
    );
    expect(table.rows.map(({ fault, note }) => [fault, note])).toEqual(Array(4).fill([null, null]));
  });

  test('two people in a row whose cells add up to one row are two people', async () => {
    expect(await areRead('Ba;Zoé;12/03/2004\r\nLy;Léo;13/03/2004\r\n')).toEqual([true, true]);
  });

  test('a total, the foot of a page, the titles again are refused alone, for what they are', async () => {
    const faults = await faultsOf(
      'Ba;Zoé;12/03/2004\r\nTotal : 1 jeune\r\nNom;Prénom;Né le;Ville;Commentaire\r\nLy;Léo;13/03/2004\r\nSous-total;;2\r\nExtrait le 12/03/2026\r\n',
    );
    expect(faults.map((fault) => fault?.split('\u202f')[0] ?? null)).toEqual([
      null,
      'Ligne de total',
      'Les titres des colonnes, répétés',
      null,
      'Ligne de total',
      'Ligne de bas de page',
    ]);
  });

  test('someone whose name is Page or Total is someone', async () => {
    const faults = await faultsOf('Page;Zoé;12/03/2004\r\nTotal;Léo;\r\n');
    expect(faults).toEqual([null, null]);
  });

  test('a row cut by a bare line break is known by its pieces: together a person, alone nobody', async () => {
    const faults = await faultsOf(
      'Ba;Zoé\r\nMarie;12/03/2004;Marseille;y\r\nLy;Léo;13/03/2004;x;y\r\nKa\r\nSy;Lou\r\nAnne;14/03/2004\r\n',
    );
    expect(faults.map((fault) => fault === null)).toEqual([false, false, true, true, false, false]);
    expect(faults[0]).toContain('lignes 2 à 3');
  });

  test('a person whose last cell is cut is read, and the rest refused as their end', async () => {
    const table = await read(`${heading}Ba;Zoé;12/03/2004;Mar\r\nseille;y\r\nLy;Léo;13/03/2004;x;y\r\n`);
    expect(table.rows.map((row) => row.fault === null)).toEqual([true, false, true]);
    expect(table.rows[0]?.note).toContain('ligne 3');
    expect(table.rows[1]?.fault).toContain('la suite de la ligne 2');
  });

  test('a cell of 10,000 characters makes its row refused, and no other', async () => {
    const faults = await faultsOf(`Ba;Zoé;1;x;${'a'.repeat(10_000)}\r\nLy;Léo;2;x;y\r\n`);
    expect(faults[0]).toContain('10000 caractères');
    expect(faults[1]).toBeNull();
  });

  test('more than 200 columns are refused', async () => {
    const wide = Array.from({ length: 201 }, (_, index) => `c${index}`).join(';');
    await expect(read(`${wide}\n`)).rejects.toBeInstanceOf(Refusal);
  });
});

describe('a quote left open swallows nobody', () => {
  const heading = 'Nom;Prénom;Date de naissance;Téléphone;Commentaire\r\n';
  const peopleOf = async (body: string): Promise<readonly (string | undefined)[]> => {
    const { rows } = await read(heading + body);
    expect(rows.every((row) => row.fault === null)).toBe(true);
    return rows.map((row) => row.cells[0]);
  };

  test('closed further by the quotes of another row', async () => {
    const table = await read(
      `${heading}Ba;Zoé;12/03/2004;;"le matin\r\nLy;Léo;13/03/2004;;néant\r\nSy;Lou;14/03/2004;;il dit "oui"\r\nKa;Ali;15/03/2004;;\r\n`,
    );
    expect(cellsOf(table)).toEqual([
      ['Ba', 'Zoé', '12/03/2004', '', 'le matin'],
      ['Ly', 'Léo', '13/03/2004', '', 'néant'],
      ['Sy', 'Lou', '14/03/2004', '', 'il dit "oui"'],
      ['Ka', 'Ali', '15/03/2004', '', ''],
    ]);
    expect(table.rows.map((row) => row.line)).toEqual([2, 3, 4, 5]);
    expect(table.notices).toEqual([expect.stringContaining('ligne 2')]);
  });

  test('never closed', async () => {
    expect(await peopleOf('Ba;Zoé;12/03/2004;;"le matin\r\nLy;Léo;13/03/2004\r\n')).toEqual(['Ba', 'Ly']);
    expect(await peopleOf('Ba;Zoé;12/03/2004;;x\r\nLy;Léo;13/03/2004;;"seul')).toEqual(['Ba', 'Ly']);
  });

  test('in a cell before the last, whose separators still cut where they make a whole row', async () => {
    const table = await read(
      'Nom;Prénom;Date de naissance;Commentaire;Commune\r\nBa;Zoé;12/03/2004;"le matin;Lyon\r\nLy;Léo;13/03/2004;"ok" dit-il;Bron\r\n',
    );
    expect(cellsOf(table)).toEqual([
      ['Ba', 'Zoé', '12/03/2004', 'le matin', 'Lyon'],
      ['Ly', 'Léo', '13/03/2004', '"ok" dit-il', 'Bron'],
    ]);
  });

  test('by a quotation whose quotes follow a backslash', async () => {
    const table = await read(
      `${heading}"Ba";"Zoé";"12/03/2004";"";"dit \\"oui\\"; rappeler"\r\n"Ly";"Léo";"13/03/2004";"";"C:\\"\r\n`,
    );
    expect(table.rows.map((row) => row.cells[4])).toEqual(['dit "oui"; rappeler', 'C:\\']);
  });

  test('in the middle of a row, whose other cells are found again', async () => {
    const table = await read(`${heading}Ba;"Zoé;12/03/2004;;x\r\nLy;Léo;13/03/2004;;y\r\n`);
    expect(cellsOf(table)).toEqual([
      ['Ba', 'Zoé', '12/03/2004', '', 'x'],
      ['Ly', 'Léo', '13/03/2004', '', 'y'],
    ]);
  });

  test('by a quotation at the end of a file where all is between quotes', async () => {
    expect(
      await peopleOf(
        '"Ba";"Zoé";"12/03/2004";"";"il dit "oui""\r\n"Ly";"Léo";"13/03/2004";"";""\r\n"Sy";"Lou";"14/03/2004";"";""\r\n',
      ),
    ).toEqual(['Ba', 'Ly', 'Sy']);
  });

  test('but a comment of several lines, a first cell of two, stay one cell', async () => {
    const table = await read(
      'Adresse;Nom;Prénom;Date de naissance;Commentaire\r\n"3 rue A\r\nbât. B";Ba;Zoé;12/03/2004;"un ; deux\r\ntrois"\r\nx;Ly;Léo;13/03/2004;y\r\n',
    );
    expect(table.rows).toMatchObject([
      { cells: ['3 rue A\nbât. B', 'Ba', 'Zoé', '12/03/2004', 'un ; deux\ntrois'], line: 2 },
      { cells: ['x', 'Ly', 'Léo', '13/03/2004', 'y'], line: 3 },
    ]);
    expect(table.notices).toEqual([]);
  });

  const name = fc.constantFrom('Ba', 'Ly', 'Sy', 'De La Tour', "N'Diaye", 'Zoé', 'Léo');
  const comment = fc.constantFrom('', 'ok', 'un ; deux', 'il dit "oui"', 'à\nrappeler', 'x, y');
  const person = fc.record({ names: fc.tuple(name, name), day: fc.integer({ min: 10, max: 28 }), comment });

  test('but a line break in a cell whose line, with the cells that follow it, looks like a row', async () => {
    const people = [
      ['Ba', 'Suivi\n; fin', '12/03/2004', 'Zoé', 'Lyon'],
      ['Ly', '"oui" ;\n" ; fin', '13/03/2004', 'Léo', 'Bron'],
    ];
    const first = ['Commentaire', 'Nom', 'Prénom', 'Date de naissance', 'Commune'];
    const comments = [['Suivi\n" fin', 'Ba', 'Zoé', '12/03/2004', 'Lyon']];
    expect(
      cellsOf(await read(csv([['Nom', 'Commentaire', 'Date de naissance', 'Prénom', 'Commune'], ...people]))),
    ).toEqual(people);
    expect(cellsOf(await read(csv([first, ...comments])))).toEqual(comments);
  });
  test('nor two people between two stray quotes of one column', async () => {
    const rows = 'Ba;12/03/2004;Lyon;"le matin\r\nLy;13/03/2004;Bron;midi"\r\n';
    expect(
      cellsOf(await read(`Nom;Date de naissance;Commune;Commentaire\r\n${rows}`)).map(([name]) => name),
    ).toEqual(['Ba', 'Ly']);
  });
  test('any rows of a strict writer are read whole, whatever blanks stand at their end', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(person, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(';', '\t', '|'),
        async (people, separator) => {
          const rows = people.map(([{ names, day, comment: said }, blanks]) =>
            said === ''
              ? [...names, `${day}/03/2004`, ...Array<string>(Math.min(blanks, 2)).fill('')]
              : [...names, `${day}/03/2004`, '', said],
          );
          const table = await readCsv(
            Buffer.from(
              csv([['Nom', 'Prénom', 'Date de naissance', 'Téléphone', 'Commentaire'], ...rows], separator),
            ),
            quietJob,
          );
          expect(table.rows.map(({ cells, fault }) => [fault, ...cells])).toEqual(
            rows.map((row) => [null, ...row]),
          );
        },
      ),
      { numRuns: 100 },
    ));

  test('a quote opened at any row leaves the number of people that are told', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 1, maxLength: 20 }),
        fc.nat(19),
        fc.integer({ min: 0, max: 4 }),
        async (people, at, column) => {
          const rows = people.map(({ names, day, comment: said }) => [...names, `${day}/03/2004`, '', said]);
          const lines = rows.map((cells, index) =>
            cells
              .map((cell, place) =>
                index === at % rows.length && place === column ? `"${cell.split('\n')[0]}` : quote(cell),
              )
              .join(';'),
          );
          const table = await read(`${heading}${lines.join('\r\n')}\r\n`);
          const seen = table.rows.filter(({ cells, fault }) => fault !== null || /2004/u.test(cells.join()));
          expect(seen).toHaveLength(rows.length);
        },
      ),
      { numRuns: 300 },
    ));
});

describe('what is not the plain encoding is told with its proof', () => {
  const mac = (text: string): Buffer =>
    Buffer.from(
      text.replace(/[éèêëàçîôû’É]/gu, (l) =>
        String.fromCharCode(
          [0x8e, 0x8f, 0x90, 0x91, 0x88, 0x8d, 0x94, 0x99, 0x9e, 0xd5, 0x83]['éèêëàçîôû’É'.indexOf(l)] ?? 0,
        ),
      ),
      'latin1',
    );
  const dos = (text: string): Buffer =>
    Buffer.from(
      text.replace(/[éèêëàçîôûÉ]/gu, (l) =>
        String.fromCharCode(
          [0x82, 0x8a, 0x88, 0x89, 0x85, 0x87, 0x8c, 0x93, 0x96, 0x90]['éèêëàçîôûÉ'.indexOf(l)] ?? 0,
        ),
      ),
      'latin1',
    );
  const table = 'Nom;Prénom;Ville\r\nLefèvre;Noël;Orléans\r\nDUPRÉ;Zoé;Nîmes\r\n';
  const rows = [
    ['Lefèvre', 'Noël', 'Orléans'],
    ['DUPRÉ', 'Zoé', 'Nîmes'],
  ];
  const written: readonly (readonly [string, Buffer, string])[] = [
    ['Mac Roman', mac(table), 'macintosh'],
    ['DOS 850', dos(table), 'ibm850'],
    ['UTF-8 read as windows-1252 and written again', Buffer.from(windows(table)), 'utf-8'],
    ['the same, twice', Buffer.from(windows(windows(table))), 'utf-8'],
  ];
  test.each(written)('%s', async (_, bytes, encoding) => {
    const { headings, notices, format, ...read } = await readCsv(bytes, quietJob);
    expect(headings).toEqual(['Nom', 'Prénom', 'Ville']);
    expect(cellsOf({ headings, notices, format, ...read })).toEqual(rows);
    expect(format.encoding).toBe(encoding);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/Prénom|Lefèvre/u);
  });

  test.each([
    ['little', (text: string) => Buffer.from(text, 'utf16le')],
    ['big', utf16be],
  ])('UTF-16 without its mark, %s end first, is read', async (_, encode) => {
    const { headings, rows: read } = await readCsv(encode(table), quietJob);
    expect(headings).toEqual(['Nom', 'Prénom', 'Ville']);
    expect(read.map((row) => row.cells)).toEqual(rows);
  });

  test('one row in Latin-1 in a file of UTF-8 is read by itself, and the others as they are', async () => {
    const { rows: read, notices } = await readCsv(
      Buffer.concat([
        Buffer.from('NOM;PRENOM;VILLE\r\nLefèvre;Noël;Orléans\r\n'),
        Buffer.from('Girard;Léa;Évry\r\n', 'latin1'),
        Buffer.from('Dupré;Zoé;Nîmes\r\n'),
      ]),
      quietJob,
    );
    expect(read.map((row) => row.cells)).toEqual([
      ['Lefèvre', 'Noël', 'Orléans'],
      ['Girard', 'Léa', 'Évry'],
      ['Dupré', 'Zoé', 'Nîmes'],
    ]);
    expect(notices).toEqual([expect.stringMatching(/ligne 3 .*Windows-1252.*Léa/u)]);
  });

  test('names in capitals with small accents stay those of windows-1252', async () => {
    const { rows: read, notices } = await readCsv(
      Buffer.from('Nom;Prénom\r\nLEFèVRE;ZOé\r\n', 'latin1'),
      quietJob,
    );
    expect(read[0]?.cells).toEqual(['LEFèVRE', 'ZOé']);
    expect(notices).toEqual([]);
  });

  test('the signs of Windows that were declared as Latin-1 are read as they were meant', async () => {
    const { rows: read, notices } = await readCsv(
      Buffer.from('Nom;Prénom\r\nL\u0092Haridon;Zoé\r\n'),
      quietJob,
    );
    expect(read[0]?.cells[0]).toBe('L’Haridon');
    expect(notices).toHaveLength(1);
  });

  test('the entities of the web cut no cell', async () => {
    const { rows: read } = await readCsv(
      Buffer.from('Nom;Prénom\r\nLef&egrave;vre;Zo&eacute;\r\n'),
      quietJob,
    );
    expect(read[0]?.cells).toEqual(['Lefèvre', 'Zoé']);
  });

  test.each([
    ['a capital inside a word', 'LefËvre'],
    ['a control', 'Lef\u0085vre'],
    ['a sign inside a word', 'Lef‚vre'],
    ['a question mark in the place of a letter', 'Lef?vre'],
  ])('%s is told, not mended', async (_, word) => {
    const { rows: read, notices } = await readCsv(Buffer.from(`Nom;Prénom\r\n${word};Zoé\r\n`), quietJob);
    // A control is no letter: the cleaning of cells takes it off.
    expect(read[0]?.cells[0]).toBe(word.replace('\u0085', ''));
    expect(notices).toEqual([expect.stringContaining('improbables')]);
  });

  test('plain French, capitals with accents, foreign names, typography and addresses of pages are not told', async () => {
    const words =
      'École d’Évry ; « ça » — 3½ h, João, Søren, Łukasz, L’Haÿ-les-Roses, n° 5, ÉLÈVE, étudiant·e·s, http://a.fr/b?c, ça va ?oui, œuvre…';
    const { notices } = await readCsv(Buffer.from(`Nom|Prénom\r\n${words}|Zoé\r\n`), quietJob);
    expect(notices).toEqual([]);
  });

  test('accents that stand apart from their letters are put back on them', async () => {
    const { rows: read } = await readCsv(
      Buffer.from('Nom;Prénom\r\nLefèvre;Zoé\r\n'.normalize('NFD')),
      quietJob,
    );
    expect(read[0]?.cells).toEqual(['Lefèvre', 'Zoé']);
  });
});

test('quotes in the middle of a cell are letters like others', async () => {
  const table = await read('Nom;Prénom\r\nBa dit "le bref";Zoé\r\n');
  expect(cellsOf(table)).toEqual([['Ba dit "le bref"', 'Zoé']]);
});

test('a character outside the first plane survives the cut of the file into pieces', async () => {
  const long = `${'a'.repeat(4_900)}😀`;
  const rows = Array.from({ length: 60 }, (_, index) => `${'b'.repeat(index % 7)};${long}`);
  const table = await read(`Nom;Prénom\n${rows.join('\n')}\n`);
  expect(table.rows.every((row) => row.cells[1] === long)).toBe(true);
});
