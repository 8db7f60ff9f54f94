// What the case tables of the contracts of support and of the immersions start from, and the changes that they share.
import type { Change } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Everything that these schemes ask of a person, in a plain good case: 20 years old, registered, in difficulty. */
export const person = {
  birthDate: '2006-05-20',
  registeredJobSeekerSince: '2026-03-01',
  disabledWorker: false,
  benefits: [],
  student: false,
  inTraining: false,
  specialDifficulties: true,
};

export const ordinaryYoung: Facts = factsSchema.parse({ on: '2026-09-01', candidate: person });

export type Day = string | null | undefined;
export const born = (birthDate: Day): Change => ({ candidate: { birthDate } });
export const registered = (registeredJobSeekerSince: Day): Change => ({
  candidate: { registeredJobSeekerSince },
});
export const inDifficulty = (specialDifficulties: boolean | undefined): Change => ({
  candidate: { specialDifficulties },
});
export const formerEndedOn = (lastCejEndedOn: Day): Change => ({ candidate: { lastCejEndedOn } });

/** Born so as to be 20 at the date, and registered six months before it. */
export const atDate = (on: string, candidate: object = {}) => {
  const year = Number(on.slice(0, 4));
  return {
    on,
    candidate: {
      birthDate: `${year - 20}-01-15`,
      registeredJobSeekerSince: `${year - 1}-06-01`,
      ...candidate,
    },
  };
};
