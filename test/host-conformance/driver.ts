/** Starts the app of the cases, in the Chromium host or in Electron, and reads what it writes. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { electronRuntime } from '../e2e/runtime.ts';

const lineSchema = z.union([
  z.object({
    area: z.string(),
    name: z.string(),
    ok: z.boolean(),
    error: z.string().optional(),
    ms: z.number().optional(),
  }),
  z.object({ step: z.string() }),
  z.object({ done: z.literal(true) }),
]);
export type Line = z.infer<typeof lineSchema>;

/** Which host runs, as `VIVIER_E2E_HOST` decides. */
export const hostOfRun = (): 'electron' | 'chromium' => {
  const wanted = process.env.VIVIER_E2E_HOST;
  return wanted === 'electron' || (wanted !== 'chromium' && electronRuntime() !== null)
    ? 'electron'
    : 'chromium';
};

const SWITCHES = ['--essai-seul', '--essai-valeur=a=b', '--', '--essai-apres'];
/** How long one app may take before it is taken for hung: half of what the spec may, on a machine with other work. */
const LIMIT_MS = 300_000;

export interface Fixture {
  readonly folder: string;
  readonly remove: () => void;
}

/** The app of the cases as a folder that both hosts can start. */
export function makeFixture(): Fixture {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-conformance-'));
  cpSync(join(import.meta.dirname, 'app'), join(folder, 'out'), { recursive: true });
  const manifest = { name: 'essai', version: '1.2.3', type: 'module', main: 'out/main/main.js' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

interface Ended {
  readonly lines: readonly Line[];
  readonly code: number | null;
  readonly said: string;
}

const readLines = (path: string): Line[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => lineSchema.parse(JSON.parse(line)))
    : [];

/** Runs one app to its end: every case, those of an area, or one ending. */
export async function runApp(
  { folder }: Fixture,
  name: string,
  options: {
    readonly profile?: string;
    readonly more?: readonly string[];
    readonly onLine?: () => void;
    /** What the app has started writes this step after its parent has left. */
    readonly afterwards?: string | undefined;
  } = {},
): Promise<Ended> {
  const own = mkdtempSync(join(tmpdir(), 'vivier-conformance-run-'));
  const out = join(own, 'out.jsonl');
  const runtime = electronRuntime();
  const isElectron = hostOfRun() === 'electron';
  if (isElectron && runtime === null)
    throw new Error('The Electron runtime is not there: `npx install-electron`.');
  const [program, first] =
    isElectron && runtime !== null
      ? [runtime, process.getuid?.() === 0 ? ['--no-sandbox', folder] : [folder]]
      : [process.execPath, [join(import.meta.dirname, 'run-host.ts'), folder]];
  const env = {
    ...process.env,
    CONFORMANCE_OUT: out,
    CONFORMANCE_RUN: name,
    CONFORMANCE_NODE: process.execPath,
    CONFORMANCE_PROFILE: options.profile ?? join(own, 'profile'),
  };
  const child = spawn(program, [...first, ...(options.more ?? []), ...SWITCHES], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += String(text);
    });
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  const watch =
    options.onLine &&
    setInterval(() => {
      if (readLines(out).length < 2) return;
      clearInterval(watch);
      options.onLine?.();
    }, 50);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  clearInterval(watch);
  const { afterwards } = options;
  const isWritten = (): boolean => readLines(out).some((line) => 'step' in line && line.step === afterwards);
  for (let waits = 0; afterwards !== undefined && !isWritten() && waits < 1200; waits += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const lines = readLines(out);
  rmSync(own, { recursive: true, force: true, maxRetries: 5 });
  return { lines, code, said };
}
