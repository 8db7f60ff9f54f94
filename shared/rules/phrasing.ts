const narrow = '\u202F';
const wide = '\u00A0';

/**
 * French typography of the sentences of the rules, which are written with plain spaces: narrow no-break space before
 * ; ! ? and inside guillemets, no-break space before a colon and between a number and its unit.
 */
export const french = (text: string): string =>
  text
    .replace(/ (?=[;!?»])/gu, narrow)
    .replace(/« /gu, `«${narrow}`)
    .replace(/ (?=:)/gu, wide)
    .replace(/(?<=\d) (?=(?:%|€|h|ans?|mois|jours?|heures?)(?!\p{L}))/gu, wide)
    .replace(/(?<=\b[LRD]\.) (?=\d)/gu, wide)
    .replace(/(?<=\bart\.) (?=\p{L})/gu, wide);

/** "12,31"; up to two decimals, a comma, a narrow space between thousands. */
export const frenchNumber = (value: number, decimals = 2): string => {
  const [whole = '', fraction = ''] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, narrow);
  return fraction === '' || /^0+$/.test(fraction) ? grouped : `${grouped},${fraction}`;
};

/** "1 306,91 €" from integer cents. */
export const frenchEuros = (cents: number): string => {
  const [whole = '', fraction = ''] = (cents / 100).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/gu, narrow)},${fraction}${wide}€`;
};
