/**
 * Bar 25: the search index is inside too: folded words, which exist for searching and sorting only, are nowhere in clear,
 * neither while the portfolio is open nor after a kill. The index proper is in the memory of the vault (ADR 0008).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { filesWith, tracesOf, workUntilReady } from '../support/child-work';

test('a word that only the index and the sort columns hold is found by the search, and on no disk', async () => {
  const root = mkdtempSync(join(tmpdir(), 'vivier-bar-25-'));
  for (const name of ['portfolio', 'temporary']) mkdirSync(join(root, name));
  const attachment = join(root, 'piece.pdf');
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.addPage();
  writeFileSync(attachment, await pdf.save({ useObjectStreams: false }));
  // Typed with accents and capitals: "zyxecanari" exists in what is folded, and nowhere else.
  const child = await workUntilReady(
    [
      'work',
      join(root, 'portfolio', 'essai.vivier'),
      'quatre nasses au fond du port',
      'ZYXÉCanàri',
      attachment,
    ],
    { TMPDIR: join(root, 'temporary') },
  );
  const searched = tracesOf('zyxecanari');
  const places = [join(root, 'portfolio'), join(root, 'temporary')];
  expect(filesWith(searched, ...places)).toEqual([]);
  await child.kill();
  expect(filesWith(searched, ...places)).toEqual([]);
  // Found by its folded word, and without a full-text table, whose shadow tables would be files of words.
  expect(JSON.parse(child.said.at(-1) ?? '{}')).toMatchObject({ found: 1, virtual: { n: 0 } });
  rmSync(root, { recursive: true });
});
