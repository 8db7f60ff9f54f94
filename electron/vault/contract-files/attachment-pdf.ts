import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';
import { Refusal } from '../../../shared/base';
import { unfoldedLength } from './unfolded-length';

const maxPages = 100;
/** What one stream of a PDF, and all of them, may unfold into: an A4 page in colour at 600 dpi is 104 MB. */
const maxUnfoldedStream = 128 * 1024 * 1024;
const maxUnfolded = 512 * 1024 * 1024;

/** Names that make a PDF act: scripts, programs to launch, files carried inside. */
const activeNames = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFiles',
  'EmbeddedFile',
  'RichMedia',
  'XFA',
]);

const isActiveName = (name: PDFObject | undefined): boolean =>
  name instanceof PDFName && activeNames.has(name.decodeText());

/**
 * Looks at one object and at what it holds directly; references lead to objects that are looked at in their turn. A list
 * of what is left rather than recursion: the depth of the nesting is the author's choice.
 */
function isActive(object: PDFObject): boolean {
  const left: PDFObject[] = [object];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next instanceof PDFStream) left.push(next.dict);
    else if (next instanceof PDFArray) left.push(...next.asArray());
    else if (next instanceof PDFDict) {
      for (const [key, value] of next.entries()) {
        if (isActiveName(key) || isActiveName(value)) return true;
        left.push(value);
      }
    }
  }
  return false;
}

/** A PDF of a few megabytes may unfold into gigabytes when it is read: its streams are measured before. */
function unfoldsTooFar(bytes: Buffer): boolean {
  let total = 0;
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    // The word ends "endstream" too.
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    const start = at + (bytes.toString('latin1', at + 6, at + 8) === '\r\n' ? 8 : 7);
    const end = bytes.indexOf('endstream', start);
    const length = unfoldedLength(bytes.subarray(start, end === -1 ? bytes.length : end), maxUnfoldedStream);
    if (length === null) return true;
    total += length;
    if (total > maxUnfolded) return true;
    if (end !== -1) at = end;
  }
  return false;
}

/** Throws a `Refusal` (ATTACHMENT_…) where a PDF is damaged, protected, active, too long, or unfolds into too much. */
export async function checkPdf(bytes: Buffer): Promise<void> {
  if (unfoldsTooFar(bytes)) {
    throw new Refusal('ATTACHMENT_TOO_LARGE', {
      message: 'Ce PDF, une fois ouvert, serait démesuré\u202F; numérisez la pièce et recommencez.',
    });
  }
  const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false }).catch(
    () => null,
  );
  if (document === null) throw new Refusal('ATTACHMENT_DAMAGED');
  if (document.isEncrypted) throw new Refusal('ATTACHMENT_PROTECTED');
  const pages = pageCountOf(document);
  if (pages === 0) throw new Refusal('ATTACHMENT_DAMAGED');
  if (pages > maxPages) throw new Refusal('ATTACHMENT_TOO_LONG');
  if (document.context.enumerateIndirectObjects().some(([, object]) => isActive(object))) {
    throw new Refusal('ATTACHMENT_ACTIVE');
  }
}

/** A broken tree of pages throws when it is counted: that is a damaged file too. */
function pageCountOf(document: PDFDocument): number {
  try {
    return document.getPageCount();
  } catch {
    return 0;
  }
}
