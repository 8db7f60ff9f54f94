import { z } from 'zod';
import { line } from '../base/procedure';
import { fold, typography } from '../base/text';
import { type CivilDate, civilDateSchema, formatFrenchDate } from '../base/time';

/*
 * The agreement of a person to her CV being given to an employer: explicit, dated, for one employer or one offer, and taken
 * back on any day. Without one that holds, no CV for an employer is made.
 */

const forWhomNeeded = typography('Dites à qui le CV serait remis : un employeur, ou une offre.');
const fields = {
  /** The employer or the offer, as it was said to the person. */
  forWhom: line(200).refine((said) => said.trim() !== '', forWhomNeeded),
  givenOn: civilDateSchema,
};
export const agreementInputSchema = z.strictObject({
  ...fields,
  /** Told by the adviser each time: an agreement is not supposed. */
  isExplicit: z.literal(
    true,
    typography('Cochez que la personne a dit oui par écrit ; sans cela, rien n’est noté.'),
  ),
});
export type AgreementInput = z.infer<typeof agreementInputSchema>;
export const agreementSchema = z.strictObject({
  id: z.uuid(),
  ...fields,
  /** The day on which she took it back; `null`: it holds. */
  revokedOn: civilDateSchema.nullable(),
});
export type Agreement = z.infer<typeof agreementSchema>;

/** « accord du 12 mars 2026 pour Boulangerie modèle ». */
export const agreementWords = ({ forWhom, givenOn }: Pick<Agreement, 'forWhom' | 'givenOn'>): string =>
  `accord du ${formatFrenchDate(givenOn)} pour ${forWhom}`;

export interface AgreementFault {
  readonly field: 'forWhom' | 'givenOn' | 'on';
  readonly message: string;
}
const fault = (field: AgreementFault['field'], message: string): AgreementFault => ({
  field,
  message: typography(message),
});

/** Why an agreement cannot be kept, in a sentence that says what to do; `null` where it can. */
export function agreementFault(
  { forWhom, givenOn }: Pick<Agreement, 'forWhom' | 'givenOn'>,
  known: readonly Agreement[],
  { birthDate, today }: { readonly birthDate: CivilDate; readonly today: CivilDate },
): AgreementFault | null {
  if (givenOn > today) return fault('givenOn', 'Ce jour est à venir ; vérifiez-le.');
  if (givenOn < birthDate) return fault('givenOn', 'Cette date est avant la naissance de la personne.');
  const same = known.find(
    (each) => each.revokedOn === null && fold(each.forWhom) === fold(forWhom) && each.givenOn <= givenOn,
  );
  return same === undefined
    ? null
    : fault('forWhom', `Un ${agreementWords(same)} est déjà noté ; il tient toujours.`);
}

/** Why an agreement cannot end on that day. */
export function revocationFault(
  { givenOn }: Agreement,
  on: CivilDate,
  today: CivilDate,
): AgreementFault | null {
  if (on > today) return fault('on', 'Ce jour est à venir ; vérifiez-le.');
  return on < givenOn ? fault('on', 'Ce jour est avant celui de l’accord ; vérifiez-le.') : null;
}
