import type { EmployerKind } from '../../shared/employers';

export const kindLabels: Readonly<Record<EmployerKind, string>> = {
  'private-company': 'Entreprise privée',
  association: 'Association',
  'local-authority': 'Collectivité territoriale',
  'public-body': 'Établissement public administratif',
  'public-service-operator': 'Gestionnaire de service public (dont EPIC)',
  scic: 'Société coopérative d’intérêt collectif',
  state: 'État',
  'private-individual': 'Particulier employeur',
  'temp-agency': 'Entreprise de travail temporaire',
  geiq: 'Groupement d’employeurs (GEIQ)',
};
