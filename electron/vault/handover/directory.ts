import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { CARD_FORMAT, type Card, type Colleague, cardSchema, type ShownKey } from '../../../shared/handover';
import { fingerprintOf } from '../base/fingerprint';
import type { Db } from '../db';
import { recordEvent, type Subject } from '../events';
import { readSmallFile } from '../files/small-file';
import type { Deps } from '../service/deps';
import { readSetting, settingsOf, writeSetting } from '../settings';
import { isPublicKey, newIdentity, publicKeyOf } from './age';
import {
  colleagueWithKey,
  deleteColleague,
  insertColleague,
  readColleague,
  readColleagues,
  renameColleagueRow,
  type StoredColleague,
} from './handover.repository';

const about = (id: string): Subject => ({ type: 'colleague', id });

const IDENTITY = 'handover-identity';
const maxCardBytes = 4096;

/** The secret key of the portfolio, made at the first need; it stays in the encrypted database. */
export async function ownIdentity({ db }: Deps): Promise<string> {
  const stored = z.string().safeParse(readSetting(db, IDENTITY));
  if (stored.success) return stored.data;
  const made = await newIdentity();
  // Another call may have made one meanwhile: the first one stays.
  const meanwhile = z.string().safeParse(readSetting(db, IDENTITY));
  if (meanwhile.success) return meanwhile.data;
  writeSetting(db, IDENTITY, made);
  return made;
}

const ownPublicKey = async (deps: Deps): Promise<string> => publicKeyOf(await ownIdentity(deps));

export async function ownKey(deps: Deps): Promise<ShownKey> {
  const { adviser, structureName } = settingsOf(deps.db);
  const publicKey = await ownPublicKey(deps);
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    name: adviser,
    structure: structureName,
    knownAs: null,
    isOwn: true,
  };
}

/** The small file that a colleague opens to add this key to a directory. */
export async function ownCard(deps: Deps): Promise<Buffer> {
  const { name, structure, publicKey } = await ownKey(deps);
  const card: Card = { format: CARD_FORMAT, version: 1, name: name || 'Conseiller', structure, publicKey };
  return Buffer.from(`${JSON.stringify(card, null, 2)}\n`);
}

/** A key as it is shown before it enters the directory. Throws INVALID_INPUT when its checksum does not hold. */
export async function shownKey(
  deps: Deps,
  { publicKey, name, structure }: Pick<ShownKey, 'publicKey' | 'name' | 'structure'>,
): Promise<ShownKey> {
  if (!isPublicKey(publicKey))
    throw new Refusal('INVALID_INPUT', {
      field: 'publicKey',
      message:
        'Cette clé contient une faute\u202F; copiez-la à nouveau, ou ouvrez la carte de votre collègue.',
    });
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    name,
    structure,
    knownAs: colleagueWithKey(deps.db, publicKey)?.name ?? null,
    isOwn: publicKey === (await ownPublicKey(deps)),
  };
}

const notACard = (): Refusal =>
  new Refusal('FILE_UNREADABLE', {
    message:
      'Ce fichier n’est pas une carte de collègue\u202F; demandez à votre collègue le fichier qui se termine par «\u202F.carte\u202F».',
  });

/** Reads the card at `path`. Throws FILE_UNREADABLE, INVALID_INPUT. */
export function readCard(deps: Deps, path: string): Promise<ShownKey> {
  const bytes = readSmallFile(path, maxCardBytes);
  if (bytes === null) throw notACard();
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw notACard();
  }
  const card = cardSchema.safeParse(json);
  if (!card.success) throw notACard();
  return shownKey(deps, card.data);
}

const shown = (colleague: StoredColleague): Colleague => ({
  ...colleague,
  fingerprint: fingerprintOf(colleague.publicKey),
});

export const colleagues = (db: Db): Colleague[] => readColleagues(db).map(shown);

export function colleagueOf(db: Db, id: string): Colleague {
  const colleague = readColleague(db, id);
  if (!colleague) throw new Refusal('NOT_FOUND');
  return shown(colleague);
}

/** Throws DUPLICATE with the name under which the key is known, INVALID_INPUT for one's own key. */
export async function addColleague(
  deps: Deps,
  given: { readonly name: string; readonly structure: string; readonly publicKey: string },
): Promise<Colleague> {
  const { knownAs, isOwn, publicKey } = await shownKey(deps, given);
  if (isOwn)
    throw new Refusal('INVALID_INPUT', {
      field: 'publicKey',
      message: 'Cette clé est la vôtre\u202F; demandez la sienne à votre collègue.',
    });
  if (knownAs !== null)
    throw new Refusal('DUPLICATE', {
      field: 'publicKey',
      message: `Cette clé est déjà dans l’annuaire, sous le nom «\u202F${knownAs}\u202F».`,
    });
  const colleague: StoredColleague = {
    id: deps.newId(),
    name: given.name.trim(),
    structure: given.structure.trim(),
    publicKey,
    addedAt: deps.clock.now(),
  };
  deps.db.transaction(() => {
    insertColleague(deps.db, colleague);
    recordEvent(deps, { kind: 'colleague.added', subject: about(colleague.id) });
  })();
  return shown(colleague);
}

export function renameColleague(deps: Deps, id: string, name: string, structure: string): Colleague {
  deps.db.transaction(() => {
    if (!renameColleagueRow(deps.db, id, name.trim(), structure.trim())) throw new Refusal('NOT_FOUND');
    recordEvent(deps, { kind: 'colleague.renamed', subject: about(id) });
  })();
  return colleagueOf(deps.db, id);
}

export function removeColleague(deps: Deps, id: string): void {
  deps.db.transaction(() => {
    if (!deleteColleague(deps.db, id)) throw new Refusal('NOT_FOUND');
    recordEvent(deps, { kind: 'colleague.removed', subject: about(id) });
  })();
}
