const NO_BREAK = '\u00A0';
const separators = /[\s\u00A0\u202F.\-/()·_]+/gu;

/** A number ready to be stored (`+33` and nine digits, or `+` and the digits of another country), or why it is none. */
export type PhoneReading =
  | { readonly phone: string; readonly reason: null }
  | { readonly phone: null; readonly reason: string };

const no = (reason: string): PhoneReading => ({ phone: null, reason });

/**
 * Reads a telephone number in any writing: `06 39 98 12 34`, `06.39…`, `+33 (0)6…`, `0033…`, nine digits whose leading
 * zero a spreadsheet ate. Empty text is no number and no fault either: it is refused with its own reason.
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

/** A stored number for the screen: `06 39 98 12 34`, or `+32 470123456` as it came for another country. */
export function formatPhone(phone: string): string {
  const french = /^\+33([1-9])(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(phone);
  return french ? [`0${french[1]}`, ...french.slice(2)].join(NO_BREAK) : phone;
}
