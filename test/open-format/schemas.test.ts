import { expect, test } from 'vitest';
import { command, madeSchemas, publishedSchemas } from './schemas';

test('the published schemas are those by which a folder is read', () => {
  expect([...publishedSchemas().keys()].sort(), command).toEqual([...madeSchemas().keys()].sort());
  for (const [name, text] of madeSchemas())
    expect(publishedSchemas().get(name), `${name}: ${command}`).toBe(text);
});
