import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeAtOnce } from '../disk/async';

/** Whether the profile folder takes files; tried with an empty one. Where it does not, Vivier works and remembers nothing. */
export function takesFiles(folder: string): boolean {
  const probe = join(folder, `.${randomBytes(8).toString('hex')}.part`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '', { flag: 'wx' });
    // An antivirus may hold what was just written: it was written all the same.
    removeAtOnce(probe);
    return true;
  } catch {
    return false;
  }
}

const spaced = (text: string): string => text.replaceAll(/ ([:;])/gu, '\u202F$1');

/** What is told when another Vivier of this profile holds the place and does not answer. */
export const unanswered = {
  title: 'Vivier',
  content: spaced(
    'Vivier est déjà ouvert avec ce profil, mais ne répond pas : sur cet ordinateur, ou sur un autre qui partage votre session. Vos portefeuilles sont intacts.\n\nFermez-le là où il est ouvert, ou redémarrez l’ordinateur, puis relancez Vivier.',
  ),
} as const;

/** What is told when the process of the window ends again and again, or cannot start. */
export const unshowable = {
  title: 'Vivier',
  content: spaced(
    'La fenêtre de Vivier ne peut pas s’afficher sur cet ordinateur. Vos portefeuilles sont intacts : ce qui était enregistré l’est.\n\nS’il est lancé depuis un partage réseau, installez-le sur le disque de l’ordinateur ; sinon demandez à la personne qui gère les postes si l’antivirus l’arrête.',
  ),
} as const;

/** What is told when the window itself cannot be made: neutral, without a path or the text of an error. */
export const startUpFailure = {
  title: 'Vivier',
  content: spaced(
    'Vivier ne peut pas démarrer. Vos portefeuilles sont intacts : rien n’a été ouvert ni modifié.\n\nRedémarrez l’ordinateur ; si cela continue, réinstallez Vivier. Un portefeuille est un fichier .vivier : il ne dépend pas de l’installation.',
  ),
} as const;
