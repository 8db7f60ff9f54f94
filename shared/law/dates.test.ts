// Nothing of the law is shown before its own first day nor after its last: articles, laws and years that a text names, time
// limits, reminders, other ways. On every day around which something turns, for every scheme, from 2005 to 2027.
import { describe, expect, test, vi } from 'vitest';
import { schemeCases } from '../../test/law/coverage';
import { addDays, addMonths, type CivilDate, civilDate, yearOf } from '../base/time';
import { articles, recodifiedOn } from './engine/articles';
import { noReferences } from './engine/references';
import { deadlinesFor, isInForce, judge, partInput, schemeDeadlines } from './engine/scheme';
import { writtenDays } from './engine/turning-days';
import type { Facts } from './facts/facts';
import { schemes } from './schemes';

// A slow machine shared by other runs must not make a property fail.
vi.setConfig({ testTimeout: 120_000 });

const first = civilDate('2005-01-01');
const last = civilDate('2027-12-31');
const changing = new Set<CivilDate>([
  ...schemes.flatMap((scheme) => writtenDays(scheme, 'metropole', noReferences)),
  ...schemes.flatMap(({ rules }) => rules.flatMap((rule) => (rule.earlier ?? []).map(({ to }) => to))),
  ...Object.values(articles).flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]),
]);
const days = [...new Set([...changing].flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]))]
  .filter((day) => day >= first && day <= last)
  .sort();

const cases = await schemeCases();

/** A few situations of a scheme, moved to a day: nothing known, the ordinary one, and its twin under age. */
function situations(id: string, on: CivilDate): readonly Facts[] {
  const ordinary = cases.flatMap(({ tables }) => tables).find(({ scheme }) => scheme === id)?.ordinary;
  if (ordinary === undefined) throw new Error(`no ordinary situation of ${id}`);
  const startsOn = addDays(on, 7);
  const moved = { ...ordinary, on, startsOn, endsOn: addMonths(startsOn, 11) };
  return [
    { on },
    moved,
    { ...moved, candidate: { ...ordinary.candidate, birthDate: addMonths(on, -12 * 17) } },
    {
      ...moved,
      candidate: { ...ordinary.candidate, birthDate: addMonths(on, -12 * 33), disabledWorker: false },
    },
  ];
}

/** Every text of an answer, with the keys that lead to it. */
function* textsOf(value: unknown, path = ''): Generator<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item, path);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* textsOf(item, `${path}.${key}`);
}

const citation = /\b([LRD])\.[ \u00A0\u202F](\d+(?:-\d+)+)/gu;
const lawNumber = /n°[ \u00A0\u202F](\d{4})-\d+/gu;
/** A year that a sentence states, but for the end of what it says ("jusqu’au 31 décembre 2009"). */
const statedYear = /(?<!(?:jusqu’|Jusqu’|avant|Avant)[^,;.]{0,40})\b((?:19|20)\d\d)\b/gu;

/** What of a text does not stand on the day yet, or no more. */
function untimely(path: string, text: string, on: CivilDate): readonly string[] {
  const faults: string[] = [];
  for (const [cited, part, number] of text.matchAll(citation)) {
    const article = articles[`${part}${number}`];
    if (article !== undefined && (on < article.from || (article.to !== null && on > article.to)))
      faults.push(`${cited} : ${text}`);
  }
  if (text.includes('texte de l’époque non relevé')) faults.push(`no source : ${path}`);
  if (on >= recodifiedOn && text.includes('de l’ancien code')) faults.push(text);
  if (/^\.(?:conditions|reminders|alternatives)\.(?:sentence|source|label)$/u.test(path)) {
    for (const [, year] of text.matchAll(lawNumber)) if (Number(year) > yearOf(on)) faults.push(text);
    if (path.endsWith('.sentence'))
      for (const [, year] of text.matchAll(statedYear)) if (Number(year) > yearOf(on)) faults.push(text);
  }
  return faults;
}

describe.each(schemes.map((scheme) => [scheme.id, scheme] as const))('%s', (id, scheme) => {
  const own = days.filter((on) => isInForce(scheme, on, 'metropole'));

  test('shows no article, law or year before its first day, nor after its last', () => {
    /** The first day of each fault. */
    const faults = new Map<string, CivilDate>();
    for (const on of own)
      for (const facts of situations(id, on)) {
        const { answer, pay } = judge(scheme, facts);
        for (const [path, text] of textsOf({ ...answer, schedule: pay, all: schemeDeadlines(scheme, facts) }))
          for (const fault of untimely(path, text, on)) if (!faults.has(fault)) faults.set(fault, on);
      }
    expect([...faults].map(([fault, on]) => `${on} ${fault}`)).toEqual([]);
  });

  test('sets no time limit and names no other way before its first day, nor after its last', () => {
    for (const on of own)
      for (const facts of situations(id, on)) {
        for (const limit of deadlinesFor(scheme, partInput(scheme, facts)))
          expect([on, limit.code, limit.from <= on, limit.to === null || on <= limit.to]).toEqual([
            on,
            limit.code,
            true,
            true,
          ]);
        for (const way of judge(scheme, facts).answer.alternatives)
          for (const code of way.schemes) {
            const other = schemes.find((each) => each.id === code);
            if (other !== undefined)
              expect([on, way.sentence, isInForce(other, on, 'metropole')]).toEqual([on, way.sentence, true]);
          }
      }
  });
});

test('every article has a first day, none before the recodification, and its former numbers end before it', () => {
  for (const [id, { from, to, since, former }] of Object.entries(articles)) {
    expect([id, from >= recodifiedOn, to === null || to >= from]).toEqual([id, true, true]);
    // The wording that was read is not older than the number.
    if (since !== null) expect([id, since >= from || id.startsWith('L513')]).toEqual([id, true]);
    for (const each of former) expect([id, each.to < from]).toEqual([id, true]);
    expect(former.map((each) => each.to)).toEqual(
      former
        .map((each) => each.to)
        .sort()
        .reverse(),
    );
  }
});

test.each([
  ['2006-09-01', 'CPRO', 'age', 'Ancien code du travail, art. L. 981-1'],
  ['2008-04-30', 'CPRO', 'age', 'Ancien code du travail, art. L. 981-1'],
  ['2008-05-01', 'CPRO', 'age', 'Code du travail, art. L. 6325-1'],
  ['2006-09-01', 'CPRO', 'training', 'Article non relevé de l’ancien code du travail'],
  ['2006-09-01', 'CAPP', 'start', 'Ancien code du travail, art. L. 117-12'],
  ['2018-12-31', 'VAE', 'certification', 'Code du travail, art. L. 6411-1 ; art. L. 6313-11 d’alors'],
] as const)('on %s, the rule %s %s is cited « %s »', (day, id, rule, source) => {
  const on = civilDate(day);
  const scheme = schemes.find((each) => each.id === id);
  const answer = scheme === undefined ? null : judge(scheme, { on }).answer;
  expect(answer?.conditions.find((condition) => condition.id === rule)?.source).toBe(source);
});
