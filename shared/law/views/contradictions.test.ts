import { describe, expect, it } from 'vitest';
import type { Change } from '../../../test/support/law-cases';
import { factSpec } from '../facts/facts';
import { changed, ordinary } from '../schemes/cpro/cases';
import { contradictionsOf } from './contradictions';

it('finds nothing to say of the ordinary contract', () => {
  expect(contradictionsOf(ordinary)).toEqual([]);
});

describe('facts that cannot be true together are said', () => {
  const cases: readonly (readonly [string, Change, readonly string[]])[] = [
    ['an end before the start', { endsOn: '2026-09-06' }, ['endsOn', 'startsOn']],
    [
      'a first contract that prolongs another',
      { contract: { renewalOf: null, extension: 'exam-failure' } },
      ['contract.renewalOf', 'contract.extension'],
    ],
    ['a start before the conclusion', { startsOn: '2026-08-31' }, ['startsOn', 'on']],
    [
      'in training and employed',
      { candidate: { inTraining: true, employed: true } },
      ['candidate.employed', 'candidate.inTraining'],
    ],
    [
      'a student registered as a job seeker',
      { candidate: { student: true } },
      ['candidate.student', 'candidate.registeredJobSeekerSince'],
    ],
    [
      'a registration to come',
      { candidate: { registeredJobSeekerSince: '2026-09-02' } },
      ['candidate.registeredJobSeekerSince', 'on'],
    ],
    [
      'more months in twelve than in eighteen',
      { candidate: { jobSeekerMonthsInLast12: 7 } },
      ['candidate.jobSeekerMonthsInLast12', 'candidate.jobSeekerMonthsInLast18'],
    ],
    [
      'a baccalauréat without the second cycle',
      { candidate: { level: '4' } },
      ['candidate.upperSecondaryValidated', 'candidate.level'],
    ],
    [
      'a first higher cycle under the baccalauréat',
      { candidate: { firstHigherCycleUnfinished: true } },
      ['candidate.firstHigherCycleUnfinished', 'candidate.level'],
    ],
    [
      'an aid decided after the conclusion',
      { contract: { aidDecidedOn: '2026-09-02' } },
      ['contract.aidDecidedOn', 'on'],
    ],
    [
      'a private individual with many employees',
      { employer: { kind: 'private-individual' } },
      ['employer.headcount', 'employer.kind'],
    ],
  ];
  it.each(cases)('%s', (_name, change, paths) => {
    const found = contradictionsOf(changed(change));
    expect(found.map((each) => each.facts)).toEqual([paths]);
    expect(found[0]?.sentence).toMatch(/^\p{Lu}.*\.$/u);
  });

  it.each([
    ['the day of the start', { endsOn: '2026-09-07' }],
    ['a registration of the very day', { candidate: { registeredJobSeekerSince: '2026-09-01' } }],
    ['unknown facts', { endsOn: undefined, candidate: { student: undefined, employed: undefined } }],
  ] satisfies readonly (readonly [string, Change])[])('but not %s', (_name, change) => {
    expect(contradictionsOf(changed(change))).toEqual([]);
  });
});

it('names facts that exist', () => {
  const found = contradictionsOf(
    changed({
      endsOn: '2026-01-01',
      startsOn: '2026-08-01',
      candidate: { inTraining: true, employed: true, student: true, lastCejEndedOn: '2027-01-01' },
    }),
  );
  expect(found).toHaveLength(5);
  for (const path of found.flatMap((each) => each.facts))
    expect(path === 'on' || factSpec(path) !== null, path).toBe(true);
});
