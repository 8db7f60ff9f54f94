import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import { writeFileAtomically } from './files';

const codeOf = (act: () => void): string => {
  try {
    act();
    return 'written';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};
const bytes = new Uint8Array([1, 2, 3]);

describe('writing a file or nothing', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vivier-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('takes the place of no portfolio, closed or open, of no file beside it, and of nothing that is not a file', () => {
    const closed = join(folder, 'equipe.vivier');
    writeFileSync(
      closed,
      Buffer.concat([Buffer.alloc(8192, 1), Buffer.from('VIVIERK\u0001', 'latin1'), Buffer.alloc(4088)]),
    );
    const open = join(folder, 'ouvert.vivier');
    for (const suffix of ['', '-keys', '-wal']) writeFileSync(`${open}${suffix}`, 'x');
    const before = readdirSync(folder);
    for (const path of [closed, `${closed}-wal`, open, `${open}-keys`, `${open}-wal`])
      expect([path, codeOf(() => writeFileAtomically(path, bytes))]).toEqual([path, 'FILE_UNWRITABLE']);
    if (process.platform !== 'win32')
      expect(codeOf(() => writeFileAtomically('/dev/null', bytes))).toBe('FILE_UNWRITABLE');
    expect(readdirSync(folder)).toEqual(before);
  });

  test('writes, replaces, and leaves no sibling', () => {
    const path = join(folder, 'dossier.pdf');
    writeFileAtomically(path, bytes);
    writeFileAtomically(path, new Uint8Array([4]));
    expect([...readFileSync(path)]).toEqual([4]);
    expect(readdirSync(folder)).toEqual(['dossier.pdf']);
  });
  test('a folder that does not exist', () => {
    expect(codeOf(() => writeFileAtomically(join(folder, 'absent', 'dossier.pdf'), bytes))).toBe(
      'FOLDER_MISSING',
    );
  });
  test('a folder in the place of the file stays as it is, without a sibling', () => {
    const path = join(folder, 'dossier.pdf');
    mkdirSync(path);
    writeFileSync(join(path, 'other'), 'kept');
    expect(codeOf(() => writeFileAtomically(path, bytes))).toBe('FILE_UNWRITABLE');
    expect(readdirSync(folder)).toEqual(['dossier.pdf']);
    expect(readFileSync(join(path, 'other'), 'utf8')).toBe('kept');
  });
  test('a file where a folder should be', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(codeOf(() => writeFileAtomically(join(folder, 'file', 'dossier.pdf'), bytes))).toBe(
      'FOLDER_MISSING',
    );
  });
  test('a name that is too long', () => {
    expect(codeOf(() => writeFileAtomically(join(folder, `${'a'.repeat(300)}.pdf`), bytes))).toBe(
      'FILE_NAME_TOO_LONG',
    );
    expect(readdirSync(folder)).toEqual([]);
  });
  test('a folder that belongs to someone else', () => {
    chmodSync(folder, 0o500);
    // The superuser writes anywhere: for the time of the act the test is nobody.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect(codeOf(() => writeFileAtomically(join(folder, 'dossier.pdf'), bytes))).toBe('FOLDER_READ_ONLY');
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(folder, 0o700);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
  test('a link is replaced by the file, never written through', () => {
    const target = join(folder, 'target.txt');
    writeFileSync(target, 'kept');
    const path = join(folder, 'dossier.pdf');
    symlinkSync(target, path);
    writeFileAtomically(path, bytes);
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
    expect(readFileSync(target, 'utf8')).toBe('kept');
  });
});
