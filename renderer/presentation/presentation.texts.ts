import { agree, enumerate, plural, typography } from '../../shared/base/text';

/** Sentences of what shows a person to an employer. */
export const presentationTexts = {
  title: 'Présenter à un employeur',
  empty: (parts: readonly string[]): string =>
    typography(`Rien n’est encore noté : ${enumerate(parts)}. La page n’en dira rien.`),
  complete: 'Compléter Projet et aptitudes',
  seen: typography(
    'Ces pages disent les métiers visés, les expériences, les diplômes, les langues, la mobilité et les disponibilités. Elles ne disent ni naissance, ni sexe, ni nationalité, ni adresse, ni frein, ni remarque.',
  ),
  agreements: {
    title: 'CV pour un employeur',
    intro: typography(
      'Il faut l’accord écrit de la personne, pour cet employeur ou cette offre. Elle peut le retirer à tout moment.',
    ),
    none: typography('Aucun accord noté : aucun CV ne peut être remis à un employeur.'),
    add: 'Noter un accord',
    forWhom: 'Employeur ou offre',
    forWhomHelp: 'Tel que la personne l’a entendu.',
    givenOn: 'Accord donné le',
    dayNeeded: 'Donnez le jour.',
    isExplicit: 'La personne a dit oui, par écrit',
    notTicked: typography('Cochez que la personne a dit oui par écrit ; sans cela, rien n’est noté.'),
    noted: 'Accord noté',
    holds: (day: string): string => `Accord du ${day}`,
    revoked: (given: string, day: string): string => `Accord du ${given}, retiré le ${day}`,
    see: 'Voir le CV',
    seeFor: (who: string): string => `Voir le CV pour ${who}`,
    revoke: 'Retirer l’accord',
    revokeFor: (who: string): string => `Retirer l’accord pour ${who}`,
    revokedOn: 'Retiré le',
    revokeMeans: typography(
      'Plus aucun CV ne sera établi pour cet employeur. Ce qui lui a été remis est à lui redemander. L’accord et son retrait restent écrits.',
    ),
    revocationNoted: 'Retrait noté',
  },
  card: {
    title: 'Carte sans nom',
    intro: (number: string): string =>
      typography(
        `Une page avec le numéro ${number}, sans nom, adresse, téléphone ni date de naissance. L’employeur qui veut la rencontrer vous donne ce numéro.`,
      ),
    see: 'Voir la carte',
  },
  own: {
    title: 'CV pour la personne',
    intro: 'Elle le reçoit et en fait ce qu’elle veut. Il ne porte ni le nom ni le logo de la structure.',
    see: 'Voir son CV',
  },
  save: 'Enregistrer le PDF…',
  saved: 'PDF enregistré',
  leftOut: (texts: readonly string[]): string =>
    typography(
      `${plural(texts.length, 'texte disait', 'textes disaient')} qui est cette personne ; la carte porte […] à la place : ${texts.map((text) => `« ${text} »`).join(', ')}. ${agree(texts.length, 'Corrigez-le', 'Corrigez-les')} dans Projet et aptitudes pour une carte sans trou.`,
    ),
  undrawn: (characters: readonly string[]): string =>
    typography(
      `Ces caractères ne s’impriment pas, le PDF porte […] à la place : ${characters.join(' ')}. Écrivez-les en lettres latines.`,
    ),
} as const;
