/** What holds of every field of a candidate, by its description alone: a new one is tried here without a line of test. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../../shared/base/text';
import { civilDate, frenchWriting } from '../../../shared/base/time';
import { sayingKeys, timelineWords } from '../../../shared/candidates';
import { contractKindIds, kindOf } from '../../../shared/contract-files';
import { fixtureCandidate, fixtureEmployer } from '../../../shared/contract-files/complete-file.fixture';
import {
  type CandidateInput,
  candidateFields,
  candidateInputSchema,
  candidateKeys,
  candidateSchemaAt,
  emptyCandidate,
  type Field,
  identifyingOf,
  newestOf,
  sinceOf,
  valueWords,
} from '../../../shared/fields';
import { importColumns, targetFields, targetOfHeading } from '../../../shared/import';
import { twoValues, valuesOf } from '../../../test/support/field-values';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { hasPersonalTrace } from '../export';
import { readerOf } from '../import/readers';
import { insertCandidate, readCandidate, updateCandidateRow } from '.';

const fields: readonly (readonly [string, Field])[] = Object.entries(candidateFields);
const first = candidateInputSchema.parse(valuesOf(candidateFields, 0));

let it: TestDeps;
beforeAll(() => {
  it = testDeps();
});
afterAll(() => it.close());

const change = (key: string, value: unknown): CandidateInput =>
  candidateInputSchema.parse({ ...first, [key]: value });
const lastDetail = (id: string): string => {
  const payload = it.db
    .prepare<[string], string>('SELECT payload FROM event_read WHERE subject_id = ? ORDER BY id DESC LIMIT 1')
    .pluck()
    .get(id);
  return timelineWords('candidate.updated', JSON.parse(payload ?? '{}')).changes.join('\n');
};

describe.each(fields)('%s', (key, field) => {
  test('comes back from the portfolio as it was written, and its change is told in words', () => {
    const [one, other] = twoValues(key, field);
    const id = it.db.transaction(() => insertCandidate(it.deps, first))();
    expect(readCandidate(it.db, id)).toMatchObject({ [key]: one });
    it.db.transaction(() => updateCandidateRow(it.deps, id, change(key, other)))();
    expect(readCandidate(it.db, id)).toMatchObject({ ...first, [key]: other });
    expect(lastDetail(id)).toBe(
      `${field.label}\u00A0: ${valueWords(field, other)}, au lieu de ${valueWords(field, one)}`,
    );
  });

  test('empties, unless nothing is written without it, and the timeline says so', () => {
    if (field.isNeeded) return;
    const id = it.db.transaction(() => insertCandidate(it.deps, first))();
    it.db.transaction(() => updateCandidateRow(it.deps, id, change(key, field.empty)))();
    expect(readCandidate(it.db, id)).toMatchObject({ [key]: field.empty });
    expect(lastDetail(id)).toMatch(/: retiré \(c’était .+\)$/u);
  });

  test('goes through a hand-over, and is empty in one that was made before it came', () => {
    const sent = JSON.parse(JSON.stringify(fixtureCandidate(first)));
    expect(candidateSchemaAt(newestOf(candidateFields)).parse(sent)).toEqual(fixtureCandidate(first));
    const { [key]: _, ...before } = sent;
    const earlier = candidateSchemaAt(sinceOf(field) - 1).safeParse(before);
    expect(earlier.success).toBe(field.empty !== undefined);
    if (earlier.success) expect(earlier.data).toMatchObject({ [key]: field.empty });
    expect(candidateSchemaAt(newestOf(candidateFields)).safeParse(before).success).toBe(false);
  });
});

test('no heading of a spreadsheet means two things, nor is one written twice', () => {
  const owners = new Map<string, string>();
  for (const [target, { label, headings }] of Object.entries(importColumns)) {
    const own = [label, ...headings].map(fold);
    expect([target, own.filter((heading, index) => own.indexOf(heading) !== index)]).toEqual([target, []]);
    for (const heading of own) {
      expect([heading, owners.get(heading)]).toEqual([heading, undefined]);
      owners.set(heading, target);
    }
  }
});

describe.each([...targetFields])('the column %s of a spreadsheet', (target, field) => {
  test('is known by its label and by each of its headings', () => {
    for (const heading of [field.label, ...(field.sheet?.headings ?? [])])
      expect(targetOfHeading(heading)).toBe(target);
  });
  test('reads what the product itself writes of a value', () => {
    const context = {
      today: it.deps.clock.today(),
      birthDate: civilDate('1999-01-01'),
      writing: frenchWriting,
    };
    const key = target.split('.').at(-1) ?? '';
    if (field.sheet?.reader !== undefined || target === 'birthDate') return;
    for (const value of twoValues(key, field))
      expect(readerOf(field)(valueWords(field, value) ?? '', context)).toMatchObject({
        kind: 'value',
        value,
      });
  });
});

test('whatever could name somebody is looked for in an export', () => {
  const identity = identifyingOf(candidateFields, first);
  const kinds = identity.map(({ kind }) => kind);
  const isNaming = ([, { control, identifies }]: readonly [string, Field]): boolean =>
    control.kind === 'phone' || control.kind === 'email' ? identifies === undefined : false;
  expect(fields.filter(isNaming).map(([key]) => key)).toEqual([]);
  expect(kinds).toEqual(expect.arrayContaining(['name', 'phone', 'email', 'day', 'number']));
  for (const { text } of identity) expect(hasPersonalTrace([text], [], [identity])).toBe(true);
});

describe('a document of a contract', () => {
  const structure = { name: 'Mission locale', addressLines: [], adviser: '', phone: '', email: '' };
  const readBy = contractKindIds.map((id) => {
    const read = new Set<string>();
    // What stands in for another field is read where that one is empty.
    for (const known of [first, { ...first, ...emptyCandidate, birthName: 'Rey', firstName: 'Inès' }]) {
      const candidate = new Proxy(fixtureCandidate(known), {
        get: (record, key, receiver) => {
          if (typeof key === 'string') read.add(key);
          return Reflect.get(record, key, receiver);
        },
      });
      const today = civilDate('2026-09-15');
      const context = { candidate, employer: fixtureEmployer(), tutor: null, fields: {}, on: today, today };
      for (const entry of kindOf(id).sections.flatMap(({ entries }) => entries))
        if (entry.from !== 'file' && entry.inDossier) entry.read(context);
      // Who signs is printed too, with whatever their line is made of.
      kindOf(id).signatories(context, structure);
    }
    return { id, read };
  });

  test.each(readBy)('of kind $id prints nothing of a person that no employer may read', ({ read }) => {
    const hidden = candidateKeys.filter((key) => !candidateFields[key].employerMaySee);
    expect(hidden.filter((key) => read.has(key))).toEqual([]);
  });

  test('is why an employer may read a field: printed by a kind, or read by the rules that it answers with', () => {
    const known = new Set<string>([...readBy.flatMap(({ read }) => [...read]), ...sayingKeys]);
    const shown = candidateKeys.filter((key) => candidateFields[key].employerMaySee);
    expect(shown.filter((key) => !known.has(key))).toEqual([]);
  });
});
