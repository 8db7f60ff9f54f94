import { createHash } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { png } from '../golden/attachments.fixture';
import { acknowledged, canary, dataOf, isCut, must, passphrase, personNamed, type World } from './world';

/**
 * One thing that an adviser does, which the campaign kills in the middle. `act` does it once: it says in `world.pending`
 * what is under way, and in the ledger what was acknowledged. It returns when the process is gone.
 */
export interface Operation {
  readonly name: string;
  readonly act: (world: World) => Promise<void>;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const anyOf = <K, V>(world: World, map: ReadonlyMap<K, V>): readonly [K, V] => {
  const entry = [...map][world.random.below(map.size)];
  must(entry !== undefined, 'nothing to choose from');
  return entry;
};

const create: Operation = {
  name: 'create',
  act: async (world) => {
    const candidate = personNamed(world.next());
    world.pending = { candidates: 1 };
    const made = await acknowledged(world, 'candidates.create', { candidate });
    if (!made) return;
    world.ledger.people.set(made.candidate.id, { version: made.candidate.version, candidate });
    world.ledger.candidates += 1;
    world.pending = null;
  },
};

const edit: Operation = {
  name: 'edit',
  act: async (world) => {
    const [id, { version, candidate: former }] = anyOf(world, world.ledger.people);
    const number = world.next();
    const candidate = { ...former, commune: `Commune ${number}`, comment: `${canary} modifié ${number}` };
    world.pending = { edit: { id, candidate } };
    const made = await acknowledged(world, 'candidates.update', { id, version, candidate });
    if (!made) return;
    world.ledger.people.set(id, { version: made.candidate.version, candidate });
    world.pending = null;
  },
};

const note: Operation = {
  name: 'note',
  act: async (world) => {
    const [id, { candidate }] = anyOf(world, world.ledger.people);
    const text = `${canary} entretien ${world.next()}`;
    world.pending = { note: { id, note: text } };
    const made = await acknowledged(world, 'candidates.recordContact', {
      id,
      kind: 'interview',
      happenedOn: '2026-09-14',
      note: text,
    });
    if (!made) return;
    world.ledger.notes.set(id, [...(world.ledger.notes.get(id) ?? []), text]);
    world.ledger.people.set(id, { version: made.candidate.version, candidate });
    world.pending = null;
  },
};

const draft: Operation = {
  name: 'draft',
  act: async (world) => {
    const view = await acknowledged(world, 'contractFiles.get', { id: world.file });
    if (!view) return;
    const fields = { ...world.ledger.fields, 'contract.jobTitle': `${canary} emploi ${world.next()}` };
    world.pending = { fields };
    const made = await acknowledged(world, 'contractFiles.saveDraft', {
      id: world.file,
      version: view.file.version,
      employerId: world.employer,
      tutorId: world.tutor,
      fields,
    });
    if (!made) return;
    world.ledger.fields = made.file.fields;
    world.pending = null;
  },
};

/** Rows of one import: enough for a transaction of some weight. */
const importedRows = 60;

const importRows: Operation = {
  name: 'import',
  act: async (world) => {
    const path = join(world.asked, `extrait-${world.next()}.csv`);
    const rows = Array.from({ length: importedRows }, () => {
      const number = world.next();
      const day = String(1 + (number % 28)).padStart(2, '0');
      return `${canary} Importé${number};${canary} Prénom${number};${day}/03/2003;I-${number}`;
    });
    writeFileSync(path, `Nom;Prénom;Date de naissance;Numéro de dossier\n${rows.join('\n')}\n`);
    const read = await acknowledged(world, 'import.read', { fileName: 'extrait.csv' }, { file: path });
    if (!read) return;
    const mapping = ['birthName', 'firstName', 'birthDate', 'fileNumber'];
    const plan = await acknowledged(world, 'import.plan', { mapping });
    if (!plan) return;
    must(plan.counts.created === importedRows, `the import would create ${plan.counts.created} candidates`);
    world.pending = { candidates: importedRows };
    const made = await acknowledged(world, 'import.commit', { planId: plan.planId });
    if (!made) return;
    world.ledger.batches.set(made.batch.id, { created: made.batch.counts.created, isUndone: false });
    world.ledger.candidates += importedRows;
    world.pending = null;
  },
};

const takeBack: Operation = {
  name: 'import undone',
  act: async (world) => {
    const left = new Map([...world.ledger.batches].filter(([, batch]) => !batch.isUndone));
    if (left.size === 0) return importRows.act(world);
    const [id, batch] = anyOf(world, left);
    world.pending = { candidates: -batch.created, undo: id };
    const made = await acknowledged(world, 'import.undo', { batchId: id });
    if (!made) return;
    world.ledger.batches.set(id, { ...batch, isUndone: true });
    world.ledger.candidates -= batch.created;
    world.pending = null;
  },
};

const attach: Operation = {
  name: 'attach',
  act: async (world) => {
    const bytes = png(20 + world.random.below(200), 20 + world.random.below(200), world.random.chance(50));
    const path = join(world.asked, `piece-${world.next()}.png`);
    writeFileSync(path, bytes);
    world.pending = { attachment: sha256(bytes) };
    const made = await acknowledged(
      world,
      'contractFiles.attach',
      { id: world.file, code: 'ID' },
      { file: path },
    );
    if (!made) return;
    const attached = made.checklist
      .flatMap(({ attachments }) => attachments)
      .find(({ id }) => !world.ledger.attachments.has(id));
    must(attached !== undefined, 'what was attached is not in the answer');
    world.ledger.attachments.set(attached.id, sha256(bytes));
    world.pending = null;
  },
};

const detach: Operation = {
  name: 'detach',
  act: async (world) => {
    if (world.ledger.attachments.size < 3) return attach.act(world);
    const [id, hash] = anyOf(world, world.ledger.attachments);
    // Under way: there or gone. Taken from the ledger first, it may come back as an attachment under way.
    world.ledger.attachments.delete(id);
    world.pending = { attachment: hash };
    const made = await acknowledged(world, 'contractFiles.removeAttachment', {
      id: world.file,
      attachmentId: id,
    });
    if (made) world.pending = null;
  },
};

const pdf: Operation = {
  name: 'PDF',
  act: async (world) => {
    const path = join(world.asked, `dossier-${world.next()}.pdf`);
    world.pending = {};
    const made = await acknowledged(world, 'contractFiles.savePdf', { id: world.file }, { file: path });
    if (!made) return;
    world.ledger.pdfs.set(path, made.sha256);
    world.pending = null;
  },
};

const halfTyped: Operation = {
  name: 'half-typed form',
  act: async (world) => {
    const key = `candidate.note:${world.random.below(5)}`;
    const value = JSON.stringify(`${canary} à moitié ${world.next()}`);
    world.pending = { draft: { key, value } };
    const made = await acknowledged(world, 'drafts.save', { key, value });
    if (!made) return;
    world.ledger.drafts.set(key, value);
    world.pending = null;
  },
};

const backup: Operation = {
  name: 'backup',
  act: async (world) => {
    world.pending = {};
    const made = await acknowledged(world, 'backups.make', {});
    if (!made) return;
    must(made.lastAt !== null && made.failure === null, 'a backup was acknowledged and not made');
    world.ledger.backups.add(made.lastAt.slice(0, 19));
    world.pending = null;
  },
};

const handOver: Operation = {
  name: 'hand-over',
  act: async (world) => {
    const [id] = anyOf(world, world.ledger.people);
    const path = join(world.asked, `passation-${world.next()}.vivier-passation`);
    world.pending = {};
    const made = await acknowledged(
      world,
      'handover.write',
      {
        candidateIds: [id],
        withNotes: true,
        purpose: 'final',
        until: null,
        reason: '',
        recipient: { kind: 'passphrase', passphrase: 'douze hérons gris sur le môle', name: 'Collègue' },
      },
      { file: path },
    );
    if (!made) return;
    must(statSync(path).size === made.bytes, 'a hand-over that was acknowledged is not whole');
    // The mark that the hand-over leaves may be a new version of the record.
    const { candidate } = dataOf(await world.vault.ask('candidates.get', { id }), 'candidates.get');
    const known = world.ledger.people.get(id);
    if (known) world.ledger.people.set(id, { ...known, version: candidate.version });
    world.pending = null;
  },
};

/** Opens the portfolio of this world where it is closed; false when it was killed meanwhile. */
export async function open(world: Pick<World, 'vault' | 'path'>): Promise<boolean> {
  const result = await world.vault.ask('portfolio.open', { passphrase }, { file: world.path });
  if (isCut(result)) return false;
  const { notices = [] } = dataOf(result, 'portfolio.open');
  must(notices.length === 0, `told of a kill as if something were missing: ${notices.join(' ')}`);
  return true;
}

const lock: Operation = {
  name: 'lock',
  act: async (world) => {
    // Something to write back at closing.
    await create.act(world);
    await world.vault.close();
    await open(world);
  },
};

/** Those that take a moment each: what a disk of its own tries before and after it turns hostile. */
export const quickOperations: readonly Operation[] = [
  create,
  edit,
  note,
  draft,
  importRows,
  attach,
  halfTyped,
];

/** What is killed, in turn. A new domain adds its operation here. */
export const operations: readonly Operation[] = [
  create,
  edit,
  note,
  draft,
  importRows,
  takeBack,
  attach,
  detach,
  pdf,
  halfTyped,
  backup,
  handOver,
  lock,
];
