/** Rows that go to paper at once: some hundred sheets, which the window makes without being held. */
const PART = 3000;
/** A stretch of the list on paper, from one row to another, of so many parts. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly of: number;
}
export const partsOf = (total: number): readonly Part[] => {
  const of = Math.max(1, Math.ceil(total / PART));
  return Array.from({ length: of }, (_, index) => ({
    from: index * PART,
    to: Math.min(total, (index + 1) * PART),
    number: index + 1,
    of,
  }));
};
