import { z } from 'zod';
import { line, text } from '../base/procedure';
import { scanMediaTypeSchema } from '../base/scan.schema';
import { civilDateSchema } from '../base/time';
import { exitReasonSchema, periodInputSchema } from '../candidates';
import {
  contractFileIdSchema,
  contractFileSchema,
  documentStatusSchema,
  lifeDateKeys,
} from '../contract-files';
import {
  candidateFields,
  candidateIdSchema,
  candidateSchemaAt,
  contactKindSchema,
  employerContactFields,
  employerFields,
  employerIdSchema,
  enrolmentSchema,
  entriesOf,
  type Fields,
  shapeAt,
  tutorFields,
  tutorIdSchema,
} from '../fields';
import { paperInputSchema } from '../papers';
import { askedFactSchema, overrideSchema } from '../rights';

/*
 * The open format: every kind of record that leaves with a portfolio, one file of JSON lines for each. A kind says its
 * properties by a schema, what tells its lines apart, and which properties name a line of another kind. From this are made
 * the files, the schemas beside them, and what is refused when they are read. ADR 40.
 */

/** Schema version of the portfolio from which the first folders were written. */
export const FIRST_OPEN_VERSION = 180;

/** Folders of bytes. */
export const bytesFolders = ['attachments', 'scans'] as const;

export interface RecordKindOf {
  /** The lines as a portfolio of that schema version writes them; what came later is read as empty. */
  readonly schemaAt: (version: number) => z.ZodObject;
  /** Properties that tell one line from the others, and give their order. */
  readonly key: readonly string[];
  /** Properties whose value, unless `null`, is the key of a line of another kind, told before this one. */
  readonly references: Readonly<Record<string, string>>;
  /** Properties kept as JSON text in the portfolio, and written here as what it says. */
  readonly json: readonly string[];
  /** Folder in which its bytes stand, each in a file that bears the number of the line; `null`: it has none. */
  readonly bytesIn: (typeof bytesFolders)[number] | null;
  /** Schema version in which it came: a folder that an earlier one wrote has no file of it. */
  readonly since: number;
}

const id = z.uuid();
const instant = z.iso.datetime();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const hexKey = z.string().regex(/^[0-9a-f]{64}$/);
/** A code of this product, or of a version to come: what the journal and the reports of imports hold of them is kept as it is. */
const code = line(200);
const count = z.number().int().min(0);
/** A JSON object that the product reads again under its own schema, and passes over where it no longer does. */
const anyObject = z.record(z.string(), z.unknown());

const always =
  (shape: z.core.$ZodLooseShape): RecordKindOf['schemaAt'] =>
  () =>
    z.strictObject(shape);
/** A schema is made once for each version: making one takes longer than reading many lines. */
const made = (schemaAt: RecordKindOf['schemaAt']): RecordKindOf['schemaAt'] => {
  const known = new Map<number, z.ZodObject>();
  return (version) => {
    const schema = known.get(version) ?? schemaAt(version);
    known.set(version, schema);
    return schema;
  };
};
const kind = (
  schemaAt: RecordKindOf['schemaAt'],
  key: readonly string[] = ['id'],
  {
    references = {},
    json = [],
    bytesIn = null,
    since = FIRST_OPEN_VERSION,
  }: Partial<Omit<RecordKindOf, 'schemaAt' | 'key'>> = {},
): RecordKindOf => ({ schemaAt: made(schemaAt), key, references, json, bytesIn, since });

const owned = { version: z.number().int().positive(), createdAt: instant, updatedAt: instant };
const ofCandidate = { candidateId: candidateIdSchema };
const toCandidate = { references: { candidateId: 'candidate' } };
const toEmployer = { references: { employerId: 'employer' } };
const { id: entryId, on: judgedOn, ...answer } = overrideSchema.shape;

/** Fields that hold several values, kept as JSON. */
const severalIn = (fields: Fields): readonly string[] =>
  entriesOf(fields).flatMap(([key, { control }]) =>
    control.kind === 'group' || control.kind === 'several' ? [key] : [],
  );

/** From this version on a person may be archived, or in the trash. */
const STATES_VERSION = 190;
const stateShape = {
  archivedOn: civilDateSchema.nullable(),
  exitReason: exitReasonSchema.nullable(),
  leftOn: civilDateSchema.nullable(),
  exitDetail: line(200),
  trashedOn: civilDateSchema.nullable(),
};
const statesAt = (version: number) =>
  version >= STATES_VERSION
    ? stateShape
    : {
        archivedOn: stateShape.archivedOn.default(null),
        exitReason: stateShape.exitReason.default(null),
        leftOn: stateShape.leftOn.default(null),
        exitDetail: stateShape.exitDetail.default(''),
        trashedOn: stateShape.trashedOn.default(null),
      };

/** In the order in which they are read: a kind comes after those that it refers to. */
export const recordKinds = {
  'import-batch': kind(
    always({
      id,
      fileName: text(1000),
      fileSha256: sha256,
      committedAt: instant,
      rowCount: count,
      createdCount: count,
      mergedCount: count,
      refusedCount: count,
      suspectedCount: count,
      undoneAt: instant.nullable(),
    }),
  ),
  candidate: kind(
    (version) => candidateSchemaAt(version).extend({ batchId: id.nullable(), ...statesAt(version) }),
    ['id'],
    { references: { batchId: 'import-batch' }, json: severalIn(candidateFields) },
  ),
  contact: kind(
    always({
      id,
      ...ofCandidate,
      kind: contactKindSchema,
      happenedOn: civilDateSchema,
      batchId: id.nullable(),
    }),
    ['id'],
    toCandidate,
  ),
  enrolment: kind(
    always({ ...enrolmentSchema.shape, ...ofCandidate, batchId: id.nullable() }),
    ['id'],
    toCandidate,
  ),
  period: kind(always({ id, ...ofCandidate, ...periodInputSchema.shape }), ['id'], toCandidate),
  'person-document': kind(
    always({ id, ...ofCandidate, ...paperInputSchema.shape, addedAt: instant }),
    ['id'],
    { ...toCandidate, since: 200 },
  ),
  'person-scan': kind(
    always({
      id,
      documentId: id,
      fileName: line(500),
      mediaType: scanMediaTypeSchema,
      /** Of the file `scans/<id>`. */
      sha256,
      byteCount: count,
      addedAt: instant,
    }),
    ['id'],
    { references: { documentId: 'person-document' }, bytesIn: 'scans', since: 200 },
  ),
  'profile-entry': kind(
    // Read again under the description of its kind, field by field.
    always({
      id,
      ...ofCandidate,
      kind: code,
      position: count,
      content: anyObject,
      evidence: z.array(anyObject),
    }),
    ['id'],
    { ...toCandidate, json: ['content', 'evidence'], since: 210 },
  ),
  'notice-version': kind(
    always({
      number: z.number().int().min(1),
      issuedOn: civilDateSchema,
      issuedAt: instant,
      author: text(1000),
      content: anyObject,
      sha256,
    }),
    ['number'],
    { json: ['content'], since: 230 },
  ),
  'notice-given': kind(
    always({
      id,
      ...ofCandidate,
      number: z.number().int().min(1),
      givenOn: civilDateSchema,
      givenBy: text(1000),
      isMinorWording: z.boolean(),
    }),
    ['id'],
    { references: { candidateId: 'candidate', number: 'notice-version' }, since: 230 },
  ),
  objection: kind(
    always({
      id,
      ...ofCandidate,
      scope: code,
      madeOn: civilDateSchema,
      withdrawnOn: civilDateSchema.nullable(),
    }),
    ['id'],
    { ...toCandidate, since: 230 },
  ),
  'presentation-agreement': kind(
    always({
      id,
      ...ofCandidate,
      forWhom: text(200),
      givenOn: civilDateSchema,
      revokedOn: civilDateSchema.nullable(),
    }),
    ['id'],
    { ...toCandidate, since: 260 },
  ),
  'rights-request': kind(
    always({
      id,
      candidateId: candidateIdSchema.nullable(),
      kind: code,
      who: text(1000),
      receivedOn: civilDateSchema,
      way: code,
      identity: code.nullable(),
      extendedOn: civilDateSchema.nullable(),
      extensionReason: text(10_000),
      status: code,
      closedOn: civilDateSchema.nullable(),
      answer: text(10_000),
      version: z.number().int().positive(),
    }),
    ['id'],
    { ...toCandidate, since: 230 },
  ),
  'access-copy': kind(
    always({
      id,
      ...ofCandidate,
      madeAt: instant,
      pdfSha256: sha256,
      jsonSha256: sha256,
      deliveredOn: civilDateSchema.nullable(),
      way: code.nullable(),
      recipient: text(1000),
    }),
    ['id'],
    { ...toCandidate, since: 230 },
  ),
  'obligation-answer': kind(
    always({
      id,
      ...ofCandidate,
      /** Rule, what it is about and day due: the obligation itself is computed. */
      obligation: line(400),
      act: code,
      untilOn: civilDateSchema.nullable(),
      reason: text(10_000),
      author: text(1000),
      givenAt: instant,
      withdrawnAt: instant.nullable(),
    }),
    ['id'],
    { ...toCandidate, since: 270 },
  ),
  'retention-hold': kind(
    always({
      id,
      ...ofCandidate,
      kind: code,
      reason: text(10_000),
      author: text(1000),
      placedOn: civilDateSchema,
      untilOn: civilDateSchema.nullable(),
      liftedOn: civilDateSchema.nullable(),
    }),
    ['id'],
    { ...toCandidate, since: 230 },
  ),
  'retention-run': kind(
    always({
      id,
      month: z.string().regex(/^\d{4}-\d{2}$/),
      ranAt: instant,
      author: text(1000),
      lines: z.array(anyObject),
    }),
    ['id'],
    { json: ['lines'], since: 230 },
  ),
  'asked-fact': kind(
    // A fact that this version no longer asks for is kept, and passed over.
    always({ ...ofCandidate, path: code, value: z.unknown(), toldOn: askedFactSchema.shape.toldOn }),
    ['candidateId', 'path'],
    { ...toCandidate, json: ['value'] },
  ),
  'answer-override': kind(always({ id: entryId, ...answer, judgedOn }), ['id'], toCandidate),
  'person-merge': kind(
    always({
      id,
      ...ofCandidate,
      /** Its events stay under this number. */
      mergedId: candidateIdSchema,
      mergedAt: instant,
      mergedOn: civilDateSchema,
      author: text(1000),
      formerNumber: line(200),
      birthName: line(200),
      usualName: line(200),
      firstName: line(200),
      birthDate: civilDateSchema,
      /** Rows as they were before; `null` once the two can no longer be separated. */
      copy: anyObject.nullable(),
    }),
    ['id'],
    { ...toCandidate, json: ['copy'], since: 220 },
  ),
  'told-apart': kind(
    always({ ...ofCandidate, otherId: candidateIdSchema, toldAt: instant }),
    ['candidateId', 'otherId'],
    { references: { candidateId: 'candidate', otherId: 'candidate' }, since: 220 },
  ),
  employer: kind((version) =>
    z.strictObject({ id: employerIdSchema, ...owned, ...shapeAt(employerFields, version) }),
  ),
  'employer-contact': kind(
    (version) =>
      z.strictObject({
        id,
        employerId: employerIdSchema,
        position: count,
        ...shapeAt(employerContactFields, version),
      }),
    ['id'],
    toEmployer,
  ),
  tutor: kind(
    (version) =>
      z.strictObject({
        id: tutorIdSchema,
        employerId: employerIdSchema,
        position: count,
        ...shapeAt(tutorFields, version),
      }),
    ['id'],
    toEmployer,
  ),
  'contract-file': kind(
    always({
      ...contractFileSchema.shape,
      dates: z.partialRecord(z.enum(lifeDateKeys), civilDateSchema),
      /** Frozen at signature: the very text that was hashed. */
      snapshot: z.string().nullable(),
      snapshotHash: sha256.nullable(),
    }),
    ['id'],
    {
      references: { candidateId: 'candidate', employerId: 'employer', tutorId: 'tutor' },
      json: ['fields', 'dates'],
    },
  ),
  'supporting-document': kind(
    always({
      contractFileId: contractFileIdSchema,
      code,
      status: documentStatusSchema,
      receivedOn: civilDateSchema.nullable(),
      expiresOn: civilDateSchema.nullable(),
    }),
    ['contractFileId', 'code'],
    { references: { contractFileId: 'contract-file' } },
  ),
  attachment: kind(
    always({
      id,
      contractFileId: contractFileIdSchema,
      code,
      fileName: line(500),
      mediaType: scanMediaTypeSchema,
      /** Of the file `attachments/<id>`. */
      sha256,
      byteCount: count,
      addedAt: instant,
    }),
    ['id'],
    { references: { contractFileId: 'contract-file' }, bytesIn: 'attachments' },
  ),
  'import-line': kind(
    always({
      batchId: id,
      row: count,
      outcome: code,
      reason: text(20_000),
      who: text(20_000),
      candidateId: candidateIdSchema.nullable(),
      suspectedDuplicateOf: candidateIdSchema.nullable(),
      /** What was there before a merge, as the version of then wrote it. */
      before: anyObject.nullable(),
      versionAfter: count.nullable(),
    }),
    ['batchId', 'row'],
    { references: { batchId: 'import-batch' }, json: ['before'] },
  ),
  'import-mapping': kind(
    always({ headings: z.string(), mapping: z.unknown(), usedAt: instant }),
    ['headings'],
    {
      json: ['mapping'],
    },
  ),
  handover: kind(
    always({
      id,
      direction: z.enum(['sent', 'received']),
      withWhom: text(1000),
      happenedAt: instant,
      candidateCount: count,
      purpose: z.enum(['final', 'temporary']),
      untilOn: civilDateSchema.nullable(),
    }),
  ),
  'handover-candidate': kind(always({ handoverId: id, ...ofCandidate }), ['handoverId', 'candidateId'], {
    references: { handoverId: 'handover', candidateId: 'candidate' },
  }),
  colleague: kind(
    always({ id, name: text(1000), structure: text(1000), publicKey: line(200), addedAt: instant }),
  ),
  'known-sender': kind(
    always({ key: hexKey, name: text(1000), structure: text(1000), confirmedAt: instant }),
    ['key'],
  ),
  'trusted-key': kind(always({ key: hexKey, name: text(1000), acceptedAt: instant, author: text(1000) }), [
    'key',
  ]),
  'reference-pack': kind(
    always({
      id: sha256,
      name: text(1000),
      issuedOn: civilDateSchema,
      key: hexKey,
      importedAt: instant,
      author: text(1000),
    }),
    ['id'],
    { references: { key: 'trusted-key' } },
  ),
  'reference-entry': kind(
    always({
      id,
      kind: z.enum(['value', 'order']),
      content: anyObject,
      addedAt: instant,
      author: text(1000),
      packId: sha256.nullable(),
      withdrawnAt: instant.nullable(),
      withdrawalReason: text(10_000),
    }),
    ['id'],
    { references: { packId: 'reference-pack' }, json: ['content'] },
  ),
  'saved-view': kind(
    always({ id, list: code, name: text(1000), rule: anyObject, isPicked: z.boolean(), position: count }),
    ['id'],
    { json: ['rule'] },
  ),
  'saved-view-member': kind(always({ viewId: id, recordId: id }), ['viewId', 'recordId'], {
    references: { viewId: 'saved-view' },
  }),
  'list-layout': kind(always({ list: code, layout: anyObject }), ['list'], { json: ['layout'] }),
  setting: kind(always({ key: z.enum(['logo', 'profile']), value: anyObject }), ['key'], { json: ['value'] }),
  'erased-fact': kind(
    always({
      quarter: code,
      indicator: code,
      memberOf: code,
      sex: code,
      age: code,
      level: code,
      count: z.number().int().min(1),
    }),
    ['quarter', 'indicator', 'memberOf', 'sex', 'age', 'level'],
  ),
  'reference-floor': kind(always({ start: code, last: count }), ['start']),
  'quarter-publication': kind(
    always({
      quarter: z.string().regex(/^\d{4}-T[1-4]$/),
      revision: z.number().int().min(1),
      publishedOn: civilDateSchema,
      threshold: z.number().int().min(1),
      report: anyObject,
      figures: z.array(z.unknown()),
    }),
    ['quarter', 'revision'],
    { json: ['report', 'figures'] },
  ),
  erasure: kind(
    always({
      subjectType: code,
      subjectId: code,
      erasedAt: instant,
      reason: z.enum(['request', 'retention']),
    }),
    ['subjectType', 'subjectId'],
  ),
  'body-erasure': kind(always({ eventId: z.number().int().min(1), erasedAt: instant }), ['eventId']),
  event: kind(
    always({
      /** Its place in the journal: 1, 2, 3… without a gap. */
      id: z.number().int().min(1),
      recordedAt: instant,
      happenedOn: civilDateSchema,
      kind: code,
      subjectType: code,
      subjectId: code,
      actor: text(1000),
      batchId: z.string().nullable(),
      /** What was told; empty where it was erased. */
      payload: anyObject,
      isErased: z.boolean(),
    }),
    ['id'],
    { json: ['payload'] },
  ),
} as const satisfies Readonly<Record<string, RecordKindOf>>;

export type RecordKind = keyof typeof recordKinds;
export const recordKindNames = Object.keys(recordKinds) as readonly RecordKind[];
/** Kinds whose bytes stand beside, each in a folder. */
export const kindsWithBytes = recordKindNames.flatMap((kind) => {
  const { bytesIn } = recordKinds[kind];
  return bytesIn === null ? [] : [{ kind, folder: bytesIn }];
});
/** Kinds that a folder written by that schema version holds. */
export const kindsAt = (version: number): readonly RecordKind[] =>
  recordKindNames.filter((name) => recordKinds[name].since <= version);
export const kindNamed = (name: RecordKind): RecordKindOf => recordKinds[name];

/** A line of a file. */
export type OpenRecord = Readonly<Record<string, unknown>>;
