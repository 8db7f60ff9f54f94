/**
 * What Electron and Windows do to an app, played by the Chromium host as their sources say (docs/electron-api.md): the
 * packaged start, the end of a session, a fatal error of V8, a page whose process ends, a second start, a profile that takes
 * no files. On the real runtime the conformance tests prove the host right, and the self-test of the packages the rest.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { appRoot, findChromium } from '../../electron/launch/chromium.mjs';
import { type HostedElectron, scriptedDialogs, startHosted } from '../../electron/launch/host/index.ts';
import { rememberTyping } from './canaries.ts';
import { PATIENCE_MS, type Vivier } from './launch.ts';
import { answered, call, openReadyPortfolio, passphrase, violations } from './screen.ts';

const folder = mkdtempSync(join(tmpdir(), 'vivier-runtime-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

interface Started {
  readonly hosted: HostedElectron;
  readonly page: Page;
  readonly profile: string;
  /** How the app ended. */
  readonly ended: Promise<number>;
  readonly create: (name: string) => Promise<string>;
}
let running: Started | null = null;
let starts = 0;
const saved = { ...process.env };
afterEach(async () => {
  running?.hosted.quit();
  await running?.ended;
  running = null;
  process.env = { ...saved };
});

async function start(
  options: {
    readonly isPackaged?: boolean;
    readonly argv?: readonly string[];
    readonly profile?: string;
  } = {},
): Promise<Started> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error('No Chromium found.');
  starts += 1;
  const profile = options.profile ?? join(folder, `profil-${starts}`);
  process.env.VIVIER_PROFILE = profile;
  const script = scriptedDialogs();
  const ended = Promise.withResolvers<number>();
  const hosted = await startHosted({
    appRoot,
    argv: options.argv ?? [],
    isPackaged: options.isPackaged ?? false,
    executablePath,
    isHeadless: true,
    dialogs: () => script.dialogs,
    onExit: (code) => ended.resolve(code),
  });
  const page = await Promise.race([
    hosted.firstPage,
    ended.promise.then((code) => Promise.reject(new Error(`ended with ${code}`))),
  ]);
  rememberTyping(page);
  page.setDefaultTimeout(PATIENCE_MS);
  hosted.followPages((next) => next.setDefaultTimeout(PATIENCE_MS));
  running = {
    hosted,
    page,
    profile,
    ended: ended.promise,
    create: async (name) => {
      const own = join(folder, name);
      mkdirSync(own);
      const dialogs = {
        answerOpen: async (path: string | null) => script.open.give(path),
        answerSave: async (path: string | null) => script.save.give(path),
      };
      // What opening a portfolio reads of a started app.
      await openReadyPortfolio({ page, dialogs } as Vivier, own);
      return join(own, 'equipe.vivier');
    },
  };
  return running;
}
const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** The page of the window once it says this: another one, where the process of the former has ended. */
async function pageThatSays(hosted: HostedElectron, text: RegExp): Promise<Page> {
  await expect
    .poll(() => {
      const shown = hosted.page();
      return shown === null ? 0 : answered(shown, (page) => page.getByText(text).count(), 0);
    })
    .toBe(1);
  const page = hosted.page();
  if (page === null) throw new Error('no page');
  return page;
}

describe('a packaged app', () => {
  test('starts, with the switch that the runtime sets on itself before any code of the app', async () => {
    const { hosted, page } = await start({ isPackaged: true });
    expect(hosted.api.app.commandLine.hasSwitch('allow-file-access-from-files')).toBe(true);
    await heading(page, 'Bienvenue');
    expect(hosted.boxes()).toEqual([]);
  });

  test('starts where an IT department sets Node’s variables for the whole computer', async () => {
    Object.assign(process.env, {
      NODE_EXTRA_CA_CERTS: '/etc/ssl/mission-locale.pem',
      NODE_OPTIONS: '--max-old-space-size=4096',
      HTTPS_PROXY: 'http://proxy.invalid:3128',
    });
    const { hosted, page } = await start({ isPackaged: true });
    await heading(page, 'Bienvenue');
    expect(hosted.boxes()).toEqual([]);
  });

  test('does not start through a debug door, and says which', async () => {
    await expect(start({ isPackaged: true, argv: ['--inspect=9229'] })).rejects.toThrow('ended with 1');
  });
});

describe('the end of the session of Windows', () => {
  test('with a portfolio open is held off; it is closed with its backup, and the app leaves by itself', async () => {
    const { hosted, page, profile, ended, create } = await start();
    const path = await create('session');
    await page.evaluate(() => {
      location.hash = '#/employeurs/nouveau';
    });
    await page.getByLabel('Dénomination').fill('Boulangerie à moitié');
    // The words of the last second may miss where the machine is busy: this one is over.
    await expect
      .poll(async () => JSON.stringify((await call(page, 'drafts.list', {})).drafts))
      .toContain('Boulangerie à moitié');
    expect(await hosted.endSession(['shutdown'])).toBe('refused');
    expect(await ended).toBe(0);
    running = null;
    // Closed as at any leaving: one file, no lock, a backup; what was half typed comes back.
    expect(readdirSync(join(path, '..'))).toEqual(['equipe.vivier']);
    expect(readdirSync(join(profile, 'sauvegardes'), { recursive: true }).length).toBeGreaterThan(0);
    const again = await start({ profile });
    await again.page.getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
    await again.page.keyboard.press('Enter');
    await expect.poll(() => again.page.getByLabel('Dénomination').inputValue()).toBe('Boulangerie à moitié');
  });

  test('with nothing open goes on at once', async () => {
    const { hosted, page, ended } = await start();
    await heading(page, 'Bienvenue');
    expect(await hosted.endSession(['logoff'])).toBe('ended');
    expect(await ended).toBe(0);
    running = null;
  });
});

test('a fatal error of V8 in the vault: no English box, the window locks, says so and offers the diagnostics', async () => {
  const { hosted, create } = await start();
  await create('v8');
  hosted.failInV8('v8::FromJust');
  const locked = await pageThatSays(hosted, /Le coffre s’est arrêté de lui-même/u);
  await heading(locked, 'Portefeuille verrouillé');
  expect(hosted.boxes()).toEqual([]);
  expect(hosted.faults()).toEqual([]);
  await locked.getByRole('button', { name: 'Faire un diagnostic' }).press('Enter');
  await locked.getByRole('button', { name: 'Faire le diagnostic' }).click();
  await locked.getByText(/COFFRE, .*v8::FromJust/u).waitFor();
});

test('the process of the page ends by itself: the portfolio locks, another page comes and says so', async () => {
  const { hosted, create } = await start();
  await create('page');
  const [window] = hosted.api.BrowserWindow.getAllWindows();
  const pid = window?.webContents.getOSProcessId() ?? 0;
  expect(pid).toBeGreaterThan(0);
  const former = hosted.page();
  process.kill(pid, 'SIGKILL');
  // Nothing is asked of a page whose process is ending: Playwright would wait for its answer for ever.
  await expect.poll(() => ![former, null].includes(hosted.page())).toBe(true);
  const page = await pageThatSays(hosted, /La fenêtre s’est arrêtée d’elle-même/u);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await heading(page, 'Candidats');
});

/** A second start of the app with this profile, in a process of its own. */
function secondStart(profile: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(appRoot, 'electron', 'launch', 'host', 'run.ts')], {
    env: { ...saved, VIVIER_PROFILE: profile },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
}

describe('a second start', () => {
  test('with a Vivier that answers leaves without a word', async () => {
    const { profile, page } = await start();
    await heading(page, 'Bienvenue');
    expect(await secondStart(profile)).toEqual({ code: 0, said: '' });
  });

  test('with one that does not answer says so, instead of ending in silence', async () => {
    const profile = join(folder, 'profil-tenu');
    mkdirSync(profile);
    // A process that lives and holds the lock, without being a Vivier that hears.
    writeFileSync(join(profile, 'host.lock'), String(process.ppid));
    const { code, said } = await secondStart(profile);
    expect(code).toBe(1);
    expect(said).toMatch(/Vivier est déjà ouvert avec ce profil, mais ne répond pas/u);
  });
});

test('a profile that takes no files: Vivier opens all the same, and says that it will remember nothing', async () => {
  const file = join(folder, 'un-fichier');
  writeFileSync(file, '');
  const { page } = await start({ profile: join(file, 'profil') });
  await heading(page, 'Bienvenue');
  await page.getByText(/Vivier ne peut rien écrire dans son dossier de réglages/u).waitFor();
  expect(existsSync(join(file, 'profil'))).toBe(false);
});
