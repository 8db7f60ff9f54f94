import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { eventsOf } from '../../../test/support/events';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { compareHead, journalFault, journalHead, recordEvent } from '.';

let portfolio: TestDeps;
beforeEach(() => {
  portfolio = testDeps({ today: civilDate('2026-09-15') });
});
afterEach(() => portfolio.close());

const subject = { type: 'candidate', id: 'someone' } as const;
function record(count: number): void {
  const { deps, db } = portfolio;
  db.transaction(() => {
    for (let n = 1; n <= count; n++) recordEvent(deps, { kind: 'candidate.note', subject, payload: { n } });
  })();
}
/** Does to the journal what the application never does. */
function tamper(sql: string): void {
  portfolio.db.exec(
    `DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete; DROP TRIGGER event_body_no_update; DROP TRIGGER event_body_no_delete; ${sql}`,
  );
}

describe('an event', () => {
  test('is refused outside of the transaction of its change', () => {
    expect(() => recordEvent(portfolio.deps, { kind: 'candidate.note', subject })).toThrow('transaction');
  });

  test('goes with its change: a transaction that fails leaves neither', () => {
    const { deps, db } = portfolio;
    expect(() =>
      db.transaction(() => {
        recordEvent(deps, { kind: 'candidate.note', subject });
        throw new Error('something later failed');
      })(),
    ).toThrow('something later failed');
    expect(eventsOf(db, subject)).toEqual([]);
  });

  test('keeps the day it happened apart from the instant it was typed, and who typed it', () => {
    const { deps, db } = portfolio;
    db.transaction(() => {
      recordEvent(deps, { kind: 'candidate.contact', subject, happenedOn: civilDate('2026-09-01') });
    })();
    expect(eventsOf(db, subject)[0]).toMatchObject({
      happened_on: '2026-09-01',
      recorded_at: '2026-09-15T08:00:00.000Z',
      actor: 'Conseillère d’essai',
    });
  });
});

describe('the chain of hashes', () => {
  test('is whole on an empty journal and after many events', () => {
    expect(journalFault(portfolio.db)).toEqual({ events: 0, firstFaultAt: null });
    record(50);
    expect(journalFault(portfolio.db)).toEqual({ events: 50, firstFaultAt: null });
  });

  test.each([
    ['an event altered', "UPDATE event SET kind = 'candidate.contact' WHERE id = 7", 7],
    ['a body altered', "UPDATE event_body SET payload = '{}' WHERE event_id = 7", 7],
    ['a state altered', 'UPDATE event_body SET state = zeroblob(32) WHERE event_id = 7', 7],
    ['a state taken away', 'UPDATE event_body SET state = NULL WHERE event_id = 7', 7],
    ['a salt altered', 'UPDATE event_body SET salt = zeroblob(16) WHERE event_id = 7', 7],
    ['a body taken away without its subject', 'DELETE FROM event_body WHERE event_id = 7', 7],
    [
      'a body put under another line',
      'DELETE FROM event_body WHERE event_id = 7; UPDATE event_body SET event_id = 7 WHERE event_id = 8',
      7,
    ],
    ['a body whose line says it has none', 'UPDATE event SET body_hash = NULL WHERE id = 7', 7],
    ['an event whose day was moved', "UPDATE event SET happened_on = '2020-01-01' WHERE id = 3", 3],
    ['an event deleted', 'DELETE FROM event WHERE id = 5', 6],
    ['the first event deleted', 'DELETE FROM event WHERE id = 1', 2],
    [
      'two events exchanged',
      'UPDATE event SET id = 100 WHERE id = 4; UPDATE event SET id = 4 WHERE id = 5; UPDATE event SET id = 5 WHERE id = 100',
      4,
    ],
  ])('tells %s, and where', (_what, sql, at) => {
    record(10);
    tamper(sql);
    expect(journalFault(portfolio.db).firstFaultAt).toBe(at);
  });
});

describe('a body', () => {
  const erase = (): void => {
    portfolio.db
      .prepare(
        "INSERT INTO erasure (subject_type, subject_id, erased_at) VALUES ('candidate', 'someone', 't')",
      )
      .run();
  };
  const bodies = (): unknown => portfolio.db.prepare('SELECT count(*) FROM event_body').pluck().get();

  test('is kept as it is by the database itself', () => {
    record(3);
    const { db } = portfolio;
    expect(() => db.exec("UPDATE event_body SET payload = 'x'")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM event_body')).toThrow('with its subject only');
    expect(() =>
      db.exec('INSERT OR REPLACE INTO event_body SELECT * FROM event_body WHERE event_id = 2'),
    ).toThrow('append-only');
  });

  test('goes with its subject, and the chain still holds; those of others stay', () => {
    record(3);
    const { deps, db } = portfolio;
    db.transaction(() => {
      recordEvent(deps, {
        kind: 'candidate.note',
        subject: { type: 'candidate', id: 'other' },
        payload: { n: 4 },
      });
    })();
    erase();
    expect(() => db.exec('DELETE FROM event_body')).toThrow('with its subject only');
    // One that comes back, by an older page, is a fault.
    expect(journalFault(db).firstFaultAt).toBe(1);
    db.exec('DELETE FROM event_body WHERE event_id < 4');
    expect(journalFault(db)).toEqual({ events: 4, firstFaultAt: null });
    expect(bodies()).toBe(1);
    expect(eventsOf(db, subject).map(({ payload, is_erased }) => [payload, is_erased])).toEqual([
      ['{}', 1],
      ['{}', 1],
      ['{}', 1],
    ]);
    expect(() => db.exec('DELETE FROM erasure')).toThrow('stays so');
  });

  test('of the same words has another hash each time: nobody finds what it held by trying', () => {
    const { deps, db } = portfolio;
    db.transaction(() => {
      for (let n = 0; n < 2; n += 1)
        recordEvent(deps, { kind: 'candidate.note', subject, payload: { n: 1 } });
    })();
    const hashes = db.prepare<[], Buffer>('SELECT body_hash FROM event').pluck().all();
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(2);
  });

  test('is none for an event that says all by its kind, of what has no state', () => {
    const { deps, db } = portfolio;
    db.transaction(() =>
      recordEvent(deps, { kind: 'export.written', subject: { type: 'export', id: '2026-T3' } }),
    )();
    expect(bodies()).toBe(0);
    expect(journalFault(db).firstFaultAt).toBeNull();
  });
});

describe('a head that was noted elsewhere', () => {
  test('is that of its line as long as nothing was rewritten, whatever came after', () => {
    record(3);
    const { db } = portfolio;
    const head = journalHead(db);
    expect(head?.line).toBe(3);
    record(2);
    expect(compareHead(db, head ?? { line: 0, hash: '' })).toBe('same');
    expect(compareHead(db, { line: 2, hash: head?.hash ?? '' })).toBe('other');
    expect(compareHead(db, { line: 9, hash: head?.hash ?? '' })).toBe('ahead');
  });

  test('of before the chain was made anew is told as such, where it was the last one then', () => {
    const { db } = portfolio;
    record(3);
    const former = { line: 2, hash: 'ab'.repeat(32) };
    db.exec(
      `DROP TRIGGER chain_epoch_no_update; UPDATE chain_epoch SET last_id = 2, former_hash = x'${former.hash}'`,
    );
    expect(compareHead(db, former)).toBe('former');
    expect(compareHead(db, { line: 1, hash: former.hash })).toBe('other');
  });
});
