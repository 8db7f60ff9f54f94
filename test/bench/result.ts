/** One line of the bench report (docs/sources/command-line.md, Bench report). `size`: candidates of the portfolio, pages of the document, or documents of a batch. */
export interface BenchResult {
  readonly name: string;
  readonly size: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly runs: number;
  /** The same work by a peer, in the same run. */
  readonly against?: { readonly name: string; readonly medianMs: number };
}
