import { existsSync, readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { CandidateId } from '../../shared/fields';
import { importsList } from '../../shared/lists';
import { filesUnder, searchFor } from '../support/traces';
import { sha256 } from './operations';
import { bytesOf, canary, dataOf, hasTrace, must, type World } from './world';

/** What lies beside an open portfolio, or one whose process was killed: nothing else may. */
const besideOpen = /^equipe\.vivier(?:-wal|-shm|-keys|-lock|-(?:keys|lock)\.part)?$/u;

/** Nothing readable was left by the kill: neither in the portfolio's folder, nor in the temporary one, nor printed. */
export function checkTraces({
  folder,
  temporary,
  vault,
}: Pick<World, 'folder' | 'temporary' | 'vault'>): void {
  const { found } = searchFor(hasTrace, [folder, temporary]);
  must(found.length === 0, `readable names in ${found.join(', ')}`);
  must(!hasTrace(Buffer.from(vault.printed())), 'a name was printed');
  const clear = filesUnder(folder).filter((path) =>
    bytesOf(path).subarray(0, 16).toString('latin1').startsWith('SQLite format 3'),
  );
  must(clear.length === 0, `a database in clear: ${clear.join(', ')}`);
}

/** After a kill, before anything else: only the files of an open portfolio, and nothing readable in them. */
export function checkFolder(world: World, isKnown: (name: string) => boolean = () => false): void {
  const strange = readdirSync(world.folder).filter((name) => !besideOpen.test(name) && !isKnown(name));
  must(strange.length === 0, `files that nobody knows: ${strange.join(', ')}`);
  checkTraces(world);
}

/** Closed by itself, the portfolio is one file again; whatever a kill had left is gone. */
export function checkClosed(world: World, isKnown: (name: string) => boolean = () => false): void {
  const left = readdirSync(world.folder).filter((name) => !isKnown(name));
  must(isDeepStrictEqual(left, ['equipe.vivier']), `beside the closed portfolio: ${left.join(', ')}`);
  const parts = filesUnder(world.asked).filter((path) => path.endsWith('.part'));
  must(parts.length === 0, `half-written files that the user asked for: ${parts.length}`);
  must(filesUnder(world.temporary).length === 0, 'temporary files');
}

/** What was typed, without what the portfolio adds to it. */
const typed = (kept: object, asked: object): object =>
  Object.fromEntries(Object.keys(asked).map((key) => [key, Reflect.get(kept, key)]));

async function checkPerson(world: World, id: CandidateId): Promise<void> {
  const { vault, ledger, pending } = world;
  const known = ledger.people.get(id);
  must(known !== undefined, 'a candidate that nobody made');
  const { candidate } = dataOf(await vault.ask('candidates.get', { id }), 'an acknowledged candidate');
  const wanted = pending?.edit?.id === id ? [known.candidate, pending.edit.candidate] : [known.candidate];
  const there = wanted.find((one) => isDeepStrictEqual(typed(candidate, one), { ...one }));
  must(there !== undefined, 'an acknowledged change of a candidate is not there');
  ledger.people.set(id, { version: candidate.version, candidate: there });
  const notes = ledger.notes.get(id) ?? [];
  if (notes.length === 0 && pending?.note?.id !== id) return;
  const { entries } = dataOf(
    await vault.ask('candidates.timeline', { id, offset: 0, limit: 200 }),
    'candidates.timeline',
  );
  const told = entries.map(({ label, detail }) => `${label} ${detail}`);
  const has = (text: string): boolean => told.some((line) => line.includes(text));
  must(notes.every(has), 'an acknowledged note is not in the timeline');
  if (pending?.note?.id === id && has(pending.note.note)) ledger.notes.set(id, [...notes, pending.note.note]);
}

async function checkDrafts({ vault, ledger, pending }: World): Promise<void> {
  const { drafts } = dataOf(await vault.ask('drafts.list', {}), 'drafts.list');
  const kept = new Map(drafts.map(({ key, value }) => [String(key), value]));
  const maybe = pending?.draft;
  for (const [key, value] of ledger.drafts)
    must(
      kept.get(key) === value || (maybe?.key === key && kept.get(key) === maybe.value),
      'a half-typed form that was kept is not there',
    );
  if (maybe && kept.get(maybe.key) === maybe.value) ledger.drafts.set(maybe.key, maybe.value);
}

/** Every backup in the list opens under the key of the portfolio; the last one that was acknowledged is in it. */
async function checkBackups({ vault, ledger, random }: World): Promise<void> {
  const { backups } = dataOf(await vault.ask('backups.list', {}), 'backups.list');
  must(
    backups.every(({ isReadable }) => isReadable),
    'a backup that cannot be read is in the list',
  );
  const last = [...ledger.backups].sort().at(-1);
  must(
    last === undefined || backups.some(({ madeAt }) => madeAt.slice(0, 19) >= last),
    'a backup that was acknowledged is not there',
  );
  const some = backups[random.below(backups.length)];
  if (some) dataOf(await vault.ask('backups.verify', { id: some.id }), 'backups.verify');
}

async function checkFile(world: World): Promise<void> {
  const { vault, ledger, pending } = world;
  const { file, checklist } = dataOf(
    await vault.ask('contractFiles.get', { id: world.file }),
    'the contract file',
  );
  const wanted = pending?.fields ? [ledger.fields, pending.fields] : [ledger.fields];
  must(
    wanted.some((fields) => isDeepStrictEqual({ ...file.fields }, { ...fields })),
    'an acknowledged draft of the contract file is not there',
  );
  ledger.fields = file.fields;
  const attached = checklist.flatMap(({ attachments }) => attachments);
  for (const [id, hash] of ledger.attachments) {
    must(
      attached.some((one) => one.id === id && one.sha256 === hash),
      'an acknowledged attachment is not there',
    );
  }
  for (const one of attached) {
    if (!ledger.attachments.has(one.id)) {
      must(one.sha256 === pending?.attachment, 'an attachment that nobody made');
      ledger.attachments.set(one.id, one.sha256);
    }
  }
  // One of them read back to its last byte.
  const some = attached[world.random.below(attached.length)];
  if (!some) return;
  const { bytes } = dataOf(
    await vault.ask('contractFiles.readAttachment', { attachmentId: some.id }),
    'an attachment',
  );
  must(sha256(bytes) === some.sha256, 'an attachment is not what was given');
}

/** A PDF that was said to be written is there, whole; one that was not is whole or absent. */
function checkPdfs({ asked, ledger }: World): void {
  for (const [path, hash] of ledger.pdfs) {
    must(existsSync(path), 'a PDF that was said to be written is not there');
    must(sha256(bytesOf(path)) === hash, 'a PDF that was said to be written is another one');
  }
  for (const path of filesUnder(asked).filter((one) => one.endsWith('.pdf'))) {
    const bytes = bytesOf(path);
    must(
      bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-32).includes('%%EOF'),
      'a PDF is cut',
    );
  }
}

/**
 * The open portfolio holds all that was acknowledged, and of the change under way all or nothing; every page and the
 * whole journal are sound. `people`: how many candidates are read back field by field, beside the one under way.
 */
export async function checkKept(world: World, people: number): Promise<void> {
  const { vault, ledger, pending } = world;
  const sound = dataOf(await vault.ask('portfolio.verify', {}), 'portfolio.verify');
  must(sound.isSound, `not sound: ${sound.integrity}, journal whole: ${sound.journal.isWhole}`);
  must(sound.journal.events >= ledger.events, 'events of the journal are gone');
  ledger.events = sound.journal.events;
  const { counts } = dataOf(await vault.ask('portfolio.info', {}), 'portfolio.info');
  const maybe = ledger.candidates + (pending?.candidates ?? 0);
  must(
    counts.candidates === ledger.candidates || counts.candidates === maybe,
    `${counts.candidates} candidates instead of ${ledger.candidates} or ${maybe}`,
  );
  const isDone = counts.candidates === maybe;
  ledger.candidates = counts.candidates;

  const all = [...ledger.people.keys()];
  const chosen = new Set(all.slice(-people));
  while (chosen.size < Math.min(2 * people, all.length)) {
    const id = all[world.random.below(all.length)];
    if (id !== undefined) chosen.add(id);
  }
  for (const id of [pending?.edit?.id, pending?.note?.id]) if (id !== undefined) chosen.add(id);
  for (const id of chosen) await checkPerson(world, id);

  const asked = {
    list: 'imports',
    query: { text: '', filters: [], sort: importsList.sort, picked: null },
    columns: ['created', 'undoneAt'],
    offset: 0,
    limit: 500,
  };
  const batches = dataOf(await vault.ask('lists.read', asked), 'lists.read').rows.map(({ id, cells }) => ({
    id,
    created: Number(cells.created),
    undoneAt: cells.undoneAt,
  }));
  for (const [id, batch] of ledger.batches) {
    const kept = batches.find((one) => one.id === id);
    must(kept?.created === batch.created, 'an acknowledged import is not there');
    const mayBeUndone = batch.isUndone || (pending?.undo === id && isDone);
    must((kept.undoneAt !== null) === mayBeUndone, 'an import is undone in part');
  }
  for (const { id, created, undoneAt } of batches)
    ledger.batches.set(id, { created, isUndone: undoneAt !== null });
  await checkFile(world);
  await checkDrafts(world);
  await checkBackups(world);
  checkPdfs(world);
  const { rows } = dataOf(
    await vault.ask('candidates.search', { text: canary, limit: 5 }),
    'candidates.search',
  );
  must(rows.length > 0, 'the search finds nobody');
  world.pending = null;
}
