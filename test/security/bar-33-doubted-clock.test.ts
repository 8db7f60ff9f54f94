/**
 * Bar 33: The age of the last backup is visible, and an alert after 7 days: a clock that is wrong, or was, neither silences backups nor hides their failures nor removes anything.
 */
import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordAccess } from '../../electron/vault/access';
import { purgeAccesses } from '../../electron/vault/access/journals';
import { accompanyWithBackups } from '../../electron/vault/backups';
import {
  backupsState,
  listBackups,
  makeBackup,
  makeDailyBackup,
  noteOpening,
} from '../../electron/vault/backups/backups.service';
import { DUE_CHECK_MS } from '../../electron/vault/backups/companion';
import { createCandidate } from '../../electron/vault/candidates/candidates.service';
import { clockDoubt, clockHandlers, pastDay } from '../../electron/vault/clock';
import { openPortfolio, type Session } from '../../electron/vault/portfolio';
import type { Call } from '../../electron/vault/service/deps';
import { addDays, civilDate } from '../../shared/base/time';
import { emptyCandidate } from '../../shared/fields';
import { addPeople, makeScene, movingClock, PASSPHRASE, type Scene } from '../support/backed-up';
import { type TestDeps, testDeps } from '../support/portfolio';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene('2026-09-15T08:00:00.000Z');
  scene.addPeople(1);
});
afterEach(() => scene.close());

const folder = (): string => join(scene.places.standard, scene.open.keyBlock().block.vaultId);
const names = (): readonly string[] => readdirSync(folder()).toSorted();
const state = () => backupsState(scene.open, scene.places);
const none: Call = {
  pathOf: () => '',
  progress: () => undefined,
  signal: new AbortController().signal,
};
/** A day of work, on which the five-minute look finds what is due. */
const live = (day: string): void => {
  scene.at(`${day}T08:00:00.000Z`);
  scene.addPeople(1);
  makeDailyBackup(scene.open, scene.places);
};

describe('a backup whose date is yet to come', () => {
  const future = '2027-03-01T080000.vivier';
  beforeEach(() => {
    makeBackup(scene.open, scene.places);
    copyFileSync(join(folder(), names()[0] ?? ''), join(folder(), future));
  });

  test('silences no daily backup', () => {
    for (let day = 16; day < 30; day += 1) live(`2026-09-${day}`);
    expect(names()).toContain('2026-09-29T080000.vivier');
    expect(state()).toMatchObject({ lastAt: '2026-09-29T08:00:00.000Z', isLate: false, ahead: 1 });
  });

  test('hides neither a failure nor a backup that is late', () => {
    const { standard } = scene.places;
    const places = { standard: join(scene.folder, 'no-folder'), chosen: null };
    writeFileSync(places.standard, 'a file where the folder should be');
    scene.at('2026-09-20T08:00:00.000Z');
    expect(() => makeBackup(scene.open, places)).toThrow();
    expect(backupsState(scene.open, { standard, chosen: null }).failure).not.toBeNull();
    scene.at('2026-09-23T08:00:00.000Z');
    expect(state().isLate).toBe(true);
  });

  test('takes nobody’s place in the rotation, stays, and says why', () => {
    for (let n = 0; n < 60; n += 1) live(addDays(civilDate('2026-09-16'), n));
    expect(names()).toContain(future);
    const kept = listBackups(scene.open, scene.places);
    expect(kept.find(({ madeAt }) => madeAt.startsWith('2027'))?.keptFor).toEqual(['ahead']);
    expect(kept.filter(({ keptFor }) => keptFor.includes('day'))).toHaveLength(7);
    expect(kept.filter(({ keptFor }) => keptFor.includes('recent')).length).toBeGreaterThan(0);
  });
});

describe('a clock before the last day of use', () => {
  beforeEach(() => {
    makeBackup(scene.open, scene.places);
    scene.at('2015-01-01T08:00:00.000Z');
  });

  test('is doubted, told once, and believed again when the person says so', async () => {
    const handlers = clockHandlers(scene.open.deps);
    expect(clockDoubt(scene.open.deps)).toEqual({ latestOn: '2026-09-15' });
    expect(await handlers['portfolio.clock']({}, none)).toMatchObject({
      data: { doubt: expect.stringContaining('1er janvier 2015') },
    });
    // What is written on such a day does not lift the doubt.
    scene.addPeople(1);
    expect(clockDoubt(scene.open.deps)).not.toBeNull();
    expect(await handlers['portfolio.trustClock']({}, none)).toMatchObject({ data: { doubt: null } });
    expect(clockDoubt(scene.open.deps)).toBeNull();
    scene.at('2026-09-15T08:00:00.000Z');
    expect(clockDoubt(scene.open.deps)).toBeNull();
  });

  test('a day’s difference is no doubt: time zones, clocks that are a little off', () => {
    scene.at('2026-09-14T08:00:00.000Z');
    expect(clockDoubt(scene.open.deps)).toBeNull();
    scene.at('2026-09-13T08:00:00.000Z');
    expect(clockDoubt(scene.open.deps)).not.toBeNull();
  });

  test('backups are made by what changed and by elapsed time, and none is removed', async () => {
    const before = names();
    const session: Session = { current: null, failures: 0, backups: scene.places };
    // The next opening of the same portfolio.
    scene.open.close();
    const open = await openPortfolio(
      scene.open.path,
      PASSPHRASE,
      movingClock('2015-01-02T08:00:00.000Z').options,
    );
    vi.useFakeTimers();
    try {
      const end = accompanyWithBackups(open, session, () => {});
      await vi.advanceTimersByTimeAsync(3 * DUE_CHECK_MS);
      expect(names()).toEqual(before);
      addPeople(open, 1);
      await vi.advanceTimersByTimeAsync(DUE_CHECK_MS);
      expect(names()).toHaveLength(before.length + 1);
      addPeople(open, 1);
      await vi.advanceTimersByTimeAsync(2 * DUE_CHECK_MS);
      expect(names()).toHaveLength(before.length + 1);
      await vi.advanceTimersByTimeAsync(86_400_000);
      expect(names()).toHaveLength(before.length + 2);
      end();
    } finally {
      vi.useRealTimers();
      open.close();
    }
    for (const name of before) expect(existsSync(join(folder(), name))).toBe(true);
  });

  test('a backup is late by the openings counted, not by the date', () => {
    scene.addPeople(1);
    for (let n = 0; n < 6; n += 1) noteOpening(scene.open);
    expect(state()).toMatchObject({ isLate: false, lastAt: '2026-09-15T08:00:00.000Z' });
    noteOpening(scene.open);
    expect(state().isLate).toBe(true);
    makeBackup(scene.open, scene.places);
    expect(state().isLate).toBe(false);
  });
});

describe('what is removed by age', () => {
  let portfolio: TestDeps;
  beforeEach(() => {
    portfolio = testDeps({ today: civilDate('2026-09-14') });
  });
  afterEach(() => portfolio.close());
  const lines = (): unknown => portfolio.db.prepare('SELECT count(*) FROM access').pluck().get();
  const livedOn = (day: string): void => {
    portfolio.setToday(civilDate(day));
    recordAccess(portfolio.deps, { kind: 'portfolio.opened' });
    purgeAccesses(portfolio.deps);
  };

  test('a clock moved forward removes no line of accesses; what is really old goes one day of use later', () => {
    for (const day of ['2026-09-14', '2026-09-15', '2031-01-01']) livedOn(day);
    expect(lines()).toBe(3);
    livedOn('2026-09-16');
    expect(lines()).toBe(4);
    const later = testDeps({ today: civilDate('2026-09-14') });
    expect(pastDay(later.deps)).toBe('2026-09-14');
    later.close();
    for (const day of ['2031-01-02', '2031-01-03']) livedOn(day);
    expect(lines()).toBeLessThan(6);
  });

  test('a clock at 2015 does not refuse who was born since', () => {
    recordAccess(portfolio.deps, { kind: 'portfolio.opened' });
    portfolio.setToday(civilDate('2015-01-01'));
    const born = (birthDate: string) =>
      createCandidate(portfolio.deps, {
        ...emptyCandidate,
        birthName: 'Canari',
        firstName: 'Zoé',
        birthDate: civilDate(birthDate),
      });
    expect(() => born('2016-03-12')).not.toThrow();
    expect(() => born('2026-09-15')).toThrow();
  });
});
