import { describe, expect, test } from 'vitest';
import { type SaidCode, schemeCodeSchema } from '../law';
import { contractKinds } from './kinds';
import { kindOffered } from './offered';

const offered: readonly SaidCode[] = [
  'compatible',
  'conform',
  'reserved',
  'unready',
  'incomplete',
  'closed-unless',
  'to-check',
];
const refused: readonly SaidCode[] = ['closed', 'under-way', 'out-of-force'];

describe.each(contractKinds.map(({ id, scheme }) => [id, scheme] as const))(
  'a file %s is offered from the answer of %s',
  (id, scheme) => {
    test.each(offered)('that says %s', (said) => expect(kindOffered(scheme, said)?.id).toBe(id));
    test.each(refused)('and not from one that says %s', (said) =>
      expect(kindOffered(scheme, said)).toBeNull(),
    );
  },
);

test('no other scheme leads to a file', () => {
  const kinds = new Set<string>(contractKinds.map(({ scheme }) => scheme));
  for (const scheme of schemeCodeSchema.options.filter((each) => !kinds.has(each)))
    expect(kindOffered(scheme, 'compatible'), scheme).toBeNull();
});
