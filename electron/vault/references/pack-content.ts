import type { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { PACK_FORMAT, packFileSchema } from '../../../shared/references';

/** What a file of references holds: the signed bytes in base64, the key and the signature in hexadecimal. */
export const packContentSchema = packFileSchema.pick({ payload: true, key: true, signature: true });
export type PackContent = z.infer<typeof packContentSchema>;

/** `undefined` for a text that is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a text is the base64 of some bytes, written in the one way that there is. */
const isBase64 = (text: string): boolean => Buffer.from(text, 'base64').toString('base64') === text;

/**
 * What the bytes of a pack hold; its signature is not looked at. For the process that reads. Throws REFERENCES_NOT_PACK,
 * REFERENCES_TRUNCATED, REFERENCES_FROM_FUTURE, REFERENCES_ALTERED.
 */
export async function packContentOf(bytes: Buffer): Promise<PackContent> {
  const text = bytes.toString('utf8').replace(/^\uFEFF/u, '');
  const json = jsonOf(text);
  const isOurs = /^\s*\{\s*"format"\s*:\s*"vivier-reference-pack\//u.test(text);
  if (json === undefined && isOurs)
    throw new Refusal(text.trimEnd().endsWith('}') ? 'REFERENCES_ALTERED' : 'REFERENCES_TRUNCATED');
  if (typeof json !== 'object' || json === null || !('format' in json) || typeof json.format !== 'string')
    throw new Refusal('REFERENCES_NOT_PACK');
  const [, version] = /^vivier-reference-pack\/(\d{1,4})$/u.exec(json.format) ?? [];
  if (version === undefined) throw new Refusal('REFERENCES_NOT_PACK');
  if (json.format !== PACK_FORMAT) throw new Refusal('REFERENCES_FROM_FUTURE');
  const file = packFileSchema.safeParse(json);
  if (!file.success || !isBase64(file.data.payload)) throw new Refusal('REFERENCES_ALTERED');
  const { payload, key, signature } = file.data;
  return { payload, key, signature };
}
