import { describe, expect, test } from 'vitest';
import { readLevel } from './read-level';

describe('a level keeps the nomenclature in which it is stated', () => {
  test.each([
    ['VI', 'VI'],
    ['V bis', 'Vbis'],
    ['vbis', 'Vbis'],
    ['V', 'V'],
    ['IV', 'IV'],
    ['iii', 'III'],
    ['I', 'I'],
    ['infra 3', 'infra3'],
    ['Infra III', 'infra3'],
    ['3', '3'],
    ['Niveau 4', '4'],
    ['niv. IV', 'IV'],
    ['N5', '5'],
    ['8', '8'],
  ])('%j', (cell, level) => {
    const reading = readLevel(cell);
    expect(reading).toEqual({ kind: 'value', value: level });
  });

  test.each([
    ['CAP', '3', 'professional', '«\u202fCAP\u202f» lu niveau 3, l’ancien niveau V'],
    ['BEP', '3', 'professional', '«\u202fBEP\u202f» lu niveau 3, l’ancien niveau V'],
    ['BEP vente', '3', 'professional', '«\u202fBEP vente\u202f» lu niveau 3, l’ancien niveau V'],
    ['Bac pro', '4', 'professional', '«\u202fBac pro\u202f» lu niveau 4, l’ancien niveau IV'],
    ['Bac général', '4', 'general', '«\u202fBac général\u202f» lu niveau 4, l’ancien niveau IV'],
    ['Bac STMG', '4', 'technological', '«\u202fBac STMG\u202f» lu niveau 4, l’ancien niveau IV'],
    ['bac', '4', null, '«\u202fbac\u202f» lu niveau 4, l’ancien niveau IV'],
    ['BTS', '5', 'professional', '«\u202fBTS\u202f» lu niveau 5, l’ancien niveau III'],
    ['bac+2', '5', null, '«\u202fbac+2\u202f» lu niveau 5, l’ancien niveau III'],
    ['Licence pro', '6', 'professional', '«\u202fLicence pro\u202f» lu niveau 6, l’ancien niveau II'],
    ['Master', '7', null, '«\u202fMaster\u202f» lu niveau 7, l’ancien niveau I'],
  ])('the diploma %j gives its level of 2019 and stays named', (cell, level, diplomaKind, note) =>
    expect(readLevel(cell)).toEqual({
      kind: 'value',
      value: level,
      note,
      also: { diplomaLabel: cell, diplomaKind },
    }),
  );

  test.each([
    ['sans diplôme', 'infra3'],
    ['Brevet', 'infra3'],
    ['2', 'infra3'],
  ])('%j is under level 3, and says so', (cell, level) =>
    expect(readLevel(cell)).toMatchObject({
      kind: 'value',
      value: level,
      note: expect.stringContaining('infra 3'),
    }),
  );
  test.each(['', ' '])('%j says nothing', (cell) => expect(readLevel(cell).kind).toBe('empty'));
  test.each(['VIII', 'bac+1', '9', 'collège', 'VII'])('%j is not a level', (cell) =>
    expect(readLevel(cell).kind).toBe('fault'),
  );
});

describe('labels of other software: the level, then words', () => {
  test.each([
    ['Niveau 3 (CAP, BEP)', '3'],
    ['Niveau 4 (BP, Bac Général, Techno ou Pro, BT)', '4'],
    ['3 (CAP...)', '3'],
    ['4 (BAC...)', '4'],
    ['4 - BAC', '4'],
    ['Niveau 4 : BAC', '4'],
    ['Niveau : 4', '4'],
    ['niveau V (CAP, BEP, CFPA du premier degré)', 'V'],
    ['niveau VI (illettrisme, analphabétisme)', 'VI'],
    ['niveau V bis (préqualification)', 'Vbis'],
    ['Niveau V bis', 'Vbis'],
    ['Vbis - rupture de CAP ou BEP avant la dernière année', 'Vbis'],
    ['V bis sans diplôme', 'Vbis'],
    ['Infra 3 (sans diplôme)', 'infra3'],
    ['Niveau IV (BAC)', 'IV'],
    ['BAC (Niveau IV)', 'IV'],
    ['Bac pro (IV)', 'IV'],
    ['CAP - V', 'V'],
    ['CAP, BEP ou autre certification de niveau V', 'V'],
    ['Titre professionnel niveau 3', '3'],
    ['TP niv. 4', '4'],
    ['Niveau III - BTS, DUT', 'III'],
    ['Niveau II (licence, maîtrise)', 'II'],
    ['niveau 7 : master', '7'],
    ['N° 3', '3'],
    ['NIV 5 (BTS/DUT)', '5'],
    ['Niveau 3 (V)', 'fault'],
    ['Niveau 3 (ex V)', '3'],
    ['NV5 (CAP, BEP et équivalents)', 'V'],
    ['NV4 - Bac ou équivalent', 'IV'],
    ['NV3 - Bac+2 ou équivalents', 'III'],
    ['NV2 (Bac+3, Bac+4 ou équivalents)', 'II'],
    ['Niveau IV : BAC ou équivalent', 'IV'],
    ['CP4 - Primaire à 4ème', 'fault'],
  ])('%j', (cell, level) => {
    const reading = readLevel(cell);
    expect(reading.kind === 'value' ? reading.value : reading.kind).toBe(level);
  });
});

describe('diplomas, however they are written', () => {
  test.each([
    ['C.A.P.', '3'],
    ['C.A.P. cuisine', '3'],
    ['CAP/BEP', '3'],
    ['BEP ou CAP', '3'],
    ['CAPA', '3'],
    ['Certificat d’aptitude professionnelle', '3'],
    ['Bac Pro Commerce', '4'],
    ['BAC PROFESSIONNEL', '4'],
    ['Baccalauréat', '4'],
    ['B.T.S. MUC', '5'],
    ['Bac + 2', '5'],
    ['Bac +3', '6'],
    ['BAC+5', '7'],
    ['Brevet professionnel coiffure', '4'],
    ['BP', '4'],
    ['Brevet des collèges', 'infra3'],
    ['DNB', 'infra3'],
    ['Aucun diplôme ou CEP', 'infra3'],
    ['Sans diplôme ou brevet des collèges', 'infra3'],
    ['Sans qualification', 'infra3'],
    ['non diplômé', 'infra3'],
    ['pas de diplôme', 'infra3'],
    ['Sans qualification (niveau VI, V bis)', 'infra3'],
  ])('%j', (cell, level) => expect(readLevel(cell)).toMatchObject({ kind: 'value', value: level }));

  test.each([
    ['CAP obtenu', '3'],
    ['Bac pro obtenu en 2022', '4'],
    ['BTS validé', '5'],
    ['Bac général mention bien', '4'],
    ['Niveau V (CAP obtenu)', 'V'],
  ])('%j is said to be held', (cell, level) =>
    expect(readLevel(cell)).toMatchObject({ kind: 'value', value: level, also: { diplomaObtained: 'yes' } }),
  );
});

describe('a diploma that is not held is no level, and is said not to be held', () => {
  test.each([
    'CAP non obtenu',
    'CAP / BAC non obtenu',
    'CEP OU BEPC ou CAP / BAC non obtenu',
    'BAC (Niveau IV) non obtenu',
    'Niveau 4 non validé',
    'Niveau V non obtenu',
    'Bac pro en cours',
    'CAP (en cours)',
    'CAP en préparation',
    'CAP en alternance',
    'BEP abandonné en 1re année',
    'Abandon BTS',
    'Licence 1 en cours',
    'BTS non validé',
    'BTS - échec',
    'échec au bac',
    'CAP raté',
    'Bac : refusé',
    'CAP pas obtenu',
    'Bac pro, n’a jamais passé l’examen, jamais obtenu',
    'CAP sans l’obtention',
    'BTS inachevé',
    'CAP interrompu',
    'rupture CAP',
    'CAP obtenu, BEP non obtenu',
  ])('%j', (cell) =>
    expect(readLevel(cell)).toMatchObject({
      kind: 'fault',
      reason: expect.stringContaining('niveau à demander'),
      also: { diplomaObtained: 'no' },
    }),
  );
});

describe('what does not say which diploma is held is no level, and settles nothing', () => {
  test.each([
    'niveau bac',
    'Niveau CAP',
    'Niv. BTS',
    'niveau du bac',
    'Bac-2',
    'Bac -3',
    'Bac – 1',
    'Bac +1',
    'bac+1',
    'Licence 1',
    'L2',
    'M1',
    'BTS 1re année',
    '2ème année de CAP',
    'Terminale bac pro',
    '3ème',
    'Seconde',
    'collège',
    'Niveau 5 ou + (Bac+2 ou +)',
    'Bac minimum',
    'Équivalent bac',
    'CAP ?',
    'souhaite un CAP',
    'CAP prévu en juin',
    'BTS 2024-2026',
    'CAP / BAC',
    'Niveau 3 ou 4',
    'Niveau 5 (CAP/BEP)',
    'Niveau IV - BTS',
    'infra bac',
    'validation partielle du CAP',
    'Titre professionnel',
    'BEP pas',
  ])('%j', (cell) => {
    const reading = readLevel(cell);
    expect(reading.kind).toBe('fault');
    expect(reading).not.toHaveProperty('also');
  });
});
