import { describe, expect, test } from 'vitest';
import { doorsSentence, openDoors, type Start } from './doors';

/**
 * Switches that Electron adds to its own command line before the app's first line (shell/app/electron_main_delegate.cc,
 * PreSandboxStartup): they say nothing about whoever started the app.
 */
const runtimeSwitches: readonly string[] = ['allow-file-access-from-files', 'enable-avfoundation'];

const quiet: Start = { hasSwitch: () => false, env: { PATH: '/usr/bin', NODE_OPTIONS: '' } };

describe('the doors of a start', () => {
  test('an ordinary start opens none; an empty variable is none', () => {
    expect(openDoors(quiet)).toEqual([]);
  });

  test.each([
    'inspect',
    'inspect-brk',
    'remote-debugging-port',
    'remote-debugging-pipe',
    'js-flags',
    'load-extension',
    'no-sandbox',
    'proxy-server',
    'host-resolver-rules',
    'disable-web-security',
    'renderer-cmd-prefix',
  ])('--%s is one', (name) => {
    expect(openDoors({ ...quiet, hasSwitch: (asked) => asked === name })).toEqual([`--${name}`]);
  });

  test('the switches that the runtime sets on itself open none', () => {
    expect(openDoors({ ...quiet, hasSwitch: (asked) => runtimeSwitches.includes(asked) })).toEqual([]);
  });

  test.each(['ELECTRON_ENABLE_LOGGING', 'ELECTRON_LOG_FILE', 'NODE_V8_COVERAGE'])('%s is one', (name) => {
    expect(openDoors({ ...quiet, env: { [name]: '1' } })).toEqual([name]);
  });

  test.each([
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'ELECTRON_RUN_AS_NODE',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'SSLKEYLOGFILE',
    'HTTPS_PROXY',
  ])('%s, set for a whole computer, does not keep Vivier from starting', (name) => {
    expect(openDoors({ ...quiet, env: { [name]: '1' } })).toEqual([]);
  });

  test('the sentence names them and says what to do', () => {
    expect(doorsSentence(['--inspect'])).toMatch(/cette option : --inspect\. Retirez-la/u);
    expect(doorsSentence(['--inspect', 'ELECTRON_LOG_FILE'])).toMatch(/ces options/u);
  });
});
