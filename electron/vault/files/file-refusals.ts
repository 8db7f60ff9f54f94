/**
 * What the system says of a file that cannot be read or written, as a sentence that says what to do: said once, for
 * extracts, documents, cards, exports and the portfolio alike. No path in a message.
 */
import { Refusal } from '../../../shared/base';
import { isMarkedReadOnly, isNameTooLong } from '../../disk/marks';
import { codeOf } from '../../disk/patience';

/** Documents that other software opens and keeps from others: what holds them is rather that software. */
const document = /\.(?:xlsx?|xlsm|xlsb|ods|csv|tsv|docx?|odt|pdf|json|zip)$/iu;

/** A file that another program holds: a document is open somewhere, another file is being looked at. */
export const heldRefusal = (path: string): Refusal =>
  document.test(path)
    ? new Refusal('FILE_HELD', {
        message:
          'Ce fichier est ouvert dans un autre logiciel (Excel, LibreOffice, lecteur de PDF…)\u202f; fermez-le là-bas, puis recommencez.',
      })
    : new Refusal('FILE_HELD');

/** A failure to read a file that was chosen. Missing, forbidden, removed meanwhile: the same advice. */
export function readingRefusal(error: unknown, path: string): Refusal {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  if (code === 'EBUSY') return heldRefusal(path);
  return new Refusal(isNameTooLong(code, path) ? 'FILE_NAME_TOO_LONG' : 'FILE_UNREADABLE');
}

/** A failure to write a file; any other error is a bug and stays as it is. */
export function writingRefusal(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (isNameTooLong(code, path)) return new Refusal('FILE_NAME_TOO_LONG');
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Refusal(isMarkedReadOnly(path) ? 'FILE_READ_ONLY' : 'FOLDER_READ_ONLY');
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal('FOLDER_MISSING');
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal('DISK_FULL');
    case 'EBUSY':
    case 'ETXTBSY':
      return heldRefusal(path);
    case 'EISDIR':
    case 'EEXIST':
    case 'ENOTEMPTY':
      return new Refusal('FILE_UNWRITABLE');
    default:
      return error;
  }
}
