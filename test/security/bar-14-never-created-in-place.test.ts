/**
 * Bar 14: where a portfolio was expected, none is ever made.
 * The file moved: opening and looking refuse, the folder stays as it was, and the screen offers to find it or to take a
 * backup, not to start again (the screen itself: test/e2e/startup-failure.spec.ts).
 */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPortfolio, openPortfolio, portfolioHandlers } from '../../electron/vault/portfolio';
import { troubleOfCondition, troubles } from '../../renderer/portfolio/startup-trouble';
import { countingIds } from '../support/portfolio';

const passphrase = 'cinq phares dans le brouillard';
const options = {
  clock: { today: () => '2026-09-15' as never, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};

test('a portfolio that was moved, with its folder or without, is not replaced by an empty one', async () => {
  const root = mkdtempSync(join(tmpdir(), 'vivier-bar-14-'));
  const folder = join(root, 'portefeuilles');
  mkdirSync(folder);
  const path = join(folder, 'essai.vivier');
  (await createPortfolio(path, passphrase, options)).close();
  const examine = (): unknown =>
    portfolioHandlers({ current: null, failures: 0 }, options)['portfolio.examine'](
      { file: null },
      { pathOf: () => path, progress: () => undefined, signal: new AbortController().signal },
    );
  expect(examine()).toMatchObject({ ok: true, data: { condition: 'fine', name: 'essai.vivier' } });

  renameSync(path, join(folder, 'ailleurs.vivier'));
  await expect(openPortfolio(path, passphrase, options)).rejects.toMatchObject({ code: 'PORTFOLIO_MISSING' });
  expect(examine()).toMatchObject({ ok: true, data: { condition: 'missing', sizeBytes: null } });
  expect(readdirSync(folder)).toEqual(['ailleurs.vivier']);

  renameSync(folder, join(root, 'ailleurs'));
  await expect(openPortfolio(path, passphrase, options)).rejects.toMatchObject({ code: 'PORTFOLIO_MISSING' });
  expect(examine()).toMatchObject({ ok: true, data: { condition: 'folder-missing' } });
  expect(readdirSync(root)).toEqual(['ailleurs']);
  rmSync(root, { recursive: true });
});

test('whatever is wrong, the first screen offers neither to make a portfolio nor to delete one', () => {
  const allowed = ['find', 'restore', 'aside', 'local', 'retry', 'insist'];
  for (const { ways, first, reason, safe } of Object.values(troubles)) {
    expect(allowed).toEqual(expect.arrayContaining([...ways]));
    expect(ways).toContain(first);
    expect(`${reason} ${safe}`).not.toMatch(/créez|créer un|supprimez|effacez/iu);
  }
  for (const condition of ['missing', 'folder-missing'] as const)
    expect(troubles[troubleOfCondition(condition) ?? 'vault'].ways).toEqual(
      expect.arrayContaining(['find', 'restore']),
    );
});
