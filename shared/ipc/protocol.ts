import { z } from 'zod';
import type { AppError } from '../base/errors';
import type { Domain } from '../base/procedure';
import type { Progress } from './progress';
import type { ReadingJob } from './reader';

/**
 * Messages between the main process and the vault process. Only structured-clone values; no MessagePort.
 * `files` maps the handles that occur in `input` to the paths the user chose; paths exist in main and vault only.
 */
export interface VaultRequest {
  readonly type: 'call';
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
  readonly files: Readonly<Record<string, string>>;
  /** Of quick unlock, in base64: goes from main to the vault, for this call only, and never the other way. */
  readonly secret?: string | undefined;
}
export interface VaultCancel {
  readonly type: 'cancel';
  readonly id: number;
}
/** Asks the vault to close the portfolio and exit by itself; main kills it after a timeout. */
export interface VaultClose {
  readonly type: 'close';
}
/** How the vault process before this one ended by itself: a place in V8, an exit code. For the diagnostics. */
export interface FormerEnd {
  readonly type: 'formerEnd';
  readonly how: string;
}
/** What a process that reads said, relayed as it is; or that it is gone. */
export type ReaderNews =
  | { readonly type: 'reader'; readonly id: number; readonly news: 'said'; readonly word: unknown }
  | { readonly type: 'reader'; readonly id: number; readonly news: 'ended' };
export type ToVault = VaultRequest | VaultCancel | VaultClose | FormerEnd | ReaderNews;

/** Asks main, which alone can start a process, for one that reads a foreign file; then to end it. */
export type ReaderOrder =
  | { readonly type: 'reader'; readonly id: number; readonly order: 'start'; readonly job: ReadingJob }
  | { readonly type: 'reader'; readonly id: number; readonly order: 'stop' };

export type FromVault =
  | { readonly type: 'ready' }
  | {
      readonly type: 'answer';
      readonly id: number;
      readonly result: { ok: true; data: unknown } | { ok: false; error: AppError };
    }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  /** Another program holds a file of ours, and the vault has been trying again for a while; `false` when that is over. */
  | { readonly type: 'held'; readonly isHeld: boolean }
  | ReaderOrder;

export { CALL_CHANNEL, EVENT_CHANNEL } from './channels';

/** What the window sends over CALL_CHANNEL. `callId` lets the window cancel or follow a long job. */
export const callSchema = z.strictObject({
  callId: z.string().regex(/^[0-9a-f-]{8,40}$/),
  name: z.string().max(80),
  input: z.unknown(),
});
export type Call = z.infer<typeof callSchema>;

/** What main tells the window over EVENT_CHANNEL. */
export type MainEvent =
  | { readonly type: 'progress'; readonly callId: string; readonly progress: Progress }
  /** The portfolio is about to close: the window saves what is typed and answers `app.readyToLock`; main waits for no more than a moment. */
  | { readonly type: 'locking' }
  /** Nobody has touched the window: it locks in so many seconds; `null` when somebody has come back. */
  | { readonly type: 'lockCountdown'; readonly seconds: number | null }
  /** Another program holds a file: the window says why nothing happens, until `false`. */
  | { readonly type: 'held'; readonly isHeld: boolean }
  /** The other window has covered the names, or shown them. */
  | { readonly type: 'discretion'; readonly isDiscreet: boolean }
  /** To the window beside: the first one has changed something, and this is read again. */
  | { readonly type: 'changed'; readonly domains: readonly Domain[] }
  /** To the window beside: another page is asked for. */
  | { readonly type: 'show'; readonly address: string }
  | { readonly type: 'command'; readonly command: 'palette' | 'discretion' | 'lock' };
