/**
 * Bar 39: after a lock nothing answers: the vault process is gone, and every procedure that needs an open portfolio is LOCKED.
 *
 * With main's own gate, lock and client over a real process; the same through the window in
 * `bar-35-nothing-stops-the-lock.proof.spec.ts`.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFileHandles } from '../../electron/main/dialogs';
import { createGate, type MainHandlers } from '../../electron/main/gate';
import { createLock, type Lock } from '../../electron/main/lock';
import { createVaultClient } from '../../electron/main/vault-client';
import { contract, isProcedureName, procedureOf } from '../../shared/ipc';
import { quietGate } from '../support/gate';
import { utilityOf } from '../support/utility-process';

/** Answers any call, and never leaves by itself: the worst of vaults. */
const STUBBORN = `
process.parentPort.on('message', ({ data }) => {
  if (data.type === 'call') process.parentPort.postMessage({ type: 'answer', id: data.id, result: { ok: true, data: {} } });
});
process.parentPort.postMessage({ type: 'ready' });
`;
const parentPort = new URL('../../electron/launch/host/parent-port.ts', import.meta.url).href;
const sender = {
  sender: { id: 1 },
  senderFrame: { url: 'app://vivier/', origin: 'app://vivier', parent: null, detached: false },
};
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-bar-39-'));
  writeFileSync(join(folder, 'vault.mjs'), STUBBORN);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a vault that will not leave is ended, and no procedure answers any more, not even one under way', async () => {
  let isOpen = true;
  let pid = 0;
  const vault = createVaultClient({
    fork: () => {
      const child = fork(join(folder, 'vault.mjs'), [], {
        serialization: 'advanced',
        execArgv: ['--import', parentPort],
      });
      pid = child.pid ?? 0;
      return utilityOf(child);
    },
    onDeath: () => {},
    closeTimeoutMs: 200,
  });
  const gate = createGate({
    ...quietGate,
    windowContentsId: () => 1,
    isOpen: () => isOpen,
    knownPath: () => null,
    // Procedures of main need no open portfolio: none of them is called here.
    handlers: {} as MainHandlers,
    handles: createFileHandles(),
    vault,
  });
  const lock: Lock = createLock({
    isOpen: () => isOpen,
    cancelJobs: () => gate.cancelAll(),
    tellLocking: () => lock.ready(true),
    forget: () => {
      isOpen = false;
    },
    closeVault: () => vault.close(),
    clearWindow: async () => {},
  });
  let n = 0;
  const ask = (name: string): Promise<unknown> => {
    n += 1;
    return gate.answer(sender, { callId: `00000000-${String(n).padStart(4, '0')}`, name, input: {} });
  };

  expect(await ask('drafts.remove')).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  expect(await ask('import.giveUp')).toEqual({ ok: true, data: {} });
  expect(process.kill(pid, 0)).toBe(true);
  const underWay = ask('settings.get');
  await lock.lock('hand');
  expect(await underWay).not.toMatchObject({ ok: true });
  expect(() => process.kill(pid, 0)).toThrow();
  const needOpen = Object.keys(contract)
    .filter(isProcedureName)
    .filter((name) => procedureOf(name).needs === 'open');
  expect(needOpen.length).toBeGreaterThan(30);
  for (const name of needOpen)
    expect([name, await ask(name)]).toMatchObject([name, { ok: false, error: { code: 'LOCKED' } }]);
});
