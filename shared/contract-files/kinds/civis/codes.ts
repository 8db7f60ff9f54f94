import type { CodeTable } from '../../engine/kind';

import { decree, form } from './sources';

export const entryReason: CodeTable = {
  id: 'civis.entry-reason',
  label: 'Motif d’entrée',
  source: decree,
  codes: [
    { code: 'level', label: 'niveau de formation IV au plus' },
    { code: 'unfinished-higher', label: 'premier cycle du supérieur non achevé' },
    {
      code: 'long-seeker',
      label: 'plus de 12 mois d’inscription comme demandeur d’emploi sur les 18 derniers',
    },
  ],
};
export const civisType: CodeTable = {
  id: 'civis.type',
  label: 'Type de CIVIS',
  source: 'Circulaire DGEFP n° 2006-30 du 3 octobre 2006',
  codes: [
    { code: 'ordinary', label: 'droit commun' },
    { code: 'reinforced', label: 'renforcé' },
  ],
};
export const objective: CodeTable = {
  id: 'civis.objective',
  label: 'Objectif',
  source: form,
  codes: [
    { code: 'lasting-job', label: 'emploi durable' },
    { code: 'business', label: 'création ou reprise d’une activité' },
  ],
};
export const pathway: CodeTable = {
  id: 'civis.pathway',
  label: 'Voie proposée',
  source: form,
  codes: [
    { code: 'work', label: 'emploi, notamment en alternance' },
    { code: 'training', label: 'formation professionnalisante' },
    { code: 'specific', label: 'action spécifique pour une personne en difficulté' },
    { code: 'search', label: 'recherche d’emploi ou création d’activité avec un appui renforcé' },
  ],
};
export const contactFrequency: CodeTable = {
  id: 'civis.contact-frequency',
  label: 'Périodicité des contacts',
  source: form,
  codes: [
    { code: 'weekly-then-monthly', label: 'chaque semaine pendant trois mois, puis chaque mois' },
    { code: 'weekly', label: 'chaque semaine' },
    { code: 'fortnightly', label: 'toutes les deux semaines' },
    { code: 'monthly', label: 'chaque mois' },
    { code: 'quarterly', label: 'chaque trimestre' },
  ],
};
export const contactKind: CodeTable = {
  id: 'civis.contact-kind',
  label: 'Nature des contacts',
  source: form,
  codes: [
    { code: 'interview', label: 'entretien' },
    { code: 'interview-and-call', label: 'entretien et appel' },
    { code: 'workshop', label: 'atelier collectif' },
  ],
};
