/** Encodings an extract comes in; the name the report shows. */
export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly hasByteOrderMark: boolean;
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/**
 * Bytes → text: the byte order mark if there is one, else strict UTF-8, else windows-1252, in which any bytes are a text.
 * No detector guesses: a wrong guess would alter names without a word.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf))
    return { text: lenientUtf8(bytes.subarray(3)), encoding: 'utf-8', hasByteOrderMark: true };
  if (startsWith(bytes, 0xff, 0xfe))
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16', hasByteOrderMark: true };
  if (startsWith(bytes, 0xfe, 0xff))
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16', hasByteOrderMark: true };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'utf-8', hasByteOrderMark: false };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      encoding: 'windows-1252',
      hasByteOrderMark: false,
    };
  }
}

/** A file that says UTF-8 by its mark is UTF-8, broken bytes included: they show as U+FFFD, and the row says so. */
const lenientUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);
