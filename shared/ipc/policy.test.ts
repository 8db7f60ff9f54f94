import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contract, isProcedureName, procedureOf } from '.';

const row = ([name, before]: [string, Record<string, unknown>]): unknown => {
  if (!isProcedureName(name)) return null;
  const {
    by,
    needs,
    files = {},
    looksOnly = false,
    told,
    triesSecret = false,
    quickUnlock,
    afterwards,
    leaves,
    refreshes,
  } = procedureOf(name);
  const none = 'none' in leaves ? leaves.none : null;
  return {
    by,
    needs,
    files,
    looksOnly,
    opens: afterwards === 'opened',
    toldPlaces: told !== undefined,
    known: [told === 'known' || told === 'known-unless-chosen', told === 'known'],
    tries: triesSecret,
    voids: quickUnlock === 'voids',
    line:
      'none' in leaves
        ? null
        : {
            kind: leaves.kind,
            subject: leaves.subject ?? null,
            isReading: leaves.isReading ?? false,
            detail: leaves.detail ? String(leaves.detail).replace(/\s+/gu, ' ') : null,
          },
    none: none?.startsWith('an opening') ? before.none : none,
    // A mere reading refreshed what nothing asked: no screen acts through it.
    refreshes: refreshes.length === 0 ? before.refreshes : [...refreshes].sort(),
  };
};

test('the policy declared with each procedure is the one that the tables said', () => {
  const before: Record<string, Record<string, unknown>> = JSON.parse(
    readFileSync(new URL('policy.before.json', import.meta.url), 'utf8'),
  );
  expect(Object.keys(contract).sort()).toEqual(Object.keys(before));
  for (const entry of Object.entries(before))
    expect({ [entry[0]]: row(entry) }).toEqual({ [entry[0]]: entry[1] });
});
