/**
 * Bar 72: Diagnostics are shown to the user before saving, and what is saved is what was shown, to the letter.
 *
 * The screen shows `text` and nothing can be saved but a report that was answered before, by its identifier (through the
 * window: test/e2e/backups.spec.ts). The obfuscators have their cases in electron/vault/diagnostics/obfuscate.test.ts.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diagnosticsHandlers } from '../../electron/vault/diagnostics';
import type { Call } from '../../electron/vault/service/deps';
import type { FileHandle } from '../../shared/base';
import { movingClock } from '../support/backed-up';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-report-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a report is saved as it was shown, and one that was never shown is not', async () => {
  const path = join(folder, 'diagnostic.txt');
  const clock = movingClock('2026-09-15T08:00:00.000Z');
  const call: Call = { pathOf: () => path, progress: () => {}, signal: new AbortController().signal };
  const handlers = diagnosticsHandlers({ current: null, failures: 0 }, clock.options.clock);
  const file = 'file_1' as FileHandle;
  const never = await handlers['diagnostics.save'](
    { id: '00000000-0000-4000-8000-000000000001', file },
    call,
  );
  expect(never).toMatchObject({ ok: false, error: { code: 'REPORT_STALE' } });
  expect(existsSync(path)).toBe(false);

  const shown = await handlers['diagnostics.run']({}, call);
  if (!shown.ok) throw new Error(shown.error.code);
  // A later report does not take its place.
  clock.set('2026-09-15T09:00:00.000Z');
  await handlers['diagnostics.run']({}, call);
  expect(await handlers['diagnostics.save']({ id: shown.data.id, file }, call)).toMatchObject({ ok: true });
  expect(readFileSync(path, 'utf8')).toBe(shown.data.text);
  expect(shown.data.steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const { title } of shown.data.steps) expect(shown.data.text).toContain(title);
});
