import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRoot, findChromium } from '../../electron/launch/chromium.mjs';
import {
  type HostedElectron,
  personDialogs,
  scriptedDialogs,
  startHosted,
} from '../../electron/launch/host/index.ts';

/** An app of a few lines, which uses the part of Electron that Vivier uses, for what Vivier itself cannot show at will. */
const MAIN = `
import { app, BrowserWindow, dialog, ipcMain, protocol, session } from 'electron';
import { join } from 'node:path';
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
app.whenReady().then(() => {
const own = session.fromPartition('x');
own.protocol.handle('app', async (request) => new Response(
  request.url.endsWith('/') ? '<!doctype html><title>Essai</title><p>bonjour</p>' : request.method + ' ' + request.url,
  { headers: { 'content-type': 'text/html' } }));
own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: details.url.includes('forbidden') }));
ipcMain.handle('bytes', (event, length) => ({ ok: true, data: { bytes: new Uint8Array(length).fill(7), more: [new Uint8Array([1, 2])], text: 'é' } }));
ipcMain.handle('echo', (event, value) => value);
ipcMain.handle('bug', () => { throw new Error('défaut'); });
ipcMain.handle('who', (event) => ({ url: event.senderFrame.url, origin: event.senderFrame.origin, isTop: event.senderFrame.parent === null, id: event.sender.id }));
ipcMain.handle('save', async () => (await dialog.showSaveDialog({ title: 'x' })).filePath);
const window = new BrowserWindow({ width: 900, height: 600, webPreferences: { session: own, preload: join(import.meta.dirname, '../preload/preload.cjs') } });
ipcMain.handle('tell', (event, count) => { for (let n = 1; n <= count; n += 1) window.webContents.send('news', n); });
window.webContents.on('will-navigate', (event) => { if (event.url !== window.webContents.getURL()) event.preventDefault(); });
window.loadURL('app://essai/');
});
app.on('window-all-closed', () => app.quit());
`;
const PRELOAD = `
const { contextBridge, ipcRenderer } = require('electron');
contextBridge.exposeInMainWorld('essai', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  on: (listener) => { ipcRenderer.on('news', (event, n) => listener(n)); },
});
`;

const folder = mkdtempSync(join(tmpdir(), 'vivier-host-app-'));
beforeAll(() => {
  for (const part of ['main', 'preload']) mkdirSync(join(folder, 'out', part), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module","version":"1.0.0"}');
  writeFileSync(join(folder, 'out', 'main', 'main.js'), MAIN);
  writeFileSync(join(folder, 'out', 'preload', 'preload.cjs'), PRELOAD);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the Chromium host', () => {
  const end = Promise.withResolvers<number>();
  const script = scriptedDialogs();
  let hosted: HostedElectron;

  beforeAll(async () => {
    hosted = await startHosted({
      appRoot: folder,
      executablePath: (await findChromium()) ?? '',
      isHeadless: true,
      dialogs: () => script.dialogs,
      onExit: end.resolve,
    });
    await hosted.firstPage;
  });

  /** Runs an expression in the page, where `essai` is what the preload exposes. */
  const inPage = async <T>(expression: string): Promise<T> =>
    (await hosted.firstPage).evaluate<T>(expression);

  test('bytes reach the page as bytes, three million of them', async () => {
    await inPage("essai.invoke('bytes', 10)");
    const seen = await inPage<Record<string, unknown>>(`(async () => {
      const { data } = await essai.invoke('bytes', 3000000);
      return { isBytes: data.bytes instanceof Uint8Array, length: data.bytes.length, last: data.bytes.at(-1), more: [...data.more[0]], text: data.text };
    })()`);
    expect(seen).toEqual({ isBytes: true, length: 3_000_000, last: 7, more: [1, 2], text: 'é' });
  });

  test('values go and come back whole', async () => {
    expect(
      await inPage(
        "essai.invoke('echo', { a: [1, null, 'é'], b: { c: true }, d: undefined }).then((x) => [x.a, x.b, 'd' in x])",
      ),
    ).toEqual([[1, null, 'é'], { c: true }, true]);
    expect(
      await inPage(
        "essai.invoke('echo', new Uint8Array([1, 2])).then((x) => [x instanceof Uint8Array, x.length])",
      ),
    ).toEqual([true, 2]);
  });

  test('a handler that throws, or that does not exist, rejects', async () => {
    expect(await inPage("essai.invoke('bug').catch((error) => String(error))")).toContain('défaut');
    expect(await inPage("essai.invoke('nothing').catch((error) => String(error))")).toContain('No handler');
  });

  test('the app knows the caller by the app’s own address', async () => {
    expect(await inPage("essai.invoke('who')")).toEqual({
      url: 'app://essai/',
      origin: 'app://essai',
      isTop: true,
      id: 1,
    });
  });

  test('what the app says by itself arrives in order', async () => {
    expect(
      await inPage(
        `new Promise((resolve) => { const seen = []; essai.on((n) => { seen.push(n); if (n === 50) resolve(seen); }); essai.invoke('tell', 50); })`,
      ),
    ).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  });

  test('requests are answered by the app or not at all', async () => {
    expect(await inPage("fetch('/x.txt').then((r) => r.text())")).toBe('GET app://essai/x.txt');
    for (const address of ['/forbidden', 'https://example.org/', 'http://127.0.0.1:1/'])
      expect(await inPage(`fetch('${address}').then(() => 'answered', () => 'refused')`)).toBe('refused');
  });

  test('navigation, windows and frames are refused as the app says', async () => {
    const page = await hosted.firstPage;
    const here = page.url();
    expect(await inPage("String(window.open('https://example.org/'))")).toBe('null');
    for (const address of ['https://example.org/', '/elsewhere', 'about:blank', 'data:text/html,x', 'blob:x'])
      await inPage(`void (location.href = '${address}')`);
    await inPage(
      "{ const link = Object.assign(document.createElement('a'), { href: '/elsewhere', target: '_blank', textContent: 'lien' }); document.body.append(link); link.click(); }",
    );
    await page.waitForTimeout(500);
    expect(page.url()).toBe(here);
    await expect.poll(() => page.context().pages().length).toBe(1);
  });

  test('dialogs answer what the test said', async () => {
    script.save.give('/x.pdf');
    expect(await inPage("essai.invoke('save')")).toBe('/x.pdf');
    script.save.give(null);
    expect(await inPage("essai.invoke('save')")).toBe('');
  });

  test('a reload keeps the bridge', async () => {
    await (await hosted.firstPage).reload();
    expect(await inPage("essai.invoke('echo', 1)")).toBe(1);
    expect(await inPage("new Promise((resolve) => { essai.on(resolve); essai.invoke('tell', 1); })")).toBe(1);
  });

  test('closing the window ends the app, and leaves no profile', async () => {
    await (await hosted.firstPage).close();
    expect(await end.promise).toBe(0);
    const profiles = ['/dev/shm', tmpdir()].flatMap((parent) => {
      try {
        return readdirSync(parent);
      } catch {
        return [];
      }
    });
    expect(profiles.filter((name) => name.startsWith(`vivier-host-${process.pid}-`))).toEqual([]);
  });
});

test('a person chooses a file in a window of the host, is warned before replacing one, and may give up', async () => {
  const end = Promise.withResolvers<number>();
  const hosted = await startHosted({
    appRoot: folder,
    executablePath: (await findChromium()) ?? '',
    isHeadless: true,
    dialogs: personDialogs,
    onExit: end.resolve,
  });
  const page = await hosted.firstPage;
  const context = page.context();
  /** Asks the app for a file, and hands over the window that it opens. */
  const ask = async () => {
    const opened = context.waitForEvent('page');
    const answer = page.evaluate<string>("essai.invoke('save')");
    const dialog = await opened;
    await dialog.getByRole('button', { name: 'Enregistrer' }).waitFor();
    return { dialog, answer };
  };

  /** The act that closes the window may see it gone before the key or the button is up again. */
  const closing = (act: Promise<void>) => act.catch(() => undefined);

  const first = await ask();
  await first.dialog.getByLabel('Fichier').fill(join(folder, 'out'));
  await first.dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await first.dialog.getByRole('button', { name: 'preload' }).click();
  await first.dialog.locator('#folder', { hasText: 'preload' }).waitFor();
  await first.dialog.getByRole('button', { name: 'preload.cjs' }).click();
  await first.dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await first.dialog.getByRole('alert').filter({ hasText: 'existe déjà' }).waitFor();
  await closing(first.dialog.getByRole('button', { name: 'Enregistrer' }).click());
  expect(await first.answer).toBe(join(folder, 'out', 'preload', 'preload.cjs'));

  const second = await ask();
  await second.dialog.getByLabel('Fichier').fill('dossier.pdf');
  await closing(second.dialog.keyboard.press('Escape'));
  expect(await second.answer).toBe('');
  const third = await ask();
  await third.dialog.close();
  expect(await third.answer).toBe('');

  hosted.quit();
  expect(await end.promise).toBe(0);
});

describe('Vivier as it is packaged', () => {
  // What the environment of this computer sets is not what is tried here.
  const variables = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'NODE_V8_COVERAGE'];
  const former = new Map(variables.map((name) => [name, process.env[name]]));
  beforeAll(() => {
    for (const name of variables) Reflect.deleteProperty(process.env, name);
  });
  afterAll(() => {
    for (const [name, value] of former) if (value !== undefined) process.env[name] = value;
  });
  const start = async (argv: readonly string[]) => {
    const profile = mkdtempSync(join(tmpdir(), 'vivier-packaged-'));
    process.env.VIVIER_PROFILE = profile;
    const end = Promise.withResolvers<number>();
    const hosted = await startHosted({
      appRoot,
      argv,
      isPackaged: true,
      executablePath: (await findChromium()) ?? '',
      isHeadless: true,
      dialogs: () => scriptedDialogs().dialogs,
      onExit: (code) => {
        rmSync(profile, { recursive: true, force: true });
        end.resolve(code);
      },
    });
    return { hosted, end: end.promise };
  };

  test('opens: no door depends on a switch that Electron itself appends', async () => {
    const { hosted, end } = await start([]);
    expect(hosted.api.app.commandLine.hasSwitch('allow-file-access-from-files')).toBe(true);
    expect(await (await hosted.firstPage).title()).toBe('Vivier');
    expect(hosted.boxes()).toEqual([]);
    hosted.quit();
    expect(await end).toBe(0);
    expect(hosted.faults()).toEqual([]);
  });

  test('refuses a switch that somebody gave it, says which in French, and leaves', async () => {
    const { hosted, end } = await start(['--remote-debugging-port=9222']);
    expect(await end).toBe(1);
    expect(hosted.boxes()).toMatchObject([
      { kind: 'error', title: 'Vivier', content: expect.stringContaining('--remote-debugging-port') },
    ]);
  });
});

describe('the host as a program', () => {
  test('says which host it is, opens Vivier, and ends well when told', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'vivier-run-'));
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    const child = fork(join(appRoot, 'electron', 'launch', 'host', 'run.ts'), [], {
      cwd: appRoot,
      env: { ...env, VIVIER_PROFILE: profile },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    let said = '';
    child.stdout?.on('data', (text) => {
      said += String(text);
    });
    const opened = await new Promise<unknown>((resolve) => child.once('message', resolve));
    expect(opened).toEqual({ event: 'opened', title: 'Vivier' });
    expect(said.split('\n')[0]).toMatch(/^Vivier : hôte Chromium \(.+\)$/);
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.send({ act: 'quit' });
    expect(await ended).toBe(0);
    rmSync(profile, { recursive: true, force: true });
  });
});
