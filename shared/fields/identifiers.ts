import { z } from 'zod';

/** La Poste, whose establishments follow another check than Luhn's (docs/sources/reference-tables.md, Identifiers). */
const laPosteSiren = '356000000';
const laPosteHeadOffice = '35600000000048';

/** Luhn's sum modulo 10 is 0; `digits` holds digits only. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * Why a SIRET is wrong, as a French sentence, or `null` when it is right. Takes 14 digits without spaces. The SIREN inside has
 * its own key; neither it nor the number of the establishment is made of zeros.
 * Establishments of La Poste: the sum of the digits is a multiple of 5, except the head office, which follows Luhn.
 */
export function siretFault(siret: string): string | null {
  const fault = keptSiretFault(siret);
  if (fault !== null) return fault;
  const [siren, establishment] = [siret.slice(0, 9), siret.slice(9)];
  if (/^0+$/.test(siren) || /^0+$/.test(establishment))
    return 'Un SIRET n’est pas fait de zéros\u202F; recopiez-le d’un document de l’employeur.';
  return passesLuhn(siren)
    ? null
    : 'Les 9 premiers chiffres (SIREN) ne passent pas le contrôle de clé\u202F; vérifiez-les.';
}

/** What every SIRET of a portfolio passes: those of before the SIREN was checked must still be read. */
function keptSiretFault(siret: string): string | null {
  if (/[^0-9]/.test(siret)) return 'Le SIRET ne contient que des chiffres.';
  const gap = 14 - siret.length;
  if (gap > 0) return `Le SIRET compte 14 chiffres\u202F; il en manque ${gap}.`;
  if (gap < 0) return `Le SIRET compte 14 chiffres\u202F; il y en a ${-gap} de trop.`;
  if (siret.startsWith(laPosteSiren) && siret !== laPosteHeadOffice) {
    const sum = [...siret].reduce((total, digit) => total + Number(digit), 0);
    return sum % 5 === 0
      ? null
      : 'Ce SIRET de La Poste ne passe pas son contrôle\u202F; vérifiez les chiffres.';
  }
  return passesLuhn(siret) ? null : 'Ce SIRET ne passe pas le contrôle de clé\u202F; vérifiez les chiffres.';
}

/** A SIRET as it is kept; `siretFault` says more of one that is being given. */
export const siretSchema = z.string().superRefine((value, context) => {
  const fault = keptSiretFault(value);
  if (fault !== null) context.addIssue({ code: 'custom', message: fault });
});

/** NAF rév. 2 (`8220Z`, without point) or rév. 1 (`748H`) for establishments of before 2008. */
export const nafSchema = z
  .string()
  .regex(/^(\d{4}[A-Z]|\d{3}[A-Z])$/, 'Un code NAF compte 4 chiffres et une lettre, par exemple 8220Z.');

/** An IDCC as it is kept: four digits. Collective agreements are also quoted without their leading zeros (44, 573). */
export const paddedIdcc = (typed: string): string => {
  const idcc = typed.trim();
  return /^\d{1,3}$/u.test(idcc) ? idcc.padStart(4, '0') : idcc;
};
/** One to four digits, kept as four. */
export const idccSchema = z
  .string()
  .transform(paddedIdcc)
  .pipe(
    z
      .string()
      .regex(
        /^(?!0000)\d{4}$/u,
        'Un IDCC compte 4 chiffres au plus, par exemple 2098 ; 9999 quand il n’y a pas de convention.',
      ),
  );
