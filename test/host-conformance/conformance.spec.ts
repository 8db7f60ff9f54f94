/**
 * What Electron's documentation and its own specs state of each part of its interface that the app uses, on the host that
 * runs: the Chromium host here, Electron in the workflow. The cases are those of `app/main`; docs/electron-api.md lists them.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areas } from './app/main/areas.js';
import { endings } from './app/main/endings.js';
import { type Fixture, hostOfRun, type Line, makeFixture, runApp } from './driver.ts';

const host = hostOfRun();
let fixture: Fixture;
const results = new Map<string, Extract<Line, { area: string }>>();
let said = '';
let isDone = false;
const ended = new Map<string, { readonly steps: readonly string[]; readonly code: number | null }>();

/** Listed with its reason, never passed: what cannot be seen on this host. The closing line of the tests counts it. */
function elsewhere(name: string, onlyOn: { readonly host: string; readonly reason: string }): void {
  test(`${name} (only on ${onlyOn.host}: ${onlyOn.reason})`, ({ skip }) => skip(onlyOn.reason));
}

/** Each ending in a process of its own, one after the other. */
async function runEndings(): Promise<void> {
  for (const { name, onlyOn, second, steps: expected } of endings) {
    if (onlyOn !== undefined && onlyOn.host !== host) continue;
    const profile = join(fixture.folder, `profile-${ended.size}`);
    let other: Promise<unknown> = Promise.resolve();
    const end = await runApp(fixture, name, {
      ...(second ? { profile } : {}),
      ...(name.startsWith('relaunch') ? { afterwards: expected.at(-1) } : {}),
      onLine: () => {
        if (second) other = runApp(fixture, name, { profile, more: ['--encore'] });
      },
    });
    await other;
    const steps = end.lines.flatMap((line) => ('step' in line ? [line.step] : []));
    ended.set(name, { steps, code: end.code });
  }
}

beforeAll(async () => {
  fixture = makeFixture();
  const [all] = await Promise.all([runApp(fixture, ''), runEndings()]);
  said = all.said;
  for (const line of all.lines) {
    if ('area' in line) results.set(`${line.area}: ${line.name}`, line);
    isDone ||= 'done' in line;
  }
});
afterAll(() => fixture.remove());

for (const { area, cases } of areas)
  describe(area, () => {
    for (const { name, onlyOn } of cases) {
      if (onlyOn !== undefined && onlyOn.host !== host) {
        elsewhere(name, onlyOn);
        continue;
      }
      test(name, () => {
        const result = results.get(`${area}: ${name}`);
        expect(result, `the app said nothing of this case:\n${said.slice(-2000)}`).toBeDefined();
        expect(result?.error).toBeUndefined();
      });
    }
  });

test('the app of the cases went to its end', () => {
  expect(isDone, said.slice(-2000)).toBe(true);
});

describe('endings', () => {
  for (const { name, onlyOn, steps, code } of endings) {
    if (onlyOn !== undefined && onlyOn.host !== host) {
      elsewhere(name, onlyOn);
      continue;
    }
    test(name, () => {
      expect(ended.get(name)).toEqual({ steps, code });
    });
  }
});
