import { isDeepStrictEqual } from 'node:util';
import { Refusal, type Scan, scanSchema } from '../../../shared/base';
import { typography } from '../../../shared/base/text';
import type { PaperAct } from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import {
  mostPapers,
  mostScans,
  type Paper,
  type PaperInput,
  paperFault,
  paperInputOf,
  paperLabel,
  tidiedPaper,
} from '../../../shared/papers';
import { candidateOf } from '../candidates';
import { presentDay } from '../clock';
import { recordEvent } from '../events';
import type { ReadAttachment } from '../scans';
import type { Deps } from '../service/deps';
import {
  deletePaperRow,
  deleteScanRow,
  insertPaperRow,
  insertScanRow,
  isPaperIdTaken,
  isScanIdTaken,
  papersOf,
  readScanRow,
  scanBytes,
  writePaperRow,
} from './papers.repository';

/** Papers of a person who is there. Throws NOT_FOUND. */
export function papersOfPerson({ db }: Deps, candidateId: CandidateId): Paper[] {
  candidateOf(db, candidateId);
  return [...papersOf(db, candidateId)];
}

function paperOf(deps: Deps, candidateId: CandidateId, id: string): Paper {
  const paper = papersOfPerson(deps, candidateId).find((each) => each.id === id);
  if (paper === undefined) throw new Refusal('NOT_FOUND');
  return paper;
}

/**
 * Says in the journal what became of a paper; the caller holds the transaction, and has written the row. Neither its number
 * nor what was noted of it: they go with the row.
 */
function tell(
  deps: Deps,
  candidateId: CandidateId,
  act: PaperAct,
  { kind, issuedOn, expiresOn }: PaperInput,
  more: { readonly sha256?: string } = {},
): void {
  recordEvent(deps, {
    kind: 'candidate.paper',
    subject: { type: 'candidate', id: candidateId },
    payload: { act, paper: { kind, issuedOn, expiresOn }, ...more },
  });
}

/** A new paper, or one that is corrected, or put back. Answers its identifier. Throws INVALID_INPUT, NOT_FOUND. */
export function savePaper(
  deps: Deps,
  candidateId: CandidateId,
  id: string | null,
  typed: PaperInput,
): string {
  const { db, clock } = deps;
  const { birthDate } = candidateOf(db, candidateId);
  const input = tidiedPaper(typed);
  const fault = paperFault(input, birthDate, presentDay(deps));
  if (fault !== null) throw new Refusal('INVALID_INPUT', { message: fault.message, field: fault.field });
  const known = papersOf(db, candidateId);
  const before = known.find((each) => each.id === id);
  // Someone else's, or one that a hand-over brought meanwhile.
  if (id !== null && before === undefined && isPaperIdTaken(db, id)) throw new Refusal('NOT_FOUND');
  if (before !== undefined) {
    if (!isDeepStrictEqual(paperInputOf(before), input))
      db.transaction(() => {
        writePaperRow(db, candidateId, { ...before, ...input });
        tell(deps, candidateId, 'corrected', input);
      })();
    return before.id;
  }
  if (known.length >= mostPapers)
    throw new Refusal('REFUSED_BY_STATE', {
      message: typography(
        `Cette fiche garde déjà ${mostPapers} pièces ; retirez celles qui ne servent plus.`,
      ),
    });
  const paper: Paper = { ...input, id: id ?? deps.newId(), addedAt: clock.now(), scans: [] };
  db.transaction(() => {
    insertPaperRow(db, candidateId, paper);
    tell(deps, candidateId, 'added', input);
  })();
  return paper.id;
}

type Removed = Scan & { readonly content: Uint8Array<ArrayBuffer> };
function withBytes({ db }: Deps, scan: Scan): Removed {
  const content = scanBytes(db, scan.id);
  if (content === null) throw new Error('a copy that was listed has no bytes');
  return { ...scan, content };
}

/** Takes a paper away with its copies, and answers them, so that they can be put back. */
export function removePaper(deps: Deps, candidateId: CandidateId, id: string): Removed[] {
  const paper = paperOf(deps, candidateId, id);
  const removed = paper.scans.map((scan) => withBytes(deps, scan));
  deps.db.transaction(() => {
    deletePaperRow(deps.db, candidateId, id);
    tell(deps, candidateId, 'removed', paper);
  })();
  return removed;
}

/** Refuses a copy to a paper that takes none, before the chosen file is read. */
export function ensureTakesScan(deps: Deps, candidateId: CandidateId, id: string): void {
  if (paperOf(deps, candidateId, id).scans.length >= mostScans)
    throw new Refusal('REFUSED_BY_STATE', {
      message: typography(`Une pièce garde ${mostScans} copies au plus ; réunissez les pages dans un PDF.`),
    });
}

/** Keeps a copy inside the vault. The same bytes are kept once for a person. */
export function addScan(deps: Deps, candidateId: CandidateId, id: string, read: ReadAttachment): void {
  ensureTakesScan(deps, candidateId, id);
  const paper = paperOf(deps, candidateId, id);
  const holder = papersOf(deps.db, candidateId).find(({ scans }) =>
    scans.some(({ sha256 }) => sha256 === read.sha256),
  );
  if (holder !== undefined)
    throw new Refusal('DUPLICATE', {
      message: typography(`Cette copie est déjà sur la fiche : ${paperLabel(holder.kind)}.`),
    });
  const scan: Scan = {
    id: deps.newId(),
    fileName: read.fileName,
    mediaType: read.mediaType,
    bytes: read.bytes.length,
    sha256: read.sha256,
    addedAt: deps.clock.now(),
  };
  deps.db.transaction(() => {
    insertScanRow(deps.db, id, scan, read.bytes);
    // The name of a scanned document often holds a person's name: the journal keeps the hash, not the name.
    tell(deps, candidateId, 'scan-added', paper, { sha256: scan.sha256 });
  })();
}

export function readScan(
  deps: Deps,
  scanId: string,
): { readonly scan: Scan; readonly bytes: Uint8Array<ArrayBuffer> } {
  const row = readScanRow(deps.db, scanId);
  if (row === null) throw new Refusal('NOT_FOUND');
  const { candidateId: _, paperId: __, ...scan } = row;
  return { scan: scanSchema.parse(scan), bytes: withBytes(deps, scan).content };
}

export function removeScan(deps: Deps, candidateId: CandidateId, scanId: string): Removed {
  const row = readScanRow(deps.db, scanId);
  if (row === null || row.candidateId !== candidateId) throw new Refusal('NOT_FOUND');
  const { candidateId: _, paperId, ...scan } = row;
  const paper = paperOf(deps, candidateId, paperId);
  const removed = withBytes(deps, scan);
  deps.db.transaction(() => {
    deleteScanRow(deps.db, scanId);
    tell(deps, candidateId, 'scan-removed', paper, { sha256: scan.sha256 });
  })();
  return removed;
}

/** A paper as it goes from one portfolio to another. */
export type WholePaper = Omit<Paper, 'scans'> & {
  readonly scans: readonly (Scan & { readonly content: Uint8Array })[];
};

/**
 * Takes in the papers of a received person, without events of their own. A paper that is here already, by its number in the
 * portfolio or by all that was typed of it, stays as it is here and takes the copies that it lacks; no copy enters twice.
 */
export function receivePapers(deps: Deps, candidateId: CandidateId, received: readonly WholePaper[]): void {
  const { db, newId } = deps;
  for (const { scans, ...paper } of received) {
    const known = papersOf(db, candidateId);
    const bare = { ...paper, scans: [] };
    const same = known.find(
      (each) => each.id === paper.id || isDeepStrictEqual(paperInputOf(each), paperInputOf(bare)),
    );
    const hashes = new Set(known.flatMap((each) => each.scans.map(({ sha256 }) => sha256)));
    const kept: Paper = same ?? { ...bare, id: isPaperIdTaken(db, paper.id) ? newId() : paper.id };
    if (same === undefined) insertPaperRow(db, candidateId, kept);
    for (const { content, ...scan } of scans) {
      if (hashes.has(scan.sha256)) continue;
      insertScanRow(db, kept.id, isScanIdTaken(db, scan.id) ? { ...scan, id: newId() } : scan, content);
    }
  }
}
