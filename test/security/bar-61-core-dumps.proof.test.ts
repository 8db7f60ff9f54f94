/** Bar 61: a crash of the vault leaves nothing of its memory in the core that the system writes, where Linux writes one. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'vivier-core-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (path: string): string => new URL(path, import.meta.url).href;
const pattern = '/proc/sys/kernel/core_pattern';
/** A system that writes cores beside the program, and where their limit can be raised for one program. */
const writesCores =
  process.platform === 'linux' &&
  existsSync('/usr/bin/prlimit') &&
  /^core\b/u.test(existsSync(pattern) ? readFileSync(pattern, 'utf8') : '');

/** What the core of a process holds of what was in its memory; `null` where none was written. */
function coreOf(isKeptOut: boolean): { readonly bytes: number; readonly hasCanary: boolean } | null {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  spawnSync(
    '/usr/bin/prlimit',
    [
      '--core=unlimited',
      process.execPath,
      '--import',
      at('../support/typescript-loader.mjs'),
      '--input-type=module',
      '--eval',
      `import { keepOutOfCoreDumps } from '${at('../../electron/disk/core-dumps.ts')}';
       if (${isKeptOut}) keepOutOfCoreDumps();
       globalThis.kept = Buffer.from(['zyxe', 'canari', 'du', 'coffre'].join('-'));
       process.abort();`,
    ],
    { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' }, stdio: 'ignore' },
  );
  const [name] = readdirSync(folder);
  if (name === undefined) return null;
  const core = readFileSync(join(folder, name));
  return { bytes: core.length, hasCanary: core.includes('zyxe-canari-du-coffre') };
}

test.skipIf(!writesCores)('a core holds what was in memory, unless it was left out', ({ skip }) => {
  const usual = coreOf(false);
  if (usual === null) skip('this system writes no core here');
  expect(usual?.hasCanary).toBe(true);
  const kept = coreOf(true);
  expect(kept?.hasCanary ?? false).toBe(false);
  // Registers and a table: nothing that a heap fits in.
  expect(kept?.bytes ?? 0).toBeLessThan(4 * 1024 * 1024);
});
