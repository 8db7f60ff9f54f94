import { describe, expect, test } from 'vitest';
import { civilDate } from '../base/time';
import type { Candidate, EmployerKind } from '../fields';
import { fixtureCandidate, fixtureEmployer, fixtureInput } from './complete-file.fixture';
import type { Review } from './contract-files.procedures';
import type { Fields } from './engine/contract-file.schema';
import { kindOf } from './kinds';
import { review } from './review';

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
const blockingOf = (found: Review): readonly string[] =>
  found.blocking.map((each) => `${each.field} : ${plain(each.message)}`);

describe('CIVIS (2005–2016)', () => {
  const candidate = (more: Partial<Candidate> = {}): Candidate =>
    fixtureCandidate({
      birthDate: civilDate('1990-06-18'),
      level: 'V',
      diplomaObtained: 'no',
      specialDifficulties: 'yes',
      jobSeekerSince: civilDate('2009-01-05'),
      ...more,
    });
  const fields = (more: Fields = {}): Fields => ({
    'civis.entryReason': 'level',
    'civis.type': 'reinforced',
    'civis.objective': 'lasting-job',
    'civis.pathway': 'training',
    'contract.concludedOn': '2010-03-29',
    'contract.startsOn': '2010-03-29',
    'contract.endsOn': '2011-03-28',
    'contract.renewals': 0,
    'civis.referent': 'Conseillère A',
    'civis.contactKind': 'interview',
    'civis.contactFrequency': 'weekly-then-monthly',
    'civis.actions': 'Bilan, puis remise à niveau.',
    'civis.evaluation': 'Un point par trimestre.',
    'civis.isCommitted': true,
    'civis.planMadeOn': '2010-03-29',
    'signature.place': 'Marseille',
    ...more,
  });
  const reviewed = (more: { fields?: Fields; candidate?: Partial<Candidate> } = {}): Review =>
    review(
      fixtureInput({
        kind: kindOf('CIVIS'),
        employer: null,
        tutor: null,
        candidate: candidate(more.candidate),
        fields: fields(more.fields),
        today: civilDate('2010-03-25'),
      }),
    );

  test('a complete one is eligible, blocks on nothing and lacks nothing', () => {
    const found = reviewed();
    expect(blockingOf(found)).toEqual([]);
    expect(found.missing).toEqual([]);
    expect(found.warnings).toEqual([]);
    expect(found.law.verdict).toBe('eligible');
    expect(found.law?.form).toMatchObject({ number: '12547', revision: '02' });
  });
  test('its calendar is that of the scheme: first contact within a week, plan in three months, end in a year', () => {
    expect(reviewed().law?.deadlines.map(({ code, due }) => `${code} ${due}`)).toEqual([
      'CIVIS_CONTACT 2010-04-05',
      'CIVIS_PARCOURS 2010-06-29',
      'CIVIS_FIN 2011-03-29',
    ]);
  });
  test('what the law refuses is told once', () => {
    const found = blockingOf(reviewed({ candidate: { level: 'III' }, fields: { 'civis.type': 'ordinary' } }));
    expect(found.filter((each) => each.startsWith('civis.entryReason'))).toHaveLength(1);
  });

  test.each<[string, { fields?: Fields; candidate?: Partial<Candidate> }, string]>([
    [
      'the day before the scheme',
      { fields: { 'contract.concludedOn': '2005-03-31' } },
      'contract.concludedOn : Ce dispositif n’existe que depuis le 1er avril 2005.',
    ],
    [
      'the day after the scheme',
      {
        fields: {
          'contract.concludedOn': '2017-01-01',
          'contract.startsOn': '2017-01-01',
          'contract.endsOn': '2017-12-31',
        },
        candidate: { birthDate: civilDate('1995-06-18') },
      },
      'contract.concludedOn : Ce dispositif n’est plus ouvert : le dernier jour était le 31 décembre 2016.',
    ],
    [
      '15 years old',
      {
        candidate: {
          birthDate: civilDate('1994-03-30'),
          guardian: { name: 'Alex Exemple', phone: '', email: '' },
        },
      },
      'candidate.birthDate : Moins de 16 ans à la signature : le CIVIS s’ouvre le 30 mars 2010.',
    ],
    [
      '26 years old that day',
      { candidate: { birthDate: civilDate('1984-03-29') } },
      'candidate.birthDate : 26 ans à la signature : le CIVIS s’arrêtait le 28 mars 2010',
    ],
    [
      'a level above IV',
      { candidate: { level: 'III' }, fields: { 'civis.type': 'ordinary' } },
      'civis.entryReason : Le niveau de la fiche dépasse',
    ],
    [
      'no difficulties',
      { candidate: { specialDifficulties: 'no' } },
      'candidate.specialDifficulties : La fiche ne reconnaît pas de difficultés particulières',
    ],
    [
      'reinforced with a diploma of level V',
      { candidate: { diplomaObtained: 'yes' } },
      'civis.type : Ce niveau n’ouvre pas',
    ],
    [
      'longer than a year',
      { fields: { 'contract.endsOn': '2011-03-29' } },
      'contract.endsOn : Le contrat dure plus d’un an',
    ],
    [
      'the end before the start',
      { fields: { 'contract.endsOn': '2010-03-28' } },
      'contract.endsOn : La fin précède le début',
    ],
    [
      'signed after the start',
      { fields: { 'contract.concludedOn': '2010-03-30' } },
      'contract.concludedOn : La signature',
    ],
    [
      'quarterly contacts',
      { fields: { 'civis.contactFrequency': 'quarterly' } },
      'civis.contactFrequency : Des contacts trimestriels',
    ],
    [
      'monthly contacts in a reinforced one',
      { fields: { 'civis.contactFrequency': 'monthly' } },
      'civis.contactFrequency : En CIVIS renforcé',
    ],
    ['no commitment', { fields: { 'civis.isCommitted': false } }, 'civis.isCommitted : Sans l’engagement'],
    [
      'a second renewal of an ordinary one',
      {
        fields: {
          'civis.type': 'ordinary',
          'contract.renewals': 2,
          'contract.renewalReason': 'Objectif non atteint.',
        },
      },
      'contract.renewals : Un seul renouvellement',
    ],
    [
      'an allowance of 12 € a day in 2010',
      { fields: { 'allowance.isAsked': true, 'allowance.dailyAmount': 1200 } },
      'allowance.dailyAmount : Le montant par jour (12,00 €)',
    ],
    [
      'an allowance of 15 € a day on 24 March 2010',
      {
        fields: {
          'allowance.isAsked': true,
          'allowance.dailyAmount': 1500,
          'contract.concludedOn': '2010-03-24',
        },
      },
      'allowance.dailyAmount : Le montant par jour (15,00 €) sort des bornes : 5 à 10 €',
    ],
    [
      'an allowance for a minor',
      {
        fields: { 'allowance.isAsked': true, 'allowance.dailyAmount': 500 },
        candidate: {
          birthDate: civilDate('1993-06-18'),
          guardian: { name: 'Alex Exemple', phone: '', email: '' },
        },
      },
      'allowance.dailyAmount : L’allocation est réservée aux majeurs',
    ],
  ])('%s is blocked', (_what, more, sentence) => {
    const found = blockingOf(reviewed(more));
    expect(
      found.some((each) => each.startsWith(sentence)),
      found.join(' | '),
    ).toBe(true);
  });
  test('15 € a day is admitted from 26 March 2010, the day after the publication', () => {
    expect(
      blockingOf(
        reviewed({
          fields: {
            'allowance.isAsked': true,
            'allowance.dailyAmount': 1500,
            'contract.concludedOn': '2010-03-26',
          },
        }),
      ),
    ).toEqual([]);
  });
});

describe('CAE (2005–2009)', () => {
  const fields = (more: Fields = {}): Fields => ({
    'employer.isWorkshop': true,
    'contract.jobTitle': 'Agent d’accueil téléphonique',
    'contract.rome': '12121',
    'contract.concludedOn': '2006-09-11',
    'contract.startsOn': '2006-09-18',
    'contract.endsOn': '2007-09-17',
    'contract.renewals': 0,
    'contract.weeklyHours': 26,
    'contract.monthlyGross': 960_00,
    'support.referent': 'Conseillère A',
    'support.tutor': 'Camille Modèle, présidence',
    'support.actions': 'Formation.',
    'aid.agency': 'Agence modèle',
    'aid.percent': 90,
    'signature.place': 'Marseille',
    ...more,
  });
  const reviewed = (more: { fields?: Fields; kind?: EmployerKind } = {}): Review =>
    review(
      fixtureInput({
        kind: kindOf('CAE_2005'),
        employer: fixtureEmployer({ kind: more.kind ?? 'association' }),
        tutor: null,
        candidate: fixtureCandidate({
          birthDate: civilDate('1984-11-02'),
          level: 'Vbis',
          diplomaObtained: 'no',
          specialDifficulties: 'yes',
          jobSeekerSince: civilDate('2006-03-01'),
        }),
        fields: fields(more.fields),
        today: civilDate('2006-09-01'),
      }),
    );

  test('a complete one with an association is eligible and blocks on nothing', () => {
    const found = reviewed();
    expect(blockingOf(found)).toEqual([]);
    expect(found.missing).toEqual([]);
    expect(found.warnings).toEqual([]);
    expect(found.law.verdict).toBe('eligible');
    expect(found.law?.pay?.periods.map(({ percent }) => percent)).toContain(100);
  });
  test.each<EmployerKind>(['private-company', 'temp-agency', 'geiq', 'private-individual'])(
    'an employer of the market sector (%s) is blocked, with the ways out',
    (kind) => {
      const [sentence] = blockingOf(reviewed({ kind }));
      expect(sentence).toMatch(
        /^employer\.kind : .* relève du secteur marchand : le CAE est réservé au secteur non marchand\. Un employeur porteur/u,
      );
      expect(sentence).toContain('l’entreprise étant alors l’entreprise partenaire');
      const [carrying, own] = reviewed({ kind }).law?.alternatives ?? [];
      expect(carrying?.schemes).toEqual(['CAE_2005']);
      expect(own?.schemes).toEqual(kind === 'private-individual' ? [] : ['CIE', 'CPRO']);
    },
  );
  test.each<EmployerKind>([
    'association',
    'local-authority',
    'public-body',
    'public-service-operator',
    'scic',
    'state',
  ])('an employer of the kind %s is not blocked', (kind) => {
    expect(blockingOf(reviewed({ kind }))).toEqual([]);
  });
  test.each<[string, Fields, string]>([
    [
      'the day before the scheme',
      { 'contract.concludedOn': '2005-04-30' },
      'contract.concludedOn : Ce dispositif n’existe que depuis le 1er mai 2005',
    ],
    [
      'the day after the scheme',
      {
        'contract.concludedOn': '2010-01-01',
        'contract.startsOn': '2010-01-04',
        'contract.endsOn': '2010-12-31',
      },
      'contract.concludedOn : Ce dispositif n’est plus ouvert : le dernier jour était le 31 décembre 2009.',
    ],
    [
      'a day short of six months',
      { 'contract.endsOn': '2007-03-16' },
      'contract.endsOn : Le contrat dure un peu plus de 5 mois : il en faut 6. La fin est à porter au 17 mars 2007 au moins.',
    ],
    [
      'a day beyond 24 months',
      { 'contract.endsOn': '2008-09-18' },
      'contract.endsOn : Un peu plus de 24 mois : la durée totale dépasse 24 mois. La fin est à ramener au 17 septembre 2008',
    ],
    [
      'beyond 24 months with what was done before',
      { 'contract.renewals': 1, 'contract.monthsBefore': 13 },
      'contract.endsOn : 12 mois, après 13 mois déjà faits : la durée totale dépasse 24 mois.',
    ],
    [
      'a third renewal',
      { 'contract.renewals': 3, 'contract.monthsBefore': 6 },
      'contract.renewals : Le contrat a déjà été renouvelé deux fois',
    ],
    [
      '19 h 59 a week',
      { 'contract.weeklyHours': 19, 'contract.weeklyMinutes': 59, 'contract.monthlyGross': 960_00 },
      'contract.weeklyHours : La durée hebdomadaire est de 19 h 59',
    ],
    [
      'a pay under the SMIC of the day (8,27 €)',
      { 'contract.monthlyGross': 931_74 },
      'contract.monthlyGross : Le salaire (931,74 €) est inférieur au SMIC pour ces heures (931,75 €)',
    ],
    [
      'signed after the hiring',
      { 'contract.concludedOn': '2006-09-19' },
      'contract.concludedOn : La convention, signée le 19 septembre 2006, suit l’embauche du 18 septembre 2006.',
    ],
    [
      'an aid of 105 % after June 2006',
      { 'aid.percent': 105 },
      'aid.percent : Le taux d’aide (105 %) dépasse le plafond de 95 %',
    ],
  ])('%s is blocked', (_what, more, sentence) => {
    const found = blockingOf(reviewed({ fields: more }));
    expect(
      found.some((each) => each.startsWith(sentence)),
      found.join(' | '),
    ).toBe(true);
  });
  test('the days before and after the end of a workshop’s higher cap: 105 %, then 95 %', () => {
    const on = (day: string): readonly string[] =>
      blockingOf(reviewed({ fields: { 'contract.concludedOn': day, 'aid.percent': 105 } }));
    expect(on('2006-06-30')).toEqual([]);
    expect(on('2006-07-01')).toEqual(['aid.percent : Le taux d’aide (105 %) dépasse le plafond de 95 %.']);
  });
  test('fewer than 20 hours are told once: by the form, which knows whether there is a derogation', () => {
    const found = reviewed({ fields: { 'contract.weeklyHours': 17 } });
    expect(
      [...found.blocking, ...found.warnings].filter(({ field }) => field === 'contract.weeklyHours'),
    ).toHaveLength(1);
  });
  test('a person with a job, or not registered, is asked about', () => {
    const found = review(
      fixtureInput({
        kind: kindOf('CAE_2005'),
        employer: fixtureEmployer({ kind: 'association' }),
        tutor: null,
        candidate: fixtureCandidate({
          birthDate: civilDate('1984-11-02'),
          specialDifficulties: 'yes',
          jobSeekerSince: null,
        }),
        fields: fields(),
        today: civilDate('2006-09-01'),
      }),
    );
    expect(found.missing.map(({ field, why }) => `${field} : ${plain(why)}`)).toContain(
      'candidate.employed : La loi en dépend : demandez-le à la personne, puis notez-le dans l’onglet Droits de sa fiche.',
    );
  });
  test('what was told in the tab Droits counts', () => {
    const told = (employed: boolean): Review =>
      review(
        fixtureInput({
          kind: kindOf('CAE_2005'),
          employer: fixtureEmployer({ kind: 'association' }),
          tutor: null,
          candidate: fixtureCandidate({
            birthDate: civilDate('1984-11-02'),
            specialDifficulties: 'yes',
            jobSeekerSince: null,
          }),
          fields: fields(),
          today: civilDate('2006-09-01'),
          person: {
            enrolments: [],
            periods: [],
            asked: [{ path: 'candidate.employed', value: employed, toldOn: civilDate('2006-09-01') }],
            firstReceptionOn: null,
          },
        }),
      );
    expect(told(false).law?.verdict).toBe('eligible');
    expect(blockingOf(told(true)).join()).toContain('Un emploi est occupé à cette date.');
  });
  test('20 hours, or fewer with a derogation, are admitted', () => {
    expect(blockingOf(reviewed({ fields: { 'contract.weeklyHours': 20 } }))).toEqual([]);
    expect(
      blockingOf(reviewed({ fields: { 'contract.weeklyHours': 17, 'contract.hasHoursDerogation': true } })),
    ).toEqual([]);
  });
});
