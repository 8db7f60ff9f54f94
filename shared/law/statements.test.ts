// A sentence states only what is tested: of each condition that the sentence of a rule names, a written case fails for it
// (or, where the words open something, is admitted by it).
import { describe, expect, test } from 'vitest';
import { crossingCases, schemeCases } from '../../test/law/coverage';
import { answerTo, type Change, type VerdictTable } from '../../test/support/law-cases';
import type { Rule, Statement } from './engine/rule';
import { schemes } from './schemes';

const tables: readonly VerdictTable[] = [...(await schemeCases()), crossingCases].flatMap(
  (each) => each.tables,
);

/** Paths of the facts that a case changes; another day of conclusion changes where the start stands. */
const touched = (change: Change): ReadonlySet<string> =>
  new Set(
    Object.entries(change).flatMap(([section, values]) =>
      section === 'on'
        ? ['startsOn']
        : typeof values === 'object' && values !== null
          ? Object.keys(values).map((key) => `${section}.${key}`)
          : [section],
    ),
  );

interface Exercised {
  readonly changes: ReadonlySet<string>;
  readonly verdicts: ReadonlyMap<string, string>;
}
const exercised = new Map<string, Exercised[]>();
for (const { scheme, ordinary, context, cases } of tables)
  for (const [, change] of cases) {
    const own = exercised.get(scheme) ?? [];
    exercised.set(scheme, own);
    own.push({
      changes: touched(change),
      verdicts: new Map(
        answerTo(scheme, ordinary, change, context).conditions.map(({ id, verdict }) => [id, verdict]),
      ),
    });
  }

/** Met, or taken for met until somebody says otherwise. */
const isAdmitted = (verdict: string): boolean => verdict === 'met' || verdict === 'presumed';

const all = schemes.flatMap((scheme) =>
  scheme.rules.map((rule) => [`${scheme.id} ${rule.id}`, rule] as const),
);
/** Where several schemes have the same rule, the cases of any of them count. */
const casesOf = (rule: Rule): readonly Exercised[] =>
  schemes.flatMap((scheme) =>
    scheme.rules.some((each) => each.id === rule.id && (each.isCrossing || each.sentence === rule.sentence))
      ? (exercised.get(scheme.id) ?? [])
      : [],
  );
const statesOf = (rule: Rule): readonly Statement[] =>
  rule.states ?? [{ words: rule.sentence, facts: rule.needs }];
/** Rules whose sentence says what was not read, and asks for nothing. */
const unread = new Set(['wording', 'extinction', 'opening', 'early-text', 'specifications', 'territory']);

describe.each(all)('%s', (_name, rule) => {
  test('names no condition without a rule that can fail', () => {
    for (const { words, facts, grants } of statesOf(rule)) {
      expect([words, rule.sentence.includes(words)]).toEqual([words, true]);
      expect([words, facts.filter((fact) => !rule.needs.includes(fact))]).toEqual([words, []]);
      const isFound = casesOf(rule).some(({ changes, verdicts }) => {
        const verdict = verdicts.get(rule.id);
        return (
          verdict !== undefined &&
          isAdmitted(verdict) === (grants === true) &&
          (unread.has(rule.id) || facts.some(({ path }) => changes.has(path) || changes.has(parentOf(path))))
        );
      });
      expect([words, isFound]).toEqual([words, true]);
    }
  });

  test('declares a condition for each part of its sentence', () => {
    for (const part of rule.sentence.split(' ; '))
      expect([part, statesOf(rule).some(({ words }) => part.includes(words))]).toEqual([part, true]);
  });
});

/** A fact within another one ("contract.renewalOf.reason") changes with it. */
function parentOf(path: string): string {
  return path.split('.').slice(0, 2).join('.');
}

test.each([
  ['CAPP', 'Le contrat est signé avant l’embauche, ou le jour même.'],
  ['CUI_CAE', 'Le contrat est signé avant l’embauche, ou le jour même.'],
  ['CIE', 'Le contrat est signé avant l’embauche, ou le jour même.'],
  [
    'EAV',
    'L’emploi est à temps plein ; avec l’accord du salarié et l’autorisation du prescripteur, un temps partiel est d’un mi-temps au moins.',
  ],
])('%s says so by a rule: « %s »', (id, sentence) => {
  expect(schemes.find((scheme) => scheme.id === id)?.rules.map((rule) => rule.sentence)).toContain(sentence);
});
