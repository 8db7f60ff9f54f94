/**
 * Bar 79: The first screen says in plain French what is protected, what is not, and that nobody can recover without both
 * secrets. That it is seen before a portfolio exists: `test/e2e/welcome.spec.ts`.
 */
import { expect, test } from 'vitest';
import { welcomeTexts } from '../../renderer/portfolio/welcome.texts';

const { does, doesHelp, protects, protectsHelp, doesNot, doesNotHelp } = welcomeTexts;
const lines = [doesHelp, protectsHelp, doesNotHelp].map((line) => line.replaceAll(/\s/gu, ' '));

test('what is done, what is protected and what is not have a line each', () => {
  expect([does, protects, doesNot]).toEqual([
    'Ce que Vivier fait pour vous',
    'Ce qu’il protège',
    'Ce qu’il ne protège pas',
  ]);
  expect(protectsHelp).toMatch(/illisible sans votre phrase secrète.*copié ou volé/u);
  expect(doesNotHelp).toMatch(/laissé ouvert.*infecté.*exportez/u);
});

test('it says that the loss of both secrets is the loss of the data, for everybody', () => {
  expect(lines.find((line) => /Phrase secrète et clé de secours perdues/u.test(line))).toMatch(
    /personne ne le rouvre : ni votre structure, ni l’éditeur/u,
  );
});

test('the lines are short, without jargon', () => {
  for (const line of lines) {
    const longest = Math.max(...line.split(/[.:;]/u).map((part) => part.trim().split(/\s+/u).length));
    expect(longest, line).toBeLessThanOrEqual(24);
    expect(line).not.toMatch(/Argon2|ChaCha|AES|SQLite|hash|renderer|processus|cryptographi/iu);
  }
});
