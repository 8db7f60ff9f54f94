import { describe, expect, test } from 'vitest';
import type { Change } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { typography } from '../../../base/text';
import { civilDate } from '../../../base/time';
import { evaluateScheme } from '../..';
import { monthlyCents } from '../../engine/pay';
import type { EvaluationContext } from '../../engine/scheme';
import { asking, factsSchema } from '../../facts/facts';
import { deadlines, trainingBounds } from '.';
import { changed, deadlineCases, decisionCases, ordinary, payCases, periodCases, tables } from './cases';
import { breakDeadline, decisionDeadline } from './deadlines';
import { requiredDocuments } from './documents';
import { isQualified, monthlyPaySchedule } from './pay';
import { judgeTutor } from './tutor';

const cproOf = (change: Change, context: EvaluationContext = {}) => {
  const answer = evaluateScheme('CPRO', changed(change), context);
  if (answer === null) throw new Error('no scheme');
  return answer;
};

describe('verdict', () => {
  runVerdictTables(tables);
  test('a refusal says from when, or by which act, it would change', () => {
    const tooYoung = cproOf({ candidate: { birthDate: '2011-03-02' } }).conditions.find(
      (each) => each.id === 'age',
    );
    expect(tooYoung?.changesOn).toBe('2027-03-02');
    expect(tooYoung?.explanation).toContain('2 mars 2027');
    const notSeeker = cproOf({ candidate: { birthDate: '1990-01-01', registeredJobSeekerSince: null } });
    expect(notSeeker.conditions.find((each) => each.id === 'age')?.explanation).toContain(
      'dès l’inscription',
    );
    const tooLong = cproOf({ endsOn: '2027-10-31' }).conditions.find((each) => each.id === 'duration');
    expect(tooLong?.explanation).toContain('6 septembre 2027');
    const tooShort = cproOf({ endsOn: '2027-01-31' }).conditions.find((each) => each.id === 'duration');
    expect(tooShort?.explanation).toContain('6 mars 2027');
    expect(cproOf({ on: '2004-09-30' }).conditions[0]?.changesOn).toBe('2004-10-01');
  });
  test('missing facts are named by their path and in French', () => {
    const answer = cproOf({ candidate: { birthDate: undefined }, contract: { weeklyHours: undefined } });
    expect(answer.missing).toEqual(expect.arrayContaining(['candidate.birthDate', 'contract.weeklyHours']));
    expect(answer.conditions.find((each) => each.id === 'age')?.explanation).toContain('date de naissance');
  });
  test('of a settled refusal nothing is missing, and the explanation says what would change it', () => {
    const known = { registeredJobSeekerSince: null, benefits: [], formerAidedContract: false };
    const of = (candidate: object) =>
      evaluateScheme(
        'CPRO',
        factsSchema.parse({ on: '2026-09-01', candidate: { birthDate: '1996-03-01', ...candidate } }),
      );
    expect(of(known)).toMatchObject({ verdict: 'ineligible', missing: [] });
    expect(of(known)?.conditions[0]?.explanation).toContain('le contrat s’ouvre dès l’inscription');
    const open = of({});
    expect(open?.verdict).toBe('to-check');
    expect(open?.missing.slice(0, 3)).toEqual([
      'candidate.registeredJobSeekerSince',
      'candidate.benefits',
      'candidate.formerAidedContract',
    ]);
    for (const fact of ['registeredJobSeekerSince', 'benefits', 'formerAidedContract'] as const) {
      const { [fact]: _, ...rest } = known;
      expect(of(rest)).toMatchObject({ verdict: 'to-check' });
      expect(of(rest)?.missing[0]).toBe(`candidate.${fact}`);
    }
  });
  test('a fact that would close a question left open by an unread wording is missing', () => {
    const answer = cproOf({
      on: '2011-05-22',
      startsOn: '2011-06-01',
      endsOn: '2013-05-31',
      candidate: { birthDate: '1987-01-01', registeredJobSeekerSince: undefined },
      contract: { trainingHours: 600 },
    });
    expect(answer).toMatchObject({
      verdict: 'to-check',
      missing: ['candidate.registeredJobSeekerSince'],
    });
  });
  test('nothing known: to check, and no figure is made up', () => {
    const answer = evaluateScheme('CPRO', { on: ordinary.on });
    expect(answer).toMatchObject({
      verdict: 'to-check',
      pay: null,
      training: null,
      deadlines: [],
      duration: { minMonths: 6, maxMonths: 12, toCheck: true },
    });
  });
  test('a work permit that was received settles the question', () => {
    const change = { candidate: { workPermitNeeded: true } };
    expect(cproOf(change).documents).toEqual(['ID', 'SEJ', 'DIP', 'PRG', 'CONV', 'TUT']);
    expect(cproOf(change, { heldDocuments: ['SEJ'] }).verdict).toBe('eligible');
  });
  test('outside its dates the scheme gives nothing else', () => {
    expect(cproOf({ on: '2004-09-30' })).toMatchObject({
      inForce: false,
      verdict: 'ineligible',
      pay: null,
      duration: null,
      form: null,
      documents: [],
      deadlines: [],
    });
  });
});

describe('longest action', () => {
  const unqualified = {
    level: 'infra3',
    diplomaObtained: false,
    diplomaKind: null,
    registeredJobSeekerSince: null,
  };
  test.each([
    ['ordinary public', {}, 12, false],
    ['branch agreement of 18 months', { contract: { branchAgreement: { maxMonths: 18 } } }, 18, false],
    [
      'branch agreement of 36 months: 24 for who is not a priority',
      { contract: { branchAgreement: { maxMonths: 36 } } },
      24,
      false,
    ],
    ['priority public', { candidate: unqualified }, 36, false],
    ['priority public, RSA', { candidate: { benefits: ['RSA'] } }, 36, false],
    [
      'priority public before 2019',
      { on: '2018-12-31', candidate: { ...unqualified, birthDate: '1998-01-01' } },
      24,
      false,
    ],
    [
      'unqualified before November 2009: the wording of the time was not read',
      { on: '2008-06-01', candidate: { ...unqualified, birthDate: '1988-01-01' } },
      24,
      true,
    ],
    [
      'long-term seeker before August 2015: the wording of the time was not read',
      { on: '2014-06-01', candidate: { birthDate: '1991-01-01', registeredJobSeekerSince: '2013-01-01' } },
      24,
      true,
    ],
    [
      'schooling unknown',
      { candidate: { upperSecondaryValidated: undefined, diplomaKind: undefined } },
      12,
      true,
    ],
  ] as const)('%s', (_name, change: Change, months, toCheck) => {
    expect(cproOf(change).duration).toMatchObject({ minMonths: 6, maxMonths: months, toCheck });
  });
});

describe('minimum pay', () => {
  test.each(payCases)('%s', (_situation, change, percent, of, monthly, toCheck) => {
    expect(cproOf(change).pay).toMatchObject({ percent, of, monthlyGross: monthly, toCheck });
  });
  test.each(periodCases)('%s', (_situation, change, periods) => {
    expect(
      cproOf(change).pay?.periods.map((each) => [each.from, each.to, each.percent, each.toCheck]),
    ).toEqual(periods);
  });
  test.each([
    [1165, 176692],
    [1188, 180180],
    [1202, 182303],
    [1231, 186702],
  ])('full time at %i cents an hour is %i cents a month (151 h 2/3)', (hourly, monthly) => {
    expect(monthlyCents(100, hourly, 35)).toBe(monthly);
  });
  test('hours and minutes are exact: 35 h 20', () => {
    expect(monthlyCents(100, 1231, 35 + 1 / 3)).toBe(Math.round((1231 * (106 / 3) * 52) / 12));
  });
  test('one line a month, cents, partial months flagged and not prorated', () => {
    const schedule = monthlyPaySchedule(ordinary);
    expect(schedule?.lines).toHaveLength(13);
    expect(schedule?.lines[0]).toMatchObject({
      month: '2026-09',
      from: '2026-09-07',
      to: '2026-09-30',
      isPartial: true,
      monthlyGrossCents: 130691,
    });
    expect(schedule?.lines[1]).toMatchObject({
      month: '2026-10',
      isPartial: false,
      toCheck: false,
      note: '',
    });
    expect(schedule?.lines[4]).toMatchObject({ month: '2027-01', toCheck: true, monthlyGrossCents: 130691 });
    expect(schedule?.lines.at(-1)).toMatchObject({ month: '2027-09', isPartial: true });
  });
  test('the 26th birthday is to check from its month on, whatever the text says of 21', () => {
    const lines =
      monthlyPaySchedule(changed({ candidate: { birthDate: '2000-10-15' }, endsOn: '2026-12-31' }))?.lines ??
      [];
    expect(lines.map((line) => [line.month, line.percent, line.toCheck])).toEqual([
      ['2026-09', 70, false],
      ['2026-10', 70, true],
      ['2026-11', 100, true],
      ['2026-12', 100, true],
    ]);
  });
  test('Mayotte has its own SMIC', () => {
    expect(cproOf({}, { territory: 'mayotte' }).pay).toMatchObject({
      hourlySmic: 9.56,
      monthlyGross: 1014.95,
    });
    expect(
      cproOf({ on: '2020-01-01', startsOn: '2020-01-06', endsOn: '2020-12-31' }, { territory: 'mayotte' })
        .pay,
    ).toMatchObject({ hourlySmic: null, monthlyGross: null, toCheck: true });
  });
  test('a conventional minimum is brought to the hours of the contract, to check', () => {
    const change = {
      candidate: { birthDate: '2000-01-01' },
      employer: { conventionalMinimumMonthly: 2400 },
      contract: { weeklyHours: 28, trainingHours: 250 },
    };
    expect(cproOf(change).pay).toMatchObject({
      of: 'conventional-minimum',
      monthlyGross: 1632,
      toCheck: true,
    });
  });
  test('dates in the wrong order give no period', () => {
    expect(cproOf({ endsOn: '2026-09-06' }).pay).toMatchObject({ percent: 70, periods: [] });
  });
  test('without a date the figure is that of the conclusion, to check', () => {
    expect(cproOf({ startsOn: undefined }).pay).toMatchObject({
      percent: 70,
      monthlyGross: 1306.91,
      toCheck: true,
      periods: [],
    });
  });
  test('a qualification needs a diploma that was obtained', () => {
    expect(isQualified(asking(changed({ candidate: { level: '4', diplomaObtained: false } }))).truth).toBe(
      'no',
    );
    // A BTS not obtained says nothing of the baccalaureate held: no more does an unknown level.
    for (const level of ['5', undefined])
      expect(isQualified(asking(changed({ candidate: { level, diplomaObtained: false } }))).truth).toBe(
        'unknown',
      );
    expect(
      isQualified(asking(changed({ candidate: { level: '4', diplomaKind: undefined } }))).missing,
    ).toEqual(['candidate.diplomaKind']);
  });
});

test('the published example: one situation, its whole answer', () => {
  const answer = evaluateScheme('CPRO', ordinary);
  expect(answer).toMatchObject({
    id: 'CPRO',
    label: 'Contrat de professionnalisation',
    inForce: true,
    verdict: 'eligible',
    missing: [],
    duration: { minMonths: 6, maxMonths: 12 },
    pay: { percent: 70, of: 'SMIC', hourlySmic: 12.31, monthlyGross: 1306.91, toCheck: false },
    training: { minHours: 273, maxHours: 455 },
    documents: ['ID', 'DIP', 'PRG', 'CONV', 'TUT'],
    form: { number: '12434', revision: '03' },
  });
  expect(answer?.conditions[0]).toMatchObject({
    id: 'age',
    verdict: 'met',
    source: 'Code du travail, art. L. 6325-1',
  });
  expect(answer?.pay?.periods).toHaveLength(1);
  expect(answer?.pay?.periods[0]).toMatchObject({
    from: '2026-09-07',
    to: '2027-09-06',
    percent: 70,
    monthlyGross: 1306.91,
  });
  expect(answer?.deadlines[0]).toMatchObject({ code: 'CPRO_DEPOT', due: '2026-09-12', source: 'D. 6325-1' });
});

describe('training', () => {
  test('12 months at 35 hours: 273 to 455 hours', () => {
    expect(trainingBounds(ordinary)).toEqual({
      minHours: 273,
      maxHours: 455,
      totalHours: 1820,
      practice: { minHours: 241.05, maxHours: 401.75 },
    });
  });
  test('never under 150 hours', () => {
    expect(trainingBounds(changed({ endsOn: '2027-03-06' }))).toMatchObject({
      minHours: 150,
      maxHours: 227.5,
    });
  });
  test.each([
    ['no agreement', null, 455, 'au-delà, par accord de branche'],
    ['an agreement that says nothing of it', {}, 455, 'au-delà, par accord de branche'],
    ['an agreement of 40 %', { maxTrainingShare: 0.4 }, 728, '15 à 40 %'],
    ['an agreement below the article', { maxTrainingShare: 0.2 }, 455, '15 à 25 %'],
  ])('one range alone is told, that which applies: %s', (_, branchAgreement, maxHours, note) => {
    const told = evaluateScheme('CPRO', changed({ contract: { branchAgreement } }))?.training;
    expect(told).toMatchObject({ minHours: 273, maxHours });
    expect(told?.note.replaceAll(/\s/gu, ' ')).toContain(note);
    expect(told?.note).not.toMatch(/1\s607/u);
  });
  test('unknown without dates', () => {
    expect(trainingBounds(changed({ endsOn: undefined }))).toBeNull();
  });
});

describe('time limits', () => {
  test.each(deadlineCases)('started on %s', (start, filing, dayOff, programme) => {
    const found = cproOf({ on: start, startsOn: start, endsOn: '2028-01-01' }).deadlines;
    expect(found.find((each) => each.code === 'CPRO_DEPOT')).toMatchObject({
      due: filing,
      fallsOnDayOff: dayOff,
    });
    expect(found.find((each) => each.code === 'CPRO_PROGRAMME')).toMatchObject({ due: programme });
  });
  test.each(decisionCases)('received on %s', (received, code, due) => {
    expect(decisionDeadline(civilDate(received), civilDate(received))).toMatchObject({ code, due });
  });
  test('the decision has no date before reception, and joins the answer after it', () => {
    expect(deadlines(ordinary).find((each) => each.code === 'CPRO_DECISION_2')?.due).toBeNull();
    expect(cproOf({}).deadlines.map((each) => each.code)).toEqual([
      'CPRO_DEPOT',
      'CPRO_PROGRAMME',
      'CPRO_CARTE',
    ]);
    expect(
      cproOf({}, { receivedOn: civilDate('2026-09-11') }).deadlines.find(
        (each) => each.code === 'CPRO_DECISION_2',
      )?.due,
    ).toBe('2026-10-01');
  });
  test('a break is reported within thirty days', () => {
    expect(breakDeadline(civilDate('2027-01-15'), ordinary.on)).toMatchObject({
      due: '2027-02-14',
      confidence: 'V',
      fallsOnDayOff: true,
    });
    expect(breakDeadline(civilDate('2021-03-31'), ordinary.on)).toMatchObject({
      due: '2021-04-30',
      confidence: 'N',
    });
  });
  test.each([
    ['30/07/2024', '2024-07-30', '2024-07-31', 'S', false],
    ['31/07/2024', '2024-07-31', '2024-08-01', 'V', true],
    ['01/08/2024', '2024-08-01', '2024-08-02', 'V', true],
  ])(
    'concluded on %s: filing by the online service since 1 August 2024',
    (_label, on, startsOn, confidence, isOnline) => {
      const filing = deadlines(changed({ on, startsOn, endsOn: '2025-07-30' })).find(
        (each) => each.code === 'CPRO_DEPOT',
      );
      expect(filing?.confidence).toBe(confidence);
      expect(filing?.rule.includes('service dématérialisé')).toBe(isOnline);
    },
  );
  test.each([
    ['twelve months, RNCP, 22 years', {}, true],
    ['twelve months less a day', { endsOn: '2027-09-05' }, false],
    ['a CQP', { contract: { qualification: 'CQP' } }, false],
    ['26 years', { candidate: { birthDate: '2000-01-01' } }, false],
    [
      'before the decree',
      {
        on: '2011-12-29',
        startsOn: '2012-01-02',
        endsOn: '2013-01-01',
        candidate: { birthDate: '1990-01-01' },
      },
      false,
    ],
    [
      'the day of the decree',
      {
        on: '2011-12-30',
        startsOn: '2012-01-02',
        endsOn: '2013-01-01',
        candidate: { birthDate: '1990-01-01' },
      },
      true,
    ],
  ] as const)('student card: %s', (_name, change: Change, isDue) => {
    expect(cproOf(change).deadlines.some((each) => each.code === 'CPRO_CARTE')).toBe(isDue);
  });
  test.each([
    ['RNCP', '2026-10-01'],
    ['CQP', null],
    ['vae-pathway', null],
  ])('student card for %s: dated only when the register is certain', (qualification, due) => {
    const card = deadlines(changed({ contract: { qualification } })).find(
      (each) => each.code === 'CPRO_CARTE',
    );
    expect(card?.due).toBe(due);
    expect(card?.note === '').toBe(due !== null);
  });
  test('no card for a qualification of the branch', () => {
    const codes = deadlines(changed({ contract: { qualification: 'branch-classification' } })).map(
      (each) => each.code,
    );
    expect(codes).not.toContain('CPRO_CARTE');
  });
  test('holidays are those of the territory', () => {
    const start = { on: '2026-05-15', startsOn: '2026-05-17', endsOn: '2027-05-16' };
    expect(cproOf(start).deadlines[0]).toMatchObject({ due: '2026-05-22', fallsOnDayOff: false });
    expect(cproOf(start, { territory: 'martinique' }).deadlines[0]).toMatchObject({
      due: '2026-05-22',
      fallsOnDayOff: true,
    });
  });
});

describe('supporting documents', () => {
  const codes = (change: Change) =>
    requiredDocuments(changed(change))
      .filter((each) => each.isRequired)
      .map((each) => each.code);
  test.each([
    ['17 years', { candidate: { birthDate: '2009-03-12' } }, ['ID', 'DIP', 'REP', 'PRG', 'CONV', 'TUT']],
    [
      'job seeker of 30',
      { candidate: { birthDate: '1996-01-01' } },
      ['ID', 'DIP', 'DE', 'PRG', 'CONV', 'TUT'],
    ],
    ['RSA', { candidate: { benefits: ['RSA'] } }, ['ID', 'DIP', 'MIN', 'PRG', 'CONV', 'TUT']],
    [
      'job seeker of 22 for a year and a day',
      { candidate: { registeredJobSeekerSince: '2025-08-31' } },
      ['ID', 'DIP', 'DE', 'PRG', 'CONV', 'TUT'],
    ],
    [
      'job seeker of 22 for a year to the day',
      { candidate: { registeredJobSeekerSince: '2025-09-01' } },
      ['ID', 'DIP', 'PRG', 'CONV', 'TUT'],
    ],
    ['before the tutor was compulsory', { on: '2014-03-06' }, ['ID', 'DIP', 'REP', 'PRG', 'CONV']],
    [
      'the day the tutor becomes compulsory',
      { on: '2014-03-07' },
      ['ID', 'DIP', 'REP', 'PRG', 'CONV', 'TUT'],
    ],
  ] as const)('%s', (_name, change: Change, expected) => {
    expect(codes(change)).toEqual(expected);
  });
  test('a document that hangs on a missing fact is listed, not required', () => {
    const documents = requiredDocuments(changed({ candidate: { workPermitNeeded: undefined } }));
    expect(documents.find((each) => each.code === 'SEJ')?.isRequired).toBe(false);
  });
  test('own training service and second employer', () => {
    const found = requiredDocuments(ordinary, { trainsItself: true, hasSecondEmployer: true }).map(
      (each) => each.code,
    );
    expect(found).toEqual(['ID', 'DIP', 'PRG', 'TRI', 'TUT']);
  });
});

describe('form', () => {
  test('revision 03 today; earlier revisions are not verified', () => {
    expect(cproOf({}).form).toMatchObject({ number: '12434', revision: '03', confidence: 'S' });
    expect(cproOf({ on: '2020-08-31' }).form).toMatchObject({
      number: '12434',
      revision: '02',
      confidence: 'N',
    });
  });
});

describe('tutor', () => {
  const tutor = { experienceYears: 2, currentTutees: 2, isEmployer: false };
  test.each([
    ['two years, third person', tutor, 'private-company', ['met', 'met']],
    ['one year', { ...tutor, experienceYears: 1 }, 'private-company', ['not-met', 'met']],
    ['fourth person', { ...tutor, currentTutees: 3 }, 'private-company', ['met', 'not-met']],
    [
      'employer, second person',
      { ...tutor, isEmployer: true, currentTutees: 1 },
      'private-company',
      ['met', 'met'],
    ],
    ['employer, third person', { ...tutor, isEmployer: true }, 'private-company', ['met', 'not-met']],
    [
      'nothing known',
      { experienceYears: null, currentTutees: null, isEmployer: false },
      null,
      ['unknown', 'unknown'],
    ],
    ['temporary-work agency', { ...tutor, experienceYears: 0 }, 'temp-agency', ['met']],
  ] as const)('%s (D. 6325-6, D. 6325-9, D. 6325-10)', (_name, facts, kind, verdicts) => {
    expect(judgeTutor(facts, kind).map((each) => each.verdict)).toEqual(verdicts);
  });
});

test.each([
  ['70 %', {}, 70, '21 à 25 ans, sans', ['L6325-8', 'D6325-15', 'D6325-16']],
  ['80 %', { candidate: { level: '4' } }, 80, '21 à 25 ans, avec', ['L6325-8', 'D6325-15', 'D6325-16']],
  ['55 %', { candidate: { birthDate: '2006-09-08' } }, 55, 'moins de 21 ans, sans', ['L6325-8', 'D6325-15']],
  ['the SMIC', { candidate: { birthDate: '1996-03-12' } }, 100, '26 ans et plus', ['L6325-9', 'D6325-18']],
] as const)('the answer itself says why the pay is %s', (_name, change, percent, row, articles) => {
  const pay = cproOf(change).pay;
  expect(pay?.percent).toBe(percent);
  expect(pay?.because.row.startsWith(typography(row))).toBe(true);
  expect(pay?.because.articles).toEqual(articles);
  expect(pay?.because.facts[0]).toBe('candidate.birthDate');
  expect(pay?.periods[0]?.because).toEqual(pay?.because);
  expect(cproOf(change).conditions.every(({ cites }) => cites.articles.length > 0 || cites.text !== '')).toBe(
    true,
  );
});
