import { z } from 'zod';
import { fileHandleSchema, inOpenVault, line, noLine, nothing } from '../base/procedure';
import { civilDateSchema } from '../base/time';
import { candidateRowSchema } from '../candidates';
import { candidateIdSchema } from '../fields';
import { newPassphraseSchema, passphraseSchema } from '../keys';
import {
  handoverLimits,
  handoverPurposeSchema,
  handoverSenderSchema,
  handoverSheetSchema,
  publicKeySchema,
  signingKeySchema,
} from './handover-file.schema';

const nameOr = (sentence: string) => line(120).refine((value) => value.trim() !== '', sentence);
const colleagueName = nameOr('Indiquez le nom de votre collègue.');

export const colleagueSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  structure: z.string(),
  publicKey: z.string(),
  /** Twenty digits in five groups, to compare by telephone. */
  fingerprint: z.string(),
  addedAt: z.iso.datetime(),
});
export type Colleague = z.infer<typeof colleagueSchema>;

/** A public key that was shown, before it enters the directory. */
export const shownKeySchema = z.strictObject({
  publicKey: z.string(),
  fingerprint: z.string(),
  name: z.string(),
  structure: z.string(),
  /** Name under which the directory already has this key. */
  knownAs: z.string().nullable(),
  isOwn: z.boolean(),
});
export type ShownKey = z.infer<typeof shownKeySchema>;

/** A signature that the adviser has confirmed, after comparing its fingerprint with the colleague. */
export const knownSenderSchema = z.strictObject({
  id: signingKeySchema,
  name: z.string(),
  structure: z.string(),
  fingerprint: z.string(),
  confirmedAt: z.iso.datetime(),
});
export type KnownSender = z.infer<typeof knownSenderSchema>;

/**
 * What may be known of who made a hand-over: `known`, signed by whom the adviser has confirmed; `unknown`, signed by
 * nobody that was; `unsigned`. `namesake` is who was confirmed under the name that the file gives.
 */
export const senderSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('known'), signer: knownSenderSchema }),
  z.strictObject({
    state: z.literal('unknown'),
    fingerprint: z.string(),
    namesake: knownSenderSchema.nullable(),
    claimsOwnName: z.boolean(),
  }),
  z.strictObject({
    state: z.literal('unsigned'),
    namesake: knownSenderSchema.nullable(),
    claimsOwnName: z.boolean(),
  }),
]);
export type Sender = z.infer<typeof senderSchema>;

export const handoverCountsSchema = z.strictObject({
  candidates: z.number().int(),
  contacts: z.number().int(),
  enrolments: z.number().int(),
  periods: z.number().int(),
  papers: z.number().int(),
  askedFacts: z.number().int(),
  overrides: z.number().int(),
  events: z.number().int(),
  files: z.number().int(),
  attachments: z.number().int(),
  attachmentBytes: z.number().int(),
  employers: z.number().int(),
});
export type HandoverCounts = z.infer<typeof handoverCountsSchema>;

const shownPersonSchema = z.strictObject({
  name: z.string(),
  birthDate: civilDateSchema,
  counts: handoverCountsSchema.omit({ candidates: true, employers: true }),
  sheet: handoverSheetSchema,
});

/** What leaves, as the sender sees it before writing. */
export const leavingSchema = z.strictObject({
  counts: handoverCountsSchema,
  employers: z.array(z.string()),
  people: z.array(shownPersonSchema.extend({ candidateId: candidateIdSchema })),
});
export type Leaving = z.infer<typeof leavingSchema>;

/** What comes in, as the receiver sees it before anything is written. */
export const arrivingSchema = z.strictObject({
  token: z.uuid(),
  /** Who the file says that it comes from; `sender` says what is known of it. */
  from: handoverSenderSchema,
  sender: senderSchema,
  /** For whom the sender says to have made it with a password; empty for a key, or where nothing is said. */
  madeFor: z.string(),
  madeAt: z.iso.datetime(),
  purpose: handoverPurposeSchema,
  until: civilDateSchema.nullable(),
  reason: z.string(),
  withNotes: z.boolean(),
  counts: handoverCountsSchema,
  employers: z.array(z.strictObject({ name: z.string(), isKnown: z.boolean() })),
  people: z.array(
    shownPersonSchema.extend({
      candidateId: candidateIdSchema,
      /** Those of this portfolio who look like the person, the surest first. */
      alike: z.array(
        z.strictObject({
          candidate: candidateRowSchema,
          certainty: z.enum(['same', 'doubtful']),
          reason: z.string(),
        }),
      ),
    }),
  ),
});
export type Arriving = z.infer<typeof arrivingSchema>;

export const handoverMarkSchema = z.strictObject({
  direction: z.enum(['sent', 'received']),
  withWhom: z.string(),
  happenedAt: z.iso.datetime(),
  purpose: handoverPurposeSchema,
  until: civilDateSchema.nullable(),
});
export type HandoverMark = z.infer<typeof handoverMarkSchema>;
export const handoverLineSchema = handoverMarkSchema.extend({
  number: z.uuid(),
  candidateCount: z.number().int(),
});
export type HandoverLine = z.infer<typeof handoverLineSchema>;

const candidateIdsSchema = z
  .array(candidateIdSchema)
  .min(1, 'Choisissez au moins un candidat.')
  .max(handoverLimits.candidates, `Une passation porte sur ${handoverLimits.candidates} candidats au plus.`);

export const recipientSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('passphrase'),
    passphrase: newPassphraseSchema,
    name: nameOr('Indiquez à qui vous transmettez.'),
  }),
  z.strictObject({
    kind: z.literal('colleagues'),
    ids: z
      .array(z.uuid())
      .min(1, 'Choisissez à qui vous transmettez.')
      .max(20, 'Vingt destinataires au plus.'),
  }),
]);

/** Where what a change here touches is shown. */
const shownIn = [
  'handover',
  'candidates',
  'employers',
  'contractFiles',
  'indicators',
  'portfolio',
  'rights',
] as const;

export const handoverProcedures = {
  /** The portfolio's own public key; made at the first call. The secret half never leaves the vault. */
  'handover.identity': inOpenVault(nothing, shownKeySchema, {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  'handover.saveCard': inOpenVault(z.strictObject({ file: fileHandleSchema }), nothing, {
    files: { file: 'save:card' },
    leaves: noLine.nobody,
    refreshes: shownIn,
  }),

  /** The fingerprint of the key that signs what this portfolio hands over. */
  'handover.signature': inOpenVault(nothing, z.strictObject({ fingerprint: z.string() }), {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  'handover.senders': inOpenVault(nothing, z.strictObject({ senders: z.array(knownSenderSchema) }), {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  'handover.forgetSender': inOpenVault(z.strictObject({ id: signingKeySchema }), nothing, {
    leaves: noLine.change,
    refreshes: shownIn,
  }),

  'handover.colleagues': inOpenVault(nothing, z.strictObject({ colleagues: z.array(colleagueSchema) }), {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  'handover.readCard': inOpenVault(z.strictObject({ file: fileHandleSchema }), shownKeySchema, {
    files: { file: 'open:card' },
    leaves: noLine.nobody,
    refreshes: [],
  }),
  'handover.readKey': inOpenVault(z.strictObject({ publicKey: publicKeySchema }), shownKeySchema, {
    leaves: noLine.nobody,
    refreshes: [],
  }),
  'handover.addColleague': inOpenVault(
    z.strictObject({ name: colleagueName, structure: line(200), publicKey: publicKeySchema }),
    z.strictObject({ colleague: colleagueSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'handover.renameColleague': inOpenVault(
    z.strictObject({ id: z.uuid(), name: colleagueName, structure: line(200) }),
    z.strictObject({ colleague: colleagueSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'handover.removeColleague': inOpenVault(z.strictObject({ id: z.uuid() }), nothing, {
    leaves: noLine.change,
    refreshes: shownIn,
  }),

  /** Exactly what `handover.write` would put into the file. Writes nothing. */
  'handover.prepare': inOpenVault(
    z.strictObject({ candidateIds: candidateIdsSchema, withNotes: z.boolean() }),
    leavingSchema,
    {
      leaves: {
        kind: 'candidate.read',
        subject: { type: 'candidate', field: 'candidateIds' },
        isReading: true,
      },
      refreshes: shownIn,
    },
  ),
  /** Writes the encrypted file, and marks the candidates, all or nothing. */
  'handover.write': inOpenVault(
    z.strictObject({
      file: fileHandleSchema,
      candidateIds: candidateIdsSchema,
      withNotes: z.boolean(),
      purpose: handoverPurposeSchema,
      /** Last day of a temporary hand-over; `null` for a final one. */
      until: civilDateSchema.nullable(),
      reason: line(500),
      recipient: recipientSchema,
    }),
    z.strictObject({ number: z.uuid(), bytes: z.number().int(), counts: handoverCountsSchema }),
    {
      files: { file: 'save:handover' },
      leaves: { kind: 'handover.sent', subject: { type: 'candidate', field: 'candidateIds' } },
      refreshes: shownIn,
    },
  ),

  /**
   * Reads a file without writing anything: the portfolio's own key is tried by itself, the password when it is given.
   * The content stays in the vault, behind the token of the answer.
   */
  'handover.open': inOpenVault(
    z.strictObject({ file: fileHandleSchema, passphrase: passphraseSchema.nullable() }),
    arrivingSchema,
    { files: { file: 'open:handover' }, leaves: noLine.notAccepted, refreshes: shownIn },
  ),
  /** The signature of the file behind the token is that of the colleague: its fingerprint was compared. */
  'handover.confirmSender': inOpenVault(
    z.strictObject({ token: z.uuid() }),
    z.strictObject({ sender: senderSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Writes everything in one transaction. `attachTo` names the candidate of this portfolio whom the person is. */
  'handover.accept': inOpenVault(
    z.strictObject({
      token: z.uuid(),
      attachments: z
        .array(z.strictObject({ candidateId: candidateIdSchema, attachTo: candidateIdSchema }))
        .max(handoverLimits.candidates),
    }),
    z.strictObject({
      people: z.array(z.strictObject({ id: candidateIdSchema, isNew: z.boolean() })),
      files: z.number().int(),
      attachments: z.number().int(),
    }),
    { leaves: { kind: 'handover.accepted' }, refreshes: shownIn },
  ),
  /** Forgets what was read. */
  'handover.refuse': inOpenVault(z.strictObject({ token: z.uuid() }), nothing, {
    leaves: noLine.notAccepted,
    refreshes: [],
  }),

  'handover.history': inOpenVault(nothing, z.strictObject({ lines: z.array(handoverLineSchema) }), {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  /** Hand-overs of one candidate, the latest first. */
  'handover.ofCandidate': inOpenVault(
    z.strictObject({ id: candidateIdSchema }),
    z.strictObject({ marks: z.array(handoverMarkSchema) }),
    {
      leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'id' }, isReading: true },
      reads: true,
      refreshes: [],
    },
  ),
} as const;
