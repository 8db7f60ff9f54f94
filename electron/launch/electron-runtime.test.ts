import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import {
  downloadEnvironment,
  failureSentence,
  fetchRuntime,
  isOverdue,
  isWorthFetching,
} from './electron-runtime.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vivier-runtime-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What stands in for Electron's install.js: each plays one network. */
const networks = {
  fails: `console.error('TypeError: fetch failed\\n    at node:internal'); process.exit(1);`,
  hangs: `setInterval(() => {}, 1000);`,
  'gives a piece, then nothing': `piece(40); setInterval(() => {}, 1000);`,
  'gives a piece, then breaks': `piece(40); setTimeout(() => process.exit(1), 600);`,
  'gives slowly, then all of it': `let n = 0; const timer = setInterval(() => { piece(20); n += 1; if (n === 8) { clearInterval(timer); writeFileSync(join(DIST, 'electron'), 'x'); } }, 150);`,
  'asks its proxy': `await fetch('https://electron.invalid/').catch(() => process.exit(1));`,
  'is a cache that unpacks at once': `writeFileSync(join(DIST, 'electron'), 'x');`,
} as const;

let said: string[] = [];
beforeEach(() => {
  said = [];
});

async function fetchFrom(
  network: keyof typeof networks,
  patience: Record<string, number> = {},
  env: Record<string, string> = {},
): Promise<{ outcome: string; left: readonly string[] }> {
  const dist = mkdtempSync(join(folder, 'dist-'));
  const script = join(dist, '..', `install-${Object.keys(networks).indexOf(network)}.mjs`);
  writeFileSync(
    script,
    `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
     import { tmpdir } from 'node:os';
     import { join } from 'node:path';
     const DIST = ${JSON.stringify(dist)};
     const piece = (kilobytes) => {
       mkdirSync(join(tmpdir(), 'electron-download-x'), { recursive: true });
       appendFileSync(join(tmpdir(), 'electron-download-x', 'electron.zip'), Buffer.alloc(kilobytes * 1000));
     };
     ${networks[network]}`,
  );
  const before = new Set(readdirSync(tmpdir()));
  const outcome = await fetchRuntime({
    script,
    dist,
    env: { ...process.env, ...env },
    patience: { pollMs: 50, sayMs: 100, ...patience },
    say: (line) => said.push(line),
  });
  const left = readdirSync(tmpdir()).filter(
    (name) => name.startsWith('vivier-electron-') && !before.has(name),
  );
  return { outcome, left };
}

describe('fetching Electron', () => {
  test('a network that says no at once is a refusal, and its reason is shown without a stack', async () => {
    expect(await fetchFrom('fails')).toMatchObject({ outcome: 'refused', left: [] });
    expect(said).toContain('  TypeError: fetch failed');
    expect(said.join('\n')).not.toMatch(/^\s*at /mu);
  });

  test('one that says no late is none: a connection that nobody answers may be another day’s', async () => {
    expect(await fetchFrom('fails', { answerMs: 0 })).toMatchObject({ outcome: 'interrupted' });
  });

  test('one that hangs is left, and nothing remains of it', async () => {
    const { outcome, left } = await fetchFrom('hangs', { beforeFirstByteMs: 300 });
    expect({ outcome, left }).toEqual({ outcome: 'timed-out', left: [] });
  });

  test('one that gives nothing more is left too', async () => {
    const patience = { beforeFirstByteMs: 30_000, silenceMs: 500 };
    expect(await fetchFrom('gives a piece, then nothing', patience)).toMatchObject({
      outcome: 'timed-out',
      left: [],
    });
  });

  test('one that breaks off in the middle is no refusal', async () => {
    expect(await fetchFrom('gives a piece, then breaks')).toMatchObject({ outcome: 'interrupted', left: [] });
  });

  test('a slow one is waited for, and shows what came', async () => {
    const patience = { beforeFirstByteMs: 30_000, silenceMs: 30_000 };
    const { outcome, left } = await fetchFrom('gives slowly, then all of it', patience);
    expect({ outcome, left }).toEqual({ outcome: 'fetched', left: [] });
    expect(said.filter((line) => /^Electron : \d+ Mo reçus/u.test(line)).length).toBeGreaterThan(2);
  });

  test('what was fetched before comes from the cache', async () => {
    expect(await fetchFrom('is a cache that unpacks at once')).toMatchObject({ outcome: 'fetched' });
  });

  test('each failure has its sentence', () => {
    for (const outcome of ['refused', 'interrupted', 'timed-out'] as const)
      expect(failureSentence(outcome)).toMatch(/Electron/u);
  });
});

const minute = 60_000;
test.each([
  ['nothing yet, half a minute', { hasBegun: false, silentMs: minute / 2, wholeMs: minute / 2 }, false],
  ['nothing yet, a minute', { hasBegun: false, silentMs: minute, wholeMs: minute }, true],
  ['begun, silent for four minutes', { hasBegun: true, silentMs: 4 * minute, wholeMs: 6 * minute }, false],
  ['begun, silent for five', { hasBegun: true, silentMs: 5 * minute, wholeMs: 6 * minute }, true],
  ['slow for 29 minutes', { hasBegun: true, silentMs: 0, wholeMs: 29 * minute }, false],
  ['slow for 30', { hasBegun: true, silentMs: 0, wholeMs: 30 * minute }, true],
] as const)('a download has had its time: %s', (_name, state, isOver) => {
  expect(isOverdue(state)).toBe(isOver);
});

test.each([
  ['nothing is remembered', { isAsked: false, refusedOn: null, today: '2026-11-29' }, true],
  ['refused today', { isAsked: false, refusedOn: '2026-11-29', today: '2026-11-29' }, false],
  ['refused yesterday', { isAsked: false, refusedOn: '2026-11-28', today: '2026-11-29' }, true],
  ['refused today, asked for', { isAsked: true, refusedOn: '2026-11-29', today: '2026-11-29' }, true],
] as const)('npm start looks for Electron: %s', (_name, state, isLooked) => {
  expect(isWorthFetching(state)).toBe(isLooked);
});

describe('a proxy', () => {
  test.each([
    ['of the system', { HTTPS_PROXY: 'http://a:1' }],
    ['of the system, in small letters', { https_proxy: 'http://a:1' }],
    ['of npm', { npm_config_https_proxy: 'http://a:1' }],
    ['of npm, for everything', { npm_config_proxy: 'http://a:1' }],
    ['of the system, for HTTP alone', { HTTP_PROXY: 'http://a:1' }],
  ])('%s is taken by the download', (_name, env) => {
    expect(downloadEnvironment(env)).toMatchObject({
      HTTPS_PROXY: 'http://a:1',
      ELECTRON_GET_USE_PROXY: '1',
      NODE_USE_ENV_PROXY: '1',
    });
  });

  test('the system’s comes before npm’s, an empty one is none, and exceptions go along', () => {
    const both = { HTTPS_PROXY: '', https_proxy: 'http://a:1', npm_config_proxy: 'http://b:2' };
    expect(downloadEnvironment({ ...both, npm_config_noproxy: 'intranet' })).toMatchObject({
      HTTPS_PROXY: 'http://a:1',
      NO_PROXY: 'intranet',
    });
  });

  test('npm’s own is really asked, for the place that the download names', async () => {
    const asked: string[] = [];
    const proxy = createServer().on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((isListening) => proxy.listen(0, '127.0.0.1', isListening));
    const address = proxy.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { outcome } = await fetchFrom(
      'asks its proxy',
      {},
      { npm_config_proxy: `http://127.0.0.1:${port}` },
    );
    proxy.close();
    expect({ asked, outcome }).toEqual({ asked: ['electron.invalid:443'], outcome: 'refused' });
  });

  test('without one nothing is said of it', () => {
    expect(downloadEnvironment({ PATH: '/bin' })).toEqual({ PATH: '/bin', NODE_USE_SYSTEM_CA: '1' });
  });
});
