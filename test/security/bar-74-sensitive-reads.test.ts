/**
 * Bar 74: who opened a person's page, contract files and documents, and when, is written without a name, and can be shown to that person.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withAccess } from '../../electron/vault/access';
import { handlersOf } from '../../electron/vault/procedures';
import type { AnyHandlers, Call } from '../../electron/vault/service/deps';
import { civilDate } from '../../shared/base/time';
import { emptyCandidate } from '../../shared/fields';
import { contract, type Input, type Output, type ProcedureName } from '../../shared/ipc';
import { type TestDeps, testDeps } from '../support/portfolio';

const canary = 'Zyxécanari';
let portfolio: TestDeps;
let handlers: AnyHandlers;
beforeEach(() => {
  portfolio = testDeps();
  handlers = withAccess(portfolio.deps, handlersOf(portfolio.deps));
});
afterEach(() => portfolio.close());

const call: Call = {
  pathOf: () => {
    throw new Error('no file here');
  },
  progress: () => undefined,
  signal: new AbortController().signal,
};
/** Calls a procedure as the vault does: parsed input, checked output. */
async function ask<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
  const answer: unknown = await handlers[name]?.(contract[name].input.parse(input) as never, call);
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) throw new Error(name);
  return contract[name].output.parse(answer.data) as Output<N>;
}

async function personWithFile() {
  const { candidate } = await ask('candidates.create', {
    candidate: {
      ...emptyCandidate,
      birthName: canary,
      firstName: `${canary}-deux`,
      birthDate: civilDate('2004-03-12'),
      comment: `${canary} : situation de santé`,
    },
  });
  const { file } = await ask('contractFiles.create', {
    kind: 'CPRO',
    candidateId: candidate.id,
    employerId: null,
  });
  return { candidateId: candidate.id, fileId: file.id };
}
/** The lines about somebody, her contract files included; `null`: all of them. */
const journalOf = async (candidateId: string | null) => {
  const { rows } = await ask('access.list', { offset: 0, limit: 500 });
  const about = rows.filter(({ candidate }) => candidateId === null || candidate?.id === candidateId);
  return { rows: about, total: about.length };
};

describe('the reading of a person', () => {
  test('by any part of the page, of a contract file or of its PDF leaves a line, with who did it and when', async () => {
    const { candidateId, fileId } = await personWithFile();
    const other = await personWithFile();
    await ask('candidates.get', { id: candidateId });
    await ask('candidates.get', { id: other.candidateId });
    await ask('contractFiles.get', { id: fileId });
    await ask('contractFiles.previewPdf', { id: fileId });
    const { rows, total } = await journalOf(candidateId);
    expect(total).toBe(3);
    expect(rows.map(({ kind }) => kind)).toEqual(['file.previewed', 'file.read', 'candidate.read']);
    for (const row of rows) {
      expect(row.actor).toBe('Conseillère d’essai');
      expect(row.at).toMatch(/^2026-09-15T/);
      expect(row.candidate?.id).toBe(candidateId);
    }
    expect((await journalOf(null)).total).toBe(4);
  });

  test('leaves no name, no date of birth and no word of the page in the journal itself', async () => {
    const { candidateId, fileId } = await personWithFile();
    await ask('candidates.get', { id: candidateId });
    await ask('candidates.timeline', { id: candidateId, offset: 0, limit: 10 });
    await ask('contractFiles.dossier', { id: fileId });
    await ask('contractFiles.previewPdf', { id: fileId });
    await ask('access.printed', { screen: 'candidate', candidateId });
    await ask('access.verify', {});
    const rows = portfolio.db.prepare<[], Record<string, unknown>>('SELECT * FROM access').all();
    expect(rows.length).toBeGreaterThanOrEqual(5);
    const stored = JSON.stringify(rows).toLocaleLowerCase('fr');
    for (const word of [canary.toLocaleLowerCase('fr'), '2004', 'santé']) expect(stored).not.toContain(word);
    // The search above would find it: the screen looks the names up.
    expect(JSON.stringify((await journalOf(null)).rows).toLocaleLowerCase('fr')).toContain(
      canary.toLocaleLowerCase('fr'),
    );
  });
});
