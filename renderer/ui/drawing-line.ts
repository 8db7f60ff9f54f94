/** How often a drawing that is still wanted is made again after it failed. */
const MOST_TRIES = 2;

/** Drawings in the order in which they are asked for, one after the other. */
export interface DrawingLine {
  /**
   * Makes a drawing once those before it are over; answers what leaves it. One that was left is waited for no more: whatever
   * becomes of it, it holds nothing that comes after. One that fails although it is wanted is made once more, then told.
   */
  readonly draw: (
    make: (left: AbortSignal) => Promise<void>,
    onFailure: (thrown: unknown) => void,
  ) => () => void;
  /** Over once nothing of what was asked for so far is being made, left or not. */
  readonly settled: () => Promise<void>;
}

export function createDrawingLine(): DrawingLine {
  const underway = new Set<Promise<void>>();
  const ahead = new Set<Promise<void>>();
  return {
    draw: (make, onFailure) => {
      const leaving = new AbortController();
      const left = Promise.withResolvers<void>();
      const before = [...ahead];
      const run = async (): Promise<void> => {
        await Promise.all(before);
        for (let tries = 1; !leaving.signal.aborted; tries += 1) {
          try {
            return await make(leaving.signal);
          } catch (thrown) {
            if (leaving.signal.aborted) return;
            if (tries === MOST_TRIES) return onFailure(thrown);
          }
        }
      };
      const made = run();
      const turn = Promise.race([made, left.promise]);
      underway.add(made);
      ahead.add(turn);
      void made.then(() => underway.delete(made));
      void turn.then(() => ahead.delete(turn));
      return () => {
        leaving.abort();
        left.resolve();
      };
    },
    settled: async () => {
      await Promise.all(underway);
    },
  };
}
