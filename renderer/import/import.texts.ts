import { capital, enumerate, plural, typography } from '../../shared/base/text';
import type { ImportBatch, ImportOutcome, ImportReportLine, ImportShown } from '../../shared/import';
import { count } from '../ui';

/** Sentences of where an extract is chosen or dropped. */
export const extractTexts = {
  choose: 'Choisir un extrait',
  drop: 'Déposez votre extrait ici',
  dropNow: 'Lâchez l’extrait',
  dropNowHelp: typography(
    'Vivier en reconnaît les colonnes et montre chaque ligne avant d’écrire quoi que ce soit.',
  ),
  dropHelp: typography(
    'Un fichier CSV ou XLSX, tel qu’il sort de votre tableur ou de votre logiciel de suivi : 25\u00A0Mo au plus.',
  ),
  template: 'Modèle à remplir…',
  templateName: 'modele-import.xlsx',
  templateDone: 'Modèle enregistré',
  templateMeans: typography('Remplissez une ligne par personne, puis déposez-le ici.'),
  one: typography('Un seul extrait à la fois : déposez les autres ensuite.'),
  tooLarge: typography('Cet extrait dépasse 25\u00A0Mo ; découpez-le.'),
  reading: 'Lecture de l’extrait',
  underWay: 'Un import est en préparation',
  underWayHelp: typography(
    'Un autre extrait attend sa relecture dans l’import. Celui que vous déposez prendrait sa place, et vos choix seraient à refaire.',
  ),
  replace: 'Prendre cet extrait à la place',
  keep: 'Garder l’import en préparation',
  firstTitle: 'Vos candidats',
  firstStep: 'étape 4 sur 4',
  firstLead: typography(
    'Votre portefeuille est prêt. Donnez-lui votre extrait : Vivier reconnaît ses colonnes et montre chaque ligne avant d’écrire quoi que ce soit.',
  ),
  later: 'Importer plus tard',
  laterHelp: typography('L’import reste dans le menu ; un candidat peut aussi se saisir à la main.'),
} as const;

const rowsOf = (n: number): string => count(n, 'ligne', 'lignes', 'aucune ligne');
const created = (n: number): string => count(n, 'fiche créée', 'fiches créées', 'aucune fiche créée');
const joined = (n: number): string =>
  count(n, 'ligne réunie à une fiche', 'lignes réunies à une fiche', 'aucune ligne réunie');
const refused = (n: number): string => count(n, 'ligne refusée', 'lignes refusées', 'aucune ligne refusée');

/** Import, its list of what was imported. */
export const batchTexts = {
  title: 'Importer des candidats',
  promise: typography('Un extrait CSV ou XLSX ; rien n’est écrit avant votre accord.'),
  none: 'Aucun import pour l’instant',
  noneHelp:
    'Choisissez un extrait de votre logiciel de suivi. Vivier reconnaît les colonnes, montre ligne par ligne ce qui sera créé, complété ou refusé, et pourquoi. L’import peut ensuite être annulé en entier.',
  preview: 'Cet import en bref',
  importedOn: (when: string) => `Importé le ${when}`,
  undo: 'Annuler cet import',
  keep: 'Garder l’import',
  undone: 'Import annulé',
  undoneMeans: (name: string) => typography(`« ${name} » : les fiches sont comme avant.`),
  undoneOn: (when: string) => `Annulé le ${when}`,
  askUndo: (name: string) => typography(`Annuler l’import de « ${name} » ?`),
  askUndoWhy: (createdCount: number, joinedCount: number) =>
    [
      `${count(createdCount, 'fiche créée sera retirée', 'fiches créées seront retirées', 'Aucune fiche ne sera retirée')}.`,
      ...(joinedCount === 0 ? [] : ['Les fiches complétées retrouveront leur état d’avant.']),
      'Si une fiche a été modifiée depuis, rien n’est annulé et Vivier vous dit laquelle.',
    ].join(' '),
  /** "600 lignes : 540 fiches créées, 20 lignes réunies à une fiche, 40 lignes refusées." */
  result: (counts: Omit<ImportBatch['counts'], 'suspected'>) =>
    typography(
      `${capital(rowsOf(counts.rows))} : ${created(counts.created)}, ${joined(counts.merged)}, ${refused(counts.refused)}.`,
    ),
} as const;

/** Coming back to an import after a lock. */
export const resumeTexts = { subtitle: 'Reprise de l’import en préparation…' } as const;

/** What each column is taken for, and which sheets are read. */
export const columnTexts = {
  title: 'Reconnaître les colonnes',
  subtitle: (name: string, rows: number, kind: 'xlsx' | 'csv'): string =>
    `${name}, ${rowsOf(rows)}, ${kind === 'xlsx' ? 'classeur XLSX' : 'fichier CSV'}`,
  back: 'Choisir un autre extrait',
  next: 'Préparer l’aperçu',
  missing: (columns: readonly string[]): string => `Indiquez quelle colonne donne ${enumerate(columns)}.`,
  repeated: (columns: readonly string[]): string =>
    typography(`Deux colonnes sont données pour ${enumerate(columns)} ; gardez-en une.`),
  remembered: 'Ces choix sont ceux de votre dernier extrait aux mêmes colonnes.',
  heading: 'Colonne de l’extrait',
  samples: 'Premières valeurs',
  target: 'Dans la fiche',
  column: (name: string): string => `Colonne ${name}`,
  empty: 'toujours vide',
  sheets: 'Feuilles à importer',
  sheetsHelp: 'Plusieurs feuilles aux mêmes colonnes s’importent ensemble.',
  sheet: (name: string, rows: number): string => `${name}, ${rowsOf(rows)}`,
  hidden: 'masquée',
  unknownHeadings: 'titres non reconnus',
} as const;

/** What no cell tells of a whole column, asked once. */
export const questionTexts = {
  label: 'Question sur une colonne',
  'day-first': typography('Le jour d’abord : jour/mois/année'),
  'month-first': typography('Le mois d’abord : mois/jour/année'),
  'family-first': typography('Le nom d’abord : nom, puis prénom'),
  'given-first': typography('Le prénom d’abord : prénom, puis nom'),
} as const;

/** What each tile of the preview counts: rows, and nothing else. */
const tiles: Readonly<Record<ImportShown | 'all', readonly [one: string, several: string]>> = {
  all: ['ligne lue', 'lignes lues'],
  created: ['fiche créée', 'fiches créées'],
  alike: ['ligne ressemblante', 'lignes ressemblantes'],
  out: ['ligne à fiche archivée ou à la corbeille', 'lignes à fiche archivée ou à la corbeille'],
  merged: ['ligne réunie', 'lignes réunies'],
  changed: ['ligne à valeur changée', 'lignes à valeurs changées'],
  unread: ['ligne à cellule non lue', 'lignes à cellule non lue'],
  refused: ['ligne refusée', 'lignes refusées'],
};

const withFaults = (said: string, faults: number): string =>
  faults === 0 ? said : `${said}, ${plural(faults, 'cellule non lue', 'cellules non lues')}`;

/** The preview of an import: what will be done, row by row. */
export const planTexts = {
  title: 'Aperçu de l’import',
  nothingYet: (name: string) => typography(`${name} : rien n’est encore écrit.`),
  line: 'Ligne',
  sheet: 'Feuille',
  decision: 'Décision',
  person: 'Personne',
  why: 'Pourquoi',
  nameless: 'sans nom',
  toCompare: 'Créée, à comparer',
  saveRefused: 'Enregistrer les lignes refusées',
  back: 'Revoir les colonnes',
  nothing: 'Rien à importer',
  commit: (rows: number) => `Importer ${rowsOf(rows)}`,
  writing: 'Import en cours',
  planning: 'Préparation de l’aperçu',
  interrupted: typography(
    'L’import a été interrompu avant la fin : rien n’a été importé. Relancez-le quand vous voulez.',
  ),
  shown: 'Lignes à montrer',
  tile: (shown: ImportShown | null, n: number): string => tiles[shown ?? 'all'][n < 2 ? 0 : 1],
  takeAll: 'Reprendre de l’extrait toutes les valeurs qui ont changé',
  reopenAll: 'Rouvrir les fiches archivées ou à la corbeille que cet extrait retrouve avec certitude',
  reopenAllHelp: typography(
    'Sinon, une fiche archivée est complétée et reste archivée ; rien n’est écrit dans la corbeille.',
  ),
  takeAllHelp: 'Sinon, ce qui est dans la fiche reste, sauf les valeurs que vous cochez ligne par ligne.',
  none: 'Aucune ligne dans cette catégorie.',
  lines: 'Lignes de l’extrait',
  /** The reason of a row in a few words; its panel says it whole. */
  short: (line: ImportReportLine): string => {
    switch (line.outcome) {
      case 'refused':
        return line.sentences[0] ?? '';
      case 'created':
        return withFaults(
          line.likeness === null
            ? 'Nouvelle personne'
            : line.suspectedDuplicateOf === null
              ? 'À part, à votre demande'
              : `Ressemble à ${line.likeness.name}`,
          line.faults.length,
        );
      case 'merged':
        return withFaults(
          line.changes.length === 0
            ? 'Personne déjà là'
            : `Personne déjà là, ${plural(line.changes.length, 'valeur change', 'valeurs changent')}`,
          line.faults.length,
        );
    }
  },
  savedTitle: 'Lignes refusées enregistrées',
  saved: (rows: number, name: string) =>
    typography(`${capital(rowsOf(rows))} dans « ${name} ». Corrigez-les, puis importez ce fichier.`),
  savedAs: (name: string) => `${name} - lignes refusées.csv`,
} as const;

/** One row of the preview: who it is, what it changes, what is to correct. */
export const rowTexts = {
  label: 'Ligne choisie',
  place: (line: number, sheet: string | null): string =>
    sheet === null ? `Ligne ${line}` : `Ligne ${line}, ${sheet}`,
  outcome: {
    created: 'Créée',
    merged: 'Réunie',
    refused: 'Refusée',
  } satisfies Readonly<Record<ImportOutcome, string>>,
  inFile: typography(
    'Cette ligne se corrige dans le fichier : enregistrez les lignes refusées, corrigez-les et importez le fichier corrigé.',
  ),
  sameAs: 'La même personne que',
  /** By the state of the fiche that the row finds. */
  reopened: {
    archived: typography('Réunir et rouvrir la fiche : la personne est revenue'),
    trashed: typography('Réunir et restaurer la fiche de la corbeille'),
  },
  joined: {
    active: typography('Réunir : une seule personne'),
    archived: typography('Réunir : la fiche reste archivée'),
    trashed: typography('Réunir : la fiche reste à la corbeille, rien n’y est écrit'),
  },
  apart: typography('À part : deux personnes'),
  later: 'À part pour l’instant, à comparer ensuite',
  changes: typography('Valeurs qui ont changé ; cochées, elles remplacent celles de la fiche'),
  nothing: 'rien',
  corrected: 'corrigé',
  readAgain: 'Relire la ligne',
} as const;

/** The end of an import: what it did, and what is left to decide. */
export const doneTexts = {
  title: 'Import terminé',
  imported: (name: string) => typography(`« ${name} » est importé`),
  completed: (n: number) =>
    `${count(
      n,
      'fiche qui était déjà là a changé',
      'fiches qui étaient déjà là ont changé',
      'Aucune fiche qui était déjà là n’a changé',
    )}.`,
  left: 'Il reste à décider',
  alike: (n: number) =>
    typography(
      `${plural(n, 'fiche créée ressemble à une autre : comparez-la', 'fiches créées ressemblent à une autre : comparez-les')}, puis dites si ce sont deux personnes.`,
    ),
  compare: 'Voir les fiches à comparer',
  refused: (n: number) =>
    typography(
      `${plural(n, 'ligne refusée n’a rien écrit : enregistrez-la', 'lignes refusées n’ont rien écrit : enregistrez-les')} dans un fichier, corrigez-le, puis importez-le.`,
    ),
  blank: (n: number) => `${plural(n, 'ligne refusée était vide', 'lignes refusées étaient vides')}.`,
  kept: (n: number) =>
    typography(
      `${plural(n, 'ligne dit autre chose que la fiche : la fiche', 'lignes disent autre chose que la fiche : la fiche')} garde ce qu’elle disait.`,
    ),
  unread: (n: number) =>
    typography(
      `${plural(n, 'ligne a une cellule non lue : son texte', 'lignes ont une cellule non lue : le texte')} est dans le commentaire de la fiche.`,
    ),
  undo: typography(
    'Cet import s’annule en entier, tant qu’aucune de ses fiches n’a été modifiée : il est dans la liste des imports.',
  ),
  toImports: 'Revenir aux imports',
  toCandidates: 'Voir les candidats',
} as const;
