import { expect, test } from 'vitest';
import { factsSchema } from '../../shared/law';
import { differences, readBaseline } from './baseline';
import { situationsOf } from './situations';

const baseline = readBaseline();
const situations = situationsOf(baseline.source);

test('5,000 situations at least, each of facts that the product admits, for every scheme', () => {
  expect(situations.length).toBeGreaterThanOrEqual(5000);
  for (const { facts } of situations) expect(factsSchema.safeParse(facts)).toMatchObject({ success: true });
  expect(Object.keys(baseline.source.days)).toHaveLength(18);
});

test('every situation is answered as it was when the baseline was recorded, scheme by scheme and field by field', () => {
  expect(differences(baseline, situations)).toEqual([]);
});
