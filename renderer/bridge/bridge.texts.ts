import { typography as french } from '../../shared/base/text';

/** What the window says of its own work: the mark of the top bar, the messages at the bottom. */
export const bridgeTexts = {
  /** Title of a failure that nobody foresaw. */
  defect: (reference: string): string => `Défaut ${reference}`,
  /** Title of a refusal: its message says why, and what to do. */
  refused: 'Refusé',
  screenFailed: french(
    'Cet écran a rencontré un défaut ; rien de ce qui était enregistré n’est perdu. Rouvrez-le ; si cela continue, faites un diagnostic.',
  ),
  undo: 'Annuler',
  notSaved: 'Pas encore enregistré',
  notSavedYet: (fields: readonly string[]): string => french(`Pas encore enregistré : ${fields.join(', ')}`),
} as const;
