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

/** What is told when the window itself cannot be made: neutral, without a path or the text of an error. */
export const startUpFailure = {
  title: 'Vivier',
  content:
    'Vivier ne peut pas démarrer. Vos portefeuilles sont intacts : rien n’a été ouvert ni modifié.\n\nRedémarrez l’ordinateur ; si cela continue, réinstallez Vivier. Un portefeuille est un fichier .vivier : il ne dépend pas de l’installation.'.replaceAll(
      / ([:;])/gu,
      '\u202F$1',
    ),
} as const;
