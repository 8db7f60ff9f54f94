import { describe, expect, test } from 'vitest';
import { type CivilDate, civilDate } from '../../base/time';
import type { Candidate, Employer } from '../../fields';
import { type Facts, factsSchema } from '../../law';
import { fixtureCandidate, fixtureEmployer, fixtureFields, fixtureToday } from '../complete-file.fixture';
import { kindOf } from '../kinds';
import type { Fields } from './contract-file.schema';
import { employerFacts } from './fact-sources';
import { factsOf as factsOfFile } from './facts';

const factsOf = (candidate: Candidate, employer: Employer | null, fields: Fields, today: CivilDate): Facts =>
  factsOfFile(candidate, employer, fields, today, { own: kindOf('CPRO').factsOf(fields) });

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
        nationality: 'french',
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
});
