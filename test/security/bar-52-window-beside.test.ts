/**
 * Bar 52: a call is answered only to the main frame of the known window, showing our page; the window beside, only where it reads.
 */
import { describe, expect, test } from 'vitest';
import { createFileHandles } from '../../electron/main/dialogs';
import { createGate, type GateDeps } from '../../electron/main/gate';
import { ok, type Procedure, type Result } from '../../shared/base';
import { contract, isProcedureName, procedureOf } from '../../shared/ipc';
import { quietGate } from '../support/gate';

const names = Object.keys(contract).filter(isProcedureName);
const readings = names.filter((name) => procedureOf(name).reads === true);
const changes = names.filter((name) => procedureOf(name).reads !== true);
const frame = { url: 'app://vivier/#/candidats', origin: 'app://vivier', parent: null, detached: false };
const first = { sender: { id: 1 }, senderFrame: frame };
const beside = { sender: { id: 2 }, senderFrame: frame };

/** A gate with both windows; it tells which procedures went further than it. */
function gateOfBoth(more: Partial<GateDeps> = {}) {
  const reached: string[] = [];
  const changed: (readonly string[])[] = [];
  const note = (name: string) => async () => {
    reached.push(name);
    return ok({});
  };
  const mainNames = names.filter((name) => procedureOf(name).by === 'main');
  const gate = createGate({
    ...quietGate,
    windowContentsId: () => 1,
    besideContentsId: () => 2,
    isOpen: () => true,
    knownPath: () => '/x.vivier',
    handlers: Object.fromEntries(
      mainNames.map((name) => [name, note(name)]),
    ) as unknown as GateDeps['handlers'],
    handles: {
      ...createFileHandles(),
      take: () => ({ paths: {}, spend: () => {}, outlive: () => {}, giveBack: () => {} }),
    },
    onChanged: (domains) => void changed.push(domains),
    vault: {
      call: ({ name }) => {
        reached.push(name);
        return { answer: Promise.resolve(ok({})), cancel: () => {} };
      },
    },
    ...more,
  });
  const ask = (sender: typeof first, name: string, input: unknown = {}) =>
    gate.answer(sender, { callId: '01234567-89ab', name, input });
  return { reached, changed, ask, gate };
}
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

describe('from the window beside', () => {
  test.each(changes)('%s is refused before anything else is looked at', async (name) => {
    const { ask, reached, changed } = gateOfBoth();
    for (const input of [{}, null, { surplus: 'x' }])
      expect(codeOf(await ask(beside, name, input))).toBe('READS_ONLY');
    expect(reached).toEqual([]);
    expect(changed).toEqual([]);
    // The same call from the first window gets further: what refuses is the window, not the call.
    expect(codeOf(await ask(first, name))).not.toBe('READS_ONLY');
  });

  test('what is not declared to read is refused: a procedure that says nothing is one that changes', () => {
    expect(changes.length).toBeGreaterThan(80);
    expect(readings.length).toBeGreaterThan(40);
    expect(changes.length + readings.length).toBe(names.length);
  });

  test('what only reads is answered, as to the first', async () => {
    const { ask, reached } = gateOfBoth();
    await ask(beside, 'app.state');
    await ask(beside, 'portfolio.info');
    expect(reached).toEqual(['app.state', 'portfolio.info']);
  });

  test('nothing is answered once the portfolio is locked', async () => {
    const { ask, reached } = gateOfBoth({ isOpen: () => false });
    for (const name of readings.filter((one) => procedureOf(one).needs === 'open'))
      expect(codeOf(await ask(beside, name))).toBe('LOCKED');
    expect(reached).toEqual([]);
  });

  test('once it is gone, or in a frame of its page, it is nobody', async () => {
    const { ask } = gateOfBoth({ besideContentsId: () => null });
    expect(codeOf(await ask(beside, 'app.state'))).toBe('FORBIDDEN');
    const { gate } = gateOfBoth();
    const call = { callId: '01234567-89ab', name: 'app.state', input: {} };
    for (const senderFrame of [
      null,
      { ...frame, parent: frame },
      { ...frame, detached: true },
      { ...frame, url: 'https://vivier/', origin: 'https://vivier' },
    ])
      expect(codeOf(await gate.answer({ sender: { id: 2 }, senderFrame }, call))).toBe('FORBIDDEN');
  });

  test('a handler of main knows which window asks', async () => {
    const asked: unknown[] = [];
    const { ask } = gateOfBoth({
      handlers: {
        'app.state': async (_input: unknown, from: unknown) => {
          asked.push(from);
          return ok({ state: 'open', name: null, appVersion: '0', lock: null });
        },
      } as unknown as GateDeps['handlers'],
    });
    await ask(first, 'app.state');
    await ask(beside, 'app.state');
    expect(asked).toEqual([{ isBeside: false }, { isBeside: true }]);
  });
});

describe('what is declared to read', () => {
  const procedures: readonly (readonly [string, Procedure])[] = readings.map((name) => [
    name,
    procedureOf(name),
  ]);
  test.each(procedures)('%s makes nothing be read again, uses no file and no key', (_name, procedure) => {
    expect(procedure.refreshes).toEqual([]);
    expect(procedure.files).toBeUndefined();
    expect(procedure.afterwards).toBeUndefined();
    expect(procedure.quickUnlock).toBeUndefined();
    // A change, what is typed and what is not accepted yet are not readings.
    expect('none' in procedure.leaves ? procedure.leaves.none : '').not.toMatch(
      /^(?:a change|what is being|shown)/u,
    );
  });
  test('it leaves in the journal of accesses what the same reading leaves from the first window', () => {
    const lines = procedures.filter(([, { leaves }]) => 'kind' in leaves);
    expect(lines.length).toBeGreaterThan(10);
    for (const [name, { leaves }] of lines)
      expect([name, 'isReading' in leaves || name === 'merge.compare']).toEqual([name, true]);
  });
});

test('what changes nothing to be read again reads, or says here why it is refused beside', () => {
  const refused: Readonly<Record<string, string>> = {
    'app.openBeside': 'one window beside, asked for from the first',
    'app.readyToLock': 'what is typed stands in the first',
    'app.cancel': 'long jobs are of the first',
    'access.compareHead': 'a page of settings',
    'access.printed': 'leaves a line of what was printed',
    'backups.list': 'a page of settings',
    'backups.copies': 'a page of settings',
    'backups.find': 'before anything is open',
    'drafts.save': 'typing is of the first',
    'drafts.list': 'typing is of the first',
    'drafts.get': 'typing is of the first',
    'drafts.remove': 'typing is of the first',
    'handover.readCard': 'a file that is chosen',
    'handover.readKey': 'a page of settings',
    'handover.refuse': 'ends what was begun',
    'keys.sealing': 'no secret is typed beside',
    'keys.judge': 'no secret is typed beside',
    'keys.state': 'a page of settings',
    'keys.quickUnlock': 'a page of settings',
    'lists.saveLayout': 'kept for the first',
    'merge.separation': 'done, then taken back',
    'portfolio.examine': 'a file that is chosen',
    'portfolio.verify': 'puts a damaged copy aside',
    'privacy.erasure': 'the beginning of an erasure',
    'privacy.retentionPlan': 'the beginning of an erasure',
    'privacy.runPdf': 'writes a file',
    'privacy.noticePdf': 'writes a file',
    'workstation.previewPrint': 'main prints the first window',
    'workstation.print': 'main prints the first window',
  };
  const silent = changes.filter(
    (name) => procedureOf(name).refreshes.length === 0 && !name.startsWith('import.'),
  );
  expect(silent.toSorted()).toEqual(Object.keys(refused).toSorted());
});

test('the first window’s changes are told to the window beside by what they make be read again, once they succeed', async () => {
  const { ask, changed } = gateOfBoth();
  await ask(first, 'candidates.addNote', { id: '00000000-0000-4000-8000-000000000000', note: 'x' });
  await ask(first, 'portfolio.info');
  await ask(first, 'candidates.addNote', { id: 'x' });
  expect(changed).toEqual([procedureOf('candidates.addNote').refreshes]);
});
