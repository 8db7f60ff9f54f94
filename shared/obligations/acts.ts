/*
 * What ends an obligation: a closed list of acts that the app has, each recorded by a procedure. None is « fait »: an obligation
 * ends because the records say so.
 */

interface ActOf {
  readonly label: string;
  /** What records it. */
  readonly procedure: string;
  /** What the act is done on, beside the person; `null`: nothing else. */
  readonly target: 'contract-file' | 'paper' | 'request' | null;
}

export const obligationActs = {
  'record-contact': { label: 'Noter un contact', procedure: 'candidates.recordContact', target: null },
  'save-enrolment': {
    label: 'Noter une entrée, un renouvellement ou une sortie',
    procedure: 'candidates.saveEnrolment',
    target: null,
  },
  'save-period': { label: 'Noter la situation', procedure: 'candidates.savePeriod', target: null },
  'save-paper': { label: 'Ajouter la pièce renouvelée', procedure: 'papers.save', target: 'paper' },
  'save-file': {
    label: 'Compléter le dossier',
    procedure: 'contractFiles.saveDraft',
    target: 'contract-file',
  },
  'move-file': {
    label: 'Faire avancer le dossier',
    procedure: 'contractFiles.transition',
    target: 'contract-file',
  },
  'hand-over': { label: 'Faire la passation', procedure: 'handover.write', target: null },
  'take-back': { label: 'Recevoir la passation', procedure: 'handover.accept', target: null },
  'answer-request': { label: 'Répondre à la demande', procedure: 'privacy.moveRequest', target: 'request' },
  'decide-retention': {
    label: 'Décider de la conservation',
    procedure: 'privacy.runRetention',
    target: null,
  },
  'make-backup': { label: 'Sauvegarder', procedure: 'backups.make', target: null },
  /** Nothing records that it was done: it leaves with its day, or when it is said to be done. */
  dismiss: { label: 'Écarter quand c’est fait', procedure: 'obligations.dismiss', target: null },
} as const satisfies Readonly<Record<string, ActOf>>;

export type ActKind = keyof typeof obligationActs;
export const actKinds = Object.keys(obligationActs) as [ActKind, ...ActKind[]];
