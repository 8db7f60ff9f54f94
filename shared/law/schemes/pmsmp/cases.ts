// Case tables of the période de mise en situation, for a reader who knows the law and not the program.
import type { NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';
import { born } from '../common/support.cases';

export const ordinaryPmsmp: Facts = factsSchema.parse({
  on: '2026-09-01',
  startsOn: '2026-09-07',
  endsOn: '2026-09-18',
  candidate: { birthDate: '2006-05-20', registeredJobSeekerSince: null, accompanied: true },
  employer: { kind: 'private-company' },
  immersion: {
    object: 'discover-trade',
    isRenewal: false,
    sameHostConventions: 0,
    sameHostDays: 0,
  },
});

const inMonth = (startsOn: string, endsOn: string) => ({ on: startsOn, startsOn, endsOn });

export const pmsmpCases: readonly VerdictCase[] = [
  ['la veille de l’ouverture', inMonth('2014-11-15', '2014-11-21'), 'ineligible', 'in-force', 'L. 5135-1'],
  [
    'le jour de l’ouverture, 20 ans',
    { ...inMonth('2014-11-16', '2014-11-21'), candidate: { birthDate: '1994-05-20' } },
    'eligible',
    null,
    'L. 5135-1',
  ],
  [
    'le lendemain de l’ouverture, 20 ans',
    { ...inMonth('2014-11-17', '2014-11-21'), candidate: { birthDate: '1994-05-20' } },
    'eligible',
    null,
    'L. 5135-1',
  ],
  ['le cas ordinaire de 2026', {}, 'eligible', null, 'L. 5135-1'],
  // 16 at the start
  ['16 ans le lendemain du début', born('2010-09-08'), 'ineligible', 'age', 'outil public'],
  ['16 ans le jour du début', born('2010-09-07'), 'eligible', null, 'outil public'],
  ['16 ans la veille du début', born('2010-09-06'), 'eligible', null, 'outil public'],
  [
    '15 ans, début inconnu',
    { startsOn: undefined, candidate: { birthDate: '2010-09-08' } },
    'to-check',
    'age',
    'outil public',
  ],
  [
    '14 ans, début inconnu',
    { startsOn: undefined, candidate: { birthDate: '2012-05-20' } },
    'ineligible',
    'age',
    'outil public',
  ],
  ['40 ans', born('1986-05-20'), 'eligible', null, 'L. 5135-1'],
  ['naissance inconnue', born(undefined), 'to-check', 'age', 'outil public'],
  // Support
  ['en emploi', { candidate: { employed: true } }, 'eligible', null, 'L. 5135-1'],
  ['ni accompagné ni inscrit', { candidate: { accompanied: false } }, 'ineligible', 'support', 'L. 5135-2'],
  [
    'contrat d’accompagnement signé la veille',
    { candidate: { accompanied: undefined, supportSignedOn: '2026-08-31' } },
    'eligible',
    null,
    'L. 5135-2',
  ],
  [
    'contrat d’accompagnement signé le jour même',
    { candidate: { accompanied: undefined, supportSignedOn: '2026-09-01' } },
    'eligible',
    null,
    'L. 5135-2',
  ],
  [
    'contrat d’accompagnement signé le lendemain',
    { candidate: { accompanied: undefined, supportSignedOn: '2026-09-02' } },
    'to-check',
    'support',
    'L. 5135-2',
  ],
  [
    'accompagnement inconnu, non inscrit',
    { candidate: { accompanied: undefined } },
    'to-check',
    'support',
    'L. 5135-2',
  ],
  [
    'accompagnement inconnu, inscrit',
    { candidate: { accompanied: undefined, registeredJobSeekerSince: '2026-03-01' } },
    'eligible',
    null,
    'L. 5135-2',
  ],
  [
    'inscrit le jour de la signature',
    { candidate: { accompanied: false, registeredJobSeekerSince: '2026-09-01' } },
    'eligible',
    null,
    'L. 5135-2',
  ],
  [
    'inscrit le lendemain de la signature',
    { candidate: { accompanied: false, registeredJobSeekerSince: '2026-09-02' } },
    'ineligible',
    'support',
    'L. 5135-2',
  ],
  // Every kind of host
  ['hôte : association', { employer: { kind: 'association' } }, 'eligible', null, 'L. 5135-4'],
  ['hôte : collectivité', { employer: { kind: 'local-authority' } }, 'eligible', null, 'L. 5135-4'],
  ['hôte : établissement public', { employer: { kind: 'public-body' } }, 'eligible', null, 'L. 5135-4'],
  ['hôte : État', { employer: { kind: 'state' } }, 'eligible', null, 'L. 5135-4'],
  ['hôte : particulier', { employer: { kind: 'private-individual' } }, 'eligible', null, 'L. 5135-4'],
  ['hôte inconnu', { employer: { kind: undefined } }, 'eligible', null, 'L. 5135-4'],
  // Object
  ['confirmer un projet', { immersion: { object: 'confirm-project' } }, 'eligible', null, 'L. 5135-1'],
  ['engager un recrutement', { immersion: { object: 'start-recruitment' } }, 'eligible', null, 'L. 5135-1'],
  ['objet pas encore choisi', { immersion: { object: undefined } }, 'eligible', null, 'L. 5135-1'],
  ['aucun objet', { immersion: { object: null } }, 'ineligible', 'object', 'L. 5135-1'],
  // One month from date to date
  ['un seul jour', { endsOn: '2026-09-07' }, 'eligible', null, 'D. 5135-3'],
  ['jusqu’à l’avant-veille du quantième', { endsOn: '2026-10-05' }, 'eligible', null, 'D. 5135-3'],
  ['jusqu’à la veille du quantième', { endsOn: '2026-10-06' }, 'eligible', null, 'D. 5135-3'],
  ['jusqu’au même quantième', { endsOn: '2026-10-07' }, 'to-check', 'duration', 'D. 5135-3'],
  ['jusqu’au lendemain du quantième', { endsOn: '2026-10-08' }, 'ineligible', 'duration', 'D. 5135-3'],
  ['du 31 janvier au 27 février', inMonth('2026-01-31', '2026-02-27'), 'eligible', null, 'D. 5135-3'],
  ['du 31 janvier au 28 février', inMonth('2026-01-31', '2026-02-28'), 'eligible', null, 'D. 5135-3'],
  ['du 31 janvier au 1er mars', inMonth('2026-01-31', '2026-03-01'), 'ineligible', 'duration', 'D. 5135-3'],
  [
    'du 31 janvier au 29 février, année bissextile',
    inMonth('2024-01-31', '2024-02-29'),
    'eligible',
    null,
    'D. 5135-3',
  ],
  [
    'du 31 janvier au 1er mars, année bissextile',
    inMonth('2024-01-31', '2024-03-01'),
    'ineligible',
    'duration',
    'D. 5135-3',
  ],
  ['du 1er au 28 février', inMonth('2026-02-01', '2026-02-28'), 'eligible', null, 'D. 5135-3'],
  ['du 1er février au 1er mars', inMonth('2026-02-01', '2026-03-01'), 'to-check', 'duration', 'D. 5135-3'],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'duration', 'D. 5135-3'],
  ['sans fin', { endsOn: null }, 'ineligible', 'duration', 'D. 5135-3'],
  ['début inconnu', { startsOn: undefined }, 'to-check', 'duration', 'D. 5135-3'],
  ['fin avant le début', { endsOn: '2026-09-06' }, 'ineligible', 'duration', 'D. 5135-3'],
  // Two conventions in the same host over twelve months
  [
    'une convention antérieure, 10 jours',
    { immersion: { sameHostConventions: 1, sameHostDays: 10 } },
    'eligible',
    null,
    'D. 5135-3',
  ],
  [
    'deux conventions antérieures, nouvelle',
    { immersion: { sameHostConventions: 2, sameHostDays: 20 } },
    'ineligible',
    'same-host',
    'D. 5135-3',
  ],
  [
    'deux conventions antérieures, renouvellement de l’une',
    { immersion: { sameHostConventions: 2, sameHostDays: 20, isRenewal: true } },
    'eligible',
    null,
    'D. 5135-3',
  ],
  [
    'deux conventions antérieures, renouvellement ou non inconnu',
    { immersion: { sameHostConventions: 2, sameHostDays: 20, isRenewal: undefined } },
    'to-check',
    'same-host',
    'D. 5135-3',
  ],
  [
    'trois conventions antérieures',
    { immersion: { sameHostConventions: 3, sameHostDays: 20, isRenewal: true } },
    'ineligible',
    'same-host',
    'D. 5135-3',
  ],
  [
    'conventions antérieures inconnues',
    { immersion: { sameHostConventions: undefined } },
    'to-check',
    'same-host',
    'D. 5135-3',
  ],
  // Sixty days, the twelve of this one included
  [
    '59 jours en tout',
    { immersion: { sameHostConventions: 1, sameHostDays: 47 } },
    'eligible',
    null,
    'D. 5135-3',
  ],
  [
    '60 jours en tout',
    { immersion: { sameHostConventions: 1, sameHostDays: 48 } },
    'eligible',
    null,
    'D. 5135-3',
  ],
  [
    '61 jours en tout',
    { immersion: { sameHostConventions: 1, sameHostDays: 49 } },
    'ineligible',
    'same-host-days',
    'D. 5135-3',
  ],
  [
    '60 jours déjà faits, dates inconnues',
    { startsOn: undefined, endsOn: undefined, immersion: { sameHostConventions: 1, sameHostDays: 60 } },
    'ineligible',
    'same-host-days',
    'D. 5135-3',
  ],
  [
    'jours déjà faits inconnus',
    { immersion: { sameHostConventions: 1, sameHostDays: undefined } },
    'to-check',
    'same-host-days',
    'D. 5135-3',
  ],
  [
    'première convention, jours déjà faits inconnus',
    { immersion: { sameHostDays: undefined } },
    'eligible',
    null,
    'D. 5135-3',
  ],
];

export const tables: readonly VerdictTable[] = [
  { scheme: 'PMSMP', ordinary: ordinaryPmsmp, cases: pmsmpCases },
];

export const neverGiven: NeverGiven = {
  object: { verdicts: ['unknown'], why: 'an object that is not known is taken to be chosen' },
};
