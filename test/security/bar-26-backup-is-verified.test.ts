/**
 * Bar 26: A backup is a verified copy: opened with the key, every page read, counts compared, then renamed into place.
 *
 * Interrupted at each change of the disk, by an error or by a kill, a backup leaves the former ones as they were, and
 * under the name of a backup never anything but a whole, sound copy. The portfolio itself goes on.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { listBackups, makeBackup, verifyBackup } from '../../electron/vault/backups/backups.service';
import { backupFilesOf, folderOf } from '../../electron/vault/backups/places';
import { openPortfolio, verifyCopy } from '../../electron/vault/portfolio';
import { makeScene, movingClock, PASSPHRASE, type Scene } from '../support/backed-up';
import { withFault } from '../support/faulty-files';

vi.mock('node:fs', async (original) => (await import('../support/faulty-files')).faulty(await original()));

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
  scene.addPeople(3);
});
afterAll(() => scene.close());

const vaultId = (): string => scene.open.keyBlock().block.vaultId;
const copies = () => backupFilesOf(scene.places, vaultId());

describe('a backup', () => {
  test('opens with the passphrase, holds the same people, and shows none of their names', async () => {
    makeBackup(scene.open, scene.places);
    const [made] = copies();
    expect(made?.path).toMatch(/2026-09-15T080000\.vivier$/u);
    const bytes = readFileSync(made?.path ?? '');
    for (const encoding of ['utf8', 'utf16le', 'latin1'] as const)
      expect(bytes.includes(Buffer.from('Canari', encoding))).toBe(false);
    const copy = await openPortfolio(
      made?.path ?? '',
      PASSPHRASE,
      movingClock('2026-09-16T08:00:00Z').options,
    );
    expect(copy.info().counts).toEqual(scene.open.info().counts);
    expect(copy.verify().isSound).toBe(true);
    copy.close();
  });

  test.each(['error', 'crash'] as const)(
    'interrupted at each step (%s): none or a sound one',
    async (kind) => {
      let reached = 0;
      for (let at = 1; ; at += 1) {
        const before = copies().map(({ path }) => [path, readFileSync(path)] as const);
        const { isReached } = await withFault({ at, kind, code: 'EIO' }, () =>
          makeBackup(scene.open, scene.places),
        );
        expect(existsSync(before[0]?.[0] ?? ''), `step ${at}`).toBe(true);
        // The rotation takes the fourth of a day: what is left is what it was.
        for (const [path, bytes] of before.filter(([one]) => existsSync(one)))
          expect(readFileSync(path).equals(bytes), `step ${at}`).toBe(true);
        for (const { path } of copies())
          expect(verifyCopy(path, scene.open.dataKey).counts.candidates, `step ${at}`).toBe(3);
        expect(scene.open.deps.db.inTransaction).toBe(false);
        if (!isReached) break;
        reached += 1;
        const minute = (n: number): void =>
          scene.at(new Date(Date.parse('2026-09-15T09:00:00Z') + n * 60_000).toISOString());
        minute(2 * reached - 1);
        // The next one goes well, and takes away what the interrupted one had no time to.
        makeBackup(scene.open, scene.places);
        expect(copies().length, `step ${at}`).toBeLessThanOrEqual(3);
        minute(2 * reached);
      }
      expect(reached).toBeGreaterThan(4);
    },
  );

  test('what a kill left half-written is swept once it is a day old, and nothing else is', () => {
    const folder = folderOf(scene.places.standard, vaultId());
    const part = join(folder, '.0123456789abcdef.part');
    writeFileSync(part, 'half');
    writeFileSync(join(folder, 'notes.txt'), 'of someone else');
    scene.at(new Date(Date.now() + 3 * 86_400_000).toISOString());
    makeBackup(scene.open, scene.places);
    expect(readdirSync(folder)).not.toContain('.0123456789abcdef.part');
    expect(readdirSync(folder)).toContain('notes.txt');
  });

  test('verified again, one whose page was altered says so and counts for nothing', () => {
    const [latest] = copies();
    if (!latest) throw new Error('no backup');
    const bytes = readFileSync(latest.path);
    // A page of a table that counting does not read.
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 4096 - 100) ^ 1, bytes.length - 4096 - 100);
    writeFileSync(latest.path, bytes);
    expect(() => verifyBackup(scene.open, scene.places, latest.id)).toThrow(
      expect.objectContaining({ code: 'BACKUP_UNSOUND' }),
    );
    const [listed] = listBackups(scene.open, scene.places);
    expect(listed).toMatchObject({ id: latest.id, isReadable: false, keptFor: ['unreadable'] });
  });
});
