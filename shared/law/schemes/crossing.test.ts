import { describe, expect, test } from 'vitest';
import { schemeCases } from '../../../test/law/coverage';
import { runVerdictTables } from '../../../test/support/rule-cases';
import { addDays, addMonths, type CivilDate, civilDate } from '../../base/time';
import type { SchemeAnswer } from '../engine/eligibility.schema';
import { answerOf, type EvaluationContext, firstDay, type Scheme } from '../engine/scheme';
import type { Facts } from '../facts/facts';
import { schemes } from '.';
import { crossingTables } from './crossing.cases';

runVerdictTables(crossingTables);

const cases = await schemeCases();
const ordinaryOf = ({ id }: Scheme): Facts => {
  const ordinary = cases.flatMap(({ tables }) => tables).find(({ scheme }) => scheme === id)?.ordinary;
  if (ordinary === undefined) throw new Error(`no ordinary situation of ${id}`);
  return ordinary;
};
const found = (answer: SchemeAnswer, id: string): string | undefined =>
  answer.conditions.find((condition) => condition.id === id)?.verdict;
/** The ordinary situation of a scheme, with another age at the start, other hours, another signature. */
const changed = (
  scheme: Scheme,
  { age = 25, weeklyHours = 35, on }: { age?: number; weeklyHours?: number; on?: CivilDate },
  context: EvaluationContext = {},
): SchemeAnswer => {
  const ordinary = ordinaryOf(scheme);
  const startsOn = ordinary.startsOn ?? addDays(ordinary.on, 7);
  return answerOf(
    scheme,
    {
      ...ordinary,
      on: on ?? ordinary.on,
      startsOn,
      candidate: { ...ordinary.candidate, birthDate: addMonths(startsOn, -12 * age) },
      contract: { ...ordinary.contract, weeklyHours },
    },
    context,
  );
};

const employment = schemes.filter(({ kind }) => kind === 'employment');

describe.each(employment.map((scheme) => [scheme.id, scheme] as const))(
  'the contract of work %s',
  (_id, scheme) => {
    test('is closed to a minor beyond 40 hours, to check beyond 35, open to the others', () => {
      const at = (age: number, weeklyHours: number) =>
        found(changed(scheme, { age, weeklyHours }), 'minor-hours');
      expect([at(17, 35), at(17, 36), at(17, 40), at(17, 41), at(18, 41)]).toEqual([
        'met',
        'unknown',
        'unknown',
        'not-met',
        'met',
      ]);
    });

    test('recalls to a minor alone what the working day may be', () => {
      const told = (age: number) =>
        changed(scheme, { age }).reminders.filter(({ sentence }) => /^Avant 18\sans\s: 8/u.test(sentence))
          .length;
      expect([told(17), told(18)]).toEqual([1, 0]);
    });

    test('is not open when the work begins before the signature', () => {
      const startsOn = ordinaryOf(scheme).startsOn ?? addDays(ordinaryOf(scheme).on, 7);
      const signed = (on: CivilDate) => found(changed(scheme, { on }), 'start');
      expect(signed(addDays(startsOn, -1))).toBe('met');
      expect(signed(startsOn)).toBe('met');
      expect(signed(addDays(startsOn, 1))).toBe(scheme.signedFirst === undefined ? 'unknown' : 'not-met');
    });

    test('asks for the right to work', () => {
      expect(scheme.rules.map(({ id }) => id)).toContain('work-permit');
    });
  },
);

const lastOfMayotteCode = civilDate('2017-12-31');

test.each(schemes.map((scheme) => [scheme.id, scheme] as const))(
  'in Mayotte, %s is settled by nothing read before 2018, unless a text of its own opens it there',
  (_id, scheme) => {
    const on = (day: CivilDate, region: '06' | '93') =>
      found(answerOf(scheme, { on: day, employer: { region } }), 'mayotte-code');
    if (scheme.kind === 'measure' || scheme.hasOwnMayotteText === true || scheme.from > lastOfMayotteCode) {
      expect(scheme.rules.some(({ id }) => id === 'mayotte-code')).toBe(false);
      return;
    }
    const day = scheme.to !== null && scheme.to < lastOfMayotteCode ? scheme.to : lastOfMayotteCode;
    const inMayotte = firstDay(scheme, 'mayotte') <= day ? 'unknown' : undefined;
    expect([on(day, '06'), on(day, '93')]).toEqual([inMayotte, 'met']);
    expect(on(addDays(lastOfMayotteCode, 1), '06')).toBeUndefined();
  },
);
