import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import type { CandidateId } from '../../../shared/fields';
import { mergedInput, type Settlement } from '../../../shared/merge';
import { depsOf, emptyDb } from '../../../test/support/open-format';
import { everything, fillPeople, randomPeople } from '../../../test/support/random-people';
import { candidateOf, insertContact } from '../candidates';
import { stateReader } from '../db/tables';
import { journalFault, replayedStates } from '../events';
import { loadInto } from '../open-format/load';
import { recordsOf } from '../open-format/open-format.repository';
import { checkFolder } from '../open-format/read-folder';
import { writeInto } from '../open-format/write-folder';
import type { Deps } from '../service/deps';
import { compare, unite } from './merge.service';
import { separate, separationOf } from './separate.service';

/** Unites two people, each overlap settled by a coin. */
function uniteAtRandom(deps: Deps, one: CandidateId, other: CandidateId, coin: () => boolean): string {
  const { people, overlaps, changedAt } = compare(deps, [one, other]);
  const settlements: Settlement[] = overlaps.map((pair) => ({
    keptId: pair.kept.id,
    otherId: pair.other.id,
    prevails: coin() ? 'kept' : 'other',
  }));
  const choices = Object.fromEntries(
    Object.keys(changedAt.kept).map((key) => [key, coin() ? ('other' as const) : ('kept' as const)]),
  );
  expect(mergedInput(people.kept, people.other, choices)).toBeDefined();
  return unite(deps, {
    kept: people.kept,
    other: people.other,
    choices,
    settlements,
  }).mergeId;
}
/** A coin that falls as a seed says. */
function coinOf(seed: number): () => boolean {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % 3 === 0;
  };
}
const sound = (deps: Deps): void => {
  expect(replayedStates(deps.db).first.filter(({ type }) => type !== 'contract-file')).toEqual([]);
  expect(journalFault(deps.db).firstFaultAt).toBeNull();
  expect(deps.db.pragma('foreign_key_check')).toEqual([]);
};

test('two people united and separated are what they were: every row of every table, and both sealed states', () => {
  fc.assert(
    fc.property(randomPeople, fc.nat(), (people, seed) => {
      const db = emptyDb();
      try {
        const deps = depsOf(db);
        const [one, other] = fillPeople(deps, people);
        if (one === undefined || other === undefined) throw new Error('two people');
        const stateOf = stateReader(db, 'candidate');
        const before = everything(db);
        const states = [stateOf(one), stateOf(other)];
        const mergeId = uniteAtRandom(deps, one, other, coinOf(seed));
        sound(deps);
        const united = everything(db);
        const told = separationOf(deps, mergeId);
        expect([told.fields, told.stays, told.givenAsTheyWere, told.lost]).toEqual([[], [], [], []]);
        expect(everything(db)).toEqual(united);
        separate(deps, mergeId);
        expect(everything(db)).toEqual(before);
        expect([stateOf(one), stateOf(other)]).toEqual(states);
        sound(deps);
      } finally {
        db.close();
      }
    }),
    { numRuns: 60 },
  );
});

test('nothing names the record that went, but the merge, and one person has one situation a day', () => {
  fc.assert(
    fc.property(randomPeople, fc.nat(), (people, seed) => {
      const db = emptyDb();
      try {
        const deps = depsOf(db);
        const [one, other] = fillPeople(deps, people);
        if (one === undefined || other === undefined) throw new Error('two people');
        uniteAtRandom(deps, one, other, coinOf(seed));
        const { person_merge: merges, ...rest } = everything(db);
        expect(merges).toHaveLength(1);
        expect(JSON.stringify(rest)).not.toContain(other);
        expect(
          db
            .prepare(
              `SELECT count(*) AS n FROM period AS a JOIN period AS b ON a.candidate_id = b.candidate_id AND a.id < b.id
                 AND a.starts_on <= coalesce(b.ends_on, '9999') AND b.starts_on <= coalesce(a.ends_on, '9999')
               WHERE a.kind NOT IN ('tutor', 'sponsor') AND b.kind NOT IN ('tutor', 'sponsor')`,
            )
            .get(),
        ).toEqual({ n: 0 });
        expect(candidateOf(db, one).id).toBe(one);
      } finally {
        db.close();
      }
    }),
    { numRuns: 40 },
  );
});

test('three records united one after the other, in either way, come back in the other order', () => {
  fc.assert(
    fc.property(randomPeople, fc.nat(), fc.boolean(), (people, seed, isNested) => {
      const db = emptyDb();
      try {
        const deps = depsOf(db);
        const [one, two, three] = fillPeople(deps, people);
        if (one === undefined || two === undefined || three === undefined) throw new Error('three people');
        const coin = coinOf(seed);
        const before = everything(db);
        // The third goes into the second, which goes into the first; or both go into the first.
        const first = isNested ? uniteAtRandom(deps, two, three, coin) : uniteAtRandom(deps, one, two, coin);
        const between = everything(db);
        const second = uniteAtRandom(deps, one, isNested ? two : three, coin);
        sound(deps);
        expect(() => separate(deps, first)).toThrow('réunie depuis');
        separate(deps, second);
        expect(everything(db)).toEqual(between);
        separate(deps, first);
        expect(everything(db)).toEqual(before);
        sound(deps);
      } finally {
        db.close();
      }
    }),
    { numRuns: 40 },
  );
});

test('rows written since stay where they were typed, the other record gets what it had, and nothing is out of step', () => {
  fc.assert(
    fc.property(randomPeople, fc.nat(), (people, seed) => {
      const db = emptyDb();
      try {
        const deps = depsOf(db);
        const [one, other] = fillPeople(deps, people);
        if (one === undefined || other === undefined) throw new Error('two people');
        const stateOf = stateReader(db, 'candidate');
        const theirs = rowsWithoutKeys(stateOf(other));
        const coin = coinOf(seed);
        const mergeId = uniteAtRandom(deps, one, other, coin);
        db.transaction(() => {
          // Typed on the one record that there is: rows changed, taken away and added.
          for (const [table, change] of [
            ['contact', "kind = 'workshop'"],
            ['enrolment', 'is_renewal = 1'],
            ['period', "reach = 'ici'"],
            ['asked_fact', "value = '9'"],
          ] as const) {
            if (coin()) db.exec(`UPDATE ${table} SET ${change} WHERE candidate_id = '${one}'`);
            if (coin()) db.exec(`DELETE FROM ${table} WHERE candidate_id = '${one}'`);
          }
          insertContact(deps, {
            candidateId: one,
            kind: 'group-information',
            happenedOn: civilDate('2026-09-01'),
          });
        })();
        const told = separationOf(deps, mergeId);
        separate(deps, mergeId);
        sound(deps);
        expect(told.stays.find(({ table }) => table === 'contact')?.count).toBeGreaterThan(0);
        // Whatever was typed since, the record that went is what it was, under new numbers where they were taken.
        expect(rowsWithoutKeys(stateOf(other))).toEqual(theirs);
      } finally {
        db.close();
      }
    }),
    { numRuns: 40 },
  );
});

/** A state without the numbers of its rows, in the order of their texts. */
const rowsWithoutKeys = (state: string): readonly string[] =>
  (JSON.parse(state) as readonly unknown[][])
    .map((row) => JSON.stringify(row.filter((_, index) => row[index - 1] !== 'id' && row[index] !== 'id')))
    .sort();

test('a portfolio with merges leaves in the open format and comes back the same, and can be separated there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-merge-'));
  try {
    fc.assert(
      fc.property(randomPeople, fc.nat(), (people, seed) => {
        const [db, target] = [emptyDb(), emptyDb()];
        const place = mkdtempSync(join(folder, 'a'));
        try {
          const deps = depsOf(db);
          const [one, other] = fillPeople(deps, people);
          if (one === undefined || other === undefined) throw new Error('two people');
          db.exec('DELETE FROM attachment; DELETE FROM contract_file');
          const mergeId = uniteAtRandom(deps, one, other, coinOf(seed));
          const { unfit } = writeInto(db, place, '2026-09-15T08:00:00.000Z');
          expect(unfit.count).toBe(0);
          target.transaction(() => loadInto(depsOf(target), checkFolder(place)))();
          const merged = recordsOf(target, 'person-merge');
          expect([...merged]).toEqual([...recordsOf(db, 'person-merge')]);
          separate(depsOf(target), mergeId);
          separate(deps, mergeId);
          for (const kind of ['candidate', 'contact', 'enrolment', 'period', 'told-apart'] as const)
            expect([...recordsOf(target, kind)], kind).toEqual([...recordsOf(db, kind)]);
        } finally {
          db.close();
          target.close();
        }
      }),
      { numRuns: 15 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
