// Kinds of contract, as data: steps, sections of the form with their fields, controls, documents, words, signatories.
// A kind is one file and one line of the table below; nothing else in the product branches on a kind.
// Code tables are dated; sources stand beside each field and control.
import type { ContractKindId } from '../contract-files.procedures';
import { cae2005Kind } from './cae2005.kind';
import { civisKind } from './civis.kind';
import { cproKind } from './cpro.kind';
import type { ContractKind } from './kind';

export const contractKinds: Readonly<Record<ContractKindId, ContractKind>> = {
  CPRO: cproKind,
  CIVIS: civisKind,
  CAE_2005: cae2005Kind,
};

export const kindOf = (id: ContractKindId): ContractKind => contractKinds[id];

export * from './kind';
