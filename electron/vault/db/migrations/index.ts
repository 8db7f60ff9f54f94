import { migration0010 } from './0010-portfolio';
import { migration0020 } from './0020-drafts';
import { migration0030 } from './0030-access-journal';
import { migration0040 } from './0040-handover';
import { migration0050 } from './0050-rights';
import { migration0060 } from './0060-sweep';
import { migration0070 } from './0070-entrance';
import { migration0080 } from './0080-relative';

export interface Migration {
  readonly version: number;
  readonly intent: string;
  readonly sql: string;
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
];
