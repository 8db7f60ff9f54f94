import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ageOn, civilDate, daysBetween } from '../../../shared/base/time';
import { trackOf } from '../../../shared/candidates';
import { candidateInputSchema, employerInputSchema } from '../../../shared/fields';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { readCandidate } from '../candidates';
import { employerOf } from '../employers';
import { journalFault } from '../events';
import { fillDemo, seededRandom } from '.';
import { syntheticLife } from './lives';
import { syntheticCandidates, syntheticEmployers } from './synthetic';

const on = civilDate('2026-09-15');
const options = { seed: 1, count: 300, on };
const people = [...syntheticCandidates(options)];

describe('synthetic people', () => {
  test('the same seed gives the same people; another seed, others', () => {
    expect([...syntheticCandidates(options)]).toEqual(people);
    expect([...syntheticCandidates({ ...options, seed: 2 })]).not.toEqual(people);
  });
  test('the first numbers of a seed never change', () => {
    const random = seededRandom(42);
    expect([random.below(1000), random.below(1000), random.below(1000)]).toEqual([601, 448, 852]);
    expect(seededRandom(1).uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
  test('each is accepted by the form, and marked as synthetic', () => {
    for (const [index, { input }] of people.entries()) {
      expect(candidateInputSchema.safeParse(input).success).toBe(true);
      expect(input.fileNumber).toBe(`DEMO-${String(index + 1).padStart(6, '0')}`);
      expect(input.mobilePhone).toMatch(/^(\+3363998\d{4})?$/);
      expect(input.landlinePhone).toMatch(/^(\+3346571\d{4})?$/);
      expect(input.email).toMatch(/^([a-z0-9.]+@example\.org)?$/);
    }
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  });
  test('most are 16 to 25, received over the two years before', () => {
    const ages = people.map(({ input }) => ageOn(input.birthDate, on));
    expect(ages.filter((age) => age >= 16 && age <= 25).length).toBeGreaterThan(270);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(14);
    for (const { input, contacts, enrolments } of people) {
      const received = input.firstReceptionOn;
      expect(received !== null && received <= on && daysBetween(received, on) <= 730).toBe(true);
      for (const { happenedOn } of contacts) expect(happenedOn <= on).toBe(true);
      for (const { signedOn, endedOn } of enrolments)
        expect(signedOn <= on && (endedOn === null || endedOn >= signedOn)).toBe(true);
    }
  });
  test('schemes are those that could be signed at the time', () => {
    const then = [...syntheticCandidates({ ...options, on: civilDate('2008-06-30') })];
    const schemes = new Set(then.flatMap(({ enrolments }) => enrolments.map(({ scheme }) => scheme)));
    expect([...schemes].sort()).toEqual(['CIVIS', 'CIVIS_RENFORCE', 'PARRAINAGE']);
  });
  test('employers have a valid SIRET of their own and say that they are a demonstration', () => {
    const employers = [...syntheticEmployers({ ...options, count: 500 })];
    for (const { input } of employers) {
      expect(employerInputSchema.safeParse(input).success).toBe(true);
      expect(input.name).toContain('(démonstration)');
    }
    expect(new Set(employers.map(({ input }) => input.siret)).size).toBe(500);
  });
});

describe('filling a portfolio', () => {
  let vault: TestDeps;
  beforeEach(() => {
    vault = testDeps({ today: on });
  });
  afterEach(() => vault.close());
  test('people and employers are written with their events, and read back as made', () => {
    const told: number[] = [];
    const { candidateIds, employerIds } = fillDemo(vault.deps, {
      seed: 1,
      candidates: 300,
      on,
      progress: (done) => told.push(done),
    });
    expect(candidateIds).toEqual(people.map(({ id }) => id));
    expect(told).toEqual([300]);
    const [first] = people;
    const [id] = candidateIds;
    if (!first || id === undefined || employerIds[0] === undefined) throw new Error('nobody');
    expect(readCandidate(vault.db, id)).toMatchObject(first.input);
    expect(employerOf(vault.db, employerIds[0]).contacts).toHaveLength(2);
    expect(journalFault(vault.db).firstFaultAt).toBeNull();
  });
  test('with lives: the same people, every act accepted by its service, and as many events of each as asked', () => {
    const { candidateIds } = fillDemo(vault.deps, {
      seed: 1,
      candidates: 300,
      on,
      lives: { eventsEach: 40 },
    });
    expect(candidateIds).toEqual(people.map(({ id }) => id));
    const counts = vault.db
      .prepare(
        `SELECT count(*) FROM event WHERE subject_type = 'candidate' AND kind <> 'candidate.created' GROUP BY subject_id`,
      )
      .pluck()
      .all() as number[];
    expect(counts).toHaveLength(300);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(39);
    expect(Math.max(...counts)).toBeLessThanOrEqual(42);
    const read = (sql: string): unknown => vault.db.prepare(sql).pluck().get();
    expect(
      read("SELECT count(DISTINCT candidate_id) FROM period WHERE kind = 'training-leaver'"),
    ).toBeGreaterThan(20);
    for (const table of ['person_document', 'profile_entry'])
      expect(read(`SELECT count(*) FROM ${table}`)).toBeGreaterThan(200);
    expect(journalFault(vault.db).firstFaultAt).toBeNull();
  });
  test('the situation of today is the one that the boxes say', () => {
    const random = seededRandom(3);
    for (const person of people) {
      const { periods } = syntheticLife(person, { on, eventsEach: 0, random });
      const [now] = periods.filter(({ kind, endsOn }) => endsOn === null && trackOf(kind) === 'situation');
      if (person.input.student === 'yes') expect(now?.kind).toBe('schooling');
      else if (person.input.inTraining === 'yes') expect(now?.kind).toBe('training');
      else if (person.input.jobSeeker === 'yes') expect(now?.kind).toBe('job-seeking');
    }
  });
});
