import { uptime } from 'node:os';

/**
 * Milliseconds since this computer was started, asleep or not. Nobody can set this clock; a new start begins it again, and
 * with it any delay that was running.
 */
export const sinceStartMs = (): number => Math.floor(uptime() * 1000);
