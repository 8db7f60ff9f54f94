import type { Answer, Input, ProcedureName } from './contract';
import type { MainEvent } from './protocol';

/** What the preload puts on `window.vivier`: one frozen object, two functions, nothing of Electron. */
export interface Bridge {
  /**
   * Calls a procedure of the contract; never rejects for an expected refusal.
   * `callId` (8 to 40 hexadecimal digits or hyphens, a UUID by default) lets the window follow or cancel a long job.
   */
  call<N extends ProcedureName>(name: N, input: Input<N>, callId?: string): Promise<Answer<N>>;
  /** Listens to what main says by itself (progress, lock, menu commands); answers the function that stops listening. */
  on(listener: (event: MainEvent) => void): () => void;
}
