import { z } from 'zod';

/** What is read of Electron's `WebContents` to judge it. */
export interface Inspected {
  readonly session: {
    readonly storagePath: string | null;
  };
  readonly getType: () => string;
}

/** The preferences that every web contents must have; Electron tells all of these. */
const told = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
} as const;
/** Those that some versions of Electron tell, and that must be right where they are told. */
const toldAtTimes = {
  nodeIntegrationInWorker: false,
  plugins: false,
  navigateOnDragDrop: false,
  enableBlinkFeatures: '',
} as const;

const preferencesSchema = z.record(z.string(), z.unknown());

/**
 * The preferences that a web contents runs with; `null` where Electron does not say. The method is not in Electron's
 * typings, and has stayed in it since version 1: were it to go, the app would refuse to start rather than not check.
 */
function lastPreferencesOf(contents: Inspected): Readonly<Record<string, unknown>> | null {
  const read: unknown = Reflect.get(contents, 'getLastWebPreferences');
  const parsed = preferencesSchema.safeParse(
    typeof read === 'function' ? Reflect.apply(read, contents, []) : null,
  );
  return parsed.success ? parsed.data : null;
}

export interface Expected {
  /** The session of the window; any other is a fault. */
  readonly session: Inspected['session'];
  readonly isPackaged: boolean;
  /** Whether Electron may still have nothing to say: a web contents that is only being made. */
  readonly isNew: boolean;
}

/** How a web contents differs from what every one of them must be, each point in one English word or two; none is good. */
export function preferenceFaults(
  contents: Inspected,
  { session, isPackaged, isNew }: Expected,
): readonly string[] {
  const type = contents.getType();
  // Developer tools are a web contents of Chromium's own; they exist in development only.
  if (type === 'remote' && !isPackaged) return [];
  const preferences = lastPreferencesOf(contents);
  if (preferences === null && !isNew) return ['preferences that cannot be read'];
  const wrong = (expected: object, isRequired: boolean): string[] =>
    preferences === null
      ? []
      : Object.entries(expected)
          .filter(([name, value]) =>
            preferences[name] === undefined ? isRequired : preferences[name] !== value,
          )
          .map(([name]) => name);
  return [
    ...(type === 'window' ? [] : [`type ${type}`]),
    ...wrong(told, true),
    ...wrong(toldAtTimes, false),
    ...(isPackaged && preferences?.devTools === true ? ['devTools'] : []),
    ...(contents.session === session ? [] : ['session']),
    ...(contents.session.storagePath === null ? [] : ['a session kept on the disk']),
  ];
}
