import { describe, expect, test } from 'vitest';
import { typography } from '../base/text';
import { civilDate } from '../base/time';
import { type CandidateInput, emptyCandidate, levelCodes, romeSchema } from '../fields';
import { levelHelp, levelLabel, levelName, levelOrder } from '../fields/levels';
import { romeCodes, romeTables } from '../fields/rome';
import { factsSchema } from '../law';
import { candidateFacts } from './facts';
import { sentences, timelineWords } from './timeline';

const on = civilDate('2026-09-01');
const candidate = (more: Partial<CandidateInput>): CandidateInput => ({
  ...emptyCandidate,
  birthName: 'Rey',
  firstName: 'Inès',
  birthDate: civilDate('2004-03-12'),
  ...more,
});
const factsOf = (more: Partial<CandidateInput>) =>
  JSON.parse(JSON.stringify(candidateFacts(candidate(more), on))).candidate;

describe('facts of a candidate', () => {
  test('what is not known is absent', () => {
    expect(factsOf({})).toEqual({ birthDate: '2004-03-12' });
  });
  test('what is known to be none is null or false, never absent', () => {
    expect(factsOf({ jobSeeker: 'no', disabledWorker: 'no', benefits: [], student: 'no' })).toEqual({
      birthDate: '2004-03-12',
      registeredJobSeekerSince: null,
      disabledWorker: false,
      benefits: [],
      student: false,
    });
  });
  test.each([
    [{ qpv: 'yes' }, 'QPV'],
    [{ qpv: 'no', zrr: 'yes' }, 'ZRR'],
    [{ qpv: 'unknown', zrr: 'yes' }, 'ZRR'],
    [{ qpv: 'no', zrr: 'no' }, 'other'],
    [{ qpv: 'no', zrr: 'unknown' }, undefined],
  ] as const)('residence of %o: %s', (more, residence) => expect(factsOf(more).residence).toBe(residence));
  test('months of registration are certain only when one registration covers the 18 months', () => {
    expect(
      factsOf({ jobSeeker: 'yes', jobSeekerSince: civilDate('2025-03-01') }).jobSeekerMonthsInLast18,
    ).toBe(18);
    expect(factsOf({ jobSeeker: 'yes', jobSeekerSince: civilDate('2025-03-02') })).toMatchObject({
      registeredJobSeekerSince: '2025-03-02',
    });
    expect(
      factsOf({ jobSeeker: 'yes', jobSeekerSince: civilDate('2025-03-02') }).jobSeekerMonthsInLast18,
    ).toBeUndefined();
  });
  test('the nationality is told as it is, and nothing where it is not known', () => {
    expect(factsOf({ nationality: 'european' }).nationality).toBe('european');
    expect(factsOf({ nationality: null }).nationality).toBeUndefined();
  });
  test('the rules accept them', () => {
    expect(
      factsSchema.safeParse(candidateFacts(candidate({ level: 'V', diplomaKind: 'general' }), on)).success,
    ).toBe(true);
  });
});

describe('levels', () => {
  test.each([
    ['V', 'Niveau V (1969)', 'niveau V (CAP, BEP)', 'équivalent : niveau 3'],
    ['3', 'Niveau 3 (2019)', 'niveau 3 (CAP, BEP)', 'équivalent : niveau V'],
    [
      'VI',
      'Niveau VI (1969)',
      'niveau VI (sortie en 3e au plus tard)',
      'équivalent : sans certification (au plus niveau 2)',
    ],
    ['I', 'Niveau I (1969)', 'niveau I (master, doctorat)', 'équivalent : niveau 7 ou 8'],
    ['8', 'Niveau 8 (2019)', 'niveau 8 (doctorat)', 'équivalent : niveau I'],
  ] as const)('%s', (level, name, label, equivalent) => {
    expect(levelName(level)).toBe(name);
    expect(levelLabel(level)).toBe(label);
    expect(levelHelp(level)).toContain(typography(equivalent));
  });
  test('both nomenclatures share one order; the unknown comes before all', () => {
    expect(levelOrder(null)).toBe(0);
    expect([...levelCodes].sort((a, b) => levelOrder(a) - levelOrder(b))).toEqual([
      ...['infra3', 'VI', 'Vbis', '3', 'V', '4', 'IV', '5', 'III', '6', 'II', '7', 'I', '8'],
    ]);
  });
});

describe('ROME', () => {
  test('a code keeps its number and changes its label: the newest is shown, the former where there is no other', () => {
    expect(romeCodes.labelOf('D1408')).toBe('Conseiller / Conseillère clientèle à distance');
    expect(romeTables[1]?.rows).toContainEqual(['D1408', 'Téléconseil et télévente']);
    expect(romeCodes.labelOf('Z9999')).toBeNull();
  });
  test('every code is well formed', () => {
    for (const [code] of romeTables.flatMap(({ rows }) => rows))
      expect(romeSchema.safeParse(code).success, code).toBe(true);
  });
});

describe('timeline', () => {
  test('every kind has a sentence, whatever its payload', () => {
    expect(Object.keys(sentences).length).toBeGreaterThan(20);
    for (const kind of Object.keys(sentences))
      for (const payload of [{}, null, 'x', { contact: 'no such', changes: 7, note: 3, scheme: 'CEJ' }])
        expect(timelineWords(kind, payload).label, kind).toMatch(/^\p{Lu}/u);
  });
  test('a kind of a newer version shows as it is', () => {
    expect(timelineWords('candidate.cloned', {})).toEqual({
      label: 'candidate.cloned',
      detail: '',
      changes: [],
    });
  });
  test('values are written for a person', () => {
    const changes = {
      birthDate: { before: '2004-03-12', after: '2004-03-13' },
      qpv: { before: 'unknown', after: 'no' },
      benefits: { before: null, after: [] },
      guardian: { before: null, after: { name: 'Mme Rey', phone: '', email: '' } },
      commune: { before: 'Lens', after: '' },
    };
    const words = timelineWords('candidate.updated', { changes });
    expect(words).toEqual({
      label: 'Fiche modifiée\u00A0: date de naissance, quartier prioritaire, minima sociaux et 2\u00A0autres',
      detail: '',
      changes: [
        'Date de naissance\u00A0: 13 mars 2004, au lieu de 12 mars 2004',
        'Quartier prioritaire de la ville (QPV)\u00A0: non (rien avant)',
        'Minima sociaux\u00A0: aucun (rien avant)',
        'Représentant légal\u00A0: Mme Rey (rien avant)',
        'Commune\u00A0: retiré (c’était Lens)',
      ],
    });
  });
});
