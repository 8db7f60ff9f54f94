import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysHandlers, openPortfolio, portfolioHandlers, type Session } from '../../electron/vault/portfolio';
import type { Call } from '../../electron/vault/service/deps';
import { type FileHandle, Refusal, type Result } from '../../shared/base';
import type { CivilDate } from '../../shared/base/time';
import { noProfile } from '../../shared/settings';
import { countingIds } from './portfolio';

export const passphrase = 'quatre chevaux dans la brume';
export const nextPassphrase = 'sept lanternes le long du quai';
/** The handle of any file: `KeyedPortfolio.pathOf` says which. */
export const file = 'file_00000000000000000000000000000000' as FileHandle;
export const keyedOptions = {
  clock: { today: () => '2026-09-15' as CivilDate, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};

/** The data of an answer; a refusal is thrown, whether the handler answers or throws it. */
export async function ask<T>(act: () => Result<T> | Promise<Result<T>>): Promise<T> {
  const result = await act();
  if (!result.ok) throw new Refusal(result.error.code, result.error);
  return result.data;
}
/** `ok`, or the code of the refusal. */
export const codeOf = (act: () => unknown): Promise<string> =>
  ask(async () => (await act()) as Result<unknown>).then(
    () => 'ok',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

/** The handlers of the vault about keys over real files, in a folder of this test alone. */
export class KeyedPortfolio {
  readonly folder = mkdtempSync(join(tmpdir(), 'vivier-keys-'));
  readonly backups = join(this.folder, 'backups');
  path = join(this.folder, 'equipe.vivier');
  session: Session = { current: null, failures: 0 };
  onStep: ((label: string) => void) | null = null;

  get handlers() {
    return { ...portfolioHandlers(this.session, keyedOptions), ...keysHandlers(this.session, keyedOptions) };
  }
  call(more: Partial<Call> = {}): Call {
    return {
      pathOf: (handle) => {
        if (handle === 'chosenBackups' || handle === 'formerBackups') throw new Refusal('HANDLE_SPENT');
        return handle === 'backups' ? this.backups : this.path;
      },
      progress: ({ label }) => this.onStep?.(label),
      signal: new AbortController().signal,
      ...more,
    };
  }
  /** A portfolio made as the window makes it, left open; answers its paper key. */
  async create(): Promise<string> {
    const { handlers } = this;
    const sheet = await ask(() =>
      handlers['portfolio.prepare']({ file, passphrase, profile: noProfile }, this.call()),
    );
    const { recoveryKey } = sheet;
    await ask(() => handlers['portfolio.create']({ file, recoveryKey }, this.call()));
    return recoveryKey;
  }
  readonly open = (secret = passphrase) =>
    ask(() => this.handlers['portfolio.open']({ file: null, passphrase: secret }, this.call()));
  readonly recover = (recoveryKey: string, newPassphrase: string) =>
    this.handlers['portfolio.recover']({ file: null, recoveryKey, newPassphrase }, this.call());
  lock(): void {
    this.session.current?.close();
    this.session.current = null;
  }
  /** What a kill leaves at this instant: every file of the folder, copied elsewhere. Answers the portfolio's place there. */
  killed(name: string): string {
    const other = join(this.folder, name);
    mkdirSync(other);
    for (const entry of readdirSync(this.folder, { withFileTypes: true }))
      if (entry.isFile()) copyFileSync(join(this.folder, entry.name), join(other, entry.name));
    return join(other, 'equipe.vivier');
  }
  /** The passphrases, of some, that open the portfolio at a place, whole; any refusal but a wrong passphrase is thrown. */
  async openedBy(place: string, ...secrets: readonly string[]): Promise<readonly string[]> {
    const opened: string[] = [];
    for (const secret of secrets) {
      try {
        const open = await openPortfolio(place, secret, keyedOptions);
        const { isSound } = open.verify();
        open.close();
        if (!isSound) throw new Error('the portfolio is damaged');
        opened.push(secret);
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'WRONG_PASSPHRASE') throw error;
      }
    }
    return opened;
  }
  close(): void {
    this.session.current?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
