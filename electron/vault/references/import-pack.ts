import { Refusal } from '../../../shared/base';
import { civilDateSchema, formatFrenchDate } from '../../../shared/base/time';
import type { AddedValue, PrefectOrder, References } from '../../../shared/law';
import {
  orderFault,
  type PackPreview,
  type ReferenceEntry,
  type TrustedKey,
  valueFault,
} from '../../../shared/references';
import { fingerprintOf } from '../base/fingerprint';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import type { SignedPack } from './pack-file';
import {
  insertPack,
  insertTrustedKey,
  latestPack,
  readEntries,
  readPack,
  readTrustedKeys,
} from './references.repository';
import { addEntry, changing, referencesOf, sameOrder, sameValue } from './references.service';

/** The lines of a pack that this portfolio does not hold yet, in the order of their dates, and how many it does. */
interface NewLines {
  readonly values: readonly AddedValue[];
  readonly orders: readonly PrefectOrder[];
  readonly unchanged: number;
}

/**
 * A line is there already when it is in force as it stands, or when it came with a pack and was withdrawn since: what the
 * structure withdrew does not come back by itself.
 */
const countsAsThere = ({ withdrawnAt, pack }: ReferenceEntry): boolean => withdrawnAt === null || pack !== '';

function newLinesOf({ db }: Pick<Deps, 'db'>, pack: SignedPack): NewLines {
  const there = readEntries(db).filter(countsAsThere);
  const values: AddedValue[] = [];
  const orders: PrefectOrder[] = [];
  for (const line of pack.values) {
    const isSame = (value: AddedValue): boolean =>
      sameValue(value, line) && value.source === line.source && value.confidence === line.confidence;
    if (!there.some((entry) => entry.kind === 'value' && isSame(entry.value)) && !values.some(isSame))
      values.push({ ...line, origin: 'pack' });
  }
  for (const line of pack.orders) {
    const isSame = (order: PrefectOrder): boolean => sameOrder(order, line);
    if (!there.some((entry) => entry.kind === 'order' && isSame(entry.order)) && !orders.some(isSame))
      orders.push({ ...line, origin: 'pack' });
  }
  values.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return {
    values,
    orders,
    unchanged: pack.values.length + pack.orders.length - values.length - orders.length,
  };
}

/** Each line is judged as if the structure had typed it, after those before it. Throws REFERENCES_CONTENT. */
function ensurePlausible(references: References, { values, orders }: NewLines): void {
  let known = references;
  const ensure = (fault: string | null): void => {
    if (fault !== null)
      throw new Refusal('REFERENCES_CONTENT', {
        message: `Ce jeu de références contient une ligne qui ne peut pas être ajoutée\u202F; rien n’a été importé. ${fault}`,
      });
  };
  for (const value of values) {
    ensure(valueFault(value, known));
    known = { ...known, values: [...known.values, value] };
  }
  for (const order of orders) ensure(orderFault(order));
}

/** A newer pack of that name came from this publisher. Throws REFERENCES_OLDER. */
function ensureLatest({ db }: Deps, pack: SignedPack): void {
  const latest = latestPack(db, pack.key, pack.name);
  if (latest !== null && latest.issuedOn > pack.issuedOn)
    throw new Refusal('REFERENCES_OLDER', {
      message: `Ce jeu de références date du ${formatFrenchDate(pack.issuedOn)}\u202F; celui du ${formatFrenchDate(civilDateSchema.parse(latest.issuedOn))} est déjà importé. Rien n’a été changé.`,
    });
}

const sameName = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase('fr') === b.trim().toLocaleLowerCase('fr');

/** What is strange about the signature, in a sentence; `''` when nothing is. */
function warningOf(keys: readonly TrustedKey[], { key, publisher }: SignedPack): string {
  const known = keys.find((each) => each.key === key);
  if (known)
    return sameName(known.name, publisher)
      ? ''
      : `Cette clé a été acceptée sous un autre nom\u00A0: «\u202F${known.name}\u202F».`;
  return keys.some(({ name }) => sameName(name, publisher))
    ? 'Cet éditeur est déjà connu avec une autre clé\u202F: demandez-lui, par un autre moyen, s’il en a changé avant d’accepter celle-ci.'
    : '';
}

/** What a pack would bring; nothing is written. Throws REFERENCES_CONTENT, REFERENCES_OLDER. */
export function previewOf(deps: Deps, pack: SignedPack): PackPreview {
  const { db } = deps;
  const isKnown = readPack(db, pack.id) !== null;
  if (!isKnown) ensureLatest(deps, pack);
  const lines = newLinesOf(deps, pack);
  ensurePlausible(referencesOf(db), lines);
  const keys = readTrustedKeys(db);
  return {
    name: pack.name,
    publisher: pack.publisher,
    issuedOn: pack.issuedOn,
    key: pack.key,
    fingerprint: fingerprintOf(pack.key),
    isTrusted: keys.some(({ key }) => key === pack.key),
    isKnown,
    warning: warningOf(keys, pack),
    values: [...lines.values],
    orders: [...lines.orders],
    unchanged: lines.unchanged,
  };
}

/** The publisher is one whose key was accepted, or whose fingerprint the user has just compared. Throws REFERENCES_UNTRUSTED. */
function ensureTrusted({ db }: Deps, { key }: SignedPack, trust: string | null): boolean {
  if (readTrustedKeys(db).some((each) => each.key === key)) return true;
  if (trust === null) throw new Refusal('REFERENCES_UNTRUSTED');
  if (trust.trim() !== fingerprintOf(key))
    throw new Refusal('REFERENCES_UNTRUSTED', {
      field: 'trust',
      message: 'L’empreinte comparée n’est pas celle de ce fichier\u202F; rien n’a été importé.',
    });
  return false;
}

/** Takes a pack in, as one transaction; a second time it changes nothing. Throws as `previewOf`, and REFERENCES_UNTRUSTED. */
export function importPack(
  deps: Deps,
  pack: SignedPack,
  trust: string | null,
): { readonly added: number; readonly unchanged: number } {
  const { db, clock, actor } = deps;
  const isTrusted = ensureTrusted(deps, pack, trust);
  const all = pack.values.length + pack.orders.length;
  if (readPack(db, pack.id) !== null) return { added: 0, unchanged: all };
  ensureLatest(deps, pack);
  const lines = newLinesOf(deps, pack);
  ensurePlausible(referencesOf(db), lines);
  changing(deps, () => {
    const [now, author] = [clock.now(), actor()];
    if (!isTrusted) insertTrustedKey(db, { key: pack.key, name: pack.publisher, acceptedAt: now, author });
    const { id, name, issuedOn, key } = pack;
    insertPack(db, { id, name, issuedOn, key, importedAt: now, author });
    for (const content of lines.values) addEntry(deps, { kind: 'value', content }, id);
    for (const content of lines.orders) addEntry(deps, { kind: 'order', content }, id);
    recordEvent(deps, {
      kind: 'reference.pack',
      subject: { type: 'reference', id },
      payload: {
        pack: name,
        publisher: pack.publisher,
        issuedOn,
        fingerprint: fingerprintOf(key),
        isNewKey: !isTrusted,
        added: lines.values.length + lines.orders.length,
      },
    });
  });
  return { added: all - lines.unchanged, unchanged: lines.unchanged };
}
