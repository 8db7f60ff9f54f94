import { typography as french } from '../../shared/base/text';
import { paperRetention } from '../../shared/papers';

/** Sentences of the papers of a person. */
export const papersTexts = {
  title: 'Pièces',
  add: 'Ajouter une pièce',
  correct: 'Corriger la pièce',
  none: 'Aucune pièce sur cette fiche',
  noneHelp: french(
    'Une pièce gardée ici l’est une fois : chaque dossier de contrat qui la demande la trouve, avec sa fin et l’original vu. Ajoutez la pièce d’identité d’abord.',
  ),
  dropHelp: french('PDF, PNG ou JPEG, 20\u00A0Mo au plus. Ou « Joindre une copie », pièce par pièce.'),
  asNew: (kind: string): string => french(`Nouvelle pièce : ${kind}`),
  kind: 'Pièce',
  kindNeeded: 'Choisissez la pièce.',
  issuedOn: 'Délivrée le',
  expiresOn: 'Valable jusqu’au',
  expiresOnHelp: 'Dernier jour compris. Vide si la pièce ne le dit pas.',
  originalSeenOn: 'Original vu le',
  originalSeenOnHelp: 'Vide si seule une copie a été vue.',
  originalSeenBy: 'Vu par',
  remark: 'Remarque',
  submitAdd: 'Ajouter',
  submitCorrect: 'Corriger',
  correctOne: (what: string): string => french(`Corriger : ${what}`),
  join: 'Joindre une copie',
  joinTo: (what: string): string => french(`Joindre une copie : ${what}`),
  remove: 'Retirer',
  removeOne: (what: string): string => french(`Retirer : ${what}`),
  removed: 'Pièce retirée de la fiche',
  removeScan: (file: string): string => `Retirer la copie ${file}`.trim(),
  scanRemoved: 'Copie retirée de la fiche',
  seen: (day: string, by: string): string => `Original vu le ${day} par ${by}`,
  notSeen: 'Original pas encore vu',
  states: { good: 'À jour', soon: 'Expire bientôt', expired: 'Expirée', replaced: 'Remplacée' },
  notForEmployers: 'Un employeur ne la reçoit pas.',
  kept: french(
    `Conservation : ${paperRetention.words} ${paperRetention.mark === 'N' ? 'Durée à vérifier avec votre délégué à la protection des données.' : ''}`,
  ).trim(),
  noPhoto: french('Ni photo, ni coordonnées bancaires, ni avis médical : ces pièces n’ont pas de place ici.'),
  onRecord: (kind: string): string => french(`Sur la fiche : ${kind}`),
} as const;
