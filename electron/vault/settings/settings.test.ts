import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings } from '../../../shared/settings';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { actorOf, saveSettings, settingsOf } from '.';
import { writeSetting } from './settings.repository';

let portfolio: TestDeps;
beforeEach(() => {
  portfolio = testDeps();
});
afterEach(() => portfolio.close());

test('a new portfolio has the default settings, and a neutral author', () => {
  expect(settingsOf(portfolio.db)).toEqual(defaultSettings);
  expect(actorOf(portfolio.db)).toBe('Conseiller');
});

test('saved settings are read back from the disk, and the author follows at once', () => {
  const settings = { ...defaultSettings, adviser: 'Conseillère d’essai', maskingThreshold: 20 };
  saveSettings(portfolio.deps, settings);
  expect(actorOf(portfolio.db)).toBe('Conseillère d’essai');
  const row = portfolio.db
    .prepare<[], { value: string }>("SELECT value FROM setting WHERE key = 'profile'")
    .get();
  expect(JSON.parse(row?.value ?? '{}')).toEqual(settings);
});

test('settings written by an older version lack keys: each missing one takes its default', () => {
  writeSetting(portfolio.db, 'profile', { structureName: 'Mission locale d’essai' });
  expect(settingsOf(portfolio.db)).toEqual({ ...defaultSettings, structureName: 'Mission locale d’essai' });
});

test('a setting of an older version that is gone takes none of the others with it', () => {
  writeSetting(portfolio.db, 'profile', { structureName: 'Mission locale d’essai', usesNir: true });
  expect(settingsOf(portfolio.db)).toEqual({ ...defaultSettings, structureName: 'Mission locale d’essai' });
  expect(settingsOf(portfolio.db)).not.toHaveProperty('usesNir');
});

test('settings that cannot be read are the default ones, and nothing is lost of the rest', () => {
  writeSetting(portfolio.db, 'profile', { maskingThreshold: 1 });
  expect(settingsOf(portfolio.db)).toEqual(defaultSettings);
});
