// Case tables of ateliers et chantiers d'insertion: one line a case, with what changes from the ordinary contract below.
import type { Change, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';
import { casesOfStructure } from '../common/integration.cases';

/** Ordinary contract: twelve months at 26 hours in 2026, a structure with its convention, a young job seeker in difficulty. */
export const ordinary: Facts = factsSchema.parse({
  on: '2026-09-01',
  startsOn: '2026-09-07',
  endsOn: '2027-09-06',
  candidate: {
    birthDate: '2004-03-12',
    registeredJobSeekerSince: '2026-03-01',
    specialDifficulties: true,
    disabledWorker: false,
    workPermitNeeded: false,
  },
  employer: { kind: 'association', integrationAgreement: true },
  contract: { nature: 'CDD', weeklyHours: 26, renewalOf: null },
});

const law = 'L. 5132-15';
const kind = (value: string | undefined): Change => ({ employer: { kind: value } });

export const verdictCases: readonly VerdictCase[] = [
  ['chantier d’insertion, 12 mois à 26 h', {}, 'eligible', null, law],

  // The employer
  ['commune conventionnée', kind('local-authority'), 'eligible', null, law],
  ['SCIC : liste non lue', kind('scic'), 'to-check', 'employer', law],
  ['entreprise privée', kind('private-company'), 'ineligible', 'employer', law],
  ['particulier employeur', kind('private-individual'), 'ineligible', 'employer', law],
  ['employeur inconnu', kind(undefined), 'to-check', 'employer', law],

  ...casesOfStructure(law),
];

export const tables: readonly VerdictTable[] = [{ scheme: 'ACI', ordinary, cases: verdictCases }];

export { neverGiven } from '../common/integration.cases';
