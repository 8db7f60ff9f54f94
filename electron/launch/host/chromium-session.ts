/** What the host asks of the whole browser: process numbers, crashes, titles, permissions. */
import type { Browser, CDPSession } from 'playwright-core';
import type { RendererGone } from './contents.ts';

/** Chromium's names of the permissions that a page may ask for; the others it refuses anyway. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  notifications: ['notifications'],
  geolocation: ['geolocation'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'clipboard-write': ['clipboard-write'],
  media: ['audioCapture', 'videoCapture'],
  camera: ['videoCapture'],
  microphone: ['audioCapture'],
  midi: ['midi'],
  midiSysex: ['midi', 'midiSysex'],
  'persistent-storage': ['durableStorage'],
  'idle-detection': ['idleDetection'],
  'local-fonts': ['localFonts'],
  'window-management': ['windowManagement'],
  'screen-wake-lock': ['wakeLockScreen'],
};
/** The names that CDP's `Browser.setPermission` takes. */
const descriptors: Readonly<Record<string, string>> = {
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-write',
  audioCapture: 'microphone',
  videoCapture: 'camera',
  durableStorage: 'persistent-storage',
  idleDetection: 'idle-detection',
  localFonts: 'local-fonts',
  windowManagement: 'window-management',
  wakeLockScreen: 'screen-wake-lock',
};

export interface ChromiumSession {
  readonly setPermission: (origin: string, permission: string, isGranted: boolean) => Promise<void>;
  readonly processOf: (page: CDPSession) => Promise<number>;
  readonly rendererPids: () => Promise<readonly number[]>;
  /** Tells how the process of a page ended, by its target. */
  readonly follow: (target: string, onGone: (gone: RendererGone) => void) => () => void;
}

/** How long a page works to be told from others by what it costs. */
const PROBE_MS = 60;

export async function chromiumSession(browser: Browser): Promise<ChromiumSession> {
  const session = await browser.newBrowserCDPSession();
  const pages = new Map<string, (gone: RendererGone) => void>();
  session.on('Target.targetCrashed', ({ targetId, status, errorCode }) =>
    pages.get(targetId)?.({
      reason: status === 'killed' || status === 'oom' ? status : 'crashed',
      exitCode: errorCode,
    }),
  );
  await session.send('Target.setDiscoverTargets', { discover: true });
  const renderers = async (): Promise<readonly { readonly id: number; readonly cpuTime: number }[]> =>
    (await session.send('SystemInfo.getProcessInfo')).processInfo.filter(({ type }) => type === 'renderer');
  const known = new Map<string, string>();
  return {
    setPermission: async (origin, permission, isGranted) => {
      const setting = isGranted ? 'granted' : 'denied';
      for (const name of permissions[permission] ?? []) {
        if (known.get(`${origin} ${name}`) === setting) continue;
        known.set(`${origin} ${name}`, setting);
        await session
          .send('Browser.setPermission', {
            permission: { name: descriptors[name] ?? name },
            setting,
            origin,
          })
          .catch(() => undefined);
      }
    },
    rendererPids: async () => (await renderers()).map(({ id }) => id),
    processOf: async (page) => {
      const before = await renderers();
      if (before.length <= 1) return before[0]?.id ?? 0;
      // Chromium does not say which process is whose: the one that works is the page's.
      const work = page.send('Runtime.evaluate', {
        expression: `{ const end = performance.now() + ${PROBE_MS}; while (performance.now() < end); }`,
      });
      // A page that does not answer works all the more.
      await Promise.race([work, new Promise((resolve) => setTimeout(resolve, 5 * PROBE_MS))]);
      const costs = new Map(before.map(({ id, cpuTime }) => [id, cpuTime]));
      const after = (await renderers()).map(({ id, cpuTime }) => ({
        id,
        spent: cpuTime - (costs.get(id) ?? 0),
      }));
      return after.toSorted((a, b) => b.spent - a.spent)[0]?.id ?? 0;
    },
    follow: (target, onGone) => {
      pages.set(target, onGone);
      return () => pages.delete(target);
    },
  };
}
