import { expect, test } from 'vitest';
import { civilDate } from '../base/time';
import { fixtureCandidate, fixtureEmployer, fixtureFields, fixtureInput } from './complete-file.fixture';
import { formatField } from './dossier';
import { codeChoice, fieldsOf, type SuggestionContext } from './engine/kind';
import { fieldsSchemaOf } from './fields.schema';
import { contractKindIds, kindOf } from './kinds';
import { kindContextOf, type ReviewInput, review } from './review';

const offered = (key: string, more: Partial<ReviewInput> = {}) => {
  const input = fixtureInput({ fields: { ...fixtureFields(), [key]: null }, ...more });
  const context: SuggestionContext = { ...kindContextOf(input), law: review(input).law };
  const field = fieldsOf(input.kind).find((each) => each.key === key);
  return field?.suggested?.(context) ?? null;
};

test('what the file already says is offered with where it comes from', () => {
  expect(offered('training.startsOn')).toEqual({ value: '2026-09-07', because: 'début du contrat' });
  expect(offered('training.endsOn')).toEqual({ value: '2027-09-06', because: 'fin du contrat' });
  expect(offered('contract.weeklyHours')).toEqual({ value: 35, because: 'durée légale du travail' });
  expect(offered('signature.place')).toEqual({ value: 'Marseille', because: 'commune de l’employeur' });
  expect(offered('employer.collectiveAgreement')).toMatchObject({ because: 'IDCC de la fiche' });
});

test('the situation before is offered to a person registered as job seeker, and to nobody else', () => {
  const person = (jobSeeker: 'yes' | 'no' | 'unknown') =>
    offered('candidate.previousSituation', { candidate: fixtureCandidate({ jobSeeker }) })?.value ?? null;
  expect([person('yes'), person('no'), person('unknown')]).toEqual(['9', null, null]);
});

test.each([
  ['4', 'professional', 'yes', '41'],
  ['4', 'technological', 'yes', '43'],
  ['4', 'general', 'no', null],
  ['4', null, 'yes', null],
  ['3', 'professional', 'yes', null],
] as const)('level %s, kind %s, obtained %s: diploma %s', (level, diplomaKind, diplomaObtained, code) => {
  const candidate = fixtureCandidate({ level, diplomaKind, diplomaObtained });
  expect(offered('candidate.highestDiploma', { candidate })?.value ?? null).toBe(code);
});

test('nothing is offered of what is not known', () => {
  const fields = { 'contract.concludedOn': null, 'contract.startsOn': null, 'contract.endsOn': null };
  for (const key of ['training.startsOn', 'training.endsOn', 'contract.monthlyGross'])
    expect(offered(key, { fields }), key).toBeNull();
  for (const key of ['signature.place', 'employer.collectiveAgreement'])
    expect(
      offered(key, { employer: fixtureEmployer({ commune: '', idcc: '' }), tutor: null }),
      key,
    ).toBeNull();
});

test.each(['2026-05-31', '2026-06-01', '2026-09-01'])(
  'the pay that is offered for a conclusion on %s is the least that is not refused',
  (day) => {
    const fields = fixtureFields({
      'contract.concludedOn': civilDate(day),
      'contract.startsOn': civilDate(day),
      'contract.monthlyGross': null,
    });
    const pay = offered('contract.monthlyGross', { fields })?.value;
    expect(pay).toBeTypeOf('number');
    const refused = (cents: number): boolean =>
      review(fixtureInput({ fields: { ...fields, 'contract.monthlyGross': cents } })).blocking.some(
        ({ field }) => field === 'contract.monthlyGross',
      );
    expect([refused(Number(pay)), refused(Number(pay) - 1)]).toEqual([false, true]);
  },
);

test.each(contractKindIds)('what a file %s offers is a value of its field, and reads in words', (id) => {
  const kind = kindOf(id);
  for (const field of fieldsOf(kind)) {
    const offer = offered(field.key, { kind });
    if (offer === null) continue;
    const taken = { [field.key]: offer.value };
    expect(fieldsSchemaOf(kind).safeParse(taken).success, field.key).toBe(true);
    expect(formatField(field, taken), field.key).not.toBeNull();
  }
});

test('only the numbers of a printed form are shown with a choice', () => {
  expect(codeChoice({ code: '11', label: 'contrat initial' })).toBe('11. contrat initial');
  expect(codeChoice({ code: 'discover-trade', label: 'découvrir un métier' })).toBe('Découvrir un métier');
});
