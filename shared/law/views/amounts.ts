import type { CivilDate } from '../../base/time';
import { type Amount, isAmount } from '../engine/parameter';
import type { Scheme } from '../engine/scheme';
import { smic, smicMayotte } from '../engine/smic';
import type { SchemeCode } from '../facts/scheme-codes';
import { schemes } from '../schemes';

/** The numbers that one scheme reads, or the SMIC, which all may read. */
export interface AmountGroup {
  /** `null`: the SMIC. */
  readonly scheme: SchemeCode | null;
  readonly label: string;
  readonly from: CivilDate | null;
  /** Last day of the scheme; `null` as long as it is open. */
  readonly to: CivilDate | null;
  readonly amounts: readonly Amount[];
}

/** Read by no scheme in particular. */
const common: readonly Amount[] = [smic, smicMayotte];

const ownAmounts = (scheme: Scheme): readonly Amount[] =>
  scheme.parameters.filter(isAmount).filter((parameter) => !common.some((each) => each.id === parameter.id));

/** Every number of the law that a dated value may be added to: the SMIC, then scheme by scheme, in the order of time. */
export const amountGroups = (): readonly AmountGroup[] => [
  { scheme: null, label: 'SMIC', from: null, to: null, amounts: common },
  ...schemes
    .map((scheme) => ({
      scheme: scheme.id,
      label: scheme.label,
      from: scheme.from,
      to: scheme.to,
      amounts: ownAmounts(scheme),
    }))
    .filter((group) => group.amounts.length > 0),
];

const byId: ReadonlyMap<string, Amount> = new Map(
  amountGroups().flatMap((group) => group.amounts.map((each) => [each.id, each] as const)),
);

/** The number of this id, which a dated value may be added to; `null` when there is none. */
export const amountOf = (id: string): Amount | null => byId.get(id) ?? null;

/** What reads a number, in words: the schemes, or all of them for the SMIC. */
export const readersOf = (id: string): readonly string[] =>
  common.some((each) => each.id === id)
    ? ['tous les dispositifs payés au SMIC']
    : amountGroups()
        .filter((group) => group.amounts.some((each) => each.id === id))
        .map((group) => group.label);
