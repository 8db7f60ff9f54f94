import { describe, expect, it } from 'vitest';
import { civilDate } from '../../base/time';
import type { Money } from '../engine/eligibility.schema';
import { granted, holds, missingSentence, type Rule, refused, undecided } from '../engine/rule';
import type { Scheme } from '../engine/scheme';
import { source } from '../engine/source';
import { type Facts, factTable as facts } from '../facts/facts';
import type { SchemeCode } from '../facts/scheme-codes';
import { cpro } from '../schemes/cpro';
import { changed, ordinary } from '../schemes/cpro/cases';
import { compare, orderReasons } from './compare';

const from = civilDate('2000-01-01');
const money = (monthly: number | null): Money => ({
  lines: [],
  monthly,
  toCheck: false,
  missing: [],
  note: '',
});

/** A rule of the test: open when the person is registered as a job seeker. */
const registered: Rule = {
  id: 'registered',
  label: 'Inscription',
  sentence: 'La personne est inscrite.',
  from,
  to: null,
  source: source([], 'texte d’essai'),
  confidence: 'V',
  about: 'person',
  needs: [facts.registeredJobSeekerSince],
  test: (ask) => {
    const since = holds(
      facts.registeredJobSeekerSince,
      ask(facts.registeredJobSeekerSince),
      'no',
      () => true,
    );
    if (since.truth === 'yes') return granted('Elle est inscrite.');
    if (since.truth === 'no') return refused('Elle n’est pas inscrite.', { by: 'S’inscrire.' });
    return { ...since, explanation: missingSentence(since.missing) };
  },
};
const refusing = (change: { readonly on: ReturnType<typeof civilDate> } | { readonly by: string }): Rule => ({
  ...registered,
  id: 'refusing',
  needs: [],
  test: () => refused('Une condition n’est pas remplie.', change),
});

/** A scheme made for the test, open to all unless told. */
const made = (id: SchemeCode, rest: Partial<Scheme> = {}): Scheme => ({
  id,
  label: `Essai ${id}`,
  kind: 'employment',
  purpose: '',
  pivot: '',
  from,
  to: null,
  source: source([], 'texte d’essai'),
  confidence: 'V',
  rules: [],
  parameters: [],
  parts: {},
  usualMonths: null,
  ...rest,
});
const withoutEnd: Facts = { ...ordinary, endsOn: undefined };
const ids = (columns: readonly { readonly answer: { readonly id: SchemeCode } }[]): readonly SchemeCode[] =>
  columns.map(({ answer }) => answer.id);
const only = (found: ReturnType<typeof compare>) => {
  const [first] = found.columns;
  if (first === undefined) throw new Error('No column');
  return first;
};

describe('the length that is compared', () => {
  it('is the usual one of each scheme, its last day the eve of the date, when no end is typed', () => {
    const { columns } = compare(withoutEnd, {}, [
      made('CPRO', { usualMonths: 12 }),
      made('CAPP', { usualMonths: 24 }),
      made('PEC'),
    ]);
    expect(columns.map(({ endsOn, isEndSupposed }) => [endsOn, isEndSupposed])).toEqual([
      ['2027-09-06', true],
      ['2028-09-06', true],
      [null, false],
    ]);
  });

  it('is the typed one for all when an end is typed, even "known to be none"', () => {
    const typed = compare(changed({ endsOn: '2027-03-06' }), {}, [made('CPRO', { usualMonths: 12 })]);
    expect(only(typed)).toMatchObject({ endsOn: '2027-03-06', isEndSupposed: false });
    const none = compare(changed({ endsOn: null }), {}, [made('CPRO', { usualMonths: 12 })]);
    expect(only(none)).toMatchObject({ endsOn: null, isEndSupposed: false });
  });

  it('is not known without a start', () => {
    const found = compare({ ...withoutEnd, startsOn: undefined }, {}, [made('CPRO', { usualMonths: 12 })]);
    expect(only(found)).toMatchObject({ endsOn: null, isEndSupposed: false });
    expect(only(found).firstYear.months).toBeNull();
  });
});

describe('the first twelve months', () => {
  it('of a contrat de professionnalisation of a year at 70 % are twelve times its minimum', () => {
    const { firstYear } = only(compare(withoutEnd, {}, [cpro]));
    expect(firstYear.months).toBe(12);
    expect(firstYear.pay).toBe(15_682.92);
    expect(firstYear.monthlyNetCost).toBe(1306.91);
  });

  it('stop at the twelfth month of a longer contract, and at the end of a shorter one', () => {
    const longer = only(
      compare(
        changed({
          endsOn: '2028-09-06',
          contract: { branchAgreement: { maxMonths: 24, maxTrainingShare: 0.4 }, trainingHours: 600 },
        }),
        {},
        [cpro],
      ),
    );
    expect(longer.firstYear.pay).toBe(15_682.92);
    const shorter = only(compare(changed({ endsOn: '2027-03-06' }), {}, [cpro]));
    expect(shorter.firstYear.months).toBe(6);
    expect(shorter.firstYear.pay).toBe(7841.46);
  });

  it('count a month that is cut by its days', () => {
    // 7 March to 21 March: 15 of the 31 days of the seventh month.
    const { firstYear } = only(compare(changed({ endsOn: '2027-03-21' }), {}, [cpro]));
    expect(firstYear.months).toBe(6.48);
    expect(firstYear.pay).toBe(8473.84);
  });

  it('add up an allowance and an aid over the months of the contract', () => {
    const { firstYear } = only(
      compare(changed({ endsOn: '2027-03-06' }), {}, [
        made('CEJ', { parts: { allowance: () => money(500), aid: () => money(100) } }),
      ]),
    );
    expect(firstYear).toMatchObject({ pay: null, allowance: 3000, aid: 600 });
  });

  it('are not known when the weekly hours are not: nothing is guessed', () => {
    const { firstYear } = only(compare(changed({ contract: { weeklyHours: undefined } }), {}, [cpro]));
    expect(firstYear).toMatchObject({ pay: null, monthlyNetCost: null, toCheck: true });
  });

  it('are not known when the end comes before the start', () => {
    const { firstYear } = only(compare(changed({ endsOn: '2026-01-01' }), {}, [made('PEC')]));
    expect(firstYear.months).toBeNull();
  });
});

describe('the order', () => {
  it('puts what is open before what is to check, whatever it pays', () => {
    const unknown = changed({ candidate: { registeredJobSeekerSince: undefined } });
    const found = compare(unknown, {}, [
      made('CIVIS', { rules: [registered], parts: { allowance: () => money(900) } }),
      made('CEJ', { parts: { allowance: () => money(100) } }),
    ]);
    expect(ids(found.columns)).toEqual(['CEJ', 'CIVIS']);
    expect(found.columns[1]?.reason).toBe(
      'Après ce qui est possible\u00A0: reste à préciser (date d’inscription comme demandeur d’emploi).',
    );
  });

  it('puts contracts of work before immersions, supports and measures, whatever they bring', () => {
    const found = compare(ordinary, {}, [
      made('PARRAINAGE', { kind: 'measure' }),
      made('CEJ', { kind: 'support', parts: { allowance: () => money(900) } }),
      made('PMSMP', { kind: 'immersion' }),
      cpro,
    ]);
    expect(ids(found.columns)).toEqual(['CPRO', 'PMSMP', 'CEJ', 'PARRAINAGE']);
    expect(found.columns.map(({ reason }) => reason)).toEqual([
      'En tête\u00A0: un contrat de travail dont toutes les conditions sont réunies, 15\u202F682,92\u00A0€ bruts au jeune sur les douze premiers mois.',
      'Ensuite\u00A0: c’est une immersion, sans contrat de travail.',
      'Ensuite\u00A0: c’est un accompagnement, sans contrat de travail.',
      'Ensuite\u00A0: c’est une mesure qui s’ajoute à un contrat ou à un accompagnement.',
    ]);
  });

  it('then puts a cost that is known before one that cannot be put in figures yet, and says so of the latter', () => {
    const unknown: Scheme = { ...cpro, id: 'PEC', parts: { ...cpro.parts, aid: () => money(null) } };
    const found = compare(ordinary, {}, [unknown, cpro]);
    expect(ids(found.columns)).toEqual(['CPRO', 'PEC']);
    expect(found.columns[1]?.reason).toMatch(
      /mais le coût pour l’employeur ne peut pas encore être chiffré/u,
    );
  });

  it('leaves out of the order what the person has entered, and keeps it apart', () => {
    const found = compare(ordinary, { underWay: ['CEJ'] }, [made('CEJ', { kind: 'support' }), cpro]);
    expect(ids(found.columns)).toEqual(['CPRO']);
    expect(ids(found.underWay)).toEqual(['CEJ']);
    expect(orderReasons).toHaveLength(5);
  });

  it('then puts first what brings most to the young person, the unknown last', () => {
    const found = compare(ordinary, {}, [
      made('PACEA', { kind: 'support', parts: { allowance: () => money(null) } }),
      made('GJ', { kind: 'support', parts: { allowance: () => money(400) } }),
      made('CEJ', { kind: 'support', parts: { allowance: () => money(500) } }),
    ]);
    expect(ids(found.columns)).toEqual(['CEJ', 'GJ', 'PACEA']);
    expect(found.columns[1]?.reason).toContain('4\u202F800,00\u00A0€ au jeune');
    expect(found.columns[2]?.reason).toContain('ne peut pas encore être chiffré');
  });

  it('puts what an unread text keeps open after what facts can settle, whatever it pays', () => {
    const open = (id: string, confidence: 'S' | 'N'): Rule => ({
      ...registered,
      id,
      confidence,
      needs: [],
      test: () => undecided('À vérifier.'),
    });
    const found = compare(ordinary, {}, [
      made('GJ', {
        kind: 'support',
        rules: [open('early-text', 'N')],
        parts: { allowance: () => money(900) },
      }),
      made('CEJ', { kind: 'support', rules: [open('order', 'S')], parts: { allowance: () => money(500) } }),
    ]);
    expect(ids(found.columns)).toEqual(['CEJ', 'GJ']);
    expect(found.columns[1]?.reason).toContain('un texte de cette date n’a pas été lu');
  });

  it('then puts first what costs the employer least', () => {
    const { pay } = cpro.parts;
    if (pay === undefined) throw new Error('No pay');
    const found = compare(ordinary, {}, [
      made('CUI_CAE', { parts: { pay } }),
      made('PEC', { parts: { pay, aid: () => money(600) } }),
    ]);
    expect(ids(found.columns)).toEqual(['PEC', 'CUI_CAE']);
    expect(found.columns[1]?.reason).toContain(
      'un coût pour l’employeur de 1\u202F306,91\u00A0€ par mois, contre 706,91\u00A0€',
    );
  });

  it('says that nothing tells two columns apart', () => {
    const found = compare(ordinary, {}, [made('CUI_CAE'), made('PEC')]);
    expect(found.columns[1]?.reason).toBe(
      'Même rang que Essai CUI_CAE\u00A0: aucune somme ne les départage.',
    );
  });
});

describe('a refusal', () => {
  const refusalFor = (...rules: readonly Rule[]) =>
    compare(ordinary, {}, [made('PEC', { rules })]).refused[0]?.refusal;

  it('says the act that would open the scheme', () => {
    expect(refusalFor(refusing({ by: 'Changer d’employeur.' }))).toEqual({
      because: 'Une condition n’est pas remplie.',
      change: 'Changer d’employeur.',
      opensOn: null,
    });
  });

  it('says the day on which it opens by itself, the last of several', () => {
    const found = refusalFor(
      refusing({ on: civilDate('2027-01-01') }),
      refusing({ on: civilDate('2026-12-01') }),
    );
    expect(found?.opensOn).toBe('2027-01-01');
    expect(found?.change).toBe('S’ouvre le 1er janvier 2027, si rien d’autre ne change.');
  });

  it('promises no day when an act is needed too', () => {
    const found = refusalFor(refusing({ on: civilDate('2027-01-01') }), refusing({ by: 'S’inscrire.' }));
    expect(found?.opensOn).toBeNull();
    expect(found?.change).toBe('S’inscrire. Et pas avant le 1er janvier 2027.');
  });

  it('stands apart from the schemes out of force, which say what replaced them', () => {
    const found = compare(ordinary, {}, [
      made('CAE_2005', {
        to: civilDate('2009-12-31'),
        replacedBy: { sentence: 'Remplacé par le PEC.', schemes: ['PEC'] },
      }),
      made('PEC', { rules: [refusing({ by: 'S’inscrire.' })] }),
    ]);
    expect(ids(found.refused)).toEqual(['PEC']);
    expect(ids(found.outOfForce)).toEqual(['CAE_2005']);
    expect(found.outOfForce[0]?.refusal?.change).toBe('Remplacé par le PEC.');
    expect(found.columns).toEqual([]);
  });
});

it('asks first what settles most, over all the schemes', () => {
  const unknown = changed({ candidate: { registeredJobSeekerSince: undefined } });
  const { questions } = compare(unknown, {}, [
    made('CIVIS', { rules: [registered] }),
    made('CEJ', { rules: [registered] }),
  ]);
  expect(questions).toMatchObject([
    { path: 'candidate.registeredJobSeekerSince', schemes: ['CIVIS', 'CEJ'], weight: 2 },
  ]);
});
