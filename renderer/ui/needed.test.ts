import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { needed } from './needed';

const schema = z.object({ name: needed(z.string().max(5, 'Cinq lettres au plus.'), 'Saisissez le nom.') });
const said = (name: string | null): string | undefined =>
  schema
    .safeParse({ name })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join();

describe('a field that must hold something', () => {
  test('says its own sentence as long as it holds nothing, or blanks', () => {
    expect([null, '', '  '].map(said)).toEqual(Array(3).fill('name: Saisissez le nom.'));
  });

  test('then says what its schema says, and gives what its schema gives', () => {
    expect(said('Joséphine')).toBe('name: Cinq lettres au plus.');
    expect(schema.parse({ name: 'Zoé' })).toEqual({ name: 'Zoé' });
  });
});
