import { z } from 'zod';
import { inOpenVault, noLine, nothing } from '../base/procedure';
import { typography } from '../base/text';
import { type CivilDate, formatFrenchDate } from '../base/time';

/** What is wrong with the date of this computer, told once an opening; `null` while nothing is. */
const clockState = z.strictObject({ doubt: z.string().nullable() });

/** The sentence of a clock that is before the last day of use. */
export const clockSentence = (today: CivilDate, latestOn: CivilDate): string =>
  typography(
    `Cet ordinateur se croit le ${formatFrenchDate(today)}, mais ce portefeuille a servi le ${formatFrenchDate(latestOn)} : vérifiez la date et l’heure. D’ici là, Vivier ne se fie pas aux dates pour ses sauvegardes et ne supprime rien.`,
  );

export const clockProcedures = {
  'portfolio.clock': inOpenVault(nothing, clockState, {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  /** The person says that the date of this computer is right: later lines of the journal are not held against it any more. */
  'portfolio.trustClock': inOpenVault(nothing, clockState, {
    leaves: noLine.change,
    refreshes: ['portfolio', 'backups'],
  }),
} as const;
