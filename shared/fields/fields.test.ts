import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fold } from '../base/text';
import { candidateFields, candidateSections } from './candidate';
import { employerContactFields, employerFields, employerSections, tutorFields } from './employer';
import {
  emptyOf,
  type Field,
  type Fields,
  numberIn,
  shapeAt,
  shapeOf,
  sinceOf,
  valueWords,
  withoutReach,
} from './field';

import { evidenceFields, profileKindNames, profileKinds } from './profile';

const records: readonly (readonly [string, Fields, readonly string[]])[] = [
  ['candidate', candidateFields, Object.keys(candidateSections)],
  ['employer', employerFields, Object.keys(employerSections)],
  ['contact', employerContactFields, ['contacts']],
  ['tutor', tutorFields, ['contacts', 'tutors']],
  ['evidence', evidenceFields, ['evidence']],
  ...profileKindNames.map((kind): (typeof records)[number] => [kind, profileKinds[kind].fields, [kind]]),
];
interface Case {
  readonly name: string;
  readonly key: string;
  readonly field: Field;
  readonly sections: readonly string[];
}
/** Every field of every record, parts of groups included. */
const cases: readonly Case[] = records.flatMap(([record, fields, sections]) =>
  Object.entries(fields).flatMap(([key, field]) => [
    { name: `${record}.${key}`, key, field, sections },
    ...(field.control.kind === 'group'
      ? Object.entries(field.control.parts).map(([part, described]) => ({
          name: `${record}.${key}.${part}`,
          key: part,
          field: described,
          sections,
        }))
      : []),
  ]),
);

describe.each(cases)('$name', ({ field, sections }) => {
  test('has a label, a section of its record and a purpose told as a sentence', () => {
    expect(field.label).toMatch(/^\p{Lu}/u);
    expect(sections).toContain(field.section);
    expect(field.purpose).toMatch(/^\p{Lu}.{15,}\.$/u);
    expect(field.purpose).not.toMatch(/[^\u202F\u00A0] ?[;!?]/u);
  });
  test('is empty with a value that its schema admits, and that says nothing', () => {
    if (field.isNeeded) return expect(field.schema.safeParse(field.empty).success).toBe(false);
    expect(field.schema.parse(field.empty)).toEqual(field.empty);
    if (field.control.kind !== 'yes-no' && field.control.kind !== 'choice')
      expect(valueWords(field, field.empty)).toBeNull();
  });
  test('health is told apart, and no comment is for an employer', () => {
    if (/handicap|santé/iu.test(field.label)) expect(field.sensitivity).toBe('special');
    if (field.control.kind === 'long-text') expect(field.employerMaySee).toBe(false);
  });
  test('is spoken of without a capital, unless it begins with an acronym', () => {
    expect(field.said ?? 'x').toMatch(/^(?:\p{Ll}|[\p{Lu}]{2})/u);
  });
  test('each code has its words, once', () => {
    if (field.control.kind !== 'choice' && field.control.kind !== 'several') return;
    const { choices } = field.control;
    expect(choices.length).toBeGreaterThan(1);
    for (const key of ['value', 'label'] as const)
      expect(new Set(choices.map((choice) => choice[key])).size).toBe(choices.length);
    const writings = choices.flatMap(({ label, short, writings: own = [], understood = [] }) => [
      ...new Set([label, short ?? label, ...own, ...understood].map(fold)),
    ]);
    expect(writings.filter((writing, index) => writings.indexOf(writing) !== index)).toEqual([]);
    for (const { value } of choices)
      expect(field.schema.safeParse(field.control.kind === 'several' ? [value] : value).success).toBe(true);
  });
});

test('no two fields of a record have one label, and ranks are told apart', () => {
  for (const [record, fields] of records) {
    const all = Object.values(fields);
    const once = (values: readonly unknown[]): void =>
      expect([record, new Set(values).size]).toEqual([record, values.length]);
    once(all.map(({ label }) => fold(label)));
    once(all.flatMap(({ expected }) => expected ?? []));
    once(all.flatMap(({ card }) => card ?? []));
    once(all.flatMap(({ row }) => row?.column?.rank ?? []));
  }
});

describe('a record written under an earlier schema version', () => {
  const someone = {
    ...emptyOf(candidateFields),
    birthName: 'Rey',
    firstName: 'Inès',
    birthDate: '2004-03-12',
  };
  /** Two fields that exist nowhere: one from the first version, one that came with version 500. */
  const fields = {
    old: { ...candidateFields.commune },
    late: { ...candidateFields.zrr, since: 500 },
  } satisfies Fields;

  test('is read with the empty value of what came since, and refused without what it knew', () => {
    const at = (version: number) => z.strictObject(shapeAt(fields, version));
    expect(at(490).parse({ old: 'Nice' })).toEqual({ old: 'Nice', late: 'unknown' });
    expect(at(490).parse({ old: 'Nice', late: 'yes' })).toEqual({ old: 'Nice', late: 'yes' });
    expect(at(500).safeParse({ old: 'Nice' }).success).toBe(false);
    expect(at(490).safeParse({ late: 'yes' }).success).toBe(false);
    expect(at(490).safeParse({ old: 'Nice', other: 1 }).success).toBe(false);
  });
  test('whatever the version, what is whole reads as it is', () => {
    const whole = z.strictObject(shapeOf(candidateFields)).parse(someone);
    const versions = [10, ...Object.values(candidateFields).map(sinceOf)];
    fc.assert(
      fc.property(fc.constantFrom(...versions), (version) => {
        expect(z.strictObject(shapeAt(candidateFields, version)).parse(whole)).toEqual(whole);
      }),
    );
  });
});

describe('someone close to the person', () => {
  const { control } = candidateFields.relative;
  const relative = { who: 'Sa mère', phone: '+33639980012', consent: 'yes', consentOn: '2026-09-01' };
  test.each([
    ['yes', null],
    ['no', 'N’appelez pas ce proche\u00A0: l’accord a été refusé.'],
    ['unknown', 'N’appelez pas ce proche avant d’avoir l’accord de la personne.'],
  ])('is called only with consent: %s', (consent, caution) =>
    expect(control.caution({ ...relative, consent })).toBe(caution),
  );
  test('is read without the number while it may not be called', () => {
    expect(valueWords({ control }, relative)?.replaceAll('\u00A0', ' ')).toBe(
      'Sa mère, 06 39 98 00 12, accord : oui, réponse donnée le : 1er septembre 2026',
    );
    expect(valueWords({ control }, withoutReach(control.parts, relative))).not.toMatch(/06|639/u);
    expect(numberIn(control.parts, relative)).toBe('+33639980012');
  });
});
