/** What an import says of itself once it is done: each figure counts what it names, and what is left can still be decided. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { emptyCandidate } from '../../../shared/fields';
import { type ImportChoices, noChoices } from '../../../shared/import';
import { contract, type Output } from '../../../shared/ipc';
import { candidatesList, defaultColumns, type ListRow, toCompare } from '../../../shared/lists';
import { callsOf, handle } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { insertCandidate } from '../candidates';
import { handlersOf } from '../procedures';
import type { AnyHandlers } from '../service/deps';

let vault: TestDeps;
let handlers: AnyHandlers;
const { data } = callsOf(contract, () => handlers);
beforeEach(() => {
  vault = testDeps({ today: civilDate('2026-11-22') });
  handlers = handlersOf(vault.deps);
});
afterEach(() => vault.close());

const path = (): string => join(vault.folder, 'extrait.csv');
async function plan(content: string, choices: Partial<ImportChoices> = {}): Promise<Output<'import.plan'>> {
  writeFileSync(path(), content);
  const { columns } = await data('import.read', { file: handle, fileName: 'extrait.csv' }, path());
  return data('import.plan', {
    mapping: columns.map(({ target }) => target),
    choices: { ...noChoices, ...choices },
  });
}
async function imported(
  content: string,
  choices: Partial<ImportChoices> = {},
): Promise<Output<'import.commit'> & { readonly planId: string }> {
  const { planId } = await plan(content, choices);
  return { planId, ...(await data('import.commit', { planId })) };
}
const known = (): string =>
  vault.db.transaction(() =>
    insertCandidate(vault.deps, {
      ...emptyCandidate,
      birthName: 'Rey',
      firstName: 'Inès',
      birthDate: civilDate('2004-06-12'),
      mobilePhone: '+33639980001',
      commune: 'Lens',
      email: 'ines@example.org',
    }),
  )();
const listedToCompare = async (): Promise<readonly ListRow[]> =>
  (
    await data('lists.read', {
      list: 'candidates',
      query: { text: '', filters: [toCompare], sort: candidatesList.sort, picked: null },
      columns: [...defaultColumns(candidatesList)],
      selection: null,
      offset: 0,
      limit: 50,
    })
  ).rows;

const head = 'Nom;Prénom;Né le;Tél. portable;Courriel;Commune\n';
const rey = 'Rey;Inès;12/06/2004;0639980001;;Lens\n';
const homonyms = [1, 2, 3]
  .map((n) => `Ba;Awa;01/01/2005;063998710${n};awa.${n}@example.org;Ville ${n}\n`)
  .join('');

describe('the end of an import counts', () => {
  test('a file that comes again: no record has changed, though every row was joined to one', async () => {
    known();
    expect(await imported(`${head}${rey}`)).toMatchObject({
      batch: { counts: { rows: 1, created: 0, merged: 1, refused: 0, suspected: 0 } },
      completed: 0,
      kept: 0,
      unread: 0,
    });
  });
  test('one record completed once, however many rows speak of her', async () => {
    known();
    const twice = 'N1;Rey;Inès;12/06/2004;0639980001\n;REY;Ines;12/06/2004;0639980001\n';
    expect(await imported(`N° dossier;Nom;Prénom;Né le;Tél. portable\n${twice}`)).toMatchObject({
      batch: { counts: { merged: 2 } },
      completed: 1,
    });
  });
  test('rows of one new person as one record, and none completed', async () => {
    const twice = 'Ly;Léo;12/06/2004;0639980009;;\nLY;Leo;12/06/2004;0639980009;leo@example.org;Lens\n';
    expect(await imported(`${head}${twice}`)).toMatchObject({
      batch: { counts: { rows: 2, created: 1, merged: 1 } },
      completed: 0,
    });
  });
  test('as rows, those that say something else than what stays: two values of one row are one', async () => {
    known();
    const other = 'Rey;Inès;12/06/2004;0639980002;ines@example.org;Liévin\n';
    expect(await imported(`${head}${other}`)).toMatchObject({ completed: 0, kept: 1 });
  });
  test('a row of which one value is taken and the other not among those that stay', async () => {
    known();
    const other = 'Rey;Inès;12/06/2004;0639980002;ines@example.org;Liévin\n';
    expect(await imported(`${head}${other}`, { rows: { 1: { takes: ['commune'] } } })).toMatchObject({
      completed: 1,
      kept: 1,
    });
  });
  test('nothing that stays where every value is taken', async () => {
    known();
    const other = 'Rey;Inès;12/06/2004;0639980002;ines@example.org;Liévin\n';
    expect(await imported(`${head}${other}`, { takesChanges: true })).toMatchObject({
      completed: 1,
      kept: 0,
    });
  });
  test('neither the titles nor a blank row as a person, and every row in one outcome', async () => {
    const { batch } = await imported(`${head}\n;;;;;\n${rey}\n`);
    const { rows, created, merged, refused } = batch.counts;
    expect(created).toBe(1);
    expect(created + merged + refused).toBe(rows);
  });
  test('as many refused rows as the file of them holds, once the rest is in, but for those that were blank', async () => {
    const { planId, batch, blank } = await imported(
      `${head}${rey};;;;;\nLy;Léo;31/02/2004;;;\n;Zoé;12/03/2004;;;\nTOTAL;;;3;;\n`,
    );
    const out = join(vault.folder, 'refusees.csv');
    const { rows } = await data('import.exportRefused', { planId, file: handle }, out);
    expect([batch.counts.refused, blank]).toEqual([4, 1]);
    expect(rows).toBe(batch.counts.refused - blank);
    expect(readFileSync(out, 'utf8').trim().split('\r\n')).toHaveLength(1 + rows);
  });
  test('a cell that was not read in a row that is taken, not in one that is refused', async () => {
    const wrong = 'Ly;Léo;12/06/2004;06;;\nBa;Zoé;31/02/2004;06;;\n';
    expect(await imported(`${head}${wrong}`)).toMatchObject({ batch: { counts: { refused: 1 } }, unread: 1 });
  });
});

describe('who is left to compare', () => {
  test('is as many as was said, each once, in the list that the end leads to', async () => {
    const { batch } = await imported(`${head}${homonyms}`);
    expect(batch.counts).toMatchObject({ created: 3, suspected: 2 });
    expect(await listedToCompare()).toHaveLength(2);
  });
  test('is nobody of whom it was decided before', async () => {
    const { batch } = await imported(`${head}${homonyms}`, {
      rows: { 2: { person: 'apart' }, 3: { person: 'joined' } },
    });
    expect(batch.counts).toMatchObject({ created: 2, merged: 1, suspected: 0 });
    expect(await listedToCompare()).toEqual([]);
  });
  test('said apart in an import, is remembered of the pair: the same rows again make nobody new, and ask nothing', async () => {
    await imported(`${head}${homonyms}`, { rows: { 2: { person: 'apart' }, 3: { person: 'apart' } } });
    const { n } = vault.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM told_apart').get() ?? {
      n: 0,
    };
    expect(n).toBeGreaterThan(0);
    const { batch } = await imported(`${head}${homonyms}`);
    expect(batch.counts).toMatchObject({ created: 0, merged: 3, suspected: 0 });
    expect(await listedToCompare()).toEqual([]);
  });
  test('leaves the list once told apart, says so on her page, and keeps the import undoable', async () => {
    const { batch } = await imported(`${head}${homonyms}`);
    const [first, second] = await listedToCompare();
    if (first === undefined || second === undefined) throw new Error('two are to compare');
    const { candidate } = await data('candidates.tellApart', { id: first.id });
    expect(candidate.suspectedDuplicateOf).toBeNull();
    await data('candidates.tellApart', { id: first.id });
    expect((await listedToCompare()).map(({ id }) => id)).toEqual([second.id]);
    const { entries } = await data('candidates.timeline', { id: first.id, offset: 0, limit: 50 });
    expect(entries.filter(({ label }) => /deux personnes/u.test(label))).toHaveLength(1);
    await data('import.undo', { batchId: batch.id });
    expect(await listedToCompare()).toEqual([]);
  });
  test('is said nothing of once her import is undone', async () => {
    await imported(`${head}Ba;Awa;01/01/2005;0639987101;awa.1@example.org;Lens\n`);
    const { batch } = await imported(`${head}Ba;Awa;01/01/2005;0639987102;awa.2@example.org;Bron\n`);
    expect(batch.counts.suspected).toBe(1);
    expect(await listedToCompare()).toHaveLength(1);
    await data('import.undo', { batchId: batch.id });
    expect(await listedToCompare()).toEqual([]);
  });
});

test('each reason is made of whole sentences: one says what is done, each of the others one thing', async () => {
  known();
  const { planId } = await plan(
    'Nom;Prénom;Né le;Tél. portable;Courriel;Commune;Niveau;Dispositif;QPV\nRey;Inès;12/06/2004;0639980001;zoe(at)x;Liévin;BEP;CEJ;oui\nBa;;31/02/2004;;;;;;\n',
  );
  const { lines } = await data('import.planLines', { planId, outcome: null, offset: 0, limit: 10 });
  for (const { sentences, reason } of lines) {
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[\p{Lu}«].*\.$/u);
      expect(sentence).not.toMatch(/\.\.|; [A-ZÀ-Ý]|\(\)|→/u);
      expect(reason).toContain(sentence);
    }
  }
  expect(lines[0]?.sentences).toEqual([
    'Réunie à la fiche de REY Inès (mêmes nom et prénom, même date de naissance).',
    expect.stringMatching(/^Complète\u00a0: .* et dispositif\.$/u),
    '«\u202fzoe(at)x\u202f» n’est pas repris comme adresse électronique, mais gardé dans le commentaire (adresse mal formée).',
    'Niveau de formation\u00a0: «\u202fBEP\u202f» lu niveau 3, l’ancien niveau V.',
    'Dispositif repris sans date d’entrée\u00a0: le fichier ne la donne pas.',
  ]);
});
