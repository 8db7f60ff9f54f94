import { typography as french, plural } from '../../shared/base/text';
import { type CivilDate, formatShortDate } from '../../shared/base/time';
import type { SchemeKind } from '../../shared/law';

/** Fiches: what a scheme is, whoever asks. Being in force is no answer about anybody. */
export const sheetTexts = {
  title: 'Fiches des dispositifs',
  subtitle: (count: number, inForce: number, day: string): string =>
    `${plural(count, 'dispositif', 'dispositifs')}, dont ${inForce === 0 ? 'aucun' : inForce} en vigueur au ${day}. Chaque fiche est faite des règles mêmes qui donnent les réponses.`,
  inForceOn: (on: CivilDate) => `En vigueur au ${formatShortDate(on)}`,
  past: 'Terminé',
  coming: 'Pas encore en vigueur',
  listOn: 'En vigueur au',
  inForceTitle: 'En vigueur à cette date',
  noneInForce: 'Aucun dispositif en vigueur à cette date.',
  pastTitle: 'Terminés à cette date',
  nonePast: 'Aucun dispositif terminé à cette date.',
  comingTitle: 'À venir',
  scheme: 'Dispositif',
  when: 'Quand',
  replacedBy: (schemes: readonly string[]): string => french(`Remplacé par : ${schemes.join(', ')}.`),
  kinds: {
    employment: 'Contrat de travail',
    support: 'Contrat d’accompagnement',
    immersion: 'Immersion',
    measure: 'Mesure',
  } satisfies Readonly<Record<SchemeKind, string>>,
  since: (day: string): string => `depuis le ${day}`,
  fromTo: (from: string, to: string): string => `du ${from} au ${to}`,
} as const;

/** One fiche, on a day. */
export const schemeTexts = {
  unknown: 'Pas de fiche pour ce dispositif',
  unknownHelp: french('Ses règles ne sont pas écrites dans Vivier : aucune réponse ne s’appuie sur lui.'),
  toSheets: 'Voir les fiches',
  on: 'Fiche au',
  all: 'Toutes les fiches',
  notYet: (asked: string, scheme: string, shown: string): string =>
    french(
      `Au ${asked}, « ${scheme} » n’existait pas encore : la fiche montre son premier jour, le ${shown}.`,
    ),
  noLonger: (asked: string, scheme: string, shown: string): string =>
    french(
      `Au ${asked}, « ${scheme} » n’était plus en vigueur : la fiche montre son dernier jour, le ${shown}.`,
    ),
  purpose: 'Ce que c’est',
  inForce: 'En vigueur',
  inTerritory: (territory: string, day: string): string => french(`${territory} : depuis le ${day}`),
  pivot: 'Date qui compte',
  text: 'Texte',
  conditionsOn: (day: string): string => `Conditions au ${day}`,
  noCondition: 'Aucune condition n’est écrite à cette date.',
  otherTimes: (count: number): string =>
    plural(count, 'condition d’une autre époque', 'conditions d’autres époques'),
  about: { person: '(la personne)', employer: '(l’employeur)', contract: '(le contrat)' },
  sourceAndDates: (source: string, dates: string): string => french(`${source}, ${dates}`),
  reminders: 'À savoir',
  deadlines: 'Délais',
  countsFrom: (trigger: string, source: string): string =>
    french(`Compte à partir de : ${trigger}. ${source}`),
  articles: 'Articles cités',
  wordingUnread: 'rédaction non lue',
  wordingSince: (day: string): string => `rédaction en vigueur depuis le ${day}`,
  cases: 'Quelques cas',
  judgedOn: (day: string, source: string): string => french(`Jugé au ${day}. ${source}`),
} as const;

/** Amounts and values of a scheme, as they changed. */
export const valueTexts = {
  title: 'Montants et valeurs dans le temps',
  none: 'Aucune valeur de ce dispositif n’a changé avec le temps.',
  steady: 'Valeurs fixes',
  value: 'Valeur',
  shown: 'Montant ou réponse',
  from: 'À partir du',
  source: 'Source',
  sourceBy: (source: string, origin: string): string => french(`${source}, ${origin}`),
  older: (count: number): string => plural(count, 'valeur plus ancienne', 'valeurs plus anciennes'),
  coming: 'à venir',
  until: (day: string): string => `jusqu’au ${day}`,
} as const;
