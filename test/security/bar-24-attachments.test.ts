/**
 * Bar 24: attachments live inside the vault, their type told by their content, with limits of size and pages, by a process
 * that has no key. An executable renamed `.pdf` is refused; reading one back leaves no file anywhere.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWith } from '../../electron/vault/reading';
import { readAttachmentFile } from '../../electron/vault/scans';
import { filesWith, workUntilReady } from '../support/child-work';
import { readHere, startReader } from '../support/reading';

let root: string;
beforeAll(() => {
  // The process itself, as the product starts it.
  readWith(startReader);
  root = mkdtempSync(join(tmpdir(), 'vivier-bar-24-'));
});
afterAll(() => {
  readHere();
  rmSync(root, { recursive: true, force: true });
});
const written = (name: string, content: string | Uint8Array): string => {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
};
const pages = async (count: number): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (let page = 0; page < count; page += 1) pdf.addPage([100, 100]);
  return pdf.save({ useObjectStreams: false });
};

test.each([
  ['a Windows program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500, 0x90)])],
  ['a Linux program', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(500, 1)])],
  ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
  ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['an archive', Buffer.from('PK\u0003\u0004'.padEnd(500, 'x'), 'latin1')],
  ['a program with a PDF hidden further on', Buffer.concat([Buffer.from('MZ'), Buffer.from('%PDF-1.7')])],
])('%s renamed .pdf is refused', async (_what, bytes) => {
  await expect(readAttachmentFile(written('piece.pdf', bytes))).rejects.toMatchObject({
    code: 'ATTACHMENT_TYPE',
  });
});

test('more than 20 MB, or than 100 pages, is refused; at the limit it is taken', async () => {
  const heavy = written('lourd.pdf', '%PDF-1.7');
  truncateSync(heavy, 20 * 1024 * 1024 + 1);
  await expect(readAttachmentFile(heavy)).rejects.toMatchObject({ code: 'ATTACHMENT_TOO_LARGE' });
  await expect(readAttachmentFile(written('long.pdf', await pages(101)))).rejects.toMatchObject({
    code: 'ATTACHMENT_TOO_LONG',
  });
  expect((await readAttachmentFile(written('juste.exe', await pages(100)))).mediaType).toBe(
    'application/pdf',
  );
});

test('joined, read back, and killed: the document is nowhere in clear, no temporary file was made', async () => {
  const place = (name: string): string => join(root, name);
  for (const name of ['portfolio', 'temporary', 'home']) mkdirSync(place(name));
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage();
  document.setTitle('Zyxécanari');
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
  const child = await workUntilReady(
    [
      'work',
      place('portfolio/essai.vivier'),
      'dix mouettes sur la digue',
      'nom',
      written('piece.pdf', bytes),
    ],
    { TMPDIR: place('temporary'), TEMP: place('temporary'), TMP: place('temporary'), HOME: place('home') },
  );
  await child.kill();
  expect(JSON.parse(child.said.at(-1) ?? '{}')).toMatchObject({ seen: bytes.length });
  expect(readdirSync(place('temporary'))).toEqual([]);
  expect(readdirSync(place('home'))).toEqual([]);
  // Any piece of it: its header, its title as PDF writes it, 40 bytes of its middle.
  const pieces = [Buffer.from('%PDF-'), Buffer.from('FEFF005A00790078'), bytes.subarray(200, 240)];
  expect(bytes.includes('FEFF005A00790078')).toBe(true);
  expect(filesWith(pieces, place('portfolio'))).toEqual([]);
});
