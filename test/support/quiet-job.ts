import type { LongJob } from '../../electron/vault/service/long-job';

/** A job that tells nothing and is never cancelled. */
export const quietJob: LongJob = { step: async () => undefined };
