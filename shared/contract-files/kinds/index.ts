// Kinds of contract, each one object in a folder of its own and one line of the list below, in the order in which one is
// chosen. Nothing else in the product names a kind (test/architecture/contract-kinds.test.ts); dated code tables and
// sources stand beside each field and control.
import type { ContractKind } from '../engine/kind';
import { cae2005Kind } from './cae2005';
import { civisKind } from './civis';
import { cproKind } from './cpro';
import { pmsmpKind } from './pmsmp';

export const contractKinds = [
  cproKind,
  civisKind,
  cae2005Kind,
  pmsmpKind,
] as const satisfies readonly ContractKind[];

export type ContractKindId = (typeof contractKinds)[number]['id'];
export const contractKindIds: readonly ContractKindId[] = contractKinds.map(({ id }) => id);

/** The definition of a kind. */
export function kindOf(id: ContractKindId): ContractKind {
  const found = contractKinds.find((kind) => kind.id === id);
  if (found === undefined) throw new Error(`No kind of contract is called ${id}`);
  return found;
}
