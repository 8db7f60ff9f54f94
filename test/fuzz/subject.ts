/** What is fuzzed: the gate over the vault's dispatch, with a real encrypted portfolio open behind. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFileHandles } from '../../electron/main/dialogs';
import { createGate, fileUsesOf, type GateDeps } from '../../electron/main/gate';
import { withAccess } from '../../electron/vault/access';
import { restoreHandlers } from '../../electron/vault/backups';
import { systemClock } from '../../electron/vault/base/clock';
import { diagnosticsHandlers } from '../../electron/vault/diagnostics';
import { dispatch } from '../../electron/vault/dispatch';
import { verifyExportHandlers } from '../../electron/vault/indicators';
import { openSecrets, sealingHandlers } from '../../electron/vault/keys';
import {
  createPortfolio,
  keysHandlers,
  type OpenPortfolio,
  portfolioHandlers,
  type Session,
} from '../../electron/vault/portfolio';
import { handlersOf, handlersOfFile } from '../../electron/vault/procedures';
import { type Result, refuse } from '../../shared/base';
import {
  fixtureCandidate,
  fixtureEmployer,
  fixtureFields,
} from '../../shared/contract-files/complete-file.fixture';
import {
  contract,
  createOpener,
  isProcedureName,
  type ProcedureName,
  procedureOf,
  sealing,
} from '../../shared/ipc';
import { png } from '../golden/attachments.fixture';
import { quietGate } from '../support/gate';
import type { Known } from './arbitrary';

export const procedureNames: readonly ProcedureName[] = Object.keys(contract).filter(isProcedureName);
export const passphrase = 'sept lanternes le long du quai';

/** An answer that says too much, a bug, or something written where it was refused. */
export class Fault extends Error {}

export interface Subject {
  readonly known: Known;
  readonly folder: string;
  readonly open: OpenPortfolio;
  /** As the window asks: through the gate. */
  readonly askGate: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** As a gate that would let everything through. */
  readonly askVault: (
    name: string,
    input: unknown,
    files?: Readonly<Record<string, string>>,
  ) => Promise<Result<unknown>>;
  /** Fills the handles of an input with files that exist, for the use that the procedure has. */
  readonly withFiles: (name: ProcedureName, input: unknown) => unknown;
  /** Throws a `Fault` where an answer is not what any caller may see. */
  readonly judge: (name: string, before: string, answer: Result<unknown>) => void;
  /** What the portfolio holds, in one text: the same before and after a refusal. */
  readonly content: () => string;
  readonly close: () => void;
}

/** Signs of the machine that no sentence for a person has. */
const machine =
  /\bat .+:\d+:\d+|node:internal|\.(?:ts|js|mjs):\d|\bSELECT\b|\bINSERT\b|\bUPDATE .+ SET\b|SQLITE_|sqlite|\/tmp\/|\/home\/|[A-Z]:\\|ZodError|TypeError|RangeError|undefined is not|Cannot read|is not a function/u;

const withoutMeta = <T extends object>(value: T, ...keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

/** Makes the portfolio in `folder`, which must exist, with one of each thing in it. */
export async function makeSubject(folder: string): Promise<Subject> {
  const path = join(folder, 'equipe.vivier');
  const backups = join(folder, 'sauvegardes');
  mkdirSync(backups);
  const session: Session = { current: null, failures: 0, backups: { standard: backups, chosen: null } };
  const options = { clock: systemClock, newId: randomUUID, derivation: 'floor' } as const;
  const open = await createPortfolio(path, passphrase, options);
  session.current = open;
  const bugs: string[] = [];
  const noteBug = (_reference: string, error: unknown): void => {
    bugs.push(
      error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error),
    );
  };
  const opener = createOpener();
  const always = {
    ...sealingHandlers(opener),
    ...portfolioHandlers(session, options),
    ...keysHandlers(session, options),
    ...verifyExportHandlers,
    ...restoreHandlers(session, systemClock),
    ...diagnosticsHandlers(session, systemClock),
  };
  const whileOpen = withAccess(
    open.deps,
    { ...always, ...handlersOf(open.deps), ...handlersOfFile(open, session) },
    noteBug,
  );
  const call = { signal: new AbortController().signal, progress: () => undefined };
  const askVault: Subject['askVault'] = (name, input, files = {}) =>
    dispatch({ type: 'call', id: 1, name, input, files }, always, whileOpen, call, noteBug);

  const handles = createFileHandles();
  const byMain = procedureNames.filter((name) => procedureOf(name).by === 'main');
  const gate = createGate({
    ...quietGate,
    windowContentsId: () => 1,
    isOpen: () => true,
    knownPath: () => path,
    // Main's own answers are tried with the window; here, that the gate lets nothing strange reach them.
    handlers: Object.fromEntries(
      byMain.map((name) => [name, async () => refuse('CANCELLED')]),
    ) as unknown as GateDeps['handlers'],
    handles,
    vault: {
      call: ({ name, input, files }) => ({
        // As the messages between the two processes: a copy.
        answer: Promise.resolve(openSecrets(opener, { name, input: structuredClone(input) })).then(
          (opened) => (opened.ok ? askVault(name, opened.data, files) : opened),
        ),
        cancel: () => undefined,
      }),
    },
    log: (line: string) => {
      bugs.push(line);
    },
  });
  const frame = { url: 'app://vivier/', origin: 'app://vivier', parent: null, detached: false };
  const sealed = sealing();
  const askGate: Subject['askGate'] = (name, input) =>
    sealed(
      (one, wire) =>
        gate.answer(
          { sender: { id: 1 }, senderFrame: frame },
          { callId: randomUUID(), name: one, input: wire },
        ),
      name,
      input,
    );

  // One of each thing, so that identifiers lead somewhere.
  const made = async (
    name: ProcedureName,
    input: object,
  ): Promise<Record<string, { readonly id: string; readonly version: number }>> => {
    const answer = await askVault(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return answer.data as Record<string, { readonly id: string; readonly version: number }>;
  };
  const stamps = ['id', 'version', 'createdAt', 'updatedAt'];
  const { candidate } = await made('candidates.create', {
    candidate: withoutMeta(fixtureCandidate(), ...stamps, 'lastContactOn', 'suspectedDuplicateOf'),
  });
  const { employer } = await made('employers.create', {
    employer: withoutMeta(fixtureEmployer(), ...stamps),
  });
  const { file } = await made('contractFiles.create', {
    kind: 'CPRO',
    candidateId: candidate?.id,
    employerId: employer?.id,
  });
  await made('contractFiles.saveDraft', {
    id: file?.id,
    version: file?.version,
    employerId: employer?.id,
    tutorId: null,
    fields: fixtureFields(),
  });

  // The first file that leaves makes the note of those under way; a refusal afterwards changes nothing any more.
  const first = 'file_0123456789abcdef0123456789abcdef';
  const saved = await askVault(
    'contractFiles.savePdf',
    { id: file?.id, file: first },
    { [first]: join(folder, 'premier.pdf') },
  );
  if (!saved.ok) throw new Error(saved.error.message);

  const given = join(folder, 'donnes');
  mkdirSync(given);
  const samples = [
    ['extrait.csv', 'Nom;Prénom;Date de naissance\nModele;Essai;12/03/2004\n'],
    ['piece.png', png(30, 20)],
    ['vide', ''],
    ['texte', 'bonjour'],
  ] as const;
  for (const [name, content] of samples) writeFileSync(join(given, name), content);
  let turn = 0;

  const { db } = open.deps;
  const counts = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    )
    .all()
    .map(({ name }) => {
      const counting = `SELECT '${name}' AS name, count(*) AS rows`;
      try {
        return db.prepare(`${counting}, max(rowid) AS last FROM "${name}"`);
      } catch {
        // A table without rowid.
        return db.prepare(`${counting} FROM "${name}"`);
      }
    });
  const content = (): string => JSON.stringify(counts.map((count) => count.get()));

  return {
    known: {
      ids: [candidate?.id ?? '', employer?.id ?? '', file?.id ?? ''],
      texts: ['Exemple', 'Lou', 'Marseille', '2026-T1', 'ID'],
    },
    folder,
    open,
    askGate,
    askVault,
    withFiles: (name, input) => {
      if (typeof input !== 'object' || input === null) return input;
      for (const [field, use] of Object.entries(fileUsesOf(name))) {
        if (typeof Reflect.get(input, field) !== 'string') continue;
        turn += 1;
        const target = use.startsWith('save:')
          ? join(folder, `ecrit-${turn % 7}`)
          : use.startsWith('folder:')
            ? given
            : join(given, samples[turn % samples.length]?.[0] ?? '');
        Reflect.set(input, field, handles.give(target, use).handle);
      }
      return input;
    },
    content,
    judge: (name, before, answer) => {
      const bug = bugs.shift();
      bugs.length = 0;
      if (bug !== undefined) throw new Fault(`${name}: a bug\n${bug.slice(0, 2000)}`);
      if (answer.ok) return;
      const { code, message, field } = answer.error;
      if (code === 'BUG') throw new Fault(`${name}: answers a bug`);
      if (message.length === 0 || message.length > 1500)
        throw new Fault(`${name}: ${message.length} characters`);
      if (machine.test(message) || message.includes(folder)) throw new Fault(`${name}: says ${message}`);
      if (field !== undefined && field.length > 200)
        throw new Fault(`${name}: a field of ${field.length} characters`);
      const extra = Object.keys(answer.error).filter(
        (key) => !['code', 'message', 'field', 'reference'].includes(key),
      );
      if (extra.length > 0) throw new Fault(`${name}: answers ${extra.join(', ')}`);
      if (content() !== before) throw new Fault(`${name}: refused (${code}), and yet something was written`);
      if ('isAdmin' in {}) throw new Fault(`${name}: the prototype was reached`);
    },
    close: () => open.close(),
  };
}
