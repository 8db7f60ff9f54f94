import type { Answer, ProcedureName } from './contract';
import type { MainEvent } from './protocol';
import type { WireInput } from './secrets';

/** What the preload puts on `window.vivier`: one frozen object, two functions, nothing of Electron. */
export interface Bridge {
  /**
   * Calls a procedure of the contract; never rejects for an expected refusal.
   * Secrets come sealed for the vault process (`secrets.ts`): what lies between reads none.
   * `callId` (8 to 40 hexadecimal digits or hyphens, a UUID by default) lets the window follow or cancel a long job.
   */
  call<N extends ProcedureName>(name: N, input: WireInput<N>, callId?: string): Promise<Answer<N>>;
  /** Listens to what main says by itself (progress, lock, menu commands); answers the function that stops listening. */
  on(listener: (event: MainEvent) => void): () => void;
}
