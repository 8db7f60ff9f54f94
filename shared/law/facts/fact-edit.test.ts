import { describe, expect, it } from 'vitest';
import { askedFactPaths } from '../../rights';
import { ordinary } from '../schemes/cpro/cases';
import { factInput, factValue, withFact } from './fact-edit';
import { type Facts, factTable } from './facts';

const given = (facts: Facts | null): Facts => {
  if (facts === null) throw new Error('Refused');
  return facts;
};

describe('a fact typed on a form', () => {
  it.each([
    ['startsOn', '2026-10-01'],
    ['candidate.employed', true],
    ['employer.kind', 'scic'],
    ['contract.weeklyHours', 26.5],
    ['immersion.totalHours', 70],
  ])('%s takes its value and leaves the others', (path, value) => {
    const changed = given(withFact(ordinary, path, value));
    expect(factValue(changed, path)).toBe(value);
    expect(given(withFact(changed, path, factValue(ordinary, path)))).toMatchObject(ordinary);
  });

  it('is unknown again when it is taken away, which is not "known to be none"', () => {
    const changed = given(withFact(ordinary, 'contract.weeklyHours', undefined));
    expect(factTable.weeklyHours.read(changed)).toBeUndefined();
    expect(factTable.weeklyHours.read(given(withFact(ordinary, 'contract.weeklyHours', null)))).toBeNull();
  });

  it('is refused when the schema refuses it', () => {
    expect(withFact(ordinary, 'contract.weeklyHours', -1)).toBeNull();
    expect(withFact(ordinary, 'employer.kind', 'bakery')).toBeNull();
    expect(withFact(ordinary, 'nothing.such', 1)).toBeNull();
  });

  it('that is an object is "none", "some" or unknown', () => {
    expect(factValue(ordinary, 'contract.renewalOf')).toBe('none');
    const some = given(withFact(ordinary, 'contract.renewalOf', 'some'));
    expect(some.contract?.renewalOf).toEqual({});
    expect(factValue(some, 'contract.renewalOf')).toBe('some');
    const reason = given(withFact(some, 'contract.renewalOf.reason', 'exam-failure'));
    expect(reason.contract?.renewalOf).toEqual({ reason: 'exam-failure' });
    expect(given(withFact(reason, 'contract.renewalOf', 'none')).contract?.renewalOf).toBeNull();
  });
});

it.each(askedFactPaths)('a form knows how to ask for %s', (path) => {
  expect(factInput(path)).not.toBeNull();
});

it('every choice that a form offers is one that the facts accept', () => {
  for (const { path } of Object.values(factTable)) {
    const input = factInput(path);
    if (input?.kind !== 'choice') continue;
    for (const { value } of input.options) expect(withFact(ordinary, path, value), path).not.toBeNull();
  }
});
