/**
 * Contract files: drafts, checklist and attachments, the acts that move a file, the frozen dossier, its PDF.
 * Everything that decides is pure and stands in `shared/contract-files`; SQL stands in the repository.
 * `attachment-file.ts` looks at what comes in from outside; `demo.ts` fills a demonstration through this very service.
 */

import { type FileHandle, ok } from '../../../shared/base';
import type { ContractFileId, contractFilesProcedures } from '../../../shared/contract-files';
import type { Output } from '../../../shared/ipc';
import type { DossierLook } from '../documents';
import { writeOutside } from '../files/unfinished-files';
import { lookAtAttachment, readAttachmentFile } from '../scans';
import type { Call, Deps, Handlers } from '../service/deps';
import { allFiles, type StoredFile } from './contract-files.repository';
import {
  attach,
  checklistPdf,
  checkOf,
  createFile,
  currentDossier,
  detach,
  dossierPdf,
  ensureAttachable,
  fileNamed,
  keepDossier,
  keepOnPerson,
  liassePdf,
  listRows,
  moveFile,
  type Pdf,
  readAttachment,
  recordPdf,
  saveDraft,
  setDocument,
  viewOf,
} from './contract-files.service';

export { filesOfCandidate, readFile, type StoredFile } from './contract-files.repository';
export { nextDeadlinesOf } from './contract-files.service';
export { fillDemoContractFiles } from './demo';
export {
  contentOf,
  documentsAndAttachmentsOf,
  eraseFile,
  erasePieces,
  hasFieldsOfKind,
  isClosed,
  openStateOf,
  receiveFile,
  replaceFile,
  type WholeFile,
} from './transfer';

export type ContractFileSummary = Pick<StoredFile, 'id' | 'kind' | 'reference' | 'status'>;

/** Every file, in the order of its opening. For the command line. */
export const listContractFiles = ({ db }: Deps): readonly ContractFileSummary[] => allFiles(db);

/** The identifier of the file of this id or reference, as the command line takes both; throws NOT_FOUND. */
export const contractFileIdOf = ({ db }: Deps, idOrReference: string): ContractFileId =>
  fileNamed(db, idOrReference).id;

/** What the law and the completeness say of the file of this id or reference; throws NOT_FOUND. */
export const checkContractFile = (deps: Deps, idOrReference: string): Output<'contractFiles.check'> =>
  checkOf(deps, fileNamed(deps.db, idOrReference));

/** How a file is asked to be printed. */
const lookOf = ({ isEveryMonth }: { readonly isEveryMonth?: boolean | undefined }): DossierLook => ({
  isEveryMonth: isEveryMonth === true,
});

/** Each PDF that leaves the vault, as it is made. */
const made = {
  'file.pdf': dossierPdf,
  'file.checklist': checklistPdf,
  'file.liasse': liassePdf,
} as const;

/** Makes a PDF, keeps it with `save`, then traces it in the journal: a file that cannot be written leaves no line there. */
async function kept(
  deps: Deps,
  kind: keyof typeof made,
  id: ContractFileId,
  look: DossierLook,
  save: (bytes: Uint8Array) => void,
): Promise<Pdf> {
  const pdf = await made[kind](deps, id, look);
  save(pdf.bytes);
  recordPdf(deps, kind, id, pdf);
  return pdf;
}

/** The dossier, or the adviser's checklist, of the file of this id or reference. Throws NOT_FOUND. */
export const contractFilePdf = (
  deps: Deps,
  idOrReference: string,
  kind: 'file.pdf' | 'file.checklist' = 'file.pdf',
  save: (bytes: Uint8Array) => void = () => undefined,
): Promise<Pdf> => kept(deps, kind, fileNamed(deps.db, idOrReference).id, {}, save);

/** Makes a PDF and writes it where the adviser said. */
async function saved(
  deps: Deps,
  kind: keyof typeof made,
  {
    id,
    file,
    ...look
  }: { readonly id: ContractFileId; readonly file: FileHandle; readonly isEveryMonth?: boolean | undefined },
  call: Call,
): Promise<{ readonly sha256: string; readonly pages: number }> {
  const path = call.pathOf(file);
  const pdf = await kept(deps, kind, id, lookOf(look), (bytes) => writeOutside(deps.db, path, bytes));
  return { sha256: pdf.sha256, pages: pdf.pages };
}

export const contractFilesHandlers = (deps: Deps): Handlers<typeof contractFilesProcedures> => ({
  'contractFiles.list': ({ offset, limit, ...filter }) => ok(listRows(deps, filter, offset, limit)),
  'contractFiles.create': ({ kind, candidateId, employerId }) =>
    ok(viewOf(deps, createFile(deps, kind, candidateId, employerId))),
  'contractFiles.get': ({ id }) => ok(viewOf(deps, id)),
  'contractFiles.check': ({ id }) => ok(checkContractFile(deps, id)),
  'contractFiles.saveDraft': ({ id, version, ...draft }) => {
    saveDraft(deps, id, version, draft);
    return ok(viewOf(deps, id));
  },
  'contractFiles.transition': ({ id, version, to, dates }) => {
    moveFile(deps, id, version, to, dates);
    return ok(viewOf(deps, id));
  },
  'contractFiles.setDocument': ({ id, ...document }) => {
    setDocument(deps, id, document);
    return ok(viewOf(deps, id));
  },
  'contractFiles.attach': async ({ id, code, file }, call) => {
    ensureAttachable(deps, id, code);
    const read = await readAttachmentFile(call.pathOf(file), call.signal);
    attach(deps, id, code, read);
    return ok(viewOf(deps, id));
  },
  'contractFiles.attachBytes': async ({ id, code, fileName, bytes }, call) => {
    ensureAttachable(deps, id, code);
    attach(deps, id, code, await lookAtAttachment(fileName, bytes, call.signal));
    return ok(viewOf(deps, id));
  },
  'contractFiles.readAttachment': ({ attachmentId }) => ok(readAttachment(deps, attachmentId)),
  'contractFiles.removeAttachment': ({ id, attachmentId }) => {
    detach(deps, id, attachmentId);
    return ok(viewOf(deps, id));
  },
  'contractFiles.keepOnPerson': ({ id, attachmentId, to }) => {
    keepOnPerson(deps, id, attachmentId, to);
    return ok(viewOf(deps, id));
  },
  'contractFiles.dossier': ({ id }) => ok({ dossier: currentDossier(deps, id) }),
  'contractFiles.previewPdf': async ({ id, ...look }) => ok(await dossierPdf(deps, id, lookOf(look))),
  'contractFiles.keepPdf': async ({ id, ...look }) => {
    await keepDossier(deps, id, lookOf(look));
    return ok(viewOf(deps, id));
  },
  'contractFiles.savePdf': async (asked, call) => ok(await saved(deps, 'file.pdf', asked, call)),
  'contractFiles.saveChecklist': async (asked, call) => ok(await saved(deps, 'file.checklist', asked, call)),
  'contractFiles.saveLiasse': async (asked, call) => ok(await saved(deps, 'file.liasse', asked, call)),
});
