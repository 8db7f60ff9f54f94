import type { ContractFileStatus } from '../fields';
import { type Deadline, type Facts, schemeDeadlines } from '../law';
import type { LifeDates } from './engine/acts';
import { type ContractKind, type LawPlace, lawOf } from './engine/kind';

/** The calendar of a file: the time limits of its scheme, dated by the life of the file. */
export function deadlinesOf(
  kind: ContractKind,
  facts: Facts,
  dates: LifeDates,
  lawPlace: LawPlace,
): readonly Deadline[] {
  const limits = schemeDeadlines(lawOf(kind), facts, {
    ...lawPlace,
    receivedOn: dates.receivedOn ?? null,
    brokenOn: dates.brokenOn ?? null,
  });
  return kind.calendar(limits, { facts, dates, lawPlace });
}

const living: readonly ContractFileStatus[] = ['draft', 'ready', 'signed', 'filed', 'accepted', 'refused'];

/** Whether a time limit still asks for an act, in the state the file is in. */
export const isPending = (
  kind: ContractKind,
  { code, due }: Pick<Deadline, 'code' | 'due'>,
  status: ContractFileStatus,
): boolean => due !== null && (kind.pendingIn[code] ?? living).includes(status);

/** Whether doing what a time limit asks for is recorded, by an act that takes the file out of the states where it is pending. */
export function isDoneByAct(kind: ContractKind, code: string, status: ContractFileStatus): boolean {
  const pending = kind.pendingIn[code];
  return pending !== undefined && kind.acts.some(({ from, to }) => from === status && !pending.includes(to));
}
