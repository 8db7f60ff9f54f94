import { typography } from '../../shared/base/text';
import type { ListDeclaration, ListOperator } from '../../shared/lists';
import { countWords } from '../../shared/lists';
import { count } from '../ui';

/** Sentences of the lists, the same for each. */
export const texts = {
  filters: 'Filtres',
  addFilter: 'Ajouter un filtre',
  filterOn: 'Filtrer sur',
  howFilter: 'Condition',
  values: 'Valeurs',
  text: 'Texte',
  from: 'À partir de',
  to: 'Jusqu’à',
  add: 'Ajouter',
  change: 'Modifier',
  noChoice: 'Aucun choix ne correspond',
  clear: 'Effacer ces choix',
  editFilter: (words: string) => typography(`Modifier le filtre : ${words}`),
  removeFilter: (words: string) => typography(`Retirer le filtre : ${words}`),
  clearFilters: 'Retirer les filtres',
  noMatch: (list: ListDeclaration) => typography(`Aucun ${list.one} ne correspond à ces filtres`),
  emptyPick: 'Cette vue ne contient plus aucune ligne',
  ofTotal: (list: ListDeclaration, shown: number, total: string) => `${countWords(list, shown)} sur ${total}`,
  display: 'Affichage',
  columns: 'Colonnes',
  otherColumns: 'Autres colonnes',
  moveUp: (label: string) => typography(`Placer avant : ${label}`),
  moveDown: (label: string) => typography(`Placer après : ${label}`),
  compact: 'Lignes serrées',
  usualColumns: 'Colonnes habituelles',
  save: 'Enregistrer',
  formats: { xlsx: 'Classeur Excel (.xlsx)', csv: 'Tableau CSV (.csv)', pdf: 'Document PDF (.pdf)' },
  askSave: (words: string) => typography(`Enregistrer ${words} dans un fichier ?`),
  askSaveWhy:
    'Toute personne qui ouvre ce fichier pourra le lire\u202f: il n’est pas chiffré comme le portefeuille. Enregistrez-le là où vous seul avez accès, et supprimez-le quand il a servi. Vivier le note au journal des accès et au registre des copies.',
  askSavePdf:
    'Un PDF s’écrit en lettres latines, grecques et cyrilliques\u00A0: un nom en arabe, en géorgien ou en chinois y laisse […]. Le classeur, le tableau et l’impression gardent tous les noms.',
  askSaveGo: 'Choisir le fichier',
  askSaveKeep: 'Ne rien enregistrer',
  saved: 'Liste enregistrée',
  savedAs: (name: string, rows: number) => `${name}, ${count(rows, 'ligne', 'lignes', 'aucune ligne')}`,
  tooManyPrinted: (most: string) =>
    typography(
      `Une liste imprimée compte ${most} lignes au plus. Ajoutez un filtre, ou enregistrez un tableau.`,
    ),
  chosen: (list: ListDeclaration, n: number) => {
    const agreement = list.one === 'ligne' ? 'choisie' : 'choisi';
    return `${countWords(list, n)} ${n < 2 ? agreement : `${agreement}s`}`;
  },
  selection: 'Lignes choisies',
  unselect: 'Ne plus rien choisir',
  keepAsView: 'Garder comme vue',
  views: 'Vues',
  allRows: (list: ListDeclaration) => (list.one === 'ligne' ? 'Toutes' : 'Tous'),
  saveView: 'Enregistrer la vue',
  newView: 'Enregistrer une vue',
  viewName: 'Nom de la vue',
  viewOfRule: (sentence: string) =>
    typography(`Elle montrera à chaque fois : ${sentence}, avec ces colonnes et cet ordre.`),
  viewOfPick: (words: string) =>
    typography(`Elle gardera ${words}. Une personne effacée du portefeuille quitte la vue.`),
  renameView: 'Renommer la vue',
  updateView: 'Mettre la vue à jour',
  removeView: 'Retirer la vue',
  viewMenu: (name: string) => typography(`Actions sur la vue « ${name} »`),
  viewSaved: 'Vue enregistrée',
  filterRemoved: 'Filtre retiré',
  viewRemoved: (name: string) => typography(`La vue « ${name} » est retirée.`),
  cancel: 'Abandonner',
  keys: 'Flèches pour parcourir, Espace pour choisir, Entrée pour ouvrir, Ctrl+Entrée pour créer.',
  unnamed: 'Sans nom',
  operators: {
    contains: 'contient',
    'one-of': 'est l’un de',
    between: 'est entre',
    empty: 'n’est pas renseigné',
    filled: 'est renseigné',
  } as const satisfies Readonly<Record<ListOperator, string>>,
} as const;
