/**
 * Bar 79: The first screen says in plain French what is protected, what is not, and that nobody can recover without both
 * secrets. That it is seen before a portfolio exists: `test/e2e/candidates.spec.ts`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';

const source = readFileSync(join(appRoot, 'renderer/portfolio/first-run-screen.tsx'), 'utf8');
/** The lines of the two lists, as they are read. */
const lines = [...source.matchAll(/<li>([\s\S]*?)<\/li>/gu)].map(([, text = '']) =>
  text.replaceAll(/\s+/gu, ' ').trim(),
);

test('both columns are there, with at least three lines each', () => {
  const [protects = '', doesNot = ''] = source.split('Ce que Vivier ne peut pas protéger');
  expect(protects).toContain('Ce que Vivier protège');
  expect(protects.match(/<li>/gu)?.length).toBeGreaterThanOrEqual(3);
  expect(doesNot.match(/<li>/gu)?.length).toBeGreaterThanOrEqual(3);
});

test('it says that the loss of both secrets is the loss of the data, for everybody', () => {
  expect(lines.find((line) => /phrase secrète et la perte de la clé de secours/u.test(line))).toMatch(
    /personne ne peut rouvrir le portefeuille, ni votre structure, ni l’éditeur/u,
  );
});

test('the lines are short, without jargon', () => {
  for (const line of lines) {
    const longest = Math.max(...line.split(/[.:;]/u).map((part) => part.trim().split(/\s+/u).length));
    expect(longest, line).toBeLessThanOrEqual(24);
    expect(line).not.toMatch(/Argon2|ChaCha|AES|SQLite|hash|renderer|processus|cryptographi/iu);
  }
});
