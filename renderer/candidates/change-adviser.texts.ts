import { plural, typography } from '../../shared/base/text';

/** Giving several people another adviser, as one act. */
export const changeAdviserTexts = {
  act: 'Changer de conseiller',
  title: (people: number) => `Changer le conseiller de ${plural(people, 'personne', 'personnes')}`,
  adviser: 'Nouveau conseiller référent',
  adviserHelp: 'Vide pour n’en laisser aucun.',
  reason: 'Raison',
  reasonHelp: typography('Écrite au parcours de chacune : départ, nouvelle répartition, congé…'),
  reasonNeeded: 'Donnez la raison du changement.',
  submit: 'Changer',
  changed: (people: number) => `Conseiller changé pour ${plural(people, 'personne', 'personnes')}`,
  none: 'Aucun conseiller à changer',
  undone: 'Retour au conseiller précédent',
} as const;
