import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillTable } from '../../../../test/support/fill-table';
import { accessChain, insertAccess } from '../../access/access.repository';
import { walkChain } from '../../events';
import { newDataKey } from '../../keys';
import { type Db, integrityOf, migrate, openDatabase, schemaVersion } from '..';
import { migrations } from '.';

let folder: string;
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-migrations-'));
  db = openDatabase(join(folder, 'm.vivier'), newDataKey(), false);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const version = (): unknown => db.pragma('user_version', { simple: true });

test('versions go up by ten, each with its intent', () => {
  expect(migrations.map((migration) => migration.version)).toEqual(
    migrations.map((_, index) => (index + 1) * 10),
  );
  for (const { intent } of migrations) expect(intent.length).toBeGreaterThan(10);
});

test('0010 makes an empty portfolio whose tables are strict, and leaves a sound database', () => {
  expect(migrate(db, 10)).toEqual([10]);
  expect(version()).toBe(10);
  expect(integrityOf(db)).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const tables = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all();
  for (const name of [
    'portfolio',
    'event',
    'candidate',
    'employer',
    'contract_file',
    'attachment',
    'import_batch',
    'setting',
  ]) {
    expect(tables.map((table) => table.name)).toContain(name);
  }
});

test('0020 adds drafts beside what 0010 holds; one draft for a key', () => {
  migrate(db, 10);
  db.exec("INSERT INTO setting (key, value) VALUES ('structure', '\"ML\"')");
  expect(migrate(db, 20)).toEqual([20]);
  expect(db.prepare('SELECT value FROM setting').get()).toEqual({ value: '"ML"' });
  const insert = db.prepare(
    "INSERT INTO draft (key, value, bytes, updated_at) VALUES ('note', '{}', x'01', 't')",
  );
  insert.run();
  expect(() => insert.run()).toThrow('UNIQUE');
});

test('0030 adds a journal of accesses that starts at its first line, and takes neither change nor early deletion', () => {
  migrate(db, 20);
  db.exec("INSERT INTO draft (key, value, bytes, updated_at) VALUES ('note', '{}', NULL, 't')");
  expect(migrate(db, 30)).toEqual([30]);
  expect(db.prepare('SELECT key FROM draft').all()).toEqual([{ key: 'note' }]);
  expect(db.prepare('SELECT first_id, length(previous_hash) AS bytes FROM access_anchor').all()).toEqual([
    { first_id: 1, bytes: 32 },
  ]);
  db.exec(
    `INSERT INTO access (id, recorded_at, kind, subject_type, subject_id, actor, detail, previous_hash, hash)
     VALUES (1, 't', 'k', 's', 'i', 'a', '{}', zeroblob(32), zeroblob(32))`,
  );
  expect(() => db.exec("UPDATE access SET actor = 'x'")).toThrow('append-only');
  expect(() => db.exec('DELETE FROM access')).toThrow('append-only');
  db.exec('UPDATE access_anchor SET first_id = 2; DELETE FROM access WHERE id = 1');
  expect(db.prepare('SELECT count(*) AS n FROM access').get()).toEqual({ n: 0 });
});

test('0040 adds colleagues and hand-overs, and leaves the journal of accesses as it was', () => {
  migrate(db, 30);
  db.exec('UPDATE access_anchor SET first_id = 7');
  expect(migrate(db, 40)).toEqual([40]);
  expect(db.prepare('SELECT first_id FROM access_anchor').get()).toEqual({ first_id: 7 });
  const insert = (direction: string): unknown =>
    db.exec(
      `INSERT INTO handover (id, direction, with_whom, purpose, happened_at, candidate_count)
       VALUES ('${direction}', '${direction}', 'Claire', 'final', 't', 1)`,
    );
  insert('sent');
  insert('received');
  expect(() => insert('lost')).toThrow('CHECK');
});

test('0050 adds what goes with a person and what the structure knows; hand-overs stay, a person takes hers away', () => {
  migrate(db, 40);
  db.exec(`INSERT INTO handover (id, direction, with_whom, purpose, happened_at, candidate_count)
    VALUES ('h', 'sent', 'Claire', 'final', 't', 1)`);
  const filled = db
    .prepare<[], { name: string; type: string; notnull: number }>('PRAGMA table_info(candidate)')
    .all()
    .filter(({ name, notnull }) => notnull === 1 && name !== 'id');
  db.exec(`INSERT INTO candidate (id, ${filled.map(({ name }) => name).join(', ')})
    VALUES ('c', ${filled.map(({ type }) => (type === 'INTEGER' ? '1' : "'x'")).join(', ')})`);
  expect(migrate(db, 50)).toEqual([50]);
  expect(db.prepare('SELECT id FROM handover').all()).toEqual([{ id: 'h' }]);
  expect(db.prepare('SELECT id FROM candidate').all()).toEqual([{ id: 'c' }]);

  db.exec("INSERT INTO asked_fact (candidate_id, path, value, told_on) VALUES ('c', 'p', 'true', 't')");
  const override = (id: string, withdrawn: string): unknown =>
    db.exec(`INSERT INTO answer_override
      (id, candidate_id, scheme, verdict, machine_verdict, reason, judged_on, written_at, author, withdrawn_at)
      VALUES ('${id}', 'c', 'CEJ', 'eligible', 'to-check', 'r', 't', 't', 'a', ${withdrawn})`);
  override('first', "'t'");
  override('second', 'NULL');
  expect(() => override('third', 'NULL')).toThrow('UNIQUE');
  expect(() => db.exec("UPDATE answer_override SET verdict = 'perhaps'")).toThrow('CHECK');
  const entry = (id: string, withdrawn: string, reason: string): unknown =>
    db.exec(`INSERT INTO reference_entry (id, kind, content, added_at, author, pack_id, withdrawn_at, withdrawal_reason)
      VALUES ('${id}', 'value', '{}', 't', 'a', NULL, ${withdrawn}, '${reason}')`);
  entry('v', 'NULL', '');
  expect(() => entry('w', "'t'", '')).toThrow('CHECK');

  db.exec("DELETE FROM candidate WHERE id = 'c'");
  const left = (table: string): unknown => db.prepare(`SELECT count(*) AS n FROM ${table}`).get();
  expect(left('asked_fact')).toEqual({ n: 0 });
  expect(left('answer_override')).toEqual({ n: 0 });
  expect(left('reference_entry')).toEqual({ n: 1 });
});

test('0060 puts everyone there already on the list of those to judge, and whoever changes after', () => {
  migrate(db, 50);
  const filled = db
    .prepare<[], { name: string; type: string; notnull: number }>('PRAGMA table_info(candidate)')
    .all()
    .filter(({ name, notnull }) => notnull === 1 && name !== 'id');
  const insert = (id: string): unknown =>
    db.exec(`INSERT INTO candidate (id, ${filled.map(({ name }) => name).join(', ')})
      VALUES ('${id}', ${filled.map(({ type }) => (type === 'INTEGER' ? '1' : "'x'")).join(', ')})`);
  insert('old');
  db.exec("INSERT INTO asked_fact (candidate_id, path, value, told_on) VALUES ('old', 'p', 'true', 't')");
  expect(migrate(db, 60)).toEqual([60]);
  const pending = (): unknown =>
    db.prepare('SELECT candidate_id FROM sweep_pending ORDER BY candidate_id').pluck().all();
  expect(pending()).toEqual(['old']);
  insert('new');
  expect(pending()).toEqual(['new', 'old']);
  const calm = (): unknown => db.exec('DELETE FROM sweep_pending');
  for (const change of [
    "UPDATE candidate SET version = version + 1 WHERE id = 'old'",
    "UPDATE asked_fact SET value = 'false'",
    "DELETE FROM asked_fact WHERE candidate_id = 'old'",
    `INSERT INTO enrolment (id, candidate_id, scheme, is_renewal) VALUES ('e', 'old', 'CEJ', 0)`,
    "UPDATE enrolment SET ended_on = '2026-01-01'",
  ]) {
    calm();
    db.exec(change);
    expect(pending(), change).toEqual(['old']);
  }
  calm();
  db.exec("UPDATE candidate SET last_contact_on = '2026-01-01'");
  expect(pending()).toEqual([]);

  db.exec(`INSERT INTO sweep_set (id, key, answer_id, judged_on) VALUES (1, x'01', 1, '2026-09-15');
    INSERT INTO sweep_change VALUES (1, 'CEJ', '2026-12-01', 'ends', 'ineligible', '{}');
    INSERT INTO sweep_candidate VALUES ('old', 1), ('new', 1);
    DELETE FROM candidate WHERE id = 'new'`);
  const sets = (): unknown => db.prepare('SELECT count(*) FROM sweep_set').pluck().get();
  expect(sets()).toBe(1);
  // Enrolments and facts told go with the candidate, and put nobody on the list.
  db.exec("DELETE FROM candidate WHERE id = 'old'");
  expect([sets(), pending()]).toEqual([0, []]);
  expect(db.prepare('SELECT count(*) FROM sweep_change').pluck().get()).toBe(0);
});

test('0070 adds the entrance of each line; lines written before say none, and their chain still holds', () => {
  migrate(db, 60);
  const insert = (id: number, previous: Buffer): Buffer => {
    const text = JSON.stringify([id, 't', 'file.pdf', 'none', '', 'a', '{}']);
    const hash = createHash('sha256').update(previous).update(text).digest();
    db.prepare(
      `INSERT INTO access (id, recorded_at, kind, subject_type, subject_id, actor, detail, previous_hash, hash)
       VALUES (?, 't', 'file.pdf', 'none', '', 'a', '{}', ?, ?)`,
    ).run(id, previous, hash);
    return hash;
  };
  insert(2, insert(1, Buffer.alloc(32)));
  expect(migrate(db, 70)).toEqual([70]);
  const line = { recordedAt: 't', kind: 'file.pdf', actor: 'a', detail: {} } as const;
  insertAccess(db, { ...line, subject: { type: 'none', id: '' }, entrance: 'command-line' });
  expect(db.prepare('SELECT entrance FROM access ORDER BY id').pluck().all()).toEqual([
    '',
    '',
    'command-line',
  ]);
  const faultOf = (): unknown => {
    const walk = walkChain(db, accessChain);
    for (;;) {
      const step = walk.next();
      if (step.done) return step.value.firstFaultAt;
    }
  };
  expect(faultOf()).toBeNull();
  expect(() => db.exec("UPDATE access SET entrance = 'window'")).toThrow('append-only');
  // Whoever goes round the triggers is seen, whichever way the entrance is changed.
  db.exec('DROP TRIGGER access_no_update');
  db.exec("UPDATE access SET entrance = '' WHERE id = 3");
  expect(faultOf()).toBe(3);
  db.exec("UPDATE access SET entrance = 'window' WHERE id = 2");
  expect(faultOf()).toBe(2);
  expect(() => db.exec("UPDATE access SET entrance = 'door'")).toThrow('CHECK');
});

test('0080 adds nobody to call to whoever is there, and takes a relative as JSON', () => {
  migrate(db, 70);
  fillTable(db, 'candidate', { id: 'c', birth_name: 'Armel', mobile_phone: '+33639980001' });
  expect(migrate(db, 80)).toEqual([80]);
  const stored = (): unknown => db.prepare('SELECT birth_name, mobile_phone, relative FROM candidate').get();
  expect(stored()).toEqual({ birth_name: 'Armel', mobile_phone: '+33639980001', relative: null });
  db.exec(`UPDATE candidate SET relative = '{"who":"Sa mère"}'`);
  expect(stored()).toMatchObject({ relative: '{"who":"Sa mère"}' });
});

test('all that is missing is one transaction: a failure of the last leaves none of the others', () => {
  migrate(db, 10);
  db.exec('CREATE TABLE handover (id TEXT) STRICT');
  expect(() => migrate(db)).toThrow('already exists');
  expect(version()).toBe(10);
  expect(
    db
      .prepare("SELECT count(*) AS n FROM sqlite_master WHERE name IN ('draft', 'access', 'colleague')")
      .get(),
  ).toEqual({ n: 0 });
});

test('a portfolio that is up to date is left as it is', () => {
  migrate(db);
  expect(migrate(db)).toEqual([]);
  expect(version()).toBe(schemaVersion);
});

test('a migration that fails leaves the version before, and none of its tables', () => {
  db.exec('CREATE TABLE tutor (id TEXT) STRICT');
  expect(() => migrate(db)).toThrow('already exists');
  expect(version()).toBe(0);
  expect(
    db.prepare<[], { n: number }>("SELECT count(*) AS n FROM sqlite_master WHERE name = 'candidate'").get()
      ?.n,
  ).toBe(0);
});
