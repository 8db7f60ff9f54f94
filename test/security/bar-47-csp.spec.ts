/**
 * Bar 47: the page runs its own scripts and styles only, and reaches nothing but its own scheme.
 * The same window also proves what bars 48, 50, 51, 57 and 60 say of it: starting it costs seconds.
 */
import { createSocket } from 'node:dgram';
import { existsSync, readdirSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchVivier, type Vivier } from '../e2e/launch';

let vivier: Vivier;
/** Everything that was answered since the launch. */
const responses: string[] = [];
/** A server of this computer: nobody may ever come to it. */
let server: Server;
const visits: string[] = [];
const socket = createSocket('udp4');
let port = 0;
let udpPort = 0;

beforeAll(async () => {
  server = createServer((connection) => {
    const visit = visits.push('a connection') - 1;
    connection.once('data', (data) => {
      visits[visit] = data.toString('latin1').slice(0, 60);
      connection.destroy();
    });
    connection.once('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  socket.on('message', () => void visits.push('a datagram'));
  udpPort = socket.address().port;
  vivier = await launchVivier();
  vivier.page.on('response', (response) => responses.push(response.url()));
});
afterAll(async () => {
  server.close();
  socket.close();
  await vivier.close();
});

/** Stopped without a word: what they would have done is looked at instead. */
const silent: readonly string[] = ['script in the page', 'form'];

describe('Bar 47: the policy of the page', () => {
  test('is on the page, without anything unsafe', async () => {
    const policy = await vivier.page.evaluate(async () =>
      (await fetch(location.pathname)).headers.get('content-security-policy'),
    );
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/u);
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:|strict-dynamic/u);
  });

  test('stops each attempt, and says which rule did', async () => {
    const seen = await vivier.page.evaluate(
      async ([target, quiet]) => {
        // What a test evaluates escapes the policy until its first pause.
        await new Promise((resolve) => setTimeout(resolve));
        const broken = new Set<string>();
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
          broken.add(effectiveDirective),
        );
        const outcome: Record<string, unknown> = {};
        /** The rules that one attempt broke; an exception of trusted types is a rule too. */
        const attempt = async (name: string, act: () => unknown): Promise<void> => {
          broken.clear();
          let thrown = '';
          try {
            await act();
          } catch (error) {
            thrown = error instanceof Error ? error.name : 'thrown';
          }
          // The event comes by itself, late on a busy machine; where none is to come, a moment is enough.
          const most = quiet.includes(name) ? 30 : 1200;
          for (let waits = 0; waits < most && broken.size === 0 && thrown === ''; waits += 1)
            await new Promise((resolve) => setTimeout(resolve, 50));
          outcome[name] = broken.size > 0 ? [...broken].sort().join(' ') : thrown;
        };
        const add = (tag: string, fields: object): void => {
          document.body.append(Object.assign(document.createElement(tag), fields));
        };
        const never = (): unknown => Reflect.construct(Function, ['return 1'])();
        await attempt('script in the page', () => {
          const script = document.createElement('script');
          script.append('window.ran = true');
          document.body.append(script);
        });
        await attempt('handler in an attribute', () => {
          const button = document.createElement('button');
          button.setAttribute('onclick', 'window.ran = true');
          button.click();
        });
        await attempt('eval', never);
        await attempt('a text as a timer', () => Reflect.apply(setTimeout, null, ['window.ran = true']));
        await attempt('script from elsewhere', () => add('script', { src: `${target}/x.js` }));
        await attempt('html', () => {
          document.createElement('div').innerHTML = '<img src=x onerror="window.ran = true">';
        });
        await attempt('style without the nonce', () => add('style', { textContent: 'body{color:red}' }));
        await attempt('style in an attribute', () => {
          document.body.setAttribute('style', 'color: red');
        });
        await attempt('style from elsewhere', () =>
          add('link', { rel: 'stylesheet', href: `${target}/x.css` }),
        );
        await attempt('image from elsewhere', () => add('img', { src: `${target}/x.png` }));
        await attempt('image in its address', () =>
          add('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }),
        );
        await attempt('frame', () => add('iframe', { src: `${target}/` }));
        await attempt('frame of our own', () => add('iframe', { src: location.origin }));
        await attempt('object', () => add('object', { data: `${target}/x.pdf` }));
        await attempt('worker of a blob', () => new Worker(URL.createObjectURL(new Blob(['1']))));
        await attempt('fetch', () => fetch(`${target}/`));
        await attempt('socket', () => new WebSocket(target.replace('http', 'ws')));
        await attempt('beacon', () => navigator.sendBeacon(`${target}/`, 'x'));
        await attempt('video', () => add('video', { src: `${target}/x.mp4` }));
        await attempt('font', () => new FontFace('x', `url(${target}/x.woff2)`).load());
        await attempt('base', () => add('base', { href: `${target}/` }));
        await attempt('form', () => {
          const form = Object.assign(document.createElement('form'), {
            method: 'post',
            action: `${target}/`,
          });
          document.body.append(form);
          form.submit();
        });
        await new Promise((resolve) => setTimeout(resolve, 300));
        outcome.ran = 'ran' in window;
        outcome.colour = getComputedStyle(document.body).color === 'rgb(255, 0, 0)';
        return outcome;
      },
      [`http://127.0.0.1:${port}`, silent] as const,
    );
    const { ran, colour, ...attempts } = seen;
    expect([ran, colour]).toEqual([false, false]);
    // An attempt without a rule against it, nor an exception, has passed.
    const passed = Object.entries(attempts).filter(([name, rule]) => rule === '' && !silent.includes(name));
    expect(passed).toEqual([]);
    expect(visits).toEqual([]);
    vivier.forgetConsole();
  });
});

describe('Bar 48: the page stays where it is', () => {
  test('a link dropped, a file dropped, the history, a veto of the reload', async () => {
    const { page } = vivier;
    const here = page.url();
    await page.evaluate(async () => {
      for (const [type, data] of [
        ['text/uri-list', 'https://example.org/'],
        ['text/plain', 'file:///etc/passwd'],
      ] as const) {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData(type, data);
        dataTransfer.items.add(new File(['x'], 'x.html', { type: 'text/html' }));
        for (const name of ['dragenter', 'dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
      }
      try {
        history.pushState(null, '', 'https://example.org/');
      } catch {
        // Another origin: the browser itself refuses it.
      }
      history.go(-5);
      for (const href of [
        'https://example.org/',
        'file:///etc/passwd',
        'data:text/html,x',
        'mailto:x@example.org',
      ]) {
        const link = Object.assign(document.createElement('a'), { href });
        document.body.append(link);
        link.dispatchEvent(new MouseEvent('click', { button: 0, ctrlKey: true, bubbles: true }));
        link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true }));
        link.remove();
      }
      window.open('https://example.org/', '_top');
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    expect(page.url()).toBe(here);
    // One that was refused is still closing.
    await expect.poll(() => page.context().pages().length).toBe(1);
    // A click makes the veto possible; the app ignores it.
    await page.mouse.click(5, 5);
    await page.evaluate(() => {
      window.addEventListener('beforeunload', (event) => event.preventDefault());
    });
    const reloaded = page.waitForEvent('load');
    await page.evaluate(() => setTimeout(() => location.reload()));
    await reloaded;
    expect(page.url()).toBe(here);
    vivier.forgetConsole();
  });
});

describe('Bar 50: nothing is granted', () => {
  test('permissions, devices, capture of the screen, files', async () => {
    const granted = await vivier.page.evaluate(async () => {
      const asked: Record<string, () => unknown> = {
        screen: () => navigator.mediaDevices.getDisplayMedia(),
        microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
        camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
        notifications: async () => (await Notification.requestPermission()) === 'granted' || Promise.reject(),
        midi: () => navigator.requestMIDIAccess(),
        clipboard: () => navigator.clipboard.readText(),
        place: () =>
          new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
        persistence: async () => (await navigator.storage.persist()) || Promise.reject(),
      };
      for (const [name, member, method] of [
        ['usb', 'usb', 'requestDevice'],
        ['hid', 'hid', 'requestDevice'],
        ['serial', 'serial', 'requestPort'],
        ['bluetooth', 'bluetooth', 'requestDevice'],
      ] as const)
        asked[name] = () => {
          const devices: unknown = Reflect.get(navigator, member);
          if (typeof devices !== 'object' || devices === null) throw new Error('there is none');
          return Reflect.apply(Reflect.get(devices, method), devices, [{ filters: [{}] }]);
        };
      const results = await Promise.all(
        Object.entries(asked).map(async ([name, ask]) => {
          // A box that waits for a person grants nothing by itself.
          const late = new Promise((resolve) => setTimeout(() => resolve('late'), 1500));
          try {
            const answer = await Promise.race([Promise.resolve().then(ask), late]);
            return answer === 'late' || (Array.isArray(answer) && answer.length === 0) ? null : name;
          } catch {
            return null;
          }
        }),
      );
      return results.filter((name) => name !== null);
    });
    expect(granted).toEqual([]);
    vivier.forgetConsole();
  });
});

describe('Bar 51: nothing reaches a network', () => {
  test('hints, peers and all that was tried before come to nobody', async () => {
    await vivier.page.evaluate(
      async ([tcp, udp]) => {
        for (const rel of [
          'preconnect',
          'dns-prefetch',
          'prefetch',
          'preload',
          'modulepreload',
          'manifest',
          'icon',
        ])
          document.head.append(
            Object.assign(document.createElement('link'), {
              rel,
              href: `http://127.0.0.1:${tcp}/x`,
              as: 'script',
            }),
          );
        const peer = new RTCPeerConnection({
          iceServers: [
            { urls: `stun:127.0.0.1:${udp}` },
            { urls: `turn:127.0.0.1:${udp}`, username: 'x', credential: 'x' },
            { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, username: 'x', credential: 'x' },
          ],
        });
        peer.createDataChannel('x');
        await peer.setLocalDescription(await peer.createOffer());
        await new Promise((resolve) => setTimeout(resolve, 1500));
        peer.close();
      },
      [port, udpPort] as const,
    );
    expect(visits).toEqual([]);
    vivier.forgetConsole();
  });

  test('every request of the run was for our own scheme, or was stopped', async () => {
    const origin = new URL(vivier.page.url()).host;
    const { page } = vivier;
    const answered = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .flatMap((entry) =>
          entry instanceof PerformanceResourceTiming && entry.responseStatus > 0 ? [entry.name] : [],
        ),
    );
    expect(answered.filter((url) => new URL(url).host !== origin)).toEqual([]);
    expect(responses.length).toBeGreaterThan(0);
    expect(responses.filter((url) => new URL(url).host !== origin)).toEqual([]);
  });
});

describe('Bar 57: what the window holds', () => {
  test('beside what any page has, one frozen object', async () => {
    const seen = await vivier.page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const bare = new Set([
        ...Object.getOwnPropertyNames(frame.contentWindow ?? {}),
        // The marks that the router and zod leave in any page.
        ...['__TSR_ROUTER__', '__zod_globalConfig', '__zod_globalRegistry'],
      ]);
      frame.remove();
      return {
        added: Object.getOwnPropertyNames(window)
          .filter((name) => !bare.has(name) && !/^\d+$/u.test(name))
          .sort(),
        isFrozen: Object.isFrozen(window.vivier),
        isFixed: Object.getOwnPropertyDescriptor(window, 'vivier')?.configurable === false,
        members: Object.entries(window.vivier).map(([name, member]) => `${name}: ${typeof member}`),
      };
    });
    expect(seen).toEqual({
      added: ['vivier'],
      isFrozen: true,
      isFixed: true,
      members: ['call: function', 'on: function'],
    });
  });
});

describe('Bar 60: what the profile holds', () => {
  test('after it all: the settings of the computer, and nothing of Chromium’s', async () => {
    const stores = await vivier.page.evaluate(async () => ({
      local: localStorage.length,
      databases: (await indexedDB.databases()).length,
      cookies: document.cookie,
    }));
    expect(stores).toEqual({ local: 0, databases: 0, cookies: '' });
    const session = join(vivier.userData, 'session');
    const kept = existsSync(session) ? readdirSync(session) : [];
    // In the Chromium host the profile of the browser is elsewhere, and thrown away with it.
    if (vivier.host === 'chromium') expect(kept).toEqual([]);
    expect(
      kept.filter((name) => /Local Storage|IndexedDB|Cookies|Cache$|Service Worker/u.test(name)),
    ).toEqual([]);
    expect(readdirSync(vivier.userData).filter((name) => /\.(?:log|dmp|ldb)$/u.test(name))).toEqual([]);
  });
});
