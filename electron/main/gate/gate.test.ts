import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { fileHandleSchema, ok, type Result, refuse } from '../../../shared/base';
import { contract, isProcedureName, type ProcedureName, procedureOf } from '../../../shared/ipc';
import { noProfile } from '../../../shared/settings';
import { defaultWorkstationPreferences } from '../../../shared/workstation';
import { quietGate, someSealed } from '../../../test/support/gate';
import { createFileHandles } from '../dialogs';
import type { VaultCall } from '../vault-client';
import { createGate, type GateDeps } from './gate';
import { isFromOurPage, type Sender } from './sender';

const names = Object.keys(contract).filter(isProcedureName);
const frame = { url: 'app://vivier/', origin: 'app://vivier', parent: null, detached: false };
const ours: Sender = { sender: { id: 1 }, senderFrame: frame };
const workstation = {
  preferences: defaultWorkstationPreferences,
  limits: { maxIdleMinutes: 15, canProtectCapture: false, mustProtectCapture: false },
};
const callId = '01234567-89ab';

/** A gate over a vault that answers what the test says, and records what reaches it. */
function gateOver(
  answer: (call: VaultCall) => Result<unknown> | Promise<Result<unknown>>,
  more: Partial<GateDeps> = {},
) {
  const reached: VaultCall[] = [];
  const log = vi.fn();
  const onOpened = vi.fn();
  const onRelocated = vi.fn();
  const handles = createFileHandles();
  const gate = createGate({
    ...quietGate,
    windowContentsId: () => 1,
    isOpen: () => true,
    knownPath: () => null,
    onOpened,
    onRelocated,
    handlers: {
      'app.state': async () => ok({ state: 'none', name: null, appVersion: '0.0.0', lock: null }),
      'app.lock': async () => ok({}),
      'app.openBeside': async () => ok({}),
      'app.tellDiscretion': async () => ok({}),
      'app.readyToLock': async () => ok({}),
      'app.cancel': async () => ok({}),
      'files.chooseToOpen': async () => ok({ file: null }),
      'files.chooseToSave': async () => ok({ file: null }),
      'keys.quickUnlock': async () => ok({ isAvailable: false, isOn: false }),
      'files.chooseLocal': async () => refuse('PLACE_NOT_LOCAL'),
      'workstation.get': async () => ok(workstation),
      'workstation.save': async () => ok(workstation),
      'workstation.copy': async () => ok({}),
      'workstation.previewPrint': async () => refuse('NOT_FOUND'),
      'workstation.print': async () => refuse('NOT_FOUND'),
      'workstation.policy': async () => refuse('NOT_FOUND'),
      'workstation.readUpdate': async () => refuse('UPDATE_INVALID'),
      'workstation.startUpdate': async () => refuse('UPDATE_INVALID'),
      'files.chooseFolder': async () => ok({ folder: null }),
    },
    handles,
    vault: {
      call: (call) => {
        reached.push(call);
        return { answer: Promise.resolve(answer(call)), cancel: () => {} };
      },
    },
    log,
    ...more,
  });
  const ask = (name: string, input: unknown) => gate.answer(ours, { callId, name, input });
  return { gate, ask, reached, log, onOpened, onRelocated, handles };
}
const unreachable = () => {
  throw new Error('the vault must not be reached');
};
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

describe('sender', () => {
  const hostile: readonly [string, Sender][] = [
    ['another web contents', { ...ours, sender: { id: 2 } }],
    ['a frame destroyed meanwhile', { ...ours, senderFrame: null }],
    ['a frame detached', { ...ours, senderFrame: { ...frame, detached: true } }],
    ['a subframe of our page', { ...ours, senderFrame: { ...frame, parent: frame } }],
    ['about:blank', { ...ours, senderFrame: { ...frame, url: 'about:blank', origin: 'null' } }],
    ['a web page', { ...ours, senderFrame: { ...frame, url: 'https://vivier/', origin: 'https://vivier' } }],
    ['a file', { ...ours, senderFrame: { ...frame, url: 'file:///app/index.html', origin: 'file://' } }],
    [
      'another host of our scheme',
      { ...ours, senderFrame: { ...frame, url: 'app://vivier.evil/', origin: 'app://vivier.evil' } },
    ],
    [
      'an address that lies',
      { ...ours, senderFrame: { ...frame, url: 'app://vivier/', origin: 'https://evil.example' } },
    ],
    ['an origin that lies', { ...ours, senderFrame: { ...frame, url: 'https://evil.example/' } }],
    ['an address with a user name', { ...ours, senderFrame: { ...frame, url: 'app://vivier@evil/' } }],
  ];
  test.each(hostile)('%s is refused', async (_what, event) => {
    const { gate, reached } = gateOver(unreachable);
    expect(codeOf(await gate.answer(event, { callId, name: 'app.state', input: {} }))).toBe('FORBIDDEN');
    expect(reached).toEqual([]);
  });
  test('nobody is ours while there is no window', () => {
    expect(isFromOurPage(ours, null)).toBe(false);
    expect(isFromOurPage(ours, 1)).toBe(true);
  });
});

describe('shape of a call', () => {
  test.each([
    undefined,
    null,
    7,
    'app.state',
    [],
    {},
    { name: 'app.state', input: {} },
    { callId: '../../x', name: 'app.state', input: {} },
    { callId, name: 7, input: {} },
    { callId, name: 'app.state', input: {}, more: true },
    { callId, name: 'x'.repeat(81), input: {} },
  ])('%j is refused', async (message) => {
    expect(codeOf(await gateOver(unreachable).gate.answer(ours, message))).toBe('INVALID_INPUT');
  });

  test.each(['', 'nothing.here', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'app.state '])(
    'the name %j is unknown',
    async (name) => {
      expect(codeOf(await gateOver(unreachable).ask(name, {}))).toBe('UNKNOWN_PROCEDURE');
    },
  );

  test('two calls cannot share a number while one runs', async () => {
    const answer = Promise.withResolvers<Result<unknown>>();
    const { ask } = gateOver(() => answer.promise);
    const first = ask('settings.get', {});
    await Promise.resolve();
    expect(codeOf(await ask('settings.get', {}))).toBe('INVALID_INPUT');
    answer.resolve(refuse('NOT_FOUND'));
    expect(codeOf(await first)).toBe('NOT_FOUND');
  });
});

let deep: unknown = 'x';
for (let depth = 0; depth < 5000; depth += 1) deep = { deep };
let deepList: unknown = [];
for (let depth = 0; depth < 5000; depth += 1) deepList = [deepList];

const wrong: readonly [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a number', 42],
  ['not a number', Number.NaN],
  ['a text', "'; drop table candidate; --"],
  ['a long text', 'x'.repeat(1_000_000)],
  ['a list', []],
  ['a list of objects', [{}]],
  ['an own __proto__', JSON.parse('{"__proto__":{"isOpen":true}}')],
  ['a constructor', { constructor: { prototype: {} } }],
  ['an unknown field', { surplus: 1 }],
  ['deep nesting', deep],
  ['deep lists', deepList],
  ['deep nesting in a known field', { file: deep, passphrase: deep, id: deep, text: deep, fields: deep }],
  ['bytes', new Uint8Array(8)],
  ['a map', new Map([['file', 'x']])],
  ['a date', new Date(0)],
];

describe('every procedure of the contract', () => {
  test('there are many', () => {
    expect(names.length).toBeGreaterThan(25);
  });

  describe.each(names)('%s', (name) => {
    test(`refuses ${wrong.length} wrong inputs, and the vault sees none of them`, async () => {
      const { ask, reached } = gateOver(unreachable);
      for (const [what, input] of wrong) {
        const result = await ask(name, input);
        expect({ what, code: codeOf(result) }).toEqual({ what, code: 'INVALID_INPUT' });
        expect(JSON.stringify(result).length).toBeLessThan(800);
      }
      expect(reached).toEqual([]);
    });

    if (procedureOf(name).needs === 'open')
      test('is LOCKED while no portfolio is open, whatever it is asked', async () => {
        const { ask, reached } = gateOver(unreachable, { isOpen: () => false });
        expect(codeOf(await ask(name, {}))).toBe('LOCKED');
        expect(codeOf(await ask(name, null))).toBe('LOCKED');
        expect(reached).toEqual([]);
      });

    test('says what each chosen file may be used for, at the first level of its input', () => {
      // A handle deeper in an input would reach the vault as a mere text.
      expect(handlesIn(name)).toBe(Object.keys(procedureOf(name).files ?? {}).length);
    });
  });
});

/** How many handle schemas stand anywhere in an input, at any depth. */
function handlesIn(name: ProcedureName): number {
  let count = 0;
  const seen = new Set<unknown>();
  const walk = (value: unknown): void => {
    if (value === fileHandleSchema) count += 1;
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    // A schema keeps its parts in its definition; a definition keeps them in objects, lists and schemas.
    for (const part of value instanceof z.ZodType ? [value.def] : Object.values(value)) walk(part);
  };
  walk(procedureOf(name).input);
  return count;
}

describe('refusals', () => {
  test('name the field and speak French', async () => {
    const { ask, handles } = gateOver(unreachable);
    const { handle } = handles.give('/x.vivier', 'save:portfolio');
    expect(
      await ask('portfolio.prepare', { file: handle, passphrase: 'une phrase en clair', profile: noProfile }),
    ).toEqual({
      ok: false,
      error: {
        code: 'INVALID_INPUT',
        field: 'passphrase',
        message: 'Ce secret n’est pas arrivé scellé jusqu’au coffre\u202F; saisissez-le de nouveau.',
      },
    });
    const typed = await ask('keys.judge', { passphrase: someSealed, names: 7 });
    expect(typed).toMatchObject({
      error: { field: 'names', message: expect.stringMatching(/attendu/) },
    });
  });

  test('a bug is told by a reference number alone, and logged without its message', async () => {
    const { ask, log } = gateOver(() => {
      throw new Error('select * from candidate where name = "Durand"');
    });
    const result = await ask('settings.get', {});
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'BUG', reference: expect.stringMatching(/^[0-9A-F]{8}$/) },
    });
    expect(JSON.stringify(result)).not.toMatch(/select|Durand|gate\.ts/);
    expect(JSON.stringify(log.mock.calls)).not.toMatch(/Durand/);
    expect(log).toHaveBeenCalledOnce();
  });

  test('a refusal of the vault crosses with its four known fields only', async () => {
    const error = {
      code: 'CONFLICT',
      message: 'Relisez.',
      field: 'version',
      stack: 'at x',
      path: '/home',
    } as const;
    const { ask } = gateOver(() => ({ ok: false, error }));
    expect(await ask('settings.get', {})).toEqual({
      ok: false,
      error: { code: 'CONFLICT', message: 'Relisez.', field: 'version' },
    });
  });
});

describe('answers', () => {
  const info = {
    name: 'equipe.vivier',
    vaultId: 'x',
    isDemo: false,
    formatVersion: 1,
    schemaVersion: 10,
    createdAt: '2026-11-21T10:00:00.000Z',
    sizeBytes: 1,
    counts: { candidates: 0, employers: 0, contractFiles: 0, events: 0, attachments: 0 },
  };

  test('fields that the schema does not know are taken away, at every depth', async () => {
    const { ask } = gateOver(() => ok({ ...info, path: '/home/x', counts: { ...info.counts, key: 'k' } }));
    expect(await ask('portfolio.info', {})).toEqual({ ok: true, data: info });
  });

  test('an answer of the wrong shape is a bug', async () => {
    const { ask } = gateOver(() => ok({ ...info, sizeBytes: '1' }));
    expect(codeOf(await ask('portfolio.info', {}))).toBe('BUG');
  });

  test('opening is remembered only when it succeeds', async () => {
    const failing = gateOver(() => refuse('WRONG_PASSPHRASE'), { knownPath: () => '/x.vivier' });
    await failing.ask('portfolio.open', { file: null, passphrase: someSealed });
    expect(failing.onOpened).not.toHaveBeenCalled();
    const { ask, onOpened, reached } = gateOver(() => ok(info), { knownPath: () => '/x.vivier' });
    await ask('portfolio.open', { file: null, passphrase: someSealed });
    expect(onOpened).toHaveBeenCalledWith('/x.vivier');
    expect(reached[0]?.files).toEqual({ known: '/x.vivier' });
  });
});

describe('chosen files', () => {
  test('the vault receives the path behind the handle, once', async () => {
    const { ask, handles, reached, onOpened } = gateOver(() => refuse('WRONG_PASSPHRASE'));
    const { handle } = handles.give('/y.vivier', 'open:portfolio');
    const input = { file: handle, passphrase: someSealed };
    expect(codeOf(await ask('portfolio.open', input))).toBe('WRONG_PASSPHRASE');
    // A wrong passphrase does not make the user choose the file again.
    expect(codeOf(await ask('portfolio.open', input))).toBe('WRONG_PASSPHRASE');
    expect(reached[1]?.files).toEqual({ [handle]: '/y.vivier' });
    expect(onOpened).not.toHaveBeenCalled();
  });

  test('looking at a file leaves its handle for the call that opens it', async () => {
    const { ask, handles, reached } = gateOver(() =>
      ok({
        condition: 'fine',
        name: 'y.vivier',
        sizeBytes: 1,
        changedAt: null,
        holder: null,
      }),
    );
    const { handle } = handles.give('/y.vivier', 'open:portfolio');
    for (let turn = 0; turn < 2; turn += 1)
      expect(codeOf(await ask('portfolio.examine', { file: handle }))).toBe('ok');
    expect(reached.map(({ files }) => files)).toEqual([{ [handle]: '/y.vivier' }, { [handle]: '/y.vivier' }]);
  });

  test('the known portfolio, copied elsewhere, is known there', async () => {
    const { ask, handles, reached, onRelocated } = gateOver(() => ok({}), {
      knownPath: () => '/share/x.vivier',
    });
    const { handle } = handles.give('/home/x.vivier', 'save:portfolio');
    expect(codeOf(await ask('portfolio.relocate', { file: handle }))).toBe('ok');
    expect(reached[0]?.files).toEqual({ known: '/share/x.vivier', [handle]: '/home/x.vivier' });
    expect(onRelocated).toHaveBeenCalledExactlyOnceWith('/home/x.vivier');
  });

  test('a handle spent, forged, or given for another use is refused', async () => {
    const { ask, handles, reached } = gateOver(() =>
      ok({ isValid: true, quarter: null, files: [], faults: [] }),
    );
    const { handle } = handles.give('/export.zip', 'open:export');
    expect(codeOf(await ask('indicators.verifyExport', { file: handle }))).toBe('ok');
    expect(codeOf(await ask('indicators.verifyExport', { file: handle }))).toBe('HANDLE_SPENT');
    expect(codeOf(await ask('indicators.verifyExport', { file: `file_${'a'.repeat(32)}` }))).toBe(
      'HANDLE_SPENT',
    );
    const other = handles.give('/x.csv', 'open:import').handle;
    expect(codeOf(await ask('indicators.verifyExport', { file: other }))).toBe('HANDLE_SPENT');
    expect(codeOf(await ask('indicators.verifyExport', { file: '/etc/passwd' }))).toBe('INVALID_INPUT');
    expect(reached).toHaveLength(1);
  });
});
