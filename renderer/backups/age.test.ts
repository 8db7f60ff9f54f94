import { expect, test } from 'vitest';
import { ageInWords, sizeInWords } from './age';

test('the age of a backup is said in the largest unit that is whole', () => {
  const now = Date.parse('2026-09-15T12:00:00Z');
  const words = [
    '2026-09-15T12:00:30Z',
    '2026-09-15T11:59:30Z',
    '2026-09-15T11:55:00Z',
    '2026-09-15T10:00:00Z',
    '2026-09-14T11:00:00Z',
    '2026-09-08T11:00:00Z',
  ].map((instant) => ageInWords(instant, now));
  expect(words).toEqual([
    'à l’instant',
    'à l’instant',
    'il y a 5\u00a0min',
    'il y a 2\u00a0h',
    'il y a 1\u00a0jour',
    'il y a 7\u00a0jours',
  ]);
});

test('a size is said with three digits at most', () => {
  expect([999, 4096, 1_234_567, 250_000_000, 5_000_000_000].map(sizeInWords)).toEqual([
    '999\u00a0o',
    '4,1\u00a0ko',
    '1,2\u00a0Mo',
    '250\u00a0Mo',
    '5,0\u00a0Go',
  ]);
});
