import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Entrance } from '../../shared/base';
import { lastCompleteQuarter } from '../../shared/base/time';
import { candidateIdSchema } from '../../shared/fields';
import { type Input, type Output, type ProcedureName, procedureOf } from '../../shared/ipc';
import { quietGate } from '../../test/support/gate';
import { createFileHandles } from '../main/dialogs';
import { createGate, type MainHandlers } from '../main/gate';
import { withAccess } from '../vault/access';
import { systemClock } from '../vault/base/clock';
import { fillDemoContractFiles, listContractFiles } from '../vault/contract-files';
import { fillDemo, seededRandom } from '../vault/demo';
import { dispatch } from '../vault/dispatch';
import { createPortfolio, openPortfolio, type Session } from '../vault/portfolio';
import { handlersOf, handlersOfFile } from '../vault/procedures';
import { candidatesCommands } from './commands/candidates';
import { exportCommands } from './commands/export';
import { filesCommands } from './commands/files';
import { importCommand } from './commands/import';
import { portfolioCommands } from './commands/portfolio';

// Every opening derives a key, on a machine that may have other work.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PASSPHRASE = 'une phrase secrète de test';
const quarter = lastCompleteQuarter(systemClock.today());
const options = { clock: systemClock, newId: randomUUID };

/** A portfolio with people and files, made once; each test has a copy. */
let root = '';
let first = { id: '', reference: '' };
/** Somebody without a contract file. */
let erased = candidateIdSchema.parse('00000000-0000-4000-8000-000000000000');
let folder = '';
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'vivier-entrances-'));
  const random = seededRandom(1);
  const made = await createPortfolio(join(root, 'a.vivier'), PASSPHRASE, { ...options, derivation: 'floor' });
  fillDemo(made.deps, { seed: 1, candidates: 20, on: systemClock.today() });
  fillDemoContractFiles(made.deps, { on: systemClock.today(), random });
  const [file] = listContractFiles(made.deps);
  if (file === undefined) throw new Error('the demonstration makes files');
  first = file;
  erased = candidateIdSchema.parse(
    made.deps.db
      .prepare('SELECT id FROM candidate WHERE id NOT IN (SELECT candidate_id FROM contract_file) LIMIT 1')
      .pluck()
      .get(),
  );
  made.close();
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(root, 'essai-'));
  copyFileSync(join(root, 'a.vivier'), join(folder, 'a.vivier'));
  writeFileSync(
    join(folder, 'extrait.csv'),
    'Nom de naissance;Prénom;Date de naissance\nCanarival;Zyxette;01/02/2005\n',
  );
  vi.stubEnv('VIVIER_PASSPHRASE', PASSPHRASE);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
const at = (name: string): string => join(folder, name);

/** Runs a command; answers what it printed on stdout. */
async function run(...args: readonly string[]): Promise<string> {
  let printed = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
  const program = new Command('vivier').exitOverride();
  for (const add of [candidatesCommands, exportCommands, filesCommands, importCommand, portfolioCommands])
    add(program);
  await program.parseAsync([...args], { from: 'user' });
  spy.mockRestore();
  return printed;
}

/** Nothing of main is asked here. */
const noHandlers = new Proxy({} as MainHandlers, {
  get: () => {
    throw new Error('main is not asked');
  },
});

type Ask = <N extends ProcedureName>(name: N, input: Input<N>) => Promise<Output<N>>;

/** Lets the window ask, through the gate and the vault's dispatch, with a path where it would have chosen a file. */
async function fromWindow(act: (ask: Ask) => Promise<unknown>): Promise<void> {
  const open = await openPortfolio(at('a.vivier'), PASSPHRASE, options);
  const session: Session = { current: open, failures: 0, backups: { standard: folder, chosen: null } };
  const whileOpen = withAccess(open.deps, { ...handlersOf(open.deps), ...handlersOfFile(open, session) });
  const handles = createFileHandles();
  let last = 0;
  const gate = createGate({
    ...quietGate,
    windowContentsId: () => 1,
    isOpen: () => true,
    knownPath: () => null,
    handlers: noHandlers,
    handles,
    vault: {
      call: ({ name, input, files }) => ({
        answer: dispatch(
          { type: 'call', id: 1, name, input, files },
          {},
          whileOpen,
          { progress: () => undefined, signal: new AbortController().signal },
          (_reference, error) => {
            throw error;
          },
        ),
        cancel: () => undefined,
      }),
    },
  });
  const frame = { url: 'app://vivier/', origin: 'app://vivier', parent: null, detached: false };
  try {
    await act(async (name, input) => {
      const given: Record<string, unknown> = { ...input };
      for (const [field, use] of Object.entries(procedureOf(name).files ?? {}))
        given[field] = handles.give(String(given[field]), use).handle;
      last += 1;
      const call = { callId: `01234567-${1000 + last}`, name, input: given };
      const answer = await gate.answer({ sender: { id: 1 }, senderFrame: frame }, call);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
      return answer.data as Output<typeof name>;
    });
  } finally {
    open.close();
  }
}

interface Line {
  readonly kind: string;
  readonly entrance: Entrance;
}
/** The lines of the journal, as they are stored, without what tells their order and their instant. */
async function lines(): Promise<readonly Line[]> {
  const open = await openPortfolio(at('a.vivier'), PASSPHRASE, options);
  const stored = open.deps.db
    .prepare<[], Line>(
      'SELECT kind, subject_type, subject_id, actor, detail, entrance FROM access ORDER BY id',
    )
    .all();
  open.close();
  return stored;
}
const from = (entrance: Entrance, stored: readonly Line[]): readonly object[] =>
  stored.map(({ entrance: told, ...line }) => {
    expect(told).toBe(entrance);
    return line;
  });

/** What both entrances offer: a command, the calls of the window for the same, and the kinds of lines that they leave. */
const both: readonly {
  readonly command: () => readonly string[];
  readonly window: (ask: Ask) => Promise<unknown>;
  readonly leaves: readonly string[];
}[] = [
  {
    command: () => ['candidates', 'search', at('a.vivier'), 'a'],
    window: (ask) => ask('candidates.search', { text: 'a', limit: 50 }),
    leaves: [],
  },
  {
    command: () => ['files', 'list', at('a.vivier')],
    window: (ask) =>
      ask('contractFiles.list', { statuses: [], candidateId: null, employerId: null, offset: 0, limit: 500 }),
    leaves: [],
  },
  {
    command: () => ['files', 'check', at('a.vivier'), first.reference],
    window: (ask) => ask('contractFiles.check', { id: first.id }),
    leaves: ['file.read'],
  },
  {
    command: () => ['files', 'pdf', at('a.vivier'), first.reference, '--out', at('x.pdf')],
    window: (ask) => ask('contractFiles.savePdf', { id: first.id, file: at('y.pdf') }),
    leaves: ['file.pdf'],
  },
  {
    command: () => ['files', 'checklist', at('a.vivier'), first.reference, '--out', at('x-controle.pdf')],
    window: (ask) => ask('contractFiles.saveChecklist', { id: first.id, file: at('y-controle.pdf') }),
    leaves: ['file.checklist'],
  },
  {
    command: () => ['export', at('a.vivier'), '--quarter', quarter, '--out', at('x.zip')],
    window: (ask) => ask('indicators.writeExport', { quarter, file: at('y.zip') }),
    leaves: ['export.written'],
  },
  {
    command: () => ['import', at('a.vivier'), at('extrait.csv'), '--refused', at('refusees.csv')],
    window: async (ask) => {
      const { columns } = await ask('import.read', { file: at('extrait.csv'), fileName: 'extrait.csv' });
      const { planId } = await ask('import.plan', { mapping: columns.map(({ target }) => target) });
      await ask('import.planLines', { planId, outcome: null, offset: 0, limit: 500 });
      await ask('import.exportRefused', { planId, file: at('refusees-2.csv') });
      await ask('import.commit', { planId });
    },
    leaves: ['list.exported', 'import.committed'],
  },
  {
    command: () => ['portfolio', 'backup', at('a.vivier'), at('x.vivier')],
    window: (ask) => ask('backups.writeTo', { file: at('y.vivier') }),
    leaves: ['backup.made'],
  },
  {
    command: () => ['portfolio', 'copies', at('a.vivier')],
    window: (ask) => ask('backups.copies', {}),
    leaves: [],
  },
  {
    command: () => ['portfolio', 'accesses', at('a.vivier')],
    window: (ask) => ask('access.list', { offset: 0, limit: 500 }),
    leaves: [],
  },
  {
    command: () => ['candidates', 'erase', at('a.vivier'), erased, '--yes'],
    window: async (ask) => {
      const { confirmation } = await ask('privacy.erasure', { candidateIds: [erased] });
      await ask('privacy.erase', { candidateIds: [erased], reason: 'request', confirmation });
    },
    leaves: ['candidate.read', 'candidate.erased'],
  },
];

describe('the command line and the window leave the same line', () => {
  test('for each act that both offer', async () => {
    for (const { command } of both) await run(...command());
    const told = await lines();
    // The opening of a command comes first, although it is written with the first act only.
    expect(told.map(({ kind }) => kind)).toEqual(
      both.flatMap(({ leaves }) => ['portfolio.opened', ...leaves]),
    );
    copyFileSync(join(root, 'a.vivier'), at('a.vivier'));
    await fromWindow(async (ask) => {
      for (const { window } of both) await window(ask);
    });
    expect(from('window', await lines())).toEqual(
      from('command-line', told).filter((_, index) => told[index]?.kind !== 'portfolio.opened'),
    );
  });

  test('what the screen of a contract file asks leaves the line of `files check`', () => {
    expect(procedureOf('contractFiles.check').leaves).toEqual(procedureOf('contractFiles.get').leaves);
  });

  test('every procedure that a command asks of a portfolio stands above, or leaves the file as it was', () => {
    const commands = join(import.meta.dirname, 'commands');
    const asked = readdirSync(commands)
      .filter((name) => !name.endsWith('.test.ts'))
      .flatMap((name) => [...readFileSync(join(commands, name), 'utf8').matchAll(/\bask\(\s*'([^']+)'/gu)])
      .map(([, name]) => name ?? '');
    const compared = both.flatMap(({ window }) => [...String(window).matchAll(/ask\(\s*["']([^"']+)["']/gu)]);
    const onlyLooks = ['portfolio.info', 'portfolio.verify', 'import.chooseSheets'];
    expect([...new Set(asked)].filter((name) => !onlyLooks.includes(name)).sort()).toEqual(
      [...new Set(compared.map(([, name]) => name ?? ''))].sort(),
    );
  });
});

describe('a command that only looks, or is refused, leaves the file to the byte as it was', () => {
  test.each<[string, () => readonly string[]]>([
    ['info', () => ['portfolio', 'info', at('a.vivier')]],
    ['verify', () => ['portfolio', 'verify', at('a.vivier')]],
    ['import --dry-run', () => ['import', at('a.vivier'), at('extrait.csv'), '--dry-run']],
    ['candidates erase, without --yes', () => ['candidates', 'erase', at('a.vivier'), erased]],
    ['candidates erase, of nobody', () => ['candidates', 'erase', at('a.vivier'), 'x', '--yes']],
    ['a file that is not there', () => ['files', 'pdf', at('a.vivier'), 'CPRO-1', '--out', at('x.pdf')]],
    ['a folder that is not there', () => ['files', 'pdf', at('a.vivier'), first.id, '--out', at('x/y.pdf')]],
    ['a mapping that does not fit', () => ['import', at('a.vivier'), at('a.vivier')]],
  ])('%s', async (_what, command) => {
    const before = readFileSync(at('a.vivier'));
    await run(...command()).catch(() => undefined);
    expect(readFileSync(at('a.vivier')).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['a.vivier', 'extrait.csv']);
  });
});

test('an erasure that is only looked at counts all that would go, as the window does', async () => {
  const printed = await run('candidates', 'erase', at('a.vivier'), erased);
  const { goes } = JSON.parse(await run('candidates', 'erase', at('a.vivier'), erased, '--json'));
  const line = printed.split('\n').find((one) => one.startsWith('Dossiers'));
  const { eventsOfOthers: _among, ...counted } = goes;
  const counts = [...(line ?? '').matchAll(/ : (\d+)/gu)].map(([, count]) => Number(count));
  expect(counts.toSorted()).toEqual(Object.values<number>(counted).toSorted());
  expect(line).toMatch(/^Dossiers : \d+, pièces de la fiche : \d+, copies numérisées : \d+, /u);
});

test('the journal is printed the oldest first, with the entrance of each act', async () => {
  await run('files', 'pdf', at('a.vivier'), first.reference, '--out', at('x.pdf'));
  await fromWindow((ask) => ask('contractFiles.get', { id: first.id }));
  const printed: readonly Record<string, unknown>[] = JSON.parse(
    await run('portfolio', 'accesses', at('a.vivier'), '--json'),
  );
  expect(printed.map(({ act, subject, entrance }) => [act, subject, entrance])).toEqual([
    ['portfolio.opened', null, 'command-line'],
    ['file.pdf', first.id, 'command-line'],
    ['file.read', first.id, 'window'],
  ]);
  for (const line of printed) expect(Object.keys(line)).toEqual(['at', 'act', 'subject', 'by', 'entrance']);
  expect(await run('portfolio', 'accesses', at('a.vivier'))).toMatch(
    /Dossier PDF enregistré\t.*\tligne de commande\n/u,
  );
});
