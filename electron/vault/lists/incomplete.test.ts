/** « Incomplet pour »: the list says of each person what her page says. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, civilDate } from '../../../shared/base/time';
import { type CandidateId, emptyCandidate } from '../../../shared/fields';
import { noReferences } from '../../../shared/law';
import { listsProcedures } from '../../../shared/lists';
import { completenessOf, storedPurposeIds } from '../../../shared/purposes';
import { callsOf } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import {
  candidateOf,
  enrolmentsOf,
  insertCandidate,
  objectionsOf,
  periodsOf,
  profileOf,
} from '../candidates';
import { handlersOf } from '../procedures';
import type { AnyHandlers } from '../service/deps';
import { lists } from './declared';

const today = civilDate('2026-09-15');
let vault: TestDeps;
let handlers: AnyHandlers;
const { data } = callsOf(listsProcedures, () => handlers);
beforeEach(() => {
  vault = testDeps({ today });
  handlers = handlersOf(vault.deps);
});
afterEach(() => vault.close());

const view = lists.candidates.views?.find(({ id }) => id === 'incomplete');
const near = fc.option(fc.integer({ min: -2, max: 2 }));
const anyone = fc.record({
  fields: fc.record({
    sex: fc.constantFrom('F', null),
    level: fc.constantFrom('4', null),
    fileNumber: fc.constantFrom('', 'ML-12'),
    projectLabel: fc.constantFrom('', 'Vente'),
    romeCode: fc.constantFrom('', 'M1601'),
    drivingLicence: fc.constantFrom('yes', 'no', 'unknown'),
    meansOfTransport: fc.constantFrom(null, [], ['bicycle']),
    vehicle: fc.constantFrom(null, 'none'),
    reachKm: fc.constantFrom(null, 0, 12),
    firstReceptionOn: fc.constantFrom(null, civilDate('2026-01-05')),
  }),
  entries: fc.array(fc.constantFrom('ability', 'licence', 'language'), { maxLength: 3 }),
  availability: fc.option(fc.record({ from: near, to: near })),
  situation: fc.option(
    fc.record({
      kind: fc.constantFrom('employment', 'tutor'),
      from: fc.integer({ min: -2, max: 2 }),
      to: near,
    }),
  ),
  enrolment: fc.option(fc.constantFrom('unknown', '2026-05-04')),
  objection: fc.option(
    fc.record({ scope: fc.constantFrom('everything', 'lists', 'handover'), isWithdrawn: fc.boolean() }),
  ),
});
const dayOf = (days: number | null): string | null => (days === null ? null : addDays(today, days));

test('whoever she is, the list and her page agree, and the view shows those that lack something', async () => {
  if (view === undefined) throw new Error('the view is declared');
  await fc.assert(
    fc.asyncProperty(anyone, async ({ fields, entries, availability, situation, enrolment, objection }) => {
      const { db, deps } = vault;
      const id: CandidateId = db.transaction(() =>
        insertCandidate(deps, {
          ...emptyCandidate,
          birthName: 'Essai',
          firstName: 'A',
          birthDate: civilDate('2004-03-12'),
          ...(fields as object),
        }),
      )();
      const entry = (kind: string, content: object, position: number): unknown =>
        db
          .prepare(
            'INSERT INTO profile_entry (id, candidate_id, kind, position, content, evidence) VALUES (?, ?, ?, ?, ?, ?)',
          )
          .run(deps.newId(), id, kind, position, JSON.stringify(content), '[]');
      for (const [position, kind] of entries.entries()) entry(kind, { label: String(position) }, position);
      if (availability !== null)
        entry(
          'availability',
          { week: 'x', startsOn: dayOf(availability.from), endsOn: dayOf(availability.to), remark: '' },
          0,
        );
      if (situation !== null)
        db.prepare(
          "INSERT INTO period (id, candidate_id, kind, starts_on, ends_on, detail, reach) VALUES (?, ?, ?, ?, ?, '', '')",
        ).run(
          deps.newId(),
          id,
          situation.kind,
          dayOf(situation.from),
          situation.to === null ? null : dayOf(Math.max(situation.from, situation.to)),
        );
      if (enrolment !== null)
        db.prepare(
          "INSERT INTO enrolment (id, candidate_id, scheme, signed_on, ended_on, is_renewal) VALUES (?, ?, 'CEJ', ?, NULL, 0)",
        ).run(deps.newId(), id, enrolment === 'unknown' ? null : enrolment);
      if (objection !== null)
        db.prepare(
          'INSERT INTO objection (id, candidate_id, scope, made_on, withdrawn_on) VALUES (?, ?, ?, ?, ?)',
        ).run(deps.newId(), id, objection.scope, '2026-02-02', objection.isWithdrawn ? '2026-03-03' : null);
      const expected = completenessOf(
        {
          candidate: candidateOf(db, id),
          enrolments: enrolmentsOf(db, id),
          periods: periodsOf(db, id),
          asked: [],
          entries: profileOf(deps, id),
          papers: [],
          objections: objectionsOf(db, id).flatMap(({ scope, withdrawnOn }) =>
            withdrawnOn === null ? [scope] : [],
          ),
          territory: 'metropole',
          references: noReferences,
        },
        today,
      ).flatMap(({ purpose, standing }) => (standing.kind === 'lacks' ? [purpose.id] : []));
      const stored = storedPurposeIds.filter((each) => expected.includes(each));
      const read = async (filters: typeof view.filters): Promise<readonly unknown[]> => {
        const { rows } = await data('lists.read', {
          list: 'candidates',
          query: { text: '', picked: null, filters: [...filters], sort: lists.candidates.sort },
          columns: ['name', 'incompleteFor'],
          offset: 0,
          limit: 10,
        });
        return rows.map(({ cells }) => cells.incompleteFor);
      };
      expect(await read([])).toEqual([stored]);
      expect(await read(view.filters)).toEqual(stored.length === 0 ? [] : [stored]);
      for (const purpose of storedPurposeIds)
        expect(await read([{ field: 'incompleteFor', operator: 'one-of', value: [purpose] }])).toHaveLength(
          stored.includes(purpose) ? 1 : 0,
        );
      db.prepare('DELETE FROM candidate WHERE id = ?').run(id);
    }),
    { numRuns: 150 },
  );
});
