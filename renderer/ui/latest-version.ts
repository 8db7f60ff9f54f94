/** What is made again at each version, one at a time: of those asked for meanwhile the last alone is made next. */
export interface LatestVersion {
  /** Asks for a version; nothing is done for the one that was made last. */
  readonly follow: (version: string) => Promise<void>;
  /** Makes the version asked for last again, whatever became of it. */
  readonly again: () => Promise<void>;
  /** Nothing more is made, nor told; `follow` begins again. */
  readonly stop: () => void;
}

/** `make` answers what is made; `onMade` takes it; what is made after `stop` goes to `drop`. */
export function createLatestVersion<T>({
  make,
  onMade,
  onFailure,
  drop,
}: {
  readonly make: () => Promise<T>;
  readonly onMade: (made: T) => void;
  readonly onFailure: (thrown: unknown) => void;
  readonly drop: (made: T) => void;
}): LatestVersion {
  let wanted: string | null = null;
  let made: string | null = null;
  /** The round under way; one that was stopped answers for nothing any more, so that another may begin at once. */
  let round: object | null = null;
  const run = async (): Promise<void> => {
    if (round !== null) return;
    const own = {};
    round = own;
    while (round === own && wanted !== made) {
      const version = wanted;
      try {
        const one = await make();
        if (round === own) onMade(one);
        else drop(one);
      } catch (thrown) {
        if (round === own) onFailure(thrown);
      }
      if (round === own) made = version;
    }
    if (round === own) round = null;
  };
  return {
    follow: (version) => {
      wanted = version;
      return run();
    },
    again: () => {
      made = null;
      return run();
    },
    stop: () => {
      round = null;
      made = null;
    },
  };
}
