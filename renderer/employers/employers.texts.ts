/** Sentences of the list of employers. */
export const texts = {
  title: 'Employeurs',
  create: 'Ajouter un employeur',
  empty: 'Aucun employeur pour l’instant',
  emptyHelp:
    'Un employeur se saisit une fois\u00A0: son SIRET, sa convention collective et ses tuteurs servent ensuite à tous ses dossiers.',
} as const;
