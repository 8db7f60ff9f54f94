/** Files that nobody would send on purpose, or that somebody would: the same ones for the command line and for the window. */
import { randomFillSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipOf } from '../fixtures/workbook';

const MIB = 1024 * 1024;

export interface HostileFile {
  readonly name: string;
  readonly content: () => Buffer | Promise<Buffer>;
  /** The sentence it gets. */
  readonly says: RegExp;
}

const noise = (size: number): Buffer => randomFillSync(Buffer.alloc(size));
/** Noise that is a text: printable characters, among them quotes and separators. */
const textNoise = (size: number): Buffer => noise(size).map((byte) => 32 + (byte % 95)) as Buffer;

export const hostileFiles: readonly HostileFile[] = [
  { name: 'vide.csv', content: () => Buffer.alloc(0), says: /est vide/u },
  { name: 'bruit.csv', content: () => noise(50 * MIB), says: /trop grand/u },
  { name: 'bruit-20.csv', content: () => noise(20 * MIB), says: /pas un texte/u },
  {
    name: 'texte-sans-fin.csv',
    content: () => textNoise(24 * MIB),
    says: /guillemet est ouvert|compte \d+ colonnes/u,
  },
  { name: 'lignes.csv', content: () => Buffer.from('a\n'.repeat(3 * MIB)), says: /trop de lignes/u },
  {
    name: 'cellules.csv',
    content: () => Buffer.from(';'.repeat(4 * MIB)),
    says: /guillemet|extrait lisible|vide/u,
  },
  {
    name: 'bombe.xlsx',
    content: () =>
      zipOf({
        '[Content_Types].xml': '<Types/>',
        'xl/workbook.xml': '<workbook/>',
        'xl/worksheets/sheet1.xml': Buffer.alloc(200 * MIB),
      }),
    says: /démesuré/u,
  },
  { name: 'texte.xlsx', content: () => Buffer.from('bonjour'), says: /Aucune colonne/u },
  { name: 'image.csv', content: () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'), says: /image PNG/u },
];

/** Writes one of them into a folder; answers its path. */
export async function writeHostile(folder: string, { name, content }: HostileFile): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await content());
  return path;
}
