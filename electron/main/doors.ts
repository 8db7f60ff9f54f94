import { agree } from '../../shared/base/text';

/** What a start says of itself: switches and variables. */
export interface Start {
  readonly hasSwitch: (name: string) => boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Switches that let another program read the app's memory, run code in it, or take a protection off. The fuses shut those
 * of Node by themselves; no fuse covers Chromium's own. None that the runtime sets on itself before the app's code runs
 * (beside, in the test) may stand here: the app would refuse every start.
 */
const refusedSwitches = [
  'inspect',
  'inspect-brk',
  'inspect-wait',
  'inspect-port',
  'inspect-publish-uid',
  'remote-debugging-port',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-io-pipes',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'enable-automation',
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-namespace-sandbox',
  'disable-setuid-sandbox',
  'single-process',
  'no-zygote',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'browser-subprocess-path',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'webrtc-ip-handling-policy',
  'force-webrtc-ip-handling-policy',
  'log-net-log',
  'ssl-key-log-file',
  'net-log-capture-mode',
  'enable-logging',
  'log-file',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
] as const;

/**
 * Variables that do the same. Those that the fuses already make void (NODE_OPTIONS, NODE_EXTRA_CA_CERTS,
 * ELECTRON_RUN_AS_NODE) and those that concern a network alone are none: IT departments set them for the whole computer,
 * and Vivier must start there (electron/launch/packaging/fuses.mjs; Electron's shell/common/node_bindings.cc).
 */
const refusedVariables = ['ELECTRON_ENABLE_LOGGING', 'ELECTRON_LOG_FILE', 'NODE_V8_COVERAGE'] as const;

/**
 * The debug doors that a start leaves open, as they are written on a command line; a packaged app refuses to start with
 * any. To be asked before the app adds switches of its own.
 */
export function openDoors({ hasSwitch, env }: Start): readonly string[] {
  return [
    ...refusedSwitches.filter((name) => hasSwitch(name)).map((name) => `--${name}`),
    ...refusedVariables.filter((name) => (env[name] ?? '') !== ''),
  ];
}

/** What the user is told; the names are those of options, never of files or people. */
export const doorsSentence = (doors: readonly string[]): string =>
  `Vivier ne démarre pas avec ${agree(doors.length, 'cette option', 'ces options')} : ${doors.join(', ')}. Retirez-${agree(doors.length, 'la', 'les')} du raccourci ou de l’environnement, puis relancez Vivier.`;
