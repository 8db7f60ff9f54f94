import { plural, typography } from '../../shared/base/text';

/** What became of an act on several people. */
export const batchTexts = {
  /** « Laissées telles quelles : 2 (fiche déjà archivée), 1 (fiche effacée). » */
  left: (left: readonly { readonly why: string; readonly people: number }[]) =>
    typography(
      `${plural(
        left.reduce((sum, { people }) => sum + people, 0),
        'fiche laissée telle quelle',
        'fiches laissées telles quelles',
      )} : ${left.map(({ why, people }) => (left.length === 1 ? why : `${people} (${why})`)).join(', ')}.`,
    ),
  reasonNeeded: 'Donnez la raison en quelques mots.',
  tooMany: (most: string) => `Choisissez ${most} personnes au plus.`,
} as const;
