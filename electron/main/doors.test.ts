import { describe, expect, test } from 'vitest';
import { doorsSentence, openDoors, type Start } from './doors';

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

  test.each(['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'ELECTRON_ENABLE_LOGGING', 'SSLKEYLOGFILE'])(
    '%s is one',
    (name) => {
      expect(openDoors({ ...quiet, env: { [name]: '1' } })).toEqual([name]);
    },
  );

  test('the sentence names them and says what to do', () => {
    expect(doorsSentence(['--inspect'])).toMatch(/cette option : --inspect\. Retirez-la/u);
    expect(doorsSentence(['--inspect', 'NODE_OPTIONS'])).toMatch(/ces options/u);
  });
});
