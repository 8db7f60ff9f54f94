/** Free texts have one box, so that a new field warns of delicate words without a word. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { delicateCategories } from '../../shared/privacy';
import { delicateWordsTexts } from './delicate-words.texts';

const sources = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx'))
  .map((path) => ({ path, text: readFileSync(join('renderer', path), 'utf8') }));

test('the box of several lines of the library is drawn by it alone, but where nothing can be typed', () => {
  const drawing = sources.filter(({ text }) => /<(?:Textarea|textarea)\b/u.test(text));
  expect(drawing.length).toBeGreaterThan(1);
  const typed = drawing.flatMap(({ path, text }) =>
    Array.from(text.matchAll(/<(?:Textarea|textarea)\b[^>]*>/gu), ([box]) => ({ path, box })).filter(
      ({ box }) => !/\breadOnly\b/u.test(box),
    ),
  );
  expect(typed.map(({ path }) => path.replaceAll('\\', '/'))).toEqual(['ui/text-area.tsx']);
});

test('each category has its sentence, and its article of the RGPD', () => {
  for (const category of delicateCategories) {
    expect(delicateWordsTexts.seems(category, ['mot'])).toMatch(/^d[e’].+ \(«\u202Fmot\u202F»\)$/u);
    expect(delicateWordsTexts.why([category])).toContain(category === 'offence' ? 'article 10' : 'article 9');
    expect(delicateWordsTexts.instead([category])).toMatch(/, pas (?:sa|la|l’)/u);
  }
  expect(delicateWordsTexts.why(['health', 'offence'])).toContain('articles 9 et 10');
});
test('hidden, neither the words nor what they are about are said', () => {
  expect(delicateWordsTexts.discreet).not.toMatch(/santé|condamn|opinion|religion|origine|sexuel/u);
});
