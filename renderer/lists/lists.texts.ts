import { formatNumber, typography } from '../../shared/base/text';
import type { ListDeclaration, ListOperator } from '../../shared/lists';
import { countWords, noneOf } from '../../shared/lists';
import { count } from '../ui';

/** Sentences of the lists, the same for each. */
export const texts = {
  filters: 'Filtres',
  /** Whom the adviser of the settings follows. */
  mine: 'Mes jeunes',
  addFilter: 'Ajouter un filtre',
  filterOn: 'Filtrer sur',
  howFilter: 'Condition',
  values: 'Valeurs',
  text: 'Texte',
  from: 'À partir de',
  to: 'Jusqu’à',
  days: 'Nombre de jours',
  years: 'ans',
  searchIn: (title: string) => `Chercher dans la liste ${title}`,
  person: 'Candidat',
  add: 'Ajouter',
  change: 'Modifier',
  noChoice: 'Aucun choix ne correspond',
  clear: 'Effacer ces choix',
  editFilter: (words: string) => typography(`Modifier le filtre : ${words}`),
  removeFilter: (words: string) => typography(`Retirer le filtre : ${words}`),
  clearFilters: 'Retirer les filtres',
  noMatch: (list: ListDeclaration) => typography(`${noneOf(list)} ne correspond à ces filtres`),
  emptyPick: 'Cette vue ne contient plus aucune ligne',
  ofTotal: (list: ListDeclaration, shown: number, total: string) => `${countWords(list, shown)} sur ${total}`,
  display: 'Affichage',
  columns: 'Colonnes',
  otherColumns: 'Autres colonnes',
  moveUp: (label: string) => typography(`Placer avant : ${label}`),
  moveDown: (label: string) => typography(`Placer après : ${label}`),
  compact: 'Lignes serrées',
  usualColumns: 'Colonnes et largeurs habituelles',
  save: 'Enregistrer',
  formats: {
    xlsx: {
      label: 'Classeur Excel (.xlsx)',
      hint: typography('S’ouvre tel quel : zéros de tête, dates et téléphones gardés'),
    },
    csv: {
      label: 'Tableau CSV (.csv)',
      hint: 'Pour un autre logiciel\u202f; Excel, en l’ouvrant, ôte les zéros de tête',
    },
    pdf: { label: 'Document PDF (.pdf)', hint: 'À lire et à imprimer, pages numérotées' },
  },
  writing: 'Liste en cours d’écriture',
  askSave: (words: string) => typography(`Enregistrer ${words} dans un fichier ?`),
  askSaveWhy:
    'Toute personne qui ouvre ce fichier pourra le lire\u202f: il n’est pas chiffré comme le portefeuille. Enregistrez-le là où vous seul avez accès, et supprimez-le quand il a servi. Vivier le note au journal des accès et au registre des copies.',
  askSavePdf:
    'Un PDF s’écrit en lettres latines, grecques et cyrilliques\u00A0: un nom en arabe, en géorgien ou en chinois y laisse […]. Le classeur, le tableau et l’impression gardent tous les noms.',
  askSaveGo: 'Choisir le fichier',
  askSaveKeep: 'Ne rien enregistrer',
  saved: 'Liste enregistrée',
  savedAs: (name: string, rows: number, withheld = 0) =>
    `${name}, ${count(rows, 'ligne', 'lignes', 'aucune ligne')}${
      withheld === 0
        ? ''
        : `, sans ${count(withheld, 'personne qui s’y oppose', 'personnes qui s’y opposent')}`
    }`,
  askPart: typography('Imprimer quelle partie ?'),
  askPartWhy: (words: string, parts: number) =>
    typography(
      `${words}, c’est beaucoup pour une seule impression : la liste s’imprime en ${parts} parties, chacune avec ses pages numérotées. Un filtre, un PDF ou un classeur peuvent suffire.`,
    ),
  /** After the sentence of the list. */
  countedOn: (list: ListDeclaration, rows: number, day: string) => `. ${countWords(list, rows)}, le ${day}.`,
  part: (from: number, to: number) => `Lignes ${formatNumber(from)} à ${formatNumber(to)}`,
  partOf: (number: number, of: number) => typography(`Partie ${number} sur ${of} :`),
  chosen: (list: ListDeclaration, n: number) => {
    const agreement = list.isFeminine ? 'choisie' : 'choisi';
    return `${countWords(list, n)} ${n < 2 ? agreement : `${agreement}s`}`;
  },
  selection: 'Lignes choisies',
  unselect: 'Ne plus rien choisir',
  keepAsView: 'Garder comme vue',
  views: 'Vues',
  allRows: (list: ListDeclaration) => (list.isFeminine ? 'Toutes' : 'Tous'),
  saveView: 'Enregistrer la vue',
  newView: 'Enregistrer une vue',
  viewName: 'Nom de la vue',
  viewOfRule: (sentence: string) =>
    typography(`Elle montrera à chaque fois : ${sentence}, avec ces colonnes et cet ordre.`),
  viewOfPick: (words: string) =>
    typography(`Elle gardera ${words}. Une personne effacée du portefeuille quitte la vue.`),
  renameView: 'Renommer la vue',
  updateView: 'Mettre la vue à jour',
  backToView: 'Revenir à la vue',
  removeView: 'Retirer la vue',
  viewMenu: (name: string) => typography(`Actions sur la vue « ${name} »`),
  viewSaved: 'Vue enregistrée',
  filterRemoved: 'Filtre retiré',
  viewRemoved: (name: string) => typography(`La vue « ${name} » est retirée.`),
  cancel: 'Abandonner',
  keys: 'Flèches pour parcourir, Espace pour choisir, Entrée pour ouvrir.',
  keyOfPrimary: 'Ctrl+Entrée pour l’action principale.',
  keyBeside: 'Ctrl+Maj+O pour ouvrir à côté.',
  keysOfPanel: 'Flèches pour parcourir, Espace pour choisir, Tab pour agir dans le panneau.',
  unnamed: 'Sans nom',
  operators: {
    contains: 'contient',
    'one-of': 'est l’un de',
    between: 'est entre',
    coming: 'est dans les prochains jours',
    past: 'est dans les derniers jours',
    older: 'date de plus de',
    empty: 'n’est pas renseigné',
    filled: 'est renseigné',
  } as const satisfies Readonly<Record<ListOperator, string>>,
} as const;
