import { expect, test } from 'vitest';
import { namesAll } from './told-about';

test.each<[string, unknown, readonly string[], boolean]>([
  ['the record itself', { id: 'a' }, ['a'], true],
  ['another record of the same kind', { id: 'b' }, ['a'], false],
  ['a record deep inside', { people: [{ id: 'b' }, { id: 'a' }] }, ['a'], true],
  ['a line of a file: both of its ids', { id: 'a', code: 'b' }, ['a', 'b'], true],
  ['another line of the same file', { id: 'a', code: 'c' }, ['a', 'b'], false],
  ['an id inside a longer text', { note: 'about a and b' }, ['a'], false],
  ['nothing', null, ['a'], false],
  ['no id at all', { id: 'a' }, [], false],
  ['bytes, which are not looked through', { bytes: new Uint8Array(4) }, ['0'], false],
])('an act names a record or not: %s', (_, input, ids, holds) => {
  expect(namesAll(input, ids)).toBe(holds);
});
