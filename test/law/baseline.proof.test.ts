import { expect, test } from 'vitest';
import { evaluate, factsSchema } from '../../shared/law';
import { differences, readBaseline } from './baseline';
import { schemeCases } from './coverage';
import { contextOf, situationsOf } from './situations';

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

test('what a rule is declared never to answer, it answers to none of them', async () => {
  const never = new Set(
    (await schemeCases()).flatMap(({ tables, neverGiven }) =>
      Object.entries(neverGiven).flatMap(([rule, { verdicts }]) =>
        verdicts.map((verdict) => `${tables[0]?.scheme}.${rule} ${verdict}`),
      ),
    ),
  );
  const given = situations.flatMap((situation) =>
    evaluate(situation.facts, contextOf(situation, baseline.source.references)).schemes.flatMap(
      ({ id: scheme, conditions }) =>
        conditions.map(({ id, verdict }) => `${scheme}.${id} ${verdict}`).filter((each) => never.has(each)),
    ),
  );
  expect([...new Set(given)]).toEqual([]);
});
