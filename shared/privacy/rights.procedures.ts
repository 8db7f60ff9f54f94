import { z } from 'zod';
import { fileHandleSchema, inOpenVault, line, noLine, nothing, text } from '../base/procedure';
import { civilDateSchema, isCivilDate, monthSchema } from '../base/time';
import { candidateIdSchema } from '../fields';
import { noticeContentSchema, noticeGivenSchema, noticeVersionSchema } from './notice';
import { objectionInputSchema, objectionSchema } from './objections';
import { requestInputSchema, requestMoves, requestStatusCodes, requestWayCodes } from './requests';
import { holdKindCodes, limitIds } from './retention';

/** Where what a change here touches is shown. */
const shownIn = ['candidates', 'privacy', 'rights', 'portfolio', 'access'] as const;

// --- Retention. ---

/** A month whose days may be told: of the years that a civil date has. */
const askedMonth = monthSchema.refine(
  (month) => isCivilDate(`${month}-01`),
  'Ce mois est hors du calendrier.',
);

const holdSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(holdKindCodes),
  reason: z.string(),
  author: z.string(),
  placedOn: civilDateSchema,
  untilOn: civilDateSchema.nullable(),
  liftedOn: civilDateSchema.nullable(),
});
export type RetentionHold = z.infer<typeof holdSchema>;

const limitSchema = z.enum(limitIds);
const personRetentionSchema = z.strictObject({
  /** Last day by each limit that applies, the shortest first. */
  limits: z.array(z.strictObject({ rule: limitSchema, until: civilDateSchema })),
  rule: limitSchema,
  until: civilDateSchema,
  underWay: z.array(z.string()),
  holds: z.array(holdSchema),
  isHeld: z.boolean(),
  /** The time to tell the adviser has come. */
  isNoticed: z.boolean(),
  /** The record may go today. */
  isOver: z.boolean(),
});
export type PersonRetention = z.infer<typeof personRetentionSchema>;

const plannedPersonSchema = z.strictObject({
  id: candidateIdSchema,
  name: z.string(),
  rule: limitSchema,
  until: civilDateSchema,
  isOver: z.boolean(),
});
export type PlannedPerson = z.infer<typeof plannedPersonSchema>;
const plannedFileSchema = z.strictObject({
  id: z.string(),
  reference: z.string(),
  attachments: z.number().int(),
  until: civilDateSchema,
  isOver: z.boolean(),
});
export type PlannedFile = z.infer<typeof plannedFileSchema>;

const retentionPlanSchema = z.strictObject({
  month: monthSchema,
  /** The day from which what is old may be removed: a clock that was moved forward removes nothing. */
  on: civilDateSchema,
  people: z.array(plannedPersonSchema),
  pieces: z.array(plannedFileSchema),
  held: z.array(
    z.strictObject({
      id: candidateIdSchema,
      name: z.string(),
      kind: z.enum(holdKindCodes),
      reason: z.string(),
      untilOn: civilDateSchema.nullable(),
    }),
  ),
  deferred: z.array(
    z.strictObject({
      id: candidateIdSchema,
      name: z.string(),
      until: civilDateSchema,
      underWay: z.array(z.string()),
    }),
  ),
  /** People of whom the adviser is told now. */
  noticed: z.number().int(),
  /** What may be erased today, and what must be typed for it. */
  run: z.strictObject({
    people: z.array(candidateIdSchema),
    files: z.array(z.string()),
    confirmation: z.string(),
  }),
});
export type RetentionPlan = z.infer<typeof retentionPlanSchema>;

export const retentionRunLineSchema = z.strictObject({
  /** Of the record, which names nobody any more; of pieces, the reference of their contract file. */
  number: z.string(),
  rule: z.enum([...limitIds, 'pieces']),
  until: civilDateSchema,
  pieces: z.number().int(),
});
const retentionRunSchema = z.strictObject({
  id: z.uuid(),
  month: monthSchema,
  ranAt: z.iso.datetime(),
  author: z.string(),
  lines: z.array(retentionRunLineSchema),
  /** Of the lines as they are kept. */
  sha256: z.string(),
});
export type RetentionRun = z.infer<typeof retentionRunSchema>;

// --- The register. ---

export const rightsRequestSchema = requestInputSchema.extend({
  id: z.uuid(),
  candidateId: candidateIdSchema.nullable(),
  who: z.string(),
  extendedOn: civilDateSchema.nullable(),
  extensionReason: z.string(),
  status: z.enum(requestStatusCodes),
  closedOn: civilDateSchema.nullable(),
  answer: z.string(),
  version: z.number().int().positive(),
});
export type RightsRequest = z.infer<typeof rightsRequestSchema>;

const ofPerson = z.strictObject({ candidateId: candidateIdSchema });
const readsPerson = {
  leaves: {
    kind: 'candidate.read',
    subject: { type: 'candidate', field: 'candidateId' },
    isReading: true,
  },
  reads: true,
  refreshes: [],
} as const;

// --- The copy of her data, and the notice. ---

const accessCopySchema = z.strictObject({
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  pdfSha256: z.string(),
  jsonSha256: z.string(),
  /** `null`: made, not delivered yet. */
  deliveredOn: civilDateSchema.nullable(),
  way: z.enum(requestWayCodes).nullable(),
  recipient: z.string(),
});
export type AccessCopy = z.infer<typeof accessCopySchema>;

const freeTextSchema = z.strictObject({
  /** Where it stands in the copy. */
  place: z.string(),
  about: z.string(),
  text: z.string(),
});
export type FreeText = z.infer<typeof freeTextSchema>;
const accessReviewSchema = z.strictObject({
  /** Free texts to be read again: what speaks of others is masked. */
  texts: z.array(freeTextSchema),
  /** What is masked whatever is chosen, and why. */
  masked: z.array(z.string()),
  records: z.number().int(),
});
export type AccessReview = z.infer<typeof accessReviewSchema>;

/** What the page of a person's rights shows. */
const rightsOfPersonSchema = z.strictObject({
  name: z.string(),
  isMinor: z.boolean(),
  notices: z.array(noticeGivenSchema),
  /** The last notice that was issued; `null`: none yet. */
  latestNotice: z.number().int().nullable(),
  copies: z.array(accessCopySchema),
  objections: z.array(objectionSchema),
  requests: z.array(rightsRequestSchema),
  retention: personRetentionSchema,
});

export const rightsProcedures = {
  'privacy.rightsOf': inOpenVault(ofPerson, rightsOfPersonSchema, readsPerson),
  /** Records an objection, which holds at once. Refused with DUPLICATE where one of the same scope holds already. */
  'privacy.object': inOpenVault(
    ofPerson.extend({ objection: objectionInputSchema }),
    z.strictObject({ objections: z.array(objectionSchema) }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** The person takes an objection back, on a day. */
  'privacy.withdrawObjection': inOpenVault(
    ofPerson.extend({ id: z.uuid(), on: civilDateSchema }),
    z.strictObject({ objections: z.array(objectionSchema) }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'privacy.placeHold': inOpenVault(
    ofPerson.extend({
      kind: z.enum(holdKindCodes),
      reason: text(1000),
      untilOn: civilDateSchema.nullable(),
    }),
    z.strictObject({ retention: personRetentionSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'privacy.liftHold': inOpenVault(
    ofPerson.extend({ id: z.uuid() }),
    z.strictObject({ retention: personRetentionSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** What would go by the end of a month, and why. Changes nothing. */
  'privacy.retentionPlan': inOpenVault(z.strictObject({ month: askedMonth }), retentionPlanSchema, {
    leaves: noLine.list,
    refreshes: [],
  }),
  /** Executes what was shown, exactly that, and keeps its record. */
  'privacy.runRetention': inOpenVault(
    z.strictObject({
      month: askedMonth,
      people: z.array(candidateIdSchema).max(500),
      files: z.array(z.string()).max(20_000),
      confirmation: line(300),
    }),
    z.strictObject({
      run: retentionRunSchema,
      /** False where the disk had no room to overwrite what was freed: the next opening does it. */
      isOverwritten: z.boolean(),
    }),
    {
      leaves: {
        kind: 'candidate.erased',
        subject: { type: 'candidate', field: 'people' },
        detail: () => ({ reason: 'retention' }),
      },
      refreshes: [...shownIn, 'contractFiles', 'drafts', 'employers', 'handover', 'import', 'indicators'],
    },
  ),
  'privacy.runs': inOpenVault(nothing, z.strictObject({ runs: z.array(retentionRunSchema) }), {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  /** Writes the record of a run as a PDF without names. */
  'privacy.runPdf': inOpenVault(
    z.strictObject({ id: z.uuid(), file: fileHandleSchema }),
    z.strictObject({ sha256: z.string() }),
    { files: { file: 'save:pdf' }, leaves: noLine.nobody, refreshes: [] },
  ),
  /** What a copy would hold, and the free texts to be read again before it is made. Changes nothing. */
  'privacy.accessReview': inOpenVault(
    ofPerson.extend({ withAgents: z.boolean() }),
    accessReviewSchema,
    readsPerson,
  ),
  /** Writes the copy of her data as a PDF and a JSON. Anyone can read them. */
  'privacy.writeAccessCopy': inOpenVault(
    ofPerson.extend({
      masks: z.array(z.string().max(500)).max(20_000),
      withAgents: z.boolean(),
      /** Texts that were read again: where there are others by now, it is refused. */
      texts: z.number().int().min(0),
      pdf: fileHandleSchema,
      json: fileHandleSchema,
    }),
    z.strictObject({ copy: accessCopySchema }),
    {
      files: { pdf: 'save:pdf', json: 'save:access-copy' },
      leaves: { kind: 'candidate.copied', subject: { type: 'candidate', field: 'candidateId' } },
      refreshes: [...shownIn, 'backups'],
    },
  ),
  'privacy.deliverAccessCopy': inOpenVault(
    ofPerson.extend({
      id: z.uuid(),
      deliveredOn: civilDateSchema,
      way: z.enum(requestWayCodes),
      recipient: line(200),
    }),
    z.strictObject({ copies: z.array(accessCopySchema) }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** The words of today, and the versions that were issued, the latest first. */
  'privacy.notice': inOpenVault(
    nothing,
    z.strictObject({
      today: noticeContentSchema,
      versions: z.array(noticeVersionSchema.omit({ content: true })),
      /** The words of today are not those of the last version. */
      isChanged: z.boolean(),
    }),
    { leaves: noLine.nobody, reads: true, refreshes: [] },
  ),
  'privacy.issueNotice': inOpenVault(nothing, z.strictObject({ version: noticeVersionSchema }), {
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  'privacy.noticePdf': inOpenVault(
    z.strictObject({
      number: z.number().int().min(1),
      isMinorWording: z.boolean(),
      file: fileHandleSchema,
    }),
    z.strictObject({ sha256: z.string() }),
    { files: { file: 'save:pdf' }, leaves: noLine.nobody, refreshes: [] },
  ),
  'privacy.giveNotice': inOpenVault(
    ofPerson.extend({
      number: z.number().int().min(1),
      givenOn: civilDateSchema,
      isMinorWording: z.boolean(),
    }),
    z.strictObject({ notices: z.array(noticeGivenSchema) }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'privacy.request': inOpenVault(
    z.strictObject({ id: z.uuid() }),
    z.strictObject({ request: rightsRequestSchema, name: z.string() }),
    { leaves: noLine.list, reads: true, refreshes: [] },
  ),
  /** A new line of the register; with `id`, corrects one that was not followed yet. */
  'privacy.saveRequest': inOpenVault(
    z.strictObject({
      id: z.uuid().nullable(),
      version: z.number().int().min(0),
      request: requestInputSchema.extend({ candidateId: candidateIdSchema.nullable(), who: line(200) }),
    }),
    z.strictObject({ request: rightsRequestSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'privacy.checkIdentity': inOpenVault(
    z.strictObject({
      id: z.uuid(),
      version: z.number().int().positive(),
      identity: requestInputSchema.shape.identity.unwrap(),
    }),
    z.strictObject({ request: rightsRequestSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'privacy.moveRequest': inOpenVault(
    z.strictObject({
      id: z.uuid(),
      version: z.number().int().positive(),
      to: z.enum(requestMoves),
      on: civilDateSchema,
      told: text(5000),
    }),
    z.strictObject({ request: rightsRequestSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
} as const;
