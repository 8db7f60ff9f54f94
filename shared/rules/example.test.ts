import { expect, test } from 'vitest';
import { evaluate, readFacts } from '.';

/** The worked example of the documentation: a 22-year-old with a CAP, twelve months at 35 hours. */
const example = {
  on: '2026-09-01',
  startsOn: '2026-09-07',
  endsOn: '2027-09-06',
  candidate: {
    birthDate: '2004-03-12',
    level: '3',
    diplomaObtained: true,
    diplomaKind: 'professional',
    upperSecondaryValidated: false,
    firstHigherCycleUnfinished: false,
    registeredJobSeekerSince: '2026-03-01',
    jobSeekerMonthsInLast18: 6,
    disabledWorker: false,
    benefits: [],
    formerAidedContract: false,
    student: false,
    inTraining: false,
    specialDifficulties: true,
    residence: 'QPV',
    workPermitNeeded: false,
  },
  employer: { kind: 'private-company', headcount: 120, idcc: '2098', conventionalMinimumMonthly: 1890.0 },
  contract: {
    nature: 'CDD',
    weeklyHours: 35,
    trainingHours: 300,
    renewalOf: null,
    qualification: 'RNCP',
    branchAgreement: null,
  },
};

test('the worked example comes out whole', () => {
  const read = readFacts(example);
  if (!read.ok) throw new Error(read.message);
  const answer = evaluate(read.facts);
  if (process.env['SHOW']) console.log(JSON.stringify(answer, null, 1));
  expect(answer).toMatchObject({
    on: '2026-09-01',
    schemes: [
      {
        id: 'CPRO',
        label: 'Contrat de professionnalisation',
        inForce: true,
        verdict: 'eligible',
        missing: [],
        duration: { minMonths: 6, maxMonths: 12, toCheck: false },
        pay: {
          percent: 70,
          of: 'SMIC',
          hourlySmic: 12.31,
          monthlyGross: 1306.91,
          toCheck: false,
          periods: [{ from: '2026-09-07', to: '2027-09-06', percent: 70, monthlyGross: 1306.91 }],
        },
        training: { minHours: 273, maxHours: 455 },
        form: { number: '12434', revision: '03' },
        documents: ['ID', 'DIP', 'PRG', 'CONV', 'TUT'],
      },
    ],
  });
  expect(answer.schemes[0]?.conditions.find((condition) => condition.id === 'age')).toMatchObject({
    verdict: 'met',
    source: 'Code du travail, art. L. 6325-1',
  });
  expect(answer.schemes[0]?.deadlines.find((deadline) => deadline.code === 'CPRO_DEPOT')).toMatchObject({
    due: '2026-09-12',
    source: 'D. 6325-1',
    fallsOnDayOff: true,
  });
});
