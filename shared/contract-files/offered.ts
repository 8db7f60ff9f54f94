import type { SaidCode, SchemeCode } from '../law';
import type { ContractKind } from './engine/kind';
import { contractKinds } from './kinds';

/** What an answer may say while a file is worth opening: what is still open is asked on its page. */
const worthOpening: Readonly<Record<SaidCode, boolean>> = {
  compatible: true,
  conform: true,
  reserved: true,
  unready: true,
  incomplete: true,
  'closed-unless': true,
  'to-check': true,
  closed: false,
  'under-way': false,
  'out-of-force': false,
};

/** The kind of file that an answer of the law leads to; `null` where its scheme has none, or the law closes it. */
export const kindOffered = (scheme: SchemeCode, said: SaidCode): ContractKind<string> | null =>
  worthOpening[said] ? (contractKinds.find((kind) => kind.scheme === scheme) ?? null) : null;
