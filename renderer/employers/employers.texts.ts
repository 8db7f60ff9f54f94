/** Sentences of the page of one employer. */
export const formTexts = {
  contactRemoved: 'Contact retiré',
  tutorRemoved: 'Tuteur retiré',
} as const;

/** Sentences of the list of employers. */
export const texts = {
  title: 'Employeurs',
  create: 'Ajouter un employeur',
  empty: 'Aucun employeur pour l’instant',
  emptyHelp:
    'Un employeur se saisit une fois\u00A0: son SIRET, sa convention collective et ses tuteurs servent ensuite à tous ses dossiers.',
} as const;
