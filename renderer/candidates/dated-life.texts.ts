import { typography } from '../../shared/base/text';
import type { Interval } from '../../shared/base/time';
import { daysWords, type Track } from '../../shared/candidates';
import { candidateFields } from '../../shared/fields';

/** Sentences of the dated life of a person: her situations, the people around her. */
export const datedLifeTexts = {
  add: {
    situation: 'Ajouter une situation',
    role: 'Ajouter quelqu’un',
    stage: 'Changer d’étape',
  } satisfies Record<Track, string>,
  correct: {
    situation: 'Corriger la situation',
    role: 'Corriger cette personne',
    stage: 'Corriger l’étape',
  } satisfies Record<Track, string>,
  none: {
    situation: typography(
      'Aucune situation n’est datée. Ajoutez celle d’aujourd’hui : Vivier dira ensuite où en était la personne à chaque date.',
    ),
    role: 'Personne n’est noté à part le conseiller référent.',
    stage:
      'Aucune étape n’est notée. Notez celle d’aujourd’hui pour retrouver cette personne dans le vivier.',
  } satisfies Record<Track, string>,
  on: 'Situation au',
  unknown: typography('Rien n’est daté de ce jour-là.'),
  hole: (hole: Interval) => typography(`Rien de connu ${daysWords(hole)}`),
  fill: 'Compléter',
  fillHole: (hole: Interval) => typography(`Compléter : rien de connu ${daysWords(hole)}`),
  stage: (words: string) => typography(`Étape du vivier : ${words}`),
  adviser: candidateFields.adviser.label,
  correctOne: (what: string) => typography(`Corriger : ${what}`),
  remove: 'Retirer',
  removeOne: (what: string) => typography(`Retirer : ${what}`),
  removed: 'Retirée du parcours',
  kind: { situation: 'Situation', role: 'Qui est-ce', stage: 'Étape' } satisfies Record<Track, string>,
  startsOn: 'Depuis le',
  endsOn: 'Jusqu’au',
  endsOnHelp: 'Dernier jour compris. Vide si cela continue.',
  detail: { situation: 'Où, chez qui', role: 'Nom et prénom', stage: 'Raison' } satisfies Record<
    Track,
    string
  >,
  detailHelp: {
    situation: typography('Facultatif : l’employeur, l’organisme, l’établissement.'),
    role: '',
    stage: typography('Facultatif : ce qui fait passer la personne à cette étape.'),
  } satisfies Record<Track, string>,
  reach: 'Téléphone ou adresse',
  reachHelp: 'Facultatif.',
  endsFormer: (what: string, on: string) => typography(`Terminer « ${what} » la veille, le ${on}`),
  submitAdd: 'Ajouter',
  submitCorrect: 'Corriger',
  kindNeeded: 'Choisissez une réponse.',
  startNeeded: 'Saisissez la date.',
} as const;
