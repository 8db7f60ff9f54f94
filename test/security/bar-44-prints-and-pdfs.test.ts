/**
 * Bar 44: a PDF goes only where the user says, tells nothing of the account, the computer or the folders, and leaves no file of ours behind.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderChecklist, renderDossier, renderLiasse } from '../../electron/vault/documents';
import { writeFileAtomically } from '../../electron/vault/files/files';
import { dossierFixture } from '../golden/dossier.fixture';
import { readPdf } from '../golden/pdf-reader';

let folder: string;
let asked: string;
let before: string | undefined;
const documents = new Map<string, Uint8Array>();

beforeAll(async () => {
  before = process.env.TMPDIR;
  folder = mkdtempSync(join(tmpdir(), 'vivier-prints-'));
  asked = mkdtempSync(join(tmpdir(), 'vivier-prints-asked-'));
  process.env.TMPDIR = folder;
  // A scan as an office machine makes it: it names the person at the machine, and her folder.
  const scan = await PDFDocument.create({ updateMetadata: false });
  scan.setAuthor('compte-du-poste-canari');
  scan.setSubject('C:\\Users\\compte-du-poste-canari\\Bureau');
  scan.addPage([200, 200]);
  documents.set('dossier', (await renderDossier(dossierFixture)).bytes);
  documents.set('checklist', (await renderChecklist(dossierFixture)).bytes);
  documents.set(
    'liasse',
    (
      await renderLiasse(dossierFixture, [
        {
          code: 'ID',
          label: 'Pièce d’identité',
          fileName: 'carte.pdf',
          mediaType: 'application/pdf',
          bytes: await scan.save(),
        },
      ])
    ).bytes,
  );
});
afterAll(() => {
  if (before === undefined) Reflect.deleteProperty(process.env, 'TMPDIR');
  else process.env.TMPDIR = before;
  for (const one of [folder, asked]) rmSync(one, { recursive: true, force: true });
});

/** Every byte of a PDF, its compressed streams opened. */
function opened(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return body;
    }
  });
  return [text, ...streams].join('\n');
}
/** Words that would tell the account, the machine or a folder; short ones would be found by chance. */
const telling = [
  userInfo().username,
  hostname(),
  homedir(),
  process.cwd(),
  tmpdir(),
  'compte-du-poste-canari',
  'C:\\Users',
  '/home/',
].filter((word) => word.length >= 5 && word !== '/root');

describe.each(['dossier', 'checklist', 'liasse'])('the %s', (name) => {
  const bytes = (): Uint8Array => documents.get(name) ?? new Uint8Array();

  test('has a reference as its title, Vivier as its maker, and no author', async () => {
    const { info } = await readPdf(bytes());
    expect(info).toMatchObject({ Creator: 'Vivier', Producer: 'Vivier' });
    expect(String(info.Title)).toContain(dossierFixture.reference);
    expect(info.Author).toBeUndefined();
    expect(info.Subject).toBeUndefined();
  });

  test('holds nowhere the name of the account, of the computer or of a folder', async () => {
    const everything = opened(bytes());
    const { xmp, info } = await readPdf(bytes());
    for (const word of telling)
      expect([word, everything.includes(word) || `${xmp}${JSON.stringify(info)}`.includes(word)]).toEqual([
        word,
        false,
      ]);
  });

  test('reads the same for another reader, where there is one', () => {
    const path = join(asked, `${name}.pdf`);
    writeFileSync(path, bytes());
    let told = '';
    try {
      told = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
      throw error;
    }
    expect(told).toMatch(/^Creator:\s+Vivier$/m);
    expect(told).not.toMatch(/^Author:/m);
    for (const word of telling) expect(told).not.toContain(word);
  });
});

test('making the documents leaves no file in the temporary folder', () => {
  expect(readdirSync(folder)).toEqual([]);
});

test('writing one leaves that file alone, and a refusal leaves nothing', () => {
  const bytes = documents.get('dossier') ?? new Uint8Array();
  const place = mkdtempSync(join(asked, 'place-'));
  writeFileAtomically(join(place, 'dossier.pdf'), bytes);
  expect(readdirSync(place)).toEqual(['dossier.pdf']);
  expect(new Uint8Array(readFileSync(join(place, 'dossier.pdf')))).toEqual(new Uint8Array(bytes));
  expect(() => writeFileAtomically(join(place, 'absent', 'dossier.pdf'), bytes)).toThrow();
  expect(readdirSync(place)).toEqual(['dossier.pdf']);
});
