/**
 * Bar 36: what is half typed is back after unlocking, the same to the letter, and also after a kill.
 *
 * On the portfolio itself: a process that is killed right after the answer. The forms that are drawn again from it, and
 * their cursor, are in `bar-35-nothing-stops-the-lock.proof.spec.ts`.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftFileOf, draftsHandlers, keepDraftFile } from '../../electron/vault/drafts';
import { createPortfolio, openPortfolio } from '../../electron/vault/portfolio';
import type { CivilDate } from '../../shared/base/time';
import { countingIds } from '../support/portfolio';

const passphrase = 'une phrase secrète bien longue';
const options = {
  clock: { today: () => '2026-09-15' as CivilDate, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};
const call = {
  pathOf: () => '',
  progress: () => undefined,
  signal: new AbortController().signal,
};
const typed = {
  'candidate.new': { birthName: 'Zébuline-Canari', birthDate: '12/0', mobilePhone: '06 39' },
  'candidate.note:00000000-0000-4000-8000-0000000000c1': { note: 'Interrompue au mil', kind: 'note' },
  place: { address: '/candidats/nouveau', scrollTop: 120, field: { key: 'birthDate', text: '12/0' } },
};
const extract = Buffer.from('Nom;Prénom\nZébuline-Canari;Zoé', 'utf8');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-bar-36-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files of a portfolio as a kill at this moment would leave them. */
function asKilled(path: string): string {
  const killed = join(folder, 'tue.vivier');
  for (const end of ['', '-wal', '-keys']) if (existsSync(path + end)) copyFileSync(path + end, killed + end);
  return killed;
}

async function expectAllBack(path: string): Promise<void> {
  const open = await openPortfolio(path, passphrase, options);
  const answer = await draftsHandlers(open.deps)['drafts.list']({}, call);
  const drafts = answer.ok ? answer.data.drafts.filter(({ key }) => key !== 'import.extract') : [];
  expect(Object.fromEntries(drafts.map(({ key, value }) => [key, JSON.parse(value)]))).toEqual(typed);
  expect(draftFileOf(open.deps, 'import.extract')?.bytes).toEqual(extract);
  open.close();
}

test('after a lock, and after a kill, every draft and the file of an import are back; none is readable meanwhile', async () => {
  const path = join(folder, 'essai.vivier');
  const open = await createPortfolio(path, passphrase, options);
  const handlers = draftsHandlers(open.deps);
  for (const [key, value] of Object.entries(typed))
    handlers['drafts.save']({ key, value: JSON.stringify(value) }, call);
  keepDraftFile(open.deps, 'import.extract', '{}', extract);
  const killed = asKilled(path);
  open.close();
  for (const file of [path, killed, `${killed}-wal`])
    for (const encoding of ['utf8', 'utf16le', 'latin1'] as const)
      expect(readFileSync(file).includes(Buffer.from('Canari', encoding))).toBe(false);
  await expectAllBack(path);
  await expectAllBack(killed);
  // Killed again while locked: nothing of the drafts was in the process.
  await expectAllBack(path);
});
