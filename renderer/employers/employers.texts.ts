import { plural, typography } from '../../shared/base/text';

/** Sentences of the page of one employer. */
export const formTexts = {
  siretHelp: '14 chiffres',
  siretSoFar: (digits: number): string => `${plural(digits, 'chiffre', 'chiffres')} sur 14`,
  contacts: 'Contacts',
  addContact: 'Ajouter un contact',
  noContact: typography('Qui signe pour l’employeur ? Ajoutez au moins cette personne.'),
  removeContact: 'Retirer ce contact',
  tutors: 'Tuteurs',
  addTutor: 'Ajouter un tuteur',
  noTutor:
    'Un contrat de professionnalisation demande un tuteur volontaire, avec deux ans d’expérience au moins (D. 6325-6).',
  removeTutor: 'Retirer ce tuteur',
  contactRemoved: 'Contact retiré',
  tutorRemoved: 'Tuteur retiré',
} as const;

/** Sentences of the list of employers. */
export const texts = {
  title: 'Employeurs',
  create: 'Créer un employeur',
  empty: 'Aucun employeur pour l’instant',
  emptyHelp:
    'Un employeur se saisit une fois\u00A0: son SIRET, sa convention collective et ses tuteurs servent ensuite à tous ses dossiers.',
} as const;

/** Sentences of how an employer is picked. */
export const pickerTexts = {
  label: 'Employeur',
  placeholder: 'Nom, SIRET ou commune',
  chosen: 'Employeur choisi',
  clear: 'Effacer le choix',
  none: 'Aucun employeur ne correspond.',
} as const;

/** Sentences of one employer, and of a new one. */
export const employerTexts = {
  siret: (written: string): string => `SIRET ${written}`,
  back: 'Retour à la liste',
  newFile: 'Créer un dossier de contrat',
  newTitle: 'Créer un employeur',
  newHelp: 'Seule la dénomination est nécessaire pour commencer.',
  giveUp: 'Abandonner',
  create: 'Créer l’employeur',
  addTutor: 'Ajouter ce tuteur',
} as const;
