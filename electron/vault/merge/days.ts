import { type CivilDate, civilDateSchema } from '../../../shared/base/time';

/** The day of an instant that this portfolio wrote. */
export const parsedDay = (instant: string): CivilDate => civilDateSchema.parse(instant.slice(0, 10));
