/**
 * Bar 51: the app opens no connection.
 * `bar-47-csp.spec.ts` records the requests of a run; here, no module and no call of the product could make one.
 */
import { describe, expect, test } from 'vitest';
import { cutNetwork } from '../../electron/main/network';
import { importsOf } from '../architecture/import-graph';
import { placesOf, productSources } from '../support/product-sources';

const forbidden =
  /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|inspector|cluster|undici|ws|axios|got|electron-updater)$/u;
/** Why a file may: none does. */
const justified: readonly string[] = [];

test('no module of the network is imported', () => {
  const found = productSources
    .flatMap(({ path, text }) => importsOf(path, text))
    .filter(({ from, to, isPackage }) => isPackage && forbidden.test(to) && !justified.includes(from));
  expect(found.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test('the rule sees what it forbids', () => {
  for (const name of ['node:net', 'https', 'undici', 'node:dns/promises']) expect(name).toMatch(forbidden);
  expect(importsOf('x.ts', "import { request } from 'node:https';")[0]?.to).toMatch(forbidden);
});

test('nothing of the network is called: no fetch, socket, beacon, peer, net of Electron', () => {
  expect(
    placesOf(
      /\bfetch\(|new (?:WebSocket|XMLHttpRequest|EventSource|WebTransport|RTCPeerConnection)\b|sendBeacon|importScripts/u,
    ),
    // The self-test asks the page for it, to see it refused.
  ).toEqual(['electron/self-test/steps.ts']);
  expect(placesOf(/import[^;]*\b(?:net|autoUpdater|netLog|crashReporter)\b[^;]*from 'electron'/u)).toEqual(
    [],
  );
});

describe('Chromium has no network either', () => {
  const switches = new Map<string, string | undefined>();
  cutNetwork({ appendSwitch: (name, value) => void switches.set(name, value) });

  test('no name is resolved, no proxy is looked for, nothing is fetched in the background', () => {
    expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    for (const name of ['no-proxy-server', 'disable-background-networking', 'disable-component-update'])
      expect(switches.has(name)).toBe(true);
    expect(switches.get('webrtc-ip-handling-policy')).toBe('disable_non_proxied_udp');
  });

  test('before it starts, and after the doors were looked at', () => {
    const { text = '' } = productSources.find(({ path }) => path === 'electron/main/index.ts') ?? {};
    expect(text).toMatch(/openDoors\([\s\S]*cutNetwork\(app\.commandLine\)[\s\S]*\.whenReady\(\)/u);
  });
});
