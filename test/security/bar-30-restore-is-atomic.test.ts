/**
 * Bar 30: A restore goes to a new file, the swap is atomic, and the former portfolio is kept.
 *
 * Interrupted at each change of the disk, by an error or by a kill: at the place of the portfolio stands the former one
 * or the backup, whole; and the former one is there in any case, in its place or aside. Also when a kill had left the
 * former one in several files.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { backupTo } from '../../electron/vault/backups/replaceable';
import { restoreBackup } from '../../electron/vault/backups/restore';
import { makeWhole, verifyCopy } from '../../electron/vault/portfolio';
import { makeScene, PASSPHRASE, type Scene } from '../support/backed-up';
import { withFault } from '../support/faulty-files';

vi.mock('node:fs', async (original) => (await import('../support/faulty-files')).faulty(await original()));
// What opens a backup is not the subject here, and takes its time on purpose.
let key: Buffer;
vi.mock('../../electron/vault/backups/opening-key', () => ({ openingKey: async () => Buffer.from(key) }));

const NOW = '2026-09-20T10:00:00.000Z';
let scene: Scene;
let backup: string;
let former: string;
let count = 0;

beforeAll(async () => {
  scene = await makeScene();
  key = Buffer.from(scene.open.dataKey);
  scene.addPeople(2);
  backup = join(scene.folder, 'CLE-USB', 'copie.vivier');
  backupTo(scene.open, backup);
  scene.addPeople(5);
  former = join(scene.folder, 'avant.vivier');
  backupTo(scene.open, former);
});
afterAll(() => scene.close());

/** A folder with the former portfolio in it: closed, or as a kill leaves it. */
function place(isKilled: boolean): string {
  count += 1;
  const folder = join(scene.folder, `place-${count}`);
  mkdirSync(folder);
  const to = join(folder, 'équipe.vivier');
  if (!isKilled) copyFileSync(former, to);
  else
    for (const suffix of ['', '-wal', '-keys']) copyFileSync(`${scene.open.path}${suffix}`, `${to}${suffix}`);
  return to;
}
/** People in the portfolio at a path, made whole first as opening would. */
const peopleAt = (path: string): number => {
  if (existsSync(`${path}-keys`)) makeWhole(path, key, '2026-09-15T08:00:00.000Z');
  return verifyCopy(path, key).counts.candidates;
};
const asideOf = (to: string): string | undefined =>
  readdirSync(join(to, '..')).find((name) => /avant-restauration-[-0-9]+\.vivier$/u.test(name));

describe('a restore', () => {
  test('puts the backup in place, the former portfolio aside under a name that says so, and nothing else', async () => {
    const to = place(false);
    const before = readFileSync(to);
    expect(await restoreBackup(backup, to, PASSPHRASE, NOW)).toMatchObject({
      name: 'équipe.vivier',
      formerName: 'équipe.avant-restauration-2026-09-20-100000.vivier',
      counts: { candidates: 2 },
    });
    expect(readFileSync(to).equals(readFileSync(backup))).toBe(true);
    expect(readFileSync(join(to, '..', asideOf(to) ?? '')).equals(before)).toBe(true);
    expect(readdirSync(join(to, '..')).sort()).toEqual(
      ['équipe.avant-restauration-2026-09-20-100000.vivier', 'équipe.vivier'].sort(),
    );
    // A second one of the same second takes another name.
    const again = await restoreBackup(backup, to, PASSPHRASE, NOW);
    expect(again.formerName).toBe('équipe.avant-restauration-2026-09-20-100001.vivier');
  });

  test.each([
    ['error', false],
    ['crash', false],
    ['error', true],
    ['crash', true],
  ] as const)('interrupted at each step (%s, former one left by a kill: %s)', async (kind, isKilled) => {
    let reached = 0;
    for (let at = 1; ; at += 1) {
      const to = place(isKilled);
      const { isReached, thrown } = await withFault({ at, kind, code: 'EIO' }, () =>
        restoreBackup(backup, to, PASSPHRASE, NOW),
      );
      const aside = asideOf(to);
      const inPlace = peopleAt(to);
      const what = `step ${at}, ${kind}`;
      expect([2, 7], what).toContain(inPlace);
      if (inPlace === 2) expect(peopleAt(join(to, '..', aside ?? '')), what).toBe(7);
      if (thrown === null) expect(inPlace, what).toBe(2);
      if (!isReached) break;
      reached += 1;
    }
    expect(reached).toBeGreaterThan(5);
  });

  test('refuses what does not read back, what is open, and leaves everything as it was', async () => {
    const to = place(false);
    const broken = join(to, '..', 'abîmée.vivier');
    copyFileSync(backup, broken);
    const bytes = readFileSync(broken);
    bytes.writeUInt8(bytes.readUInt8(9000) ^ 1, 9000);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(broken, bytes);
    const before = readFileSync(to);
    const refusals = [
      [broken, 'BACKUP_UNSOUND'],
      [scene.open.path, 'RESTORE_OPEN_FILE'],
      [join(scene.folder, 'absent.vivier'), 'PORTFOLIO_MISSING'],
      [import.meta.filename, 'PORTFOLIO_NOT_ONE'],
      [to, 'PORTFOLIO_EXISTS'],
    ] as const;
    for (const [from, code] of refusals)
      await expect(restoreBackup(from, to, PASSPHRASE, NOW)).rejects.toMatchObject({ code });
    await expect(restoreBackup(backup, scene.open.path, PASSPHRASE, NOW)).rejects.toMatchObject({
      code: 'PORTFOLIO_IN_USE',
    });
    expect(readFileSync(to).equals(before)).toBe(true);
    expect(readdirSync(join(to, '..')).sort()).toEqual(['abîmée.vivier', 'équipe.vivier'].sort());
    expect(scene.open.verify().isSound).toBe(true);
  });
});
