import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import { civilDate } from '../../../shared/base/time';
import { DRAFT_MAX_LENGTH, DRAFTS_MAX, draftsProcedures } from '../../../shared/drafts';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import type { Call } from '../service/deps';
import { draftFileOf, draftsHandlers, keepDraftFile, noteOnDraftFile, removeDraft } from '.';

const call: Call = {
  pathOf: () => {
    throw new Error('no file in a draft');
  },
  progress: () => undefined,
  signal: new AbortController().signal,
};
let given: TestDeps;
let handlers: ReturnType<typeof draftsHandlers>;
beforeEach(() => {
  given = testDeps();
  handlers = draftsHandlers(given.deps);
});
afterEach(() => given.close());

const save = (key: string, value: string) => handlers['drafts.save']({ key, value }, call);
const list = async () => {
  const answer = await handlers['drafts.list']({}, call);
  return answer.ok ? answer.data.drafts : [];
};

describe('a draft', () => {
  test('comes back as it was typed, letter by letter, under its key', async () => {
    const value = JSON.stringify({ note: 'Œuvre « inachevée » 🦊\n\u202eabc', date: '12/0' });
    save('candidate.note:1', value);
    expect(await handlers['drafts.get']({ key: 'candidate.note:1' }, call)).toMatchObject({
      data: { draft: { value } },
    });
    expect(await handlers['drafts.get']({ key: 'candidate.note:2' }, call)).toEqual({
      ok: true,
      data: { draft: null },
    });
  });

  test('replaces the former one, and goes when its form is saved or given up', async () => {
    save('candidate.new', '1');
    save('candidate.new', '2');
    expect((await list()).map(({ value }) => value)).toEqual(['2']);
    handlers['drafts.remove']({ key: 'candidate.new' }, call);
    handlers['drafts.remove']({ key: 'candidate.new' }, call);
    expect(await list()).toEqual([]);
  });

  test('writes no event: it is no change of the portfolio', () => {
    save('candidate.new', '{}');
    expect(given.db.prepare('SELECT count(*) AS n FROM event').get()).toEqual({ n: 0 });
  });

  test.each(['', 'Candidate', 'candidate..new', 'a:', 'candidate.note:a b', '../x', `a${'b'.repeat(120)}`])(
    'has a key that is no free text: %j is refused',
    (key) => expect(draftsProcedures['drafts.save'].input.safeParse({ key, value: '' }).success).toBe(false),
  );

  test('too long is refused before it reaches the portfolio', () => {
    const value = 'x'.repeat(DRAFT_MAX_LENGTH + 1);
    expect(draftsProcedures['drafts.save'].input.safeParse({ key: 'a', value }).success).toBe(false);
  });

  test('beyond 500 is refused in one sentence; those that exist still change', async () => {
    for (let n = 0; n < DRAFTS_MAX; n += 1) save(`candidate.note:${n}`, 'x');
    expect(() => save('candidate.new', 'x')).toThrow(Refusal);
    save('candidate.note:3', 'y');
    expect(await list()).toHaveLength(DRAFTS_MAX);
  });

  test('that nobody came back to for 90 days is erased at the next opening', async () => {
    save('candidate.note:1', 'x');
    given.setToday(civilDate('2026-12-01'));
    save('candidate.note:2', 'y');
    given.setToday(civilDate('2026-12-15'));
    handlers = draftsHandlers(given.deps);
    expect((await list()).map(({ key }) => key)).toEqual(['candidate.note:2']);
  });
});

describe('the file of a draft', () => {
  const bytes = Buffer.from('Nom;Prénom\nCanari;Zoé', 'utf8');
  test('comes back byte for byte, never in the list, and its note can change', async () => {
    keepDraftFile(given.deps, 'import.extract', 'une', bytes);
    noteOnDraftFile(given.deps, 'import.extract', 'deux');
    expect(draftFileOf(given.deps, 'import.extract')).toEqual({ value: 'deux', bytes });
    expect(JSON.stringify(await list())).not.toContain('Canari');
  });
  test('is there no more once removed, and a note alone makes none', async () => {
    keepDraftFile(given.deps, 'import.extract', 'une', bytes);
    removeDraft(given.deps, 'import.extract');
    noteOnDraftFile(given.deps, 'import.extract', 'deux');
    expect(draftFileOf(given.deps, 'import.extract')).toBeNull();
    expect(await list()).toEqual([]);
  });
});
