import { expect, test } from 'vitest';
import { type SchemeCode, schemes } from '../../shared/law';
import { coverageFaults, type SchemeCases, schemeCases } from './coverage';

const cases = await schemeCases();

test('every scheme has its cases in its own folder', () => {
  const own = cases.map(({ tables }) => [...new Set(tables.map(({ scheme }) => scheme))]);
  expect(own.every((codes) => codes.length === 1)).toBe(true);
  expect(own.flat().sort()).toEqual(schemes.map(({ id }) => id).sort());
});

test('every verdict that a rule may give is given by a written case, or is declared as never given, with why', () => {
  expect(coverageFaults(cases)).toEqual([]);
  for (const { tables, neverGiven } of cases) {
    const ids = schemes.find(({ id }) => id === tables[0]?.scheme)?.rules.map(({ id }) => id);
    for (const [id, { why }] of Object.entries(neverGiven))
      expect([ids?.includes(id), why !== '']).toEqual([true, true]);
  }
});

test('a rule without a case, and a verdict without one, are faults', () => {
  const [vae] = cases.filter(({ tables }) => tables.some(({ scheme }) => scheme === 'VAE'));
  if (vae === undefined) throw new Error('no cases');
  const faults = (own: SchemeCases, ...ids: readonly string[]): readonly string[] =>
    coverageFaults([own], [{ id: 'VAE' as SchemeCode, rules: ids.map((id) => ({ id })) }]).map(
      ({ where, sentence }) => `${where} : ${sentence}`,
    );
  expect(faults(vae, 'experience')).toEqual([]);
  expect(faults(vae, 'experience', 'unheard-of')).toEqual([
    'VAE.unheard-of : Aucun cas écrit n’exerce la règle.',
  ]);
  const fewer = { ...vae, tables: vae.tables.map((table) => ({ ...table, cases: table.cases.slice(0, 2) })) };
  expect(faults(fewer, 'experience')).toEqual([
    'VAE.experience : Aucun cas écrit ne donne la condition pour non remplie.',
    'VAE.experience : Aucun cas écrit ne donne la condition pour à vérifier.',
  ]);
  expect(
    faults({ ...vae, neverGiven: { experience: { verdicts: ['met'], why: 'x' } } }, 'experience'),
  ).toEqual(['VAE.experience : La condition est déclarée jamais remplie, et un cas la donne pour telle.']);
});
