/**
 * Bar 32: A hostile disk under the backups (full, read-only, removed, refused) loses nothing, and the message names the folder.
 *
 * The failure never keeps the portfolio from closing; another folder takes the backup; the next opening tells.
 */
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accompanyWithBackups } from '../../electron/vault/backups';
import { backupsState, listBackups, makeBackup } from '../../electron/vault/backups/backups.service';
import { type BackupPlaces, openPortfolio } from '../../electron/vault/portfolio';
import { makeScene, movingClock, PASSPHRASE, type Scene } from '../support/backed-up';
import { withFault } from '../support/faulty-files';

vi.mock('node:fs', async (original) => (await import('../support/faulty-files')).faulty(await original()));

let scene: Scene;
let places: BackupPlaces;
let stick: string;
beforeEach(async () => {
  scene = await makeScene();
  scene.addPeople(2);
  stick = join(scene.folder, 'CLE-USB');
  places = { ...scene.places, chosen: stick };
});
afterEach(() => scene.close());

const where = () => listBackups(scene.open, places).map(({ isInChosenFolder }) => isInChosenFolder);
const failure = (): string => backupsState(scene.open, places).failure?.message ?? '';

describe('the folder that the user chose', () => {
  test('taken out: told by its name, the backup goes to Vivier’s own folder, and comes back with it', () => {
    makeBackup(scene.open, places);
    expect(where()).toEqual([true]);
    const away = join(scene.folder, 'ailleurs');
    renameSync(stick, away);
    scene.at('2026-09-15T09:00:00.000Z');
    makeBackup(scene.open, places);
    expect(backupsState(scene.open, places).folder).toEqual({
      name: 'CLE-USB',
      isChosen: true,
      isThere: false,
    });
    expect(failure()).toContain('CLE-USB');
    expect(where()).toEqual([false]);
    renameSync(away, stick);
    makeBackup(scene.open, places);
    expect(failure()).toBe('');
    expect(backupsState(scene.open, places).folder.isThere).toBe(true);
  });

  test('read-only, and Vivier’s own too: both told by their names, nothing written', () => {
    const profile = join(scene.folder, 'profil');
    mkdirSync(profile);
    for (const folder of [stick, profile]) chmodSync(folder, 0o500);
    // The superuser writes anywhere: for the time of the act the test is nobody.
    const isRoot = process.getuid?.() === 0;
    chmodSync(scene.folder, 0o755);
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect(() => makeBackup(scene.open, places)).toThrow(/lecture seule|introuvable/u);
    } finally {
      if (isRoot) process.seteuid?.(0);
      for (const folder of [stick, profile]) chmodSync(folder, 0o700);
    }
    expect(failure()).toMatch(/«\u202fCLE-USB\u202f»/u);
    expect([readdirSync(stick), readdirSync(profile)]).toEqual([[], []]);
  });

  test.each([
    ['ENOSPC', /disque du dossier «\u202fCLE-USB\u202f» est plein/u],
    ['EACCES', /«\u202fCLE-USB\u202f» est en lecture seule/u],
    ['EIO', /«\u202fCLE-USB\u202f» n’accepte pas/u],
  ])('refusing with %s at each step: told by its name, nothing half-written', async (code, says) => {
    let reached = 0;
    for (let at = 1; ; at += 1) {
      const { isReached, thrown } = await withFault({ at, kind: 'error', code }, () =>
        makeBackup(scene.open, places),
      );
      if (!isReached) break;
      expect(thrown, `step ${at}`).toBeNull();
      if (failure() !== '') {
        expect(failure(), `step ${at}`).toMatch(says);
        reached += 1;
      }
      for (const backup of listBackups(scene.open, places)) expect(backup.counts?.candidates).toBe(2);
      scene.at(new Date(Date.parse('2026-09-15T09:00:00Z') + at * 60_000).toISOString());
    }
    expect(reached).toBeGreaterThan(2);
  });
});

test('no folder takes anything: the portfolio closes all the same, and the next opening tells', async () => {
  const nowhere: BackupPlaces = { standard: join(import.meta.filename, 'sauvegardes'), chosen: stick };
  rmSync(stick, { recursive: true });
  const logBug = vi.fn();
  const end = accompanyWithBackups(scene.open, { current: null, failures: 0, backups: nowhere }, logBug);
  end();
  scene.open.close();
  expect(logBug).not.toHaveBeenCalled();
  const again = await openPortfolio(
    scene.open.path,
    PASSPHRASE,
    movingClock('2026-09-16T08:00:00.000Z').options,
  );
  expect(again.info().counts.candidates).toBe(2);
  expect(backupsState(again, nowhere).failure?.message).toContain('CLE-USB');
  again.close();
});
