import type { AppError, ErrorCode } from '../../shared/base';
import type { Answer, Input, MainEvent, Output, ProcedureName } from '../../shared/ipc';
import type { Bridge } from '../../shared/ipc/bridge';
import { sealing, type WireInput } from '../../shared/ipc/secrets';
import { bridgeTexts as texts } from './bridge.texts';

declare global {
  interface Window {
    /** Put there by the preload: the only way out of the page. */
    readonly vivier: Bridge;
  }
}

/** An expected refusal, thrown so that queries and forms treat it as a failure. `message` is French, for a person. */
export class AppFailure extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly reference: string | undefined;
  /** What was asked, when it is a call that was refused. */
  readonly procedure: ProcedureName | undefined;
  constructor(error: AppError, procedure?: ProcedureName) {
    super(error.message);
    this.name = 'AppFailure';
    this.code = error.code;
    this.field = error.field;
    this.reference = error.reference;
    this.procedure = procedure;
  }
}

const refusalListeners = new Set<(code: ErrorCode) => void>();
/** Listens to every refusal of a call, whoever made it; answers the function that stops listening. */
export function onRefusal(listener: (code: ErrorCode) => void): () => void {
  refusalListeners.add(listener);
  return () => refusalListeners.delete(listener);
}

const answerListeners = new Set<(name: ProcedureName) => void>();
/** Listens to every call that succeeds, whoever made it; answers the function that stops listening. */
export function onAnswer(listener: (name: ProcedureName) => void): () => void {
  answerListeners.add(listener);
  return () => answerListeners.delete(listener);
}

const sealed = sealing();
/** Sends a call. Its secrets leave this process sealed for the vault's alone, whatever relays them. */
async function send<N extends ProcedureName>(name: N, input: Input<N>, callId: string): Promise<Answer<N>> {
  const answer = await sealed(
    // The key is asked under a number of its own, for the call's to be free.
    (one, wire) => window.vivier.call(one as N, wire as WireInput<N>, one === name ? callId : undefined),
    name,
    input,
  );
  // Main has checked it with the schema of this very procedure.
  return answer as Answer<N>;
}

/** Calls a procedure of the contract and answers its data; throws an `AppFailure` when it is refused. */
export async function call<N extends ProcedureName>(
  name: N,
  input: Input<N>,
  callId: string = crypto.randomUUID(),
): Promise<Output<N>> {
  const answer = await send(name, input, callId);
  if (!answer.ok) {
    for (const listener of refusalListeners) listener(answer.error.code);
    throw new AppFailure(answer.error, name);
  }
  for (const listener of answerListeners) listener(name);
  return answer.data;
}

/** Listens to what the main process says by itself; answers the function that stops listening. */
export const onMainEvent = (listener: (event: MainEvent) => void): (() => void) => window.vivier.on(listener);

/** The failure to show for anything thrown: a refusal as it is, a defect of the window as one sentence. */
export function failureOf(thrown: unknown): AppFailure {
  if (thrown instanceof AppFailure) return thrown;
  return new AppFailure({
    code: 'BUG',
    message: texts.screenFailed,
  });
}
