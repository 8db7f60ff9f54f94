/**
 * What goes to a page: small answers as text, bytes and long ones apart, as the body of one intercepted request.
 * Playwright's pipe carries text, and a PDF written in it takes seconds.
 */
import { encode } from './clone.ts';

/** Above this many characters text too is quicker as a body. */
const LONG = 200_000;

/** What an answer becomes: in the message itself, or the body to be fetched. */
export function packAnswer(answer: unknown): { readonly value: unknown } | { readonly body: Buffer } {
  const bytes = { parts: [] as Uint8Array[], length: 0 };
  const value = encode(answer, bytes);
  if (bytes.parts.length === 0) {
    // Text is not measured twice where it is plainly short.
    const text = JSON.stringify(value);
    return text.length < LONG ? { value } : { body: bodyOf(text, []) };
  }
  return { body: bodyOf(JSON.stringify(value), bytes.parts) };
}

/** Length of the text, text, bytes. */
function bodyOf(text: string, parts: readonly Uint8Array[]): Buffer {
  const written = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(written.byteLength);
  return Buffer.concat([length, written, ...parts]);
}
