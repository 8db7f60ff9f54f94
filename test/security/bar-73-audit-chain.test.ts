/**
 * Bar 73: a line of a journal that was deleted, altered, moved, or cut off at the end is seen at opening and on demand, with its position.
 *
 * What someone who holds the key can still do: rewrite a whole journal with new hashes and move its head along, or put an
 * older copy of the whole file in its place. Neither is seen; docs/security.md says so.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { guardJournals, openingLine, recordAccess } from '../../electron/vault/access';
import { accessChain } from '../../electron/vault/access/access.repository';
import { journalsState } from '../../electron/vault/access/journals';
import { journalFault, recordEvent, walkChain } from '../../electron/vault/events';
import { type TestDeps, testDeps } from '../support/portfolio';

let portfolio: TestDeps;
beforeEach(() => {
  portfolio = testDeps();
  const { deps, db } = portfolio;
  db.transaction(() => {
    for (let n = 1; n <= 20; n += 1) {
      recordEvent(deps, {
        kind: 'candidate.note',
        subject: { type: 'candidate', id: `c${n}` },
        payload: { n },
      });
      recordAccess(deps, { kind: 'file.pdf', detail: { n } });
    }
  })();
});
afterEach(() => portfolio.close());

/** Does what the application never does, as someone with the key would: the triggers first. */
function tamper(sql: string): void {
  const { db } = portfolio;
  const triggers = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    .all();
  db.exec(`${triggers.map(({ name }) => `DROP TRIGGER ${name};`).join('')} ${sql}`);
}
const accessFault = (): number | null => {
  const walk = walkChain(portfolio.db, accessChain, 7);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value.firstFaultAt;
  }
};

const attacks = [
  ['altered', (table) => `UPDATE ${table} SET actor = 'un autre' WHERE id = 7`, 7],
  [
    'its date moved',
    (table) => `UPDATE ${table} SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE id = 3`,
    3,
  ],
  ['deleted', (table) => `DELETE FROM ${table} WHERE id = 5`, 6],
  [
    'deleted, the following ones renumbered',
    (table) => `DELETE FROM ${table} WHERE id = 5; UPDATE ${table} SET id = id - 1 WHERE id > 5`,
    5,
  ],
  ['the first deleted', (table) => `DELETE FROM ${table} WHERE id = 1`, 2],
  [
    'two exchanged',
    (table) =>
      `UPDATE ${table} SET id = 100 WHERE id = 4; UPDATE ${table} SET id = 4 WHERE id = 9; UPDATE ${table} SET id = 9 WHERE id = 100`,
    4,
  ],
  ['the last ones cut off', (table) => `DELETE FROM ${table} WHERE id > 15`, 16],
  ['all cut off', (table) => `DELETE FROM ${table}`, 1],
  ['its hash altered to fit', (table) => `UPDATE ${table} SET hash = zeroblob(32) WHERE id = 20`, 20],
] as const satisfies readonly (readonly [string, (table: string) => string, number])[];

describe.each([
  ['event', () => journalFault(portfolio.db).firstFaultAt],
  ['access', accessFault],
] as const)('in the journal %s, a line', (table, faultOf) => {
  test('untouched is whole', () => {
    expect(faultOf()).toBeNull();
  });

  test.each(attacks)('%s is seen, and where', (_what, sql, at) => {
    tamper(sql(table));
    expect(faultOf()).toBe(at);
  });

  test('cut off stays so told once the work goes on, with other lines after it', () => {
    const { deps, db } = portfolio;
    db.exec(`DROP TRIGGER ${table}_no_delete; DELETE FROM ${table} WHERE id > 15`);
    db.transaction(() => {
      recordEvent(deps, {
        kind: 'candidate.note',
        subject: { type: 'candidate', id: 'c1' },
        payload: { n: 0 },
      });
      recordAccess(deps, { kind: 'file.pdf', detail: { n: 0 } });
    })();
    expect(faultOf()).toBe(21);
  });

  test('whose kept head was deleted is seen', () => {
    tamper(`DELETE FROM chain_head WHERE journal = '${table}'`);
    expect(faultOf()).not.toBeNull();
  });

  test.each([
    ['update', `UPDATE ${table} SET actor = 'un autre'`],
    ['deletion', `DELETE FROM ${table}`],
    ['replacement', `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} WHERE id = 3`],
  ])('is kept by the database itself from %s', (_what, sql) => {
    expect(() => portfolio.db.exec(sql)).toThrow('append-only');
  });
});

test('the anchor of the purge moves forward only, and cannot be taken away', () => {
  const { db } = portfolio;
  db.exec('UPDATE access_anchor SET first_id = 3');
  expect(() => db.exec('UPDATE access_anchor SET first_id = 1')).toThrow('forward');
  expect(() => db.exec('DELETE FROM access_anchor')).toThrow('stays');
});

test('an opening verifies by itself, in the background, and the fault is known from then on', async () => {
  tamper("UPDATE event_body SET payload = '{}' WHERE event_id = 7");
  const end = guardJournals(portfolio.deps, openingLine([]), () => undefined, 0);
  await expect.poll(() => journalsState(portfolio.db).last?.changes.firstFaultAt).toBe(7);
  end();
  expect(journalsState(portfolio.db)).toMatchObject({ isRunning: false });
});
