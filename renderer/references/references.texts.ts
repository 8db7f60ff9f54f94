import { typography as french, plural } from '../../shared/base/text';
import type { PrefectOrder, Unit } from '../../shared/law';

/** Who gave a value or an order. */
export const originLabels = {
  product: 'fourni avec Vivier',
  structure: 'ajouté par la structure',
  pack: 'jeu de références importé',
} as const;

/** The contracts whose aid an order fixes. */
export const orderSchemeLabels = {
  PEC: 'Parcours emploi compétences',
  CUI_CAE: 'CUI-CAE',
  CIE: 'Contrat initiative emploi (CUI-CIE)',
} satisfies Readonly<Record<PrefectOrder['scheme'], string>>;

/** Sentences of the page Valeurs de la loi. */
export const pageTexts = {
  title: 'Valeurs de la loi',
  subtitle: french(
    'Ce que les réponses de Vivier lisent : chaque valeur a sa date, sa source et sa confiance. Une valeur ajoutée ici vaut pour tout le portefeuille, sans attendre une nouvelle version.',
  ),
  tabs: {
    valeurs: 'Valeurs',
    arretes: 'Arrêtés des préfets',
    referentiels: 'Jeux de références',
    nomenclatures: 'Nomenclatures',
  },
  changes: 'Ce que cela change, pour tout le portefeuille',
  confidence: 'Confiance',
  dateNeeded: 'Saisissez la date.',
  valueFrom: (value: string, amount: string, day: string): string =>
    french(`${value} : ${amount} à partir du ${day}`),
  withdraw: 'Retirer…',
} as const;

/** The list of values, scheme by scheme. */
export const valuesTexts = {
  toReview: (count: number): string => plural(count, 'valeur est à revoir', 'valeurs sont à revoir'),
  toReviewHelp:
    'La dernière connue est ancienne, ou manque encore. Cherchez le texte le plus récent, puis ajoutez la valeur, ou confirmez la même avec son texte.',
  on: 'Valeurs au',
  search: 'Chercher une valeur',
  searchHint: 'SMIC, allocation, durée…',
  toReviewOnly: 'Seulement ce qui est à revoir',
  add: 'Ajouter une valeur',
  none: 'Aucune valeur ne correspond',
  noneHelp: 'Effacez la recherche, ou montrez aussi ce qui n’est pas à revoir.',
  showAll: 'Montrer toutes les valeurs',
  count: (count: number): string => plural(count, 'valeur', 'valeurs'),
  closedSince: (day: string): string => `Fermé depuis le ${day}`,
  openFrom: (day: string): string => `Ouvert à partir du ${day}`,
  columns: {
    value: 'Valeur',
    on: (day: string): string => `Au ${day}`,
    origin: 'Depuis quand, d’où elle vient',
    acts: 'Actes',
  },
  noneOnDay: 'aucune à cette date',
  next: (value: string, day: string): string => `puis ${value} à partir du ${day}`,
  since: (day: string): string => `depuis le ${day}`,
  unverified: 'Non vérifiée',
  given: (source: string, confidence: string, origin: string): string =>
    french(`${source}, ${confidence}, ${origin}`),
  history: 'Historique',
  historyOf: (value: string): string => french(`Historique : ${value}`),
  addShort: 'Ajouter',
  addTo: (value: string): string => french(`Ajouter une valeur : ${value}`),
  lineOn: (day: string): string => french(`${day} :`),
  states: {
    current: 'en vigueur',
    coming: 'à venir',
    past: '',
    replaced: 'remplacée le même jour',
    withdrawn: 'retirée',
  },
} as const;

/** Who gave a value or an order, and who took it back. */
export const givenTexts = {
  by: (author: string): string => ` par ${author}`,
  inPack: (pack: string): string => french(`, jeu de références « ${pack} »`),
  value: {
    added: (day: string, by: string, pack: string): string => `Ajoutée le ${day}${by}${pack}.`,
    withdrawn: (day: string, reason: string): string => french(`Retirée le ${day} : ${reason}`),
  },
  order: {
    added: (day: string, by: string, pack: string): string => `Ajouté le ${day}${by}${pack}.`,
    withdrawn: (day: string, reason: string): string => french(`Retiré le ${day} : ${reason}`),
  },
} as const;

/** Adding a value that Vivier does not carry. */
export const addValueTexts = {
  submit: 'Ajouter la valeur',
  added: 'Valeur ajoutée',
  which: 'Quelle valeur',
  whichNeeded: 'Choisissez la valeur.',
  noneToday: 'Aucune valeur aujourd’hui.',
  today: (amount: string, day: string): string => french(`Aujourd’hui : ${amount}, depuis le ${day}.`),
  readBy: (readers: string): string => french(`Sert à : ${readers}.`),
  from: 'À partir du',
  value: 'Nouvelle valeur',
  valueNeeded: 'Saisissez la valeur.',
  units: {
    cents: '€',
    'cents-per-hour': '€ par heure',
    percent: '%',
    months: 'mois',
    days: 'jours',
    hours: 'heures',
    years: 'ans',
  } satisfies Readonly<Record<Unit, string>>,
  source: 'Texte qui la donne',
  sourceNeeded: 'Nommez le texte.',
  sourceHelp: french('Nature, numéro et date, par exemple « Décret n° 2026-1234 du 18 décembre 2026 ».'),
  confidenceHelp: french('« Non vérifié » : les réponses qui en dépendent resteront « à vérifier ».'),
  hasRead: 'J’ai lu ce texte',
  hasReadHelp: 'Il donne bien cette valeur, à cette date.',
  hasReadNeeded: french('Lisez le texte avant d’ajouter la valeur : elle change les réponses de tous.'),
} as const;

/** What a new value would change. */
export const consequenceTexts = {
  first: (day: string, amount: string): string =>
    french(`À partir du ${day} : ${amount}, là où aucune valeur n’était connue.`),
  same: (day: string, amount: string): string =>
    french(`À partir du ${day} : ${amount}, sans changement ; seule la source change.`),
  becomes: (day: string, former: string, amount: string): string =>
    french(`À partir du ${day} : ${former} devient ${amount}.`),
  replacesProduct: 'Elle prend la place de la valeur fournie avec Vivier pour le même jour.',
  replacesAdded: 'Elle prend la place de la valeur ajoutée pour le même jour.',
  until: (day: string, next: string): string =>
    french(`Elle vaut jusqu’au ${day} : une autre valeur (${next}) prend la suite.`),
  wideGap: french('L’écart est grand : relisez le montant et l’unité.'),
  past: french(
    'Les réponses déjà données pour une date à partir de ce jour changent aussi ; un dossier signé reste tel qu’il a été signé.',
  ),
  unverified: french('Non vérifiée : les réponses qui en dépendent resteront « à vérifier ».'),
} as const;

/** Taking back a value or an order. */
export const withdrawTexts = {
  title: 'Retirer',
  submit: 'Retirer',
  what: (name: string): string => `${name}.`,
  means:
    'Les réponses ne s’en servent plus, dès maintenant et pour tout le portefeuille. La ligne et le motif restent dans l’historique.',
  reason: 'Motif du retrait',
  atOnce: 'Annulé aussitôt après l’ajout.',
} as const;

/** The orders of prefects. */
export const ordersTexts = {
  add: 'Ajouter un arrêté',
  empty: 'Aucun arrêté pour l’instant',
  emptyHelp: french(
    'Le taux d’aide d’un parcours emploi compétences, d’un CUI-CAE ou d’un CUI-CIE est fixé par le préfet de région. Sans l’arrêté de votre région, Vivier répond « à vérifier » et ne devine pas le taux.',
  ),
  intent:
    'Le taux et la durée de l’aide viennent de l’arrêté en vigueur dans la région de l’employeur, à la date de la décision.',
  states: { current: 'En vigueur', coming: 'À venir', past: 'Passé', withdrawn: 'Retiré' },
  place: (scheme: string, region: string): string => `${scheme}, ${region}`,
  named: (place: string, reference: string): string => `${place}, ${reference}`,
  signed: (reference: string, signed: string, dates: string): string =>
    french(`${reference}, signé le ${signed}, ${dates}.`),
  since: (from: string): string => `depuis le ${from}, sans fin connue`,
  between: (from: string, to: string): string => `du ${from} au ${to}`,
  given: (confidence: string, origin: string): string => `${confidence}, ${origin}`,
  withdrawn: (place: string, reference: string): string => french(`${place} : ${reference}`),
  columns: { category: 'Catégorie', forWhom: 'Pour qui', aid: 'Aide de l’État' },
  noCondition: 'sans autre condition',
} as const;

/** What an order pays for a category, and for whom. */
export const categoryTexts = {
  rate: (percent: string): string => french(`${percent} % du SMIC horaire brut`),
  hours: (hours: string): string => `${hours}\u00A0h par semaine au plus`,
  months: {
    between: (least: number, most: number): string =>
      least === most ? `${most}\u00A0mois` : `de ${least} à ${most}\u00A0mois`,
    atMost: (months: number): string => `${months}\u00A0mois au plus`,
    atLeast: (months: number): string => `${months}\u00A0mois au moins`,
  },
  ages: {
    between: (least: number, most: number): string => `de ${least} à ${most}\u00A0ans`,
    atMost: (age: number): string => `${plural(age, 'an', 'ans')} au plus`,
    atLeast: (age: number): string => `${plural(age, 'an', 'ans')} au moins`,
  },
  ageDisabled: (age: number): string =>
    `${plural(age, 'an', 'ans')} au plus avec une reconnaissance de handicap`,
  qpv: 'quartier prioritaire',
  zrr: 'zone rurale',
  residents: (zones: readonly string[]): string => french(`habitants : ${[...zones].join(' ou ')}`),
  rsa: 'personnes au RSA',
} as const;

/** A new order, typed from its text. */
export const orderTexts = {
  title: 'Nouvel arrêté',
  submit: 'Ajouter l’arrêté',
  added: 'Arrêté ajouté',
  scheme: 'Contrat',
  region: 'Région',
  regionNeeded: 'Choisissez la région.',
  regionNone: 'Aucune région ne correspond',
  reference: 'Arrêté',
  referenceHelp: 'Son numéro, ou son nom, tel qu’il est publié au recueil des actes administratifs.',
  referenceNeeded: 'Saisissez le numéro ou le nom de l’arrêté.',
  signedOn: 'Signé le',
  from: 'Premier jour',
  to: 'Dernier jour',
  toHelp: french('Vide : sans fin connue.'),
  endsBefore: 'La fin précède le premier jour.',
  categories: 'Catégories',
  categoriesHelp: 'Une par ligne du tableau de l’arrêté. Laissez vide ce qu’il ne dit pas.',
  addCategory: 'Ajouter une catégorie',
  category: (rank: number): string => `Catégorie ${rank}`,
  removeCategory: (rank: number): string => `Retirer la catégorie ${rank}`,
  name: 'Nom',
  nameHint: 'Jeunes de moins de 26 ans',
  nameNeeded: 'Nommez la catégorie comme l’arrêté la nomme.',
  numbers: {
    ratePercent: 'Taux d’aide',
    maxWeeklyHours: 'Heures par semaine, au plus',
    minMonths: 'Durée, au moins',
    maxMonths: 'Durée, au plus',
    minAge: 'Âge, au moins',
    maxAge: 'Âge, au plus',
    maxAgeDisabled: 'Âge avec RQTH, au plus',
  },
  units: { percent: '%', hours: 'h', months: 'mois', years: 'ans' },
  rateNeeded: 'Saisissez le taux.',
  rateBounds: french('Entre 0 et 105 %.'),
  hoursBounds: 'Plus de 0 heure, 35 au plus.',
  monthsBounds: 'De 1 à 60 mois, sans décimale.',
  monthsOrder: french('Moins que la durée la plus courte : corrigez l’une des deux.'),
  agesBounds: 'De 16 à 99 ans.',
  agesOrder: french('Moins que l’âge le plus bas : corrigez l’un des deux.'),
  onlyFor: 'Réservée aux',
  zones: { QPV: 'Habitants d’un quartier prioritaire', ZRR: 'Habitants d’une zone rurale (ZRR)' },
  rsa: 'Personnes au RSA',
  faults: (count: number): string =>
    `${plural(count, 'champ est', 'champs sont')} à compléter ou à corriger.`,
  hasRead: 'J’ai lu cet arrêté',
  hasReadHelp: 'Les taux, les publics et les dates sont les siens.',
  hasReadNeeded: french('Lisez l’arrêté avant de l’ajouter : il change les réponses de tous.'),
} as const;

/** What a new order would change. */
export const orderEffectTexts = {
  from: (place: string, from: string): string =>
    french(`${place} : les aides décidées à partir du ${from} se calculent avec cet arrêté.`),
  between: (place: string, from: string, to: string): string =>
    french(`${place} : les aides décidées du ${from} au ${to} se calculent avec cet arrêté.`),
  category: (name: string, terms: string): string => french(`${name} : ${terms}.`),
  categoryFor: (name: string, who: string, terms: string): string => french(`${name} (${who}) : ${terms}.`),
  overlaps: (former: string, day: string): string =>
    french(
      `${former} (à partir du ${day}) couvre une partie des mêmes jours : le plus récent des deux s’applique. S’il est faux, retirez-le.`,
    ),
  unverified: french('Non vérifié : les réponses qui en dépendent resteront « à vérifier ».'),
} as const;

/** A signed file of values and orders. */
export const packTexts = {
  title: 'Importer un jeu de références signé',
  open: 'Ouvrir un jeu de références…',
  intent:
    'Un fichier qu’un éditeur de confiance (votre association régionale, par exemple) signe et vous remet. Vivier montre de qui il vient et ce qu’il change. Rien n’est écrit avant votre accord.',
  preview: 'Aperçu du jeu de références',
  publishedBy: (publisher: string, day: string): string => `Publié par ${publisher}, le ${day}.`,
  publisherTrusted: 'Éditeur déjà accepté',
  publisherUnknown: 'Éditeur inconnu',
  alreadyImported: 'Jeu de références déjà importé',
  fingerprint: 'Empreinte de la clé de l’éditeur',
  hasCompared: 'J’ai comparé cette empreinte avec celle de l’éditeur',
  hasComparedHelp: french(
    'Par téléphone, ou sur un papier reçu de lui : jamais avec le message qui apporte le fichier.',
  ),
  hasComparedNeeded: french('Comparez l’empreinte : n’importe qui peut signer au nom d’un autre.'),
  nothingNew: french('Rien de nouveau : tout est déjà là.'),
  unknownValue: '\u00A0: inconnue de cette version de Vivier, sans effet pour l’instant.',
  valueFrom: (day: string): string => french(`, à partir du ${day} :`),
  valueBecomes: (former: string): string => `${former} devient`,
  source: (source: string, confidence: string): string => french(`${source}, ${confidence}`),
  orderFrom: (reference: string, from: string): string => french(`\u00A0: ${reference}, à partir du ${from}`),
  orderBetween: (reference: string, from: string, to: string): string =>
    french(`\u00A0: ${reference}, à partir du ${from} et jusqu’au ${to}`),
  unchanged: (count: number): string =>
    `${plural(count, 'ligne répète', 'lignes répètent')} ce qui est déjà là.`,
  giveUp: 'Ne pas importer',
  openOther: 'Ouvrir un autre fichier…',
  take: (count: number): string =>
    count === 0 ? 'Rien à importer' : `Importer ${plural(count, 'ligne', 'lignes')}`,
  imported: 'Jeu de références importé',
  added: (count: number): string =>
    count === 0 ? 'Aucune ligne ajoutée' : plural(count, 'ligne ajoutée', 'lignes ajoutées'),
  trusted: 'Éditeurs acceptés',
  noneTrusted:
    'Aucun pour l’instant. Un éditeur s’accepte en important son premier jeu de références, après comparaison de l’empreinte.',
  trustedSince: (day: string): string => `Accepté le ${day}`,
  trustedBy: ' par ',
  key: (start: string): string => `. Clé ${start}…`,
} as const;

/** The tables of codes. */
export const tablesTexts = {
  intent: french(
    'Les codes que les formulaires proposent et nomment. Un code qui manque à ces tables se tape quand même : il est gardé sans son nom.',
  ),
  columns: { table: 'Nomenclature', codes: 'Codes', inUse: 'En usage', review: 'Relecture' },
  source: (source: string): string => french(`Source : ${source}.`),
  today: 'Aujourd’hui',
  until: (day: string): string => `Jusqu’au ${day}`,
  from: (day: string): string => `À compter du ${day}`,
  since: (day: string): string => `Depuis le ${day}`,
  between: (from: string, to: string): string => `Du ${from} au ${to}`,
  closed: 'Nomenclature close',
  toReadAgain: (day: string): string => `À relire depuis le ${day}`,
  read: (day: string, again: string): string => `Lue le ${day}, à relire le ${again}`,
} as const;
