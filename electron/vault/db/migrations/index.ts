import type Database from 'better-sqlite3';
import { migration0010 } from './0010-portfolio';
import { migration0020 } from './0020-drafts';
import { migration0030 } from './0030-access-journal';
import { migration0040 } from './0040-handover';
import { migration0050 } from './0050-rights';
import { migration0060 } from './0060-sweep';
import { migration0070 } from './0070-entrance';
import { migration0080 } from './0080-relative';
import { migration0090 } from './0090-event-bodies';
import { migration0100 } from './0100-key-seal';
import { migration0110 } from './0110-sealed-states';
import { migration0120 } from './0120-copies-and-time';
import { migration0130 } from './0130-signing-key';
import { migration0140 } from './0140-published-quarters';
import { migration0150 } from './0150-saved-views';
import { migration0170 } from './0170-search-index';
import { migration0180 } from './0180-periods';
import { migration0190 } from './0190-states';
import { migration0200 } from './0200-papers';
import { migration0210 } from './0210-profile';
import { migration0220 } from './0220-person-merges';
import { migration0230 } from './0230-rights-of-the-person';
import { migration0240 } from './0240-stages';
import { migration0260 } from './0260-presentation';
import { migration0270 } from './0270-obligations';

export interface Migration {
  readonly version: number;
  readonly intent: string;
  readonly sql: string;
  /** What SQL alone cannot do, between `sql` and `sqlAfter`, in the same transaction. */
  readonly move?: (db: Database.Database) => void;
  readonly sqlAfter?: string;
}

/** All migrations, in order; numbered by ten, never edited after release. */
export const migrations: readonly Migration[] = [
  migration0010,
  migration0020,
  migration0030,
  migration0040,
  migration0050,
  migration0060,
  migration0070,
  migration0080,
  migration0090,
  migration0100,
  migration0110,
  migration0120,
  migration0130,
  migration0140,
  migration0150,
  migration0170,
  migration0180,
  migration0190,
  migration0200,
  migration0210,
  migration0220,
  migration0230,
  migration0240,
  migration0260,
  migration0270,
];
