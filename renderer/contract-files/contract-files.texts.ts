import { formatNumber, typography as french, plural } from '../../shared/base/text';

/** Sentences of the page of one contract file. */
export const pageTexts = {
  steps: 'Étapes du dossier',
  backToList: 'Retour à la liste',
  seePdf: 'Voir le PDF',
  seeLaw: 'Ce que dit le droit',
  law: 'Le droit',
  beside: 'À côté du dossier',
  with: ' avec ',
  next: (step: string): string => french(`Suivant : ${step}`),
  givenUp: french('Ce dossier est abandonné : il n’est plus modifiable.'),
  signed: (day: string): string =>
    french(
      `Ce dossier est signé : il n’est plus modifiable. Signature du ${day} ; un changement du contrat passe par un avenant.`,
    ),
  stepStates: { empty: 'à faire', partial: 'commencée', complete: 'complète', blocked: 'bloquée' },
  stepLacks: (count: number): string => plural(count, 'réponse manque', 'réponses manquent'),
  documentsLack: (count: number): string => plural(count, 'pièce attendue', 'pièces attendues'),
} as const;

/** What the top bar says of answers that cannot be kept yet. */
export const savingTexts = {
  unkept: (labels: readonly string[]): string => french(`Pas encore enregistré : ${labels.join(', ')}`),
} as const;

/** Sentences of a question, and of what the law says beside it. */
export const questionTexts = {
  why: french('Pourquoi ?'),
  hideWhy: 'Masquer les sources',
  tooLong: (length: number, most: number): string =>
    french(`${plural(length, 'caractère', 'caractères')} : raccourcissez à ${formatNumber(most)}.`),
  take: (value: string, because: string): string => french(`Reprendre « ${value} » : ${because}`),
  correct: 'Corriger',
  blocks: 'Bloque la signature',
  toLookAt: 'À regarder',
  legend: 'Les réponses marquées * sont nécessaires pour signer.',
  units: { hours: 'h', minutes: 'min' },
  needs: { advised: '(conseillé)', optional: '(facultatif)' },
  optional: (count: number): string => plural(count, 'question facultative', 'questions facultatives'),
  fromRecords: {
    candidate: (count: number): string =>
      plural(
        count,
        'renseignement repris de la fiche du candidat',
        'renseignements repris de la fiche du candidat',
      ),
    employer: (count: number): string =>
      plural(
        count,
        'renseignement repris de la fiche de l’employeur',
        'renseignements repris de la fiche de l’employeur',
      ),
    tutor: (count: number): string =>
      plural(
        count,
        'renseignement repris de la fiche du tuteur',
        'renseignements repris de la fiche du tuteur',
      ),
  },
  lacks: {
    candidate: 'À compléter sur le candidat',
    employer: 'À compléter sur l’employeur',
    tutor: 'À compléter sur le tuteur',
  },
  writtenTo: {
    candidate: 'Ce que vous répondez ici s’enregistre dans la fiche du candidat.',
    employer: 'Ce que vous répondez ici s’enregistre dans la fiche de l’employeur.',
    tutor: 'Ce que vous répondez ici s’enregistre avec les tuteurs de l’employeur.',
  },
  toAsk: 'À demander au candidat',
  toAskHelp: 'La loi en dépend. La réponse est gardée avec sa date, dans l’onglet Droits de la fiche.',
  remarks: 'À voir dans cette étape',
} as const;

/** Sentences about the records that stand beside a file, typed in place. */
export const recordTexts = {
  parties: 'Qui signe ce contrat',
  employerAlone: 'Employeur',
  editCandidate: 'Modifier la fiche du candidat',
  editEmployer: 'Modifier la fiche de l’employeur',
  openCandidate: 'Ouvrir la fiche du candidat',
  openEmployer: 'Ouvrir la fiche de l’employeur',
  newEmployer: 'Créer un employeur',
  newEmployerNamed: (name: string): string => french(`Créer « ${name} »`),
  newTutor: 'Ajouter un tuteur',
  tutorMasked: (rank: number): string => `Tuteur ${rank}`,
  noJob: 'emploi non renseigné',
  chooseEmployerFirst: 'Choisissez d’abord l’employeur.',
  noTutor: 'Cet employeur n’a pas encore de tuteur.',
  drawers: {
    candidate: 'Fiche du candidat',
    employer: 'Fiche de l’employeur',
    'new-employer': 'Créer un employeur',
    'new-tutor': 'Ajouter un tuteur',
  },
  saved: 'Enregistré à chaque pause. Échap revient au dossier.',
  nameEnough: 'La dénomination suffit pour commencer. Cet employeur sera celui du dossier.',
  tutorChosen: 'Ce tuteur sera celui du dossier.',
  close: 'Revenir au dossier',
} as const;

/** Sentences of the last step. */
export const reviewTexts = {
  intent: french('Ce qui reste à faire avant la signature, puis le dossier tel qu’il sera lu.'),
  nothingPrevents: 'Rien n’empêche la signature.',
  blocking: 'Ce qui bloque la signature',
  needed: 'Nécessaire avant la signature',
  advised: 'Conseillé',
  toLookAt: 'À regarder',
  everyMonth: 'Rémunération mois par mois',
  everyMonthHelp: 'Sinon, les mois de même montant tiennent en une ligne.',
  liasse: 'Enregistrer la liasse',
  checklist: 'Enregistrer la liste de contrôle',
  withAttachments: 'La liasse réunit le dossier et les copies jointes.',
  withoutAttachments: 'La liasse demande une copie jointe au moins, à l’étape Pièces.',
  checklistIsYours: french('La liste de contrôle est pour vous seul : ce qui manque et les pièces à réunir.'),
  readAsText: 'Lire le dossier en texte',
  section: (title: string): string => french(`Dossier : ${title}`),
  nothingKnown: 'Rien n’est encore renseigné.',
} as const;

/** Sentences of what follows from the law. */
export const lawTexts = {
  sheet: 'Fiche',
  toMeet: 'Conditions à remplir ou à vérifier',
  past: 'passée',
  met: (count: number): string => plural(count, 'condition remplie', 'conditions remplies'),
  metLabel: 'Conditions remplies',
  pay: 'Salaire minimum',
  grossPerMonth: (gross: string): string => `, soit ${gross} brut par mois`,
  columns: { from: 'Du', to: 'au', rate: 'Taux', gross: 'Brut par mois' },
  allowance: 'Allocation du jeune',
  aid: 'Aide de l’État à l’employeur',
  cost: 'Coût pour l’employeur',
  atLeast: (amount: string): string => `${amount} par mois au moins`,
  reminders: (count: number): string => plural(count, 'rappel de la loi', 'rappels de la loi'),
  remindersLabel: 'Rappels de la loi',
} as const;

/** Sentences of what happens to a file: signed, ended, given up. */
export const lifeTexts = {
  title: 'Vie du dossier',
  giveUpTitle: (reference: string): string => french(`Abandonner le dossier ${reference} ?`),
  giveUpMeans: 'Il reste dans la liste, avec ses pièces, mais ne pourra plus être modifié ni signé.',
  giveUp: 'Abandonner ce dossier',
  keep: 'Garder ce dossier',
  dateNeeded: 'Saisissez la date.',
  dateOptional: french('Facultative : laissez vide si elle n’est pas connue.'),
} as const;

/** Sentences of the step of supporting documents. */
export const documentsTexts = {
  allThere: 'Toutes les pièces nécessaires sont là.',
  awaited: (count: number): string =>
    `${plural(count, 'pièce nécessaire attendue', 'pièces nécessaires attendues')}.`,
  staysInside: 'Les copies restent dans le portefeuille chiffré.',
  drop: 'Déposez ici les copies, plusieurs à la fois',
  dropHelp: french('PDF, PNG ou JPEG, 20\u00A0Mo au plus. Ou « Joindre une copie », pièce par pièce.'),
  states: {
    expected: 'Attendue',
    received: 'Reçue',
    checked: 'Vérifiée',
    refused: 'Refusée',
    expired: 'Périmée',
  },
  nothingAsked: 'Aucune pièce demandée pour l’instant',
  nothingAskedHelp: french(
    'La liste dépend du candidat, de l’employeur et du contrat : répondez aux étapes précédentes.',
  ),
  optional: 'facultative',
  noteReceived: 'Noter reçue',
  noteAll: (count: number): string =>
    `Noter reçues les ${plural(count, 'pièce nécessaire', 'pièces nécessaires')}`,
  allNoted: (count: number): string => plural(count, 'pièce notée reçue', 'pièces notées reçues'),
  join: 'Joindre une copie',
  stateAndDates: 'État et dates',
  state: 'État',
  receivedOn: 'Reçue le',
  validUntil: 'Valable jusqu’au',
  remove: (file: string): string => `Retirer la copie ${file}`.trim(),
  removed: 'Copie retirée du dossier',
  keep: 'Garder sur la fiche',
  keepOf: (file: string): string => `Garder sur la fiche ${file}`.trim(),
  keepHelp: 'Gardée sur la fiche, cette copie sert à tous les dossiers de la personne.',
  keepWith: (paper: string): string => french(`Avec : ${paper}`),
  keepAsNew: 'Comme une nouvelle pièce',
  keptOnPerson: 'Copie gardée sur la fiche',
  notInLiasse: 'Sa copie ne part pas dans la liasse d’un employeur.',
  toPerson: 'Voir les pièces de la fiche',
} as const;

/** Sentences about the PDF of a file. */
export const pdfTexts = {
  tab: 'Le PDF',
  save: 'Enregistrer le PDF',
  keep: 'Garder une copie dans le dossier',
  kept: 'PDF gardé dans le dossier',
  keptHelp: 'Il est à l’étape Pièces, tel qu’il est maintenant.',
  seeDocuments: 'Voir les pièces',
  saved: 'Dossier PDF enregistré',
  liasseSaved: 'Liasse enregistrée',
  checklistSaved: 'Liste de contrôle enregistrée',
  written: (name: string, pages: number): string => `${name}, ${plural(pages, 'page', 'pages')}`,
  open: 'Ouvrir',
  print: 'Imprimer',
} as const;

/** Sentences of the opening of a file. */
export const newFileTexts = {
  title: 'Créer un dossier de contrat',
  candidate: 'Candidat',
  candidateIs: french('Candidat :'),
  kind: 'Contrat',
  employerLater: 'L’employeur se choisit, ou se crée, dans le dossier.',
  employerIs: (name: string): string => french(`Employeur : ${name}`),
  closed: (day: string): string =>
    french(
      `Ce dispositif est fermé depuis le ${day} : le dossier reprend une situation ancienne, jugée à la date de sa signature.`,
    ),
  giveUp: 'Abandonner',
  open: 'Ouvrir le dossier',
} as const;
/** Sentences of the list of contract files. */
export const listTexts = {
  title: 'Dossiers de contrat',
  create: 'Créer un dossier',
  noEmployer: 'à choisir',
  empty: 'Aucun dossier pour l’instant',
  emptyHelp:
    'Un dossier réunit un candidat, un employeur et un contrat. Vivier dit ce qui manque, ce que prévoit le droit et quelles sont les échéances, puis produit le PDF à signer.',
} as const;
