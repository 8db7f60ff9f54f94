import type { z } from 'zod';
import { dispatch } from '../../electron/vault/dispatch';
import type { AnyHandlers } from '../../electron/vault/service/deps';
import type { AppError, FileHandle, Procedure, Result } from '../../shared/base';

/** The handle that stands for the path given to a call. */
export const handle = `file_${'0'.repeat(32)}` as FileHandle;

/** Calls of procedures as main sends them: input and output go through the schemas of the contract; a defect throws. */
export function callsOf<P extends Readonly<Record<string, Procedure>>>(
  procedures: P,
  handlers: () => AnyHandlers,
): {
  readonly call: (name: string, input: unknown, path?: string) => Promise<Result<unknown>>;
  /** The data of an answer that is not a refusal. */
  readonly data: <N extends keyof P & string>(
    name: N,
    input: unknown,
    path?: string,
  ) => Promise<z.output<P[N]['output']>>;
  /** The refusal, `null` when there is none. */
  readonly refusal: (name: keyof P & string, input: unknown, path?: string) => Promise<AppError | null>;
} {
  const call = (name: string, input: unknown, path?: string): Promise<Result<unknown>> =>
    dispatch(
      { type: 'call', id: 1, name, input, files: path === undefined ? {} : { [handle]: path } },
      {},
      handlers(),
      { signal: new AbortController().signal, progress: () => undefined },
      (_reference, error) => {
        throw error;
      },
    );
  return {
    call,
    data: async (name, input, path) => {
      const answer = await call(name, input, path);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
      // The key of a record of procedures names one.
      return (procedures[name] as Procedure).output.parse(answer.data) as never;
    },
    refusal: async (name, input, path) => {
      const answer = await call(name, input, path);
      return answer.ok ? null : answer.error;
    },
  };
}
