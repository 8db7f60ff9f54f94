import Database from 'better-sqlite3';
import { Refusal } from '../../../shared/base';

/** First SQLite without the defect that could lose a WAL that is being started again (security bar 18). */
export const SQLITE_FLOOR = '3.51.3';
/** First major version of the cipher library whose page format this build was tried with. */
export const CIPHER_FLOOR = '2.0.0';

export interface EngineVersions {
  readonly sqlite: string;
  /** Name and version of the cipher library; `null` where SQLite was built without it. */
  readonly cipherLibrary: string | null;
}

const isAtLeast = (version: string, floor: string): boolean => {
  const [have, want] = [version, floor].map((text) => text.split('.').map(Number));
  for (const [index, wanted] of (want ?? []).entries()) {
    const part = have?.[index] ?? 0;
    if (Number.isNaN(part)) return false;
    if (part !== wanted) return part > wanted;
  }
  return true;
};

/** Whether a build of SQLite may touch a portfolio: recent enough, and with the cipher library in it. */
export const isFitEngine = ({ sqlite, cipherLibrary }: EngineVersions): boolean => {
  const [, cipher] = /^SQLite3 Multiple Ciphers (\d+\.\d+\.\d+)/u.exec(cipherLibrary ?? '') ?? [];
  return isAtLeast(sqlite, SQLITE_FLOOR) && cipher !== undefined && isAtLeast(cipher, CIPHER_FLOOR);
};

/** What the native module at hand says of itself, asked of an empty database in memory. */
export function engineVersions(): EngineVersions {
  const db = new Database(':memory:');
  try {
    const sqlite = db.prepare<[], { v: string }>('SELECT sqlite_version() AS v').get()?.v ?? '0';
    try {
      const cipher = db.prepare<[], { v: string }>('SELECT sqlite3mc_version() AS v').get();
      return { sqlite, cipherLibrary: cipher?.v ?? null };
    } catch {
      // No such function: an SQLite that would write everything in clear.
      return { sqlite, cipherLibrary: null };
    }
  } finally {
    db.close();
  }
}

let isChecked = false;
/** Name of the native file of the database on this system, as it is shipped: what an IT department looks for. */
const nativeFile = `better-sqlite3\u00a0: ${process.platform}-${process.arch}.node`;

/** What keeps a native module from loading, as Node tells it: a file that is not there, or one that the system refuses. */
function unloadable(error: unknown): Refusal {
  const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const cause =
    code === 'MODULE_NOT_FOUND'
      ? 'il manque'
      : 'un antivirus le bloque, ou un composant de ce système lui manque';
  return new Refusal('ENGINE_UNLOADABLE', {
    message: `Un fichier de Vivier ne se charge pas sur cet ordinateur (${nativeFile})\u202f: ${cause}. Demandez à la personne qui gère les postes de l’autoriser, ou réinstallez Vivier\u202f; vos portefeuilles sont intacts.`,
  });
}

/**
 * Refuses to go on with a native module that does not load, is too old, or was built without encryption: asked before
 * any portfolio is opened, and once only since a process never changes its module. Throws ENGINE_UNLOADABLE, ENGINE_UNFIT.
 */
export function ensureEngine(versions: () => EngineVersions = engineVersions): void {
  if (isChecked && versions === engineVersions) return;
  let found: EngineVersions;
  try {
    found = versions();
  } catch (error) {
    throw unloadable(error);
  }
  if (!isFitEngine(found)) throw new Refusal('ENGINE_UNFIT');
  isChecked = true;
}

/** What every connection must answer, by the name of the pragma. */
const everywhere = { cipher: 'chacha20', trusted_schema: 0, temp_store: 2 } as const;
/** What a connection that writes must answer besides: 2 is FULL, and MEMORY for temporary tables. */
const whenWriting = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  locking_mode: 'exclusive',
} as const;

/** Settings of a connection that are not what was asked for, by name; none when it may be used. */
export function unkeptSettings(db: Database.Database, use: 'write' | 'verify'): readonly string[] {
  const wanted = use === 'write' ? { ...everywhere, ...whenWriting } : everywhere;
  return Object.entries(wanted)
    .filter(([name, value]) => db.pragma(name, { simple: true }) !== value)
    .map(([name]) => name);
}

/**
 * Reads back every durable setting of a connection (security bar 17): a pragma that SQLite does not know or does not
 * grant is silently passed over, and what was to be flushed or encrypted would not be. Throws SETTINGS_UNKEPT.
 */
export function ensureSettings(db: Database.Database, use: 'write' | 'verify'): void {
  if (unkeptSettings(db, use).length > 0) throw new Refusal('SETTINGS_UNKEPT');
}
