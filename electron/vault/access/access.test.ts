import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, civilDate } from '../../../shared/base/time';
import { type CandidateInput, candidateIdSchema, emptyCandidate } from '../../../shared/fields';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { candidatesHandlers } from '../candidates';
import { recordEvent } from '../events';
import type { AnyHandlers, Call, Deps } from '../service/deps';
import { accessHandlers, guardJournals, openingLine, recordAccess, withAccess } from '.';
import { purgeAccesses, verifyJournals } from './journals';
import { shownLines } from './lines';
import { subjectsOf } from './with-access';

const someone: CandidateInput = {
  ...emptyCandidate,
  birthName: 'Canarival',
  firstName: 'Zyxette',
  birthDate: civilDate('2004-03-12'),
};

let portfolio: TestDeps;
let minutes: number;
let deps: Deps;
beforeEach(() => {
  portfolio = testDeps({ today: civilDate('2026-09-15') });
  minutes = 0;
  const { clock } = portfolio.deps;
  deps = {
    ...portfolio.deps,
    clock: {
      today: clock.today,
      now: () => new Date(Date.parse(`${clock.today()}T08:00:00.000Z`) + minutes * 60_000).toISOString(),
    },
  };
});
afterEach(() => portfolio.close());

const call: Call = {
  pathOf: () => join(portfolio.folder, 'journal.csv'),
  progress: () => undefined,
  signal: new AbortController().signal,
};
const kinds = (): readonly string[] =>
  shownLines(deps.db, 0, 500)
    .rows.map(({ kind }) => kind)
    .toReversed();
const verified = () => {
  const walk = verifyJournals(deps);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
};
const bound = (): AnyHandlers => withAccess(deps, { ...candidatesHandlers(deps), ...accessHandlers(deps) });
const ask = async (name: string, input: unknown): Promise<unknown> => bound()[name]?.(input as never, call);
async function makeCandidate(): Promise<string> {
  const answer = await candidatesHandlers(deps)['candidates.create']({ candidate: someone }, call);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data.candidate.id;
}

describe('what is read', () => {
  test('leaves one line for each candidate and quarter of an hour, whichever part of the page was read', async () => {
    const one = await makeCandidate();
    await ask('candidates.get', { id: one });
    await ask('candidates.timeline', { id: one, offset: 0, limit: 10 });
    minutes = 14;
    await ask('candidates.get', { id: one });
    expect(kinds()).toEqual(['candidate.read']);
    minutes = 15;
    await ask('candidates.get', { id: one });
    expect(kinds()).toEqual(['candidate.read', 'candidate.read']);
  });

  test('is shown with the name of today, which the journal itself does not hold', async () => {
    const id = await makeCandidate();
    await ask('candidates.get', { id });
    const [line] = shownLines(deps.db, 0, 1).rows;
    expect(line?.candidate).toEqual({
      id,
      name: `${someone.birthName.toLocaleUpperCase('fr')} ${someone.firstName}`,
    });
    const stored = JSON.stringify(deps.db.prepare('SELECT * FROM access').all());
    expect(stored).toContain(id);
    expect(stored.toLocaleLowerCase('fr')).not.toContain(someone.birthName.toLocaleLowerCase('fr'));
  });

  test('leaves no line when it was refused', async () => {
    await expect(ask('candidates.get', { id: candidateIdSchema.parse(deps.newId()) })).rejects.toThrow();
    expect(kinds()).toEqual([]);
  });

  test('waits in memory while the disk is full, then is written in its order', () => {
    deps.db.exec(
      "CREATE TRIGGER full BEFORE INSERT ON access BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
    );
    expect(recordAccess(deps, { kind: 'file.pdf' })).toBe(false);
    deps.db.exec('DROP TRIGGER full');
    expect(recordAccess(deps, { kind: 'file.liasse' })).toBe(true);
    expect(kinds()).toEqual(['file.pdf', 'file.liasse']);
    expect(verified().last?.accesses).toEqual({ lines: 2, firstFaultAt: null });
  });
});

test('a call about several people leaves a line for each, and one about nobody a line for no one', () => {
  const line = { kind: 'handover.sent', subject: { type: 'candidate', field: 'candidateIds' } } as const;
  expect(subjectsOf(deps, line, { candidateIds: ['a', 'b'] })).toEqual([
    { type: 'candidate', id: 'a' },
    { type: 'candidate', id: 'b' },
  ]);
  for (const input of [{ candidateIds: [] }, { candidateIds: null }, {}, null])
    expect(subjectsOf(deps, line, input)).toEqual([{ type: 'none', id: '' }]);
});

describe('the purge', () => {
  const record = (days: number): void => {
    portfolio.setToday(addDays(civilDate('2025-01-01'), days));
    recordAccess(deps, { kind: 'file.pdf' });
  };
  /** A day on which the portfolio served, then the next one: what is old is counted to the day of use before. */
  const servedOn = (day: string): void => {
    portfolio.setToday(civilDate(day));
    recordAccess(deps, { kind: 'portfolio.opened' });
    portfolio.setToday(addDays(civilDate(day), 1));
  };

  test('takes the lines older than twelve months, says how many, and the chain still verifies', () => {
    for (const days of [0, 10, 20, 200]) record(days);
    servedOn('2026-01-12');
    expect(purgeAccesses(deps)).toBe(2);
    expect(kinds()).toEqual(['file.pdf', 'file.pdf', 'portfolio.opened', 'journal.purged']);
    expect(verified().last?.accesses).toEqual({ lines: 4, firstFaultAt: null });
    expect(purgeAccesses(deps)).toBe(0);
  });

  test('keeps a line on the day of its twelve months', () => {
    record(0);
    servedOn('2026-01-01');
    expect(purgeAccesses(deps)).toBe(0);
    servedOn('2026-01-02');
    expect(purgeAccesses(deps)).toBe(1);
  });

  test('of a journal that nobody wrote for a year leaves a chain that goes on', () => {
    record(0);
    record(1);
    servedOn('2027-06-01');
    expect(purgeAccesses(deps)).toBe(2);
    recordAccess(deps, { kind: 'file.pdf' });
    expect(kinds()).toEqual(['portfolio.opened', 'journal.purged', 'file.pdf']);
    expect(verified().last?.accesses).toEqual({ lines: 3, firstFaultAt: null });
  });

  test('spares the journal of changes', async () => {
    await makeCandidate();
    const before = verified().last?.changes.lines;
    portfolio.setToday(civilDate('2030-01-01'));
    purgeAccesses(deps);
    expect(verified().last?.changes.lines).toBe(before);
  });
});

describe('with an open portfolio', () => {
  test('the opening is written with the wrong secrets given before, the verification runs, the lock is written', async () => {
    deps.db.transaction(() => {
      for (let n = 0; n < 1000; n += 1)
        recordEvent(deps, {
          kind: 'candidate.note',
          subject: { type: 'candidate', id: 'x' },
          payload: { n },
        });
    })();
    const logBug = vi.fn();
    const end = guardJournals(deps, openingLine([], 3), logBug, 0);
    // The window asks again until it is over: it must not be told that it is before it has begun.
    expect(await ask('access.state', {})).toMatchObject({ data: { isRunning: true } });
    await expect
      .poll(() => ask('access.state', {}))
      .toMatchObject({
        data: { isRunning: false, last: { changes: { lines: 1000, firstFaultAt: null } } },
      });
    end();
    expect(logBug).not.toHaveBeenCalled();
    expect(kinds()).toEqual(['portfolio.opened', 'portfolio.locked']);
    expect(shownLines(deps.db, 1, 1).rows[0]?.detail).toEqual({ failures: 3 });
  });

  test('a lock in the middle of the verification leaves the former result', () => {
    verified();
    const before = deps.db.prepare('SELECT value FROM setting').all();
    const end = guardJournals(deps, openingLine([]), () => undefined, 10_000);
    end();
    expect(deps.db.prepare('SELECT value FROM setting').all()).toEqual(before);
  });
});
