import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runSteps, selfTestOf } from '.';
import type { Bench } from './bench';
import { byEye, isSound, reportText } from './report';
import { type Step, steps } from './steps';

const folder = mkdtempSync(join(tmpdir(), 'vivier-self-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The steps below ask nothing of the app.
const bench = {} as Bench;
const fine = (title: string): Step => ({ title, run: async () => 'vu' });

describe('the self-test', () => {
  test('is asked for by its switch alone, in a folder of its own', () => {
    const without = { hasSwitch: () => false, getSwitchValue: () => '' };
    expect(selfTestOf(without)).toBeNull();
    const asked = selfTestOf({
      hasSwitch: (name) => name === 'auto-verification',
      getSwitchValue: () => join(folder, 'rapport.txt'),
    });
    expect(asked?.report).toBe(join(folder, 'rapport.txt'));
    expect(asked?.profile.startsWith(asked.folder)).toBe(true);
    rmSync(asked?.folder ?? '', { recursive: true });
    const bare = selfTestOf({ hasSwitch: () => true, getSwitchValue: () => '' });
    expect(bare?.report).toBeNull();
    rmSync(bare?.folder ?? '', { recursive: true });
  });

  test('after a fault the other steps are told as not done, never as good', async () => {
    const failing: Step = {
      title: 'b',
      run: async () => {
        throw new Error('12 candidats retrouvés au lieu de 13');
      },
    };
    const results = await runSteps([fine('a'), failing, fine('c')], bench, () => 0);
    expect(results.map(({ outcome }) => outcome)).toEqual(['fine', 'fault', 'not-done']);
    expect(isSound(results)).toBe(false);
    expect(isSound(await runSteps([fine('a'), fine('b')], bench))).toBe(true);
    expect(isSound([])).toBe(false);
  });

  test.each([
    ["ENOENT: no such file or directory, open '/home/zyxe/vivier/x.pdf'"],
    ["EPERM: operation not permitted, rename 'C:\\Users\\Zyxe Canari\\x' -> 'C:\\Users\\Zyxe Canari\\y'"],
    ['dlopen(/Users/zyxe/app.node) failed'],
  ])('an error of the system is told without the path: %s', async (message) => {
    const [result] = await runSteps(
      [
        {
          title: 'a',
          run: async () => {
            throw new Error(message);
          },
        },
      ],
      bench,
    );
    expect(result?.detail).toMatch(/^[A-Za-z]/u);
    expect(result?.detail).not.toMatch(/zyxe|canari/iu);
  });

  test('the report says what was tried, what is wrong, and what is left to look at', () => {
    const results = [
      { title: 'Premier', outcome: 'fine', detail: 'vu', milliseconds: 12.4 },
      { title: 'Deuxième point', outcome: 'fault', detail: 'perdu', milliseconds: 3 },
    ] as const;
    const text = reportText(results, 'Vivier 0.1.0, Electron 45', '2026-12-01');
    expect(text).toMatch(/1\. Premier\s+bon\s+12 ms\s+vu/u);
    expect(text).toMatch(/2\. Deuxième point\s+DÉFAUT\s+3 ms\s+perdu/u);
    expect(text).toMatch(/1\spoint sur 2 à regarder/u);
    for (const line of byEye) expect(text.replaceAll(/[\u00a0\u202f]/gu, ' ')).toContain(line.slice(0, 20));
    expect(reportText(results.slice(0, 1), 'Vivier', '2026-12-01')).toMatch(/Tout est bon/u);
  });

  test('every step has a title of its own', () => {
    expect(new Set(steps.map(({ title }) => title)).size).toBe(steps.length);
  });
});
