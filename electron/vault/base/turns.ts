/**
 * Calls share one connection. A long write keeps its transaction open over several turns of the event loop, to tell its
 * progress and to hear that it is cancelled: nothing else may run meanwhile, or its changes would end in a transaction
 * that is not theirs.
 */
let running = 0;
let gate: Promise<void> | null = null;
let whenIdle: (() => void) | null = null;

const left = (): void => {
  running -= 1;
  if (running <= 0) whenIdle?.();
};

/** Runs one call: at once, or after the long write under way. */
export async function inTurn<T>(act: () => T | Promise<T>): Promise<T> {
  while (gate) await gate;
  running += 1;
  try {
    return await act();
  } finally {
    left();
  }
}

/** Runs `act` alone: after the calls under way, before those that come. Called from inside a call, which it does not wait for. */
export async function alone<T>(act: () => Promise<T>): Promise<T> {
  left();
  while (gate) await gate;
  let open = (): void => undefined;
  gate = new Promise((resolve) => {
    open = resolve;
  });
  try {
    if (running > 0)
      await new Promise<void>((resolve) => {
        whenIdle = resolve;
      });
    return await act();
  } finally {
    whenIdle = null;
    gate = null;
    running += 1;
    open();
  }
}

/** Between two units of a long job that holds no transaction: a write that waits to be alone goes first. */
export async function giveWay(): Promise<void> {
  if (!gate) return;
  left();
  while (gate) await gate;
  running += 1;
}
