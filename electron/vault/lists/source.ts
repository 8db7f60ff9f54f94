import type { CivilDate } from '../../../shared/base/time';
import type { Cell, ListFilter } from '../../../shared/lists';

/** Takes a value into the query and answers the name it is bound under: no text of the window ever stands in SQL. */
export type Bind = (value: string | number | null) => string;

/** Values taken into a query, by the names under which they are bound. */
export function binding(): { readonly values: Record<string, string | number | null>; readonly bind: Bind } {
  const values: Record<string, string | number | null> = {};
  return {
    values,
    bind: (value) => {
      const name = `p${Object.keys(values).length}`;
      values[name] = value;
      return `@${name}`;
    },
  };
}

/** How a column is read, ordered and asked in SQL. */
export interface SourceColumn {
  /** What is read; `read` makes the cell of it. */
  readonly sql: string;
  readonly read?: (stored: string | number | null, today: CivilDate) => Cell;
  /** What it is ordered by; made from `sql` without it. */
  readonly order?: string;
  /** What `order` is where the column holds nothing: an empty text without it. */
  readonly nothing?: string | number;
  /** An index of the table is in this order: it gives the whole list where the list is that table alone. */
  readonly isOrdered?: true;
  /** Where few rows have a value, and finding it costs: row numbers of those that have one, and what they are ordered by. */
  readonly held?: string;
  /** The order is that of `order` turned about: the older, the earlier the birth. */
  readonly isTurned?: true;
  /** A folded text that stands for it in filters, where the table keeps one. */
  readonly folded?: string;
  /** That folded text has an index, which gives its values at once. */
  readonly isIndexed?: true;
  /** Belongs to the lines of a row, of which there are several: asked, ordered and read there. */
  readonly isOfLine?: true;
  /** A condition of its own, where that of its kind does not do. */
  readonly condition?: (filter: ListFilter, bind: Bind, today: CivilDate) => string | null;
}

/** Where the rows of a list are: SQL that no value of a caller enters. */
export interface Source {
  /** The table whose row numbers name the rows, and how it is joined with others. */
  readonly table: string;
  readonly from: string;
  /** What the row is called. */
  readonly id: string;
  /** Identifier of the person whom a row names, where it names one. */
  readonly people: string | null;
  /** Row numbers of those that the list leaves out, as its declaration says (`leavesOut`). */
  readonly leftOut?: string;
  /** Settles what is equal, in the way of the order. */
  readonly tie: string;
  /** Folded words to look into, each with a space before. */
  readonly search?: string;
  /**
   * Rows that hold several lines each. Filters on them are asked of one line, the same for all: « pour le CEJ, qui se ferme »
   * is not « has something of the CEJ, and something that closes ». The row shows the lines that meet them.
   */
  readonly lines?: {
    /** The lines of a row, as a table named `line`. */
    readonly from: string;
    /** What is read of those that are shown, whichever the column: an aggregate of SQL. */
    readonly sql: string;
    /** What such a question leaves out besides, as a condition: lines that everybody has tell nobody apart. */
    readonly counted?: (filters: readonly ListFilter[], today: CivilDate) => string | null;
  };
  readonly columns: Readonly<Record<string, SourceColumn>>;
  /** Columns that no SQL tells: the service computes them. */
  readonly computed: readonly string[];
}
