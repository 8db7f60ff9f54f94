import { describe, expect, test } from 'vitest';
import { fixtureFields } from './complete-file.fixture';
import { fieldsSchemaOf } from './fields.schema';
import { kindOf } from './kinds';

const schema = fieldsSchemaOf(kindOf('CPRO'));
const messageOf = (fields: unknown): string =>
  schema.safeParse(fields).error?.issues[0]?.message ?? 'accepted';

describe('types of the fields', () => {
  test('a complete file, an empty one, and values taken away are accepted', () => {
    expect(messageOf(fixtureFields())).toBe('accepted');
    expect(messageOf({})).toBe('accepted');
    expect(
      messageOf({ 'contract.startsOn': null, 'contract.nature': null, 'contract.weeklyHours': null }),
    ).toBe('accepted');
  });
  test('unlawful values are accepted: the review judges them', () => {
    expect(messageOf({ 'contract.monthlyGross': 1, 'training.totalHours': 0, 'training.rncp': 'R' })).toBe(
      'accepted',
    );
  });
  test.each([
    [{ 'contract.inconnu': 'x' }, 'Ce dossier n’a pas de champ « contract.inconnu ».'],
    [{ 'candidate.nir': '2' }, 'Ce dossier n’a pas de champ « candidate.nir ».'],
    [{ 'contract.startsOn': '07/09/2026' }, 'Cette date n’existe pas'],
    [{ 'contract.startsOn': 20260907 }, 'Une date est attendue.'],
    [{ 'contract.weeklyHours': '35' }, '« Durée hebdomadaire, heures » : un nombre de 0 à 60 est attendu.'],
    [{ 'contract.weeklyHours': -1 }, '« Durée hebdomadaire, heures » : un nombre'],
    [{ 'contract.weeklyHours': Number.NaN }, '« Durée hebdomadaire, heures » : un nombre'],
    [{ 'contract.weeklyHours': Number.POSITIVE_INFINITY }, '« Durée hebdomadaire, heures » : un nombre'],
    [
      { 'contract.weeklyMinutes': 60 },
      '« Durée hebdomadaire, minutes » : un nombre entier de 0 à 59 est attendu.',
    ],
    [{ 'contract.monthlyGross': 1400.5 }, '« Salaire brut mensuel à l’embauche » : un nombre entier'],
    [{ 'contract.nature': 'CDX' }, '« Nature du contrat » : ce code n’existe pas (CDI, CDD, CTT).'],
    [
      { 'contract.dangerousMachines': 'non' },
      '« Travail sur machines dangereuses » : oui ou non est attendu.',
    ],
    [
      { 'contract.jobTitle': 'x'.repeat(201) },
      '« Emploi occupé » : un texte de 200 caractères au plus est attendu.',
    ],
    [{ 'contract.jobTitle': 'a\u0000b' }, '« Emploi occupé » : ce texte contient un caractère illisible.'],
  ])('%j is refused with a French sentence', (fields, message) => {
    expect(messageOf(fields).startsWith(message)).toBe(true);
  });
});
