/**
 * Bar 68: what an employer receives is the same, to the letter, whatever is written in the fields of a person that are not
 * an employer's to read, and whatever her profile holds: obstacles above all.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertCandidate } from '../../electron/vault/candidates';
import { saveProfileEntry } from '../../electron/vault/candidates/profile.service';
import {
  createFile,
  currentDossier,
  saveDraft,
} from '../../electron/vault/contract-files/contract-files.service';
import { renderChecklist, renderDossier, renderLiasse } from '../../electron/vault/documents';
import { insertEmployer } from '../../electron/vault/employers';
import { contractKindIds, kindOf } from '../../shared/contract-files';
import {
  candidateFields,
  candidateInputSchema,
  employerFields,
  employerInputSchema,
  type Field,
} from '../../shared/fields';
import { placedPages } from '../paper/placed-words';
import { twoValues, valuesOf } from '../support/field-values';
import { type TestDeps, testDeps } from '../support/portfolio';
import { allEntries } from '../support/profile';

const hidden: readonly (readonly [string, Field])[] = Object.entries(candidateFields).filter(
  ([, field]) => !field.employerMaySee,
);
let it: TestDeps;
let employer: ReturnType<typeof insertEmployer>;
beforeAll(() => {
  it = testDeps();
  employer = it.db.transaction(() =>
    insertEmployer(
      it.deps,
      employerInputSchema.parse({ ...valuesOf(employerFields, 0), contacts: [], tutors: [] }),
    ),
  )();
});
afterAll(() => it.close());

const pagesOf = async (kind: (typeof contractKindIds)[number], which: 0 | 1): Promise<string> => {
  const values = Object.fromEntries(hidden.map(([key, field]) => [key, twoValues(key, field)[which]]));
  const id = it.db.transaction(() =>
    insertCandidate(it.deps, candidateInputSchema.parse({ ...valuesOf(candidateFields, 0), ...values })),
  )();
  for (const entry of which === 0 ? [] : allEntries) saveProfileEntry(it.deps, id, null, entry, null);
  const file = createFile(it.deps, kind, id, null);
  saveDraft(it.deps, file, 1, { employerId: employer, tutorId: null, fields: {} });
  const dossier = { ...currentDossier(it.deps, file), reference: 'la même' };
  const pages = [];
  for (const { bytes } of [
    await renderDossier(dossier),
    await renderChecklist(dossier),
    await renderLiasse(dossier, []),
  ])
    pages.push(...(await placedPages(bytes)));
  return pages.map(({ texts }) => texts.map(({ text }) => text).join(' ')).join('\n');
};

test('the fields that are not an employer’s to read', () => {
  expect(hidden.map(([key]) => key)).toEqual([
    'fileNumber',
    'paperFile',
    'relative',
    'adviser',
    'firstReceptionOn',
    'romeCode',
    'projectLabel',
    'drivingLicence',
    'vehicle',
    'meansOfTransport',
    'reachKm',
    'reachMinutes',
    'comment',
  ]);
});

describe('the dossier of a contract, its checklist and the whole in one PDF', () => {
  test.each(contractKindIds.filter((kind) => kindOf(kind).hasEmployer))(
    '%s say nothing of them',
    async (kind) => {
      expect(await pagesOf(kind, 1)).toBe(await pagesOf(kind, 0));
    },
  );
});
