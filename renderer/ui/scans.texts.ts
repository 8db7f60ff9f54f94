import { formatNumber, typography as french, plural } from '../../shared/base/text';

/** Sentences of copies of papers, wherever they are joined and opened. */
export const scanTexts = {
  drop: 'Déposez ici les copies, plusieurs à la fois',
  dropNow: 'Relâchez pour joindre ces fichiers',
  proposed: (count: number): string => plural(count, 'fichier déposé', 'fichiers déposés'),
  proposedHelp: 'La pièce est proposée d’après le nom du fichier. Vérifiez-la, puis joignez.',
  pieceOf: (file: string): string => french(`Pièce pour ${file}`),
  /** In place of a name that F9 covers. */
  thisFile: 'ce fichier',
  choose: 'Choisir la pièce',
  leaveOut: (file: string): string => `Ne pas joindre ${file}`.trim(),
  joinAll: (count: number): string => `Joindre ${plural(count, 'copie', 'copies')}`,
  joined: (count: number): string => plural(count, 'copie jointe', 'copies jointes'),
  giveUp: 'Ne rien joindre',
  tooLarge: 'Plus de 20\u00A0Mo',
  size: (kilobytes: number): string => `${formatNumber(kilobytes)}\u00A0ko`,
  open: (file: string): string => `Ouvrir ${file}`.trim(),
  damaged: 'Cette image ne peut pas être affichée.',
  close: 'Fermer',
} as const;
