import { createHash, randomBytes } from 'node:crypto';
import { typography } from '../../../shared/base/text';

/** Crockford's alphabet: no I, L, O, nor U; what a hand writes as I or L reads as 1, O as 0. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY_BYTES = 16;
const CHECKSUM_BYTES = 4;
const GROUP = 4;
/** 128 bits and their checksum, five bits a character. */
const CHARACTERS = ((KEY_BYTES + CHECKSUM_BYTES) * 8) / 5;

const checksumOf = (key: Uint8Array): Buffer =>
  createHash('sha256').update('vivier recovery key').update(key).digest().subarray(0, CHECKSUM_BYTES);

/** A new recovery key: 128 random bits. */
export const newRecoveryKey = (): Buffer => randomBytes(KEY_BYTES);

/** The key as it is copied on paper: 8 groups of 4 characters, its checksum included. */
export function recoveryText(key: Uint8Array): string {
  const bits = Buffer.concat([key, checksumOf(key)]);
  let text = '';
  for (let at = 0; at < CHARACTERS; at += 1) {
    const first = at * 5;
    const pair = (bits[first >> 3] ?? 0) * 256 + (bits[(first >> 3) + 1] ?? 0);
    text += ALPHABET[(pair >> (11 - (first & 7))) & 31];
  }
  return (text.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join(' ');
}

/** What a typed key turns out to be; `fault` says in French what is wrong with it, before any portfolio is looked at. */
export type TypedRecoveryKey = { readonly key: Buffer } | { readonly fault: string };

const fault = (sentence: string): TypedRecoveryKey => ({ fault: typography(sentence) });

/** Reads a key typed from paper, whatever its case, spaces and dashes. A wrong character is told by the checksum. */
export function parseRecoveryText(typed: string): TypedRecoveryKey {
  const characters = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1');
  const stranger = [...characters].find((character) => !ALPHABET.includes(character));
  if (stranger !== undefined)
    return fault(`Le caractère « ${stranger} » n’existe pas dans une clé de secours ; relisez la feuille.`);
  const gap = CHARACTERS - characters.length;
  if (gap !== 0)
    return fault(
      `La clé de secours compte 8 groupes de 4 caractères ; ${gap > 0 ? `il en manque ${gap}` : `il y en a ${-gap} de trop`}.`,
    );
  const bytes = Buffer.alloc(KEY_BYTES + CHECKSUM_BYTES);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const character of characters) {
    held = ((held << 5) | ALPHABET.indexOf(character)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.writeUInt8((held >> bits) & 255, at);
      at += 1;
    }
  }
  const key = bytes.subarray(0, KEY_BYTES);
  if (!bytes.subarray(KEY_BYTES).equals(checksumOf(key)))
    return fault(
      'Un caractère au moins est faux dans cette clé de secours ; comparez chaque groupe avec la feuille.',
    );
  return { key };
}
