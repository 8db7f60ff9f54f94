import { z } from 'zod';
import { backupIdSchema } from '../../../shared/backups';
import { portfolioCountsSchema } from '../../../shared/portfolio';
import type { Db } from '../db';
import { readSetting, writeSetting } from '../settings';

/*
 * What is known of the backups without opening them again, kept inside the portfolio: beside them it would tell how many
 * people there are. It is a memory and no authority: an entry that does not match its file is read anew.
 */
const entrySchema = z.strictObject({
  sizeBytes: z.number(),
  /** `null` where a page did not read back: the backup counts for nothing from then on. */
  counts: portfolioCountsSchema.nullable(),
  schemaVersion: z.number().nullable(),
  verifiedAt: z.string().nullable(),
});
export type Entry = z.infer<typeof entrySchema>;

const catalogueSchema = z.strictObject({
  entries: z.record(backupIdSchema, entrySchema),
  /** The last backup made, and what the portfolio was then (see `markOf`). */
  last: z.strictObject({ at: z.string(), mark: z.string() }).nullable(),
  failure: z.strictObject({ at: z.string(), message: z.string() }).nullable(),
  /** Openings since the last backup was made: what is counted where the clock is not believed. */
  openings: z.number().int().default(0),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

const KEY = 'backups';
const empty: Catalogue = { entries: {}, last: null, failure: null, openings: 0 };
const known = new WeakMap<Db, Catalogue>();

export function catalogueOf(db: Db): Catalogue {
  const cached = known.get(db);
  if (cached) return cached;
  const stored = catalogueSchema.safeParse(readSetting(db, KEY));
  const catalogue = stored.success ? stored.data : empty;
  known.set(db, catalogue);
  return catalogue;
}

/** Keeps a change. On a disk that takes nothing any more it is kept in memory, and what it says can be found anew. */
export function changeCatalogue(db: Db, change: Partial<Catalogue>): void {
  const next = { ...catalogueOf(db), ...change };
  known.set(db, next);
  try {
    writeSetting(db, KEY, next);
  } catch {
    // Told by the failure of the backup itself, which is of the same disk.
  }
}

/** Keeps what was read of one backup. */
export const noteEntry = (db: Db, id: keyof Catalogue['entries'], entry: Entry): void =>
  changeCatalogue(db, { entries: { ...catalogueOf(db).entries, [id]: entry } });
