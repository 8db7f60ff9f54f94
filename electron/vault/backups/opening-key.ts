import { type ReadKeyBlock, unlock } from '../keys';

/** The data key of a backup, from what the user typed: the one place that knows which secrets open one. Throws WRONG_PASSPHRASE. */
export const openingKey = (found: ReadKeyBlock, secret: string): Promise<Buffer> => unlock(found, secret);
