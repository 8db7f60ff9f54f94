import { agree, typography as french } from '../../shared/base/text';

/** What to ask the person, and what was told. */
export const questionTexts = {
  title: 'À demander maintenant',
  nothing: french('Rien à demander : aucun renseignement ne changerait une réponse.'),
  nothingOfPerson: 'Rien à demander à la personne.',
  /** Which answers wait for it. */
  waiting: (schemes: readonly string[], more: number): string =>
    `Pour ${schemes.join(', ')}${more > 0 ? ` et ${more}\u00A0${agree(more, 'autre', 'autres')}` : ''}`,
  readInJourney: 'Se lit dans le parcours',
  toldByOffer: 'Se précise avec une offre',
  complete: 'Compléter la fiche',
  next: (count: number): string => `Ensuite (${count})`,
  told: (count: number): string => `Dit en entretien (${count})`,
  toldOn: (day: string): string => `dit le ${day}`,
  forget: 'Oublier',
  forgotten: (fact: string): string => french(`Oublié : ${fact}`),
  notGiven: 'non précisé',
  choose: 'à choisir',
  answer: 'Répondre',
  /** An act or an answer, for who hears several alike: "Oui, reconnaissance de travailleur handicapé". */
  about: (act: string, what: string): string => `${act}, ${what}`,
} as const;

/** What Vivier answers, beside what the adviser writes. */
export const machineTexts = { title: 'Réponse de Vivier' } as const;

/** What can be done about an answer. */
export const answerActTexts = {
  readSheet: 'Lire la fiche',
  override: 'Donner ma réponse',
  overrideOf: (scheme: string): string => french(`Votre réponse : ${scheme}`),
  report: 'Signaler cette réponse',
  reportOf: (scheme: string): string => french(`Signaler cette réponse : ${scheme}`),
  contradictions: 'Des renseignements se contredisent',
} as const;

/** The adviser's own answer, and those that were given before. */
export const overrideTexts = {
  label: 'Votre réponse',
  needed: 'Choisissez votre réponse.',
  same: french('C’est déjà la réponse de Vivier : choisissez-en une autre.'),
  save: 'Enregistrer ma réponse',
  help: (day: string): string => `Au ${day}. Elle se lit à côté de celle de Vivier, elle ne la remplace pas.`,
  reason: 'Motif',
  reasonHelp: 'Ce que vous savez et que la fiche ne dit pas. Il va au journal, avec votre nom.',
  past: 'Réponses déjà données',
  withdrawn: 'Retirée',
  insteadOf: (day: string, words: string): string => french(`au ${day}, au lieu de « ${words} »`),
  writtenBy: (author: string, when: string): string =>
    author === '' ? `Écrite le ${when}` : `Écrite par ${author} le ${when}`,
  withdrawnOn: (when: string): string => `, retirée le ${when}`,
  withdraw: 'Retirer…',
  withdrawIt: 'Retirer la réponse',
  keep: 'Garder cette réponse',
  withdrawal: french(
    'La réponse des règles vaut seule à nouveau. La vôtre reste dans l’historique avec ce motif ; vous pourrez en écrire une autre.',
  ),
  withdrawalReason: 'Motif du retrait',
} as const;

/** "Signaler cette réponse": the facts without identity, as a file. */
export const reportTexts = {
  expectedNeeded: 'Choisissez la réponse attendue.',
  expected: 'La réponse que vous attendiez',
  preview: 'Voir ce qui sera écrit',
  why: 'Pourquoi',
  whyHelp: french(
    'L’article ou le texte qui vous fait penser autrement. N’écrivez ni nom, ni adresse, ni téléphone : ce texte part tel quel.',
  ),
  nobody: 'Le fichier ne dit pas de qui il s’agit',
  nobodyMeans: french('Ni nom, ni adresse, ni numéro : les faits seuls, tels que les règles les lisent.'),
  content: 'Texte du fichier, en entier',
  save: 'Enregistrer le fichier…',
  saved: 'Signalement enregistré',
} as const;
