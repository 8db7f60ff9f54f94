// Case tables of the period of reconversion (since 2026): one line a case, with what changes from the ordinary one below.
import type { NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary period: an employee, a certification of the register, 300 hours over twelve months, in 2026. */
export const ordinary: Facts = factsSchema.parse({
  on: '2026-09-01',
  startsOn: '2026-10-05',
  endsOn: '2027-10-04',
  candidate: { birthDate: '2002-03-12', employed: true },
  employer: { kind: 'private-company' },
  contract: { trainingHours: 300, qualification: 'RNCP' },
});

const law = 'L. 6324-1, loi n° 2025-989';
const hours = (trainingHours: number | undefined) => ({ contract: { trainingHours } });
const target = (qualification: string | null | undefined) => ({ contract: { qualification } });

export const verdictCases: readonly VerdictCase[] = [
  ['salarié, certification du répertoire, 300 heures', {}, 'eligible', null, law],

  // In force
  ['le 31/12/2025', { on: '2025-12-31' }, 'ineligible', 'in-force', law],
  ['le 01/01/2026', { on: '2026-01-01' }, 'eligible', null, law],
  ['le 02/01/2026', { on: '2026-01-02' }, 'eligible', null, law],

  // The person
  ['sans emploi', { candidate: { employed: false } }, 'ineligible', 'employed', law],
  ['aucun emploi, dit la fiche', { candidate: { employed: null } }, 'ineligible', 'employed', law],
  ['emploi inconnu', { candidate: { employed: undefined } }, 'to-check', 'employed', law],

  // What it aims at, and how long
  ['CQP', target('CQP'), 'eligible', null, law],
  [
    'VAE : sans durée',
    { contract: { qualification: 'vae-pathway', trainingHours: undefined } },
    'eligible',
    null,
    law,
  ],
  ['qualification de branche : non lue', target('branch-classification'), 'to-check', 'target', law],
  ['aucune qualification : bloc ou socle à vérifier', target(null), 'to-check', 'target', law],
  ['qualification inconnue', target(undefined), 'to-check', 'target', law],
  ['149 heures : socle CléA seulement', hours(149), 'to-check', 'training', law],
  ['150 heures', hours(150), 'eligible', null, law],
  ['450 heures', hours(450), 'eligible', null, law],
  ['451 heures : accord collectif', hours(451), 'to-check', 'training', law],
  ['2 100 heures : accord collectif', hours(2100), 'to-check', 'training', law],
  ['2 101 heures', hours(2101), 'ineligible', 'training', law],
  ['heures inconnues', hours(undefined), 'to-check', 'training', law],
  ['12 mois et un jour : accord collectif', { endsOn: '2027-10-05' }, 'to-check', 'length', law],
  ['36 mois : accord collectif', { endsOn: '2029-10-04' }, 'to-check', 'length', law],
  ['36 mois et un jour', { endsOn: '2029-10-05' }, 'ineligible', 'length', law],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'length', law],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'PERREC', ordinary, cases: verdictCases }];

export const neverGiven: NeverGiven = {
  target: { verdicts: ['not-met'], why: 'what was read does not close the list of certifications' },
};
