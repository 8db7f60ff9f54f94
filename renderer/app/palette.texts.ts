/** Sentences of the palette. */
export const paletteTexts = {
  label: 'Chercher un candidat ou une action',
  placeholder: 'Un candidat, un employeur, un dossier, un écran, une action, l’aide',
  results: 'Résultats',
  people: 'Candidats',
  employers: 'Employeurs',
  files: 'Dossiers',
  acts: 'Actions',
  help: 'Aide',
  hiddenName: 'Nom masqué',
  nothing: 'Rien ne correspond.',
  newCandidate: 'Créer un candidat',
  newEmployer: 'Créer un employeur',
  goToSheets: 'Aller aux fiches des dispositifs',
  goTo: (screen: string) => `Aller à ${screen}`,
  settings: (page: string) => `Paramètres\u00A0: ${page}`,
  sheet: (scheme: string) => `Fiche\u00A0: ${scheme}`,
  /** What is done with a person who is named after it: « noter durand ». */
  note: { word: 'noter', label: 'Noter un contact', heading: 'Noter un contact avec' },
  file: { word: 'dossier', label: 'Créer un dossier', heading: 'Créer un dossier pour' },
  compare: { word: 'contrat', label: 'Trouver le bon contrat', heading: 'Trouver le bon contrat pour' },
  merge: {
    word: 'reunir',
    label: 'Comparer ou réunir deux fiches',
    heading: 'Comparer ou réunir la fiche de',
  },
  whom: 'Tapez le nom, un téléphone ou un numéro de dossier.',
} as const;
