import type { EmployerKind } from '../../fields/codes';

/**
 * Names of the kinds of employer. The two public ones are told apart by their activity: an établissement public
 * industriel et commercial may conclude a contrat de professionnalisation and an administrative one may not, so the
 * former is entered with the bodies that run a public service.
 */
export const employerKindLabels: Readonly<Record<EmployerKind, string>> = {
  'private-company': 'Entreprise privée',
  association: 'Association ou autre organisme sans but lucratif',
  'local-authority': 'Collectivité territoriale',
  'public-body': 'Établissement public administratif ou autre personne publique',
  'public-service-operator': 'EPIC, ou organisme privé chargé d’un service public',
  scic: 'Société coopérative d’intérêt collectif',
  state: 'Service de l’État',
  'private-individual': 'Particulier employeur',
  'temp-agency': 'Entreprise de travail temporaire',
  geiq: 'Groupement d’employeurs pour l’insertion et la qualification',
};
