/**
 * A file layer that fails where a test says: in a test, `vi.mock('node:fs', …)` answers `faulty(original)`.
 * `error`: one operation is refused by the disk, and the program goes on. `crash`: that operation and all that follow
 * never happen, as after a kill; what was done before stays.
 */
import type * as fs from 'node:fs';

type Fault = { readonly at: number; readonly kind: 'error' | 'crash'; readonly code: string };

const watched = [
  'copyFileSync',
  'fsyncSync',
  'ftruncateSync',
  'linkSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'unlinkSync',
  'writeFileSync',
  'writeSync',
] as const;

let fault: Fault | null = null;
let steps = 0;

function step(name: string): void {
  if (fault === null) return;
  steps += 1;
  const isHit = fault.kind === 'crash' ? steps >= fault.at : steps === fault.at;
  if (isHit) throw Object.assign(new Error(`${fault.code} in ${name}`), { code: fault.code, syscall: name });
}

/** The real module, watched. */
export function faulty(actual: typeof fs): typeof fs {
  const wrapped: Record<string, unknown> = { ...actual };
  for (const name of watched)
    wrapped[name] = (...args: unknown[]): unknown => {
      step(name);
      return Reflect.apply(actual[name], actual, args);
    };
  return { ...wrapped, default: wrapped } as unknown as typeof fs;
}

/** Runs `act` with the fault at its `at`-th change of the disk; answers whether it was reached, and what `act` threw. */
export async function withFault(
  planned: Fault,
  act: () => unknown,
): Promise<{ readonly isReached: boolean; readonly thrown: unknown }> {
  fault = planned;
  steps = 0;
  let thrown: unknown = null;
  try {
    await act();
  } catch (error) {
    thrown = error;
  } finally {
    fault = null;
  }
  return { isReached: steps >= planned.at, thrown };
}
