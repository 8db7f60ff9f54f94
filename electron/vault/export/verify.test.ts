import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { civilDate } from '../../../shared/base/time';
import { sampleReport } from '../../../test/support/sample-report';
import { type ArchiveFile, readArchive, writeArchive } from './archive';
import { manifestOf } from './manifest';
import { renderExport } from './quarter-export';
import { checkExport } from './verify';

const on = civilDate('2026-09-30');
const normal = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
const faultsOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const check = await checkExport(bytes);
  expect(check.isValid).toBe(check.faults.length === 0);
  return check.faults.map(normal);
};

let whole: Uint8Array;
let parts: readonly ArchiveFile[];
beforeAll(async () => {
  whole = (await renderExport(sampleReport())).bytes;
  parts = [...(await readArchive(whole))].map(([name, bytes]) => ({ name, bytes }));
});

const edited = (name: string, edit: (text: string) => string): readonly ArchiveFile[] =>
  parts.map((part) =>
    part.name === name
      ? { name, bytes: Buffer.from(edit(Buffer.from(part.bytes).toString('utf8')), 'utf8') }
      : part,
  );
/** An archive whose manifest was made again after the edit: only its content can betray it. */
const signedAgain = (files: readonly ArchiveFile[]): Promise<Uint8Array> => {
  const content = files.filter(({ name }) => name !== 'manifest.sha256');
  return writeArchive([...content, { name: 'manifest.sha256', bytes: manifestOf(content) }], on);
};

test('an export that Vivier wrote is valid, demo or not, masked or not', async () => {
  for (const report of [
    sampleReport(),
    sampleReport({ isDemo: true }),
    sampleReport({ structure: '', recipient: '' }),
  ]) {
    const check = await checkExport((await renderExport(report)).bytes);
    expect(check).toMatchObject({ isValid: true, quarter: '2026-T3', faults: [] });
    expect(check.files.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 6 }, () => 'intact'));
  }
});

describe('a file changed on the way is named', () => {
  test('altered', async () => {
    const check = await checkExport(
      await writeArchive(
        edited('ventilations.csv', (text) => text.replace(';52', ';53')),
        on,
      ),
    );
    expect(check.isValid).toBe(false);
    expect(check.files.filter(({ verdict }) => verdict !== 'intact')).toEqual([
      { name: 'ventilations.csv', verdict: 'altered' },
    ]);
    expect(check.faults.map(normal)).toEqual(['Le fichier ventilations.csv a été modifié depuis l’export.']);
  });

  test('missing', async () => {
    const bytes = await writeArchive(
      parts.filter(({ name }) => name !== 'rapport.pdf'),
      on,
    );
    expect(await faultsOf(bytes)).toEqual(['Le fichier rapport.pdf manque.']);
  });

  test('unexpected, even when the manifest names it', async () => {
    const extra = { name: 'candidats.csv', bytes: Buffer.from('nom') };
    const sentence = ['Le fichier candidats.csv ne fait pas partie d’un export.'];
    expect(await faultsOf(await writeArchive([...parts, extra], on))).toEqual(sentence);
    expect(await faultsOf(await signedAgain([...parts, extra]))).toEqual(sentence);
  });
});

describe('a content that an export cannot have is told, its hashes being right', () => {
  test.each([
    [
      'a cell under the threshold',
      'ventilations.csv',
      'Modalité hors;0',
      'Modalité hors;7',
      /sous le seuil de 11/,
    ],
    [
      'a sum that is not its total',
      'ventilations.csv',
      'Modalité 18-21;50',
      'Modalité 18-21;51',
      /La somme de la ventilation age de B1 n’est pas son total/,
    ],
    [
      'a masked cell that its total gives',
      'ventilations.csv',
      'Modalité F;c',
      'Modalité F;64',
      /Une cellule masquée de la ventilation sexe de B1 peut être calculée/,
    ],
    [
      'a total that the rows give',
      'ventilations.csv',
      'Modalité PACEA;c',
      'Modalité PACEA;30',
      /Le total masqué de la ventilation dispositif de B6 peut être calculé/,
    ],
    [
      'an empty cell',
      'ventilations.csv',
      'Modalité F;c',
      'Modalité F;',
      /ventilations\.csv : la valeur de la ligne 2, colonne valeur/,
    ],
    [
      'a negative count',
      'indicateurs.csv',
      'personnes;120',
      'personnes;-120',
      /indicateurs\.csv : la valeur de la ligne 2, colonne valeur/,
    ],
    [
      'another column',
      'indicateurs.csv',
      'code;libelle',
      'code;nom',
      /les colonnes attendues sont code, libelle/,
    ],
    [
      'a threshold lowered to show more',
      'meta.csv',
      ';11;',
      ';3;',
      /meta\.csv : la valeur de la ligne 2, colonne seuil/,
    ],
    [
      'another threshold than the described one',
      'meta.csv',
      ';11;',
      ';12;',
      /datapackage\.json ne décrit pas/,
    ],
    [
      'a line told twice',
      'qualite.csv',
      'Q1;Entrées sans date;0\r\n',
      'Q1;Entrées sans date;0\r\nQ1;Entrées sans date;0\r\n',
      /deux lignes ont la même clé/,
    ],
    ['a version from the future', 'meta.csv', '\r\n1;2026', '\r\n2;2026', /version plus récente/],
    ['no quarter', 'meta.csv', '2026-T3', '2026-T9', /ne dit pas de quel trimestre/],
    ['no table', 'qualite.csv', 'Q1;', 'Q1;;;;', /qualite\.csv n’est pas un tableau/],
  ])('%s', async (_, name, from, to, sentence) => {
    const files = edited(name, (text) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    });
    expect((await faultsOf(await signedAgain(files))).join('\n')).toMatch(sentence);
  });

  test('a demo whose mark was taken away', async () => {
    const demo = [...(await readArchive((await renderExport(sampleReport({ isDemo: true }))).bytes))];
    const stripped = demo.map(([name, bytes]) => ({
      name,
      bytes: name.endsWith('meta.csv')
        ? Buffer.from(Buffer.from(bytes).toString('utf8').replace(';oui', ';non'), 'utf8')
        : bytes,
    }));
    expect((await faultsOf(await signedAgain(stripped))).join()).toMatch(/marque de démonstration/);
  });
});

const zipOf = async (add: (zip: ZipFile) => void): Promise<Uint8Array> => {
  const zip = new ZipFile();
  add(zip);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** The declared size of the first entry, lowered in both headers: the bytes that come out are more than it says. */
function withForgedSize(bytes: Uint8Array, size: number): Uint8Array {
  const forged = Buffer.from(bytes);
  const central = forged.indexOf(Buffer.from('PK\x01\x02'));
  forged.writeUInt32LE(size, central + 24);
  forged.writeUInt32LE(size, 22);
  return forged;
}

describe('a hostile file is refused with one sentence', () => {
  const zeros = Buffer.alloc(40 * 1024 * 1024);

  test.each([
    ['an empty file', () => new Uint8Array(), /Ce fichier est vide/],
    ['a text', () => Buffer.from('bonjour'), /n’est pas une archive ZIP/],
    ['a PDF', () => Buffer.from('%PDF-1.7'), /n’est pas une archive ZIP/],
    ['noise after a ZIP signature', () => Buffer.from('PK\x03\x04bruit'), /tronquée ou abîmée/],
    ['a truncated export', () => whole.subarray(0, whole.length - 30), /tronquée ou abîmée/],
    ['half of an export', () => whole.subarray(0, whole.length / 2), /tronquée ou abîmée/],
    ['a file beyond the limit', () => Buffer.concat([Buffer.from('PK\x03\x04'), zeros]), /démesurée/],
    ['a bomb', () => zipOf((zip) => zip.addBuffer(zeros, 'meta.csv')), /démesurée/],
    [
      'a bomb that hides its size',
      async () => withForgedSize(await zipOf((zip) => zip.addBuffer(zeros, 'meta.csv')), 10),
      /démesurée|tronquée ou abîmée/,
    ],
    [
      'too many files',
      () =>
        zipOf((zip) => {
          for (let rank = 0; rank < 51; rank += 1) zip.addBuffer(Buffer.from('x'), `${rank}.csv`);
        }),
      /trop de fichiers/,
    ],
    [
      'two files of one name',
      () =>
        zipOf((zip) => {
          zip.addBuffer(Buffer.from('a'), 'meta.csv');
          zip.addBuffer(Buffer.from('b'), 'meta.csv');
        }),
      /deux fichiers du même nom/,
    ],
    [
      'a ZIP that is no export',
      () => zipOf((zip) => zip.addBuffer(Buffer.from('a'), 'a.txt')),
      /manifeste manifest\.sha256 manque/,
    ],
    [
      'a manifest that is none',
      () => zipOf((zip) => zip.addBuffer(deflateRawSync(Buffer.from('x')), 'manifest.sha256')),
      /manifeste de cet export est illisible/,
    ],
  ])('%s', async (_, make, sentence) => {
    const faults = await faultsOf(await make());
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(sentence);
  });

  test('an entry that climbs out of the archive is refused', async () => {
    const bytes = Buffer.from(await zipOf((zip) => zip.addBuffer(Buffer.from('a'), 'aa/b.csv')));
    const climbing = Buffer.from(bytes.toString('latin1').replaceAll('aa/b.csv', '../b.csv'), 'latin1');
    expect(await faultsOf(climbing)).toEqual([expect.stringMatching(/tronquée ou abîmée/)]);
  });
});
