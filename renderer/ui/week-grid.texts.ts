import { plural, typography } from '../../shared/base/text';

/** The grid of a week: hours that are ticked, half-hour by half-hour. */
export const weekGridTexts = {
  help: typography(
    'À la souris : cliquez et tirez. Au clavier : flèches pour aller, Maj et flèches pour étendre, Espace pour cocher ou décocher, Suppr pour vider.',
  ),
  presets: 'Ajouter d’un geste',
  clear: 'Tout décocher',
  cell: (day: string, from: string, to: string) => `${day} de ${from} à ${to}`,
  nothing: 'Aucune heure n’est cochée.',
  hours: (count: number) => `${plural(count, 'heure', 'heures')} par semaine`,
} as const;
