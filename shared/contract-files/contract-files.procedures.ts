import { z } from 'zod';
import { fileHandleSchema, inOpenVault, line, noLine } from '../base/procedure';
import { scanInputSchema } from '../base/scan.schema';
import { civilDateSchema } from '../base/time';
import {
  candidateIdSchema,
  candidateSchema,
  contractFileStatusSchema,
  employerIdSchema,
  employerSchema,
  tutorIdSchema,
} from '../fields';
import { schemeAnswerSchema, verdictSchema } from '../law';
import { paperInputSchema } from '../papers';
import { dossierMissingSchema, dossierSchema } from './dossier.schema';
import {
  attachmentSchema,
  checklistLineSchema,
  documentStatusSchema,
  fieldsSchema,
} from './engine/contract-file.schema';
import { contractKindIds } from './kinds';

export const contractFileIdSchema = z.uuid().brand<'ContractFileId'>();
export type ContractFileId = z.infer<typeof contractFileIdSchema>;

export const contractKindIdSchema = z.enum(contractKindIds);

export const transitionSchema = z.strictObject({
  to: contractFileStatusSchema,
  label: z.string(),
  /** Why it is not possible now, in French; `null` when it is. */
  blockedBecause: z.string().nullable(),
  /** Dates that the act asks for (`signedOn`, `filedOn`…), with their French label. */
  asks: z.array(z.strictObject({ key: z.string(), label: z.string(), isRequired: z.boolean() })),
});
export type Transition = z.infer<typeof transitionSchema>;

/** State of one guided step, computed: the screen only draws it. */
export const stepStateSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  state: z.enum(['empty', 'partial', 'complete', 'blocked']),
  missing: z.number().int(),
});

/** A French sentence with its source, and where it is mended: the step of the kind that shows the field. */
export const remarkSchema = z.strictObject({
  step: z.string(),
  field: z.string(),
  message: z.string(),
  source: z.string(),
});

/** What the law and the completeness say of a file, recomputed at each saved draft. */
export const reviewSchema = z.strictObject({
  law: schemeAnswerSchema,
  missing: z.array(dossierMissingSchema),
  /** Contradictions and legal obstacles. */
  blocking: z.array(remarkSchema),
  warnings: z.array(remarkSchema),
  steps: z.array(stepStateSchema),
  transitions: z.array(transitionSchema),
});
export type Review = z.infer<typeof reviewSchema>;

export const contractFileSchema = z.strictObject({
  id: contractFileIdSchema,
  kind: contractKindIdSchema,
  reference: z.string(),
  status: contractFileStatusSchema,
  version: z.number().int().positive(),
  candidateId: candidateIdSchema,
  employerId: employerIdSchema.nullable(),
  tutorId: tutorIdSchema.nullable(),
  fields: fieldsSchema,
  openedOn: civilDateSchema,
  signedOn: civilDateSchema.nullable(),
  /** Dates of the acts recorded so far: `signedOn`, `filedOn`, `receivedOn`, `decidedOn`, `brokenOn`, `endedOn`. */
  dates: z.record(z.string(), civilDateSchema),
  /** SHA-256 of the frozen dossier, in hexadecimal; `null` before signature. */
  snapshotHash: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type ContractFile = z.infer<typeof contractFileSchema>;

/** All that the screen of one contract file needs. */
export const contractFileViewSchema = z.strictObject({
  file: contractFileSchema,
  candidate: candidateSchema,
  employer: employerSchema.nullable(),
  checklist: z.array(checklistLineSchema),
  review: reviewSchema,
});
export type ContractFileView = z.infer<typeof contractFileViewSchema>;

export const contractFileRowSchema = z.strictObject({
  id: contractFileIdSchema,
  kind: contractKindIdSchema,
  reference: z.string(),
  status: contractFileStatusSchema,
  candidateId: candidateIdSchema,
  candidateName: z.string(),
  employerName: z.string(),
  openedOn: civilDateSchema,
  startsOn: civilDateSchema.nullable(),
  /** Next deadline of the file that is not behind us, if any. */
  nextDeadline: z.strictObject({ label: z.string(), due: civilDateSchema }).nullable(),
});
export type ContractFileRow = z.infer<typeof contractFileRowSchema>;

/** What the law and the completeness say of a file, in short, and its deadlines: `files check` of the command line. */
export const contractFileCheckSchema = z.strictObject({
  id: contractFileIdSchema,
  reference: z.string(),
  kind: contractKindIdSchema,
  status: contractFileStatusSchema,
  verdict: verdictSchema,
  ...reviewSchema.pick({ blocking: true, warnings: true, missing: true }).shape,
  deadlines: z.array(
    z.strictObject({
      code: z.string(),
      label: z.string(),
      due: civilDateSchema.nullable(),
      source: z.string(),
      note: z.string(),
    }),
  ),
});

const byId = z.strictObject({ id: contractFileIdSchema });
/** A dossier may be printed with the minimum pay month by month; in periods of the same figures unless asked. */
const byIdWithLook = byId.extend({ isEveryMonth: z.boolean().optional() });
const pdfBytes = z.strictObject({
  bytes: z.instanceof(Uint8Array),
  fileName: z.string(),
  sha256: z.string(),
  pages: z.number().int(),
});

/** Where what a change here touches is shown. */
const shownIn = ['contractFiles', 'candidates', 'employers', 'indicators', 'portfolio', 'rights'] as const;

export const contractFilesProcedures = {
  'contractFiles.list': inOpenVault(
    z.strictObject({
      statuses: z.array(contractFileStatusSchema).max(9),
      candidateId: candidateIdSchema.nullable(),
      employerId: employerIdSchema.nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.strictObject({ rows: z.array(contractFileRowSchema), total: z.number().int() }),
    { leaves: noLine.list, reads: true, refreshes: [] },
  ),
  'contractFiles.create': inOpenVault(
    z.strictObject({
      kind: contractKindIdSchema,
      candidateId: candidateIdSchema,
      employerId: employerIdSchema.nullable(),
    }),
    contractFileViewSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'contractFiles.get': inOpenVault(byId, contractFileViewSchema, {
    leaves: { kind: 'file.read', subject: { type: 'contract-file', field: 'id' }, isReading: true },
    reads: true,
    refreshes: [],
  }),
  'contractFiles.check': inOpenVault(byId, contractFileCheckSchema, {
    leaves: { kind: 'file.read', subject: { type: 'contract-file', field: 'id' }, isReading: true },
    reads: true,
    refreshes: [],
  }),
  /** Saves what has been typed so far, valid or not in law, and answers the new review. Refused once signed. */
  'contractFiles.saveDraft': inOpenVault(
    z.strictObject({
      id: contractFileIdSchema,
      version: z.number().int().positive(),
      employerId: employerIdSchema.nullable(),
      tutorId: tutorIdSchema.nullable(),
      fields: fieldsSchema,
    }),
    contractFileViewSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Moves the file along its table of transitions; `dates` holds what the transition asks for. */
  'contractFiles.transition': inOpenVault(
    z.strictObject({
      id: contractFileIdSchema,
      version: z.number().int().positive(),
      to: contractFileStatusSchema,
      dates: z.record(line(40), civilDateSchema),
    }),
    contractFileViewSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'contractFiles.setDocument': inOpenVault(
    z.strictObject({
      id: contractFileIdSchema,
      code: line(10),
      status: documentStatusSchema,
      receivedOn: civilDateSchema.nullable(),
      expiresOn: civilDateSchema.nullable(),
    }),
    contractFileViewSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Takes a copy of the chosen file into the vault; type told by its content, 20 MB at most. */
  'contractFiles.attach': inOpenVault(
    z.strictObject({ id: contractFileIdSchema, code: line(10), file: fileHandleSchema }),
    contractFileViewSchema,
    { files: { file: 'open:attachment' }, leaves: noLine.change, refreshes: shownIn },
  ),
  /**
   * The same for a copy whose bytes the page already has: dropped on it, or just taken away. No path crosses: the name is
   * bare, the size bounded here, the type told by the content as for a chosen file.
   */
  'contractFiles.attachBytes': inOpenVault(
    scanInputSchema.extend({ id: contractFileIdSchema, code: line(10) }),
    contractFileViewSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'contractFiles.readAttachment': inOpenVault(
    z.strictObject({ attachmentId: z.uuid() }),
    z.strictObject({ attachment: attachmentSchema, bytes: z.instanceof(Uint8Array) }),
    {
      leaves: {
        kind: 'attachment.read',
        subject: { type: 'attachment', field: 'attachmentId' },
        isReading: true,
      },
      reads: true,
      refreshes: [],
    },
  ),
  'contractFiles.removeAttachment': inOpenVault(
    z.strictObject({ id: contractFileIdSchema, attachmentId: z.uuid() }),
    contractFileViewSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Moves a copy from the file to the papers of the person, where every file finds it. */
  'contractFiles.keepOnPerson': inOpenVault(
    z.strictObject({
      id: contractFileIdSchema,
      attachmentId: z.uuid(),
      to: z.union([z.strictObject({ paperId: z.uuid() }), z.strictObject({ paper: paperInputSchema })]),
    }),
    contractFileViewSchema,
    { leaves: noLine.change, refreshes: [...shownIn, 'papers'] },
  ),
  /** The dossier as data, for the review screen. */
  'contractFiles.dossier': inOpenVault(byId, z.strictObject({ dossier: dossierSchema }), {
    leaves: { kind: 'file.read', subject: { type: 'contract-file', field: 'id' }, isReading: true },
    reads: true,
    refreshes: [],
  }),
  /** The very bytes that `savePdf` writes. */
  'contractFiles.previewPdf': inOpenVault(byIdWithLook, pdfBytes, {
    leaves: { kind: 'file.previewed', subject: { type: 'contract-file', field: 'id' }, isReading: true },
    reads: true,
    refreshes: [],
  }),
  /** Keeps the very bytes of the preview among the documents of the file. */
  'contractFiles.keepPdf': inOpenVault(byIdWithLook, contractFileViewSchema, {
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  'contractFiles.savePdf': inOpenVault(
    byIdWithLook.extend({ file: fileHandleSchema }),
    z.strictObject({ sha256: z.string(), pages: z.number().int() }),
    {
      files: { file: 'save:pdf' },
      leaves: { kind: 'file.pdf', subject: { type: 'contract-file', field: 'id' } },
      refreshes: shownIn,
    },
  ),
  /** What is missing and where the supporting documents stand: the adviser's own file, never the employer's. */
  'contractFiles.saveChecklist': inOpenVault(
    byId.extend({ file: fileHandleSchema }),
    z.strictObject({ sha256: z.string(), pages: z.number().int() }),
    {
      files: { file: 'save:pdf' },
      leaves: { kind: 'file.checklist', subject: { type: 'contract-file', field: 'id' } },
      refreshes: shownIn,
    },
  ),
  /** The dossier followed by its attachments, in one PDF. */
  'contractFiles.saveLiasse': inOpenVault(
    byIdWithLook.extend({ file: fileHandleSchema }),
    z.strictObject({ sha256: z.string(), pages: z.number().int() }),
    {
      files: { file: 'save:pdf' },
      leaves: { kind: 'file.liasse', subject: { type: 'contract-file', field: 'id' } },
      refreshes: shownIn,
    },
  ),
} as const;
