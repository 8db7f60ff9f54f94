import { plural, typography } from '../../shared/base/text';
import { inSentence } from '../../shared/fields';

const enumerated = (words: readonly string[], most: number): string => {
  const shown = words.slice(0, words.length > most + 1 ? most : undefined);
  const others = words.length - shown.length;
  const last = others === 0 ? shown.at(-1) : plural(others, 'autre', 'autres');
  const first = others === 0 ? shown.slice(0, -1) : shown;
  return first.length === 0 ? (last ?? '') : `${first.join(', ')} et ${last}`;
};

/** What to do next for a person. The words of a day stand apart: the one of a birthday tells the birth date. */
export const nextTexts = {
  todo: 'À faire',
  late: 'En retard',
  upToDate: 'À jour',
  closes: 'Droits qui se ferment le',
  closing: (schemes: readonly string[]) => typography(` : ${enumerated(schemes, 2)}.`),
  deadline: (label: string) => `${label} avant le`,
  yearEnds: (scheme: string) => `Renouveler ou quitter : ${scheme}, avant le`.replace(' :', '\u00A0:'),
  paperEnds: (paper: string) => typography(`Renouveler : ${paper}, valable jusqu’au`),
  silent: 'Reprendre contact\u00A0: rien depuis le',
  neverMet: 'Prendre contact\u00A0: rien depuis le premier accueil, le',
  ask: (fact: string) => typography(`Demander : ${fact}.`),
  waited: (count: number) => `${plural(count, 'réponse en dépend', 'réponses en dépendent')}.`,
  fill: (field: string) => typography(`Compléter la fiche : ${field}.`),
  firstFile: 'Créer un dossier de contrat',
  nothing: 'Rien ne presse\u00A0: la fiche est complète, les dossiers sont à jour.',
  after: 'Ensuite',
} as const;

/** Acts of the page of a person, by what they do. */
export const actTexts = {
  beside: 'Ouvrir à côté',
  besideKey: 'Ctrl Maj O',
  note: 'Noter un contact',
  more: 'Autres actions',
  accompany: 'Accompagner',
  enrol: 'Inscrire dans un dispositif',
  compare: 'Trouver le bon contrat',
  file: 'Créer un dossier de contrat',
  handOver: 'Transmettre à un collègue',
  record: 'Fiche',
  accesses: 'Consultations de cette fiche',
  merge: 'Comparer ou réunir avec une autre fiche',
  privacy: 'Données et droits…',
  present: 'Présenter à un employeur…',
  erase: 'Effacer cette fiche…',
} as const;

/** The column that stays beside the page. */
export const columnTexts = {
  summary: 'Résumé du candidat',
  born: (sex: unknown) => `Né${sex === 'F' ? 'e' : sex === 'M' ? '' : '(e)'} le`,
  lastContact: 'Dernier contact',
  noContact: (isReceived: boolean) => (isReceived ? 'aucun depuis le premier accueil' : 'aucun'),
  nextDeadline: 'Échéance',
  noDeadline: 'aucune',
  schemes: 'Dispositifs',
  noScheme: 'Aucun dispositif.',
  correct: (scheme: string) => typography(`Corriger l’inscription : ${scheme}`),
  unknownDay: 'date de signature inconnue',
  since: (on: string) => `depuis le ${on}`,
  left: (on: string) => `, sorti le ${on}`,
  sent: 'Transmis à',
  received: 'Reçu de',
  handedOn: (at: string, until: string | null) => `le ${at}${until === null ? '' : `, jusqu’au ${until}`}`,
  /** What is copied from the card to another program, in the words of the button. */
  copied: { phone: 'le téléphone', email: 'l’adresse électronique', number: 'le numéro' },
} as const;

/** What a person is ready for. */
export const completenessTexts = {
  title: 'Complétude',
  complete: 'complet',
  lacks: (labels: readonly string[]) =>
    typography(`${plural(labels.length, 'manque', 'manques')} : ${enumerated(labels.map(inSentence), 1)}`),
  source: (source: string, mark: string | null) =>
    typography(mark === null || source.includes(mark) ? source : `${source} (${mark})`),
  apart: (count: number) => `Ne la concerne pas (${count})`,
} as const;

/** The timeline of a person. */
export const timelineTexts = {
  title: 'Parcours',
  empty: 'Rien n’est encore inscrit',
  emptyHelp: 'Le premier contact enregistré ouvrira le parcours.',
  emptyAct: 'Noter le premier contact',
  undated: 'Date inconnue',
  changed: (count: number) => plural(count, 'renseignement changé', 'renseignements changés'),
  typed: (actor: string, at: string) => `${actor === '' ? 'Saisi' : `${actor}, saisi`} le ${at}`,
  file: (name: string) => `Ouvrir le dossier ${name}`,
  import: (name: string) => typography(`Import « ${name} »`),
  handover: 'Voir les passations',
  contactOf: (label: string, on: string) => `${label} du ${on}`,
  remove: 'Retirer',
  removeOne: (what: string) => typography(`Retirer : ${what}`),
  removed: 'Contact retiré',
  more: (left: number) => `Afficher la suite (${plural(left, 'événement', 'événements')})`,
} as const;

/** Beside a name that is being typed. */
export const typedLikenessTexts = {
  sure: 'Cette personne a sans doute déjà une fiche',
  doubtful: 'Une personne qui lui ressemble a déjà une fiche',
  compare: 'Comparer les deux fiches',
} as const;

/** On the page of a person who looks like somebody else. */
export const likenessTexts = {
  title: 'Ressemble à une autre fiche',
  compare: 'Comparer les deux fiches',
  apart: 'Ce sont deux personnes',
  same: 'Comparez les deux fiches\u00A0: si c’est la même personne, elles se réunissent en une seule.',
  done: 'Deux personnes',
  doneMeans: 'Ni la saisie ni un import ne les rapprocheront plus.',
} as const;

/** Sentences of the list of candidates. */
export const texts = {
  title: 'Candidats',
  create: 'Créer un candidat',
  compareTwo: 'Comparer les deux fiches',
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
  open: 'Ouvrir la fiche',
} as const;

/** A new candidate. */
export const newCandidateTexts = {
  title: 'Créer un candidat',
  subtitle: 'Seuls le nom, le prénom et la date de naissance sont nécessaires pour commencer.',
  giveUp: 'Abandonner',
  create: 'Créer la fiche',
  createAllTheSame: 'Créer quand même la fiche',
} as const;

/** The tabs of a person's page. */
export const tabTexts = {
  parcours: 'Parcours',
  situation: 'Situation',
  projet: 'Projet',
  droits: 'Droits',
  dossiers: 'Dossiers',
  pieces: 'Pièces',
} as const;

/** Noting what has just happened. */
export const composerTexts = {
  title: 'Noter ce qui vient de se passer',
  kind: 'Nature',
  note: 'Note',
  account: 'Compte rendu',
  date: 'Date du contact',
  help: 'Des faits utiles à l’accompagnement, que la personne pourrait lire.',
  addNote: 'Ajouter la note',
  addContact: 'Enregistrer le contact',
  noteMissing: 'La note est vide.',
  dateMissing: 'Saisissez la date.',
  dateAhead: 'Cette date est à venir.',
} as const;

/** Contract files of a person. */
export const filesTabTexts = {
  table: 'Dossiers de contrat',
  create: 'Créer un dossier de contrat',
  none: 'Aucun dossier de contrat',
  noneHelp: 'Un dossier réunit le candidat, l’employeur, le poste et les pièces, et produit le PDF à signer.',
  count: (total: number) => plural(total, 'dossier', 'dossiers'),
  columns: {
    reference: 'Référence',
    status: 'État',
    employer: 'Employeur',
    starts: 'Début',
    deadline: 'Prochaine échéance',
  },
  noEmployer: 'à choisir',
  noDeadline: 'aucune',
} as const;
