import { agree, plural, typography } from '../../shared/base/text';
import type { Held, PersonState, StateAct } from '../../shared/candidates';
import type { BatchWords } from './batch';

const fiches = (people: number): string => plural(people, 'fiche', 'fiches');
/** As an act names what it is about. */
const theFiches = (people: number): string => agree(people, 'la fiche', fiches(people));

/** What became of fiches, by act. */
export const reports: Readonly<Record<StateAct, BatchWords>> = {
  archive: {
    changed: (people) => plural(people, 'fiche archivée', 'fiches archivées'),
    none: 'Aucune fiche à archiver',
    undone: 'Archivage annulé',
  },
  reopen: {
    changed: (people) => plural(people, 'fiche rouverte', 'fiches rouvertes'),
    none: 'Aucune fiche à rouvrir',
    undone: 'Réouverture annulée',
  },
  trash: {
    changed: (people) => `${fiches(people)} à la corbeille`,
    none: 'Aucune fiche à mettre à la corbeille',
    undone: 'Mise à la corbeille annulée',
  },
  restore: {
    changed: (people) => plural(people, 'fiche restaurée', 'fiches restaurées'),
    none: 'Aucune fiche à restaurer',
    undone: 'Restauration annulée',
  },
};

const held = ({ files, signed, attachments, contacts, enrolments }: Held): string => {
  const parts = [
    [files, 'dossier de contrat', 'dossiers de contrat'],
    [attachments, 'pièce jointe', 'pièces jointes'],
    [contacts, 'contact', 'contacts'],
    [enrolments, 'inscription à un dispositif', 'inscriptions à un dispositif'],
  ] as const;
  const there = parts.flatMap(([n, one, many]) => (n === 0 ? [] : [plural(n, one, many)]));
  const signing = signed === 0 ? '' : `, dont ${plural(signed, 'dossier signé', 'dossiers signés')}`;
  return there.length === 0 ? 'rien d’autre que la fiche' : `${there.join(', ')}${signing}`;
};

/** Archiving people, reopening them, putting fiches in the trash, restoring them. */
export const stateTexts = {
  acts: {
    archive: 'Archiver la fiche…',
    reopen: 'Rouvrir la fiche…',
    trash: 'Mettre à la corbeille…',
    restore: 'Restaurer la fiche',
  } satisfies Readonly<Record<StateAct, string>>,
  /** Of several, in the bar of the selection. */
  several: 'Archiver, corbeille',
  severalActs: {
    archive: 'Archiver…',
    reopen: 'Rouvrir…',
    trash: 'Mettre à la corbeille…',
    restore: 'Restaurer de la corbeille',
  } satisfies Readonly<Record<StateAct, string>>,
  archive: {
    title: (people: number) => `Archiver ${theFiches(people)}`,
    submit: 'Archiver',
    reason: 'Motif de sortie',
    reasonNeeded: 'Choisissez le motif de la sortie.',
    leftOn: 'Jour de la sortie',
    leftOnHelp: 'Le jour où la personne est partie, qui peut être avant aujourd’hui.',
    leftOnNeeded: 'Donnez le jour de la sortie.',
    detail: 'Précision',
    detailHelp: 'Des faits utiles, que la personne pourrait lire.',
  },
  reopen: {
    title: (people: number) => `Rouvrir ${theFiches(people)}`,
    submit: 'Rouvrir',
    reason: 'Raison',
    reasonHelp: typography('Écrite au parcours : elle est revenue, un contrat s’est terminé…'),
  },
  trash: {
    title: (people: number) => typography(`Mettre ${theFiches(people)} à la corbeille ?`),
    holds: (people: number, given: Held) =>
      typography(`${agree(people, 'Avec elle', 'Avec elles')} : ${held(given)}.`),
    confirm: 'Mettre à la corbeille',
    keep: (people: number) => agree(people, 'Garder la fiche', 'Garder les fiches'),
  },
  proof: (proof: string) => typography(`Preuve attendue : ${proof}`),
  feeds: (indicators: readonly string[]) =>
    typography(
      indicators.length === 0
        ? 'N’alimente aucun indicateur d’activité.'
        : `Alimente : ${indicators.join(', ')}. Vivier ne compte pas encore les sorties.`,
    ),
  source: (source: string, mark: string) => typography(`Source : ${source} (${mark}).`),
  marks: { V: 'texte officiel', S: 'source secondaire', N: 'à vérifier' },
  durable: (label: string, answer: string, definition: string) =>
    typography(`${label} : ${answer} (${definition}).`),
  durableShort: (label: string, answer: string, mark: string) =>
    typography(`${label} : ${answer} (${mark}).`),
  twoDefinitions:
    'Deux définitions de l’emploi durable coexistent : un chiffre se donne avec la sienne.'.replace(
      ' :',
      '\u00A0:',
    ),
  banner: {
    archived: (day: string) => `Fiche archivée le ${day}`,
    trashed: (day: string) => `Fiche à la corbeille depuis le ${day}`,
    left: (reason: string, day: string) => typography(`${reason}, sortie le ${day}.`),
    whyArchived:
      'Elle est hors des listes, des comptes et des actes à faire ; la recherche la trouve.'.replace(
        ' ;',
        '\u202F;',
      ),
    until: (day: string) =>
      typography(
        `Rien n’y est écrit tant qu’elle y est. Son effacement sera proposé le ${day} ; rien ne s’efface sans vous.`,
      ),
    due: typography(
      'Elle y est depuis 30 jours au moins : effacez-la si elle a été créée à tort, ou restaurez-la.',
    ),
    archivedBefore: 'Restaurée, elle sera de nouveau archivée.',
    erase: 'Effacer cette fiche…',
  },
  badge: { archived: 'Archivée', trashed: 'À la corbeille' } satisfies Readonly<
    Record<Exclude<PersonState, 'active'>, string>
  >,
  due: {
    title: (people: number) =>
      people === 1
        ? 'Une fiche est à la corbeille depuis 30 jours au moins'
        : `${fiches(people)} sont à la corbeille depuis 30 jours au moins`,
    means: typography('Effacez celles qui ont été créées à tort, ou restaurez-les : rien ne s’efface seul.'),
    show: 'Voir ces fiches',
  },
  /** Beside somebody who looks like the person being typed. */
  offer: { archived: 'Rouvrir cette fiche…', trashed: 'Restaurer cette fiche' },
} as const;
