import { Refusal } from '../../../shared/base';
import { fold } from '../../../shared/base/text';
import type { HandoverDocument, HandoverSender, KnownSender, Sender } from '../../../shared/handover';
import { fingerprintOf } from '../base/fingerprint';
import type { Db } from '../db';
import { recordEvent, type Subject } from '../events';
import type { Deps } from '../service/deps';
import {
  deleteKnownSender,
  insertKnownSender,
  readKnownSenders,
  type StoredSender,
} from './handover.repository';

const shown = ({ key, ...sender }: StoredSender): KnownSender => ({
  id: key,
  ...sender,
  fingerprint: fingerprintOf(key),
});

export const knownSenders = (db: Db): KnownSender[] => readKnownSenders(db).map(shown);

/** Two writings of one name: case, accents and punctuation tell nobody apart. */
export const isSameName = (one: string, other: string): boolean =>
  one.trim() !== '' && fold(one) === fold(other);

/** The name by which a sender goes: the adviser's, or that of the structure where there is none. */
const nameGiven = ({ adviser, structure }: HandoverSender): string => adviser.trim() || structure.trim();

/** What may be known of who made a document. A name that stands in the file is only ever what the file says. */
export function senderOf({ db, actor }: Deps, { from, signed }: HandoverDocument): Sender {
  const known = knownSenders(db);
  const namesake = known.find(({ name }) => isSameName(name, nameGiven(from))) ?? null;
  const claimsOwnName = isSameName(from.adviser, actor());
  if (signed === null) return { state: 'unsigned', namesake, claimsOwnName };
  const signer = known.find(({ id }) => id === signed.by);
  if (signer !== undefined) return { state: 'known', signer };
  return { state: 'unknown', fingerprint: fingerprintOf(signed.by), namesake, claimsOwnName };
}

/** "Camille Durand (Mission locale du Parc)", or what is known of the two. */
const inWords = (adviser: string, structure: string): string =>
  structure === '' ? adviser : adviser === '' ? structure : `${adviser} (${structure})`;

const CLAIMED = 'nom non vérifié';
const claimed = ({ adviser, structure }: HandoverSender): string =>
  adviser === '' || structure === ''
    ? `${inWords(adviser, structure) || 'un collègue'} (${CLAIMED})`
    : `${adviser} (${structure}, ${CLAIMED})`;

/** Who a document comes from, as the portfolio keeps it: the name that the adviser confirmed, else one marked as claimed. */
export function senderInWords(deps: Deps, document: HandoverDocument): string {
  const sender = senderOf(deps, document);
  return sender.state === 'known'
    ? inWords(sender.signer.name, sender.signer.structure)
    : claimed(document.from);
}

/**
 * The adviser compared the fingerprint: the signature is known from now on, under the name that the file gives. It takes
 * the place of another signature of the same name. Throws REFUSED_BY_STATE for a document that is not signed.
 */
export function confirmSender(deps: Deps, document: HandoverDocument): Sender {
  const { db, clock } = deps;
  const sender = senderOf(deps, document);
  if (sender.state === 'known') return sender;
  if (document.signed === null) throw new Refusal('REFUSED_BY_STATE');
  db.transaction(() => {
    if (sender.namesake !== null) forget(deps, sender.namesake.id);
    insertKnownSender(db, {
      key: document.signed?.by ?? '',
      name: nameGiven(document.from) || 'Collègue',
      structure: document.from.structure.trim(),
      confirmedAt: clock.now(),
    });
    recordEvent(deps, { kind: 'sender.confirmed', subject: about(document.signed?.by ?? '') });
  })();
  return senderOf(deps, document);
}

const about = (key: string): Subject => ({ type: 'sender', id: key });

/** Answers whether there was one to forget; the caller holds the transaction. */
function forget(deps: Deps, key: string): boolean {
  const isGone = deleteKnownSender(deps.db, key);
  if (isGone) recordEvent(deps, { kind: 'sender.forgotten', subject: about(key) });
  return isGone;
}

/** Throws NOT_FOUND. */
export function forgetSender(deps: Deps, id: string): void {
  deps.db.transaction(() => {
    if (!forget(deps, id)) throw new Refusal('NOT_FOUND');
  })();
}
