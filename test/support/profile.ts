/** Records of a profile, one of each kind at least, of nobody in particular. */
import { civilDate } from '../../shared/base/time';
import type { ProfileInput } from '../../shared/candidates';

export const allEntries: readonly ProfileInput[] = [
  {
    kind: 'target',
    content: {
      romeCode: 'M1601',
      label: 'Hôte d’accueil à la mairie',
      state: 'confirmed',
      since: civilDate('2026-01-12'),
      remark: 'Remarque du métier',
    },
    evidence: [{ kind: 'immersion', on: civilDate('2026-02-02'), by: 'Mairie modèle' }],
  },
  {
    kind: 'ability',
    content: { label: 'Tient une caisse', since: null, remark: 'Remarque de l’aptitude' },
    evidence: [{ kind: 'experience', on: null, by: 'Supérette modèle' }],
  },
  {
    kind: 'diploma',
    content: {
      label: 'CAP Métiers de l’essai',
      level: 'V',
      year: 2016,
      obtained: 'yes',
      proofSeen: 'no',
      remark: 'Remarque du diplôme',
    },
    evidence: [],
  },
  {
    kind: 'language',
    content: { language: 'kab', isMotherTongue: 'yes', spoken: 'C2', written: null, proof: 'Entretien' },
    evidence: [],
  },
  {
    kind: 'licence',
    content: { category: 'A2', state: 'held', obtainedOn: civilDate('2025-05-06') },
    evidence: [],
  },
  {
    kind: 'transport',
    content: {
      days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      firstAt: '06:10',
      lastAt: '20:40',
      line: 'Ligne 7',
    },
    evidence: [],
  },
  {
    kind: 'availability',
    content: {
      week: 'monday 08:00-18:00; tuesday 08:00-18:00; saturday 08:00-12:00',
      startsOn: civilDate('2026-09-01'),
      endsOn: null,
      remark: 'Remarque des horaires',
    },
    evidence: [],
  },
  {
    kind: 'obstacle',
    content: {
      code: 'housing',
      startsOn: civilDate('2026-03-03'),
      endsOn: null,
      act: 'Demande de logement déposée',
    },
    evidence: [],
  },
];
