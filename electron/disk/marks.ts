/** What a file, or its name, says by itself of why it cannot be written. Node only; it knows nothing of portfolios. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';

/** Bytes of a name beyond which no usual file system takes it. */
const NAME_BYTES = 255;
/** Length of a path beyond which Windows says that the file does not exist. */
const WINDOWS_PATH = 259;

/** Whether a failure is that of a name, or of a path, that is too long; Windows says that such a file does not exist. */
export const isNameTooLong = (code: string, path: string, platform = process.platform): boolean =>
  code === 'ENAMETOOLONG' ||
  ((code === 'ENOENT' || code === 'EINVAL') &&
    (Buffer.byteLength(basename(path)) > NAME_BYTES || (platform === 'win32' && path.length > WINDOWS_PATH)));

/** Whether a file is marked as read-only, whoever asks: a mark, not a right. */
export function isMarkedReadOnly(path: string): boolean {
  try {
    const stat = statSync(path);
    return stat.isFile() && (stat.mode & 0o222) === 0;
  } catch {
    // None there, or in a folder that does not let it be seen: nothing is marked.
    return false;
  }
}
