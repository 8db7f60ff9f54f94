import type { CivilDate } from './civil-date';

/** Where the time comes from. Only the edges of the program hold a real one; everything else is told. */
export interface Clock {
  /** The civil date where the user sits. */
  today(): CivilDate;
  /** The instant, ISO 8601 in UTC. */
  now(): string;
}
