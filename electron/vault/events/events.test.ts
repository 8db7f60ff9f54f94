import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { eventsOf } from '../../../test/support/events';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { journalFault, recordEvent } from '.';

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
  portfolio.db.exec(`DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete; ${sql}`);
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
    ['an event altered', "UPDATE event SET payload = '{}' WHERE id = 7", 7],
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
