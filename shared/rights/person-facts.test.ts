import { describe, expect, test } from 'vitest';
import { type CivilDate, civilDate } from '../base/time';
import { type CandidateInput, type Enrolment, emptyCandidate, type SchemeId } from '../fields';
import { isFactValue, isStillTold, type KnownPerson, personFacts } from './person-facts';
import { type AskedFact, askedFactPaths } from './rights.procedures';

const today = civilDate('2026-09-15');
const on = civilDate('2026-09-01');

const candidate = (more: Partial<CandidateInput> = {}): CandidateInput => ({
  ...emptyCandidate,
  birthName: 'Canari',
  firstName: 'Zoé',
  birthDate: civilDate('2004-03-12'),
  ...more,
});
const enrolment = (
  scheme: SchemeId,
  signedOn: string | null,
  endedOn: string | null = null,
): Pick<Enrolment, 'scheme' | 'signedOn' | 'endedOn'> => ({
  scheme,
  signedOn: signedOn === null ? null : civilDate(signedOn),
  endedOn: endedOn === null ? null : civilDate(endedOn),
});
const told = (path: AskedFact['path'], value: AskedFact['value'], toldOn = '2026-09-10'): AskedFact => ({
  path,
  value,
  toldOn: civilDate(toldOn),
});
const factsOf = (
  enrolments: readonly Pick<Enrolment, 'scheme' | 'signedOn' | 'endedOn'>[],
  asked: readonly AskedFact[] = [],
  more: Partial<CandidateInput> = {},
  at: CivilDate = on,
  periods: KnownPerson['periods'] = [],
) => personFacts({ candidate: candidate(more), enrolments, periods, asked }, at, today).candidate ?? {};

describe('the contract of support in force', () => {
  test.each<[string, string, string | null, string, string | undefined]>([
    ['the day before its signature there is none', '2026-09-02', null, '2026-09-01', undefined],
    ['it is in force on the day of its signature', '2026-09-01', null, '2026-09-01', '2026-09-01'],
    ['it is in force the day before its end', '2026-01-05', '2026-09-02', '2026-09-01', '2026-01-05'],
    ['it is no more on the day of its end', '2026-01-05', '2026-09-01', '2026-09-01', undefined],
  ])('%s', (_rule, signedOn, endedOn, at, expected) => {
    for (const scheme of ['CIVIS', 'CIVIS_RENFORCE', 'PACEA', 'CEJ'] as const)
      expect(factsOf([enrolment(scheme, signedOn, endedOn)], [], {}, civilDate(at)).supportSignedOn).toBe(
        expected,
      );
  });
  test('of two in force, the last one signed counts', () => {
    expect(factsOf([enrolment('PACEA', '2026-01-05'), enrolment('CEJ', '2026-06-01')]).supportSignedOn).toBe(
      '2026-06-01',
    );
  });
  test('a mentoring or an immersion is no contract of support', () => {
    expect(
      factsOf([enrolment('PARRAINAGE', '2026-01-05'), enrolment('PMSMP', '2026-08-25')]),
    ).not.toHaveProperty('supportSignedOn');
  });
  test('an extract that gives no date of signature leaves it unknown', () => {
    expect(factsOf([enrolment('PACEA', null)])).not.toHaveProperty('supportSignedOn');
  });
});

describe('the last CEJ', () => {
  test.each<[string, string, string | undefined]>([
    ['has not ended the day before its end', '2026-08-31', undefined],
    ['has ended on the day of its end', '2026-09-01', '2026-09-01'],
    ['has ended the day after', '2026-09-02', '2026-09-01'],
  ])('%s', (_rule, at, expected) => {
    expect(
      factsOf([enrolment('CEJ', '2025-09-01', '2026-09-01')], [], {}, civilDate(at)).lastCejEndedOn,
    ).toBe(expected);
  });
  test('is the latest of several, and another contract is none', () => {
    const ended = [
      enrolment('CEJ', '2023-01-02', '2023-12-31'),
      enrolment('CEJ', '2025-01-02', '2025-10-01'),
      enrolment('PACEA', '2025-01-02', '2026-02-01'),
    ];
    expect(factsOf(ended).lastCejEndedOn).toBe('2025-10-01');
  });
  test('told by the person, it counts when it is later than the one on file, and not before', () => {
    const onFile = [enrolment('CEJ', '2025-01-02', '2025-10-01')];
    const end = (value: AskedFact['value']) =>
      factsOf(onFile, [told('candidate.lastCejEndedOn', value)]).lastCejEndedOn;
    expect(end('2026-03-31')).toBe('2026-03-31');
    expect(end('2024-03-31')).toBe('2025-10-01');
    expect(end(null)).toBe('2025-10-01');
    expect(factsOf([], [told('candidate.lastCejEndedOn', null)]).lastCejEndedOn).toBeNull();
  });
});

describe('accompanied', () => {
  test('from the first reception on, unknown the day before', () => {
    const at = (day: string) =>
      factsOf([], [], { firstReceptionOn: civilDate('2026-09-01') }, civilDate(day)).accompanied;
    expect([at('2026-08-31'), at('2026-09-01'), at('2026-09-02')]).toEqual([undefined, true, true]);
  });
  test('as long as any enrolment is in force, dated or not', () => {
    expect(factsOf([enrolment('AUTRE', null)]).accompanied).toBe(true);
    expect(factsOf([enrolment('AUTRE', null, '2026-08-31')]).accompanied).toBeUndefined();
  });
});

describe('what the person told', () => {
  test('fills what neither the form nor the enrolments say', () => {
    expect(
      factsOf([], [told('candidate.employed', false), told('candidate.taxBracket', 'none')]),
    ).toMatchObject({
      employed: false,
      taxBracket: 'none',
    });
  });
  test('never replaces what the form says', () => {
    const asked = [told('candidate.jobSeekerMonthsInLast18', 3)];
    const registered = { jobSeeker: 'yes', jobSeekerSince: civilDate('2024-01-01') } as const;
    expect(factsOf([], asked, registered).jobSeekerMonthsInLast18).toBe(18);
    expect(factsOf([], asked).jobSeekerMonthsInLast18).toBe(3);
  });
  test('known to be none is not unknown', () => {
    const facts = factsOf([], [told('candidate.previousApprenticeshipEndedOn', null)]);
    expect(facts.previousApprenticeshipEndedOn).toBeNull();
    expect(facts).not.toHaveProperty('previousApprenticeshipLevel');
  });
  test('no fact is undefined: what is not known is absent', () => {
    expect(Object.values(factsOf([]))).not.toContain(undefined);
  });
  test.each<[string, string, boolean]>([
    ['counts the day before six months', '2026-03-16', true],
    ['counts on the day of six months', '2026-03-15', true],
    ['is asked again the day after', '2026-03-14', false],
  ])('what passes %s', (_rule, toldOn, counts) => {
    const fact = told('candidate.employed', true, toldOn);
    expect(isStillTold(fact, today)).toBe(counts);
    expect('employed' in factsOf([], [fact])).toBe(counts);
  });
  test('what is done stays told', () => {
    expect(factsOf([], [told('candidate.lowerSecondaryCompleted', true, '2020-01-01')])).toMatchObject({
      lowerSecondaryCompleted: true,
    });
  });
});

describe('a value that may be told', () => {
  test.each<[AskedFact['path'], AskedFact['value'], boolean]>([
    ['candidate.employed', true, true],
    ['candidate.employed', null, true],
    ['candidate.employed', 'oui', false],
    ['candidate.jobSeekerMonthsInLast18', 18, true],
    ['candidate.jobSeekerMonthsInLast18', 19, false],
    ['candidate.jobSeekerMonthsInLast12', 6.5, false],
    ['candidate.monthlyResources', 512.4, true],
    ['candidate.monthlyResources', -1, false],
    ['candidate.taxBracket', 'first', true],
    ['candidate.taxBracket', 'second', false],
    ['candidate.lastCejEndedOn', '2026-02-28', true],
    ['candidate.lastCejEndedOn', '2026-02-30', false],
    ['candidate.previousApprenticeshipLevel', '4', true],
    ['candidate.previousApprenticeshipLevel', '44', false],
  ])('%s: %j is %s', (path, value, expected) => expect(isFactValue(path, value)).toBe(expected));

  test('every fact that is asked exists in the facts', () => {
    for (const path of askedFactPaths) expect(isFactValue(path, null), path).toBe(true);
  });
});

describe('the situation of a day says what the form says without a date', () => {
  const school = {
    kind: 'schooling',
    startsOn: civilDate('2025-09-01'),
    endsOn: civilDate('2026-06-30'),
  } as const;
  const read = (
    at: string,
    periods: KnownPerson['periods'] = [school],
    more: Partial<CandidateInput> = {},
  ) => {
    const { student, inTraining, employed } = factsOf([], [], more, civilDate(at), periods);
    return { student, inTraining, employed };
  };
  const nothing = { student: undefined, inTraining: undefined, employed: undefined };
  test.each([
    ['the day before it begins', '2025-08-31', nothing],
    ['its first day', '2025-09-01', { ...nothing, student: true }],
    ['its last day', '2026-06-30', { ...nothing, student: true }],
    ['the day after', '2026-07-01', nothing],
  ])('%s', (_, at, said) => {
    expect(read(at)).toEqual(said);
  });
  test('over the form on its days; the form holds on the others', () => {
    expect(read('2026-06-30', [school], { student: 'no' }).student).toBe(true);
    expect(read('2026-07-01', [school], { student: 'no' }).student).toBe(false);
  });
  test.each([
    ['employment', { ...nothing, employed: true }],
    ['work-study', { ...nothing, employed: true }],
    ['training', { ...nothing, inTraining: true }],
    ['job-seeking', { student: false, inTraining: false, employed: false }],
    ['none', { student: false, inTraining: false, employed: false }],
    // What it is for each scheme, its own texts say: nothing is taken from it.
    ['civic-service', nothing],
    ['tutor', nothing],
  ] as const)('%s', (kind, said) => {
    expect(read('2026-01-01', [{ ...school, kind }])).toEqual(said);
  });
});
