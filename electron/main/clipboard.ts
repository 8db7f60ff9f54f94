import { createHash } from 'node:crypto';

/** How long a copy stays. */
const CLEAR_AFTER_MS = 30_000;

/** What is used of Electron's clipboard. */
export interface SystemClipboard {
  readText(): Promise<string>;
  clear(): void;
  write(formats: Readonly<Record<string, string | Blob>>): Promise<void>;
}

export interface ClipboardKeeperDeps {
  readonly clipboard: SystemClipboard;
  readonly platform: NodeJS.Platform;
  /** Receives kinds, never what was copied. */
  readonly log: (line: string) => void;
}

export interface ClipboardKeeper {
  /** Puts a text in the clipboard for half a minute. */
  readonly copy: (text: string) => Promise<void>;
  /** Empties the clipboard at once if it still holds what was copied: on lock, on quit. Never rejects. */
  readonly clear: () => Promise<void>;
}

/** How Electron names a format of the system's own (`clipboard` of its documentation). */
const ofSystem = (format: string): string => `electron application/osclipboard;format="${format}"`;
const dword = (value: number): Blob => new Blob([new Uint8Array(new Uint32Array([value]).buffer)]);

/**
 * The formats that go with a text, so that the system leaves it out of the history of its clipboard and of its cloud:
 * Windows reads the three names (learn.microsoft.com, Clipboard Formats), macOS managers the one of nspasteboard.org,
 * KDE's Klipper its hint. Other programs may ignore them: the delay does not depend on them.
 */
export function formatsOf(text: string, platform: NodeJS.Platform): Readonly<Record<string, string | Blob>> {
  switch (platform) {
    case 'win32':
      return {
        'text/plain': text,
        [ofSystem('ExcludeClipboardContentFromMonitorProcessing')]: dword(1),
        [ofSystem('CanIncludeInClipboardHistory')]: dword(0),
        [ofSystem('CanUploadToCloudClipboard')]: dword(0),
      };
    case 'darwin':
      return { 'text/plain': text, [ofSystem('org.nspasteboard.ConcealedType')]: new Blob([]) };
    default:
      return { 'text/plain': text, [ofSystem('x-kde-passwordManagerHint')]: new Blob(['secret']) };
  }
}

/** Windows gives line breaks back as CRLF. Only a fingerprint stays here, not the text. */
const printOf = (text: string): string =>
  createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');

/** What the window copies passes here, and leaves the clipboard by itself. */
export function createClipboardKeeper({ clipboard, platform, log }: ClipboardKeeperDeps): ClipboardKeeper {
  let copied: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  /** Writing and clearing follow one another. */
  let last: Promise<void> = Promise.resolve();
  const inOrder = (act: () => Promise<void>): Promise<void> => {
    last = last.then(act, act);
    return last;
  };

  const clearIfOurs = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const ours = copied;
    copied = null;
    if (ours === null) return;
    try {
      if (printOf(await clipboard.readText()) === ours) clipboard.clear();
    } catch {
      log('the clipboard could not be emptied');
    }
  };
  const clear = (): Promise<void> => inOrder(clearIfOurs);

  return {
    copy: (text) =>
      inOrder(async () => {
        if (timer !== null) clearTimeout(timer);
        timer = null;
        copied = null;
        try {
          await clipboard.write(formatsOf(text, platform));
        } catch {
          // A system that refuses a format of its own still gets the text, and the delay.
          log('the clipboard refused its formats');
          await clipboard.write({ 'text/plain': text });
        }
        copied = printOf(text);
        timer = setTimeout(() => void clear(), CLEAR_AFTER_MS);
        timer.unref();
      }),
    clear,
  };
}
