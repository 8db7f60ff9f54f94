import { migration0010 } from './0010-portfolio';

export interface Migration {
  readonly version: number;
  readonly intent: string;
  readonly sql: string;
}

/** All migrations, in order; numbered by ten, never edited after release. */
export const migrations: readonly Migration[] = [migration0010];
