import { plural, typography } from '../../shared/base/text';
import { periodLabel, type StageKind } from '../../shared/candidates';

/** Sentences of the stages of the vivier: the board, what the records say of a stage, the change of several at once. */
export const stageTexts = {
  board: 'Tableau du vivier',
  look: 'Façon de voir',
  asList: 'Liste',
  asBoard: 'Tableau',
  label: (stage: StageKind) => periodLabel(stage),
  people: (count: number) => plural(count, 'personne', 'personnes'),
  median: (days: number) => typography(`médiane : ${plural(days, 'jour', 'jours')}`),
  /** What the median is the median of. */
  medianHelp: 'La moitié des personnes de cette étape y sont depuis plus longtemps, la moitié depuis moins.',
  none: 'Personne à cette étape',
  days: (days: number) => (days === 0 ? 'depuis aujourd’hui' : `depuis ${plural(days, 'jour', 'jours')}`),
  more: (count: number) => `Voir ${plural(count, 'autre', 'autres')} dans la liste`,
  moreOf: (count: number, stage: StageKind) =>
    typography(`${periodLabel(stage)} : voir ${plural(count, 'autre', 'autres')} dans la liste`),
  without: (count: number) => `${plural(count, 'personne', 'personnes')} sans étape`,
  seeWithout: 'Les voir dans la liste',
  move: 'Changer d’étape',
  moveOne: (name: string) => typography(`Changer d’étape : ${name}`),
  someone: 'cette personne',
  choose: (name: string) => `Choisir ${name}`,
  moved: (stage: StageKind) => typography(`Passée à l’étape « ${periodLabel(stage)} »`),
  notMoved: 'Étape inchangée',
  undone: 'Retour à l’étape précédente',
  follow: (stage: StageKind) => typography(`Passer à « ${periodLabel(stage)} »`),
  sign: 'Étape à revoir',
  keys: typography(
    'Flèches : aller d’une carte à l’autre ; Entrée : ouvrir ; Espace : choisir ; Ctrl+← ou Ctrl+→ : passer à l’étape voisine ; Tab : son menu ; F9 : masquer les noms.',
  ),
  /** Of several people at once. */
  title: (people: number) => `Changer l’étape de ${plural(people, 'personne', 'personnes')}`,
  stage: 'Nouvelle étape',
  stageNeeded: 'Choisissez une étape.',
  startsOn: 'Depuis le',
  startsOnHelp: 'L’étape en cours se termine la veille. Aujourd’hui ou un jour passé.',
  startNeeded: 'Saisissez la date.',
  reason: 'Raison',
  reasonHelp: typography('Gardée avec l’étape de chacune : fin de session, reprise de contact…'),
  reasonNeeded: 'Donnez la raison du changement.',
  submit: 'Changer',
} as const;

/** What an act on stages is told with. */
export const stageReport = {
  changed: (people: number) => `Étape changée pour ${plural(people, 'personne', 'personnes')}`,
  none: 'Aucune étape à changer',
  undone: stageTexts.undone,
} as const;
