import { z } from 'zod';
import { line, text } from '../base/procedure';
import { scanMediaTypeSchema } from '../base/scan.schema';
import { civilDateSchema } from '../base/time';
import { periodSchema, profileEntrySchemaAt, stateMarksSchema } from '../candidates';
import {
  contractFileIdSchema,
  contractFileSchema,
  documentCodes,
  documentStatusSchema,
} from '../contract-files';
import {
  candidateFields,
  candidateSchemaAt,
  contactKindSchema,
  employerContactFields,
  employerFields,
  employerSchemaAt,
  enrolmentSchema,
  FIRST_VERSION,
  newestOf,
  PROFILE_VERSION,
  tutorFields,
} from '../fields';
import { mostPapers, mostScans, paperSchema } from '../papers';
import { askedFactSchema, overrideSchema } from '../rights';

/** From this version on a document says for whom it was made, and is signed. */
export const SIGNED_VERSION = 130;
/** From this version on a person comes with the periods of her life */
const PERIODS_VERSION = 180;
/** From this version on a person who is archived comes with her exit. */
const STATES_VERSION = 190;
/** From this version on a person comes with her papers. */
const PAPERS_VERSION = 200;
/** From this version on her periods may be stages of the vivier. */
const STAGES_VERSION = 240;

/**
 * Version of the document that this build writes; a higher one comes from a newer build. 1 and 2 hold the fields of the
 * first schema (1: before facts told and the adviser's answers were kept); from there on it is the schema version of the
 * newest field that the document may hold, and that of the newest kind of rows at least.
 */
export const HANDOVER_VERSION = Math.max(
  PERIODS_VERSION,
  STATES_VERSION,
  PAPERS_VERSION,
  STAGES_VERSION,
  PROFILE_VERSION,
  ...[newestOf(candidateFields, employerFields, employerContactFields, tutorFields)].filter(
    (newest) => newest > FIRST_VERSION,
  ),
);
const fieldsVersion = (version: number): number => Math.max(version, FIRST_VERSION);
export const HANDOVER_FORMAT = 'vivier-passation';

/** What one file may hold. The bytes are those of the encrypted file, and of the JSON text it unfolds into. */
export const handoverLimits = {
  candidates: 500,
  fileBytes: 64 * 1024 * 1024,
  jsonBytes: 112 * 1024 * 1024,
} as const;

/** For good, or for the time of an absence. */
export const handoverPurposes = ['final', 'temporary'] as const;
export const handoverPurposeSchema = z.enum(handoverPurposes);
export type HandoverPurpose = z.infer<typeof handoverPurposeSchema>;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const documentCodeSchema = z.string().refine((code) => documentCodes.includes(code));
const referenceSchema = z.string().regex(/^[A-Z0-9_]{1,20}-\d{4}-\d{4,9}$/);

/** The hand-over sheet of one person: what is open, what was said last. */
export const handoverSheetSchema = z.strictObject({
  lastContactOn: civilDateSchema.nullable(),
  lastInterview: z
    .strictObject({ happenedOn: civilDateSchema, kind: contactKindSchema, note: text(5000) })
    .nullable(),
  files: z
    .array(
      z.strictObject({
        reference: line(40),
        kind: line(200),
        status: line(40),
        employer: line(200),
        deadlines: z
          .array(z.strictObject({ label: line(300), due: civilDateSchema, source: line(300) }))
          .max(30),
      }),
    )
    .max(100),
});
export type HandoverSheet = z.infer<typeof handoverSheetSchema>;

/** One event of the sender's journal, as it was; the receiver's journal takes it in as something received. */
export const handedEventSchema = z.strictObject({
  recordedAt: z.iso.datetime(),
  happenedOn: civilDateSchema,
  kind: z
    .string()
    .max(40)
    .regex(/^(?:candidate|file)\.[a-z-]+$/)
    // What the sender had received is handed on as it first was: nothing is wrapped twice.
    .refine((kind) => kind !== 'candidate.received-event'),
  actor: line(120),
  /** Of a contract file of this person, when it is about one. */
  contractFileId: contractFileIdSchema.nullable(),
  /** JSON text of an object, kept as it was written. */
  payload: z.string().max(200_000),
});
export type HandedEvent = z.infer<typeof handedEventSchema>;

const handedScanSchema = z.strictObject({
  id: z.uuid(),
  fileName: line(500).min(1),
  mediaType: scanMediaTypeSchema,
  bytes: z.number().int().min(1),
  sha256: sha256Schema,
  addedAt: z.iso.datetime(),
  content: z.base64(),
});
export type HandedScan = z.infer<typeof handedScanSchema>;
export const handedAttachmentSchema = handedScanSchema.extend({ code: documentCodeSchema });
export type HandedAttachment = z.infer<typeof handedAttachmentSchema>;
const handedPaperSchema = paperSchema.extend({ scans: z.array(handedScanSchema).max(mostScans) });

export const handedFileSchema = z.strictObject({
  file: contractFileSchema.extend({
    reference: referenceSchema,
    snapshotHash: sha256Schema.nullable(),
    /** Frozen dossier, canonical JSON, byte for byte: its hash is checked again. */
    snapshot: z.string().max(2_000_000).nullable(),
  }),
  documents: z
    .array(
      z.strictObject({
        code: documentCodeSchema,
        status: documentStatusSchema,
        receivedOn: civilDateSchema.nullable(),
        expiresOn: civilDateSchema.nullable(),
      }),
    )
    .max(100),
  attachments: z.array(handedAttachmentSchema).max(200),
});
export type HandedFile = z.infer<typeof handedFileSchema>;

const handedCandidateSchemaAt = (version: number) =>
  z.strictObject({
    candidate: candidateSchemaAt(fieldsVersion(version)),
    contacts: z
      .array(z.strictObject({ id: z.uuid(), kind: contactKindSchema, happenedOn: civilDateSchema }))
      .max(10_000),
    enrolments: z.array(enrolmentSchema).max(500),
    periods: z.array(periodSchema).max(1000).default([]),
    /** Of somebody who is archived; nobody is handed over out of the trash. */
    exit: stateMarksSchema.shape.exit.default(null),
    papers: z.array(handedPaperSchema).max(mostPapers).default([]),
    profile: z.array(profileEntrySchemaAt(version)).max(1000).default([]),
    askedFacts: z.array(askedFactSchema).max(100).default([]),
    overrides: z
      .array(overrideSchema.extend({ author: line(120) }))
      .max(1000)
      .default([]),
    events: z.array(handedEventSchema).max(20_000),
    files: z.array(handedFileSchema).max(100),
    sheet: handoverSheetSchema,
  });
export const handedCandidateSchema = handedCandidateSchemaAt(HANDOVER_VERSION);
export type HandedCandidate = z.infer<typeof handedCandidateSchema>;

export const handoverSenderSchema = z.strictObject({ structure: line(200), adviser: line(120) });
export type HandoverSender = z.infer<typeof handoverSenderSchema>;

/** An Ed25519 public key, in hexadecimal. */
export const signingKeySchema = z.string().regex(/^[0-9a-f]{64}$/);
const signatureSchema = z.string().regex(/^[0-9a-f]{128}$/);

/** A public key of age: bech32, lower case. Whether its checksum holds is for the vault to say. */
export const publicKeySchema = z
  .string()
  .trim()
  .regex(/^age1[02-9ac-hj-np-z]{58}$/, 'Une clé publique commence par « age1 » et compte 62 caractères.');

/** Whom a document was made for, as its sender signed it: one that was sealed again for others says so. */
const addresseeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keys'), publicKeys: z.array(publicKeySchema).min(1).max(20) }),
  z.strictObject({ kind: z.literal('password'), name: line(120) }),
]);
export type Addressee = z.infer<typeof addresseeSchema>;
const signedSchema = z.strictObject({ by: signingKeySchema, to: addresseeSchema });
/** Who signed a document, for whom; `null` in one written before documents were signed. */
const signedSchemaAt = (version: number) =>
  version < SIGNED_VERSION ? z.null().default(null) : signedSchema;

/** What the file unfolds into from `SIGNED_VERSION` on: the text of the document, byte for byte as it was signed. */
export const handoverEnvelopeSchema = z.strictObject({
  format: z.literal(HANDOVER_FORMAT),
  version: z.number().int().min(SIGNED_VERSION),
  document: z.string(),
  signature: signatureSchema,
});
export type HandoverEnvelope = z.infer<typeof handoverEnvelopeSchema>;

const isOnce = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/**
 * All that a `.passation` file of some version says, once decrypted and unfolded; fields that came later are empty. There
 * is no field for the NIR.
 */
export const handoverDocumentSchemaAt = (given: number) =>
  z
    .strictObject({
      format: z.literal(HANDOVER_FORMAT),
      version: z.number().int().min(1).max(HANDOVER_VERSION),
      /** Drawn at random: the same file is not accepted twice. */
      number: z.uuid(),
      madeAt: z.iso.datetime(),
      /** Who the sender says to be; who signed is in `signed`. */
      from: handoverSenderSchema,
      signed: signedSchemaAt(given),
      purpose: handoverPurposeSchema,
      until: civilDateSchema.nullable(),
      reason: line(500),
      withNotes: z.boolean(),
      candidates: z.array(handedCandidateSchemaAt(given)).min(1).max(handoverLimits.candidates),
      employers: z.array(employerSchemaAt(fieldsVersion(given))).max(2000),
    })
    .refine(({ purpose, until }) => (purpose === 'temporary') === (until !== null))
    .refine(({ candidates }) => isOnce(candidates.map(({ candidate }) => candidate.id)))
    .refine(({ candidates }) => isOnce(candidates.flatMap(({ files }) => files.map(({ file }) => file.id))))
    .refine(({ employers }) => isOnce(employers.map(({ id }) => id)));
export type HandoverDocument = z.infer<ReturnType<typeof handoverDocumentSchemaAt>>;

export const CARD_FORMAT = 'vivier-carte';
/** The small file by which an adviser gives a public key: nothing secret in it. */
export const cardSchema = z.strictObject({
  format: z.literal(CARD_FORMAT),
  version: z.literal(1),
  name: line(120),
  structure: line(200),
  publicKey: publicKeySchema,
});
export type Card = z.infer<typeof cardSchema>;

/** Every scan of a person: those of her contract files, and those of her papers. */
export const scansOf = ({ files, papers }: HandedCandidate): readonly HandedScan[] => [
  ...files.flatMap(({ attachments }) => attachments),
  ...papers.flatMap(({ scans }) => scans),
];
