import { constants, inflateSync } from 'node:zlib';

/** Length of what compressed bytes unfold into, or `null` beyond `most`; bytes that do not unfold count for nothing. */
export function unfoldedLength(bytes: Buffer, most: number): number | null {
  try {
    return inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }).length;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? null : 0;
  }
}
