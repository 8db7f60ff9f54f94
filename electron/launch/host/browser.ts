import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const PREFIX = 'vivier-host-';

/** Memory where the system offers it as a folder, else its temporary folder: a profile is never meant to last. */
const profileParent = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

/** Profiles of hosts that were killed before they could clean up. */
function sweepProfiles(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      process.kill(pid, 0);
    } catch {
      rmSync(join(parent, name), { recursive: true, force: true });
    }
  }
}

/** What a browser would offer, and an app does not: translation, saved passwords, remembered forms. */
const preferences = {
  translate: { enabled: false },
  credentials_enable_service: false,
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  intl: { accept_languages: 'fr-FR,fr' },
};

/**
 * What Chromium would do beside showing our page: the page of suggestions of an address bar that nobody sees, which costs
 * as much as all the rest of a start, in a process that cannot be told from that of the page. The last such list of a
 * command line counts: those of Playwright that matter without a network are in it too.
 */
const featuresOff = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
];

const isRoot = (): boolean => process.platform === 'linux' && process.getuid?.() === 0;

interface BrowserOptions {
  readonly executablePath: string;
  readonly isHeadless: boolean;
  readonly size: { readonly width: number; readonly height: number };
}

/** Starts Chromium on a throw-away profile, cut off from every network, without ports. */
export async function launchChromium({ executablePath, isHeadless, size }: BrowserOptions): Promise<{
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}> {
  const parent = profileParent();
  sweepProfiles(parent);
  const profile = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const start = (chromiumSandbox: boolean): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      headless: isHeadless,
      chromiumSandbox,
      ignoreDefaultArgs: ['--enable-automation'],
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--webrtc-ip-handling-policy=disable_non_proxied_udp',
        '--no-first-run',
        '--no-default-browser-check',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disk-cache-size=1',
        `--disable-features=${featuresOff.join(',')}`,
        // No process in reserve: the page's own can be told.
        '--renderer-process-limit=1',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        '--lang=fr',
        // A window without an address bar, nor the bar that warns of our own switches.
        ...(isHeadless
          ? []
          : ['--test-type', '--app=data:text/html,', `--window-size=${size.width},${size.height}`]),
      ],
      viewport: isHeadless ? { ...size } : null,
      locale: 'fr-FR',
      acceptDownloads: false,
      permissions: [],
      serviceWorkers: 'block',
      ...(isHeadless ? {} : { colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null }),
    });
  // Root, and systems that forbid user name spaces to unknown programs, cannot have Chromium's own sandbox.
  const context = await (isRoot() ? start(false) : start(true).catch(() => start(false)));
  return {
    context,
    close: async () => {
      await context.close().catch(() => undefined);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
