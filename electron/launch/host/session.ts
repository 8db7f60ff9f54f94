/**
 * `session` and its `protocol`, `webRequest` and permission handlers (shell/browser/api/electron_api_session.cc,
 * electron_permission_manager.cc, lib/browser/api/protocol.ts).
 */
import { EventEmitter } from 'node:events';
import type { Report } from './event.ts';

/** What a scheme may do; the names are Electron's. */
export interface Privileges {
  readonly standard?: boolean;
  readonly secure?: boolean;
  readonly supportFetchAPI?: boolean;
  readonly corsEnabled?: boolean;
  readonly codeCache?: boolean;
}
export type SchemeHandler = (request: Request) => Response | Promise<Response>;
interface Verdict {
  readonly cancel?: boolean;
  readonly redirectURL?: string;
}
export interface RequestDetails {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly webContentsId: number;
  readonly resourceType: string;
  readonly referrer: string;
  readonly timestamp: number;
}
type RequestListener = (details: RequestDetails, answer: (verdict: Verdict) => void) => void;
type PermissionRequestHandler = (
  contents: unknown,
  permission: string,
  answer: (isGranted: boolean) => void,
  details: object,
) => void;
type PermissionCheckHandler = (
  contents: unknown,
  permission: string,
  origin: string,
  details: object,
) => boolean;
type DisplayHandler = (request: object, answer: (streams: unknown) => void) => void;

/** Languages for which Chromium has a dictionary (components/spellcheck/common/spellcheck_common.cc). */
const DICTIONARIES =
  'af bg ca cs cy da de de-DE el en-AU en-CA en-GB en-US en-GB-oxendict es es-419 es-AR es-ES es-MX es-US et fa fo fr fr-FR he hi hr hu hy id it it-IT ko lt lv nb nl pl pt-BR pt-PT ro ru sh sk sl sq sr sv ta tg tr uk vi'.split(
    ' ',
  );

const mustBeFunction = <T>(value: T | null): T | null => {
  if (value !== null && typeof value !== 'function') throw new TypeError('Must pass null or function');
  return value;
};

/** Whether an address is one of those that a pattern such as `app://*\/*` names. */
const matches = (pattern: string, url: string): boolean =>
  pattern === '<all_urls>' ||
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/gu, '\\$&').replaceAll('*', '.*')}$`, 'u').test(url);

export class HostSession extends EventEmitter {
  readonly storagePath: string | null;
  readonly schemes = new Map<string, SchemeHandler>();
  requestHandler: PermissionRequestHandler | null = null;
  checkHandler: PermissionCheckHandler | null = null;
  deviceHandler: ((details: object) => boolean) | null = null;
  displayHandler: DisplayHandler | null = null;
  #filter: { readonly patterns: readonly string[] | null; readonly listener: RequestListener } | null = null;
  #isSpelling = true;
  #languages: readonly string[] = ['fr'];
  readonly #report: Report;

  constructor(storagePath: string | null, report: Report) {
    super();
    this.storagePath = storagePath;
    this.#report = report;
  }
  readonly protocol = {
    handle: (scheme: string, handler: SchemeHandler): void => {
      if (this.schemes.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      this.schemes.set(scheme, handler);
    },
    unhandle: (scheme: string): void => {
      if (!this.schemes.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
    },
    isProtocolHandled: (scheme: string): boolean => this.schemes.has(scheme),
  };
  readonly webRequest = {
    onBeforeRequest: (
      first: { readonly urls: readonly string[] } | RequestListener | null,
      second?: RequestListener | null,
    ): void => {
      const listener = typeof first === 'function' ? first : (second ?? null);
      const patterns = typeof first === 'function' || first === null ? null : first.urls;
      this.#filter = listener === null ? null : { patterns, listener };
    },
  };
  isPersistent(): boolean {
    return this.storagePath !== null;
  }
  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    this.requestHandler = mustBeFunction(handler);
  }
  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    this.checkHandler = mustBeFunction(handler);
  }
  setDevicePermissionHandler(handler: ((details: object) => boolean) | null): void {
    this.deviceHandler = mustBeFunction(handler);
  }
  setDisplayMediaRequestHandler(handler: DisplayHandler | null): void {
    this.displayHandler = mustBeFunction(handler);
  }
  // No device, pairing or certificate is ever seen in this host: these are kept to no purpose.
  setUSBProtectedClassesHandler(handler: unknown): void {
    mustBeFunction(handler);
  }
  setBluetoothPairingHandler(handler: unknown): void {
    mustBeFunction(handler);
  }
  setCertificateVerifyProc(handler: unknown): void {
    mustBeFunction(handler);
  }
  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.#isSpelling = isEnabled;
  }
  isSpellCheckerEnabled(): boolean {
    return this.#isSpelling;
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    if (!URL.canParse(url))
      throw new Error('The URL you provided to setSpellCheckerDictionaryDownloadURL is not a valid URL.');
  }
  setSpellCheckerLanguages(languages: readonly string[]): void {
    for (const language of languages)
      if (!DICTIONARIES.includes(language))
        throw new Error(`Invalid language code provided: "${language}" is not a valid language code`);
    this.#languages = [...languages];
  }
  getSpellCheckerLanguages(): string[] {
    return [...this.#languages];
  }
  get availableSpellCheckerLanguages(): string[] {
    // macOS finds the language by itself.
    return process.platform === 'darwin' ? [] : [...DICTIONARIES];
  }

  /** What the app's own filter says of a request. */
  judge(details: RequestDetails): Promise<Verdict> {
    const filter = this.#filter;
    if (!filter || (filter.patterns && !filter.patterns.some((pattern) => matches(pattern, details.url))))
      return Promise.resolve({});
    return new Promise((resolve) => {
      try {
        filter.listener(details, (verdict) => resolve(verdict ?? {}));
      } catch (error) {
        this.#report(error);
      }
    });
  }
  /** Without a handler Electron grants. */
  requestPermission(contents: unknown, permission: string, details: object): Promise<boolean> {
    const handler = this.requestHandler;
    if (!handler) return Promise.resolve(true);
    return new Promise((resolve) => {
      try {
        handler(contents, permission, (isGranted) => resolve(isGranted === true), details);
      } catch (error) {
        this.#report(error);
        resolve(false);
      }
    });
  }
  checkPermission(contents: unknown, permission: string, origin: string, details: object): boolean {
    if (!this.checkHandler) return true;
    try {
      return this.checkHandler(contents, permission, origin, details) === true;
    } catch (error) {
      this.#report(error);
      return false;
    }
  }
}

export interface SessionModule {
  readonly fromPartition: (partition: string, options?: object) => HostSession;
  readonly defaultSession: HostSession;
}

/** `session`, with one session by partition. */
export function createSessions(
  isReady: () => boolean,
  sessionData: () => string,
  report: Report,
): SessionModule {
  const partitions = new Map<string, HostSession>();
  const fromPartition = (partition: string): HostSession => {
    if (!isReady()) throw new TypeError('Session can only be received when app is ready');
    const known = partitions.get(partition);
    if (known) return known;
    const isKept = partition === '' || partition.startsWith('persist:');
    const made = new HostSession(isKept ? sessionData() : null, report);
    partitions.set(partition, made);
    return made;
  };
  return {
    fromPartition,
    get defaultSession(): HostSession {
      return fromPartition('');
    },
  };
}

interface CustomScheme {
  readonly scheme: string;
  readonly privileges?: Privileges;
}
export interface Schemes {
  readonly privileges: ReadonlyMap<string, Privileges>;
  readonly register: (schemes: readonly CustomScheme[]) => void;
}

/** The privileges of the app's own schemes. */
export function createSchemes(isReady: () => boolean): Schemes {
  const privileges = new Map<string, Privileges>();
  return {
    privileges,
    register: (schemes) => {
      if (isReady())
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      if (!Array.isArray(schemes)) throw new Error('Argument must be an array of custom schemes.');
      for (const { scheme, privileges: given = {} } of schemes) {
        if (given.codeCache && !given.standard)
          throw new Error(
            'Code cache can only be enabled when the custom scheme is registered as standard scheme.',
          );
        privileges.set(scheme, given);
      }
    },
  };
}
