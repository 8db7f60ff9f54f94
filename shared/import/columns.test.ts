import { describe, expect, test } from 'vitest';
import { fold } from '../base/text';
import {
  importColumns,
  looksLikeData,
  missingTargets,
  recogniseColumns,
  repeatedTarget,
  targetOfHeading,
} from './columns';
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

describe('a heading is understood as offices write it', () => {
  test.each<readonly [string, ImportTarget]>([
    ['Conseiller réf.', 'adviser'],
    ['Cons. réf.', 'adviser'],
    ['Conseillère réf. i-milo', 'adviser'],
    ['N° dossier i-milo', 'fileNumber'],
    ['I-MILO N° de dossier', 'fileNumber'],
    ['Num. dossier (Parcours 3)', 'fileNumber'],
    ['Réf. dossier', 'fileNumber'],
    ['Nom de naiss. du jeune', 'birthName'],
    ['NomNaissance', 'birthName'],
    ['NOMNAISSANCE', 'birthName'],
    ['Prénom du bénéficiaire', 'firstName'],
    ['Prén.', 'firstName'],
    ['Dt naissance', 'birthDate'],
    ['Date naissance bénéficiaire', 'birthDate'],
    ['Tél. perso.', 'mobilePhone'],
    ['Mail du jeune', 'email'],
    ['Adr. mail', 'email'],
    ['Niv. form.', 'level'],
    ['Nation.', 'nationality'],
    ['Date insc. France Travail', 'jobSeekerSince'],
    ['Dern. entretien', 'lastInterviewOn'],
    ['Nom et prénom bénéficiaire', 'fullName'],
    ['NOM Prénom', 'fullName'],
    ['Motif du refus', 'ignored'],
    ['Prénom\n(usuel)', 'firstName'],
    ['Adresse (complément)', 'addressComplement'],
    ['Identifiant unique*', 'fileNumber'],
  ])('%j is %s', (heading, target) => {
    expect(targetOfHeading(heading)).toBe(target);
  });

  test.each([
    'Téléphone employeur',
    'Téléphone Mission Locale',
    'Commune de naissance',
    'Date de naissance du conjoint',
    'Nom de l’entreprise',
    'Nom du père',
    'Prénom de la mère',
    'N°',
    'N° i-milo client lourd',
    'Date',
    'Date i-milo',
    'Date de la personne',
    'Réf.',
    'Code',
    'Statut i-milo',
    'Conseiller Pôle emploi',
    'Date fin de formation',
    'Niveau d’anglais',
    'Numéro de rue du bureau',
  ])('%j means something else, or nothing', (heading) => expect(targetOfHeading(heading)).toBeNull());
});

describe('names', () => {
  test('« Nom » beside « Nom de naissance » is the usual name, unless that one is there', () => {
    expect(byHeadings('Civilité', 'Nom', 'Nom de naissance', 'Prénom')).toEqual([
      'sex',
      'usualName',
      'birthName',
      'firstName',
    ]);
    expect(byHeadings('Nom du jeune', 'Nom de jeune fille', 'Prénom')).toEqual([
      'usualName',
      'birthName',
      'firstName',
    ]);
    expect(byHeadings('Nom', 'Nom de naissance', 'Nom d’usage', 'Prénom')).toEqual([
      'ignored',
      'birthName',
      'usualName',
      'firstName',
    ]);
    expect(byHeadings('Nom', 'Prénom', 'Nom d’usage')).toEqual(['birthName', 'firstName', 'usualName']);
  });
  const people = ['BA Zoé', 'DE LA TOUR Jean-Noël'];
  test.each(['Nom et prénom', 'NOM Prénom', 'Bénéficiaire', 'Jeune', 'Identité', 'Nom', 'Nom du jeune'])(
    '%j with both names in its cells is both names',
    (heading) =>
      expect(recogniseColumns([heading, 'Né le'], [people, []], 2026)).toEqual(['fullName', 'birthDate']),
  );
  test('a column of both names gives way to columns of their own', () => {
    expect(recogniseColumns(['Jeune', 'Nom', 'Prénom'], [people, ['Ba'], ['Zoé']], 2026)).toEqual([
      'ignored',
      'birthName',
      'firstName',
    ]);
  });
  test('« Bénéficiaire » that says yes or no is nobody’s name', () =>
    expect(recogniseColumns(['Bénéficiaire'], [['oui', 'non']], 2026)).toEqual(['ignored']));
  test('« Nom » alone with one word in its cells is a name', () =>
    expect(recogniseColumns(['Nom'], [['Ba', 'Ly']], 2026)).toEqual(['birthName']));
  test('a column of both names is enough for a mapping, with the birth date', () => {
    expect(missingTargets(['fullName', 'birthDate'])).toEqual([]);
    expect(missingTargets(['birthName'])).toEqual(['firstName', 'birthDate']);
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
    ['dates of this year', ['12/03/2026', '01/02/2026'], 'ignored'],
    ['words', ['oui', 'non'], 'ignored'],
    ['nothing', [], 'ignored'],
  ])('%s', (_, cells, target) => expect(recogniseColumns(['X'], [cells], 2026)).toEqual([target]));

  test.each<readonly [string, string]>([
    ['Code commune naissance**', '69123'],
    ['Code INSEE', '69123'],
    ['Portable de la mère', '06 39 98 12 34'],
    ['Mail employeur', 'a@example.org'],
    ['Date de naissance de l’enfant', '12/03/2004'],
  ])('but not for %j, which speaks of something or somebody else', (heading, cell) =>
    expect(recogniseColumns([heading], [[cell]], 2026)).toEqual(['ignored']),
  );
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
  expect(['12/03/2004', '06 39 98 12 34', 'a@example.org'].every(looksLikeData)).toBe(true);
  expect(['Nom', 'CP', '2026', 'Niveau 3', 'N° dossier'].some(looksLikeData)).toBe(false);
  expect(targetOfHeading('Nom')).toBe('birthName');
});
