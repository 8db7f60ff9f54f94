import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { discard } from '../../disk/sync';
import { type Db, versionOf } from '../db';
import { compareHead, journalHead } from '../events';
import { inWords } from './lock-file';

const seenSchema = z.strictObject({
  line: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/u),
  at: z.iso.datetime(),
});
/** The last line of a portfolio's journal of events, and when this computer saw it: nothing of what it says. */
export type Seen = z.infer<typeof seenSchema>;

/** What this computer remembers of the portfolios that it had open. It never fails: what it cannot keep it forgets. */
export interface LastSeen {
  readonly of: (vaultId: string) => Seen | null;
  readonly keep: (vaultId: string, seen: Seen) => void;
  readonly forget: (vaultId: string) => void;
}

/** A file for each portfolio, named after its id, in the folder of this computer's own backups. */
export function lastSeenIn(folder: string): LastSeen {
  const fileOf = (vaultId: string): string =>
    join(folder, 'vus', `${vaultId.replaceAll(/[^\w-]/gu, '_')}.json`);
  return {
    of: (vaultId) => {
      try {
        return seenSchema.parse(JSON.parse(readFileSync(fileOf(vaultId), 'utf8')));
      } catch {
        // No file, one that was cut: nothing is remembered.
        return null;
      }
    },
    keep: (vaultId, seen) => {
      const file = fileOf(vaultId);
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        // Cut, it does not read, and is forgotten: nothing waits for the disk here.
        writeFileSync(file, JSON.stringify(seen), { mode: 0o600 });
      } catch {
        // A profile that takes no files: an older state of the portfolio will not be known as such.
      }
    },
    forget: (vaultId) => discard(fileOf(vaultId)),
  };
}

/** The migration that chained the lines as they are now: the journal of a file from before is not compared. */
const SAME_HASHES_SINCE = 90;

/**
 * A sentence where the portfolio does not hold what this computer saw last: an older state of it was put back whole, or
 * another copy of it was worked on. `null` where it does, or where nothing is remembered.
 */
export function behindInWords(db: Db, seen: Seen | null): string | null {
  if (seen === null || versionOf(db) < SAME_HASHES_SINCE) return null;
  const answer = compareHead(db, seen);
  if (answer === 'same' || answer === 'former') return null;
  const missing = seen.line - (journalHead(db)?.line ?? 0);
  const when = inWords(seen.at);
  const advice =
    'Si vous ne l’avez pas voulu (dossier restauré, synchronisation, copie), fermez-le, retrouvez l’autre fichier ou reprenez une sauvegarde, avant de saisir quoi que ce soit.';
  if (answer === 'other')
    return `Ce portefeuille n’est pas la suite de celui que ce poste a connu ${when}\u202F: ce qui a été enregistré dans l’autre exemplaire n’y est pas. ${advice}`;
  const what =
    missing === 1
      ? 'la dernière opération enregistrée n’y est pas'
      : `les ${missing} dernières opérations enregistrées n’y sont pas`;
  return `Ce portefeuille est plus ancien que celui que ce poste a connu ${when}\u202F: ${what}. ${advice}`;
}
