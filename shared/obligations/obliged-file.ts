import type { CivilDate } from '../base/time';
import {
  type ContractKind,
  dateOf,
  deadlinesOf,
  type Fields,
  isDoneByAct,
  isPending,
  type LawPlace,
  type LifeDates,
  lawOf,
} from '../contract-files';
import type { ContractFileStatus } from '../fields';
import type { Facts } from '../law';
import type { ObligedFile } from './obligation';

interface KeptFile {
  readonly id: string;
  readonly reference: string;
  readonly status: ContractFileStatus;
  readonly fields: Fields;
  readonly dates: LifeDates;
}

/** Day of the signature: the one that was recorded, else the one that is written in the contract once it is signed. */
const signedOn = ({ status, fields, dates }: KeptFile): CivilDate | null =>
  status === 'draft' || status === 'ready' || status === 'cancelled'
    ? null
    : (dateOf(fields, 'contract.concludedOn') ?? dates.signedOn ?? null);

/** A contract file as obligations read it. Pure. */
export function obligedFile(
  kind: ContractKind,
  file: KeptFile,
  facts: Facts,
  lawPlace: LawPlace,
): ObligedFile {
  const { id, reference, status, fields, dates } = file;
  const {
    trialDays = null,
    planMadeOn = null,
    isReinforced = null,
    contactDays = null,
  } = kind.owed?.(fields) ?? {};
  return {
    id,
    reference,
    status,
    scheme: kind.scheme,
    schemeKind: lawOf(kind).kind,
    signedOn: signedOn(file),
    startsOn: dateOf(fields, 'contract.startsOn'),
    endsOn: dateOf(fields, 'contract.endsOn'),
    leftOn: dates.brokenOn ?? dates.endedOn ?? null,
    trialDays,
    planMadeOn,
    isReinforced,
    contactDays,
    limits: deadlinesOf(kind, facts, dates, lawPlace).flatMap(({ code, label, due, source, confidence }) =>
      due === null || !isPending(kind, { code, due }, status)
        ? []
        : [{ code, label, due, source, confidence, isDoneByAct: isDoneByAct(kind, code, status) }],
    ),
    isUndated: dateOf(fields, 'contract.concludedOn') === null && status !== 'cancelled',
  };
}
