import { type Clock, civilDateOf } from '../../../shared/base/time';

/** The clock of the machine: today in its own time zone, the instant in UTC. */
export const systemClock: Clock = {
  today: () => {
    const now = new Date();
    return civilDateOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  },
  now: () => new Date().toISOString(),
};
