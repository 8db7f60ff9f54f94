/** Two advisers with a real portfolio each, a person with a whole file, and the calls as main sends them. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { candidatesHandlers, insertCandidate } from '../../electron/vault/candidates';
import { contractFilesHandlers } from '../../electron/vault/contract-files';
import { dispatch } from '../../electron/vault/dispatch';
import { employerOf, employersHandlers, insertEmployer } from '../../electron/vault/employers';
import { handoverHandlers } from '../../electron/vault/handover';
import { papersHandlers } from '../../electron/vault/papers';
import { rightsHandlers } from '../../electron/vault/rights';
import type { AnyHandlers, Deps } from '../../electron/vault/service/deps';
import { saveSettings } from '../../electron/vault/settings';
import { renewSigningKey } from '../../electron/vault/signature';
import type { AppError, Result } from '../../shared/base';
import { civilDate } from '../../shared/base/time';
import {
  fixtureCandidate,
  fixtureEmployer,
  fixtureFields,
} from '../../shared/contract-files/complete-file.fixture';
import {
  type CandidateId,
  candidateInputSchema,
  type EmployerId,
  employerInputSchema,
  type TutorId,
} from '../../shared/fields';
import { contract, type Input, type Output, type ProcedureName, type Progress } from '../../shared/ipc';
import { emptyPaper } from '../../shared/papers';
import { defaultSettings } from '../../shared/settings';
import { png, wideJpeg } from '../golden/attachments.fixture';
import { type TestDeps, testDeps } from './portfolio';
import { allEntries } from './profile';

const handle = `file_${'0'.repeat(32)}`;

export interface Desk extends Omit<TestDeps, 'deps'> {
  readonly deps: Deps;
  /** A path in the folder of this desk. */
  readonly path: (name: string) => string;
  readonly done: <N extends ProcedureName>(name: N, input: Input<N>, path?: string) => Promise<Output<N>>;
  readonly refused: <N extends ProcedureName>(name: N, input: Input<N>, path?: string) => Promise<AppError>;
  readonly call: (
    name: string,
    input: unknown,
    path?: string,
    follow?: { progress: (progress: Progress) => void; signal: AbortSignal },
  ) => Promise<Result<unknown>>;
}

/** The handle that stands for `path` in the input of `call`. */
export const chosen = handle as Input<'handover.open'>['file'];

/** The desk of an adviser: a portfolio of its own, with random identifiers. */
export function desk(adviser: string, structureName: string, ownPassphrase = 'une phrase à soi'): Desk {
  const it = testDeps({ today: civilDate('2026-09-01') });
  const deps: Deps = { ...it.deps, newId: randomUUID, actor: () => adviser };
  // Portfolios of tests are copies of one: each desk signs with a key of its own, as each creation draws one.
  renewSigningKey(deps.db);
  saveSettings(deps, { ...defaultSettings, adviser, structureName });
  const handlers: AnyHandlers = {
    ...candidatesHandlers(deps),
    ...employersHandlers(deps),
    ...contractFilesHandlers(deps),
    ...papersHandlers(deps),
    ...rightsHandlers(deps),
    // A light derivation: the end-to-end spec pays for the real one.
    ...handoverHandlers(deps, async (passphrase) => passphrase === ownPassphrase, 10),
  };
  const bugs: unknown[] = [];
  const call: Desk['call'] = (name, input, path, follow) =>
    dispatch(
      { type: 'call', id: 1, name, input, files: path === undefined ? {} : { [handle]: path } },
      {},
      handlers,
      follow ?? { progress: () => undefined, signal: new AbortController().signal },
      (_reference, error) => bugs.push(error),
    );
  return {
    ...it,
    deps,
    path: (name) => join(it.folder, name),
    call,
    done: async (name, input, path) => {
      const result = await call(name, input, path);
      if (!result.ok)
        throw new Error(`${name}: ${result.error.code} ${result.error.message}`, { cause: bugs.at(-1) });
      return contract[name].output.parse(result.data) as Output<typeof name>;
    },
    refused: async (name, input, path) => {
      const result = await call(name, input, path);
      if (result.ok) throw new Error(`${name} was accepted`);
      if (result.error.code === 'BUG') throw new Error(`${name}: a defect`, { cause: bugs.at(-1) });
      return result.error;
    },
  };
}

export interface Person {
  readonly candidateId: CandidateId;
  readonly employerId: EmployerId;
}

/** A young person with contacts, notes, a scheme, a signed contract file with two scans, and one that is open. */
export async function fillDesk(from: Desk, more: { readonly birthName?: string } = {}): Promise<Person> {
  const { deps, db, done } = from;
  const {
    id: _c,
    version: _v,
    createdAt: _a,
    updatedAt: _u,
    lastContactOn: _l,
    suspectedDuplicateOf: _s,
    ...candidate
  } = fixtureCandidate(more);
  const { id: _e, version: _w, createdAt: _b, updatedAt: _x, ...employer } = fixtureEmployer();
  const known = db
    .prepare<[string], { id: EmployerId }>('SELECT id FROM employer WHERE siret = ?')
    .get(employer.siret);
  const { candidateId, employerId } = db.transaction(() => ({
    candidateId: insertCandidate(deps, candidateInputSchema.parse(candidate)),
    employerId: known?.id ?? insertEmployer(deps, employerInputSchema.parse(employer)),
  }))();
  const tutorId: TutorId | null = employerOf(db, employerId).tutors[0]?.id ?? null;
  await done('candidates.recordContact', {
    id: candidateId,
    kind: 'call',
    happenedOn: '2026-07-01',
    note: '',
  });
  await done('candidates.recordContact', {
    id: candidateId,
    kind: 'interview',
    happenedOn: '2026-08-14',
    note: 'Promis : relancer la mairie avant la rentrée.',
  });
  await done('candidates.addNote', { id: candidateId, note: 'Préfère les appels le matin.' });
  await done('candidates.saveEnrolment', {
    candidateId,
    id: null,
    enrolment: { scheme: 'PACEA', signedOn: '2026-03-02', endedOn: null, isRenewal: false },
  });
  await done('candidates.savePeriod', {
    candidateId,
    id: null,
    period: {
      kind: 'training',
      startsOn: '2026-01-05',
      endsOn: '2026-06-30',
      detail: 'CFA modèle',
      reach: '',
    },
    endsFormer: false,
  });
  await done('candidates.savePeriod', {
    candidateId,
    id: null,
    period: {
      kind: 'sponsor',
      startsOn: '2026-02-01',
      endsOn: null,
      detail: 'Parrain modèle',
      reach: '06 00 00 00 01',
    },
    endsFormer: false,
  });
  // A paper that no contract of the desk asks for.
  const { id: paperId } = await done('papers.save', {
    candidateId,
    id: null,
    paper: {
      ...emptyPaper('driving-licence'),
      issuedOn: '2024-05-02',
      expiresOn: '2039-05-01',
      originalSeenOn: '2026-08-31',
      originalSeenBy: 'Alix Moreau',
      remark: 'Boîte automatique',
    },
  });
  await done('papers.addScanBytes', {
    candidateId,
    id: paperId,
    fileName: 'permis.png',
    bytes: new Uint8Array(png(9, 9)),
  });
  for (const entry of allEntries)
    await done('candidates.saveProfileEntry', { candidateId, id: null, entry, rank: null });
  let view = await done('contractFiles.create', { kind: 'CPRO', candidateId, employerId });
  const { id } = view.file;
  view = await done('contractFiles.saveDraft', {
    id,
    version: view.file.version,
    employerId,
    tutorId,
    fields: fixtureFields(),
  });
  const scans = { 'piece.png': png(8, 8), 'piece.jpg': wideJpeg };
  for (const [name, bytes] of Object.entries(scans)) {
    writeFileSync(from.path(name), bytes);
    view = await done('contractFiles.attach', { id, code: 'ID', file: chosen }, from.path(name));
  }
  for (const { code } of view.checklist)
    view = await done('contractFiles.setDocument', {
      id,
      code,
      status: 'received',
      receivedOn: null,
      expiresOn: null,
    });
  view = await done('contractFiles.transition', { id, version: view.file.version, to: 'ready', dates: {} });
  await done('contractFiles.transition', {
    id,
    version: view.file.version,
    to: 'signed',
    dates: { signedOn: '2026-09-01' },
  });
  await done('contractFiles.create', { kind: 'CIVIS', candidateId, employerId: null });
  return { candidateId, employerId };
}

/** What a portfolio holds, table by table, to see that nothing moved. */
export const stateOf = ({ db }: Pick<Desk, 'db'>): string =>
  JSON.stringify(
    [
      'candidate',
      'contact',
      'enrolment',
      'employer',
      'tutor',
      'employer_contact',
      'contract_file',
      'supporting_document',
      'attachment',
      'person_document',
      'person_scan',
      'event',
      'event_body',
      'handover',
      'handover_candidate',
    ].map((table) => db.prepare(`SELECT * FROM ${table}`).all()),
  );
