/** Sentences of the list of candidates. */
export const texts = {
  title: 'Candidats',
  create: 'Nouveau candidat',
  preview: 'Aperçu du candidat',
  empty: 'Le portefeuille est vide',
  import: 'Importer un extrait',
  createFirst: 'Créer un candidat',
  emptyHelp:
    'Importez l’extrait de votre logiciel de suivi (CSV ou XLSX)\u00A0: chaque ligne est montrée avant d’être enregistrée. Vous pouvez aussi créer les candidats un par un.',
  born: (sex: unknown, on: string) => `né${sex === 'F' ? 'e' : sex === 'M' ? '' : '(e)'} le ${on}`,
  schemes: 'Dispositifs',
  noScheme: 'aucun',
  lastContact: 'Dernier contact',
  noContact: 'aucun',
  open: 'Ouvrir la fiche',
} as const;
