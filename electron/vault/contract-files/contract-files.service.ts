import { Refusal } from '../../../shared/base';
import { formatPhone, typography } from '../../../shared/base/text';
import { type CivilDate, civilDateSchema, formatFrenchDate, yearOf } from '../../../shared/base/time';
import { candidateName } from '../../../shared/candidates';
import {
  type Attachment,
  attachmentSchema,
  type ChecklistLine,
  type ContractFile,
  type ContractFileId,
  type ContractFileRow,
  type ContractFileView,
  type ContractKind,
  type ContractKindId,
  canonicalJson,
  checklistOf,
  type Dossier,
  dateFault,
  dateOf,
  deadlinesOf,
  documentCodes,
  dossierOf,
  dossierSchema,
  type Fields,
  factsOfInput,
  fieldsSchemaOf,
  isFrozen,
  isHeld,
  isLifeDateKey,
  isPending,
  keptDossier,
  kindOf,
  type LawPlace,
  type LifeDates,
  lawPlaceOf,
  type OtherTutee,
  type Reviewed,
  type ReviewInput,
  review,
  reviewed,
  type StoredDocument,
  type StructureProfile,
  scansOfLine,
  transitionsFrom,
} from '../../../shared/contract-files';
import {
  type Candidate,
  type CandidateId,
  type ContractFileStatus,
  candidateForEmployer,
  type Employer,
  type EmployerId,
  statusLabels,
  type TutorId,
} from '../../../shared/fields';
import { kindsAnswering, type PaperInput } from '../../../shared/papers';
import { sha256 } from '../base/sha256';
import { candidateOf, enrolmentsOf, periodsOf, writableOf } from '../candidates';
import { presentDay } from '../clock';
import type { Db } from '../db';
import {
  type DossierLook,
  type RenderedPdf,
  renderChecklist,
  renderDossier,
  renderLiasse,
} from '../documents';
import { employerOf } from '../employers';
import { type EventKind, recordEvent } from '../events';
import { printedLogo } from '../logo';
import { addScan, papersOf, savePaper, scanBytes } from '../papers';
import { isDemoPortfolio } from '../portfolio';
import { referencesOf } from '../references';
import { askedFactsOf } from '../rights';
import { isOpenable, type ReadAttachment } from '../scans';
import type { Deps } from '../service/deps';
import { settingsOf } from '../settings';
import {
  type AttachmentWithFile,
  attachmentBytes,
  attachmentsOf,
  deleteAttachment,
  documentsOf,
  type FileFilter,
  fileIdOf,
  filesOfTutor,
  insertAttachment,
  insertFile,
  listFiles,
  nextReference,
  readAttachmentRow,
  readFile,
  type StoredFile,
  updateFile,
  writeDocument,
} from './contract-files.repository';

export function fileOf(db: Db, id: ContractFileId): StoredFile {
  const file = readFile(db, id);
  if (!file) throw new Refusal('NOT_FOUND');
  return file;
}

/** A file, to write of: nothing is written of somebody in the trash. Throws NOT_FOUND, REFUSED_BY_STATE. */
function writableFile(db: Db, id: ContractFileId): StoredFile {
  const file = fileOf(db, id);
  writableOf(db, file.candidateId);
  return file;
}

/** A file by its id or its reference; NOT_FOUND otherwise. For the command line. */
export function fileNamed(db: Db, idOrReference: string): StoredFile {
  const id = fileIdOf(db, idOrReference);
  if (id === null) {
    throw new Refusal('NOT_FOUND', {
      message: 'Aucun dossier de contrat ne porte cet identifiant ou cette référence.',
    });
  }
  return fileOf(db, id);
}

/** A file with the records that it names. */
interface LoadedFile {
  readonly file: StoredFile;
  readonly kind: ContractKind;
  readonly candidate: Candidate;
  readonly employer: Employer | null;
  readonly input: ReviewInput;
  readonly documents: readonly StoredDocument[];
  readonly attachments: readonly Attachment[];
}

function otherTutees(db: Db, file: StoredFile): readonly OtherTutee[] {
  if (file.tutorId === null) return [];
  return filesOfTutor(db, file.tutorId, file.id).flatMap((other) => {
    const from = dateOf(other.fields, 'contract.startsOn');
    const to = other.dates.brokenOn ?? other.dates.endedOn ?? dateOf(other.fields, 'contract.endsOn');
    return from === null ? [] : [{ reference: other.reference, from, to }];
  });
}

/** Where the structure is, and what it added to the tables of the law. */
const homeOf = (db: Db): LawPlace => ({ territory: settingsOf(db).territory, references: referencesOf(db) });

export function loadFile(deps: Deps, file: StoredFile): LoadedFile {
  const { db, clock } = deps;
  const kind = kindOf(file.kind);
  const candidate = candidateOf(db, file.candidateId);
  const employer = file.employerId === null ? null : employerOf(db, file.employerId);
  const documents = documentsOf(db, file.id);
  const attachments = attachmentsOf(db, file.id);
  // What was signed keeps what it had: its own copies, made at the signature.
  const papers = isFrozen(file.status) ? [] : papersOf(db, file.candidateId);
  const bare = {
    kind,
    candidate: candidateForEmployer(candidate),
    employer,
    tutor: employer?.tutors.find((tutor) => tutor.id === file.tutorId) ?? null,
    fields: file.fields,
    status: file.status,
    dates: file.dates,
    otherTutees: otherTutees(db, file),
    today: clock.today(),
    home: homeOf(db),
    person: {
      enrolments: enrolmentsOf(db, file.candidateId),
      periods: periodsOf(db, file.candidateId),
      asked: askedFactsOf(db, file.candidateId),
      firstReceptionOn: candidate.firstReceptionOn,
    },
  };
  return {
    file,
    kind,
    candidate,
    employer,
    documents,
    attachments,
    input: { ...bare, checklist: checklistOf(bare, documents, attachments, papers) },
  };
}

const load = (deps: Deps, id: ContractFileId): LoadedFile => loadFile(deps, fileOf(deps.db, id));

const shown = ({ snapshot: _, ...file }: StoredFile): ContractFile => ({
  ...file,
  fields: { ...file.fields },
  dates: { ...file.dates },
});

const copied = (line: ChecklistLine): ChecklistLine => ({
  ...line,
  attachments: [...line.attachments],
  papers: [...line.papers],
});

/** All that the screen of a file needs. */
export function viewOf(deps: Deps, id: ContractFileId): ContractFileView {
  const { file, candidate, employer, input } = load(deps, id);
  return {
    file: shown(file),
    candidate,
    employer,
    checklist: input.checklist.map(copied),
    review: review(input),
  };
}

/** A file's event; the candidate's timeline shows it too. */
function record(
  deps: Deps,
  kind: EventKind,
  file: StoredFile,
  payload: Readonly<Record<string, unknown>>,
  happenedOn?: CivilDate,
): void {
  recordEvent(deps, {
    kind,
    subject: { type: 'contract-file', id: file.id },
    ...(happenedOn === undefined ? {} : { happenedOn }),
    payload: { reference: file.reference, ...payload },
  });
}

/** Refuses a change of content once the file is signed or given up. */
function ensureOpen(file: StoredFile): void {
  if (!isFrozen(file.status)) return;
  throw new Refusal('REFUSED_BY_STATE', {
    message: typography(
      file.signedOn === null
        ? `Ce dossier est ${statusLabels[file.status]} : il ne se modifie plus.`
        : `Ce dossier est signé depuis le ${formatFrenchDate(file.signedOn)} et figé : il ne se modifie plus. Un changement du contrat passe par un avenant.`,
    ),
  });
}

function ensureVersion(file: StoredFile, version: number): void {
  if (file.version !== version) throw new Refusal('CONFLICT');
}

const touched = (deps: Deps, file: StoredFile, change: Partial<StoredFile>): StoredFile => ({
  ...file,
  ...change,
  version: file.version + 1,
  updatedAt: deps.clock.now(),
});

/** The employer and tutor that a draft names must exist, and go together. */
function ensureParties(
  db: Db,
  kind: ContractKind,
  employerId: EmployerId | null,
  tutorId: TutorId | null,
): void {
  if (employerId !== null && !kind.hasEmployer) {
    throw new Refusal('INVALID_INPUT', {
      message: `Un dossier ${kind.label} n’a pas d’employeur.`,
      field: 'employerId',
    });
  }
  const employer = employerId === null ? null : employerOf(db, employerId);
  if (tutorId !== null && !employer?.tutors.some((tutor) => tutor.id === tutorId)) {
    throw new Refusal('INVALID_INPUT', {
      message: 'Ce tuteur n’est pas de cet employeur.',
      field: 'tutorId',
    });
  }
}

/** Opens a file: the next reference of its kind and year, nothing typed yet. */
export function createFile(
  deps: Deps,
  kindId: ContractKindId,
  candidateId: CandidateId,
  employerId: EmployerId | null,
): ContractFileId {
  const { db, clock } = deps;
  const kind = kindOf(kindId);
  writableOf(db, candidateId);
  ensureParties(db, kind, employerId, null);
  const today = clock.today();
  const now = clock.now();
  return db.transaction(() => {
    const file: StoredFile = {
      // A fresh UUID is the id of a file from here on.
      id: deps.newId() as ContractFileId,
      version: 1,
      createdAt: now,
      updatedAt: now,
      kind: kindId,
      reference: nextReference(db, kind.prefix, yearOf(today)),
      status: 'draft',
      candidateId,
      employerId,
      tutorId: null,
      fields: {},
      openedOn: today,
      signedOn: null,
      dates: {},
      snapshot: null,
      snapshotHash: null,
    };
    insertFile(db, file);
    record(deps, 'file.opened', file, { kind: kindId, candidateId, employerId });
    return file.id;
  })();
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** What was typed, laid over what is kept: a key that is not sent stays, `null` or an empty text takes the value away. */
function merged(before: Fields, typed: Partial<Fields>): Fields {
  const all = Object.entries({ ...before, ...typed });
  return Object.fromEntries(
    all.flatMap(([key, value]) => (isEmpty(value) || value === undefined ? [] : [[key, value]])),
  );
}

interface Change {
  readonly before: unknown;
  readonly after: unknown;
}

function changesBetween(before: Fields, after: Fields): Readonly<Record<string, Change>> {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return Object.fromEntries(
    keys
      .filter((key) => (before[key] ?? null) !== (after[key] ?? null))
      .map((key) => [key, { before: before[key] ?? null, after: after[key] ?? null }]),
  );
}

/**
 * Saves what has been typed, lawful or not; types and keys are checked. Nothing is written when nothing changed. A file
 * that was ready to be signed goes back to being a draft. Throws REFUSED_BY_STATE, CONFLICT, INVALID_INPUT, NOT_FOUND.
 */
export function saveDraft(
  deps: Deps,
  id: ContractFileId,
  version: number,
  draft: {
    readonly employerId: EmployerId | null;
    readonly tutorId: TutorId | null;
    readonly fields: Fields;
  },
): void {
  const { db } = deps;
  const file = writableFile(db, id);
  ensureOpen(file);
  ensureVersion(file, version);
  const kind = kindOf(file.kind);
  const parsed = fieldsSchemaOf(kind).safeParse(draft.fields);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal('INVALID_INPUT', {
      message: typography(issue?.message ?? 'Une valeur n’est pas du bon type.'),
      field: issue && issue.path.length > 0 ? issue.path.join('.') : 'fields',
    });
  }
  ensureParties(db, kind, draft.employerId, draft.tutorId);
  const fields = merged(file.fields, parsed.data);
  const changes: Record<string, Change> = { ...changesBetween(file.fields, fields) };
  if (draft.employerId !== file.employerId)
    changes.employerId = { before: file.employerId, after: draft.employerId };
  if (draft.tutorId !== file.tutorId) changes.tutorId = { before: file.tutorId, after: draft.tutorId };
  if (Object.keys(changes).length === 0) return;
  if (file.status === 'ready') changes.status = { before: 'ready', after: 'draft' };
  db.transaction(() => {
    updateFile(
      db,
      touched(deps, file, { fields, employerId: draft.employerId, tutorId: draft.tutorId, status: 'draft' }),
    );
    record(deps, 'file.saved', file, { changes });
  })();
}

function structureOf(db: Db): StructureProfile {
  const settings = settingsOf(db);
  return {
    name: settings.structureName,
    addressLines: [settings.street, `${settings.postcode} ${settings.commune}`.trim()].filter(
      (each) => each !== '',
    ),
    adviser: settings.adviser,
    phone: settings.phone === '' ? '' : formatPhone(settings.phone),
    email: settings.email,
  };
}

const assembled = (
  deps: Deps,
  { file, input }: LoadedFile,
  found: Reviewed,
  shownStatus: ContractFileStatus,
): Dossier =>
  dossierSchema.parse(
    dossierOf({
      ...input,
      reference: file.reference,
      isDemo: isDemoPortfolio(deps.db),
      structure: structureOf(deps.db),
      ...found,
      shownStatus,
    }),
  );

/** The frozen dossier, after a check of its hash: what was signed is what is printed. */
function thawed(snapshot: string, hash: string | null): Dossier {
  if (sha256(snapshot) !== hash) {
    throw new Refusal('PORTFOLIO_DAMAGED', {
      message: 'Le dossier signé ne correspond plus à son empreinte\u202F; reprenez une sauvegarde.',
    });
  }
  return dossierSchema.parse(JSON.parse(snapshot));
}

/** The dossier of a file: what was frozen at the signature, else what is known now. */
export function currentDossier(deps: Deps, id: ContractFileId): Dossier {
  const loaded = load(deps, id);
  const { snapshot, snapshotHash, status } = loaded.file;
  return snapshot === null
    ? assembled(deps, loaded, reviewed(loaded.input), status)
    : thawed(snapshot, snapshotHash);
}

/** Dates of an act as they were given: known keys only. */
function lifeDatesOf(dates: Readonly<Record<string, CivilDate>>, asked: readonly string[]): LifeDates {
  const foreign = Object.keys(dates).find((key) => !isLifeDateKey(key) || !asked.includes(key));
  if (foreign !== undefined) {
    throw new Refusal('INVALID_INPUT', {
      message: 'Cet acte ne demande pas cette date.',
      field: `dates.${foreign}`,
    });
  }
  return Object.fromEntries(Object.entries(dates).map(([key, date]) => [key, civilDateSchema.parse(date)]));
}

/**
 * At the signature, what papers of the person answered becomes the file's own: where each line stands, and the copies that
 * leave with it. Answers the codes of these lines; the caller holds the transaction.
 */
function keepPapers({ db, clock, newId }: Deps, { file, kind, documents, input }: LoadedFile): string[] {
  const lines = input.checklist.filter((line) => isHeld(line) && line.papers.some(({ isGood }) => isGood));
  for (const line of lines) {
    const { code, status, receivedOn, expiresOn } = line;
    const state = documents.find((each) => each.code === code);
    if (state === undefined || state.status === 'expected')
      writeDocument(db, file.id, { code, status, receivedOn: receivedOn ?? clock.today(), expiresOn });
    for (const { of, ...scan } of scansOfLine(kind, line)) {
      const bytes = of === 'person' ? scanBytes(db, scan.id) : null;
      if (bytes !== null) insertAttachment(db, file.id, { ...scan, code, id: newId() }, bytes);
    }
  }
  return lines.map(({ code }) => code);
}

/**
 * Moves a file along its table. Signing freezes the dossier with its hash. Throws REFUSED_BY_STATE with the reason,
 * INVALID_INPUT for a date that does not hold, CONFLICT, NOT_FOUND.
 */
export function moveFile(
  deps: Deps,
  id: ContractFileId,
  version: number,
  to: ContractFileStatus,
  given: Readonly<Record<string, CivilDate>>,
): void {
  const { db, clock } = deps;
  const loaded = loadFile(deps, writableFile(db, id));
  const { file, kind, input } = loaded;
  ensureVersion(file, version);
  const row = transitionsFrom(kind, file.status).find((each) => each.to === to);
  if (!row) {
    throw new Refusal('REFUSED_BY_STATE', {
      message: typography(
        `Un dossier à l’état « ${statusLabels[file.status]} » ne passe pas à l’état « ${statusLabels[to]} ».`,
      ),
    });
  }
  const found = reviewed(input);
  const blocked = found.review.transitions.find((each) => each.to === to)?.blockedBecause ?? null;
  if (blocked !== null) throw new Refusal('REFUSED_BY_STATE', { message: blocked });
  const dates = lifeDatesOf(
    given,
    row.asks.map((each) => each.key),
  );
  const wrong = dateFault(row, dates, file.dates, file.fields, clock.today());
  if (wrong)
    throw new Refusal('INVALID_INPUT', { message: typography(wrong.message), field: `dates.${wrong.key}` });

  const after: LifeDates = { ...file.dates, ...dates };
  const frozen =
    to === 'signed'
      ? canonicalJson(assembled(deps, { ...loaded, input: { ...input, dates: after } }, found, 'signed'))
      : null;
  const happenedOn = row.asks.map(({ key }) => dates[key]).find((date) => date !== undefined);
  db.transaction(() => {
    const fromPapers = frozen === null ? [] : keepPapers(deps, loaded);
    updateFile(
      db,
      touched(deps, file, {
        status: to,
        dates: after,
        signedOn: after.signedOn ?? null,
        ...(frozen === null ? {} : { snapshot: frozen, snapshotHash: sha256(frozen) }),
      }),
    );
    record(
      deps,
      'file.moved',
      file,
      {
        from: file.status,
        to,
        dates,
        ...(frozen === null ? {} : { snapshotHash: sha256(frozen) }),
        ...(fromPapers.length === 0 ? {} : { fromPapers }),
      },
      happenedOn,
    );
  })();
}

/** A change to documents counts as a change of the file: its version grows. `write` ends with the event. */
function withDocuments(deps: Deps, file: StoredFile, write: () => void): void {
  deps.db.transaction(() => {
    updateFile(deps.db, touched(deps, file, {}));
    write();
  })();
}

const ensureCatalogued = (code: string): void => {
  if (!documentCodes.includes(code)) {
    throw new Refusal('INVALID_INPUT', { message: 'Cette pièce n’est pas au catalogue.', field: 'code' });
  }
};

/** Notes where a supporting document stands. A document that is there has a date of receipt: today unless told. */
export function setDocument(deps: Deps, id: ContractFileId, document: StoredDocument): void {
  const { db, clock } = deps;
  const file = writableFile(db, id);
  ensureOpen(file);
  ensureCatalogued(document.code);
  const isThere = document.status !== 'expected';
  const receivedOn = isThere ? (document.receivedOn ?? clock.today()) : null;
  if (receivedOn !== null && receivedOn > presentDay(deps)) {
    throw new Refusal('INVALID_INPUT', {
      message: 'La date de réception n’est pas encore arrivée.',
      field: 'receivedOn',
    });
  }
  const after: StoredDocument = { ...document, receivedOn };
  const before = documentsOf(db, id).find((each) => each.code === document.code) ?? null;
  if (before !== null && canonicalJson(before) === canonicalJson(after)) return;
  withDocuments(deps, file, () => {
    writeDocument(db, id, after);
    record(deps, 'file.document', file, { code: document.code, before, after });
  });
}

/** Keeps the bytes inside the vault; an expected document becomes received. */
export function attach(deps: Deps, id: ContractFileId, code: string, read: ReadAttachment): Attachment {
  const { db, clock } = deps;
  const file = writableFile(db, id);
  ensureOpen(file);
  ensureCatalogued(code);
  const attachment: Attachment = {
    id: deps.newId(),
    code,
    fileName: read.fileName,
    mediaType: read.mediaType,
    bytes: read.bytes.length,
    sha256: read.sha256,
    addedAt: clock.now(),
  };
  if (attachmentsOf(db, id).some((each) => each.code === code && each.sha256 === read.sha256)) {
    throw new Refusal('DUPLICATE', { message: 'Ce fichier est déjà joint à cette pièce.' });
  }
  const state = documentsOf(db, id).find((each) => each.code === code);
  withDocuments(deps, file, () => {
    insertAttachment(db, id, attachment, read.bytes);
    if (state === undefined || state.status === 'expected') {
      writeDocument(db, id, {
        code,
        status: 'received',
        receivedOn: clock.today(),
        expiresOn: state?.expiresOn ?? null,
      });
    }
    // The name of a scanned document often holds a person's name: the journal keeps the hash, not the name.
    record(deps, 'file.attached', file, { code, attachmentId: attachment.id, sha256: attachment.sha256 });
  });
  return attachment;
}

/** Refuses an attachment to a file that takes none, before the chosen file is read. */
export function ensureAttachable(deps: Deps, id: ContractFileId, code: string): void {
  ensureOpen(writableFile(deps.db, id));
  ensureCatalogued(code);
}

function attachmentRow(db: Db, attachmentId: string): AttachmentWithFile {
  const row = readAttachmentRow(db, attachmentId);
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

function bytesOf(db: Db, attachmentId: string): Uint8Array<ArrayBuffer> {
  const bytes = attachmentBytes(db, attachmentId);
  if (!bytes) throw new Refusal('NOT_FOUND');
  return bytes;
}

function bytesOfScan(db: Db, scanId: string): Uint8Array<ArrayBuffer> {
  const bytes = scanBytes(db, scanId);
  if (!bytes) throw new Refusal('NOT_FOUND');
  return bytes;
}

export function readAttachment(
  { db }: Deps,
  attachmentId: string,
): { readonly attachment: Attachment; readonly bytes: Uint8Array<ArrayBuffer> } {
  const { contractFileId: _, ...row } = attachmentRow(db, attachmentId);
  return { attachment: attachmentSchema.parse(row), bytes: bytesOf(db, attachmentId) };
}

/**
 * A copy that was joined to a file goes to the person: to a paper that is there, or to a new one. It is held once, and
 * answers the same line of this file and of every other.
 */
export function keepOnPerson(
  deps: Deps,
  id: ContractFileId,
  attachmentId: string,
  to: { readonly paperId: string } | { readonly paper: PaperInput },
): void {
  const { db } = deps;
  const file = fileOf(db, id);
  ensureOpen(file);
  const { candidateId } = file;
  const { code, contractFileId, ...row } = attachmentRow(db, attachmentId);
  if (contractFileId !== id) throw new Refusal('NOT_FOUND');
  const known = papersOf(db, candidateId);
  const kind = 'paper' in to ? to.paper.kind : known.find((each) => each.id === to.paperId)?.kind;
  if (kind === undefined) throw new Refusal('NOT_FOUND');
  if (!kindsAnswering(code).includes(kind))
    throw new Refusal('INVALID_INPUT', {
      message: 'Cette pièce de la fiche ne répond pas à cette ligne du dossier.',
      field: 'kind',
    });
  const bytes = bytesOf(db, attachmentId);
  db.transaction(() => {
    const paperId = 'paper' in to ? savePaper(deps, candidateId, null, to.paper) : to.paperId;
    addScan(deps, candidateId, paperId, { ...row, bytes });
    detach(deps, id, attachmentId);
  })();
}

/** Takes an attachment away; a document left without any goes back to being expected, unless it had been checked. */
export function detach(deps: Deps, id: ContractFileId, attachmentId: string): void {
  const { db } = deps;
  const file = writableFile(db, id);
  ensureOpen(file);
  const row = attachmentRow(db, attachmentId);
  if (row.contractFileId !== id) throw new Refusal('NOT_FOUND');
  const isLast = !attachmentsOf(db, id).some((each) => each.code === row.code && each.id !== attachmentId);
  const state = documentsOf(db, id).find((each) => each.code === row.code);
  withDocuments(deps, file, () => {
    deleteAttachment(db, attachmentId);
    if (isLast && state?.status === 'received') {
      writeDocument(db, id, { ...state, status: 'expected', receivedOn: null });
    }
    record(deps, 'file.detached', file, { code: row.code, attachmentId, sha256: row.sha256 });
  });
}

export interface Pdf {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  readonly sha256: string;
  /** Reference only: no name of a person in the name of a file. */
  readonly fileName: string;
}

const pdfOf = ({ bytes, pages }: RenderedPdf, fileName: string): Pdf => ({
  bytes: new Uint8Array(bytes),
  pages,
  sha256: sha256(bytes),
  fileName,
});

/** The dossier as PDF, from the frozen snapshot once signed. */
export async function dossierPdf(deps: Deps, id: ContractFileId, look: DossierLook): Promise<Pdf> {
  const { reference } = fileOf(deps.db, id);
  return pdfOf(
    await renderDossier(currentDossier(deps, id), { ...look, logo: printedLogo(deps.db) }),
    `${reference}.pdf`,
  );
}

/** Keeps the dossier as it is now among the documents of the file. Throws REFUSED_BY_STATE, DUPLICATE, NOT_FOUND. */
export async function keepDossier(deps: Deps, id: ContractFileId, look: DossierLook): Promise<void> {
  ensureAttachable(deps, id, keptDossier);
  const { bytes, sha256: print, fileName } = await dossierPdf(deps, id, look);
  attach(deps, id, keptDossier, { fileName, mediaType: 'application/pdf', sha256: print, bytes });
}

/**
 * The adviser's checklist as PDF. Of a signed file it says what was still missing at the signature, and where the supporting
 * documents stood.
 */
export async function checklistPdf(deps: Deps, id: ContractFileId): Promise<Pdf> {
  const { reference } = fileOf(deps.db, id);
  return pdfOf(await renderChecklist(currentDossier(deps, id)), `${reference}-controle.pdf`);
}

/** The dossier followed by its attachments, in the order of the checklist. Throws ATTACHMENT_DAMAGED, which names the document. */
export async function liassePdf(deps: Deps, id: ContractFileId, look: DossierLook): Promise<Pdf> {
  const { file, kind, input } = load(deps, id);
  // The dossier stands first in a liasse: one that was kept would be a second.
  const lines = input.checklist.filter(({ code }) => code !== keptDossier);
  const attachments = lines.flatMap((line) =>
    scansOfLine(kind, line).map(({ id: scanId, fileName, mediaType, of }) => ({
      code: line.code,
      label: line.label,
      fileName,
      mediaType,
      bytes: of === 'file' ? bytesOf(deps.db, scanId) : bytesOfScan(deps.db, scanId),
    })),
  );
  for (const { label, fileName, mediaType, bytes } of attachments)
    if (mediaType === 'application/pdf' && !(await isOpenable(bytes)))
      throw new Refusal('ATTACHMENT_DAMAGED', {
        message: typography(
          `La pièce « ${label} » (${fileName}) est illisible ; numérisez-la à nouveau. La liasse n’a pas été écrite.`,
        ),
      });
  return pdfOf(
    await renderLiasse(currentDossier(deps, id), attachments, { ...look, logo: printedLogo(deps.db) }),
    `${file.reference}-liasse.pdf`,
  );
}

/** Traces that a PDF left the vault, with its hash. */
export function recordPdf(
  deps: Deps,
  kind: 'file.pdf' | 'file.checklist' | 'file.liasse',
  id: ContractFileId,
  pdf: Pdf,
): void {
  const file = fileOf(deps.db, id);
  deps.db.transaction(() => record(deps, kind, file, { sha256: pdf.sha256, pages: pdf.pages }))();
}

/** Time limits of a file, dated where their trigger is known. */
export const deadlinesOfFile = (input: ReviewInput) =>
  deadlinesOf(input.kind, factsOfInput(input), input.dates, lawPlaceOf(input));

function nextDeadlineOf(
  deps: Deps,
  file: StoredFile,
  input: Omit<ReviewInput, 'checklist' | 'otherTutees'>,
): ContractFileRow['nextDeadline'] {
  const today = deps.clock.today();
  const [next] = deadlinesOf(input.kind, factsOfInput(input), input.dates, lawPlaceOf(input))
    .flatMap(({ due, ...deadline }) => (due === null ? [] : [{ ...deadline, due }]))
    .filter((deadline) => isPending(input.kind, deadline, file.status) && deadline.due >= today)
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return next === undefined ? null : { label: next.label, due: next.due };
}

/** A file as its next deadline is computed from, with the records that it names. */
function inListOf(deps: Deps, file: StoredFile) {
  const candidate = candidateOf(deps.db, file.candidateId);
  const employer = file.employerId === null ? null : employerOf(deps.db, file.employerId);
  const nextDeadline = nextDeadlineOf(deps, file, {
    kind: kindOf(file.kind),
    candidate: candidateForEmployer(candidate),
    employer,
    tutor: null,
    fields: file.fields,
    status: file.status,
    dates: file.dates,
    today: deps.clock.today(),
    home: homeOf(deps.db),
  });
  return { candidate, employer, nextDeadline };
}

/** The next deadline of some files, for the columns of their list: day and what is due. */
export const nextDeadlinesOf = (
  deps: Deps,
  ids: readonly string[],
): ReadonlyMap<string, { readonly nextDeadlineOn: CivilDate | null; readonly nextDeadline: string }> =>
  new Map(
    ids.flatMap((id) => {
      const file = readFile(deps.db, id as ContractFileId);
      if (file === null) return [];
      const { nextDeadline } = inListOf(deps, file);
      return [[id, { nextDeadlineOn: nextDeadline?.due ?? null, nextDeadline: nextDeadline?.label ?? '' }]];
    }),
  );

export function listRows(
  deps: Deps,
  filter: FileFilter,
  offset: number,
  limit: number,
): { readonly rows: ContractFileRow[]; readonly total: number } {
  const { files, total } = listFiles(deps.db, filter, offset, limit);
  const rows = files.map((file): ContractFileRow => {
    const { candidate, employer, nextDeadline } = inListOf(deps, file);
    return {
      id: file.id,
      kind: file.kind,
      reference: file.reference,
      status: file.status,
      candidateId: file.candidateId,
      candidateName: candidateName(candidate),
      employerName: employer?.name ?? '',
      openedOn: file.openedOn,
      startsOn: dateOf(file.fields, 'contract.startsOn'),
      nextDeadline,
    };
  });
  return { rows, total };
}

/** What the law and the completeness say of one file, for the command line. */
export function checkOf(deps: Deps, file: StoredFile) {
  const { input } = loadFile(deps, file);
  const found = review(input);
  return {
    id: file.id,
    reference: file.reference,
    kind: file.kind,
    status: file.status,
    verdict: found.law.verdict,
    blocking: found.blocking,
    warnings: found.warnings,
    missing: found.missing,
    deadlines: deadlinesOfFile(input).map(({ code, label, due, source, note }) => ({
      code,
      label,
      due,
      source,
      note,
    })),
  };
}
