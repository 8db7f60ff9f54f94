import { typography } from '../../shared/base/text';

/** Sentences of the help. */
export const helpTexts = {
  name: 'Aide',
  /** What the key does, on the button of the navigation. */
  tooltip: 'Aide sur cet écran (F1)',
  subtitle: 'Le guide de Vivier, lu sur ce poste.',
  contents: 'Dans cette page',
  all: 'Tout le guide',
  unknown: 'Cette page n’est pas dans le guide',
  unknownHelp: typography(
    'Le lien suivi vient d’une autre version. La table du guide donne ce qui s’y trouve.',
  ),
} as const;
