import { describe, expect, test } from 'vitest';
import { fold } from '../base/text';
import { importColumns, looksLikeData, recogniseColumns, repeatedTarget, targetOfHeading } from './columns';
import { type ImportTarget, importTargets } from './import.procedures';

const none: readonly string[] = [];
const byHeadings = (...headings: readonly string[]): readonly ImportTarget[] =>
  recogniseColumns(
    headings,
    headings.map(() => none),
    2026,
  );

describe('a heading is recognised whatever its accents, case, spaces and signs', () => {
  test.each<readonly [string, ImportTarget]>([
    ['N° dossier', 'fileNumber'],
    ['NUMERO DOSSIER', 'fileNumber'],
    ['Civilité', 'sex'],
    ['NOM', 'birthName'],
    ['Nom de naissance', 'birthName'],
    ['Nom d’usage', 'usualName'],
    ["Nom d'usage", 'usualName'],
    ['Prénom(s)', 'firstName'],
    ['Né(e) le', 'birthDate'],
    ['Date naiss.', 'birthDate'],
    ['Code_Postal', 'postcode'],
    ['CP', 'postcode'],
    ['Ville', 'commune'],
    ['Tél. portable', 'mobilePhone'],
    ['Téléphone mobile', 'mobilePhone'],
    ['Tél. fixe', 'landlinePhone'],
    ['E-mail', 'email'],
    ['Niveau de formation', 'level'],
    ['RQTH', 'disabledWorker'],
    ['Permis B', 'drivingLicence'],
    ['Conseiller·ère référent·e', 'adviser'],
    ['Conseillère référente', 'adviser'],
    ['Date 1er accueil', 'firstReceptionOn'],
    ['Dernier entretien', 'lastInterviewOn'],
    ['Dispositif en cours', 'scheme'],
    ['Projet (ROME)', 'romeCode'],
    ['N° sécurité sociale', 'nir'],
    ['NIR', 'nir'],
    ['Observations', 'comment'],
    ['Couleur préférée', 'ignored'],
  ])('%j is %s', (heading, target) => expect(byHeadings(heading)).toEqual([target]));

  test('no heading means two things', () => {
    const owners = new Map<string, ImportTarget>();
    for (const target of importTargets)
      for (const heading of new Set([
        fold(importColumns[target].label),
        ...importColumns[target].headings.map(fold),
      ])) {
        expect([heading, owners.get(heading)]).toEqual([heading, undefined]);
        owners.set(heading, target);
      }
  });
});

describe('two columns are never taken for one target', () => {
  test('the more usual heading wins, the other is left out', () => {
    expect(byHeadings('Nom', 'Nom de naissance', 'Prénom')).toEqual(['ignored', 'birthName', 'firstName']);
    expect(byHeadings('Téléphone', 'Portable')).toEqual(['ignored', 'mobilePhone']);
    expect(byHeadings('Nom', 'Nom')).toEqual(['birthName', 'ignored']);
  });
  test('a column decided beforehand keeps its target from the others', () => {
    expect(recogniseColumns(['Nom', 'X'], [[], []], 2026, new Map([[1, 'birthName']]))).toEqual([
      'ignored',
      'birthName',
    ]);
  });
  test('a mapping that repeats a target says which; a comment may be in several columns', () => {
    expect(repeatedTarget(['birthName', 'email', 'email'])).toBe('email');
    expect(repeatedTarget(['ignored', 'ignored', 'comment', 'comment', 'nir', 'nir'])).toBeNull();
  });
});

describe('a heading that says nothing leaves the cells to speak', () => {
  test.each<readonly [string, readonly string[], ImportTarget]>([
    ['e-mails', ['a@example.org', 'b@example.org'], 'email'],
    ['mobile phones', ['06 39 98 12 34', '+33639981234'], 'mobilePhone'],
    ['landline phones', ['04 65 71 00 00', '0465710001'], 'landlinePhone'],
    ['postcodes', ['13001', '59000'], 'postcode'],
    ['ROME codes', ['D1408', 'F1704'], 'romeCode'],
    ['birth dates', ['12/03/2004', '2005-01-02'], 'birthDate'],
    ['social security numbers', ['1 05 03 13 055 001 35', '205031305500135'], 'nir'],
    ['dates of this year', ['12/03/2026', '01/02/2026'], 'ignored'],
    ['words', ['oui', 'non'], 'ignored'],
    ['nothing', [], 'ignored'],
  ])('%s', (_, cells, target) => expect(recogniseColumns(['X'], [cells], 2026)).toEqual([target]));

  test('one odd cell out of five does not hide the others', () =>
    expect(
      recogniseColumns(
        ['X'],
        [['a@example.org', 'b@example.org', 'c@example.org', 'd@example.org', '?']],
        2026,
      ),
    ).toEqual(['email']));
});

test('data is told from headings', () => {
  expect(
    ['12/03/2004', '06 39 98 12 34', 'a@example.org', '1 05 03 13 055 001 35'].every(looksLikeData),
  ).toBe(true);
  expect(['Nom', 'CP', '2026', 'Niveau 3', 'N° dossier'].some(looksLikeData)).toBe(false);
  expect(targetOfHeading('Nom')).toBe('birthName');
});
