import { describe, expect, test } from 'vitest';
import { civilDate } from '../base/time';
import type { Candidate, Employer, Tutor } from '../fields';
import {
  fixtureCandidate,
  fixtureEmployer,
  fixtureFields,
  fixtureInput,
  fixtureTutor,
} from './complete-file.fixture';
import type { Review } from './contract-files.procedures';
import type { ChecklistLine, Fields } from './engine/contract-file.schema';
import { type ReviewInput, review, stepOf } from './review';

const reviewed = (more: Partial<ReviewInput> = {}): Review => review(fixtureInput(more));
const sentences = (remarks: Review['blocking']): readonly string[] =>
  remarks.map((each) => each.message.replace(/[\u00A0\u202F]/g, ' '));

describe('a complete file', () => {
  test('has nothing missing, nothing that blocks, no warning, and may be signed', () => {
    const found = reviewed();
    expect(found.missing).toEqual([]);
    expect(found.blocking).toEqual([]);
    expect(found.warnings).toEqual([]);
    expect(found.law.verdict).toBe('eligible');
    expect(found.steps.map(({ id, state, missing }) => [id, state, missing])).toEqual([
      ['candidate', 'complete', 0],
      ['employer', 'complete', 0],
      ['job', 'complete', 0],
      ['training', 'complete', 0],
      ['documents', 'complete', 0],
      ['review', 'complete', 0],
    ]);
    expect(found.transitions.map(({ to, blockedBecause }) => [to, blockedBecause])).toEqual([
      ['ready', null],
      ['cancelled', null],
    ]);
  });
});

interface Case {
  readonly rule: string;
  readonly fields?: Fields;
  readonly candidate?: Partial<Candidate>;
  readonly employer?: Partial<Employer>;
  readonly tutor?: Partial<Tutor>;
  readonly otherTutees?: ReviewInput['otherTutees'];
  /** The field and the beginning of the sentence. */
  readonly says: readonly [string, string];
  readonly source: string;
}

const inputOf = ({ fields, candidate, employer, tutor, otherTutees }: Case): Partial<ReviewInput> => ({
  ...(fields ? { fields: fixtureFields(fields) } : {}),
  ...(candidate ? { candidate: fixtureCandidate(candidate) } : {}),
  ...(employer ? { employer: fixtureEmployer(employer) } : {}),
  ...(tutor ? { tutor: fixtureTutor(tutor) } : {}),
  ...(otherTutees ? { otherTutees } : {}),
});

const blocking: readonly Case[] = [
  {
    rule: 'the diploma of the form is not of the level of the record',
    fields: { 'candidate.highestDiploma': '31' },
    says: ['candidate.highestDiploma', 'Le diplôme du dossier (« brevet de technicien supérieur »)'],
    source: 'CERFA',
  },
  {
    rule: 'the diploma of the form is held, the record says not obtained',
    candidate: { diplomaObtained: 'no' },
    says: ['candidate.highestDiploma', 'Le diplôme du dossier (« baccalauréat général »)'],
    source: 'CERFA',
  },
  {
    rule: 'the baccalaureate is professional in the file and technological on the record',
    fields: { 'candidate.highestDiploma': '41' },
    candidate: { diplomaKind: 'technological' },
    says: [
      'candidate.highestDiploma',
      'Nature du diplôme : la fiche du candidat dit « technologique », le dossier dit « professionnel » ; corrigez',
    ],
    source: 'Contrôle',
  },
  {
    rule: 'the end precedes the start',
    fields: { 'contract.endsOn': '2026-09-06', 'training.endsOn': '2026-09-06' },
    says: ['contract.endsOn', 'La fin précède le début'],
    source: 'L. 6325-11',
  },
  {
    rule: 'the conclusion follows the start',
    fields: { 'contract.concludedOn': '2026-09-08' },
    says: [
      'contract.concludedOn',
      'La conclusion (8 septembre 2026) suit le début du contrat (7 septembre 2026)',
    ],
    source: 'L. 6325-5',
  },
  {
    rule: 'the action is shorter than six months',
    fields: { 'contract.endsOn': '2027-03-05', 'training.endsOn': '2027-03-01', 'training.totalHours': 200 },
    says: ['contract.endsOn', 'L’action dure'],
    source: 'L. 6325-11',
  },
  {
    rule: 'the hours pass those of the company (36 h against 35 h)',
    fields: { 'contract.weeklyHours': 36, 'contract.monthlyGross': 1_500_00 },
    says: [
      'contract.weeklyHours',
      'La durée hebdomadaire (36 h) dépasse celle pratiquée dans l’entreprise (35 h)',
    ],
    source: 'L. 6325-10',
  },
  {
    rule: 'the minutes count in the hours (35 h 30 against 35 h)',
    fields: { 'contract.weeklyMinutes': 30, 'contract.monthlyGross': 1_500_00 },
    says: ['contract.weeklyHours', 'La durée hebdomadaire (35 h 30) dépasse'],
    source: 'L. 6325-10',
  },
  {
    rule: 'a minor works more than 40 hours',
    candidate: {
      birthDate: civilDate('2009-06-01'),
      guardian: { name: 'Alex Exemple', phone: '', email: '' },
    },
    fields: { 'contract.weeklyHours': 41, 'employer.weeklyHours': 41, 'contract.monthlyGross': 2_000_00 },
    says: ['contract.weeklyHours', '41 h par semaine avant 18 ans'],
    source: 'L. 3162-1',
  },
  {
    rule: 'the young person is 15',
    candidate: {
      birthDate: civilDate('2010-09-08'),
      guardian: { name: 'Alex Exemple', phone: '', email: '' },
    },
    says: ['candidate.birthDate', '15 ans'],
    source: 'L. 6325-1',
  },
  {
    rule: 'the tutor has one year of experience',
    tutor: { experienceYears: 1 },
    says: ['tutor.experienceYears', 'Expérience du tuteur : 1 an ; il en faut 2 au moins'],
    source: 'D. 6325-6',
  },
  {
    rule: 'the tutor already follows three people',
    tutor: { currentTutees: 3 },
    says: ['tutor.currentTutees', 'Avec ce contrat, le tuteur suivrait 4 personnes ; 3 au plus'],
    source: 'D. 6325-9',
  },
  {
    rule: 'the employer who tutors already follows two people',
    tutor: { currentTutees: 2, isEmployer: true },
    says: ['tutor.currentTutees', 'Avec ce contrat, le tuteur suivrait 3 personnes ; 2 au plus'],
    source: 'D. 6325-9',
  },
  {
    rule: 'the portfolio counts three other files of the tutor at the same time, whatever was declared',
    otherTutees: ['CPRO-2026-0001', 'CPRO-2026-0002', 'CPRO-2026-0003'].map((reference) => ({
      reference,
      from: civilDate('2026-01-01'),
      to: civilDate('2026-12-31'),
    })),
    says: ['tutor.currentTutees', 'Avec ce contrat, le tuteur suivrait 4 personnes'],
    source: 'D. 6325-9',
  },
  {
    rule: 'the pay is one cent under the minimum (70 % of the SMIC at 22, baccalauréat général)',
    fields: { 'contract.monthlyGross': 1_306_90 },
    says: [
      'contract.monthlyGross',
      'Le salaire proposé (1 306,90 €) est inférieur au minimum légal du premier mois (1 306,91 €)',
    ],
    source: 'D. 6325-15',
  },
  {
    rule: 'the training has fewer than 150 hours',
    fields: { 'training.totalHours': 149, 'training.teachingHours': 100 },
    says: ['training.totalHours', '149 h de formation : il en faut 150 au moins'],
    source: 'L. 6325-13',
  },
  {
    rule: 'the training is under 15 % in every way of counting (240 h in a year)',
    fields: { 'training.totalHours': 240, 'training.teachingHours': 200 },
    says: ['training.totalHours', 'La formation (240 h) n’atteint pas 15 % de la durée du contrat'],
    source: 'L. 6325-13',
  },
  {
    rule: 'the training starts before the contract',
    fields: { 'training.startsOn': '2026-09-01' },
    says: ['training.startsOn', 'La formation commence le 1er septembre 2026, hors des dates du contrat'],
    source: 'L. 6325-13',
  },
  {
    rule: 'the exams come after the end',
    fields: { 'training.endsOn': '2027-09-07' },
    says: ['training.endsOn', 'Les épreuves sont prévues jusqu’au 7 septembre 2027'],
    source: 'L. 6325-11',
  },
  {
    rule: 'the teaching is longer than the training',
    fields: { 'training.teachingHours': 351 },
    says: ['training.teachingHours', 'Les enseignements (351 h) dépassent la durée totale'],
    source: 'L. 6325-13',
  },
  {
    rule: 'the contract was already renewed once',
    fields: { 'contract.type': '21', 'contract.timesRenewed': 1 },
    says: ['contract.type', 'Ce contrat a déjà été renouvelé une fois'],
    source: 'L. 6325-7',
  },
  {
    rule: 'the employer is a local authority',
    employer: { kind: 'local-authority' },
    says: ['employer.kind', 'Une collectivité ne conclut pas ce contrat'],
    source: 'ministère du travail',
  },
  {
    rule: 'the RNCP code has no number',
    fields: { 'training.rncp': 'RNCP' },
    says: ['training.rncp', 'Un code RNCP s’écrit RNCP suivi de 2 à 5 chiffres'],
    source: 'CERFA 12434',
  },
  {
    rule: 'the NSF code has two figures',
    fields: { 'training.nsf': '31' },
    says: ['training.nsf', 'Un code NSF compte 3 chiffres'],
    source: 'CERFA 12434',
  },
  {
    rule: 'the declaration of activity has ten figures',
    fields: { 'training.activityNumber': '9313000009' },
    says: ['training.activityNumber', 'Un numéro de déclaration d’activité compte 11 chiffres'],
    source: 'CERFA 12434',
  },
  {
    rule: 'the VAE pathway was not open yet in 2021',
    fields: {
      'training.qualificationType': '8',
      'contract.concludedOn': '2021-09-01',
      'contract.startsOn': '2021-09-07',
      'contract.endsOn': '2022-09-06',
      'training.startsOn': '2021-09-14',
      'training.endsOn': '2022-08-27',
    },
    says: ['training.qualificationType', 'Le code 8'],
    source: 'CERFA 12434',
  },
  {
    rule: 'the tutor is not a volunteer',
    fields: { 'tutor.isVolunteer': false },
    says: ['tutor.isVolunteer', 'Le tuteur n’est pas volontaire'],
    source: 'D. 6325-6',
  },
  {
    rule: 'the tutor of the host company of a group of employers has no experience',
    employer: { kind: 'geiq' },
    fields: {
      'host.name': 'Entreprise utilisatrice',
      'host.siret': '99999004700014',
      'host.tutorName': 'Camille Hôte',
      'host.tutorJob': 'Superviseur',
      'host.tutorBirthDate': '1980-01-01',
      'host.tutorExperienceYears': 1,
      'host.tutorTutees': 0,
    },
    says: ['host.tutorExperienceYears', 'Expérience du tuteur : 1 an'],
    source: 'D. 6325-6',
  },
];

describe('what blocks the signature', () => {
  test.each(blocking)('$rule', (each) => {
    const found = reviewed(inputOf(each));
    const [field, start] = each.says;
    const remark = found.blocking.find(
      (one) => one.field === field && sentences([one])[0]?.startsWith(start),
    );
    expect(remark, `blocks: ${sentences(found.blocking).join(' | ')}`).toBeDefined();
    expect(remark?.source.replace(/\u00A0/g, ' ')).toContain(each.source);
    expect(found.transitions.find(({ to }) => to === 'ready')?.blockedBecause).not.toBeNull();
    expect(found.steps.find(({ id }) => id === stepOf(fixtureInput().kind, field))?.state).toBe('blocked');
    expect(found.steps.find(({ id }) => id === 'review')?.state).toBe('blocked');
  });
  test('a tutor of a group of employers is not asked for experience', () => {
    const found = reviewed({
      employer: fixtureEmployer({ kind: 'geiq' }),
      tutor: fixtureTutor({ experienceYears: 0, currentTutees: 9 }),
    });
    expect(found.blocking.filter(({ field }) => field.startsWith('tutor.'))).toEqual([]);
  });
  test('files of the tutor that ended before do not count', () => {
    const found = reviewed({
      otherTutees: [1, 2, 3].map((rank) => ({
        reference: `CPRO-2025-000${rank}`,
        from: civilDate('2025-01-01'),
        to: civilDate('2026-09-06'),
      })),
    });
    expect(found.blocking).toEqual([]);
  });
});

const warnings: readonly Case[] = [
  {
    rule: 'training between the two practices of the 15 % (241 h against 273 h)',
    fields: { 'training.totalHours': 250, 'training.teachingHours': 200 },
    says: ['training.totalHours', '250 h : au-dessus des 15 % calculés sur 1 607 h par an'],
    source: 'L. 6325-13',
  },
  {
    rule: 'training between the two practices of the 25 % (402 h against 455 h)',
    fields: { 'training.totalHours': 420 },
    says: ['training.totalHours', 'La formation (420 h) dépasse 25 % calculés sur 1 607 h par an'],
    source: 'L. 6325-13',
  },
  {
    rule: 'training beyond 25 % without an agreement',
    fields: { 'training.totalHours': 500 },
    says: ['training.totalHours', '500 h : au-delà de 25 %'],
    source: 'L. 6325-13',
  },
  {
    rule: 'the pay will have to rise at 21',
    candidate: { birthDate: civilDate('2006-01-15') },
    fields: { 'contract.monthlyGross': 1_100_00 },
    says: ['contract.monthlyGross', 'Le minimum légal passe à'],
    source: 'D. 6325-16',
  },
  {
    rule: 'a minor on dangerous machines',
    candidate: {
      birthDate: civilDate('2009-01-15'),
      guardian: { name: 'Alex Exemple', phone: '', email: '' },
    },
    fields: { 'contract.dangerousMachines': true },
    says: ['contract.dangerousMachines', 'Le jeune a moins de 18 ans'],
    source: 'L. 6325-6-1',
  },
];

describe('what is only to be looked at', () => {
  test.each(warnings)('$rule', (each) => {
    const found = reviewed(inputOf(each));
    const [field, start] = each.says;
    const remark = found.warnings.find(
      (one) => one.field === field && sentences([one])[0]?.startsWith(start),
    );
    expect(remark, `warns: ${sentences(found.warnings).join(' | ')}`).toBeDefined();
    expect(remark?.source.replace(/\u00A0/g, ' ')).toContain(each.source);
    expect(found.blocking).toEqual([]);
  });
  test('a start that is past while nothing is signed', () => {
    const found = reviewed({ today: civilDate('2026-09-08') });
    expect(sentences(found.warnings)).toEqual([
      'La date de début est passée et le dossier n’est pas signé : rien ne commence avant d’être signé.',
    ]);
  });
  test('a document that expires before the conclusion', () => {
    const { checklist } = fixtureInput();
    const found = reviewed({
      checklist: checklist.map((line) =>
        line.code === 'ID' ? { ...line, expiresOn: civilDate('2026-08-31') } : line,
      ),
    });
    expect(found.warnings.map(({ field }) => field)).toEqual(['document.ID']);
  });
});

describe('what is missing, and where it is filled in', () => {
  const without = (...keys: readonly string[]): Fields =>
    Object.fromEntries(Object.entries(fixtureFields()).filter(([key]) => !keys.includes(key)));

  test.each<[string, Partial<ReviewInput>, string, string, boolean]>([
    [
      'SIRET of the employer',
      { employer: fixtureEmployer({ siret: '' }) },
      'employer',
      'employer.siret',
      true,
    ],
    ['NAF of the employer', { employer: fixtureEmployer({ naf: '' }) }, 'employer', 'employer.naf', false],
    ['no tutor', { tutor: null }, 'employer', 'tutor.lastName', true],
    ['weekly hours', { fields: without('contract.weeklyHours') }, 'job', 'contract.weeklyHours', true],
    [
      'weekly hours at zero, for the law',
      { fields: fixtureFields({ 'contract.weeklyHours': 0 }) },
      'job',
      'contract.weeklyHours',
      true,
    ],
    ['start', { fields: without('contract.startsOn') }, 'job', 'contract.startsOn', true],
    [
      'nationality, on which the work permit depends',
      { candidate: fixtureCandidate({ nationality: null }) },
      'candidate',
      'candidate.nationality',
      true,
    ],
    ['kind of employer', { employer: fixtureEmployer({ kind: null }) }, 'employer', 'employer.kind', true],
    [
      'hours of training',
      { fields: without('training.totalHours') },
      'training',
      'training.totalHours',
      true,
    ],
    [
      'reason of an interruption',
      { fields: fixtureFields({ 'contract.type': '23', 'contract.timesRenewed': 0 }) },
      'job',
      'contract.interruptionReason',
      true,
    ],
    [
      'guardian of a minor',
      { candidate: fixtureCandidate({ birthDate: civilDate('2009-01-15') }) },
      'candidate',
      'candidate.guardian',
      true,
    ],
  ])('%s', (_what, more, step, field, isBlocking) => {
    const found = reviewed(more);
    const lines = found.missing.filter((each) => each.field === field);
    expect(lines, found.missing.map((each) => each.field).join(', ')).toHaveLength(1);
    expect(lines[0]).toMatchObject({ step, isBlocking });
    expect(lines[0]?.why).not.toBe('');
  });

  test('an emancipated minor needs no guardian', () => {
    const found = reviewed({
      candidate: fixtureCandidate({ birthDate: civilDate('2009-01-15') }),
      fields: fixtureFields({ 'candidate.isEmancipated': true }),
    });
    expect(found.missing.map((each) => each.field)).not.toContain('candidate.guardian');
  });
  test('a required document that is not there, refused or expired', () => {
    const { checklist } = fixtureInput();
    const withStatus = (status: ChecklistLine['status']): Review =>
      reviewed({ checklist: checklist.map((line) => (line.code === 'PRG' ? { ...line, status } : line)) });
    for (const status of ['expected', 'refused', 'expired'] as const) {
      expect(withStatus(status).missing).toMatchObject([
        { step: 'documents', field: 'document.PRG', isBlocking: true },
      ]);
    }
    expect(withStatus('checked').missing).toEqual([]);
  });
  test('an empty file names what is needed in each step, and blocks with a sentence', () => {
    const found = reviewed({ employer: null, tutor: null, fields: {}, checklist: [] });
    expect(found.steps.map(({ id, state }) => [id, state])).toEqual([
      ['candidate', 'partial'],
      ['employer', 'empty'],
      ['job', 'empty'],
      ['training', 'empty'],
      ['documents', 'empty'],
      ['review', 'partial'],
    ]);
    expect(found.transitions[0]?.blockedBecause).toMatch(/^Il manque \d+ éléments, dont/);
    expect(new Set(found.missing.map((each) => each.field)).size).toBe(found.missing.length);
  });
});
