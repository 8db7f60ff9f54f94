import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { contractKindIds, dossierSchema } from '../../../shared/contract-files';
import { contractFileStatuses } from '../../../shared/fields';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { journalFault } from '../events';
import { checkContractFile, fillDemoContractFiles, listContractFiles } from '.';
import { currentDossier } from './contract-files.service';

const random = { below: (bound: number): number => bound - 1 };

describe.each(['2026-11-22', '2027-02-28', '2024-02-29'])('a demonstration on %s', (day) => {
  const on = civilDate(day);
  let it: TestDeps;
  beforeEach(() => {
    it = testDeps({ today: on });
  });
  afterEach(() => it.close());

  test('holds a file in each state, and a complete one of each kind', () => {
    const complete = fillDemoContractFiles(it.deps, { on, random });
    const files = listContractFiles(it.deps);
    expect(new Set(files.filter(({ kind }) => kind === 'CPRO').map(({ status }) => status))).toEqual(
      new Set(contractFileStatuses),
    );
    expect(complete.map((id) => files.find((file) => file.id === id)?.kind)).toEqual(contractKindIds);
    for (const id of complete) {
      expect(checkContractFile(it.deps, id)).toMatchObject({ blocking: [], missing: [] });
      const dossier = dossierSchema.parse(currentDossier(it.deps, id));
      expect(dossier.missing).toEqual([]);
      expect(dossier.checklist.every((line) => !line.isRequired || line.status === 'reçue')).toBe(true);
    }
    expect(journalFault(it.db).firstFaultAt).toBeNull();
  });
  test('the years of the closed schemes are theirs', () => {
    fillDemoContractFiles(it.deps, { on, random });
    const references = listContractFiles(it.deps).map(({ reference }) => reference);
    expect(references).toContain('CIVIS-2010-0001');
    expect(references).toContain('CAE-2006-0001');
  });
});
