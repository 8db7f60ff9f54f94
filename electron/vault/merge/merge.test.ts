import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../../../shared/base/time';
import { candidatesProcedures, stateNamed } from '../../../shared/candidates';
import {
  type Candidate,
  type CandidateInput,
  candidateInputOf,
  emptyCandidate,
} from '../../../shared/fields';
import { mergeProcedures, separationDays } from '../../../shared/merge';
import { callsOf } from '../../../test/support/calls';
import { fillTable } from '../../../test/support/fill-table';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { isDrawnAnew, tiedTables } from '../../../test/support/random-people';
import { archive, candidatesHandlers, matchIndex, restore, stateOf, trash } from '../candidates';
import { stateReader, tables } from '../db/tables';
import { draftsHandlers } from '../drafts';
import { recordEvent, replayedStates } from '../events';
import { erasePeople } from '../privacy/privacy.service';
import type { AnyHandlers } from '../service/deps';
import { dropOldCopies, mergeHandlers } from '.';

let vault: TestDeps;
let handlers: AnyHandlers;
const { data, refusal } = callsOf({ ...candidatesProcedures, ...mergeProcedures }, () => handlers);
const day = (text: string): CivilDate => civilDate(text);
const start = day('2026-09-15');
beforeEach(() => {
  vault = testDeps({ today: start });
  handlers = {
    ...candidatesHandlers(vault.deps),
    ...mergeHandlers(vault.deps),
    ...draftsHandlers(vault.deps),
  };
});
afterEach(() => {
  expect(replayedStates(vault.db).first).toEqual([]);
  vault.close();
});

const person = async (more: Partial<CandidateInput> = {}): Promise<Candidate> =>
  (
    await data('candidates.create', {
      candidate: {
        ...emptyCandidate,
        birthName: 'Serin',
        firstName: 'Zoé',
        birthDate: day('2004-03-12'),
        ...more,
      },
    })
  ).candidate;
const edit = async ({ id }: Pick<Candidate, 'id'>, more: Partial<CandidateInput>): Promise<Candidate> => {
  const { candidate } = await data('candidates.get', { id });
  return (
    await data('candidates.update', {
      id,
      version: candidate.version,
      candidate: { ...candidateInputOf(candidate), ...more },
    })
  ).candidate;
};
const pairOf = async (kept: Partial<CandidateInput>, other: Partial<CandidateInput>) => {
  const one = await person(kept);
  vault.setToday(addDays(start, 1));
  const two = await person(other);
  return [one, two] as const;
};
const unite = (kept: Candidate, other: Candidate, more: Record<string, unknown> = {}) =>
  data('merge.unite', {
    kept: { id: kept.id, version: kept.version },
    other: { id: other.id, version: other.version },
    choices: {},
    settlements: [],
    ...more,
  });

describe('two records made one', () => {
  test('the record made first stays, with the older number; the other is found by its own, and by an import', async () => {
    const [kept, other] = await pairOf({ fileNumber: 'ML-0480' }, { fileNumber: 'ML-0120' });
    const { people } = await data('merge.compare', { candidateIds: [other.id, kept.id] });
    expect([people.kept.id, people.other.id]).toEqual([kept.id, other.id]);
    expect((await unite(kept, other)).candidateId).toBe(kept.id);
    const { candidate } = await data('candidates.get', { id: kept.id });
    expect(candidate).toMatchObject({ fileNumber: 'ML-0120', createdAt: kept.createdAt });
    for (const text of ['ML-0480', 'ml0480', 'ML-04'])
      expect(
        (await data('candidates.search', { text, limit: 5 })).rows.map(({ id }) => id),
        text,
      ).toEqual([kept.id]);
    // The extract still has two lines for her: the second makes nobody new.
    const row = { ...kept, usualName: '', fileNumber: 'ML-0480' };
    expect(matchIndex(vault.db).match(row)).toMatchObject({ candidateId: kept.id, certainty: 'same' });
    expect(
      (
        await refusal('candidates.create', {
          candidate: { ...candidateInputOf(other), birthName: 'Pie', fileNumber: 'ML-0480' },
        })
      )?.field,
    ).toBe('fileNumber');
    const { merges } = await data('merge.ofCandidate', { id: kept.id });
    expect(merges).toMatchObject([{ mergedId: other.id, formerNumber: 'ML-0480', isCovered: false }]);
  });

  test('whoever is followed under one of the two is followed; out of the trash comes nobody', async () => {
    const [kept, other] = await pairOf({}, {});
    archive(vault.deps, [kept.id], { reason: 'DEMENAGEMENT', leftOn: start, detail: '' });
    trash(vault.deps, [other.id], 'Créée à tort');
    const now = async (id: Candidate['id']) => (await data('candidates.get', { id })).candidate;
    const refused = await refusal('merge.unite', {
      kept: { id: kept.id, version: (await now(kept.id)).version },
      other: { id: other.id, version: (await now(other.id)).version },
      choices: {},
      settlements: [],
    });
    expect(refused?.code).toBe('REFUSED_BY_STATE');
    restore(vault.deps, [other.id]);
    const before = [kept.id, other.id].map(stateReader(vault.db, 'candidate'));
    const { mergeId } = await unite(await now(kept.id), await now(other.id));
    expect(stateNamed(stateOf(vault.db, kept.id))).toBe('active');
    await data('merge.separate', { mergeId });
    expect([kept.id, other.id].map(stateReader(vault.db, 'candidate'))).toEqual(before);
  });

  test('both timelines are one, and what went says where it is', async () => {
    const [kept, other] = await pairOf({}, {});
    await data('candidates.addNote', { id: other.id, note: 'Note sur l’autre' });
    await unite(kept, other);
    const { entries } = await data('candidates.timeline', { id: kept.id, offset: 0, limit: 50 });
    expect(entries.map(({ kind }) => kind).sort()).toEqual(
      ['candidate.created', 'candidate.created', 'candidate.note', 'candidate.united'].sort(),
    );
    expect((await refusal('candidates.get', { id: other.id }))?.message).toContain('réunie');
    expect((await refusal('merge.compare', { candidateIds: [kept.id, other.id] }))?.code).toBe('NOT_FOUND');
  });

  test('the newest is proposed where both are known, what is known over what is not, an address as a whole', async () => {
    const [kept, other] = await pairOf(
      { commune: 'Arras', postcode: '62000', street: '3 rue Haute', email: 'a@example.org' },
      { commune: 'Lille', postcode: '59000', mobilePhone: '+33639980002' },
    );
    vault.setToday(addDays(start, 2));
    await edit(kept, { email: 'b@example.org' });
    const { changedAt } = await data('merge.compare', { candidateIds: [kept.id, other.id] });
    expect(changedAt.kept.email?.slice(0, 10)).toBe(addDays(start, 2));
    expect(changedAt.other.commune?.slice(0, 10)).toBe(addDays(start, 1));
  });

  test.each([
    ['itself', async (kept: Candidate) => ({ kept, other: kept })],
    [
      'a version that is not the current one',
      async (kept: Candidate, other: Candidate) => {
        await edit(other, { commune: 'Lens' });
        return { kept, other };
      },
    ],
    ['the other way round', async (kept: Candidate, other: Candidate) => ({ kept: other, other: kept })],
    [
      'somebody erased',
      async (kept: Candidate, other: Candidate) => {
        erasePeople(vault.deps, { candidateIds: [other.id], reason: 'request', confirmation: 'SERIN Zoé' });
        return { kept, other };
      },
    ],
  ])('refuses %s, and changes nothing', async (name, given) => {
    const [one, two] = await pairOf({}, {});
    const { kept, other } = await given(one, two);
    const { n } = vault.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM event').get() ?? { n: 0 };
    const said = await refusal('merge.unite', {
      kept: { id: kept.id, version: kept.version },
      other: { id: other.id, version: other.version },
      choices: {},
      settlements: [],
    });
    expect(said?.code, name).toMatch(/INVALID_INPUT|CONFLICT|NOT_FOUND/u);
    expect(vault.db.prepare('SELECT count(*) AS n FROM event').get()).toEqual({ n });
  });

  test('situations on the same days are asked for; the one that gives way keeps its days before and after', async () => {
    const [kept, other] = await pairOf({}, {});
    const save = async (id: string, kind: string, startsOn: string, endsOn: string | null) =>
      data('candidates.savePeriod', {
        candidateId: id,
        id: null,
        period: { kind, startsOn, endsOn, detail: '', reach: '' },
        endsFormer: false,
      });
    await save(kept.id, 'job-seeking', '2026-01-01', null);
    await save(other.id, 'training', '2026-03-01', '2026-03-31');
    const { overlaps } = await data('merge.compare', { candidateIds: [kept.id, other.id] });
    const asked = {
      kept: { id: kept.id, version: 1 },
      other: { id: other.id, version: 1 },
      choices: {},
      settlements: [],
    };
    expect(await refusal('merge.unite', asked)).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'settlements',
    });
    await unite(kept, other, {
      settlements: overlaps.map((pair) => ({
        keptId: pair.kept.id,
        otherId: pair.other.id,
        prevails: 'other',
      })),
    });
    const { periods } = await data('candidates.periods', { id: kept.id });
    expect(periods.map(({ kind, startsOn, endsOn }) => [kind, startsOn, endsOn])).toEqual([
      ['job-seeking', '2026-04-01', null],
      ['training', '2026-03-01', '2026-03-31'],
      ['job-seeking', '2026-01-01', '2026-02-28'],
    ]);
  });

  test('a signed file on both sides keeps its words', async () => {
    const [kept, other] = await pairOf({}, {});
    const insert = (id: string, candidateId: string): void => {
      fillTable(vault.db, 'contract_file', {
        id,
        candidate_id: candidateId,
        kind: 'CP',
        reference: id,
        status: 'signed',
        fields: '{}',
        dates: '{}',
        version: 1,
        snapshot: `{"mots":"${id}"}`,
      });
      vault.db.transaction(() =>
        recordEvent(vault.deps, { kind: 'record.sealed', subject: { type: 'contract-file', id } }),
      )();
    };
    insert('un', kept.id);
    insert('deux', other.id);
    expect((await data('merge.compare', { candidateIds: [kept.id, other.id] })).signedFiles).toEqual({
      kept: 1,
      other: 1,
    });
    await unite(kept, other);
    expect(
      vault.db.prepare('SELECT reference, candidate_id AS who, snapshot FROM contract_file ORDER BY 1').all(),
    ).toEqual([
      { reference: 'deux', who: kept.id, snapshot: '{"mots":"deux"}' },
      { reference: 'un', who: kept.id, snapshot: '{"mots":"un"}' },
    ]);
  });

  test('what was being typed goes on about the record that stays', async () => {
    const [kept, other] = await pairOf({}, {});
    const { data: drafts } = callsOf(
      (await import('../../../shared/drafts')).draftsProcedures,
      () => handlers,
    );
    await drafts('drafts.save', { key: `candidate.note:${other.id}`, value: '"à rappeler"' });
    await drafts('drafts.save', { key: `candidate.form:${other.id}`, value: '{}' });
    await unite(kept, other);
    const { drafts: left } = await drafts('drafts.list', {});
    expect(left.map(({ key }) => key).sort()).toEqual(
      [`candidate.form:${other.id}`, `candidate.note:${kept.id}`].sort(),
    );
  });
});

describe('two records given back', () => {
  test('what was typed since stays with the record on which it was typed, and is told before', async () => {
    const [kept, other] = await pairOf({ commune: 'Arras' }, { commune: 'Lille', email: 'z@example.org' });
    await data('candidates.recordContact', { id: other.id, kind: 'call', happenedOn: start, note: '' });
    const { mergeId } = await unite(kept, other, { choices: { commune: 'other', email: 'other' } });
    await edit(kept, { commune: 'Lens' });
    await data('candidates.recordContact', {
      id: kept.id,
      kind: 'interview',
      happenedOn: addDays(start, 1),
      note: '',
    });
    const told = await data('merge.separation', { mergeId });
    expect(told).toMatchObject({
      fields: ['commune'],
      stays: [{ table: 'contact', count: 1 }],
      givenAsTheyWere: [],
      lost: [],
    });
    await data('merge.separate', { mergeId });
    const mine = (await data('candidates.get', { id: kept.id })).candidate;
    const theirs = (await data('candidates.get', { id: other.id })).candidate;
    expect([mine.commune, mine.email, mine.lastContactOn]).toEqual(['Lens', '', addDays(start, 1)]);
    expect([theirs.commune, theirs.email, theirs.lastContactOn]).toEqual(['Lille', 'z@example.org', start]);
    expect((await data('candidates.search', { text: 'lens', limit: 5 })).rows.map(({ id }) => id)).toEqual([
      kept.id,
    ]);
  });

  test.each([
    [separationDays - 1, null],
    [separationDays, null],
    [separationDays + 1, 'REFUSED_BY_STATE'],
  ])(
    '%d days after, it is answered %s; then the copy goes, and what it was is known still',
    async (days, code) => {
      const [kept, other] = await pairOf(
        { fileNumber: 'A1' },
        { fileNumber: 'A2', email: 'canari@example.org' },
      );
      const { mergeId } = await unite(kept, other);
      const on = addDays(start, 1 + days);
      vault.setToday(on);
      // A day of use: the clock is believed from the second on.
      await data('candidates.addNote', { id: kept.id, note: 'Vue.' });
      dropOldCopies(vault.deps);
      const copy = vault.db.prepare('SELECT copy IS NULL AS isGone FROM person_merge').get();
      if (code === null) {
        expect(copy).toEqual({ isGone: 0 });
        expect(await refusal('merge.separate', { mergeId })).toBeNull();
        return;
      }
      expect((await refusal('merge.separate', { mergeId }))?.code).toBe(code);
      vault.setToday(addDays(on, 1));
      await data('candidates.addNote', { id: kept.id, note: 'Revue.' });
      dropOldCopies(vault.deps);
      expect(vault.db.prepare('SELECT copy IS NULL AS isGone FROM person_merge').get()).toEqual({
        isGone: 1,
      });
      expect((await data('candidates.search', { text: 'A2', limit: 5 })).rows).toHaveLength(0);
      expect((await data('merge.ofCandidate', { id: kept.id })).merges).toMatchObject([
        { formerNumber: 'A2', until: null },
      ]);
    },
  );
});

describe('what users of such a merge met elsewhere', () => {
  // hmislk/hmis, pull request 21228: what filled a blank of the record that stayed was left there once the two were separated.
  test('a blank that the merge filled is a blank again once the two are separated', async () => {
    const [kept, other] = await pairOf(
      {},
      { email: 'z@example.org', mobilePhone: '+33639980002', level: '4' },
    );
    const { mergeId } = await unite(kept, other, {
      choices: { email: 'other', mobilePhone: 'other', level: 'other' },
    });
    expect((await data('candidates.get', { id: kept.id })).candidate.email).toBe('z@example.org');
    await data('merge.separate', { mergeId });
    expect((await data('candidates.get', { id: kept.id })).candidate).toEqual(kept);
    expect((await data('candidates.get', { id: other.id })).candidate).toEqual(other);
  });
  // DiscipleTools/disciple-tools-theme, issue 2742: a record that was merged went on being offered as a duplicate.
  test('who looks like the person is told of the record that stays, once, and never of the one that went', async () => {
    const [kept, other] = await pairOf({}, { usualName: 'Mésange' });
    await unite(kept, other);
    const { similar } = await data('candidates.similar', {
      birthName: 'Serin',
      usualName: '',
      firstName: 'Zoé',
      birthDate: day('2004-03-12'),
      mobilePhone: '',
      email: '',
      except: null,
    });
    expect(similar.map(({ candidate }) => candidate.id)).toEqual([kept.id]);
  });
});

describe('every table that ties to a person', () => {
  test('is moved: each row of the record that goes is a part of the one that stays, or is drawn anew', async () => {
    const links = Object.keys(tables).flatMap((table) =>
      vault.db
        .prepare<[string], { table: string; from: string }>(
          'SELECT "table", "from" FROM pragma_foreign_key_list(?)',
        )
        .all(table)
        .filter((link) => link.table === 'candidate')
        .map(({ from }) => [table, from] as const),
    );
    for (const [table] of links) if (!isDrawnAnew(table)) expect(tiedTables, table).toContain(table);
    for (const [table, { state, erasure }] of Object.entries(tables)) {
      const isHers = typeof state !== 'string' && state.type === 'candidate';
      const follows = new Set(['candidate', 'handover', 'event_body', 'supporting_document', 'attachment']);
      if ((isHers || erasure === 'hers') && !isDrawnAnew(table) && !follows.has(table)) {
        const isNested = typeof state !== 'string' && state.column === undefined;
        expect(isNested || tiedTables.includes(table), `${table} is not moved`).toBe(true);
      }
    }
    expect(links.length).toBeGreaterThan(8);
  });
});

describe('two people told apart', () => {
  const alike = async (id: Candidate['id'], more: Partial<CandidateInput> = {}) => {
    const { candidate } = await data('candidates.get', { id });
    const { birthName, usualName, firstName, birthDate, mobilePhone, email } = { ...candidate, ...more };
    return (
      await data('candidates.similar', {
        birthName,
        usualName,
        firstName,
        birthDate,
        mobilePhone,
        email,
        except: id,
      })
    ).similar.map(({ candidate: row }) => row.id);
  };
  test('is remembered of the pair, both ways and after an edit, and is taken back', async () => {
    const [one, two] = await pairOf({}, {});
    expect(await alike(one.id)).toEqual([two.id]);
    await data('candidates.tellApart', { id: one.id, other: two.id });
    await data('candidates.tellApart', { id: two.id, other: one.id });
    expect([await alike(one.id), await alike(two.id)]).toEqual([[], []]);
    await edit(two, { firstName: 'Zoe', commune: 'Lens' });
    expect([await alike(one.id), await alike(two.id)]).toEqual([[], []]);
    expect((await data('merge.ofCandidate', { id: two.id })).apart).toMatchObject([
      { candidate: { id: one.id } },
    ]);
    await data('candidates.tellAlike', { id: two.id, other: one.id });
    expect([await alike(one.id), await alike(two.id)]).toEqual([[two.id], [one.id]]);
    expect((await refusal('candidates.tellApart', { id: one.id, other: one.id }))?.code).toBe(
      'INVALID_INPUT',
    );
  });
  test('goes with who is erased, and follows who is united', async () => {
    const [one, two] = await pairOf({}, {});
    const three = await person({ firstName: 'Zoë' });
    await data('candidates.tellApart', { id: three.id, other: two.id });
    await unite(one, two);
    expect((await data('merge.ofCandidate', { id: three.id })).apart).toMatchObject([
      { candidate: { id: one.id } },
    ]);
    erasePeople(vault.deps, { candidateIds: [one.id], reason: 'request', confirmation: 'SERIN Zoé' });
    expect((await data('merge.ofCandidate', { id: three.id })).apart).toEqual([]);
  });
  test('of two homonyms, the row that comes again is known by its number or its telephone', async () => {
    const [one, two] = await pairOf({ commune: 'Lens' }, { mobilePhone: '+33639980007', commune: 'Lens' });
    await data('candidates.tellApart', { id: one.id, other: two.id });
    const row = { ...candidateInputOf(two), fileNumber: '', mobilePhone: '+33639980007' };
    expect(matchIndex(vault.db).match(row)).toMatchObject({ candidateId: two.id, certainty: 'same' });
  });
});

test('erasing who was united leaves nothing of either: rows, copy, bodies', async () => {
  const [kept, other] = await pairOf(
    { comment: 'canariUn', email: 'canari.un@example.org' },
    {
      birthName: 'Mésange',
      comment: 'canariDeux',
      email: 'canari.deux@example.org',
      fileNumber: 'ML-canari7',
    },
  );
  await data('candidates.addNote', { id: other.id, note: 'canariNote' });
  const third = await person({ birthName: 'Pie', firstName: 'Ana' });
  await data('candidates.addNote', { id: third.id, note: 'venue avec Zoé Mésange' });
  await unite(kept, other);
  erasePeople(vault.deps, { candidateIds: [kept.id], reason: 'request', confirmation: 'SERIN Zoé' });
  const all = Object.keys(tables)
    .map((table) => JSON.stringify(vault.db.prepare(`SELECT * FROM ${table}`).all()))
    .join('');
  expect(all).not.toMatch(/canari|Mésange/iu);
});

test('erasing one of two who were separated leaves nothing of her in what was written while they were one', async () => {
  const [kept, other] = await pairOf(
    { email: 'garde@example.org' },
    { email: 'canari.deux@example.org', commune: 'Canariville' },
  );
  const { mergeId } = await unite(kept, other, { choices: { email: 'other', commune: 'other' } });
  await edit(kept, { email: 'nouveau@example.org' });
  await data('merge.separate', { mergeId });
  erasePeople(vault.deps, { candidateIds: [other.id], reason: 'request', confirmation: 'SERIN Zoé' });
  const all = Object.keys(tables)
    .map((table) => JSON.stringify(vault.db.prepare(`SELECT * FROM ${table}`).all()))
    .join('');
  expect(all).not.toMatch(/canari/iu);
  expect((await data('candidates.get', { id: kept.id })).candidate.email).toBe('nouveau@example.org');
});
