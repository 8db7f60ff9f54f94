import { typography } from '../../shared/base/text';
import type { Interval } from '../../shared/base/time';
import { daysWords, type Track } from '../../shared/candidates';
import { candidateFields } from '../../shared/fields';

/** Sentences of the dated life of a person: her situations, the people around her. */
export const datedLifeTexts = {
  add: {
    situation: 'Ajouter une situation',
    role: 'Ajouter quelqu’un',
  } satisfies Record<Track, string>,
  correct: {
    situation: 'Corriger la situation',
    role: 'Corriger cette personne',
  } satisfies Record<Track, string>,
  none: {
    situation: typography(
      'Aucune situation n’est datée. Ajoutez celle d’aujourd’hui : Vivier dira ensuite où en était la personne à chaque date.',
    ),
    role: 'Personne n’est noté à part le conseiller référent.',
  } satisfies Record<Track, string>,
  on: 'Situation au',
  unknown: typography('Rien n’est daté de ce jour-là.'),
  hole: (hole: Interval) => typography(`Rien de connu ${daysWords(hole)}`),
  fill: 'Compléter',
  fillHole: (hole: Interval) => typography(`Compléter : rien de connu ${daysWords(hole)}`),
  adviser: candidateFields.adviser.label,
  correctOne: (what: string) => typography(`Corriger : ${what}`),
  remove: 'Retirer',
  removeOne: (what: string) => typography(`Retirer : ${what}`),
  removed: 'Retirée du parcours',
  kind: { situation: 'Situation', role: 'Qui est-ce' } satisfies Record<Track, string>,
  startsOn: 'Depuis le',
  endsOn: 'Jusqu’au',
  endsOnHelp: 'Dernier jour compris. Vide si cela continue.',
  detail: { situation: 'Où, chez qui', role: 'Nom et prénom' } satisfies Record<Track, string>,
  detailHelp: {
    situation: typography('Facultatif : l’employeur, l’organisme, l’établissement.'),
    role: '',
  } satisfies Record<Track, string>,
  reach: 'Téléphone ou adresse',
  reachHelp: 'Facultatif.',
  endsFormer: (what: string, on: string) => typography(`Terminer « ${what} » la veille, le ${on}`),
  submitAdd: 'Ajouter',
  submitCorrect: 'Corriger',
  kindNeeded: 'Choisissez une réponse.',
  startNeeded: 'Saisissez la date.',
} as const;
