// What every structure of integration by work answers alike: written once, tried for each, in the file of its own cases.
import type { NeverGiven, VerdictCase } from '../../../../test/support/law-cases';

const early = 'loi n° 98-657';
const in2009 = { birthDate: '1988-03-12', registeredJobSeekerSince: '2009-01-05' };
/** Stands for the article of the structure, which `casesOfStructure` puts in its place. */
const ownArticle = 'L. 5132-5, L. 5132-7 ou L. 5132-15';

export const sharedCases: readonly VerdictCase[] = [
  // Dates of the texts
  ['le 30/07/1998', { on: '1998-07-30' }, 'ineligible', 'in-force', early],
  ['le 31/07/1998 : texte non lu', { on: '1998-07-31' }, 'to-check', 'early-text', early],
  ['le 01/08/1998 : texte non lu', { on: '1998-08-01' }, 'to-check', 'early-text', early],
  [
    'le 31/05/2009 : texte non lu',
    { on: '2009-05-31', startsOn: '2009-06-01', endsOn: '2010-05-31', candidate: in2009 },
    'to-check',
    'early-text',
    'loi n° 2008-1249',
  ],
  [
    'le 01/06/2009',
    { on: '2009-06-01', startsOn: '2009-06-01', endsOn: '2010-05-31', candidate: in2009 },
    'eligible',
    null,
    'loi n° 2008-1249',
  ],
  [
    'le 02/06/2009',
    { on: '2009-06-02', startsOn: '2009-06-08', endsOn: '2010-06-07', candidate: in2009 },
    'eligible',
    null,
    'loi n° 2008-1249',
  ],

  // Its agreement with the State
  [
    'sans convention avec l’État',
    { employer: { integrationAgreement: false } },
    'ineligible',
    'employer',
    'L. 5132-2',
  ],
  [
    'convention non dite',
    { employer: { integrationAgreement: undefined } },
    'to-check',
    'employer',
    'L. 5132-2',
  ],

  // The person
  ['16 ans le lendemain', { candidate: { birthDate: '2010-09-02' } }, 'ineligible', 'age', 'L. 4153-1'],
  ['16 ans le jour', { candidate: { birthDate: '2010-09-01' } }, 'eligible', null, 'L. 4153-1'],
  ['16 ans la veille', { candidate: { birthDate: '2010-08-31' } }, 'eligible', null, 'L. 4153-1'],
  ['âge inconnu', { candidate: { birthDate: undefined } }, 'to-check', 'age', 'L. 4153-1'],
  ['en emploi', { candidate: { employed: true } }, 'ineligible', 'jobless', 'L. 5132-1'],
  ['sans emploi', { candidate: { employed: false } }, 'eligible', null, 'L. 5132-1'],
  [
    'emploi inconnu, non inscrit',
    { candidate: { registeredJobSeekerSince: null } },
    'to-check',
    'jobless',
    'L. 5132-1',
  ],
  [
    'aucune difficulté',
    { candidate: { specialDifficulties: false } },
    'ineligible',
    'difficulties',
    'L. 5132-1',
  ],
  [
    'difficultés non dites',
    { candidate: { specialDifficulties: undefined } },
    'to-check',
    'difficulties',
    'L. 5132-3',
  ],
  [
    'autorisation de travail nécessaire',
    { candidate: { workPermitNeeded: true } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],

  // Nature, length, hours
  ['CDI à 22 ans', { contract: { nature: 'CDI' } }, 'ineligible', 'nature', ownArticle],
  [
    'CDI, 57 ans le lendemain',
    { candidate: { birthDate: '1969-09-02' }, contract: { nature: 'CDI' } },
    'ineligible',
    'nature',
    'loi n° 2020-1577',
  ],
  [
    'CDI, 57 ans le jour',
    { candidate: { birthDate: '1969-09-01' }, contract: { nature: 'CDI' } },
    'to-check',
    'nature',
    'loi n° 2020-1577',
  ],
  [
    'CDI à 60 ans, le 15/12/2020',
    {
      on: '2020-12-15',
      candidate: { birthDate: '1960-03-12', registeredJobSeekerSince: '2020-03-02' },
      contract: { nature: 'CDI' },
    },
    'ineligible',
    'nature',
    'loi n° 2020-1577',
  ],
  [
    'CDI à 60 ans, le 16/12/2020',
    {
      on: '2020-12-16',
      candidate: { birthDate: '1960-03-12', registeredJobSeekerSince: '2020-03-02' },
      contract: { nature: 'CDI' },
    },
    'to-check',
    'nature',
    'loi n° 2020-1577',
  ],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'nature', ownArticle],
  ['4 mois moins un jour', { endsOn: '2027-01-05' }, 'to-check', 'duration', ownArticle],
  ['4 mois', { endsOn: '2027-01-06' }, 'eligible', null, ownArticle],
  ['24 mois', { endsOn: '2028-09-06' }, 'eligible', null, ownArticle],
  ['24 mois et un jour', { endsOn: '2028-09-07' }, 'ineligible', 'duration', ownArticle],
  [
    '24 mois et un jour, travailleur handicapé',
    { endsOn: '2028-09-07', candidate: { disabledWorker: true } },
    'to-check',
    'duration',
    ownArticle,
  ],
  [
    '24 mois et un jour, handicap inconnu',
    { endsOn: '2028-09-07', candidate: { disabledWorker: undefined } },
    'to-check',
    'duration',
    ownArticle,
  ],
  [
    '24 mois et un jour, 50 ans le jour de l’embauche',
    { endsOn: '2028-09-07', candidate: { birthDate: '1976-09-07' } },
    'to-check',
    'duration',
    ownArticle,
  ],
  [
    'renouvellement au-delà de 24 mois : formation à achever',
    { contract: { renewalOf: 'CDDI-1', aidedMonthsDone: 20 } },
    'to-check',
    'duration',
    ownArticle,
  ],
  [
    'renouvellement : 24 mois en tout',
    { contract: { renewalOf: 'CDDI-1', aidedMonthsDone: 12 } },
    'eligible',
    null,
    ownArticle,
  ],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'duration', ownArticle],
  ['20 h', { contract: { weeklyHours: 20 } }, 'eligible', null, ownArticle],
  ['19,5 h', { contract: { weeklyHours: 19.5 } }, 'to-check', 'weekly-hours', ownArticle],
  [
    'durée du travail inconnue',
    { contract: { weeklyHours: undefined } },
    'to-check',
    'weekly-hours',
    ownArticle,
  ],
];

/** The cases that all share, with the article of one structure as their source. */
export const casesOfStructure = (article: string): readonly VerdictCase[] =>
  sharedCases.map(([situation, change, verdict, rule, source]) => [
    situation,
    change,
    verdict,
    rule,
    source === ownArticle ? article : source,
  ]);

export const neverGiven: NeverGiven = {
  'early-text': {
    verdicts: ['met', 'not-met'],
    why: 'a text that was not read settles nothing, and the rule holds on those days only',
  },
  'weekly-hours': { verdicts: ['not-met'], why: 'fewer hours are open to some, which the facts do not say' },
  'work-permit': {
    verdicts: ['not-met'],
    why: 'a permit may always be asked for: it is to check until it is there',
  },
};
