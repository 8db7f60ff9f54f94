import { expect, test } from 'vitest';
import { answersTo, differences, printed, readBaseline, textOf } from './baseline';
import { contextOf, situationsOf } from './situations';

const baseline = readBaseline();
const situations = situationsOf(baseline.source);

// The proof replays all of them.
test('one situation in sixty is answered as it was when the baseline was recorded', () => {
  expect(differences(baseline, situations, (rank) => rank % 60 === 0)).toEqual([]);
});

test('a field that has come since changes no print; one that changes or goes does, and is named', () => {
  const [situation] = situations;
  if (situation === undefined) throw new Error('no situation');
  const answers = answersTo(situation.facts, contextOf(situation, baseline.source.references));
  const before = printed(answers, baseline.shape);
  const told = (changed: typeof answers): readonly string[] => {
    const after = printed(changed, baseline.shape);
    return [...before.schemes, ...before.fields].flatMap(([name, print]) =>
      (after.schemes.get(name) ?? after.fields.get(name))?.equals(print) === true ? [] : [name],
    );
  };
  const civis = answers.CIVIS ?? {};
  expect(told({ ...answers, CIVIS: { ...civis, articles: ['L5131-4'] }, NEW: { id: 'NEW' } })).toEqual([]);
  expect(told({ ...answers, CIVIS: { ...civis, kind: 'measure' } })).toEqual(['CIVIS', 'kind']);
  const { duration: _duration, ...without } = civis;
  expect(told({ ...answers, CIVIS: without })).toEqual(['CIVIS', 'duration']);
});

test('the text of a value leaves out the keys that its shape does not know, at any depth', () => {
  const shape = { keys: { lines: { items: { keys: { percent: {} } } } } };
  expect(textOf({ lines: [{ percent: 70, because: 'x' }], more: 1 }, shape)).toBe('{lines:[{percent:70}]}');
});
