/**
 * Contract files: drafts, checklist and attachments, the acts that move a file, the frozen dossier, its PDF.
 * Everything that decides is pure and stands in `shared/contract-files`; SQL stands in the repository.
 * `attachment-file.ts` looks at what comes in from outside; `demo.ts` fills a demonstration through this very service.
 */

import { ok } from '../../../shared/base';
import type { ContractFileId, contractFilesProcedures } from '../../../shared/contract-files';
import type { Output } from '../../../shared/ipc';
import { writeOutside } from '../files/unfinished-files';
import type { Deps, Handlers } from '../service/deps';
import { readAttachmentFile } from './attachment-file';
import { allFiles, type StoredFile } from './contract-files.repository';
import {
  attach,
  checkOf,
  createFile,
  currentDossier,
  detach,
  dossierPdf,
  ensureAttachable,
  fileNamed,
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

export { type CheckedAttachment, checkAttachment } from './attachment-file';
export { filesOfCandidate, readFile, type StoredFile } from './contract-files.repository';
export { fillDemoContractFiles } from './demo';
export {
  contentOf,
  documentsAndAttachmentsOf,
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

/**
 * The PDF of the file of this id or reference, traced in the journal once `save` has kept it: a file that cannot be
 * written leaves no line there. Throws NOT_FOUND.
 */
export async function contractFilePdf(
  deps: Deps,
  idOrReference: string,
  save: (bytes: Uint8Array) => void = () => undefined,
): Promise<Pdf> {
  const { id } = fileNamed(deps.db, idOrReference);
  const pdf = await dossierPdf(deps, id);
  save(pdf.bytes);
  recordPdf(deps, 'file.pdf', id, pdf);
  return pdf;
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
    const read = await readAttachmentFile(call.pathOf(file));
    attach(deps, id, code, read);
    return ok(viewOf(deps, id));
  },
  'contractFiles.readAttachment': ({ attachmentId }) => ok(readAttachment(deps, attachmentId)),
  'contractFiles.removeAttachment': ({ id, attachmentId }) => {
    detach(deps, id, attachmentId);
    return ok(viewOf(deps, id));
  },
  'contractFiles.dossier': ({ id }) => ok({ dossier: currentDossier(deps, id) }),
  'contractFiles.previewPdf': async ({ id }) => ok(await dossierPdf(deps, id)),
  'contractFiles.savePdf': async ({ id, file }, call) => {
    const path = call.pathOf(file);
    const pdf = await dossierPdf(deps, id);
    writeOutside(deps.db, path, pdf.bytes);
    recordPdf(deps, 'file.pdf', id, pdf);
    return ok({ sha256: pdf.sha256, pages: pdf.pages });
  },
  'contractFiles.saveLiasse': async ({ id, file }, call) => {
    const path = call.pathOf(file);
    const pdf = await liassePdf(deps, id);
    writeOutside(deps.db, path, pdf.bytes);
    recordPdf(deps, 'file.liasse', id, pdf);
    return ok({ sha256: pdf.sha256, pages: pdf.pages });
  },
});
