// What holds for every scheme of the list, whatever its table says. A new scheme is covered by its line in schemes.ts.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { turningDays } from '../../test/support/turning-days';
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  completedMonths,
  daysBetween,
  territories,
} from '../base/time';
import { employerKindSchema, nationalitySchema } from '../fields/codes';
import { eligibilitySchema } from './engine/eligibility.schema';
import { noReferences } from './engine/references';
import { answerOf, applyRules, contextOf, isInForce, partInput, type Scheme } from './engine/scheme';
import {
  apprenticeshipEnds,
  asking,
  contractNatures,
  extensions,
  type Facts,
  factsSchema,
  factTable,
  immersionObjects,
  qualifications,
  renewalReasons,
  residences,
  targetKinds,
  taxBrackets,
} from './facts/facts';
import { territoryOf } from './facts/place';
import { regionSchema } from './facts/regions';
import { schemes } from './schemes';
import { evaluate } from './views/evaluate';

// A slow machine shared by other runs must not make a property fail.
vi.setConfig({ testTimeout: 60_000 });

const boolean = fc.constantFrom(true, false, null);
const euros = fc.option(fc.integer({ min: 0, max: 250_000 }).map((cents) => cents / 100));
const count = (max: number) => fc.option(fc.integer({ min: 0, max }));
const level = fc.constantFrom('infra3', '3', '4', '5', '6', '7', 'VI', 'Vbis', 'V', 'IV', 'III', null);

/** A day of the years that a scheme knows, often near one on which its table changes. */
function dayFor(scheme: Scheme): fc.Arbitrary<CivilDate> {
  const last = scheme.to ?? civilDate('2027-12-31');
  const dates = [
    scheme.from,
    last,
    ...Object.values(scheme.startsIn ?? {}),
    ...scheme.rules.flatMap((rule) => [rule.from, ...(rule.to === null ? [] : [rule.to])]),
    ...scheme.parameters.flatMap((parameter) => parameter.values.map((value) => value.from)),
  ];
  return fc.oneof(
    fc.integer({ min: 0, max: daysBetween(scheme.from, last) }).map((shift) => addDays(scheme.from, shift)),
    fc
      .tuple(fc.constantFrom(...dates), fc.integer({ min: -2, max: 2 }))
      .map(([day, shift]) => addDays(day, shift)),
  );
}

/** Days before `on`, `null` or none: what has happened, never what will. */
const before = (on: CivilDate, days: number) =>
  fc.option(fc.integer({ min: 0, max: days }).map((shift) => addDays(on, -shift)));

/** Everything known, or known to be none, on a day that matters to the scheme. */
const completeFacts = (scheme: Scheme): fc.Arbitrary<Facts> =>
  dayFor(scheme).chain((on) =>
    fc
      .record({
        on: fc.constant(on),
        startsOn: fc.integer({ min: 0, max: 90 }).map((shift) => addDays(on, shift)),
        months: fc.integer({ min: 1, max: 40 }),
        candidate: fc.record({
          // From the fifteenth year to the fifty-ninth.
          birthDate: fc.integer({ min: 15 * 365, max: 59 * 365 }).map((days) => addDays(on, -days)),
          level,
          diplomaObtained: boolean,
          diplomaKind: fc.constantFrom('professional', 'technological', 'general', null),
          upperSecondaryValidated: boolean,
          firstHigherCycleUnfinished: boolean,
          registeredJobSeekerSince: before(on, 1200),
          jobSeekerMonthsInLast18: count(18),
          jobSeekerMonthsInLast12: count(12),
          jobSearchMonths: count(60),
          disabledWorker: boolean,
          benefits: fc.option(fc.subarray(['RSA', 'ASS', 'AAH'])),
          formerAidedContract: boolean,
          student: boolean,
          inTraining: boolean,
          specialDifficulties: boolean,
          residence: fc.constantFrom(...residences, null),
          nationality: fc.constantFrom(...nationalitySchema.options, null),
          civicServiceDone: boolean,
          employed: boolean,
          lowerSecondaryCompleted: boolean,
          topAthlete: boolean,
          businessProject: boolean,
          singleParentWithoutCare: boolean,
          previousApprenticeshipEndedOn: before(on, 900),
          previousApprenticeshipLevel: level,
          previousApprenticeshipEnd: fc.constantFrom(...apprenticeshipEnds, null),
          taxBracket: fc.constantFrom(...taxBrackets, null),
          deductibleResources: euros,
          earnedResources: euros,
          monthlyResources: euros,
          lastCejEndedOn: before(on, 400),
          supportSignedOn: before(on, 800),
          relatedExperienceMonths: count(60),
          accompanied: boolean,
        }),
        employer: fc.record({
          kind: fc.constantFrom(...employerKindSchema.options),
          headcount: count(500),
          conventionalMinimumMonthly: euros,
          region: fc.constantFrom(...regionSchema.options, null),
          integrationAgreement: boolean,
          replacesDismissed: boolean,
          economicDismissal6Months: boolean,
          contributionsUpToDate: boolean,
          quotaCommitment: boolean,
        }),
        contract: fc.record({
          nature: fc.constantFrom(...contractNatures),
          weeklyHours: fc.constantFrom(20, 26, 35, 35, 39),
          trainingHours: count(1500),
          renewalOf: fc.oneof(
            fc.constant(null),
            fc.constant(null),
            fc.record({
              reason: fc.constantFrom(...renewalReasons),
              timesRenewed: fc.integer({ min: 0, max: 2 }),
            }),
          ),
          qualification: fc.constantFrom(...qualifications, 'RNCP', null),
          branchAgreement: fc.constant(null),
          targetLevel: level,
          targetKind: fc.constantFrom(...targetKinds, null),
          relatedToHeldDiploma: boolean,
          cycleMonths: fc.option(fc.integer({ min: 1, max: 48 })),
          yearsAlreadyDone: count(3),
          extension: fc.constantFrom(...extensions, null),
          previousMonthlyGross: euros,
          previousSameEmployer: boolean,
          aidedMonthsDone: count(60),
          aidDecidedOn: before(on, 60),
        }),
        immersion: fc.record({
          isRenewal: boolean,
          sameHostConventions: count(3),
          sameHostDays: count(90),
          totalHours: count(400),
          object: fc.constantFrom(...immersionObjects, null),
        }),
      })
      .map(({ months, candidate, contract, ...rest }) => {
        // So would an earlier contract of whoever had none: a first contract prolongs nothing and follows neither an aided
        // month nor an apprenticeship, and an apprenticeship that never ended has neither level nor reason.
        const isFirst = contract.renewalOf === null;
        const wasApprentice = candidate.previousApprenticeshipEndedOn !== null && !isFirst;
        // A count of months that contradicts the registration would be told as such, and settle nothing.
        const since = candidate.registeredJobSeekerSince;
        const least = since === null ? 0 : completedMonths(since, on) + (since === on ? 0 : 1);
        const counted = (given: number | null, most: number): number | null =>
          least === 0 ? given : Math.min(most, Math.max(least, given ?? 0));
        return factsSchema.parse({
          ...rest,
          endsOn: addDays(addMonths(rest.startsOn, months), -1),
          contract: {
            ...contract,
            ...(isFirst ? { extension: null, aidedMonthsDone: null } : {}),
          },
          candidate: {
            ...candidate,
            ...(wasApprentice
              ? {}
              : {
                  previousApprenticeshipEndedOn: null,
                  previousApprenticeshipLevel: null,
                  previousApprenticeshipEnd: null,
                }),
            jobSeekerMonthsInLast18: counted(candidate.jobSeekerMonthsInLast18, 18),
            jobSeekerMonthsInLast12: counted(candidate.jobSeekerMonthsInLast12, 12),
          },
        });
      }),
  );

const paths = Object.values(factTable).map(({ path }) => path);
/**
 * What is not asked for, and is no reserve either: the territory of the establishment is given beside the facts, and the
 * days done in a host where no convention was signed are none. Everything else that is unknown stays so.
 */
const given: ReadonlySet<string> = new Set(['employer.region', 'immersion.sameHostDays']);

/** The same facts with some of them unknown. */
function without(facts: Facts, dropped: ReadonlySet<string>): Facts {
  const section = (name: 'candidate' | 'employer' | 'contract' | 'immersion'): object =>
    Object.fromEntries(Object.entries(facts[name] ?? {}).filter(([key]) => !dropped.has(`${name}.${key}`)));
  return factsSchema.parse({
    on: facts.on,
    ...(dropped.has('startsOn') ? {} : { startsOn: facts.startsOn }),
    ...(dropped.has('endsOn') ? {} : { endsOn: facts.endsOn }),
    candidate: section('candidate'),
    employer: section('employer'),
    contract: section('contract'),
    immersion: section('immersion'),
  });
}

const someFacts = (scheme: Scheme) =>
  fc
    .tuple(completeFacts(scheme), fc.subarray(paths, { maxLength: 6 }), fc.subarray(paths), fc.boolean())
    .map(([complete, few, many, isLittleKnown]) => {
      const dropped = new Set(isLittleKnown ? many : few);
      return { complete, dropped, partial: without(complete, dropped) };
    });

/** What each rule about the person finds. */
function personTruth(scheme: Scheme, facts: Facts): string {
  if (!isInForce(scheme, facts.on, 'metropole')) return 'closed';
  const rules = scheme.rules.filter(({ about }) => about === 'person');
  return applyRules(rules, asking(facts), contextOf(facts, {}))
    .found.map(({ rule, finding }) => `${rule.id} ${finding.truth}`)
    .join(', ');
}

describe.each(schemes.map((scheme) => [scheme.id, scheme] as const))('%s', (_id, scheme) => {
  test('what the rules find of a person changes on declared days only', () => {
    fc.assert(
      fc.property(completeFacts(scheme), fc.integer({ min: 0, max: 1100 }), (facts, shift) => {
        const until = addDays(facts.on, 1100);
        const edges = [facts.on, ...turningDays(scheme, facts, until, 'metropole', noReferences), until];
        for (const [index, start] of edges.entries()) {
          const next = edges[index + 1];
          if (next === undefined || next === start) continue;
          const truth = personTruth(scheme, { ...facts, on: start });
          // The last day of the stretch, and any other.
          for (const day of [addDays(next, -1), addDays(start, shift % daysBetween(start, next))])
            expect([start, day, personTruth(scheme, { ...facts, on: day })]).toEqual([start, day, truth]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a time limit comes after what starts it, unless it is counted backwards', () => {
    fc.assert(
      fc.property(
        completeFacts(scheme),
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom(...territories),
        (facts, shift, territory) => {
          if (!isInForce(scheme, facts.on, territory)) return;
          const happened = addDays(facts.on, shift);
          const input = partInput(scheme, facts, { territory, receivedOn: happened, brokenOn: happened });
          for (const { code, count: length, due, triggerOn } of scheme.parts.deadlines?.(input) ?? []) {
            expect([code, due === null]).toEqual([code, triggerOn === null]);
            if (due === null || triggerOn === null || length <= 0) continue;
            expect([code, due > triggerOn]).toEqual([code, true]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a refusal says from when, or by which act, it would open', () => {
    fc.assert(
      fc.property(completeFacts(scheme), (facts) => {
        for (const condition of answerOf(scheme, facts).conditions) {
          if (condition.verdict !== 'not-met') continue;
          const opens = condition.changesOn !== undefined || (condition.remedy ?? '') !== '';
          expect([condition.id, condition.explanation, opens]).toEqual([
            condition.id,
            condition.explanation,
            true,
          ]);
          if (condition.changesOn !== undefined) expect(condition.changesOn > facts.on).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('what is refused with less known is refused with more', () => {
    fc.assert(
      fc.property(someFacts(scheme), ({ complete, partial }) => {
        // Whoever does not tell the region works where the structure is: the same place, told otherwise.
        const territory = territoryOf(complete);
        if (answerOf(scheme, partial, { territory }).verdict === 'ineligible')
          expect(answerOf(scheme, complete).verdict).toBe('ineligible');
      }),
      { numRuns: 150 },
    );
  });

  test('unknown is not met: what is open with less known is open with more, but for the reserves that it names', () => {
    fc.assert(
      fc.property(someFacts(scheme), ({ complete, dropped }) => {
        const asked = new Set([...dropped].filter((path) => !given.has(path)));
        const where = { territory: territoryOf(complete) };
        const answer = answerOf(scheme, without(complete, asked), where);
        if (answer.verdict !== 'eligible') return;
        const reserves = new Set(answer.toConfirm.map(({ fact }) => fact));
        expect(answerOf(scheme, without(complete, reserves), where).verdict).toBe('eligible');
      }),
      { numRuns: 150 },
    );
  });

  test('a reserve is a presumption of its rule, about a fact that nobody has told, and says how it is confirmed', () => {
    fc.assert(
      fc.property(someFacts(scheme), ({ partial }) => {
        const { toConfirm, verdict, conditions } = answerOf(scheme, partial);
        if (verdict === 'ineligible') expect(toConfirm).toEqual([]);
        for (const { condition, fact, supposed, confirm } of toConfirm) {
          const rule = scheme.rules.find(({ id }) => id === condition);
          expect([condition, rule?.presumes?.fact.path]).toEqual([condition, fact]);
          expect(conditions.find(({ id }) => id === condition)?.verdict).toBe('presumed');
          expect(asking(partial)(rule?.presumes?.fact ?? factTable.birthDate).state).not.toBe('known');
          expect([supposed, confirm]).not.toContain('');
        }
      }),
      { numRuns: 60 },
    );
  });

  test('nothing known makes nobody ineligible while it is in force', () => {
    fc.assert(
      fc.property(dayFor(scheme), (on) => {
        if (isInForce(scheme, on, 'metropole')) expect(answerOf(scheme, { on }).verdict).toBe('to-check');
      }),
      { numRuns: 30 },
    );
  });

  test('every answer has the shape of the contract', () => {
    fc.assert(
      fc.property(someFacts(scheme), ({ partial }) => {
        const answer = {
          on: partial.on,
          schemes: [answerOf(scheme, partial)],
          questions: [],
          contradictions: [],
        };
        expect(eligibilitySchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(
          JSON.parse(JSON.stringify(answer)),
        );
      }),
      { numRuns: 60 },
    );
  });
});

test('an evaluation answers for every scheme, once each, in the order of the list', () => {
  const answer = evaluate({ on: civilDate('2026-11-25') });
  expect(answer.schemes.map(({ id }) => id)).toEqual(schemes.map(({ id }) => id));
  expect(new Set(schemes.map(({ id }) => id)).size).toBe(schemes.length);
});
