import type { Facts, qualifications, renewalReasons } from './facts';

type EmployerKind = NonNullable<NonNullable<Facts['employer']>['kind']>;

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

export const qualificationLabels: Readonly<Record<(typeof qualifications)[number], string>> = {
  RNCP: 'Certification du répertoire national (hors CQP)',
  CQP: 'Certificat de qualification professionnelle (CQP, CQPI)',
  'branch-classification': 'Qualification reconnue par une convention collective',
  experimental: 'Contrat expérimental (2018–2023)',
  'vae-pathway': 'Parcours associant la VAE',
};

export const renewalReasonLabels: Readonly<Record<(typeof renewalReasons)[number], string>> = {
  'further-qualification': 'Qualification supérieure ou complémentaire',
  'exam-failure': 'Échec aux épreuves',
  maternity: 'Maternité',
  illness: 'Maladie',
  'work-accident': 'Accident du travail',
  'occupational-disease': 'Maladie professionnelle',
  'training-body-default': 'Défaillance de l’organisme de formation',
  other: 'Autre motif',
};
