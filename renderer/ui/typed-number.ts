/**
 * What a number box tells: a number, or the text "12.50" as long as its last decimal is a zero. `null` when it is empty or
 * only begun ("-", "12.").
 */
export function typedNumber(typed: number | string): number | null {
  if (typeof typed === 'number') return Number.isFinite(typed) ? typed : null;
  return /^-?\d+(?:\.\d+)?$/u.test(typed) ? Number(typed) : null;
}
