import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Progress } from '../../shared/ipc';
import { readerOf, utilityOf } from '../../test/support/utility-process';
import { createVaultClient, type VaultProcess } from './vault-client';

/** A vault that obeys: a real process with the messages of the protocol, and nothing inside. */
const OBEDIENT = `
import { existsSync } from 'node:fs';
const port = process.parentPort;
let former = null;
let hear = () => {};
port.on('message', ({ data }) => {
  if (data.type === 'close') { if (process.argv[2] !== 'stubborn') process.exit(0); return; }
  if (data.type === 'reader') { hear(data); return; }
  if (data.type === 'formerEnd') { former = data.how; return; }
  if (data.type === 'cancel') { port.postMessage({ type: 'answer', id: data.id, result: { ok: true, data: 'cancelled' } }); return; }
  switch (data.name) {
    case 'echo': port.postMessage({ type: 'answer', id: data.id, result: { ok: true, data: { input: data.input, files: data.files, pid: process.pid } } }); break;
    case 'former': port.postMessage({ type: 'answer', id: data.id, result: { ok: true, data: former } }); break;
    case 'count':
      for (const done of [1, 2, 3]) port.postMessage({ type: 'progress', id: data.id, progress: { done, total: 3, label: 'lignes' } });
      port.postMessage({ type: 'answer', id: data.id, result: { ok: true, data: null } });
      break;
    case 'die': process.kill(process.pid, 'SIGKILL'); break;
    case 'held':
      port.postMessage({ type: 'held', isHeld: true });
      while (!existsSync(data.files.known)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      port.postMessage({ type: 'held', isHeld: false });
      port.postMessage({ type: 'answer', id: data.id, result: { ok: true, data: null } });
      break;
    case 'bytes': port.postMessage({ type: 'answer', id: data.id, result: { ok: true, data: new Uint8Array(3_000_000).fill(7) } }); break;
    case 'never': break;
    // Asks for a reader with what it was given, and answers what it hears of it.
    case 'read': {
      const heard = [];
      hear = (news) => {
        heard.push(news);
        if (news.news === 'ended' || news.word === 'waits')
          port.postMessage({ type: 'answer', id: data.id, result: { ok: true, data: heard } });
      };
      port.postMessage({ type: 'reader', id: 7, order: 'start', job: data.input });
      break;
    }
    case 'stop reading':
      port.postMessage({ type: 'reader', id: 7, order: 'stop' });
      port.postMessage({ type: 'answer', id: data.id, result: { ok: true, data: null } });
      break;
  }
});
setTimeout(() => port.postMessage({ type: 'ready' }), 50);
`;

let folder = '';
let script = '';
let forks = 0;
const parentPort = new URL('../launch/host/parent-port.ts', import.meta.url).href;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-client-'));
  script = join(folder, 'vault.mjs');
  writeFileSync(script, OBEDIENT);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let last: ChildProcess | null = null;
function forkVault(...args: string[]): VaultProcess {
  forks += 1;
  last = fork(script, args, { serialization: 'advanced', execArgv: ['--import', parentPort] });
  return utilityOf(last);
}
const ask = (
  client: ReturnType<typeof createVaultClient>,
  name: string,
  onProgress: (p: Progress) => void = () => {},
) => client.call({ name, input: { x: 1 }, files: { known: '/a' }, onProgress });

describe('the client of the vault process', () => {
  test('starts it at the first call, waits until it is ready, and relays', async () => {
    const before = forks;
    const client = createVaultClient({ fork: () => forkVault(), onDeath: () => {} });
    expect(forks).toBe(before);
    const [one, two] = await Promise.all([ask(client, 'echo').answer, ask(client, 'echo').answer]);
    expect(one).toMatchObject({ ok: true, data: { input: { x: 1 }, files: { known: '/a' } } });
    expect(two).toEqual(one);
    expect(forks).toBe(before + 1);
    await client.close();
  });

  test('relays the progress of a job to its caller', async () => {
    const client = createVaultClient({ fork: () => forkVault(), onDeath: () => {} });
    const seen: number[] = [];
    await ask(client, 'count', ({ done }) => seen.push(done)).answer;
    expect(seen).toEqual([1, 2, 3]);
    await client.close();
  });

  test('hears at once that the vault waits for a file that is held, while its thread sleeps', async () => {
    const given = join(folder, 'given-back');
    const told: boolean[] = [];
    const client = createVaultClient({
      fork: () => forkVault(),
      onDeath: () => {},
      onHeld: (isHeld) => {
        told.push(isHeld);
        // Its thread sleeps until then: told later, it would sleep for ever.
        if (isHeld) writeFileSync(given, '');
      },
    });
    await client.call({ name: 'held', input: {}, files: { known: given }, onProgress: () => {} }).answer;
    expect(told).toEqual([true, false]);
    await client.close();
  });

  test('starts what reads for the vault, relays what it says and its end, and ends it with the vault', async () => {
    const reader = join(folder, 'reader.mjs');
    writeFileSync(
      reader,
      `process.on('message', (job) => {
         process.send(job);
         if (job === 'ends') process.exit(0);
         process.send('waits');
       });
       process.on('disconnect', () => undefined);
       setInterval(() => undefined, 1000);`,
    );
    const started: ChildProcess[] = [];
    const client = createVaultClient({
      fork: () => forkVault(),
      forkReader: () => {
        const child = fork(reader, [], { serialization: 'advanced', execArgv: [] });
        started.push(child);
        return readerOf(child);
      },
      onDeath: () => {},
    });
    const read = (job: string) =>
      client.call({ name: 'read', input: job, files: {}, onProgress: () => {} }).answer;
    const heard = (...news: readonly object[]) => ({
      ok: true,
      data: news.map((one) => ({ type: 'reader', id: 7, ...one })),
    });
    expect(await read('ends')).toEqual(heard({ news: 'said', word: 'ends' }, { news: 'ended' }));
    expect(await read('goes on')).toEqual(
      heard({ news: 'said', word: 'goes on' }, { news: 'said', word: 'waits' }),
    );
    const gone = (child: ChildProcess | undefined): Promise<void> =>
      new Promise((resolve) =>
        child === undefined || child.exitCode !== null || child.signalCode !== null
          ? resolve()
          : child.once('exit', () => resolve()),
      );
    await client.call({ name: 'stop reading', input: null, files: {}, onProgress: () => {} }).answer;
    await gone(started[1]);
    await read('goes on again');
    await client.close();
    await gone(started[2]);
    expect(started).toHaveLength(3);
  });

  test('where nothing can be started to read, the vault is told that it ended', async () => {
    const client = createVaultClient({ fork: () => forkVault(), onDeath: () => {} });
    const read = client.call({ name: 'read', input: 'x', files: {}, onProgress: () => {} });
    expect(await read.answer).toEqual({ ok: true, data: [{ type: 'reader', id: 7, news: 'ended' }] });
    await client.close();
  });

  test('bytes arrive as bytes', async () => {
    const client = createVaultClient({ fork: () => forkVault(), onDeath: () => {} });
    const result = await ask(client, 'bytes').answer;
    expect(result.ok && result.data).toBeInstanceOf(Uint8Array);
    await client.close();
  });

  test('relays a cancellation, asked before or after the process is ready', async () => {
    const client = createVaultClient({ fork: () => forkVault(), onDeath: () => {} });
    const early = ask(client, 'never');
    early.cancel();
    expect(await early.answer).toEqual({ ok: true, data: 'cancelled' });
    const late = ask(client, 'never');
    await ask(client, 'echo').answer;
    late.cancel();
    expect(await late.answer).toEqual({ ok: true, data: 'cancelled' });
    await client.close();
  });

  test('a vault that dies answers VAULT_STOPPED to every waiting call, says so once, and the next call starts another', async () => {
    const onDeath = vi.fn();
    const client = createVaultClient({ fork: () => forkVault(), onDeath });
    const first = await ask(client, 'echo').answer;
    const waiting = ask(client, 'never').answer;
    const dying = ask(client, 'die').answer;
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'VAULT_STOPPED' } });
    expect(await dying).toMatchObject({ ok: false, error: { code: 'VAULT_STOPPED' } });
    expect(onDeath).toHaveBeenCalledTimes(1);
    const second = await ask(client, 'echo').answer;
    expect(second.ok).toBe(true);
    expect(second).not.toEqual(first);
    await client.close();
    expect(onDeath).toHaveBeenCalledTimes(1);
  });

  test('a fatal error of V8 is heard, the calls are answered, and the death tells where it came from', async () => {
    const onDeath = vi.fn();
    const client = createVaultClient({ fork: () => forkVault(), onDeath });
    await ask(client, 'echo').answer;
    const waiting = ask(client, 'never').answer;
    // As Electron does: the event first, then the end of the process (shell/services/node/node_service.cc).
    expect(last?.emit('error', 'FatalError', 'v8::ToLocalChecked', '{"header":{}}')).toBe(true);
    last?.kill('SIGKILL');
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'VAULT_STOPPED' } });
    expect(onDeath).toHaveBeenCalledExactlyOnceWith({ fatalAt: 'v8::ToLocalChecked', code: 1 });
    // The next process is told, for its diagnostics.
    expect(await ask(client, 'former').answer).toEqual({ ok: true, data: 'v8::ToLocalChecked, code 1' });
    await client.close();
  });

  test('a vault that cannot start answers VAULT_STOPPED', async () => {
    const client = createVaultClient({
      fork: () => {
        throw new Error('no process left');
      },
      onDeath: () => {},
    });
    expect(await ask(client, 'echo').answer).toMatchObject({ ok: false, error: { code: 'VAULT_STOPPED' } });
  });

  test('closing answers LOCKED to the calls under way, even those just asked', async () => {
    const client = createVaultClient({ fork: () => forkVault(), onDeath: () => {} });
    await ask(client, 'echo').answer;
    const waiting = ask(client, 'never').answer;
    await Promise.resolve();
    const justAsked = ask(client, 'echo').answer;
    const closed = client.close();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
    expect(await justAsked).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
    await closed;
  });

  test('a vault that does not leave is killed, and the next call waits for its end', async () => {
    const client = createVaultClient({
      fork: () => forkVault('stubborn'),
      onDeath: () => {},
      closeTimeoutMs: 200,
    });
    await ask(client, 'echo').answer;
    const stubborn = last;
    void client.close();
    const next = await ask(client, 'echo').answer;
    expect(stubborn?.signalCode).toBe('SIGKILL');
    expect(next.ok).toBe(true);
    await client.close();
  });

  test('closing what is closed does nothing', async () => {
    const client = createVaultClient({ fork: () => forkVault(), onDeath: () => {} });
    await client.close();
    await ask(client, 'echo').answer;
    await client.close();
    await client.close();
  });

  test('a process that never starts answers so, each time it is asked, and is no death: nothing was open', async () => {
    const broken = join(folder, 'broken.mjs');
    writeFileSync(broken, "throw new Error('native module');");
    const onDeath = vi.fn();
    const client = createVaultClient({
      fork: () => {
        return utilityOf(fork(broken, [], { stdio: 'ignore', execArgv: ['--import', parentPort] }));
      },
      onDeath,
    });
    for (let turn = 0; turn < 2; turn += 1)
      expect(await ask(client, 'echo').answer).toMatchObject({ error: { code: 'VAULT_UNSTARTABLE' } });
    expect(onDeath).not.toHaveBeenCalled();
  });
});
