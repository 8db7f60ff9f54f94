import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { type CandidateId, emptyCandidate, emptyEmployer } from '../../../shared/fields';
import { rightsProcedures } from '../../../shared/rights';
import { defaultSettings } from '../../../shared/settings';
import { readPdf } from '../../../test/golden/pdf-reader';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { insertCandidate } from '../candidates';
import { dispatch } from '../dispatch';
import { insertEmployer } from '../employers';
import type { AnyHandlers } from '../service/deps';
import { saveSettings } from '../settings';
import { comparisonHandlers } from './comparison';

let vault: TestDeps;
let handlers: AnyHandlers;
let folder = '';
let id: CandidateId;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-comparison-'));
  vault = testDeps({ today: civilDate('2026-09-15') });
  handlers = comparisonHandlers(vault.deps);
  id = vault.db.transaction(() =>
    insertCandidate(vault.deps, {
      ...emptyCandidate,
      birthName: 'Canari',
      firstName: 'Zoé',
      birthDate: civilDate('2004-03-12'),
      level: '3',
      diplomaObtained: 'yes',
      diplomaKind: 'professional',
      benefits: ['RSA'],
      disabledWorker: 'yes',
    }),
  )();
});
afterEach(() => {
  vault.close();
  rmSync(folder, { recursive: true, force: true });
});

const handle = `file_${'a'.repeat(32)}`;
const call = (name: string, input: unknown, path = '', by: AnyHandlers | null = handlers) =>
  dispatch(
    { type: 'call', id: 1, name, input, files: path === '' ? {} : { [handle]: path } },
    {},
    by,
    { signal: new AbortController().signal, progress: () => undefined },
    () => undefined,
  );
const offer = (): Readonly<Record<string, unknown>> => ({
  id,
  employerId: null,
  employer: { kind: 'private-company', headcount: 40 },
  hypotheses: {
    on: '2026-09-15',
    startsOn: '2026-09-21',
    contract: { nature: 'CDD', weeklyHours: 35, trainingHours: 300, qualification: 'RNCP', renewalOf: null },
  },
});
const previewed = async (input: unknown = offer()) => {
  const answer = await call('rights.previewComparison', input);
  if (!answer.ok) throw new Error(answer.error.message);
  return rightsProcedures['rights.previewComparison'].output.parse(answer.data);
};
const textOf = async (base64: string): Promise<string> => {
  const { pages } = await readPdf(new Uint8Array(Buffer.from(base64, 'base64')));
  expect(pages).toHaveLength(1);
  return (pages[0] ?? '').replace(/\s+/g, ' ');
};

describe('the page for the employer', () => {
  test('is one sheet, with the structure, the adviser and the offer, and a short name', async () => {
    saveSettings(vault.deps, {
      ...defaultSettings,
      structureName: 'Mission locale d’essai',
      adviser: 'Camille Essai',
    });
    const { pdf, fileName } = await previewed();
    const text = await textOf(pdf);
    expect(text).toContain('Zoé C.');
    expect(text).toContain('Mission locale d’essai');
    expect(text).toContain('Camille Essai');
    expect(text).toContain('Contrat de professionnalisation');
    expect(text).toContain('Entreprise privée, situation au 15 septembre 2026');
    expect(text).not.toMatch(/Canari|2004|RSA|handicap/iu);
    expect(fileName).toBe('contrats-possibles-2026-09-15.pdf');
  });

  test('names the employer of the portfolio that was chosen', async () => {
    const employer = vault.db.transaction(() =>
      insertEmployer(vault.deps, { ...emptyEmployer, name: 'Fonderie d’essai', kind: 'private-company' }),
    )();
    const { pdf } = await previewed({ ...offer(), employerId: employer, employer: undefined });
    expect(await textOf(pdf)).toContain('Fonderie d’essai');
  });

  test('is written as it was previewed, and its hash is told', async () => {
    const path = join(folder, 'page.pdf');
    const answer = await call('rights.writeComparison', { ...offer(), file: handle }, path);
    const { sha256 } = rightsProcedures['rights.writeComparison'].output.parse(
      answer.ok ? answer.data : null,
    );
    const written = readFileSync(path);
    expect(createHash('sha256').update(written).digest('hex')).toBe(sha256);
    expect(written.toString('base64')).toBe((await previewed()).pdf);
  });

  test('leaves nothing behind where it cannot be written', async () => {
    const answer = await call(
      'rights.writeComparison',
      { ...offer(), file: handle },
      join(folder, 'absent', 'page.pdf'),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'FOLDER_MISSING' } });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe.each(['rights.previewComparison', 'rights.writeComparison'] as const)('%s', (name) => {
  const input = (): Readonly<Record<string, unknown>> =>
    name === 'rights.writeComparison' ? { ...offer(), file: handle } : offer();

  test('refuses a wrong type', async () => {
    const answer = await call(name, { ...input(), hypotheses: { on: 'demain' } }, join(folder, 'x.pdf'));
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });

  test('refuses somebody unknown', async () => {
    const nobody = '00000000-0000-4000-8000-00000000ffff';
    const answer = await call(name, { ...input(), id: nobody }, join(folder, 'x.pdf'));
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  test('is refused while the portfolio is locked', async () => {
    expect((await call(name, input(), join(folder, 'x.pdf'), null)).ok).toBe(false);
  });
});
