/** Bar 59: a packaged app does not start with a debug door open: inspector, remote debugging, run as Node. */
import { expect, test } from 'vitest';
import { openDoors } from '../../electron/main/doors';
import { productSources } from '../support/product-sources';

const start = (argv: readonly string[], env: Record<string, string> = {}) =>
  openDoors({
    hasSwitch: (name) =>
      argv.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`)),
    env,
  });

test.each([
  '--inspect',
  '--inspect=9229',
  '--inspect-brk=0',
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--js-flags=--expose-gc',
  '--load-extension=/tmp/x',
  '--no-sandbox',
  '--disable-web-security',
  '--proxy-server=127.0.0.1:8080',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--renderer-cmd-prefix=gdb',
  '--log-net-log=/tmp/x',
])('%s', (argument) => {
  expect(start([argument])).toHaveLength(1);
});

test.each(['ELECTRON_ENABLE_LOGGING', 'ELECTRON_LOG_FILE', 'NODE_V8_COVERAGE'])('%s', (name) => {
  expect(start([], { [name]: '1' })).toEqual([name]);
});

test.each(['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'])(
  '%s is shut by a fuse (bar 58): set for a whole computer, it does not keep Vivier from starting',
  (name) => {
    expect(start([], { [name]: '1' })).toEqual([]);
  },
);

test('the switch that Electron sets on itself before the app’s first line is no door', () => {
  expect(start(['--allow-file-access-from-files'])).toEqual([]);
});

test('an ordinary start, a file that is opened, the option of a profile: none', () => {
  expect(start(['/home/x/equipe.vivier', '--lang=fr'], { VIVIER_PROFILE: '/x', HOME: '/x' })).toEqual([]);
});

test('main asks first, and ends before anything else is done', () => {
  const { text = '' } = productSources.find(({ path }) => path === 'electron/main/index.ts') ?? {};
  const asked = text.indexOf('openDoors(');
  expect(asked).toBeGreaterThan(0);
  expect(text.slice(asked, asked + 300)).toMatch(/process\.exit\(1\)/u);
  for (const later of [
    'registerSchemesAsPrivileged',
    'cutNetwork(',
    'requestSingleInstanceLock',
    'whenReady',
  ])
    expect([later, text.indexOf(later, asked) > asked]).toEqual([later, true]);
});
