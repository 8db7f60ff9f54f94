// Case tables of the CIVIS of associations (2003–2005): one line a case, with what changes from the ordinary contract
// below. Run by civis-asso.test.ts.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary contract: 20 years old, a bac, registered, an association, two years at 35 hours, in June 2004. */
export const ordinary: Facts = factsSchema.parse({
  on: '2004-06-01',
  startsOn: '2004-06-07',
  endsOn: '2006-06-06',
  candidate: {
    birthDate: '1984-03-12',
    level: 'IV',
    diplomaObtained: true,
    firstHigherCycleUnfinished: false,
    registeredJobSeekerSince: '2004-01-05',
    workPermitNeeded: false,
  },
  employer: { kind: 'association' },
  contract: { nature: 'CDD', weeklyHours: 35, renewalOf: null },
});

const decree = 'décret n° 2003-644';
const closing = 'loi n° 2005-32';
const on = (day: string, startsOn: string, endsOn: string): Change => ({
  on: day,
  startsOn,
  endsOn,
  candidate: { registeredJobSeekerSince: '2003-01-06' },
});
const born = (birthDate: string | undefined, more: Change = {}): Change => ({
  ...more,
  candidate: { birthDate },
});
const kind = (value: string | undefined): Change => ({ employer: { kind: value } });

export const verdictCases: readonly VerdictCase[] = [
  ['20 ans, bac, association, deux ans', {}, 'eligible', null, decree],

  // In force
  ['conclu le 14/07/2003', on('2003-07-14', '2003-07-21', '2004-07-20'), 'ineligible', 'in-force', decree],
  ['conclu le 15/07/2003', on('2003-07-15', '2003-07-21', '2004-07-20'), 'eligible', null, decree],
  ['conclu le 16/07/2003', on('2003-07-16', '2003-07-21', '2004-07-20'), 'eligible', null, decree],
  ['conclu le 19/01/2005', on('2005-01-19', '2005-01-24', '2006-01-23'), 'eligible', null, closing],
  [
    'conclu le 20/01/2005 : fin du dispositif, à vérifier',
    on('2005-01-20', '2005-01-24', '2006-01-23'),
    'to-check',
    'extinction',
    closing,
  ],
  [
    'conclu le 31/03/2005 : à vérifier',
    on('2005-03-31', '2005-04-04', '2006-04-03'),
    'to-check',
    'extinction',
    closing,
  ],
  ['conclu le 01/04/2005', on('2005-04-01', '2005-04-04', '2006-04-03'), 'ineligible', 'in-force', closing],

  // The person
  ['18 ans le lendemain', born('1986-06-02'), 'ineligible', 'age', decree],
  ['18 ans le jour', born('1986-06-01'), 'eligible', null, decree],
  [
    '23 ans le lendemain, terme après 25 ans : 22 ans révolus',
    born('1981-06-02', { endsOn: '2007-06-06' }),
    'eligible',
    null,
    decree,
  ],
  [
    '23 ans le jour, terme la veille des 25 ans',
    born('1981-06-01', { endsOn: '2006-05-31' }),
    'eligible',
    null,
    decree,
  ],
  [
    '23 ans le jour, terme le jour des 25 ans',
    born('1981-06-01', { endsOn: '2006-06-01' }),
    'ineligible',
    'age-at-end',
    decree,
  ],
  ['24 ans, terme inconnu', born('1980-03-12', { endsOn: undefined }), 'to-check', 'age-at-end', decree],
  [
    '25 ans le lendemain, terme le jour même',
    born('1979-06-02', { startsOn: '2004-06-01', endsOn: '2004-06-01' }),
    'eligible',
    null,
    decree,
  ],
  ['25 ans le jour', born('1979-06-01'), 'ineligible', 'age', decree],
  ['âge inconnu', born(undefined), 'to-check', 'age', decree],
  ['en emploi', { candidate: { employed: true } }, 'ineligible', 'jobless', decree],
  ['sans emploi', { candidate: { employed: false } }, 'eligible', null, decree],
  [
    'emploi inconnu, non inscrit',
    { candidate: { registeredJobSeekerSince: null } },
    'to-check',
    'jobless',
    decree,
  ],
  ['BTS, premier cycle achevé', { candidate: { level: 'III' } }, 'ineligible', 'level', decree],
  [
    'BTS, premier cycle non achevé',
    { candidate: { level: 'III', firstHigherCycleUnfinished: true } },
    'eligible',
    null,
    decree,
  ],
  ['niveau inconnu', { candidate: { level: undefined } }, 'to-check', 'level', decree],
  ['aucun niveau', { candidate: { level: null } }, 'eligible', null, decree],
  [
    'autorisation de travail nécessaire',
    { candidate: { workPermitNeeded: true } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],

  // The employer and the contract
  [
    'organisme privé chargé d’un service public, ou EPIC',
    kind('public-service-operator'),
    'to-check',
    'employer',
    decree,
  ],
  ['SCIC : non lu', kind('scic'), 'to-check', 'employer', decree],
  ['entreprise privée', kind('private-company'), 'ineligible', 'employer', decree],
  ['collectivité territoriale', kind('local-authority'), 'ineligible', 'employer', decree],
  ['employeur inconnu', kind(undefined), 'to-check', 'employer', decree],
  ['CDI : à vérifier', { contract: { nature: 'CDI' } }, 'to-check', 'nature', decree],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'nature', decree],
  ['36 mois', { endsOn: '2007-06-06' }, 'eligible', null, decree],
  ['36 mois et un jour', { endsOn: '2007-06-07' }, 'ineligible', 'duration', decree],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'duration', decree],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'CIVIS_ASSO', ordinary, cases: verdictCases }];

export const neverGiven: NeverGiven = {
  extinction: {
    verdicts: ['met', 'not-met'],
    why: 'a last day that was not read settles nothing, and the rule holds on those days only',
  },
  nature: { verdicts: ['not-met'], why: 'the decree names no nature: a CDI is to check' },
  'work-permit': {
    verdicts: ['not-met'],
    why: 'a permit may always be asked for: it is to check until it is there',
  },
};
