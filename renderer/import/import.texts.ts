import { typography } from '../../shared/base/text';
import type { ImportBatch } from '../../shared/import';
import { count } from '../ui';

/** Sentences of where an extract is chosen or dropped. */
export const extractTexts = {
  choose: 'Choisir un extrait',
  drop: 'Déposez votre tableau ici',
  dropNow: 'Lâchez le tableau',
  dropHelp: typography(
    'Un fichier CSV ou XLSX, tel qu’il sort de votre tableur ou de votre logiciel de suivi : 25 Mo au plus.',
  ),
  one: typography('Un seul tableau à la fois : déposez les autres ensuite.'),
  tooLarge: typography('Ce fichier dépasse 25 Mo ; découpez-le.'),
  reading: 'Lecture du fichier',
  firstTitle: 'Vos candidats',
  firstStep: 'étape 4 sur 4',
  firstLead: typography(
    'Votre portefeuille est prêt. Donnez-lui votre tableau : Vivier reconnaît ses colonnes et montre chaque ligne avant d’écrire quoi que ce soit.',
  ),
  later: 'Plus tard',
  laterHelp: typography('L’import reste dans le menu ; un candidat peut aussi se saisir à la main.'),
} as const;

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
  askUndoWhy: (created: number, merged: number) =>
    `${count(
      created,
      'fiche créée sera retirée',
      'fiches créées seront retirées',
      'Aucune fiche ne sera retirée',
    )}, ${count(
      merged,
      'fiche complétée retrouvera son état d’avant',
      'fusions seront défaites',
      'aucune fusion à défaire',
    )}. Si une fiche a été modifiée depuis, rien n’est annulé et Vivier vous dit laquelle.`,
  /** "600 lignes : 540 fiches créées, 20 fusionnées, 40 refusées." */
  result: ({ rows, created, merged, refused }: Omit<ImportBatch['counts'], 'suspected'>) =>
    typography(
      `${count(rows, 'ligne', 'lignes')} : ${count(created, 'fiche créée', 'fiches créées', 'aucune fiche créée')}, ${count(merged, 'fusionnée', 'fusionnées', 'aucune fusionnée')}, ${count(refused, 'refusée', 'refusées', 'aucune refusée')}.`,
    ),
} as const;
