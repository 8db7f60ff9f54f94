import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';
import { Refusal } from '../../../shared/base';
import { scanFault } from './pdf-scan';

const maxPages = 100;
/** Names that make a PDF act and are too short to be looked for among bytes: scripts, forms of their own, files inside. */
const activeNames = new Set(['JS', 'XFA', 'EF']);

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

/** Throws a `Refusal` (ATTACHMENT_…) where a PDF is damaged, protected, active, too long, or unfolds into too much. */
export async function checkPdf(bytes: Buffer): Promise<void> {
  switch (scanFault(bytes)) {
    case 'active':
      throw new Refusal('ATTACHMENT_ACTIVE');
    case 'encrypted':
      throw new Refusal('ATTACHMENT_PROTECTED');
    case 'damaged':
      throw new Refusal('ATTACHMENT_DAMAGED');
    case 'too-large':
      throw new Refusal('ATTACHMENT_TOO_LARGE', {
        message: 'Ce PDF, une fois ouvert, serait démesuré\u202F; numérisez la pièce et recommencez.',
      });
    case null:
  }
  const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false }).catch(
    () => null,
  );
  if (document === null) throw new Refusal('ATTACHMENT_DAMAGED');
  if (document.isEncrypted) throw new Refusal('ATTACHMENT_PROTECTED');
  const pages = pageCountOf(document);
  if (pages === 0 || lacksPages(document)) throw new Refusal('ATTACHMENT_DAMAGED');
  if (pages > maxPages) throw new Refusal('ATTACHMENT_TOO_LONG');
  if (document.context.enumerateIndirectObjects().some(([, object]) => isActive(object))) {
    throw new Refusal('ATTACHMENT_ACTIVE');
  }
}

/** Whether the tree of pages names some that are not there: the end of the file is missing, and what reads it would hide them. */
function lacksPages({ catalog, context }: PDFDocument): boolean {
  const seen = new Set<PDFObject>();
  const left: (PDFObject | undefined)[] = [catalog.Pages()];
  while (left.length > 0) {
    const node = left.pop();
    if (!(node instanceof PDFDict)) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    const kids = context.lookup(node.get(PDFName.of('Kids')));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) left.push(context.lookup(kid));
  }
  return false;
}

/** A broken tree of pages throws when it is counted: that is a damaged file too. */
function pageCountOf(document: PDFDocument): number {
  try {
    return document.getPageCount();
  } catch {
    return 0;
  }
}
