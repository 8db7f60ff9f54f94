import type { KeepReason } from '../../shared/backups';
import { typography as french, plural } from '../../shared/base/text';
import type { PortfolioCounts, RegisteredCopy } from '../../shared/portfolio';
import { enumerate } from '../ui/french';

/** What a backup holds: "12 candidats, 3 dossiers et 4 pièces". */
export const contentOf = ({ candidates, employers, contractFiles, attachments }: PortfolioCounts): string =>
  enumerate([
    candidates === 0 ? 'aucun candidat' : plural(candidates, 'candidat', 'candidats'),
    ...(employers === 0 ? [] : [plural(employers, 'employeur', 'employeurs')]),
    ...(contractFiles === 0 ? [] : [plural(contractFiles, 'dossier', 'dossiers')]),
    ...(attachments === 0 ? [] : [plural(attachments, 'pièce', 'pièces')]),
  ]);

/** Sentences of the bar of the shell. */
export const ageTexts = {
  is: (age: string): string => french(`Sauvegarde : ${age}`),
  isToMake: (age: string): string => french(`Sauvegarde à faire : ${age}`),
  folderMissing: 'dossier introuvable',
  failed: 'échec',
  none: 'aucune',
  now: 'à l’instant',
  minutes: (count: number): string => `il y a ${count}\u00A0min`,
  hours: (count: number): string => `il y a ${count}\u00A0h`,
  days: (count: number): string => `il y a ${plural(count, 'jour', 'jours')}`,
  failure: 'La dernière sauvegarde a échoué',
  seeBackups: 'Voir les sauvegardes',
} as const;

/** Units of a size, from the smallest. */
export const sizeUnits = ['o', 'ko', 'Mo', 'Go'] as const;

/** Sentences of the page Sauvegardes. */
export const pageTexts = {
  title: 'Sauvegardes',
  subtitle:
    'Faites d’elles-mêmes à chaque fermeture et chaque jour, relues aussitôt, chiffrées comme le portefeuille.',
  makeNow: 'Sauvegarder maintenant',
  made: 'Sauvegarde faite et vérifiée.',
  empty: 'Aucune sauvegarde pour l’instant',
  emptyHelp: 'La première se fait à la fermeture du portefeuille, ou maintenant.',
  makeFirst: 'Faire la première sauvegarde',
} as const;

/** What the page warns of, and what to do. */
export const warningTexts = {
  folderMissing: (folder: string): string =>
    french(
      `Le dossier « ${folder} » est introuvable : rebranchez le support ou choisissez un autre dossier. En attendant, les sauvegardes vont dans le dossier de Vivier.`,
    ),
  failed: (day: string, why: string): string => french(`La dernière tentative, le ${day}, a échoué. ${why}`),
  late: french('La dernière sauvegarde a plus de sept jours : faites-en une maintenant.'),
  leftInFormer: (count: number): string =>
    french(
      `${plural(count, 'sauvegarde est encore', 'sauvegardes sont encore')} dans l’ancien dossier de Vivier : on peut s’en servir, et Vivier les déplacera à une prochaine ouverture.`,
    ),
  ahead: (count: number): string =>
    french(
      `${plural(count, 'sauvegarde porte', 'sauvegardes portent')} une date à venir : l’horloge de l’ordinateur a été fausse un moment. Vivier n’en tient pas compte et les laisse en place.`,
    ),
  overCap: french(
    'Les sauvegardes dépassent 5\u00A0Go : les plus anciennes de chaque mois sont retirées pour faire de la place.',
  ),
} as const;

/** The panels: the last backup, and where they go. */
export const panelTexts = {
  last: 'Dernière sauvegarde',
  tooOld: 'Trop ancienne',
  changedSince: 'Changements depuis',
  upToDate: 'À jour',
  made: 'Faite',
  madeAt: (age: string, day: string): string => `${age}, le ${day}`,
  space: 'Place occupée',
  folder: 'Dossier',
  chosenFolder: (name: string): string => french(`Dossier choisi : ${name}`),
  ownFolder: french(
    'Dossier de Vivier, sur cet ordinateur. Une clé USB ou un partage protège aussi d’un vol ou d’une panne.',
  ),
  chooseFolder: 'Choisir un dossier…',
  backToOwnFolder: 'Revenir au dossier de Vivier',
} as const;

/** The list of backups, and what can be done with each. */
export const listTexts = {
  count: (count: number): string => plural(count, 'sauvegarde', 'sauvegardes'),
  columns: {
    madeAt: 'Faite le',
    content: 'Contenu',
    size: 'Taille',
    folder: 'Dossier',
    verified: 'Vérifiée',
    kept: 'Gardée',
    acts: 'Actions',
  },
  unreadable: 'Illisible avec la clé actuelle',
  inChosenFolder: 'choisi',
  inOwnFolder: 'de Vivier',
  notVerified: '–',
  keptFor: {
    recent: 'récente',
    day: 'dernière du jour',
    week: 'dernière de la semaine',
    month: 'dernière du mois',
    fuller: 'plus complète que les suivantes',
    unreadable: 'illisible, laissée en place',
    ahead: 'datée d’un jour à venir, laissée en place',
  } satisfies Readonly<Record<KeepReason, string>>,
  acts: (day: string): string => `Actions de la sauvegarde du ${day}`,
  verify: 'Vérifier',
  verified: 'Cette sauvegarde se relit en entier.',
  copyTo: 'Copier vers…',
  copyName: (day: string): string => `Sauvegarde ${day}.vivier`,
  copied: 'Copie faite et vérifiée.',
  restore: 'Restaurer…',
} as const;

/** The register of copies: where each is, what opens it, and how it leaves the list. */
export const copiesTexts = {
  title: 'Où sont les copies',
  lookAgain: 'Chercher à nouveau',
  known: (count: number): string =>
    plural(count, 'copie du portefeuille est connue', 'copies du portefeuille sont connues'),
  noneKnown: 'Aucune copie du portefeuille n’est connue.',
  allThere: (known: string): string => `${known}, toutes à leur place.`,
  someAway: (known: string, away: number): string => `${known}, dont ${away} hors d’atteinte.`,
  listedAbove: (count: number): string =>
    `${plural(count, 'sauvegarde à jour est dans la liste du haut', 'sauvegardes à jour sont dans la liste du haut')}.`,
  count: (count: number): string => plural(count, 'copie', 'copies'),
  columns: {
    file: 'Fichier',
    folder: 'Dossier',
    writtenAt: 'Écrite le',
    opensWith: 'S’ouvre avec',
    state: 'État',
    acts: 'Actions',
  },
  opensWith: {
    current: 'phrase et clé de secours actuelles',
    'former-secrets': 'ancienne phrase ou ancienne clé de secours',
    'former-key': 'clés d’avant le dernier changement',
    own: 'son mot de passe, ou la clé du collègue',
    none: french('aucune clé : lisible par tous'),
    unknown: 'non lisible',
  } satisfies Readonly<Record<RegisteredCopy['keys'], string>>,
  reach: {
    there: 'À sa place',
    gone: 'Introuvable dans son dossier',
    away: 'Dossier ou support absent',
  } satisfies Readonly<Record<RegisteredCopy['reach'], string>>,
  remove: 'Supprimer…',
  removeNamed: (name: string): string => `Supprimer… ${name}`,
  removeTitle: (name: string): string => french(`Supprimer « ${name} » ?`),
  removeMeans: (kind: string, day: string): string =>
    french(
      `Ce fichier sera effacé du disque (${kind}, ${day}), sans retour possible. Le portefeuille ouvert ne change pas.`,
    ),
  removeIt: 'Supprimer cette copie',
  keepIt: 'Garder cette copie',
  forget: 'Retirer de la liste…',
  forgetNamed: (name: string): string => `Retirer de la liste… ${name}`,
  forgetTitle: (name: string): string => french(`Retirer « ${name} » de la liste ?`),
  forgetMeans:
    'À faire si vous savez que ce fichier est détruit. S’il existe encore quelque part, Vivier ne vous le rappellera plus.',
  forgetIt: 'Retirer de la liste',
  keepListed: 'Garder dans la liste',
} as const;

/** Restoring, in two steps. */
export const restoreTexts = {
  title: 'Restaurer une sauvegarde',
  lead: 'Une sauvegarde est un portefeuille entier. Elle s’ouvre avec sa phrase secrète ou sa clé de secours.',
  of: (day: string): string => `Sauvegarde du ${day}`,
  which: 'Sauvegarde',
  listed: (day: string, size: string): string => `${day}, ${size}`,
  listedInChosen: (day: string, size: string): string => `${day}, ${size}, dossier choisi`,
  otherFile: 'Un autre fichier',
  file: 'Fichier de la sauvegarde',
  fileNeeded: 'Choisissez le fichier de la sauvegarde.',
  target: 'Où garder le portefeuille restauré',
  targetName: 'Portefeuille.vivier',
  targetNeeded: 'Choisissez où garder le fichier.',
  secret: 'Phrase secrète ou clé de secours',
  secretHelp: 'Celle du jour de la sauvegarde, si elle a changé depuis.',
  secretNeeded: 'Saisissez la phrase secrète ou la clé de secours.',
  look: 'Voir ce qu’elle contient',
  back: 'Retour',
  contains: (content: string): string => french(`Dans cette sauvegarde : ${content}.`),
  containsOf: (day: string, content: string): string =>
    french(`Dans cette sauvegarde du ${day} : ${content}.`),
  becomesPortfolio:
    'Elle devient le portefeuille de cet ordinateur. La sauvegarde elle-même reste où elle est.',
  takesPlace: french(
    'Elle prend la place du portefeuille actuel, qui n’est pas effacé : il reste à côté, avec « avant-restauration » et la date dans son nom. Ce qui a été saisi depuis cette sauvegarde n’y figurera pas.',
  ),
  restore: 'Restaurer cette sauvegarde',
  restored: 'Portefeuille restauré',
  openIt: (name: string): string => french(`Ouvrez « ${name} » avec sa phrase secrète.`),
  formerKept: (former: string, name: string): string =>
    french(
      `L’ancien est gardé à côté, sous le nom « ${former} ». Ouvrez « ${name} » avec sa phrase secrète.`,
    ),
} as const;
