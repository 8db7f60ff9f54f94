import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, isProcedureName, procedureOf, sealing } from '../../shared/ipc';
import { noProfile } from '../../shared/settings';
import { defaultWorkstationPreferences } from '../../shared/workstation';
import { launchVivier, type Vivier } from './launch';
import { answered, violations } from './screen';

const PASSPHRASE = 'quatre bougies pour un phare';
const names = Object.keys(contract).filter(isProcedureName);

let folder = '';
let vivier: Vivier;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-shell-'));
  vivier = await launchVivier();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Calls a procedure from the page as the renderer does, with an input that may be anything. */
const sealed = sealing();
/** As the window calls: its secrets sealed for the vault process. */
const call = (name: string, input: unknown): Promise<unknown> =>
  sealed(
    (one, wire) =>
      vivier.page.evaluate(
        ([procedure, value]) => Reflect.apply(window.vivier.call, null, [procedure, value]),
        [one, wire] as const,
      ),
    name,
    input,
  );
const state = () => call('app.state', {});
/** Does what locks the portfolio, and waits for main to start the page again: nothing of it may stay in its memory. */
async function whileItLocks(act: () => unknown): Promise<void> {
  await vivier.page.evaluate(() => Reflect.set(window, 'former', true));
  await act();
  // On its way out a page answers nothing; on a very busy machine its process is ended, and another page comes.
  await expect
    .poll(() => answered(vivier.page, (page) => page.evaluate(() => 'former' in window), true))
    .toBe(false);
  await vivier.page.waitForLoadState();
}

describe('the window', () => {
  test('opens on Vivier, whose title names nobody, without a word in the console', async () => {
    expect(await vivier.page.title()).toBe('Vivier');
    await expect.poll(() => vivier.page.locator('#root').textContent()).not.toBe('');
    expect(vivier.consoleErrors).toEqual([]);
  });

  test('finds one frozen object there, and nothing of Electron or Node', async () => {
    const seen = await vivier.page.evaluate(() => ({
      vivier: Object.keys(window.vivier),
      isFrozen: Object.isFrozen(window.vivier),
      leaks: [
        'require',
        'process',
        'module',
        'Buffer',
        'electron',
        'ipcRenderer',
        '__dirname',
        'global',
      ].filter((name) => name in window),
    }));
    expect(seen).toEqual({ vivier: ['call', 'on'], isFrozen: true, leaks: [] });
  });

  test('runs no script but its own, loads nothing from elsewhere', async () => {
    const seen = await vivier.page.evaluate(async () => {
      // What a test evaluates escapes the policy until its first pause.
      await new Promise((resolve) => setTimeout(resolve));
      const outcome: Record<string, string> = {};
      const attempt = async (name: string, act: () => unknown): Promise<void> => {
        try {
          await act();
          outcome[name] = 'allowed';
        } catch {
          outcome[name] = 'refused';
        }
      };
      const injected = document.createElement('script');
      await attempt('inline script text', () => {
        injected.textContent = 'window.injected = true';
        document.head.append(injected);
      });
      await attempt('html', () => {
        document.createElement('div').innerHTML = '<img src=x onerror="window.injected = true">';
      });
      await attempt('evaluated text', () => Reflect.construct(Function, ['return 1'])());
      await attempt('fetch', () => fetch('https://example.org/'));
      await attempt(
        'socket',
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://example.org/');
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
      );
      await attempt(
        'image',
        () =>
          new Promise((resolve, reject) => {
            Object.assign(new Image(), {
              onload: resolve,
              onerror: reject,
              src: 'https://example.org/x.png',
            });
          }),
      );
      await attempt(
        'image in the address',
        () =>
          new Promise((resolve, reject) => {
            Object.assign(new Image(), {
              onload: resolve,
              onerror: reject,
              src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
            });
          }),
      );
      const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.org/' });
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 200));
      outcome.frame = frame.contentDocument?.body?.childElementCount ? 'allowed' : 'refused';
      frame.remove();
      outcome.injected = String('injected' in window);
      return outcome;
    });
    expect(seen).toEqual({
      'inline script text': 'refused',
      html: 'refused',
      'evaluated text': 'refused',
      fetch: 'refused',
      socket: 'refused',
      image: 'refused',
      'image in the address': 'refused',
      frame: 'refused',
      injected: 'false',
    });
    // Those refusals are what the console is for; the other tests want it silent.
    vivier.forgetConsole();
  });

  test('stays where it is: no navigation, no other window', async () => {
    const here = vivier.page.url();
    await vivier.page.evaluate(() => {
      window.open('https://example.org/');
      for (const [target, href] of [
        ['_blank', 'https://example.org/'],
        ['_self', 'https://example.org/'],
        ['_top', '/assets/'],
        ['_blank', '/'],
      ] as const) {
        const link = Object.assign(document.createElement('a'), { href, target, textContent: 'lien' });
        document.body.append(link);
        link.click();
        link.remove();
      }
      const form = Object.assign(document.createElement('form'), {
        method: 'post',
        action: 'https://example.org/',
      });
      document.body.append(form);
      form.submit();
      form.remove();
      location.href = 'about:blank';
    });
    await vivier.page.waitForTimeout(400);
    expect(vivier.page.url()).toBe(here);
    await expect.poll(() => vivier.page.context().pages().length).toBe(1);
    vivier.forgetConsole();
  });

  test('is denied every permission', async () => {
    const seen = await vivier.page.evaluate(async () => {
      const asked = await Promise.all(
        (['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'persistent-storage'] as const).map(
          async (name) =>
            navigator.permissions.query({ name }).then(
              ({ state: answer }) => answer,
              () => 'denied',
            ),
        ),
      );
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      );
      const place = await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        ),
      );
      return [...asked, media, place];
    });
    expect(seen.filter((answer) => answer === 'granted')).toEqual([]);
  });
});

describe('the life of a portfolio, from the window', () => {
  test('none is known at first, and every procedure that needs one is LOCKED', async () => {
    expect(await state()).toMatchObject({ ok: true, data: { state: 'none', name: null } });
    for (const name of names.filter((one) => procedureOf(one).needs === 'open'))
      expect([name, await call(name, {})]).toMatchObject([name, { ok: false, error: { code: 'LOCKED' } }]);
  });

  test('it is created where the user said, and open', async () => {
    const path = join(folder, 'equipe.vivier');
    await vivier.dialogs.answerSave(path);
    const chosen = await call('files.chooseToSave', {
      purpose: 'portfolio',
      suggestedName: 'Mon portefeuille.vivier',
    });
    expect(chosen).toMatchObject({ ok: true, data: { file: { name: 'equipe.vivier' } } });
    expect(JSON.stringify(chosen)).not.toContain(folder);
    const { handle } = (chosen as { data: { file: { handle: string } } }).data.file;
    const prepared = await call('portfolio.prepare', {
      file: handle,
      passphrase: PASSPHRASE,
      profile: noProfile,
    });
    expect(prepared).toMatchObject({ ok: true, data: { portfolioName: 'equipe.vivier' } });
    expect(existsSync(path)).toBe(false);
    const { recoveryKey } = (prepared as { data: { recoveryKey: string } }).data;
    expect(await call('portfolio.create', { file: handle, recoveryKey })).toMatchObject({ ok: true });
    expect(existsSync(path)).toBe(true);
    expect(await state()).toMatchObject({ data: { state: 'open', name: 'equipe.vivier' } });
    expect(await call('portfolio.create', { file: handle, recoveryKey })).toMatchObject({
      error: { code: 'HANDLE_SPENT' },
    });
  });

  test('open or not, no procedure takes a wrong input, and none changes anything for it', async () => {
    const wrong = [null, 42, 'texte', [], [{}], { surplus: 1 }, { file: '/etc/passwd' }, { id: '../../x' }];
    const before = await call('portfolio.info', {});
    for (const name of names)
      for (const input of wrong)
        expect([name, input, await call(name, input)]).toMatchObject([
          name,
          input,
          { ok: false, error: { code: 'INVALID_INPUT' } },
        ]);
    expect(await call('portfolio.info', {})).toEqual(before);
    for (const name of ['nothing.here', '__proto__', 'constructor'])
      expect(await call(name, {})).toMatchObject({ error: { code: 'UNKNOWN_PROCEDURE' } });
  });

  test('locking ends the vault process, starts the page again, and nothing answers any more', async () => {
    expect(await vivier.vaultPids()).toHaveLength(1);
    await whileItLocks(() => vivier.page.evaluate(() => void window.vivier.call('app.lock', {})));
    await expect.poll(() => vivier.vaultPids()).toEqual([]);
    expect(await state()).toMatchObject({ data: { state: 'locked', name: 'equipe.vivier' } });
    expect(await call('portfolio.info', {})).toMatchObject({ error: { code: 'LOCKED' } });
  });

  test('a wrong passphrase is refused, the right one opens', async () => {
    expect(
      await call('portfolio.open', { file: null, passphrase: 'une autre phrase tout à fait' }),
    ).toMatchObject({ error: { code: 'WRONG_PASSPHRASE' } });
    expect(await state()).toMatchObject({ data: { state: 'locked' } });
    expect(await call('portfolio.open', { file: null, passphrase: PASSPHRASE })).toMatchObject({
      ok: true,
      data: { name: expect.any(String) },
    });
    expect(await state()).toMatchObject({ data: { state: 'open' } });
  });

  test('a vault that is killed leaves the portfolio locked, and it opens again', async () => {
    const [pid = 0] = await vivier.vaultPids();
    await whileItLocks(() => process.kill(pid, 'SIGKILL'));
    expect(await state()).toMatchObject({ data: { state: 'locked' } });
    // The screen says what happened and offers the diagnostics, which hold how it ended.
    const { page } = vivier;
    await page.getByText(/Le coffre s’est arrêté de lui-même/u).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Faire un diagnostic' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Faire le diagnostic' }).click();
    await page.getByText(/COFFRE, .*fin du coffre \(sans V8, code \d+\)/u).waitFor();
    expect(await call('portfolio.open', { file: null, passphrase: PASSPHRASE })).toMatchObject({ ok: true });
  });

  test('leaving and starting again finds it locked; the computer remembers its path, the window and the folder of backups, nothing else', async () => {
    await vivier.restart();
    expect(await state()).toMatchObject({ data: { state: 'locked', name: 'equipe.vivier' } });
    const remembered: unknown = JSON.parse(readFileSync(join(vivier.userData, 'vivier.json'), 'utf8'));
    expect(remembered).toEqual({
      portfolioPath: join(folder, 'equipe.vivier'),
      window: { width: expect.any(Number), height: expect.any(Number) },
      quickUnlock: null,
      ...defaultWorkstationPreferences,
      zoomFactor: 1,
      backupFolder: null,
    });
    expect(vivier.consoleErrors).toEqual([]);
  });
});
