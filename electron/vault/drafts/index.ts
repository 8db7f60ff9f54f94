/**
 * Drafts: half-typed forms and the place where the adviser was, kept inside the encrypted portfolio across a lock.
 * A draft is a convenience, not a change: it writes no event. It goes when its form is saved or given up.
 * Procedures in `shared/drafts`.
 */

import { ok, Refusal } from '../../../shared/base';
import { addDays } from '../../../shared/base/time';
import { DRAFTS_MAX, type draftsProcedures } from '../../../shared/drafts';
import { pastDay } from '../clock';
import type { Deps, Handlers } from '../service/deps';
import {
  countOthers,
  deleteDraft,
  deleteDraftsBefore,
  readDraft,
  readDraftBytes,
  readDrafts,
  writeDraft,
  writeDraftBytes,
} from './drafts.repository';

/** Days after which what nobody came back to is erased: a form never saved is no reason to keep a person's data. */
const KEPT_DAYS = 90;

function checkRoom({ db }: Deps, key: string): void {
  if (countOthers(db, key) >= DRAFTS_MAX) throw new Refusal('DRAFTS_FULL');
}

/** Keeps a file under a key of its own, in place of the former one; `value` says what it is, as JSON. Throws DRAFTS_FULL. */
export function keepDraftFile(deps: Deps, key: string, value: string, bytes: Buffer): void {
  checkRoom(deps, key);
  writeDraftBytes(deps.db, { key, value, updatedAt: deps.clock.now() }, bytes);
}

/** Says something else of a file that is kept; nothing where none is. */
export function noteOnDraftFile({ db, clock }: Deps, key: string, value: string): void {
  if (readDraft(db, key) !== null) writeDraft(db, { key, value, updatedAt: clock.now() });
}

/** The file kept under a key; `null` when there is none. */
export function draftFileOf(
  { db }: Deps,
  key: string,
): { readonly value: string; readonly bytes: Buffer } | null {
  const draft = readDraft(db, key);
  const bytes = readDraftBytes(db, key);
  return draft === null || bytes === null ? null : { value: draft.value, bytes };
}

/** Keys of the drafts that are about somebody, by their key, or that name her. */
export const draftsNaming = (db: Deps['db'], names: (text: string) => boolean): readonly string[] =>
  readDrafts(db)
    .filter(({ key, value }) => names(`${key} | ${value}`))
    .map(({ key }) => key);

/** Removes every draft that is about somebody or names her. */
export function eraseDrafts({ db }: Pick<Deps, 'db'>, names: (text: string) => boolean): void {
  for (const key of draftsNaming(db, names)) deleteDraft(db, key);
}

/** A form of the whole record is about what that record was; it stays under its own number. */
const FORM = 'candidate.form:';
/** What was being typed about somebody goes on about the record that she now has, unless something is being typed there. */
export function moveDrafts({ db }: Pick<Deps, 'db'>, from: string, to: string): void {
  for (const { key, value, updatedAt } of readDrafts(db)) {
    if (key.startsWith(FORM) || !`${key} ${value}`.includes(from)) continue;
    const moved = key.replace(from, to);
    if (moved !== key && readDraft(db, moved) !== null) continue;
    if (moved !== key) deleteDraft(db, key);
    writeDraft(db, { key: moved, value: value.replaceAll(from, to), updatedAt });
  }
}

export const removeDraft = ({ db }: Pick<Deps, 'db'>, key: string): void => deleteDraft(db, key);

export function draftsHandlers(deps: Deps): Handlers<typeof draftsProcedures> {
  // Drafts are the window's: a command that only looks leaves the file as it was.
  if (deps.entrance === 'window')
    deleteDraftsBefore(deps.db, `${addDays(pastDay(deps), -KEPT_DAYS)}T00:00:00.000Z`);
  return {
    'drafts.save': ({ key, value }) => {
      checkRoom(deps, key);
      writeDraft(deps.db, { key, value, updatedAt: deps.clock.now() });
      return ok({});
    },
    'drafts.list': () => ok({ drafts: [...readDrafts(deps.db)] }),
    'drafts.get': ({ key }) => ok({ draft: readDraft(deps.db, key) }),
    'drafts.remove': ({ key }) => {
      removeDraft(deps, key);
      return ok({});
    },
  };
}
