// Case tables of the aid to the groupements: one line a case, with what changes from the ordinary contract below.
import type { NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary contract: twelve months in 2026–2027, carried by a groupement, no criterion of the annexes but the age. */
export const ordinaryGeiq: Facts = factsSchema.parse({
  on: '2026-09-01',
  startsOn: '2026-09-07',
  endsOn: '2027-09-06',
  candidate: {
    birthDate: '2004-03-12',
    level: '4',
    benefits: [],
    registeredJobSeekerSince: '2026-03-01',
    disabledWorker: false,
    singleParentWithoutCare: false,
    residence: 'other',
    specialDifficulties: true,
  },
  employer: { kind: 'geiq' },
  contract: { nature: 'CDD', qualification: 'RNCP' },
});

const order = 'arrêté du 10 mars 2022, annexes 1 et 2';
const unread = 'loi n° 2004-391 ; décrets et circulaires de 2001 à 2004, non lus';
const former = 'D. 6325-23, rédaction d’avant le 12 septembre 2020';
/** Thirty years old: no criterion of age. */
const thirty = { birthDate: '1996-03-12' };
const before2020 = { on: '2015-09-01', startsOn: '2015-09-07', endsOn: '2016-09-06' };

/** situation · change · verdict · condition that decides · source */
export const geiqCases: readonly VerdictCase[] = [
  // The employer
  ['entreprise ordinaire', { employer: { kind: 'private-company' } }, 'ineligible', 'employer', 'L. 1253-1'],
  ['association', { employer: { kind: 'association' } }, 'ineligible', 'employer', 'D. 1253-45'],
  ['employeur inconnu', { employer: { kind: undefined } }, 'to-check', 'employer', 'D. 6325-23'],

  // Dates
  [
    'avant le contrat de professionnalisation',
    { on: '2004-09-30' },
    'ineligible',
    'in-force',
    'loi n° 2004-391',
  ],
  ['premier jour : texte non lu', { on: '2004-10-01' }, 'to-check', 'early-text', unread],
  ['lendemain du premier jour', { on: '2004-10-02' }, 'to-check', 'early-text', unread],
  ['2006 : texte non lu', { on: '2006-09-01' }, 'to-check', 'early-text', unread],
  [
    '30 avril 2008',
    { on: '2008-04-30', candidate: { birthDate: '1988-03-12' } },
    'to-check',
    'early-text',
    former,
  ],
  ['1er mai 2008', { on: '2008-05-01', candidate: { birthDate: '1988-03-12' } }, 'eligible', null, former],

  // The public until 11 September 2020
  [
    '2015, 20 ans en difficulté',
    { ...before2020, candidate: { birthDate: '1995-03-12' } },
    'eligible',
    null,
    former,
  ],
  [
    '2015, 20 ans, sans qualification ni difficulté relevée',
    { ...before2020, candidate: { birthDate: '1995-03-12', level: 'infra3', specialDifficulties: false } },
    'eligible',
    null,
    former,
  ],
  [
    '2015, 20 ans, bac, sans difficulté',
    { ...before2020, candidate: { birthDate: '1995-03-12', specialDifficulties: false } },
    'ineligible',
    'former-public',
    former,
  ],
  [
    '2015, veille des 26 ans',
    { ...before2020, candidate: { birthDate: '1989-09-02' } },
    'eligible',
    null,
    former,
  ],
  [
    '2015, jour des 26 ans',
    { ...before2020, candidate: { birthDate: '1989-09-01' } },
    'ineligible',
    'former-public',
    former,
  ],
  [
    '2015, lendemain des 26 ans',
    { ...before2020, candidate: { birthDate: '1989-08-31' } },
    'ineligible',
    'former-public',
    former,
  ],
  [
    '2015, veille des 45 ans, inscrit',
    { ...before2020, candidate: { birthDate: '1970-09-02', registeredJobSeekerSince: '2015-03-01' } },
    'ineligible',
    'former-public',
    former,
  ],
  [
    '2015, jour des 45 ans, inscrit',
    { ...before2020, candidate: { birthDate: '1970-09-01', registeredJobSeekerSince: '2015-03-01' } },
    'eligible',
    null,
    former,
  ],
  [
    '2015, lendemain des 45 ans, inscrit',
    { ...before2020, candidate: { birthDate: '1970-08-31', registeredJobSeekerSince: '2015-03-01' } },
    'eligible',
    null,
    former,
  ],
  [
    '2015, 50 ans, non inscrit',
    { ...before2020, candidate: { birthDate: '1965-03-12', registeredJobSeekerSince: null } },
    'ineligible',
    'former-public',
    former,
  ],
  [
    '2015, 15 ans',
    { ...before2020, candidate: { birthDate: '1999-09-02' } },
    'ineligible',
    'former-public',
    former,
  ],
  [
    '2015, âge inconnu',
    { ...before2020, candidate: { birthDate: undefined } },
    'to-check',
    'former-public',
    former,
  ],
  [
    '11 septembre 2020, 30 ans',
    { on: '2020-09-11', candidate: { birthDate: '1990-03-12' } },
    'ineligible',
    'former-public',
    former,
  ],
  [
    '12 septembre 2020, 30 ans',
    { on: '2020-09-12', candidate: { birthDate: '1990-03-12' } },
    'to-check',
    'specifications',
    'D. 6325-23, version du 12 septembre 2020',
  ],
  [
    '13 septembre 2020, 30 ans',
    { on: '2020-09-13', candidate: { birthDate: '1990-03-12' } },
    'to-check',
    'specifications',
    'D. 6325-23, version du 12 septembre 2020',
  ],

  // The order of 10 March 2022
  [
    '24 mars 2022, RSA',
    { on: '2022-03-24', candidate: { benefits: ['RSA'] } },
    'to-check',
    'specifications',
    order,
  ],
  ['25 mars 2022, RSA', { on: '2022-03-25', candidate: { benefits: ['RSA'] } }, 'eligible', null, order],
  ['26 mars 2022, RSA', { on: '2022-03-26', candidate: { benefits: ['RSA'] } }, 'eligible', null, order],
  ['âge seul : un critère de second niveau', {}, 'to-check', 'public', order],
  ['moins de 26 ans et niveau 3', { candidate: { level: '3' } }, 'eligible', null, order],
  ['moins de 26 ans et ancien niveau V', { candidate: { level: 'V' } }, 'eligible', null, order],
  ['RSA', { candidate: { ...thirty, benefits: ['RSA'] } }, 'eligible', null, order],
  ['ASS', { candidate: { ...thirty, benefits: ['ASS'] } }, 'eligible', null, order],
  ['AAH', { candidate: { ...thirty, benefits: ['AAH'] } }, 'eligible', null, order],
  ['travailleur handicapé', { candidate: { ...thirty, disabledWorker: true } }, 'eligible', null, order],
  ['quartier prioritaire', { candidate: { ...thirty, residence: 'QPV' } }, 'eligible', null, order],
  ['zone rurale', { candidate: { ...thirty, residence: 'ZRR' } }, 'eligible', null, order],
  ['30 ans, aucun critère connu', { candidate: thirty }, 'to-check', 'public', order],
  ['30 ans, niveau 3 seul', { candidate: { ...thirty, level: '3' } }, 'to-check', 'public', order],
  [
    '30 ans, parent isolé et niveau 3',
    { candidate: { ...thirty, level: '3', singleParentWithoutCare: true } },
    'eligible',
    null,
    order,
  ],
  [
    'inscrit depuis 12 mois moins un jour',
    { candidate: { ...thirty, registeredJobSeekerSince: '2025-09-02' } },
    'to-check',
    'public',
    order,
  ],
  [
    'inscrit depuis 12 mois',
    { candidate: { ...thirty, registeredJobSeekerSince: '2025-09-01' } },
    'eligible',
    null,
    order,
  ],
  [
    'inscrit depuis 12 mois et un jour',
    { candidate: { ...thirty, registeredJobSeekerSince: '2025-08-31' } },
    'eligible',
    null,
    order,
  ],
  ['44 ans, inscrit depuis peu', { candidate: { birthDate: '1981-09-02' } }, 'to-check', 'public', order],
  ['45 ans, inscrit depuis peu', { candidate: { birthDate: '1981-09-01' } }, 'eligible', null, order],
  [
    '45 ans, non inscrit',
    { candidate: { birthDate: '1981-09-01', registeredJobSeekerSince: null } },
    'to-check',
    'public',
    order,
  ],
  [
    '50 ans moins un jour, niveau 3, non inscrit',
    { candidate: { birthDate: '1976-09-02', level: '3', registeredJobSeekerSince: null } },
    'to-check',
    'public',
    order,
  ],
  [
    '50 ans, niveau 3, non inscrit',
    { candidate: { birthDate: '1976-09-01', level: '3', registeredJobSeekerSince: null } },
    'eligible',
    null,
    order,
  ],
  ['zone inconnue', { candidate: { ...thirty, residence: undefined } }, 'to-check', 'public', order],
  [
    'niveau inconnu, RSA',
    { candidate: { ...thirty, level: undefined, benefits: ['RSA'] } },
    'eligible',
    null,
    order,
  ],

  // More than 90 days in the year
  [
    '90 jours dans l’année',
    { startsOn: '2026-10-03', endsOn: '2026-12-31', candidate: { level: '3' } },
    'ineligible',
    'length',
    'campagnes d’aide, outil public de l’inclusion',
  ],
  [
    '91 jours dans l’année',
    { startsOn: '2026-10-02', endsOn: '2026-12-31', candidate: { level: '3' } },
    'eligible',
    null,
    'campagnes d’aide, outil public de l’inclusion',
  ],
  [
    '92 jours dans l’année',
    { startsOn: '2026-10-01', endsOn: '2026-12-31', candidate: { level: '3' } },
    'eligible',
    null,
    'campagnes d’aide, outil public de l’inclusion',
  ],
  [
    '180 jours, 90 dans chaque année',
    { startsOn: '2026-10-03', endsOn: '2027-03-31', candidate: { level: '3' } },
    'ineligible',
    'length',
    'campagnes d’aide, outil public de l’inclusion',
  ],
  [
    'fin inconnue',
    { endsOn: undefined, candidate: { level: '3' } },
    'to-check',
    'length',
    'campagnes d’aide, outil public de l’inclusion',
  ],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'GEIQ', ordinary: ordinaryGeiq, cases: geiqCases }];

export const neverGiven: NeverGiven = {
  'early-text': {
    verdicts: ['met', 'not-met'],
    why: 'a text that was not read settles nothing, and the rule holds on those days only',
  },
  specifications: { verdicts: ['met', 'not-met'], why: 'the specifications are not among the facts' },
  public: { verdicts: ['not-met'], why: 'other criteria than the facts open the aid' },
};
