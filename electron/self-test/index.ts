/**
 * The self-test, `--auto-verification[=REPORT]`: the app tries by itself, on the computer where it is installed, what a
 * spec would: in a temporary profile, with invented people, through its own window. Nothing of the user's is opened.
 * With a path it writes the report there and leaves, without a box (a workflow); without one, the report lands in the
 * user's documents and a box says so.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchDeps, makeBench } from './bench';
import { isSound, reportText, type StepResult } from './report';
import { type Found, type Step, steps } from './steps';

/** What a start asks of the self-test; `null` where it asks none. */
export interface SelfTest {
  /** Folder that everything is written in, deleted at the end. */
  readonly folder: string;
  readonly profile: string;
  /** Where the report must go; `null`: where the app chooses. */
  readonly report: string | null;
}

const SWITCH = 'auto-verification';
const FILE_NAME = 'Vivier-auto-verification.txt';

/** Reads the command line; makes the temporary folder where a self-test is asked for. */
export function selfTestOf(commandLine: {
  hasSwitch(name: string): boolean;
  getSwitchValue(name: string): string;
}): SelfTest | null {
  if (!commandLine.hasSwitch(SWITCH)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'vivier-auto-verification-'));
  const report = commandLine.getSwitchValue(SWITCH);
  return { folder, profile: join(folder, 'profil'), report: report === '' ? null : report };
}

/** A message of the system quotes paths, and paths hold names of people. */
const withoutPaths = (message: string): string =>
  message
    .replaceAll(/'[^']*'|"[^"]*"/gu, '…')
    .replaceAll(/(?:[A-Za-z]:)?[\\/]\S+/gu, '…')
    .slice(0, 300);

/** Does the steps in order; the first that fails leaves the others undone. */
export async function runSteps(
  wanted: readonly Step[],
  bench: Parameters<Step['run']>[0],
  now: () => number = () => performance.now(),
): Promise<readonly StepResult[]> {
  const found: Found = { passphrase: '', candidates: 0, firstCandidate: null, backup: null };
  const results: StepResult[] = [];
  for (const { title, run } of wanted) {
    const begun = now();
    const result = (outcome: StepResult['outcome'], detail: string): StepResult => ({
      title,
      outcome,
      detail,
      milliseconds: now() - begun,
    });
    if (results.some(({ outcome }) => outcome !== 'fine')) {
      results.push(result('not-done', 'un point précédent a échoué'));
      continue;
    }
    try {
      results.push(result('fine', await run(bench, found)));
    } catch (error) {
      const [message = ''] = String(error instanceof Error ? error.message : error).split('\n');
      results.push(result('fault', withoutPaths(message)));
    }
  }
  return results;
}

export interface SelfTestDeps extends Pick<BenchDeps, 'contents' | 'handles' | 'vaultPid'> {
  /** What is tried, in words: versions, system, packaged or not. */
  readonly what: string;
  /** Folders where the report may go by itself, the best first. */
  readonly reportFolders: readonly string[];
  /** Tells a person that it is over. */
  readonly tell: (sentence: string) => Promise<unknown>;
  /** Ends the app, once the portfolio is closed. */
  readonly leave: (code: number) => void;
}

function write(text: string, report: string | null, folders: readonly string[]): string | null {
  const paths = report === null ? folders.map((folder) => join(folder, FILE_NAME)) : [report];
  for (const path of paths) {
    try {
      writeFileSync(path, text);
      return path;
    } catch {
      // The next place.
    }
  }
  return null;
}

/** Does the whole self-test, once the window shows its page. */
export async function runSelfTest(test: SelfTest, deps: SelfTestDeps): Promise<void> {
  const folders = {
    portfolio: join(test.folder, 'portefeuille'),
    files: join(test.folder, 'fichiers'),
    profile: test.profile,
  };
  mkdirSync(folders.portfolio);
  mkdirSync(folders.files);
  const bench = makeBench({ ...deps, folders });
  // A page that never comes is told by the first step.
  await bench.whenState('none').catch(() => undefined);
  const results = await runSteps(steps, bench);
  const text = reportText(results, deps.what, new Date().toISOString().slice(0, 10));
  const path = write(text, test.report, deps.reportFolders);
  console.log(text);
  if (test.report === null)
    await deps.tell(
      `${isSound(results) ? 'Tout est bon.' : 'Un point est à regarder.'} ${
        path === null ? 'Le rapport n’a pas pu être écrit.' : `Le rapport est dans ${path}.`
      }`,
    );
  deps.leave(isSound(results) && path !== null ? 0 : 1);
}

/** Deletes what the self-test wrote, but for its report: once the vault and the window are gone. */
export function cleanUp({ folder }: SelfTest): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  } catch {
    // Held by Chromium until its last process is gone: a temporary folder, without data of anybody.
  }
}
