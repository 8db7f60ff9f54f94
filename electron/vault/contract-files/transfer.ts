import { type CivilDate, yearOf } from '../../../shared/base/time';
import {
  type Attachment,
  type ContractFileId,
  fieldsSchemaOf,
  isPending,
  kindOf,
  type StoredDocument,
} from '../../../shared/contract-files';
import { statusLabels } from '../../../shared/fields';
import type { Db } from '../db';
import { erasedAt, recordEvent } from '../events';
import type { Deps } from '../service/deps';
import {
  attachmentBytes,
  attachmentsOf,
  clearDocuments,
  deleteAttachment,
  documentsOf,
  eraseFileRow,
  insertAttachment,
  insertFile,
  isReferenceTaken,
  nextReference,
  readAttachmentRow,
  readFile,
  type StoredFile,
  updateFile,
  writeDocument,
} from './contract-files.repository';
import { deadlinesOfFile, loadFile } from './contract-files.service';

/** A contract file with all that hangs on it, as it goes from one portfolio to another. */
export interface WholeFile {
  readonly file: StoredFile;
  readonly documents: readonly StoredDocument[];
  readonly attachments: readonly (Attachment & { readonly content: Uint8Array })[];
}

export const documentsAndAttachmentsOf = (
  db: Db,
  id: ContractFileId,
): { readonly documents: readonly StoredDocument[]; readonly attachments: readonly Attachment[] } => ({
  documents: documentsOf(db, id),
  attachments: attachmentsOf(db, id),
});

/** Where a file stands, in words, and its time limits that still ask for an act: late ones first. */
export function openStateOf(
  deps: Deps,
  file: StoredFile,
): {
  readonly kind: string;
  readonly status: string;
  readonly employer: string;
  readonly deadlines: readonly { readonly label: string; readonly due: CivilDate; readonly source: string }[];
} {
  const { kind, employer, input } = loadFile(deps, file);
  const deadlines = deadlinesOfFile(input)
    .filter((deadline) => isPending(kind, deadline, file.status))
    .flatMap(({ label, due, source }) => (due === null ? [] : [{ label, due, source }]))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return { kind: kind.label, status: statusLabels[file.status], employer: employer?.name ?? '', deadlines };
}

/** Nothing more is expected of a file that is closed or given up. */
export const isClosed = ({ status }: Pick<StoredFile, 'status'>): boolean =>
  status === 'ended' || status === 'broken' || status === 'cancelled';

/** Whether the fields of a file that comes from elsewhere are those of its kind, each of its type. */
export const hasFieldsOfKind = ({ kind, fields }: Pick<StoredFile, 'kind' | 'fields'>): boolean =>
  fieldsSchemaOf(kindOf(kind)).safeParse(fields).success;

/**
 * Writes a file that comes from elsewhere; the caller holds the transaction and writes the event. Identifiers and the
 * reference are kept where they are free, else drawn anew. Answers the file as it is kept.
 */
export function receiveFile(deps: Deps, { file, documents, attachments }: WholeFile): StoredFile {
  const { db, newId } = deps;
  const kept: StoredFile = {
    ...file,
    // Nor that of a file that was erased here: nothing ties what comes anew to what is gone.
    id:
      readFile(db, file.id) === null && erasedAt(db, { type: 'contract-file', id: file.id }) === null
        ? file.id
        : (newId() as ContractFileId),
    reference: isReferenceTaken(db, file.reference)
      ? nextReference(db, kindOf(file.kind).prefix, yearOf(file.openedOn))
      : file.reference,
  };
  insertFile(db, kept);
  putDocuments(deps, kept.id, documents, attachments);
  return kept;
}

/** Puts a file that comes back from a colleague in the place of what was here; its reference here stays. */
export function replaceFile(deps: Deps, before: StoredFile, whole: WholeFile): StoredFile {
  const kept: StoredFile = { ...whole.file, id: before.id, reference: before.reference };
  updateFile(deps.db, kept);
  clearDocuments(deps.db, before.id);
  putDocuments(deps, before.id, whole.documents, whole.attachments);
  return kept;
}

function putDocuments(
  { db, newId }: Deps,
  id: ContractFileId,
  documents: WholeFile['documents'],
  attachments: WholeFile['attachments'],
): void {
  for (const document of documents) writeDocument(db, id, document);
  for (const { content, ...attachment } of attachments) {
    const isTaken = readAttachmentRow(db, attachment.id) !== null;
    insertAttachment(db, id, isTaken ? { ...attachment, id: newId() } : attachment, content);
  }
}

/** The bytes of an attachment that is known to be there. */
export function contentOf(db: Db, attachmentId: string): Uint8Array {
  const bytes = attachmentBytes(db, attachmentId);
  if (bytes === null) throw new Error('an attachment that was listed has no bytes');
  return bytes;
}

/**
 * Erases the scans of a file whose time is over, whatever its state; what is known of each document stays. The caller holds
 * the transaction. Answers how many went.
 */
export function erasePieces(deps: Deps, file: StoredFile): number {
  const { db } = deps;
  const attachments = attachmentsOf(db, file.id);
  for (const { id } of attachments) deleteAttachment(db, id);
  recordEvent(deps, {
    kind: 'file.pieces-erased',
    subject: { type: 'contract-file', id: file.id },
    payload: { reference: file.reference, pieces: attachments.length },
  });
  return attachments.length;
}

/** Erases a file with its documents and attachments, for good; the caller holds the transaction and marks it as erased. */
export const eraseFile = ({ db }: Deps, file: StoredFile): void => eraseFileRow(db, file);
