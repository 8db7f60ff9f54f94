// Case tables of associations intermédiaires: one line a case, with what changes from the ordinary contract below.
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

const law = 'L. 5132-7';
const kind = (value: string | undefined): Change => ({ employer: { kind: value } });

export const verdictCases: readonly VerdictCase[] = [
  ['association intermédiaire, 12 mois à 26 h', {}, 'eligible', null, law],

  // The employer
  ['entreprise utilisatrice', kind('private-company'), 'ineligible', 'employer', law],
  ['particulier utilisateur', kind('private-individual'), 'ineligible', 'employer', law],
  ['employeur inconnu', kind(undefined), 'to-check', 'employer', law],

  ...casesOfStructure(law),
];

export const tables: readonly VerdictTable[] = [{ scheme: 'AI', ordinary, cases: verdictCases }];

export { neverGiven } from '../common/integration.cases';
