import { Refusal } from '../../../shared/base';
import type { AddedValue, PrefectOrder, References } from '../../../shared/law';
import { orderFault, type ReferenceEntry, valueFault } from '../../../shared/references';
import type { Db } from '../db';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { insertEntry, readEntries, readEntry, withdrawEntryRow } from './references.repository';

/** References of each open database as last read: one object serves every evaluation, whose series are merged once. */
const known = new WeakMap<Db, References>();

/** The entries that are not withdrawn, as the rules receive them. */
export const inForce = (entries: readonly ReferenceEntry[]): References => {
  const given = entries.filter(({ withdrawnAt }) => withdrawnAt === null);
  return {
    values: given.flatMap((entry) => (entry.kind === 'value' ? [entry.value] : [])),
    orders: given.flatMap((entry) => (entry.kind === 'order' ? [entry.order] : [])),
  };
};

/** What the rules receive beside the facts. The same object as long as nothing changes. */
export function referencesOf(db: Db): References {
  const cached = known.get(db);
  if (cached) return cached;
  const references = inForce(readEntries(db));
  known.set(db, references);
  return references;
}

export const forgetReferences = (db: Db): void => {
  known.delete(db);
};

export const sameValue = (a: AddedValue, b: Omit<AddedValue, 'origin'>): boolean =>
  a.parameter === b.parameter && a.from === b.from && a.value === b.value;

export const sameOrder = (a: PrefectOrder, b: Omit<PrefectOrder, 'origin'>): boolean =>
  JSON.stringify({ ...a, origin: '' }) === JSON.stringify({ ...b, origin: '' });

/** What a line of the journal says of an entry: codes, dates and figures; the text of the law in words. */
const told = (entry: ReferenceEntry): Readonly<Record<string, unknown>> =>
  entry.kind === 'value'
    ? {
        parameter: entry.value.parameter,
        from: entry.value.from,
        value: entry.value.value,
        source: entry.value.source,
      }
    : {
        scheme: entry.order.scheme,
        region: entry.order.region,
        reference: entry.order.reference,
        from: entry.order.from,
      };

/** Runs a change of the entries as one transaction; what was read before is forgotten, whatever becomes of it. */
export function changing<T>(deps: Deps, change: () => T): T {
  forgetReferences(deps.db);
  try {
    return deps.db.transaction(change)();
  } finally {
    forgetReferences(deps.db);
  }
}

export function entryOf(db: Db, id: string): ReferenceEntry {
  const entry = readEntry(db, id);
  if (!entry) throw new Refusal('NOT_FOUND');
  return entry;
}

/** Writes one entry with its event; the caller holds the transaction. */
export function addEntry(
  deps: Deps,
  given:
    | { readonly kind: 'value'; readonly content: AddedValue }
    | { readonly kind: 'order'; readonly content: PrefectOrder },
  packId: string | null,
): ReferenceEntry {
  const id = deps.newId();
  insertEntry(deps.db, { ...given, id, addedAt: deps.clock.now(), author: deps.actor(), packId });
  const entry = entryOf(deps.db, id);
  recordEvent(deps, { kind: 'reference.added', subject: { type: 'reference', id }, payload: told(entry) });
  return entry;
}

/** Adds a value that the product does not carry. Throws INVALID_INPUT, DUPLICATE. */
export function addValue(deps: Deps, typed: Omit<AddedValue, 'origin'>): ReferenceEntry {
  const references = referencesOf(deps.db);
  const fault = valueFault(typed, references);
  if (fault !== null) throw new Refusal('INVALID_INPUT', { field: 'value', message: fault });
  if (references.values.some((each) => sameValue(each, typed)))
    throw new Refusal('DUPLICATE', { message: 'Cette valeur est déjà là, à la même date.' });
  return changing(deps, () =>
    addEntry(deps, { kind: 'value', content: { ...typed, origin: 'structure' } }, null),
  );
}

/** Adds a prefect's order. Throws INVALID_INPUT, DUPLICATE. */
export function addOrder(deps: Deps, typed: Omit<PrefectOrder, 'origin'>): ReferenceEntry {
  const fault = orderFault(typed);
  if (fault !== null) throw new Refusal('INVALID_INPUT', { field: 'order', message: fault });
  const isThere = referencesOf(deps.db).orders.some(
    ({ scheme, region, reference, from }) =>
      scheme === typed.scheme &&
      region === typed.region &&
      from === typed.from &&
      reference.trim().toLowerCase() === typed.reference.trim().toLowerCase(),
  );
  if (isThere)
    throw new Refusal('DUPLICATE', {
      field: 'reference',
      message: 'Cet arrêté est déjà là\u202F; retirez-le d’abord s’il faut le corriger.',
    });
  return changing(deps, () =>
    addEntry(deps, { kind: 'order', content: { ...typed, origin: 'structure' } }, null),
  );
}

/** Takes an entry out of force; it stays in the list, with the reason. Throws NOT_FOUND, REFUSED_BY_STATE. */
export function withdraw(deps: Deps, id: string, reason: string): ReferenceEntry {
  const entry = entryOf(deps.db, id);
  if (entry.withdrawnAt !== null)
    throw new Refusal('REFUSED_BY_STATE', { message: 'Cette ligne a déjà été retirée.' });
  return changing(deps, () => {
    withdrawEntryRow(deps.db, id, deps.clock.now(), reason.trim());
    recordEvent(deps, {
      kind: 'reference.withdrawn',
      subject: { type: 'reference', id },
      payload: { ...told(entry), reason: reason.trim() },
    });
    return entryOf(deps.db, id);
  });
}
