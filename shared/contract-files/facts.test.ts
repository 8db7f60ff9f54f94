import { describe, expect, test } from 'vitest';
import { factsSchema } from '../rules';
import { civilDate } from '../time';
import { fixtureCandidate, fixtureEmployer, fixtureFields, fixtureToday } from './complete-file.fixture';
import type { Fields } from './contract-files.procedures';
import { contractFacts, employerFacts, factsOf } from './facts';

describe('what a file says to the rules', () => {
  test('the complete file, word for word', () => {
    const facts = factsOf(fixtureCandidate(), fixtureEmployer(), fixtureFields(), fixtureToday);
    expect(facts).toEqual({
      on: '2026-09-01',
      startsOn: '2026-09-07',
      endsOn: '2027-09-06',
      candidate: {
        birthDate: '2004-03-12',
        level: '4',
        diplomaObtained: true,
        diplomaKind: 'general',
        upperSecondaryValidated: true,
        registeredJobSeekerSince: '2026-03-01',
        disabledWorker: false,
        benefits: [],
        formerAidedContract: false,
        workPermitNeeded: false,
      },
      employer: {
        kind: 'private-company',
        headcount: 120,
        region: '93',
        idcc: '2098',
        conventionalMinimumMonthly: 1890,
      },
      contract: {
        nature: 'CDD',
        weeklyHours: 35,
        trainingHours: 350,
        renewalOf: null,
        qualification: 'RNCP',
        branchAgreement: null,
      },
    });
    expect(factsSchema.safeParse(facts).success).toBe(true);
  });
  test('nothing typed: today is the date, and what is not known is absent, neither null nor false', () => {
    const facts = factsOf(
      fixtureCandidate({ jobSeeker: 'unknown', jobSeekerSince: null, benefits: null }),
      null,
      {},
      fixtureToday,
    );
    expect(facts.on).toBe(fixtureToday);
    expect(Object.keys(facts).sort()).toEqual(['candidate', 'contract', 'on']);
    expect(facts.contract).toEqual({});
    expect(facts.candidate).not.toHaveProperty('benefits');
    expect(facts.candidate).not.toHaveProperty('registeredJobSeekerSince');
  });
  test('known to be none is null: no registration, no agreement, no renewal', () => {
    const facts = factsOf(
      fixtureCandidate({ jobSeeker: 'no', jobSeekerSince: null }),
      fixtureEmployer({ idcc: '9999', conventionalMinimumCents: null }),
      fixtureFields(),
      fixtureToday,
    );
    expect(facts.candidate?.registeredJobSeekerSince).toBeNull();
    expect(facts.employer).toMatchObject({ idcc: null, conventionalMinimumMonthly: null });
    expect(facts.contract).toMatchObject({ renewalOf: null, branchAgreement: null });
  });
  test('the region is that of the address, and is not known in doubt', () => {
    const region = (postcode: string) =>
      employerFacts(fixtureEmployer({ postcode }), civilDate('2026-09-01')).region;
    expect([region('13002'), region('97410'), region('97150'), region('')]).toEqual([
      '93',
      '04',
      undefined,
      undefined,
    ]);
  });
  test('an unknown minimum of a branch stays unknown', () => {
    expect(
      employerFacts(fixtureEmployer({ conventionalMinimumCents: null }), civilDate('2026-09-01')),
    ).not.toHaveProperty('conventionalMinimumMonthly');
  });

  test.each<[string, Fields, object]>([
    ['a temporary-work contract is a CDD for the rules', { 'contract.nature': 'CTT' }, { nature: 'CDD' }],
    [
      'hours and minutes make decimal hours',
      { 'contract.weeklyHours': 34, 'contract.weeklyMinutes': 30 },
      { weeklyHours: 34.5 },
    ],
    ['zero hours are not known hours', { 'contract.weeklyHours': 0 }, {}],
    ['minutes alone are not a working time', { 'contract.weeklyMinutes': 30 }, {}],
    ['zero hours of training are known', { 'training.totalHours': 0 }, { trainingHours: 0 }],
    ['two seasonal employers make a first contract', { 'contract.type': '12' }, { renewalOf: null }],
    [
      'after a failure',
      { 'contract.type': '21', 'contract.timesRenewed': 0 },
      { renewalOf: { reason: 'exam-failure', timesRenewed: 0 } },
    ],
    [
      'after the default of the training body',
      { 'contract.type': '22' },
      { renewalOf: { reason: 'training-body-default' } },
    ],
    ['after an interruption whose reason is not typed', { 'contract.type': '23' }, { renewalOf: {} }],
    [
      'after a maternity',
      { 'contract.type': '23', 'contract.interruptionReason': 'maternity' },
      { renewalOf: { reason: 'maternity' } },
    ],
    [
      'towards another qualification',
      { 'contract.type': '24' },
      { renewalOf: { reason: 'further-qualification' } },
    ],
    ['CQP', { 'training.qualificationType': '2' }, { qualification: 'CQP' }],
    [
      'classification of a branch',
      { 'training.qualificationType': '3' },
      { qualification: 'branch-classification' },
    ],
    ['experiment', { 'training.qualificationType': '4' }, { qualification: 'experimental' }],
    ['VAE', { 'training.qualificationType': '8' }, { qualification: 'vae-pathway' }],
    ['an agreement without figures', { 'agreement.applies': true }, { branchAgreement: {} }],
    [
      'an agreement with its figures',
      { 'agreement.applies': true, 'agreement.maxMonths': 24, 'agreement.maxTrainingPercent': 40 },
      { branchAgreement: { maxMonths: 24, maxTrainingShare: 0.4 } },
    ],
  ])('%s', (_what, fields, expected) => {
    expect(contractFacts(fields)).toEqual(expected);
    expect(
      factsSchema.safeParse({ on: civilDate('2026-09-01'), contract: contractFacts(fields) }).success,
    ).toBe(true);
  });
});
