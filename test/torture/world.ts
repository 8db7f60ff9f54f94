import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../electron/vault/base/clock';
import { type Random, seededRandom } from '../../electron/vault/demo';
import { createPortfolio } from '../../electron/vault/portfolio';
import type { Result } from '../../shared/base';
import type { ContractFileId, Fields } from '../../shared/contract-files';
import {
  fixtureCandidate,
  fixtureEmployer,
  fixtureFields,
} from '../../shared/contract-files/complete-file.fixture';
import type { CandidateId, CandidateInput, EmployerId, TutorId } from '../../shared/fields';
import type { Output, ProcedureName } from '../../shared/ipc';
import { traceSearch } from '../support/traces';
import { type Files, type VaultUnderTest, vaultUnderTest } from './vault-under-test';

export const passphrase = 'neuf cormorans sur la digue';
/** The beginning of every name typed here: it must be readable nowhere. Accents tell the encodings apart. */
export const canary = 'Zyxécanari';
export const hasTrace = traceSearch([canary, canary.toLowerCase(), 'zyxecanari']);

/** What an adviser was told is saved, and must find again. */
export interface Ledger {
  readonly people: Map<CandidateId, { readonly version: number; readonly candidate: CandidateInput }>;
  readonly notes: Map<CandidateId, string[]>;
  /** Candidates of each import that was acknowledged and not taken back. */
  readonly batches: Map<string, { readonly created: number; readonly isUndone: boolean }>;
  /** SHA-256 of what was attached, by attachment. */
  readonly attachments: Map<string, string>;
  /** SHA-256 of each PDF that was said to be written, by path. */
  readonly pdfs: Map<string, string>;
  /** Half-typed forms kept for after the lock, by key. */
  readonly drafts: Map<string, string>;
  /** Backups that were said to be made, while the rotation keeps them. */
  readonly backups: Set<string>;
  fields: Fields;
  candidates: number;
  events: number;
}

/** The change that was asked for and not acknowledged: there as a whole, or not at all. */
export interface Pending {
  readonly edit?: { readonly id: CandidateId; readonly candidate: CandidateInput };
  readonly note?: { readonly id: CandidateId; readonly note: string };
  readonly fields?: Fields;
  readonly draft?: { readonly key: string; readonly value: string };
  /** How many candidates more (or less) it would make. */
  readonly candidates?: number;
  readonly attachment?: string;
  readonly undo?: string;
}

/** One portfolio, the process that holds it, and what is known of both. */
export interface World {
  readonly vault: VaultUnderTest;
  readonly appRoot: string;
  readonly random: Random;
  /** Folder of the portfolio alone. */
  readonly folder: string;
  readonly path: string;
  /** Files that the user asks for or gives: names may be read there. */
  readonly asked: string;
  readonly temporary: string;
  readonly backups: string;
  readonly file: ContractFileId;
  readonly employer: EmployerId;
  readonly tutor: TutorId;
  readonly ledger: Ledger;
  pending: Pending | null;
  /** A number that no name of this world has borne. */
  readonly next: () => number;
}

/** Thrown where a promise was broken: the campaign stops there, with its seed. */
export class Broken extends Error {}
export function must(isTrue: boolean, what: string): asserts isTrue {
  if (!isTrue) throw new Broken(what);
}

/** The answer's data; a refusal here is a broken promise. */
export function dataOf<T>(result: Result<T>, what: string): T {
  if (!result.ok) throw new Broken(`${what}: ${result.error.code} ${result.error.message}`);
  return result.data;
}

/** Whether a call was cut short by the kill, rather than refused; it may come before the process is ready. */
export const isCut = (result: Result<unknown>): boolean =>
  !result.ok && ['VAULT_STOPPED', 'VAULT_UNSTARTABLE', 'LOCKED'].includes(result.error.code);

/** The answer's data, or `null` when the process was killed meanwhile; any refusal is a broken promise. */
export async function acknowledged<N extends ProcedureName>(
  world: Pick<World, 'vault'>,
  name: N,
  input: Readonly<Record<string, unknown>>,
  files?: Files,
): Promise<Output<N> | null> {
  const result = await world.vault.ask(name, input, files);
  return isCut(result) ? null : dataOf(result, name);
}

/** A person whose every text is a canary. */
export function personNamed(number: number): CandidateInput {
  const {
    id: _i,
    version: _v,
    createdAt: _c,
    updatedAt: _u,
    lastContactOn: _l,
    suspectedDuplicateOf: _s,
    ...candidate
  } = fixtureCandidate({
    birthName: `${canary} Nom${number}`,
    firstName: `${canary} Prénom${number}`,
    fileNumber: `K-${String(number).padStart(6, '0')}`,
    comment: `${canary} remarque ${number}`,
    mobilePhone: `+336${String(10_000_000 + number)}`,
    email: '',
  });
  return candidate;
}

export interface WorldOptions {
  readonly appRoot: string;
  readonly root: string;
  readonly seed: number;
  /** Where the portfolio lies, when it must be on a disk of its own. */
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A new portfolio with a candidate, an employer and a contract file: enough for every operation. */
export async function newWorld({ appRoot, root, seed, env, ...given }: WorldOptions): Promise<World> {
  const folder = given.folder ?? join(root, 'portefeuille');
  const [asked, temporary, backups] = ['demandes', 'temporaire', 'sauvegardes'].map((name) =>
    join(root, name),
  ) as [string, string, string];
  for (const made of [folder, asked, temporary, backups]) mkdirSync(made, { recursive: true });
  const path = join(folder, 'equipe.vivier');
  const vault = vaultUnderTest({ appRoot, temporary, backups, known: path, ...(env ? { env } : {}) });
  // The least cost of derivation: it is paid at each of some hundred openings.
  const options = { clock: systemClock, newId: randomUUID, derivation: 'floor' } as const;
  (await createPortfolio(path, passphrase, options)).close();
  dataOf(await vault.ask('portfolio.open', { passphrase }, { file: path }), 'portfolio.open');
  const candidate = personNamed(0);
  const made = dataOf(await vault.ask('candidates.create', { candidate }), 'candidates.create');
  const { id: _i, version: _v, createdAt: _c, updatedAt: _u, ...employer } = fixtureEmployer();
  const { employer: kept } = dataOf(await vault.ask('employers.create', { employer }), 'employers.create');
  const tutor = kept.tutors[0];
  must(tutor !== undefined, 'the employer has lost its tutor');
  const view = dataOf(
    await vault.ask('contractFiles.create', {
      kind: 'CPRO',
      candidateId: made.candidate.id,
      employerId: kept.id,
    }),
    'contractFiles.create',
  );
  let last = 0;
  const world: World = {
    vault,
    appRoot,
    random: seededRandom(seed),
    folder,
    path,
    asked,
    temporary,
    backups,
    file: view.file.id,
    employer: kept.id,
    tutor: tutor.id,
    ledger: {
      people: new Map([[made.candidate.id, { version: made.candidate.version, candidate }]]),
      notes: new Map(),
      batches: new Map(),
      attachments: new Map(),
      pdfs: new Map(),
      drafts: new Map(),
      backups: new Set(),
      fields: view.file.fields,
      candidates: 1,
      events: 0,
    },
    pending: null,
    next: () => {
      last += 1;
      return last;
    },
  };
  const draft = dataOf(
    await vault.ask('contractFiles.saveDraft', {
      id: view.file.id,
      version: view.file.version,
      employerId: kept.id,
      tutorId: tutor.id,
      fields: fixtureFields(),
    }),
    'contractFiles.saveDraft',
  );
  world.ledger.fields = draft.file.fields;
  return world;
}

export const bytesOf = (path: string): Buffer => readFileSync(path);
