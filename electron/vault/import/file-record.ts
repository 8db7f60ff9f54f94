/** A record of the file before any judgement: its cells, and its row as a spreadsheet numbers it, from 1. */
export interface FileRecord {
  readonly cells: readonly string[];
  readonly line: number;
  /** French: what the reader understood of it on the way. */
  readonly note?: string;
}
