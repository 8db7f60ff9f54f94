import type { CandidateKey } from '../../shared/fields';
import type {
  ImportChange,
  ImportChoices,
  ImportReportLine,
  ImportTarget,
  RowChoice,
} from '../../shared/import';

/** The choices with those of one row changed; a row about which nothing is chosen any more leaves no trace. */
export function withRow(choices: ImportChoices, row: number, more: RowChoice): ImportChoices {
  const { [row]: before = {}, ...others } = choices.rows;
  const after = { ...before, ...more };
  const cells = Object.fromEntries(
    Object.entries(after.cells ?? {}).filter(([, text]) => text !== undefined),
  );
  const kept: RowChoice = {
    ...(after.person === undefined ? {} : { person: after.person }),
    ...(after.takes === undefined ? {} : { takes: after.takes }),
    ...(Object.keys(cells).length === 0 ? {} : { cells }),
  };
  return {
    ...choices,
    rows: Object.keys(kept).length === 0 ? others : { ...others, [row]: kept },
  };
}

/** The row without a choice about its person: as it is proposed. */
export function asProposed(choices: ImportChoices, row: number): ImportChoices {
  const { [row]: before = {}, ...others } = choices.rows;
  const { person: _, ...kept } = before;
  return withRow({ ...choices, rows: others }, row, kept);
}

/** Which known values the row replaces: as chosen, else as the plan says. */
export const takenOf = (
  changes: readonly ImportChange[],
  chosen: RowChoice | undefined,
): readonly CandidateKey[] =>
  chosen?.takes ?? changes.filter(({ isTaken }) => isTaken).map(({ field }) => field);

/** The same once one of them is ticked or not. */
export const takesOf = (
  changes: readonly ImportChange[],
  chosen: RowChoice | undefined,
  field: CandidateKey,
  isTaken: boolean,
): CandidateKey[] => {
  const before = takenOf(changes, chosen);
  return changes
    .map((change) => change.field)
    .filter((each) => (each === field ? isTaken : before.includes(each)));
};

/** A cell that the adviser may correct: what was read of it, what is wrong, if anything still is. */
export interface Correctable {
  readonly target: ImportTarget;
  readonly text: string;
  readonly reason: string | null;
}

/** The cells of a row to show in boxes: those that were not read, then those that were corrected already. */
export function correctablesOf(line: ImportReportLine, choices: ImportChoices): readonly Correctable[] {
  const cells = choices.rows[line.row]?.cells ?? {};
  const wrong = line.faults.map(({ target, text, reason }) => ({
    target,
    text: cells[target] ?? text,
    reason,
  }));
  const mended = line.corrected
    .filter((target) => !line.faults.some((fault) => fault.target === target))
    .map((target) => ({ target, text: cells[target] ?? '', reason: null }));
  return [...wrong, ...mended];
}
