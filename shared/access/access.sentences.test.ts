import { expect, test } from 'vitest';
import { accessKinds, accessSentence } from './access.sentences';

test('every kind has a French sentence without a count as with one', () => {
  for (const kind of Object.keys(accessKinds)) {
    expect(accessSentence(kind, {})).toMatch(/^\p{Lu}\p{L}/u);
    expect(accessSentence(kind, { failures: 3, lines: 2, faults: 1, created: 2 })).not.toContain('undefined');
  }
  expect(accessSentence('portfolio.opened', { failures: 2 })).toContain('2\u00a0secrets erronés');
  expect(accessSentence('a.kind.of.later', {})).toBe('a.kind.of.later');
});
