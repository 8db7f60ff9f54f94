/**
 * Bar 80: The note of threats is kept true: each threat of docs/security.md names its bars, and each bar stands with a
 * threat.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { promises } from './promises';

const document = readFileSync(join(appRoot, 'docs/security.md'), 'utf8');
const section = document.split('## What is protected, and from whom')[1]?.split('\n## ')[0] ?? '';
const threats = section
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:threat|---)/u.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, threat = '', , named = '']) => ({ threat, bars: barsOf(named) }));

/** « 1–13, 24 » as numbers. */
function barsOf(named: string): readonly number[] {
  return named.split(',').flatMap((part) => {
    const [first = Number.NaN, last = first] = part.trim().split('–').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

test('each threat names bars that are listed', () => {
  expect(threats.length).toBeGreaterThanOrEqual(8);
  for (const { threat, bars } of threats) {
    expect(bars.length, threat).toBeGreaterThan(0);
    for (const bar of bars) expect(promises[bar], `${threat} names bar ${bar}`).toBeDefined();
  }
});

test('each bar stands with a threat', () => {
  const named = new Set(threats.flatMap(({ bars }) => bars));
  expect(Object.keys(promises).filter((bar) => !named.has(Number(bar)))).toEqual([]);
});
