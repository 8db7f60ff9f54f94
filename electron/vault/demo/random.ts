/** Random numbers that a seed repeats exactly, on every machine. For demonstrations only: nothing secret comes from it. */
export interface Random {
  /** A whole number from 0 to `bound` - 1. */
  readonly below: (bound: number) => number;
  /** True `percent` times out of 100. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  /** As `pick`, the first ones more often: as a few names are borne by many. */
  readonly pickEarly: <T>(choices: readonly [T, ...T[]]) => T;
  /** A UUID (version 4 in form). */
  readonly uuid: () => string;
}

/**
 * A 32-bit counter that advances by an odd constant and is then mixed by shifts and products (the "mulberry" scheme,
 * in the public domain). Period 2^32, enough for some millions of draws.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const fraction = (): number => next() / 2 ** 32;
  const below = (bound: number): number => Math.floor(fraction() * bound);
  const hex = (): string => next().toString(16).padStart(8, '0');
  return {
    below,
    chance: (percent) => fraction() * 100 < percent,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    pickEarly: (choices) => choices[Math.floor(fraction() * fraction() * choices.length)] ?? choices[0],
    uuid: () => {
      const digits = hex() + hex() + hex() + hex();
      const variant = '89ab'[below(4)] ?? '8';
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
    },
  };
}
