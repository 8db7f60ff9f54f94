/**
 * Bar 33: The age of the last backup is visible, and an alert after 7 days.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { accompanyWithBackups } from '../../electron/vault/backups';
import { backupsState, listBackups, makeBackup } from '../../electron/vault/backups/backups.service';
import { DUE_CHECK_MS } from '../../electron/vault/backups/companion';
import type { Session } from '../../electron/vault/portfolio';
import { wordsOf } from '../../renderer/backups/backup-words';
import { makeScene, type Scene } from '../support/backed-up';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene('2026-09-01T08:00:00.000Z');
  scene.addPeople(1);
});
afterAll(() => scene.close());

const said = (instant: string) => {
  scene.at(instant);
  return wordsOf(backupsState(scene.open, scene.places), Date.parse(instant));
};

describe('the bar of the shell', () => {
  test('says that there is none, and alerts once the portfolio is a week old', () => {
    expect(said('2026-09-01T09:00:00.000Z')).toEqual({ words: 'aucune', isAlert: false });
    expect(said('2026-09-08T08:00:00.001Z')).toEqual({ words: 'aucune', isAlert: true });
  });

  test('says the age of the last one, the day before the seventh, the seventh day, and after', () => {
    scene.at('2026-09-10T08:00:00.000Z');
    makeBackup(scene.open, scene.places);
    expect(said('2026-09-10T10:00:00.000Z')).toEqual({ words: 'il y a 2\u00a0h', isAlert: false });
    expect(said('2026-09-16T08:00:00.000Z')).toEqual({ words: 'il y a 6\u00a0jours', isAlert: false });
    expect(said('2026-09-17T08:00:00.000Z')).toEqual({ words: 'il y a 7\u00a0jours', isAlert: false });
    expect(said('2026-09-17T08:00:00.001Z')).toEqual({ words: 'il y a 7\u00a0jours', isAlert: true });
  });
});

describe('backups that nobody asks for', () => {
  const session = (): Session => ({ current: null, failures: 0, backups: scene.places });
  const howMany = (): number => listBackups(scene.open, scene.places).length;

  test('one a day while the portfolio is open, none more', async () => {
    vi.useFakeTimers();
    try {
      const before = howMany();
      const end = accompanyWithBackups(scene.open, session(), () => {});
      scene.at('2026-09-18T08:00:00.000Z');
      await vi.advanceTimersByTimeAsync(2 * DUE_CHECK_MS);
      expect(howMany()).toBe(before + 1);
      scene.at('2026-09-19T07:59:00.000Z');
      await vi.advanceTimersByTimeAsync(DUE_CHECK_MS);
      expect(howMany()).toBe(before + 1);
      scene.at('2026-09-19T08:00:00.000Z');
      await vi.advanceTimersByTimeAsync(DUE_CHECK_MS);
      expect(howMany()).toBe(before + 2);
      end();
      await vi.advanceTimersByTimeAsync(10 * DUE_CHECK_MS);
    } finally {
      vi.useRealTimers();
    }
  });

  test('one at closing where something changed, a half-done import taken back first; none where nothing did', () => {
    scene.at('2026-09-20T08:00:00.000Z');
    const before = howMany();
    accompanyWithBackups(scene.open, session(), () => {})();
    expect(howMany()).toBe(before);
    scene.addPeople(1);
    scene.open.deps.db.exec('BEGIN; DELETE FROM candidate');
    accompanyWithBackups(scene.open, session(), () => {})();
    expect(howMany()).toBe(before + 1);
    expect(listBackups(scene.open, scene.places)[0]?.counts?.candidates).toBe(2);
  });
});
