const NO_BREAK = '\u00A0';
const separators = /[\s\u00A0\u202F.\-/()·_]+/gu;

/** A number ready to be stored (`+33` and nine digits, or `+` and the digits of another country), or why it is none. */
export type PhoneReading =
  | { readonly phone: string; readonly reason: null }
  | { readonly phone: null; readonly reason: string };

/**
 * Overseas territories that share the French numbering plan: their nine digits after the code are the national number
 * without its 0, so that +262 692… is 0692… (ARCEP, plan de numérotation). New Caledonia (687), Polynesia (689) and Wallis
 * (681) have plans of their own, without 0: their numbers stay those of another country.
 */
const overseas = /^(?:262|590|594|596)0?([1-9]\d{8})$/;
/** Saint-Pierre-et-Miquelon: six digits there, 0508 and the same six from elsewhere; mobiles have nine. */
const saintPierre = /^508(?:0?([57]08\d{6})|([2-9]\d{5}))$/;

/** The nine national digits of the digits that follow a +, when the number is of the French plan by an overseas code. */
function overseasNational(international: string): string | null {
  const [, nine] = overseas.exec(international) ?? [];
  if (nine !== undefined) return nine;
  const [, whole, six] = saintPierre.exec(international) ?? [];
  return whole ?? (six === undefined ? null : `508${six}`);
}

const no = (reason: string): PhoneReading => ({ phone: null, reason });

/**
 * Reads a telephone number in any writing: `06 39 98 12 34`, `06.39…`, `+33 (0)6…`, `0033…`, nine digits whose leading
 * zero a spreadsheet ate, `+262 692…` of an overseas territory, which is `0692…`. Empty text is no number and no fault either: it is refused with its own reason.
 */
export function normalizePhone(text: string): PhoneReading {
  const compact = text
    .replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/\(0\)/g, '')
    .replace(separators, '');
  if (compact === '') return no('Le numéro est vide.');
  if (!/^\+?\d+$/.test(compact)) return no('Le numéro contient autre chose que des chiffres.');
  const international = compact.startsWith('+')
    ? compact.slice(1)
    : compact.startsWith('00')
      ? compact.slice(2)
      : null;
  const elsewhere = overseasNational(international ?? (compact.length > 10 ? compact : ''));
  if (elsewhere !== null) return { phone: `+33${elsewhere}`, reason: null };
  if (international !== null && !international.startsWith('33')) {
    return /^[1-9]\d{5,14}$/.test(international)
      ? { phone: `+${international}`, reason: null }
      : no('Le numéro étranger compte de 6 à 15 chiffres après l’indicatif.');
  }
  const national =
    international === null ? compact.replace(/^0/, '') : international.slice(2).replace(/^0/, '');
  const bare33 = international === null && /^33[1-9]\d{8}$/.test(compact) ? compact.slice(2) : national;
  if (/^[1-9]\d{8}$/.test(bare33)) return { phone: `+33${bare33}`, reason: null };
  if (/^0/.test(bare33)) return no('Le numéro commence par 0 suivi d’un chiffre de 1 à 9.');
  const gap = 9 - bare33.length;
  return no(
    gap > 0
      ? `Le numéro compte 10 chiffres\u202F; il en manque ${gap}.`
      : `Le numéro compte 10 chiffres\u202F; il y en a ${-gap} de trop.`,
  );
}

/** The digits to dial in France: `0692010203` of `+33692010203`, as of `+262692010203`; those of another country as they are. */
export function dialledDigits(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (/^33[1-9]\d{8}$/.test(digits)) return `0${digits.slice(2)}`;
  const elsewhere = overseasNational(digits);
  return elsewhere === null ? digits : `0${elsewhere}`;
}

/**
 * The digits of a number that is being typed, without the code of France or of an overseas territory: `+262 692` is `0692`,
 * `0033639` is `0639`.
 */
export function typedPhoneDigits(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (text.trimStart().startsWith('+')) return digits.replace(/^(?:33|262|590|594|596)0?/, '0');
  return digits
    .replace(/^00(?:33|262|590|594|596)0?/, '0')
    .replace(/^00(?=[1-9])/, '')
    .replace(/^(?:33|262|590|594|596)(?=[1-9]\d{8}$)/, '0');
}

/** A stored number for the screen: `06 39 98 12 34`, or `+32 470123456` as it came for another country. */
export function formatPhone(phone: string): string {
  const french = /^0([1-9])(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(dialledDigits(phone));
  return french ? [`0${french[1]}`, ...french.slice(2)].join(NO_BREAK) : phone;
}
