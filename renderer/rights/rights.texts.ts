import { agree, enumerate, formatNumber, plural, typography } from '../../shared/base/text';
import { type CivilDate, formatShortDate } from '../../shared/base/time';

/** Acts that an answer leads to, wherever it stands. */
export const actTexts = {
  enrol: 'Inscrire',
  enrolIn: (scheme: string) => `Inscrire, ${scheme}`,
  openFile: 'Créer un dossier',
  openFileOf: (scheme: string) => `Créer un dossier, ${scheme}`,
  openRights: 'Voir ses droits',
} as const;

/** Parts of an answer, named alike wherever it is read, and what is said of an amount. */
export const partTexts = {
  alternatives: 'Autres voies',
  duration: 'Durée',
  training: 'Formation',
  deadlines: 'Échéances',
  documents: 'Pièces',
  form: 'Formulaire',
  cerfa: (number: string, revision: string): string => `Cerfa n°\u00A0${number}*${revision}`,
  hours: (least: number, most: number): string =>
    `de ${formatNumber(Math.ceil(least))} à ${formatNumber(Math.floor(most))}\u00A0heures`,
  rate: (percent: number, of: string): string =>
    `${formatNumber(percent)}\u00A0% ${of === 'SMIC' ? 'du SMIC' : 'du minimum conventionnel'}`,
  toGive: 'à préciser',
  toCheck: 'à vérifier',
  reserve: 'Sous réserve de',
  reserveOf: typography('Sous réserve de :'),
} as const;

/** What is said of any answer. */
export const answerTexts = {
  allMet: 'Toutes les conditions sont remplies.',
  allMetOfPerson: 'Toutes les conditions qui tiennent à la personne sont remplies.',
  withOffer: 'L’employeur et le contrat se jugent avec une offre.',
  toGive: (names: readonly string[]) => typography(`À préciser : ${enumerate(names)}.`),
  more: (count: number) => `et ${plural(count, 'autre', 'autres')}`,
} as const;

/** Droits, the tab of a person. */
export const tabTexts = {
  on: 'Droits à la date du',
  onlyPerson: 'Seul ce qui tient à la personne est jugé ici. Une réponse qui manque n’est pas un refus.',
  compare: 'Trouver le bon contrat',
  typeADate: 'Saisissez une date.',
  asked: (count: number) =>
    typography(
      `${plural(count, 'renseignement tient', 'renseignements tiennent')} à une offre (employeur, dates, contrat) :`,
    ),
  inComparator: 'les préciser dans le comparateur',
  nothingOpen: 'Rien n’est possible à cette date sans une réponse de plus.',
} as const;

/** Détecter les bons profils. */
export const sweepTexts = {
  title: 'Détecter les bons profils',
  computing: 'Droits en cours de calcul…',
  /** After the count of the list, which is not told again. */
  upToDate: (on: CivilDate) => `droits au ${formatShortDate(on)}`,
  partly: (done: string, people: string, on: CivilDate) =>
    `${done} sur ${people} à jour, au ${formatShortDate(on)}`,
  refresh: 'Actualiser',
  resume: 'Reprendre',
  job: 'Droits des candidats',
  stopped: 'Calcul arrêté',
  stoppedMeans: typography('Ce qui était jugé est conservé ; « Reprendre » continue où il s’est arrêté.'),
  emptyTitle: 'Le portefeuille est vide',
  empty:
    'Dès que des candidats y sont, cette page dit, personne par personne, ce qui est possible aujourd’hui, ce qui se ferme ou s’ouvre bientôt, et pourquoi.',
  importIt: 'Importer un extrait',
  create: 'Créer un candidat',
  onlyPerson: typography(
    'Seul ce qui tient à la personne est jugé ici ; l’employeur et le contrat se vérifient sur sa fiche.',
  ),
  /** Told once, since it tells nobody apart. */
  openToAll: (names: readonly string[]) =>
    typography(
      `${enumerate(names)} : ${agree(names.length, 'ouvert', 'ouverts')} dès 16 ans à toute personne accompagnée, quel que soit son profil ; la liste ne montre que le reste.`,
    ),
  none: '–',
  preview: 'Ses droits en bref',
  previewMissing: (names: readonly string[]) => typography(`Il manque : ${enumerate(names)}.`),
  previewReserve: (names: readonly string[]) => typography(`Sous réserve de : ${enumerate(names)}.`),
  becomes: (words: string, day: string) => typography(`Devient « ${words} » le ${day}.`),
} as const;

/** Trouver le bon contrat. */
export const comparatorTexts = {
  title: 'Trouver le bon contrat',
  back: 'Retour à la fiche',
  showOffer: 'Montrer l’offre',
  hideOffer: 'Masquer l’offre',
  showTable: 'Voir le tableau',
  showCards: 'Voir les cartes',
  print: 'Voir la page pour l’employeur',
  tally: (open: number, waiting: number, closed: number) =>
    [
      open === 0 ? 'rien de possible' : plural(open, 'possible', 'possibles'),
      `${waiting} à compléter`,
      plural(closed, 'fermé', 'fermés'),
    ].join(', '),
  best: (count: number) => (count === 1 ? 'Le meilleur choix' : `Les ${count} meilleurs choix`),
  order: 'Pourquoi cet ordre',
  orderIs: typography('Du premier critère au dernier ; le premier qui départage décide.'),
  noneTitle: 'Aucun contrat n’est possible',
  none: typography(
    'À cette date et avec cette offre, chaque dispositif est fermé ; les raisons sont ci-dessous.',
  ),
  anotherWay: 'Fermés, avec une autre voie',
  wouldChange: typography('Ce qui le changerait :'),
  alternative: typography('Autre voie :'),
  facts: { length: 'Durée', receives: 'Le jeune reçoit', pays: 'L’employeur paie', aid: 'Aide' },
  perMonth: (amount: string) => `${amount} par mois`,
  employerPage: typography(
    'Le prénom et l’initiale du nom seulement : ni date de naissance, ni niveau, ni situation personnelle.',
  ),
  savePage: 'Enregistrer la page',
  compared: (from: CivilDate, to: CivilDate) =>
    `Comparé du ${formatShortDate(from)} au ${formatShortDate(to)}`,
} as const;
