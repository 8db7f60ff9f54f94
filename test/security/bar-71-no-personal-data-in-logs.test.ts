/**
 * Bar 71: Logs and diagnostics carry no personal data.
 *
 * Canary names with everything that breaks a filter (line breaks, what looks like a stack, patterns, paths) are put
 * where names go: people, structure, adviser, folders, the account, the messages of bugs. Then every line that the vault
 * would print and the whole report, locked and open, are searched for them.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rememberDefect, reportOf } from '../../electron/vault/diagnostics';
import { runSteps } from '../../electron/vault/diagnostics/steps';
import { recordEvent } from '../../electron/vault/events';
import { createPortfolio, type OpenPortfolio } from '../../electron/vault/portfolio';
import { saveSettings, settingsOf } from '../../electron/vault/settings';
import { defectOf } from '../../shared/base';
import { makeScene, movingClock, PASSPHRASE, type Scene } from '../support/backed-up';
import { fillTable } from '../support/fill-table';

const canaries = [
  'Zyxécanari',
  'Zyxécanari\n    at Zyxecanari (zyxecanari.js:1:1)',
  '$& Zyxécanari $1',
  'C:\\Users\\Zyxécanari\\x.js:3:4',
  "') Zyxécanari --",
  'ZYXÉCANARI',
] as const;
const hasCanary = (text: string): boolean => /zyx[eé]canari/iu.test(text.normalize('NFC'));

let scene: Scene;
let open: OpenPortfolio;
let home: string;
const { options } = movingClock('2026-09-15T08:00:00.000Z');
beforeAll(async () => {
  scene = await makeScene();
  home = join(scene.folder, 'zyxecanari');
  mkdirSync(join(home, 'Zyxécanari structure', 'sauvegardes'), { recursive: true });
  open = await createPortfolio(join(home, 'Zyxécanari structure', 'Zyxécanari.vivier'), PASSPHRASE, options);
  saveSettings(open.deps, {
    ...settingsOf(open.deps.db),
    structureName: 'Mission locale Zyxécanari',
    adviser: 'Zyxécanari',
  });
  open.deps.db.transaction(() => {
    for (const [index, name] of canaries.entries())
      fillTable(open.deps.db, 'candidate', {
        id: `c-${index}`,
        version: 1,
        birth_name: name,
        first_name: name,
      });
    recordEvent(open.deps, { kind: 'candidate.created', subject: { type: 'candidate', id: 'c-0' } });
  })();
});
afterAll(() => {
  open.close();
  scene.close();
});

const bugs = (): readonly unknown[] => [
  ...canaries.map((name) => new Error(`Cannot read ${name}`)),
  ...canaries.map((name) => Object.assign(new Error('x'), { name })),
  ...canaries.map((name) => new TypeError(name, { cause: new Error(name) })),
  ...canaries.map((name) =>
    Object.assign(new Error(name), { stack: `Error: other\n    at ${name} (a.js:1:1)` }),
  ),
  ...canaries,
  { name: canaries[0] },
  (() => {
    try {
      return open.deps.db.prepare(`SELECT '${canaries[0]}' FROM zyxecanari`);
    } catch (error) {
      return error;
    }
  })(),
];

describe('what is printed of a bug', () => {
  test('is its kind and its places, whatever its message looks like', () => {
    for (const bug of bugs()) {
      const printed = rememberDefect('0A1B2C3D', bug, '2026-09-15T08:00:00.000Z');
      expect(hasCanary(printed), printed).toBe(false);
    }
    expect(rememberDefect('0A1B2C3D', new RangeError('x'), '2026-09-15T08:00:00.000Z')).toMatch(
      /^bug 0A1B2C3D RangeError\n {4}at .*bar-71[\w.-]*:\d+:\d+/u,
    );
    expect(defectOf(new Error('x')).places[0]).not.toMatch(/[\\/]/u);
  });
});

describe('the report', () => {
  const report = async (isOpen: boolean): Promise<string> =>
    reportOf(
      await runSteps({
        open: isOpen ? open : null,
        path: open.path,
        places: { standard: join(home, 'Zyxécanari structure', 'sauvegardes'), chosen: null },
        profile: join(home, 'Zyxécanari structure'),
        clock: options.clock,
        home,
      }),
      options.clock.now(),
    );

  test.each([true, false])('names nobody, no folder, no account (portfolio open: %s)', async (isOpen) => {
    for (const bug of bugs()) rememberDefect('0A1B2C3D', bug, '2026-09-15T08:00:00.000Z');
    const text = await report(isOpen);
    expect(hasCanary(text), text).toBe(false);
    expect(text).not.toContain(scene.folder);
    for (let step = 1; step <= 10; step += 1) expect(text).toMatch(new RegExp(`^${step}\\. `, 'mu'));
    expect(text).toContain('0A1B2C3D');
    expect(text).not.toContain('Cette étape n’a pas pu être menée à bien');
  });
});
