import { describe, expect, it } from 'vitest';
import { civilDate } from '../base/time';
import { compare, type Facts, factsSchema } from '../law';
import { comparisonPageOf, comparisonPageSchema, factsForEmployer, shortName } from './comparison-page';

/** Somebody whose situation holds all that an employer has no business to know. */
const facts: Facts = factsSchema.parse({
  on: '2026-09-01',
  startsOn: '2026-09-07',
  candidate: {
    birthDate: '2000-09-20',
    level: '3',
    diplomaObtained: true,
    diplomaKind: 'professional',
    registeredJobSeekerSince: '2025-03-04',
    disabledWorker: true,
    benefits: ['RSA', 'AAH'],
    formerAidedContract: true,
    student: false,
    specialDifficulties: true,
    residence: 'QPV',
    workPermitNeeded: true,
  },
  employer: { kind: 'private-company', headcount: 120, conventionalMinimumMonthly: 1890 },
  contract: { nature: 'CDD', weeklyHours: 35, renewalOf: null, qualification: 'RNCP', branchAgreement: null },
});
const about = {
  isDemo: false,
  preparedOn: civilDate('2026-09-01'),
  person: shortName('Léa', 'Essai-Martin'),
  employer: 'Fonderie d’essai',
  structure: { name: 'Mission locale d’essai', adviser: 'C. Essai', phone: '', email: '' },
};
const { candidate: _person, ...supposed } = facts;
const pageOf = (given: Facts) => comparisonPageOf(compare(factsForEmployer(given)), supposed, about);
const page = pageOf(facts);
const everything = JSON.stringify(page);

describe('the page for the employer', () => {
  it('holds what its schema names and nothing else', () => {
    expect(comparisonPageSchema.parse(page)).toEqual(page);
    expect(page.contracts.length).toBeGreaterThan(0);
  });

  it('names the young person by the first name and an initial', () => {
    expect(page.person).toBe('Léa E.');
    expect(shortName(' Léa ', '')).toBe('Léa');
    expect(everything).not.toContain('Essai-Martin');
  });

  it.each([
    ['the date of birth', /20\/09\/2000|20 septembre 2000|2000-09-20/],
    ['a coming birthday', /26 ans/],
    ['the benefits', /RSA|AAH/],
    ['the disability', /handicap|RQTH/i],
    ['the place of residence', /prioritaire|QPV/],
    ['the registration', /inscri|04\/03\/2025/],
    ['the papers', /séjour|nationalit/],
    ['the level', /CAP|niveau de formation/],
  ])('says nothing of %s', (_what, words) => {
    expect(everything).not.toMatch(words);
  });

  it('tells apart by a name the amounts of an aid that depends on the level aimed at', () => {
    const known: Facts = { ...facts, candidate: { ...facts.candidate, disabledWorker: false } };
    const capp = comparisonPageOf(compare(known), supposed, about).contracts.find(
      ({ label }) => label === 'Contrat d’apprentissage',
    );
    expect(capp?.aid.length).toBeGreaterThan(1);
    for (const line of capp?.aid ?? []) expect(line).toMatch(/^\d[^:]+€[^:]+\s:\s\p{L}/u);
  });

  it('is the same with a disability, without one and not asked: amounts and lengths tell nothing', () => {
    const withDisability = (disabledWorker: boolean | undefined): Facts => {
      const { disabledWorker: _, ...candidate } = facts.candidate ?? {};
      return {
        ...facts,
        candidate: { ...candidate, ...(disabledWorker === undefined ? {} : { disabledWorker }) },
      };
    };
    expect(pageOf(withDisability(true))).toEqual(pageOf(withDisability(false)));
    expect(pageOf(withDisability(undefined))).toEqual(pageOf(withDisability(false)));
    // What it would tell otherwise: the apprenticeship of a disabled worker is longer, and better aided.
    const told = comparisonPageOf(compare(withDisability(true)), supposed, about);
    expect(told).not.toEqual(pageOf(withDisability(true)));
  });

  it('gives the pay by period, the cost, the deadlines and the sources of a contrat de professionnalisation', () => {
    const cpro = page.contracts.find(({ label }) => label === 'Contrat de professionnalisation');
    expect(cpro?.pay[0]).toMatch(/^Du 07\/09\/2026 au .*brut par mois/);
    expect(cpro?.cost).toMatch(/€ par mois/);
    expect(cpro?.deadlines.length).toBeGreaterThan(0);
    expect(cpro?.sources.join(' ')).toContain('L. 6325-');
    expect(cpro?.form).toMatch(/^Cerfa n° 12434/);
    expect(cpro?.documents).toContain('Programme de formation annexé au contrat');
    expect(cpro?.documents).not.toContain('Attestation de RSA, d’ASS ou d’AAH');
  });

  it('gives the amounts of one year only, and says that the contract goes on', () => {
    const cpro = page.contracts.find(({ label }) => label === 'Contrat de professionnalisation');
    expect(page.year).toBe(2026);
    expect(cpro?.pay[0]).toMatch(/^Du 07\/09\/2026 au \d{2}\/\d{2}\/2026/);
    expect(cpro?.pay.at(-1)).toBe('Ensuite\u00a0: aux montants de 2027');
    for (const { pay } of page.contracts) expect(pay.join(' ')).not.toMatch(/\/2027|12 premiers mois/);
    expect(page.otherYears).toMatch(/continue en 2027/);
  });

  it('gives the whole of a contract that fits in its year, and says nothing of another', () => {
    const short: Facts = {
      ...facts,
      on: civilDate('2026-01-05'),
      startsOn: civilDate('2026-01-05'),
      endsOn: civilDate('2026-08-31'),
    };
    const { candidate: _, ...offer } = short;
    const own = comparisonPageOf(compare(factsForEmployer(short)), offer, about);
    expect(own.otherYears).toBe('');
    expect(JSON.stringify(own.contracts.map(({ pay }) => pay))).not.toMatch(/2027/);
  });

  it('leaves out amounts of the day when the start is of another year', () => {
    const later: Facts = { ...facts, startsOn: civilDate('2027-01-11') };
    const { candidate: _, ...offer } = later;
    const own = comparisonPageOf(compare(factsForEmployer(later)), offer, about);
    expect(own.year).toBe(2027);
    for (const { aid, cost } of own.contracts) {
      expect(cost).toBe('');
      for (const line of aid) expect(line).toMatch(/à chiffrer aux montants de 2027$/);
    }
  });

  it('counts what is to check about the person without naming it', () => {
    const { candidate, ...rest } = facts;
    const unknown: Facts = { ...rest, candidate: { ...candidate, birthDate: undefined } };
    const contract = comparisonPageOf(compare(unknown), supposed, about).contracts.find(
      ({ label }) => label === 'Contrat de professionnalisation',
    );
    expect(contract?.said).toEqual({
      words: expect.stringMatching(/^il manque \d+\sréponses?$/u),
      mark: '?',
    });
    expect(contract?.toCheck.join(' ')).toMatch(/sur le jeune, que la mission locale vérifie/);
    expect(JSON.stringify(contract)).not.toMatch(/naissance/);
  });

  it('leaves out contracts of support and measures, which are not the employer’s business', () => {
    const kinds = compare(facts).columns.filter(({ answer }) => ['support', 'measure'].includes(answer.kind));
    for (const { answer } of kinds)
      expect(page.contracts.map(({ label }) => label)).not.toContain(answer.label);
  });
});
