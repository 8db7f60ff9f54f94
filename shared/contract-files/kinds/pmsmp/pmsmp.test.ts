import { describe, expect, test } from 'vitest';
import { civilDate } from '../../../base/time';
import { answerOf } from '../../../law/engine/scheme';
import { checklistOf } from '../../checklist';
import { fixtureCandidate, fixtureEmployer, fixtureTutor } from '../../complete-file.fixture';
import type { Review } from '../../contract-files.procedures';
import type { Fields } from '../../engine/contract-file.schema';
import { lawOf } from '../../engine/kind';
import { kindContextOf, type ReviewInput, review } from '../../review';
import { transitionsFrom } from '../../transitions';
import { pmsmpKind } from '.';

const fields = (more: Fields = {}): Fields => ({
  'prescriber.kind': 'mission-locale',
  'prescriber.name': 'Mission locale modèle',
  'prescriber.address': '1 place de l’Exemple, 13001 Marseille',
  'beneficiary.isEmployed': false,
  'host.activity': 'Centre d’appels',
  'support.isDistinct': false,
  'support.referent': 'Conseillère A',
  'support.referentJob': 'Conseillère en insertion',
  'immersion.trade': 'Conseiller relation client',
  'immersion.object': 'discover-trade',
  'immersion.aims': 'Observer le métier.',
  'immersion.evaluation': 'Entretien à trois.',
  'contract.concludedOn': '2026-09-01',
  'contract.startsOn': '2026-09-07',
  'contract.endsOn': '2026-09-18',
  'contract.weeklyHours': 30,
  'immersion.totalHours': 60,
  'immersion.place': '1 avenue de la République, Marseille',
  'immersion.schedule': 'De 9 h à 16 h.',
  'immersion.tasks': 'Écoute d’appels.',
  'immersion.isNoJob': true,
  'immersion.isRenewal': false,
  'immersion.earlierConventions': 0,
  'signature.place': 'Marseille',
  ...more,
});

function inputOf(more: Partial<Omit<ReviewInput, 'checklist'>> = {}): ReviewInput {
  const bare = {
    kind: pmsmpKind,
    candidate: fixtureCandidate(),
    employer: fixtureEmployer(),
    tutor: fixtureTutor(),
    fields: fields(),
    status: 'draft',
    dates: {},
    otherTutees: [],
    today: civilDate('2026-08-20'),
    ...more,
  } as const satisfies Omit<ReviewInput, 'checklist'>;
  return { ...bare, checklist: checklistOf(bare, [], []).map((line) => ({ ...line, status: 'received' })) };
}

const reviewed = (more: Fields = {}, rest: Partial<Omit<ReviewInput, 'checklist'>> = {}): Review =>
  review(inputOf({ fields: fields(more), ...rest }));
const told = (remarks: Review['blocking'], field: string): string =>
  remarks
    .filter((each) => each.field === field)
    .map((each) => `${each.message} ${each.source}`.replace(/[\u00A0\u202F]/gu, ' '))
    .join(' | ');

test('a complete convention lacks nothing and may be signed', () => {
  const found = reviewed();
  expect(found.law.verdict).toBe('eligible');
  expect([found.missing, found.blocking, found.warnings]).toEqual([[], [], []]);
  expect(found.transitions.find(({ to }) => to === 'ready')?.blockedBecause).toBeNull();
});

describe('a month at most, from date to date (D. 5135-3)', () => {
  test.each([
    ['2026-10-05', '', ''],
    ['2026-10-06', '', ''],
    // The text does not say whether the first day counts: to be checked, not refused.
    ['2026-10-07', '', 'même quantième'],
    ['2026-10-08', 'Plus d’un mois de date à date', ''],
  ])('from 7 September to %s', (endsOn, refused, doubt) => {
    const found = reviewed({ 'contract.endsOn': endsOn });
    if (refused === '') expect(told(found.blocking, 'contract.endsOn')).toBe('');
    else expect(told(found.blocking, 'contract.endsOn')).toContain(refused);
    if (doubt !== '') expect(told(found.warnings, 'contract.endsOn')).toContain(doubt);
  });
});

describe('sixty days in the same host over twelve months (D. 5135-3)', () => {
  // The period itself counts twelve days.
  test.each([
    [47, false],
    [48, false],
    [49, true],
  ])('after %i days', (days, isRefused) => {
    const found = reviewed({
      'immersion.earlierConventions': 1,
      'immersion.earlierDays': days,
      'immersion.hasOtherAims': true,
    });
    expect(told(found.blocking, 'immersion.earlierDays') !== '').toBe(isRefused);
  });
  test('two conventions at most, the third is refused', () => {
    const afterOthers = (earlier: number) =>
      told(
        reviewed({
          'immersion.earlierConventions': earlier,
          'immersion.earlierDays': 10,
          'immersion.hasOtherAims': true,
        }).blocking,
        'immersion.earlierConventions',
      );
    expect(afterOthers(1)).toBe('');
    expect(afterOthers(2)).toContain('Une troisième n’est pas possible');
  });
});

describe('sixteen years at the beginning', () => {
  test.each([
    ['2010-09-06', false],
    ['2010-09-07', false],
    ['2010-09-08', true],
  ])('born on %s', (birthDate, isRefused) => {
    const candidate = fixtureCandidate({
      birthDate: civilDate(birthDate),
      guardian: { name: 'Alex Exemple', phone: '', email: '' },
    });
    const found = reviewed({}, { candidate });
    expect(told(found.blocking, 'candidate.birthDate') !== '').toBe(isRefused);
    expect(pmsmpKind.signatories(kindContextOf(inputOf({ candidate })), structure)[1]?.role).toBe(
      'Le représentant légal',
    );
  });
});

const structure = { name: 'Mission locale', addressLines: [], adviser: '', phone: '', email: '' };

describe('what the convention says', () => {
  test.each<[string, Fields, string, string, string]>([
    [
      'signed the day after the beginning',
      { 'contract.concludedOn': '2026-09-08' },
      'contract.concludedOn',
      'rien ne commence avant d’être signé',
      'L. 5135-4',
    ],
    ['for a job', { 'immersion.isNoJob': false }, 'immersion.isNoJob', 'un contrat de travail', 'L. 5135-7'],
    [
      'renewed with other aims',
      { 'immersion.isRenewal': true, 'immersion.hasSameAims': false, 'immersion.timesRenewed': 0 },
      'immersion.hasSameAims',
      'une deuxième convention',
      'D. 5135-3',
    ],
    [
      'renewed twice',
      { 'immersion.isRenewal': true, 'immersion.hasSameAims': true, 'immersion.timesRenewed': 1 },
      'immersion.timesRenewed',
      'ne se renouvelle qu’une fois',
      'D. 5135-3',
    ],
    [
      'a second one with the same aims',
      { 'immersion.earlierConventions': 1, 'immersion.earlierDays': 5, 'immersion.hasOtherAims': false },
      'immersion.hasOtherAims',
      'demande un objet ou des objectifs différents',
      'D. 5135-3',
    ],
    [
      'prescribed the day before the authorisation',
      { 'prescriber.kind': 'delegated', 'prescriber.authorisedOn': '2026-09-02' },
      'prescriber.authorisedOn',
      'suit la signature',
      'D. 5135-7',
    ],
  ])('%s is refused', (_what, more, field, message, article) => {
    const says = told(reviewed(more).blocking, field);
    expect(says).toContain(message);
    expect(says).toContain(article);
  });
  test.each<[string, Fields]>([
    ['signed the day it begins', { 'contract.concludedOn': '2026-09-07' }],
    ['signed the day before', { 'contract.concludedOn': '2026-09-06' }],
    [
      'prescribed the day of the authorisation',
      { 'prescriber.kind': 'delegated', 'prescriber.authorisedOn': '2026-09-01' },
    ],
    [
      'renewed once',
      {
        'immersion.isRenewal': true,
        'immersion.hasSameAims': true,
        'immersion.timesRenewed': 0,
        'immersion.earlierConventions': 1,
        'immersion.earlierDays': 20,
      },
    ],
  ])('%s is accepted', (_what, more) => {
    expect(reviewed(more).blocking).toEqual([]);
  });
  test.each([
    [35, ''],
    [35.5, '35 heures au plus'],
  ])('before 18, %d hours a week', (hours, refused) => {
    const candidate = fixtureCandidate({
      birthDate: civilDate('2009-01-15'),
      guardian: { name: 'Alex Exemple', phone: '', email: '' },
    });
    const says = told(
      reviewed({ 'contract.weeklyHours': hours }, { candidate }).blocking,
      'contract.weeklyHours',
    );
    if (refused === '') expect(says).toBe('');
    else expect(says).toContain(refused);
  });
  test('what only the public tool refuses is a warning', () => {
    const found = reviewed({ 'contract.weeklyHours': 49, 'contract.endsOn': '2026-10-06' });
    expect(found.blocking).toEqual([]);
    expect(told(found.warnings, 'contract.weeklyHours')).toContain('48');
    expect(reviewed({ 'contract.weeklyHours': 48, 'contract.endsOn': '2026-10-05' }).warnings).toEqual([]);
  });
});

test('the checklist asks for the documents of the scheme, and nothing that exists only afterwards holds up the signature', () => {
  for (const birthDate of ['2004-03-12', '2009-01-15']) {
    const candidate = fixtureCandidate({ birthDate: civilDate(birthDate) });
    const input = inputOf({ candidate });
    const { law } = review(input);
    expect(input.checklist.map(({ code }) => code).sort()).toEqual([...law.documents].sort());
  }
  expect(
    inputOf()
      .checklist.filter(({ isRequired }) => isRequired)
      .map(({ code }) => code),
  ).toEqual(['ID']);
});

test('an employee’s employer and a distinct support structure sign too', () => {
  const input = inputOf({
    fields: fields({
      'beneficiary.isEmployed': true,
      'beneficiary.employer': 'Boulangerie modèle',
      'support.isDistinct': true,
      'support.name': 'Association modèle',
    }),
  });
  expect(pmsmpKind.signatories(kindContextOf(input), structure).map(({ role }) => role)).toEqual([
    'Le bénéficiaire',
    'La structure d’accueil',
    'Le prescripteur',
    'La structure d’accompagnement',
    'L’employeur du bénéficiaire',
  ]);
});

test('the convention is signed, then ends at its term or is interrupted: nothing is deposited', () => {
  expect(transitionsFrom(pmsmpKind, 'signed').map(({ label }) => label)).toEqual([
    'Interrompre la période',
    'Clore à l’échéance',
  ]);
});

describe('before the form 13912*05 the revision was not verified', () => {
  test.each([
    ['2014-11-15', null],
    ['2014-11-16', '04'],
    ['2023-12-29', '04'],
    ['2023-12-30', '05'],
  ])('on %s: %s', (on, revision) => {
    const answer = answerOf(lawOf(pmsmpKind), { on: civilDate(on) });
    expect(answer.form?.revision ?? null).toBe(revision);
  });
});
