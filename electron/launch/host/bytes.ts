/**
 * Takes the bytes out of an answer: Playwright's pipe carries text, and a PDF written in it takes seconds.
 * They travel apart, as the body of one intercepted request; `{ $bytes: [from, to] }` keeps their place.
 */
export function withoutBytes(answer: unknown): { readonly value: unknown; readonly bytes: Buffer | null } {
  const parts: Uint8Array[] = [];
  let length = 0;
  const walk = (value: unknown): unknown => {
    if (value instanceof Uint8Array) {
      parts.push(value);
      length += value.byteLength;
      return { $bytes: [length - value.byteLength, length] };
    }
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item)]));
  };
  const value = walk(answer);
  return { value, bytes: parts.length === 0 ? null : Buffer.concat(parts) };
}
