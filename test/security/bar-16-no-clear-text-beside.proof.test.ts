/**
 * Bar 16: no clear text beside the portfolio, even after a kill in the middle of the work.
 * A child process types a canary everywhere, looks for it, joins a document that holds it, reads it back, and is killed;
 * then the folder of the portfolio, the temporary folder and the profile are searched, in three encodings.
 * The whole day in the window, with its profile: test/security/no-trace.spec.ts.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { filesWith, tracesOf, workUntilReady } from '../support/child-work';

const canary = 'Zyxécanari';

test('after a kill -9, the canary is nowhere: portfolio, journal of SQLite, side files, temporary folder, profile', async () => {
  const root = mkdtempSync(join(tmpdir(), 'vivier-bar-16-'));
  const place = (name: string): string => join(root, name);
  for (const name of ['portfolio', 'temporary', 'home', 'asked']) mkdirSync(place(name));
  const attachment = place('asked/piece.pdf');
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.addPage().drawText('Piece');
  pdf.setTitle(canary);
  writeFileSync(attachment, await pdf.save({ useObjectStreams: false }));
  const child = await workUntilReady(
    ['work', place('portfolio/essai.vivier'), `${canary} phrase secrète`, canary, attachment],
    { TMPDIR: place('temporary'), TEMP: place('temporary'), TMP: place('temporary'), HOME: place('home') },
  );
  await child.kill();
  // The work was done, and what a kill leaves is there.
  expect(JSON.parse(child.said.at(-1) ?? '{}')).toMatchObject({ found: 1, seen: expect.any(Number) });
  expect(readdirSync(place('portfolio')).sort()).toEqual([
    'essai.vivier',
    'essai.vivier-keys',
    'essai.vivier-lock',
    'essai.vivier-wal',
  ]);
  const folders = ['portfolio', 'temporary', 'home'].map(place);
  expect(filesWith(tracesOf(canary), ...folders)).toEqual([]);
  // The search would find one.
  writeFileSync(place('asked/trace.bin'), Buffer.from(canary, 'utf16le'));
  expect(filesWith(tracesOf(canary), place('asked'))).toHaveLength(1);
  rmSync(root, { recursive: true });
});
