import { plural, typography } from '../../shared/base/text';

/** Where a day is asked and none is given. */
export const dayNeeded = 'Donnez le jour.';

/** Sentences of what a person may ask, on her page. */
export const personTexts = {
  title: 'Données et droits de la personne',
  todo: 'Données personnelles, à faire',
  noticeMissing: 'Remettre la notice d’information',
  noticeOlder: 'Remettre la nouvelle notice d’information',
  objects: typography('S’oppose à certains usages : voir ses droits'),
  goesSoon: (day: string): string => typography(`Fiche gardée jusqu’au ${day} : vérifier avant l’effacement`),
  notice: {
    title: 'Notice d’information',
    none: 'Aucune notice ne lui a été remise.',
    noVersion: typography(
      'Aucune notice n’est établie : établissez-la dans Paramètres, Données personnelles.',
    ),
    given: (number: number, day: string, by: string): string =>
      `Notice n° ${number}, remise le ${day} par ${by}`,
    minor: 'version pour mineur',
    give: 'Noter la remise',
    givenOn: 'Remise le',
    isMinor: 'Version pour mineur',
    done: 'Remise notée',
  },
  copy: {
    title: 'Copie de ses données',
    intro: typography(
      'Un PDF et un fichier JSON de tout ce qui est gardé d’elle. Relisez d’abord les textes libres : masquez ceux qui parlent d’autres personnes, laissez ceux qui parlent d’elle.',
    ),
    prepare: 'Relire les textes et préparer la copie',
    withAgents: 'Laisser les noms des agents',
    texts: (texts: number): string =>
      texts === 0 ? 'Aucun texte libre.' : plural(texts, 'texte à relire', 'textes à relire'),
    mask: 'Masquer',
    masked: 'Toujours masqué',
    save: 'Enregistrer le PDF et le JSON',
    saved: 'Copie enregistrée',
    savedAs: (pdf: string, json: string): string =>
      `${pdf} et ${json}. Notez la remise quand elle est faite.`,
    fileName: (day: string, kind: 'pdf' | 'json'): string => `copie-des-donnees-${day}.${kind}`,
    made: (at: string): string => `Faite le ${at}`,
    delivered: (day: string, way: string, to: string): string =>
      typography(`remise le ${day}, ${way}, à : ${to}`),
    toDeliver: 'remise à noter',
    prints: (pdf: string, json: string): string => typography(`Empreintes : PDF ${pdf}, JSON ${json}`),
    deliver: 'Noter la remise',
    deliveredOn: 'Remise le',
    way: 'Voie',
    recipient: 'À qui',
    noted: 'Remise notée',
  },
  retention: {
    title: 'Conservation',
    until: (day: string, rule: string): string =>
      `Gardée jusqu’au ${day}, par la règle : ${rule}`.replace(' :', '\u00A0:'),
    underWay: (programmes: readonly string[]): string =>
      typography(`Reportée, programme en cours : ${programmes.join(', ')}`),
    over: typography('Durée passée : la fiche est proposée à l’effacement du mois.'),
    hold: 'Geler l’effacement',
    holdKind: 'Raison',
    holdReason: 'Précisions',
    holdUntil: 'Jusqu’au (facultatif)',
    placed: 'Effacement gelé',
    lift: 'Lever le gel',
    lifted: 'Gel levé',
    held: (kind: string, day: string, author: string): string =>
      typography(`Gelée : ${kind}, depuis le ${day}, par ${author}`),
    liftedOn: (day: string): string => `levé le ${day}`,
  },
  requests: {
    title: 'Demandes',
    none: 'Aucune demande enregistrée.',
    add: 'Enregistrer une demande',
    line: (kind: string, day: string, status: string): string => `${kind}, reçue le ${day}, ${status}`,
  },
} as const;

export const objectionTexts = {
  title: 'Opposition',
  none: 'Aucune opposition.',
  remains: typography(
    'Ce qui reste : sa fiche, pour l’accompagner (mission d’intérêt public), et les chiffres des trimestres déjà comptés, qui ne la nomment pas.',
  ),
  record: 'Noter une opposition',
  scope: 'À quoi',
  madeOn: 'Dite le',
  done: 'Opposition notée',
  holds: (said: string, day: string): string => typography(`Tient depuis le ${day} : ${said}`),
  ended: (day: string): string => `retirée le ${day}`,
  withdraw: 'Noter le retrait',
  withdrawOn: 'Retirée par la personne le',
  withdrawMeans: typography(
    'La personne revient elle-même sur son opposition : elle figure de nouveau dans ce qu’elle avait refusé. L’opposition et son retrait restent écrits.',
  ),
  withdrawn: 'Retrait noté',
} as const;

/** Sentences of the register. */
export const requestTexts = {
  title: 'Demandes sur les données',
  add: 'Enregistrer une demande',
  empty: 'Aucune demande',
  emptyWhy: typography(
    'Accès, correction, opposition, effacement : chaque demande s’enregistre ici le jour où elle arrive, et se répond en un mois.',
  ),
  newTitle: 'Enregistrer une demande',
  kind: 'Demande',
  receivedOn: 'Reçue le',
  way: 'Reçue par',
  who: 'Qui demande, sans fiche dans Vivier',
  about: 'Concerne',
  identity: 'Identité vérifiée',
  identityLater: 'Pas encore',
  saved: 'Demande enregistrée',
  due: (day: string): string => `À répondre le ${day} au plus tard`,
  late: (days: number): string => `En retard de ${plural(days, 'jour', 'jours')}`,
  firstTerm: (day: string): string =>
    typography(
      `Un mois de la réception ; prolonger de deux mois se dit à la personne le ${day} au plus tard. Délais rappelés, à vérifier.`,
    ),
  state: 'État',
  extended: (day: string): string => `Prolongée le ${day}`,
  closed: (day: string): string => `Close le ${day}`,
  extensionReason: 'Raison de la prolongation',
  answer: 'Ce qui a été dit',
  on: 'Fait le',
  moved: 'Demande suivie',
  toPerson: 'Ouvrir ses droits',
  identityFirst: 'Rien n’est accordé avant que l’identité de la personne soit vérifiée.',
  checkIdentity: 'Noter la vérification',
  checked: 'Identité vérifiée',
} as const;

/** Sentences of the page Données personnelles. */
export const retentionTexts = {
  title: 'Données personnelles',
  register: 'Registre des demandes',
  notice: {
    title: 'Notice d’information',
    intro: typography(
      'Ses mots viennent de ce que Vivier demande et pourquoi, des durées, et des paramètres de la structure. Une version établie ne change plus.',
    ),
    toComplete: typography(
      'Des paramètres manquent : la notice dit « à compléter ». Donnez le nom de la structure et le délégué à la protection des données.',
    ),
    issue: 'Établir la notice du jour',
    issued: (number: number): string => `Notice n° ${number} établie`,
    version: (number: number, day: string, print: string): string =>
      typography(`Notice n° ${number} du ${day}, empreinte ${print}`),
    pdf: 'Enregistrer le PDF',
    minorPdf: 'PDF pour mineur',
    saved: 'Notice enregistrée',
    none: 'Aucune notice n’est encore établie.',
    unchanged: 'La dernière notice dit déjà les mots du jour.',
    fileName: (number: number): string => `notice-${number}.pdf`,
  },
  rules: {
    title: 'Durées de conservation',
    which: typography(
      'Quand deux limites se rencontrent, la plus courte l’emporte : ce qui est gardé ici à côté d’I-MILO ne doit pas lui survivre. Un programme en cours reporte ; un gel retient.',
    ),
    about: 'Donnée',
    rule: 'Règle, et ce que Vivier en fait',
    source: 'Source',
    confidence: {
      V: 'lu dans un texte officiel',
      S: 'lu dans une source secondaire',
      N: 'à vérifier',
    },
    since: (day: string): string => `depuis le ${day}`,
  },
  plan: {
    title: 'Ce qui s’efface',
    month: 'Mois',
    goes: (people: number): string => `${plural(people, 'fiche', 'fiches')} à la fin de ce mois`,
    none: 'Aucune fiche ne dépasse sa durée ce mois-là.',
    until: (day: string, rule: string): string => `gardée jusqu’au ${day}, ${rule}`,
    notYet: 'pas encore échue',
    pieces: (files: number): string => `Pièces de ${plural(files, 'dossier', 'dossiers')} (durée à vérifier)`,
    piece: (reference: string, many: number, day: string): string =>
      `${reference} : ${plural(many, 'pièce', 'pièces')}, jusqu’au ${day}`.replace(' :', '\u00A0:'),
    held: (people: number): string => plural(people, 'fiche gelée', 'fiches gelées'),
    deferred: (people: number): string =>
      `${plural(people, 'fiche reportée', 'fiches reportées')}, programme en cours`,
    noticed: (people: number): string =>
      `${plural(people, 'fiche', 'fiches')} en préavis aujourd’hui, à vérifier`,
  },
  run: {
    title: 'Effacer ce qui est échu',
    nothing: 'Rien n’est échu aujourd’hui pour ce mois.',
    means: typography(
      'Sans retour : fiches, dossiers, pièces, notes et brouillons. Restent, sans nom, les dates du journal et les chiffres des trimestres. Les sauvegardes les gardent jusqu’à leur propre rotation.',
    ),
    confirmation: 'Confirmation',
    type: ['Tapez «\u202F', '\u202F» pour effacer.'],
    erase: 'Effacer pour toujours',
    done: 'Conservation appliquée',
    doneWhat: (lines: number): string => `${plural(lines, 'ligne', 'lignes')} au procès-verbal.`,
    notOverwritten: typography(
      'Le disque manque de place pour réécrire ce qui a été libéré : ce sera fait à la prochaine ouverture.',
    ),
  },
  records: {
    title: 'Procès-verbaux',
    none: 'Aucun effacement par conservation n’a encore été fait.',
    line: (month: string, at: string, lines: number): string =>
      typography(`${month}, fait le ${at} : ${plural(lines, 'ligne', 'lignes')}`),
    save: 'Enregistrer le PDF',
    saved: 'Procès-verbal enregistré',
    fileName: (month: string): string => `proces-verbal-${month}.pdf`,
  },
} as const;

export const limitWords = {
  age: 'limite d’âge',
  'last-contact': 'dernier contact',
  cej: 'fin du CEJ',
} as const;
