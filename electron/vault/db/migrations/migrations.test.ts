import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillTable } from '../../../../test/support/fill-table';
import { accessChain, insertAccess } from '../../access/access.repository';
import { eventChain, replayedStates, walkChain } from '../../events';
import { newDataKey } from '../../keys';
import { type Db, integrityOf, migrate, openDatabase, schemaVersion } from '..';
import { stateReader } from '../tables';
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

test('versions go up by tens, each with its intent', () => {
  const versions = migrations.map(({ version }) => version);
  expect(versions.every((version) => version % 10 === 0)).toBe(true);
  expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
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

test('0130 draws a key that signs for each portfolio, colleagues and hand-overs stay, a signature is confirmed once', () => {
  migrate(db, 90);
  db.exec(`INSERT INTO colleague (id, name, structure, public_key, added_at) VALUES ('k', 'Claire', '', 'age1', 't');
    INSERT INTO handover (id, direction, with_whom, purpose, happened_at, candidate_count)
    VALUES ('h', 'sent', 'Claire', 'final', 't', 1)`);
  expect(migrate(db, 130).at(-1)).toBe(130);
  expect(db.prepare('SELECT name FROM colleague').pluck().all()).toEqual(['Claire']);
  expect(db.prepare('SELECT with_whom FROM handover').pluck().all()).toEqual(['Claire']);
  const secret = (): unknown => db.prepare('SELECT hex(secret) FROM signing_key').pluck().get();
  const first = secret();
  expect(first).toMatch(/^302E020100300506032B657004220420[0-9A-F]{64}$/u);
  expect(() => db.exec("INSERT INTO signing_key (id, secret) VALUES (2, x'00')")).toThrow('CHECK');
  const confirm = (): unknown =>
    db.exec("INSERT INTO known_sender (key, name, structure, confirmed_at) VALUES ('k', 'Claire', '', 't')");
  confirm();
  expect(confirm).toThrow('UNIQUE');
  const other = openDatabase(join(folder, 'other.vivier'), newDataKey(), false);
  migrate(other, 130);
  expect(other.prepare('SELECT hex(secret) FROM signing_key').pluck().get()).not.toBe(first);
  other.close();
});

describe('0090 moves the bodies out of the chain', () => {
  const sha256 = (previous: Buffer, text: string): Buffer =>
    createHash('sha256').update(previous).update(text).digest();
  /** Writes lines as versions 10 to 80 did. */
  function former(payloads: readonly string[]): Buffer {
    let previous: Buffer = Buffer.alloc(32);
    for (const [index, payload] of payloads.entries()) {
      const row = [index + 1, 't', '2026-09-15', 'candidate.note', 'candidate', 'c', 'a', null, payload];
      const hash = sha256(previous, JSON.stringify(row));
      db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(...row, previous, hash);
      previous = hash;
    }
    return previous;
  }
  const faultOf = (): number | null => {
    const walk = walkChain(db, eventChain, 3);
    for (;;) {
      const step = walk.next();
      if (step.done) return step.value.firstFaultAt;
    }
  };
  const payloads = ['{"n":1}', '{}', '{"note":"é"}', '{"n":4}', '{"n":5}'];

  test('whole before and whole after, and read as they were; the former head is kept', () => {
    migrate(db, 80);
    const head = former(payloads);
    expect(faultOf()).toBeNull();
    expect(migrate(db, 90)).toEqual([90]);
    expect(faultOf()).toBeNull();
    expect(db.prepare('SELECT payload FROM event_read ORDER BY id').pluck().all()).toEqual(payloads);
    expect(db.prepare('SELECT event_id FROM event_body ORDER BY event_id').pluck().all()).toEqual([
      1, 3, 4, 5,
    ]);
    expect(db.prepare('SELECT last_id, former_hash, first_fault_at FROM chain_epoch').get()).toEqual({
      last_id: 5,
      former_hash: head,
      first_fault_at: null,
    });
    expect(() => db.exec('DELETE FROM chain_epoch')).toThrow('stays');
    expect(integrityOf(db)).toBe('ok');
  });

  test.each([
    ['altered', "UPDATE event SET payload = '{}' WHERE id = 4", 4],
    ['deleted', 'DELETE FROM event WHERE id = 2', 3],
    ['cut off at the end', 'DELETE FROM event WHERE id = 5', 5],
    ['all cut off', 'DELETE FROM event', 1],
    ['whose last hash was altered', 'UPDATE event SET hash = zeroblob(32) WHERE id = 5', 5],
    ['whose head was deleted', "DELETE FROM chain_head WHERE journal = 'event'", 1],
  ])('a journal %s before stays so told after', (_what, sql, at) => {
    migrate(db, 80);
    former(payloads);
    db.exec(`DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete; ${sql};
      CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, ''); END;
      CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, ''); END;`);
    expect(faultOf()).toBe(at);
    migrate(db, 90);
    expect(faultOf()).toBe(at);
  });

  test('an empty journal is brought over', () => {
    migrate(db, 80);
    migrate(db, 90);
    expect(faultOf()).toBeNull();
  });
});

test('0100 adds the seal of the keys beside what is there, one row of it; it is empty until an opening fills it', () => {
  migrate(db, 90);
  db.exec("INSERT INTO setting (key, value) VALUES ('structure', '\"ML\"')");
  expect(migrate(db, 100)).toEqual([100]);
  expect(db.prepare('SELECT value FROM setting').get()).toEqual({ value: '"ML"' });
  expect(db.prepare('SELECT count(*) AS n FROM key_seal').get()).toEqual({ n: 0 });
  db.exec("INSERT INTO key_seal (id, seal, next) VALUES (1, 'a', NULL)");
  expect(() => db.exec("INSERT INTO key_seal (id, seal, next) VALUES (2, 'b', NULL)")).toThrow('CHECK');
});

describe('0110 seals the state of each record', () => {
  /** A portfolio of version 90 with rows of several types, a journal of two lines, and somebody erased. */
  function atNinety(): void {
    migrate(db, 90);
    fillTable(db, 'portfolio', { id: 1, vault_id: 'v', is_demo: 0 });
    fillTable(db, 'setting', { key: 'profile', value: '{}' });
    for (const id of ['a', 'b']) fillTable(db, 'candidate', { id, birth_name: `Inventée ${id}` });
    fillTable(db, 'contact', { id: 'k', candidate_id: 'a', kind: 'call' });
    fillTable(db, 'employer', { id: 'e', name: 'Atelier' });
    fillTable(db, 'tutor', { id: 't', employer_id: 'e', last_name: 'Tuteur' });
    fillTable(db, 'contract_file', { id: 'f', candidate_id: 'a', dates: '{}', fields: '{}' });
    fillTable(db, 'colleague', { id: 'c', name: 'Claire' });
    let previous: Buffer = Buffer.alloc(32);
    for (const [id, subject] of [
      [1, 'a'],
      [2, 'gone'],
    ] as const) {
      const line = [id, 't', '2026-09-15', 'candidate.removed', 'candidate', subject, 'a', null, null];
      const hash = createHash('sha256').update(previous).update(JSON.stringify(line)).digest();
      db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(...line, previous, hash);
      previous = hash;
    }
    db.exec("INSERT INTO erasure VALUES ('candidate', 'gone', '2026-09-16')");
  }
  const faultOf = (): number | null => {
    const walk = walkChain(db, eventChain, 3);
    for (;;) {
      const step = walk.next();
      if (step.done) return step.value.firstFaultAt;
    }
  };

  test('the chain holds before and after and goes on from its last line; each record is as its last event says', () => {
    atNinety();
    expect(faultOf()).toBeNull();
    const before = db.prepare('SELECT * FROM event').all();
    expect(migrate(db, 110).at(-1)).toBe(110);
    expect(db.prepare('SELECT * FROM event ORDER BY id LIMIT 2').all()).toEqual(before);
    expect(faultOf()).toBeNull();
    expect(
      db
        .prepare(
          "SELECT subject_type || ' ' || subject_id FROM event WHERE kind = 'record.sealed' ORDER BY id",
        )
        .pluck()
        .all(),
    ).toEqual([
      'candidate a',
      'candidate b',
      'employer e',
      'contract-file f',
      'portfolio settings',
      'portfolio v',
      'colleague c',
    ]);
    expect(replayedStates(db)).toMatchObject({ records: 8, faults: 0 });
    expect(db.prepare('SELECT reason FROM erasure').pluck().all()).toEqual(['request']);
    db.exec("UPDATE tutor SET last_name = 'Autre'");
    expect(replayedStates(db).first).toMatchObject([{ type: 'employer', id: 'e' }]);
    expect(integrityOf(db)).toBe('ok');
  });

  test.each([
    ['cut off at its end', 'DELETE FROM event WHERE id = 2', 2],
    ['whose head was deleted', "DELETE FROM chain_head WHERE journal = 'event'", 1],
    ['altered', "UPDATE event SET kind = 'x' WHERE id = 1", 1],
  ])('a journal %s before stays so told after, under the lines that are added', (_what, sql, at) => {
    atNinety();
    db.exec(`DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete; ${sql}`);
    expect(faultOf()).toBe(at);
    migrate(db, 110);
    expect(faultOf()).toBe(at);
    expect(() => db.exec('UPDATE chain_epoch SET first_fault_at = NULL')).toThrow('stays');
  });

  test('what was erased stays so, and a body that named who is erased may go', () => {
    atNinety();
    migrate(db, 110);
    expect(() => db.exec('DELETE FROM event_body WHERE event_id = 3')).toThrow('with its subject only');
    db.exec("INSERT INTO body_erasure VALUES (3, 't'); DELETE FROM event_body WHERE event_id = 3");
    expect(faultOf()).toBeNull();
    expect(() => db.exec('DELETE FROM body_erasure')).toThrow('stays so');
    expect(() => db.exec("UPDATE body_erasure SET erased_at = 'u'")).toThrow('stays so');
  });
});

test('0140 keeps what is published of a quarter: neither changed, nor deleted, nor written again, whoever is erased', () => {
  migrate(db, 90);
  fillTable(db, 'candidate', { id: 'c', birth_name: 'Armel' });
  expect(migrate(db, 140)).toContain(140);
  expect(db.prepare('SELECT birth_name FROM candidate').pluck().all()).toEqual(['Armel']);
  const publish = (quarter: string, revision: number): unknown =>
    db
      .prepare('INSERT INTO quarter_publication VALUES (?, ?, ?, ?, ?, ?)')
      .run(quarter, revision, '2026-10-02', 11, '{"tables":[]}', '[["B1",40,1],["B3",3,0]]');
  publish('2026-T3', 1);
  publish('2026-T3', 2);
  publish('2026-T2', 1);
  expect(() => publish('2026-T3', 2)).toThrow();
  expect(() => publish('2026-T3', 1)).toThrow();
  expect(() => publish('2026', 1)).toThrow('CHECK');
  expect(() => db.exec("UPDATE quarter_publication SET figures = '[]'")).toThrow('is kept');
  expect(() => db.exec('DELETE FROM quarter_publication')).toThrow('is kept');
  expect(() =>
    db.exec('INSERT OR REPLACE INTO quarter_publication SELECT * FROM quarter_publication'),
  ).toThrow('is kept');
  db.exec('DELETE FROM candidate');
  expect(db.prepare('SELECT quarter, revision, figures FROM quarter_publication').all()).toHaveLength(3);
  expect(integrityOf(db)).toBe('ok');
});

test('0150 adds views whose members leave with their records, keeps the register of copies, and orders names as shown', () => {
  migrate(db, 140);
  for (const id of ['a', 'b']) fillTable(db, 'candidate', { id });
  db.exec(
    "UPDATE candidate SET birth_name = 'Zola', usual_name = 'Abel', first_name = 'Anne', sort_name = 'zola anne'",
  );
  db.exec("INSERT INTO written_copy (kind, path, written_at, is_written) VALUES ('handover', '/a', 't', 1)");
  db.exec("INSERT INTO written_copy_about (copy_id, subject_id) VALUES (1, 'a')");
  expect(migrate(db, 150)).toEqual([150]);
  expect(db.prepare('SELECT DISTINCT sort_name FROM candidate').all()).toEqual([
    { sort_name: 'abel\u0001anne' },
  ]);
  expect(
    db.prepare('SELECT kind, subject_id FROM written_copy JOIN written_copy_about ON id = copy_id').all(),
  ).toEqual([{ kind: 'handover', subject_id: 'a' }]);
  db.exec("INSERT INTO written_copy (kind, path, written_at, is_written) VALUES ('list', '/b', 't', 1)");
  db.exec('DELETE FROM written_copy WHERE id = 1');
  expect(db.prepare('SELECT count(*) AS n FROM written_copy_about').get()).toEqual({ n: 0 });

  db.exec(
    "INSERT INTO saved_view (id, list, name, rule, is_picked, position) VALUES ('v', 'candidates', 'n', '{}', 1, 1)",
  );
  db.exec("INSERT INTO saved_view_member (view_id, record_id) VALUES ('v', 'a'), ('v', 'b')");
  db.exec("DELETE FROM candidate WHERE id = 'a'");
  expect(db.prepare('SELECT record_id FROM saved_view_member').all()).toEqual([{ record_id: 'b' }]);
  db.exec('DELETE FROM saved_view');
  expect(db.prepare('SELECT count(*) AS n FROM saved_view_member').get()).toEqual({ n: 0 });
  expect(integrityOf(db)).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
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

test('0120 adds the register of copies and the last day of use, which only later lines raise', () => {
  migrate(db, 110);
  db.exec(`INSERT INTO setting (key, value) VALUES ('structure', '"ML"')`);
  const insert = (id: number, at: string): void =>
    void db
      .prepare(
        `INSERT INTO event (id, recorded_at, happened_on, kind, subject_type, subject_id, actor, previous_hash, hash)
         VALUES (?, ?, '2026-01-01', 'k', 's', 'i', 'a', zeroblob(32), zeroblob(32))`,
      )
      .run(id, at);
  insert(1, '2026-09-14T08:00:00.000Z');
  insert(2, '2026-09-15T08:00:00.000Z');
  expect(migrate(db, 120)).toEqual([120]);
  const mark = (): unknown => db.prepare('SELECT latest_on, former_on FROM clock_mark').get();
  expect(mark()).toEqual({ latest_on: '2026-09-15', former_on: '2026-09-15' });
  insert(3, '2015-01-01T08:00:00.000Z');
  expect(mark()).toEqual({ latest_on: '2026-09-15', former_on: '2026-09-15' });
  insert(4, '2026-09-16T00:00:00.000Z');
  insert(5, '2026-09-16T09:00:00.000Z');
  expect(mark()).toEqual({ latest_on: '2026-09-16', former_on: '2026-09-15' });
  expect(db.prepare('SELECT value FROM setting').get()).toEqual({ value: '"ML"' });

  const copy = (kind: string, path: string): unknown =>
    db.exec(
      `INSERT INTO written_copy (kind, path, written_at, is_written) VALUES ('${kind}', '${path}', 't', 1)`,
    );
  copy('backup', '/a.vivier');
  expect(() => copy('backup', '/a.vivier')).toThrow('UNIQUE');
  expect(() => copy('lost', '/b.vivier')).toThrow('CHECK');
  db.exec("INSERT INTO written_copy_about (copy_id, subject_id) VALUES (1, 'c')");
  db.exec('DELETE FROM written_copy');
  expect(db.prepare('SELECT count(*) AS n FROM written_copy_about').get()).toEqual({ n: 0 });
});

test('0170 writes the words of the names of everyone there already, and an index that holds all that the search reads', () => {
  migrate(db, 150);
  const filled = db
    .prepare<[], { name: string; type: string; notnull: number }>('PRAGMA table_info(candidate)')
    .all()
    .filter(
      ({ name, notnull }) =>
        notnull === 1 && !['id', 'birth_name', 'usual_name', 'first_name'].includes(name),
    );
  const insert = (id: string, birthName: string, usualName: string, firstName: string): unknown =>
    db
      .prepare(
        `INSERT INTO candidate (id, birth_name, usual_name, first_name, ${filled.map(({ name }) => name).join(', ')})
         VALUES (?, ?, ?, ?, ${filled.map(({ type }) => (type === 'INTEGER' ? '1' : "'x'")).join(', ')})`,
      )
      .run(id, birthName, usualName, firstName);
  insert('a', 'Ben Saïd', '', 'Léa');
  insert('b', 'Martin', 'd’Almeida', 'Jean-Noël');
  db.exec('DELETE FROM sweep_pending');
  expect(migrate(db, 170)).toEqual([170]);
  expect(db.prepare('SELECT name_words FROM candidate ORDER BY id').pluck().all()).toEqual([
    'Ben Said Bensaid / Lea',
    'Martin D Almeida Dalmeida / Jean Noel Jeannoel',
  ]);
  const plan = db
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT rowid, name_words, sort_commune, birth_date, postcode, likeness_number, file_number,
         mobile_phone, landline_phone FROM candidate INDEXED BY candidate_by_search`,
    )
    .all();
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SCAN candidate USING COVERING INDEX candidate_by_search',
  ]);
  // What the law reads of nobody has changed.
  expect(db.prepare('SELECT count(*) AS n FROM sweep_pending').get()).toEqual({ n: 0 });
  expect(integrityOf(db)).toBe('ok');
});

test('0180 adds the periods of a person; what is there stays as it was sealed, she takes hers away', () => {
  migrate(db, 170);
  fillTable(db, 'candidate', { id: 'c', birth_name: 'Essai', first_name: 'Léa', birth_date: '2004-03-12' });
  fillTable(db, 'enrolment', { id: 'e', candidate_id: 'c', scheme: 'PACEA' });
  expect(migrate(db, 180)).toEqual([180]);
  expect(db.prepare('SELECT id, birth_name FROM candidate').all()).toEqual([
    { id: 'c', birth_name: 'Essai' },
  ]);
  expect(db.prepare('SELECT id FROM enrolment').pluck().all()).toEqual(['e']);
  const insert = (id: string, startsOn: string, endsOn: string | null): unknown =>
    fillTable(db, 'period', {
      id,
      candidate_id: 'c',
      kind: 'training',
      starts_on: startsOn,
      ends_on: endsOn,
    });
  insert('p', '2026-01-01', null);
  insert('q', '2025-01-01', '2025-01-01');
  expect(() => insert('r', '2025-01-02', '2025-01-01')).toThrow('CHECK');
  db.exec("DELETE FROM candidate WHERE id = 'c'");
  expect(db.prepare('SELECT count(*) AS n FROM period').get()).toEqual({ n: 0 });
  expect(integrityOf(db)).toBe('ok');
});

test('0190 lets people be archived and put in the trash; nobody who is out waits for the sweep', () => {
  migrate(db, 180);
  const person = { birth_name: 'Essai', first_name: 'Léa', birth_date: '2004-03-12' };
  for (const id of ['a', 'b', 'c']) fillTable(db, 'candidate', { ...person, id });
  const before = db.prepare('SELECT id, birth_name FROM candidate ORDER BY id').all();
  db.exec('DELETE FROM sweep_pending');
  expect(migrate(db, 190)).toEqual([190]);
  expect(db.prepare('SELECT id, birth_name FROM candidate ORDER BY id').all()).toEqual(before);
  expect(
    db
      .prepare('SELECT count(*) AS n FROM candidate WHERE archived_on IS NOT NULL OR trashed_on IS NOT NULL')
      .get(),
  ).toEqual({ n: 0 });
  const waiting = (): unknown =>
    db.prepare('SELECT candidate_id FROM sweep_pending ORDER BY candidate_id').pluck().all();
  // What the law reads of nobody has changed.
  expect(waiting()).toEqual([]);
  const archive = db.prepare(
    "UPDATE candidate SET archived_on = '2026-09-15', left_on = '2026-09-01', exit_reason = ? WHERE id = ?",
  );
  expect(() => archive.run(null, 'a')).toThrow('CHECK');
  archive.run('DEMENAGEMENT', 'a');
  db.exec("UPDATE candidate SET trashed_on = '2026-09-15' WHERE id = 'b'");
  expect(waiting()).toEqual([]);
  // Whatever marks them.
  db.exec('UPDATE candidate SET version = version + 1');
  fillTable(db, 'enrolment', { id: 'e', candidate_id: 'a', scheme: 'PACEA' });
  db.exec(
    'INSERT INTO sweep_pending (candidate_id) SELECT id FROM candidate WHERE true ON CONFLICT DO NOTHING',
  );
  expect(waiting()).toEqual(['c']);
  db.exec("UPDATE candidate SET archived_on = NULL, left_on = NULL, exit_reason = NULL WHERE id = 'a'");
  expect(waiting()).toEqual(['a', 'c']);
  const plan = db
    .prepare<[string], { detail: string }>('EXPLAIN QUERY PLAN SELECT * FROM event WHERE batch_id = ?')
    .all('');
  expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH event USING INDEX event_by_batch (batch_id=?)']);
  expect(integrityOf(db)).toBe('ok');
});

test('0200 adds the papers of a person with their copies; what is there stays, she takes hers away', () => {
  migrate(db, 190);
  fillTable(db, 'candidate', { id: 'c', birth_name: 'Essai', first_name: 'Léa', birth_date: '2004-03-12' });
  fillTable(db, 'period', { id: 'p', candidate_id: 'c', kind: 'training', starts_on: '2026-01-01' });
  expect(migrate(db, 200)).toEqual([200]);
  expect(db.prepare('SELECT id FROM period').pluck().all()).toEqual(['p']);
  const insert = (id: string, issuedOn: string | null, expiresOn: string | null): unknown =>
    fillTable(db, 'person_document', {
      id,
      candidate_id: 'c',
      kind: 'identity-card',
      issued_on: issuedOn,
      expires_on: expiresOn,
    });
  // Two of one kind stand beside each other: the former and the one that took its place.
  insert('a', '2016-01-01', '2026-01-01');
  insert('b', '2026-01-01', null);
  expect(() => insert('d', '2026-01-02', '2026-01-01')).toThrow('CHECK');
  fillTable(db, 'person_scan', { id: 's', document_id: 'a', bytes: Buffer.from('%PDF') });
  expect(() => fillTable(db, 'person_scan', { id: 't', document_id: 'z' })).toThrow('FOREIGN KEY');
  // Given to another person, a paper takes its copies along.
  fillTable(db, 'candidate', { id: 'e', birth_name: 'Autre', first_name: 'Zoé', birth_date: '2004-03-12' });
  db.exec("UPDATE person_document SET candidate_id = 'e' WHERE id = 'a'");
  db.exec("DELETE FROM candidate WHERE id = 'c'");
  expect(db.prepare('SELECT id FROM person_document').pluck().all()).toEqual(['a']);
  db.exec("DELETE FROM candidate WHERE id = 'e'");
  expect(db.prepare('SELECT count(*) AS n FROM person_scan').get()).toEqual({ n: 0 });
  expect(integrityOf(db)).toBe('ok');
});

test('0210 adds the profile of a person; her first job stays where it was and her state as it was sealed, she takes hers away', () => {
  migrate(db, 200);
  fillTable(db, 'candidate', {
    id: 'c',
    birth_name: 'Essai',
    first_name: 'Léa',
    birth_date: '2004-03-12',
    rome_code: 'D1408',
    project_label: 'Téléconseillère',
  });
  const sealed = stateReader(db, 'candidate')('c');
  expect(migrate(db, 210)).toEqual([210]);
  expect(
    db.prepare('SELECT rome_code, project_label, paper_file, vehicle, reach_km FROM candidate').all(),
  ).toEqual([
    { rome_code: 'D1408', project_label: 'Téléconseillère', paper_file: '', vehicle: null, reach_km: null },
  ]);
  expect(stateReader(db, 'candidate')('c')).toBe(sealed);
  fillTable(db, 'profile_entry', {
    id: 'p',
    candidate_id: 'c',
    kind: 'ability',
    content: '{}',
    evidence: '[]',
  });
  db.exec("DELETE FROM candidate WHERE id = 'c'");
  expect(db.prepare('SELECT count(*) AS n FROM profile_entry').get()).toEqual({ n: 0 });
  expect(integrityOf(db)).toBe('ok');
});

test('0220 adds the merges and the pairs told apart; who is there stays as sealed, and takes hers away', () => {
  migrate(db, 210);
  for (const id of ['c', 'd'])
    fillTable(db, 'candidate', { id, birth_name: 'Essai', first_name: 'Léa', birth_date: '2004-03-12' });
  fillTable(db, 'contact', { id: 'a', candidate_id: 'c', kind: 'call', happened_on: '2026-01-05' });
  const state = stateReader(db, 'candidate');
  const before = ['c', 'd'].map(state);
  expect(migrate(db, 220)).toEqual([220]);
  expect(['c', 'd'].map(stateReader(db, 'candidate'))).toEqual(before);
  fillTable(db, 'person_merge', { id: 'm', candidate_id: 'c', merged_id: 'gone' });
  expect(() => fillTable(db, 'person_merge', { id: 'n', candidate_id: 'd', merged_id: 'gone' })).toThrow(
    'UNIQUE',
  );
  fillTable(db, 'told_apart', { candidate_id: 'c', other_id: 'd' });
  fillTable(db, 'told_apart', { candidate_id: 'd', other_id: 'c' });
  expect(() => fillTable(db, 'told_apart', { candidate_id: 'd', other_id: 'c' })).toThrow('UNIQUE');
  db.exec("DELETE FROM candidate WHERE id = 'c'");
  for (const table of ['person_merge', 'told_apart', 'contact'])
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get(), table).toEqual({ n: 0 });
  expect(integrityOf(db)).toBe('ok');
});

test('0230 adds the rights of a person: what is hers goes with her, the register and what was issued stay', () => {
  migrate(db, 220);
  fillTable(db, 'candidate', { id: 'c', birth_name: 'Essai', first_name: 'Léa', birth_date: '2004-03-12' });
  fillTable(db, 'period', {
    id: 'p',
    candidate_id: 'c',
    kind: 'training',
    starts_on: '2026-01-01',
    ends_on: null,
  });
  expect(migrate(db, 230)).toEqual([230]);
  expect(db.prepare('SELECT id FROM period').pluck().all()).toEqual(['p']);
  fillTable(db, 'notice_version', { number: 1 });
  const hers = ['notice_given', 'objection', 'access_copy', 'retention_hold'];
  for (const table of hers) fillTable(db, table, { id: 'x', candidate_id: 'c', number: 1 });
  fillTable(db, 'rights_request', { id: 'r', candidate_id: 'c' });
  fillTable(db, 'retention_run', { id: 'n' });
  expect(() => db.exec("UPDATE notice_version SET content = 'x'")).toThrow('not altered');
  expect(() => db.exec('DELETE FROM notice_version')).toThrow('not altered');
  expect(() => db.exec("UPDATE retention_run SET month = 'x'")).toThrow('not altered');
  expect(() => db.exec('DELETE FROM retention_run')).toThrow('not altered');
  expect(() => fillTable(db, 'notice_given', { id: 'y', candidate_id: 'c', number: 2 })).toThrow(
    'FOREIGN KEY',
  );
  db.exec("DELETE FROM candidate WHERE id = 'c'");
  for (const table of hers)
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get(), table).toEqual({ n: 0 });
  expect(db.prepare('SELECT id, candidate_id FROM rights_request').all()).toEqual([
    { id: 'r', candidate_id: null },
  ]);
  expect(integrityOf(db)).toBe('ok');
});

test('0240 keeps the periods; a stage of the vivier makes nobody wait for the sweep, a situation still does', () => {
  migrate(db, 230);
  fillTable(db, 'candidate', { id: 'c', birth_name: 'Essai', first_name: 'Léa', birth_date: '2004-03-12' });
  const period = (id: string, kind: string): void =>
    fillTable(db, 'period', { id, candidate_id: 'c', kind, starts_on: '2026-01-01', ends_on: null });
  period('p', 'training');
  expect(migrate(db, 240)).toEqual([240]);
  expect(db.prepare('SELECT id FROM period').pluck().all()).toEqual(['p']);
  const isWaiting = (act: () => void): boolean => {
    db.exec('DELETE FROM sweep_pending');
    act();
    return db.prepare('SELECT 1 FROM sweep_pending').get() !== undefined;
  };
  expect(isWaiting(() => period('s', 'training-leaver'))).toBe(false);
  expect(isWaiting(() => db.exec("UPDATE period SET kind = 'gone' WHERE id = 's'"))).toBe(false);
  expect(isWaiting(() => db.exec("DELETE FROM period WHERE id = 's'"))).toBe(false);
  expect(isWaiting(() => db.exec("UPDATE period SET kind = 'employment' WHERE id = 'p'"))).toBe(true);
  db.exec("DELETE FROM candidate WHERE id = 'c'");
  expect(db.prepare('SELECT count(*) AS n FROM period').get()).toEqual({ n: 0 });
  expect(integrityOf(db)).toBe('ok');
});

test('0260 keeps who is there and adds the agreements to a CV: they go with the person', () => {
  migrate(db, 240);
  fillTable(db, 'candidate', { id: 'c', birth_name: 'Essai', first_name: 'Léa', birth_date: '2004-03-12' });
  fillTable(db, 'objection', { id: 'o', candidate_id: 'c' });
  expect(migrate(db, 260)).toEqual([260]);
  expect(db.prepare('SELECT id FROM objection').pluck().all()).toEqual(['o']);
  fillTable(db, 'presentation_agreement', { id: 'a', candidate_id: 'c' });
  expect(() => fillTable(db, 'presentation_agreement', { id: 'b', candidate_id: 'nobody' })).toThrow(
    'FOREIGN KEY',
  );
  db.exec("DELETE FROM candidate WHERE id = 'c'");
  expect(db.prepare('SELECT count(*) AS n FROM presentation_agreement').get()).toEqual({ n: 0 });
  expect(integrityOf(db)).toBe('ok');
});

test('0270 lists whoever is active to have what is owed drawn, keeps each state as sealed; a person takes hers away', () => {
  migrate(db, 260);
  for (const id of ['c', 'd', 'e'])
    fillTable(db, 'candidate', {
      id,
      birth_name: 'Essai',
      first_name: 'Léa',
      birth_date: '2004-03-12',
      archived_on: id === 'd' ? '2026-01-05' : null,
      exit_reason: id === 'd' ? 'AGE' : null,
      left_on: id === 'd' ? '2026-01-05' : null,
      trashed_on: id === 'e' ? '2026-01-05' : null,
    });
  const enrolment = (id: string): void =>
    fillTable(db, 'enrolment', { id: `${id}-n`, candidate_id: id, scheme: 'CEJ', signed_on: '2026-01-05' });
  enrolment('c');
  const sealed = stateReader(db, 'candidate')('c');
  expect(migrate(db, 270)).toEqual([270]);
  expect(stateReader(db, 'candidate')('c')).toBe(sealed);
  const waiting = (): unknown =>
    db.prepare('SELECT candidate_id FROM obligation_pending ORDER BY candidate_id').pluck().all();
  expect(waiting()).toEqual(['c']);
  db.exec('DELETE FROM obligation_pending');
  // Of those who are out, nothing is drawn whatever changes; once they are back, it is.
  enrolment('d');
  expect(waiting()).toEqual([]);
  db.exec("UPDATE candidate SET archived_on = NULL, exit_reason = NULL, left_on = NULL WHERE id = 'd'");
  expect(waiting()).toEqual(['d']);
  const hers = ['obligation', 'obligation_person', 'obligation_answer', 'obligation_pending'];
  db.exec('DELETE FROM obligation_pending');
  for (const table of hers) fillTable(db, table, { candidate_id: 'd' });
  db.exec("DELETE FROM candidate WHERE id = 'd'");
  for (const table of hers)
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get(), table).toEqual({ n: 0 });
  expect(integrityOf(db)).toBe('ok');
});
