import { expect, test } from 'vitest';
import { placeOfField, questionName } from './asked-here';
import { fixtureCandidate, fixtureInput } from './complete-file.fixture';
import type { Review } from './contract-files.procedures';
import { fileVerdictOf } from './file-verdict';
import { contractKindIds, kindOf } from './kinds';
import { review } from './review';

const emptyFile = (id: (typeof contractKindIds)[number]) =>
  review({
    ...fixtureInput({
      kind: kindOf(id),
      candidate: fixtureCandidate({
        level: null,
        nationality: null,
        sex: null,
        postcode: '',
        commune: '',
        jobSeeker: 'unknown',
        jobSeekerSince: null,
        benefits: null,
        disabledWorker: 'unknown',
        formerAidedContract: 'unknown',
        guardian: null,
      }),
      employer: null,
      tutor: null,
      fields: {},
      checklist: [],
    }),
  });

test.each(contractKindIds)('every value that a file %s takes from a record has a place on its page', (id) => {
  const kind = kindOf(id);
  for (const { key } of kind.sections.flatMap((section) => section.entries))
    expect(placeOfField(kind, key), key).not.toBeNull();
});

test.each(contractKindIds)('everything that an empty file %s misses is asked on its page', (id) => {
  const { missing } = emptyFile(id);
  expect(missing.length).toBeGreaterThan(3);
  expect(missing.filter(({ field }) => placeOfField(kindOf(id), field) === null)).toEqual([]);
});

test('an address is three fields of its record, a told fact its own question, a document its line', () => {
  const kind = kindOf('CPRO');
  expect(placeOfField(kind, 'employer.street')).toEqual({
    where: 'record',
    record: 'employer',
    keys: ['street', 'postcode', 'commune'],
  });
  expect(placeOfField(kind, 'candidate.topAthlete')).toEqual({
    where: 'told',
    path: 'candidate.topAthlete',
  });
  expect(placeOfField(kind, 'document.ID')).toEqual({ where: 'document', code: 'ID' });
  expect(placeOfField(kind, 'contract.jobTitle')).toEqual({ where: 'file', key: 'contract.jobTitle' });
});

test('a file is said conforming only where nothing blocks and nothing is missing', () => {
  const remark = { step: 'job', field: 'contract.endsOn', message: 'Une faute.', source: 'L. 1' };
  const lack = (field: string, isBlocking = true) => ({
    step: 'job',
    field,
    label: field,
    why: '',
    isBlocking,
  });
  const law: Review['law'] = {
    ...review(fixtureInput()).law,
    verdict: 'eligible',
    missing: [],
    toConfirm: [],
  };
  const verdict = (more: Partial<Parameters<typeof fileVerdictOf>[0]>): readonly string[] => {
    const { said, besides } = fileVerdictOf({ law, blocking: [], missing: [], warnings: [], ...more });
    return [said.tone, said.words.replaceAll('\u00A0', ' '), besides.replaceAll('\u00A0', ' ')];
  };
  expect(verdict({ missing: [lack('a', false)] })).toEqual(['done', 'contrat conforme', '']);
  expect(verdict({ warnings: [remark] })).toEqual(['done', 'contrat conforme', '1 point à regarder']);
  expect(verdict({ missing: [lack('a')] })).toEqual(['late', 'il manque 1 réponse', '']);
  expect(verdict({ missing: [lack('a'), lack('b'), lack('document.ID')] })).toEqual([
    'late',
    'il manque 2 réponses et 1 pièce',
    '',
  ]);
  expect(verdict({ blocking: [remark], missing: [lack('a')] })).toEqual([
    'blocking',
    '1 point bloque la signature',
    '',
  ]);
  // Nothing blocks, nothing is asked, and the law still closes or leaves open: it is not said to conform.
  expect(verdict({ law: { ...law, verdict: 'to-check' } })).toEqual(['late', 'à vérifier', '']);
  expect(verdict({ law: { ...law, verdict: 'ineligible' } })).toEqual(['blocking', 'fermé', '']);
});

test.each(contractKindIds)('what an empty file %s misses bears the name of its question, once', (id) => {
  const kind = kindOf(id);
  const { missing } = emptyFile(id);
  for (const { field, label } of missing.filter((each) => !each.field.startsWith('document.')))
    expect(label, field).toBe(questionName(kind, field));
});

test('a fact drawn from an answer is missed once, under the name of the question that gives it', () => {
  const { missing } = emptyFile('CPRO');
  expect(missing.filter(({ field }) => field === 'candidate.nationality').map(({ label }) => label)).toEqual([
    'Nationalité',
  ]);
  expect(missing.map(({ field }) => field)).not.toContain('candidate.workPermitNeeded');
});
