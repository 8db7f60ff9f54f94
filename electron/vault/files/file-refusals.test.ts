import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import { isNameTooLong } from '../../disk/marks';
import { readingRefusal, writingRefusal } from './file-refusals';
import { writeFileAtomically } from './files';
import { readSmallFile } from './small-file';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-refusals-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const failure = (code: string): Error => Object.assign(new Error(code), { code });
const refusalOf = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('it was not refused');
};

test('a document that is held is open elsewhere; a portfolio that is held is being looked at', () => {
  expect(readingRefusal(failure('EBUSY'), 'C:\\jeunes.xlsx').message).toContain('Excel');
  expect(writingRefusal(failure('EBUSY'), 'C:\\export.csv')).toMatchObject({
    code: 'FILE_HELD',
    message: expect.stringContaining('fermez-le'),
  });
  expect(readingRefusal(failure('EBUSY'), 'C:\\equipe.vivier').message).toContain('antivirus');
});

test('a name that is too long is said so, read or written', () => {
  const path = join(folder, `${'é'.repeat(130)}.pdf`);
  expect(refusalOf(() => writeFileAtomically(path, Buffer.from('x'))).code).toBe('FILE_NAME_TOO_LONG');
  expect(refusalOf(() => readSmallFile(path, 10)).code).toBe('FILE_NAME_TOO_LONG');
  expect(isNameTooLong('ENOENT', `C:\\${'a\\'.repeat(130)}x.pdf`, 'win32')).toBe(true);
  expect(isNameTooLong('ENOENT', 'C:\\x.pdf', 'win32')).toBe(false);
});

test('a file marked as read-only is not replaced, and is told from a folder without rights', () => {
  const path = join(folder, 'export.csv');
  writeFileSync(path, 'avant');
  chmodSync(path, 0o444);
  expect(refusalOf(() => writeFileAtomically(path, Buffer.from('après'))).code).toBe('FILE_READ_ONLY');
  expect(readFileSync(path, 'utf8')).toBe('avant');
  expect(writingRefusal(failure('EACCES'), path)).toMatchObject({ code: 'FILE_READ_ONLY' });
  expect(writingRefusal(failure('EACCES'), join(folder, 'absent.csv'))).toMatchObject({
    code: 'FOLDER_READ_ONLY',
  });
});
