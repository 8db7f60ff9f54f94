import { typography as french, plural } from '../../shared/base/text';

/** Sentences that go with a person, on whichever screen. */
export const personTexts = {
  age: (years: number): string => plural(years, 'an', 'ans'),
  person: (name: string, birthDate: string, commune: string, fileNumber: string): string =>
    [name, birthDate, commune === '' ? (fileNumber === '' ? '' : `n° ${fileNumber}`) : commune]
      .filter((part) => part !== '')
      .join(', '),
  minor: french('Moins de 18 ans : un représentant légal signe aussi.'),
} as const;

/** Choosing one person. */
export const pickerTexts = {
  placeholder: 'Nom, téléphone, date de naissance',
  clear: 'Effacer le choix',
  typeFirst: 'Tapez quelques lettres.',
  nobody: 'Aucun candidat ne correspond.',
  /** While names are masked. */
  masked: (fileNumber: string): string => `Dossier ${fileNumber}`,
} as const;

/** The same person was changed meanwhile. */
export const conflictTexts = {
  title: 'Cette fiche a été modifiée entre-temps',
  intent: 'Votre saisie n’est pas perdue. Comparez, puis choisissez ce qui doit rester.',
  differences: 'Différences',
  columns: { field: 'Champ', stored: 'Enregistré', mine: 'Votre saisie' },
  empty: 'rien',
  keepMine: 'Garder ma saisie',
  takeTheirs: 'Reprendre la fiche enregistrée',
} as const;

/** Entering a scheme, or correcting what was noted. */
export const enrolmentTexts = {
  add: 'Inscrire dans un dispositif',
  correct: 'Corriger l’inscription',
  submitAdd: 'Inscrire',
  submitCorrect: 'Corriger',
  scheme: 'Dispositif',
  schemeNeeded: 'Choisissez le dispositif.',
  schemeNamed: (short: string, long: string): string => `${short} (${long})`,
  signedOn: 'Signé le',
  signedOnHelp: french('Laissez vide si la date n’est pas connue : l’entrée sera listée, jamais comptée.'),
  signedLater: 'La date de signature est à venir.',
  endedOn: 'Sorti le',
  endsBefore: french('La sortie vient avant la signature : corrigez l’une des deux dates.'),
  isRenewal: 'Renouvellement',
  remove: 'Retirer cette inscription',
  removed: 'Inscription retirée',
} as const;
