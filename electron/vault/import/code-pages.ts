/**
 * Letters of the pages of one byte in which extracts come, as one text of the 128 characters above ASCII each. The system
 * knows all but that of DOS in western Europe, which older management software still writes; its table is that of the
 * Unicode consortium (VENDORS/MICSFT/PC/CP850.TXT, 1996). Page 437 has the same bytes for the letters of French.
 */
export type CodePage = 'windows-1252' | 'iso-8859-15' | 'macintosh' | 'ibm850';

const highBytes = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
const known = (label: string): string => new TextDecoder(label).decode(highBytes);

const lettersOf: Readonly<Record<CodePage, string>> = {
  'windows-1252': known('windows-1252'),
  'iso-8859-15': known('iso-8859-15'),
  macintosh: known('macintosh'),
  ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´­±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

/** In the order in which they are believed when nothing tells them apart. */
export const codePages = ['windows-1252', 'iso-8859-15', 'macintosh', 'ibm850'] as const;

/** How they are called on the screen. */
export const codePageNames: Readonly<Record<CodePage, string>> = {
  'windows-1252': 'Windows-1252',
  'iso-8859-15': 'ISO\u00a08859-15',
  macintosh: 'Mac Roman',
  ibm850: 'DOS\u00a0850',
};

/** The character of a byte above 127. */
export const letterOf = (page: CodePage, byte: number): string => lettersOf[page][byte - 128] ?? '\ufffd';

/** A whole text in a page. */
export const textIn = (page: CodePage, bytes: Uint8Array): string =>
  page === 'ibm850'
    ? Buffer.from(bytes)
        .toString('latin1')
        .replace(/[\x80-\xff]/gu, (sign) => letterOf(page, sign.charCodeAt(0)))
    : new TextDecoder(page).decode(bytes);

/** Bytes of the characters of a page; those of Latin-1 that windows-1252 leaves to controls count for it too. */
export function bytesOf(page: CodePage): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  if (page === 'windows-1252')
    for (let byte = 128; byte < 160; byte += 1) bytes.set(String.fromCharCode(byte), byte);
  for (const [index, letter] of [...lettersOf[page]].entries()) bytes.set(letter, index + 128);
  return bytes;
}

const frenchLower = /[àâäçéèêëîïôöùûüœæñáíóúãõåø]/u;
const frenchUpper = /[ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆÑÁÍÓÚ]/u;
const punctuation = /[’‘“”«»–—…€°\u00a0º²]/u;

const usual = new Map<string, boolean>();
/** Characters of French, and of the names of its neighbours, that more than one byte of UTF-8 writes. */
export function isUsual(character: string): boolean {
  const known = usual.get(character);
  if (known !== undefined) return known;
  const is = frenchLower.test(character) || frenchUpper.test(character) || punctuation.test(character);
  usual.set(character, is);
  return is;
}

const isLetter = (character: string): boolean => /[\p{Lu}\p{Ll}]/u.test(character);
const isLower = (character: string): boolean => /\p{Ll}/u.test(character);

/**
 * How well a character above ASCII stands between its neighbours in French: 1 well, 0 one cannot tell, -1 badly (a sign or
 * a capital inside a word, a control).
 */
export function fitOf(before: string, character: string, after: string): -1 | 0 | 1 {
  const isInside = isLetter(before) && isLetter(after);
  if (/[\p{Cc}\ufffd]/u.test(character)) return -1;
  if (character === '’') return 1;
  // L’Haÿ-les-Roses, and nothing else.
  if (character === 'ÿ' || character === 'Ÿ') return /[aA]/u.test(before) ? 0 : -1;
  if (isLetter(character) && character !== 'ƒ') {
    if (isLower(character)) {
      // A key held for capitals still gives its small accented letters: one cannot tell.
      if (/\p{Lu}/u.test(before) && /\p{Lu}/u.test(after)) return 0;
      return frenchLower.test(character) ? 1 : 0;
    }
    if (isLower(before)) return -1;
    return frenchUpper.test(character) ? 1 : 0;
  }
  if (isInside) return -1;
  return punctuation.test(character) ? 0 : isLetter(before) || isLetter(after) ? -1 : 0;
}
