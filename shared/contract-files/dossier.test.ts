import { describe, expect, test } from 'vitest';
import { civilDate } from '../base/time';
import { canonicalJson } from './canonical';
import { fixtureCandidate, fixtureEmployer, fixtureFields, fixtureInput } from './complete-file.fixture';
import { dossierOf, stepSummaryOf } from './dossier';
import { type Dossier, dossierSchema } from './dossier.schema';
import { fileVerdictOf } from './file-verdict';
import { contractKinds, kindOf } from './kinds';
import { kindContextOf, type ReviewInput, review, reviewed } from './review';

const structure = {
  name: 'Mission locale modèle',
  addressLines: ['1 rue du Port', '13002 Marseille'],
  adviser: 'Conseillère A',
  phone: '04 65 71 00 09',
  email: 'contact@example.org',
};
const dossier = (more: Partial<ReviewInput> = {}): Dossier => {
  const input = fixtureInput(more);
  return dossierOf({
    ...input,
    reference: 'CPRO-2026-0001',
    isDemo: false,
    structure,
    ...reviewed(input),
    shownStatus: input.status,
  });
};
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
const rowsOf = (made: Dossier): Record<string, string> =>
  Object.fromEntries(
    made.sections.flatMap((section) => section.rows.map((row) => [plain(row.label), plain(row.value)])),
  );

describe('the dossier of a complete file', () => {
  const made = dossier();
  const rows = rowsOf(made);

  test('holds to its schema, in the order of the form', () => {
    expect(dossierSchema.parse(made)).toEqual(made);
    expect(made.sections.map((section) => section.id)).toEqual([
      'employer',
      'candidate',
      'tutor',
      'contract',
      'training',
      'closing',
    ]);
    expect(made.form).toEqual({ number: '12434', revision: '03' });
    expect(made.referenceOn).toBe('2026-09-01');
  });
  test('dresses values in French', () => {
    expect(rows).toMatchObject({
      SIRET: '999 990 013 00016',
      'Code NAF': '82.20Z',
      'Date de naissance': '12 mars 2004',
      'Durée d’inscription à la conclusion': '6 mois',
      'Situation avant le contrat': 'personne à la recherche d’un emploi (code 9)',
      'Nature du contrat': 'contrat à durée déterminée',
      'Durée hebdomadaire': '35 h',
      'Salaire brut mensuel à l’embauche': '1 400,00 €',
      'Période d’essai': '30 jours',
      'Travail sur machines dangereuses': 'non',
    });
    expect(rows.Adresse).toBe('12 rue des Lilas, 13001 Marseille');
  });
  test('rests on the values that the structure added, in the law as in the pay', () => {
    const references = {
      values: [
        {
          parameter: 'smic',
          from: civilDate('2027-01-01'),
          value: 1300,
          source: 'Décret d’essai',
          confidence: 'V' as const,
          origin: 'structure' as const,
        },
      ],
      orders: [],
    };
    const [then, now] = [made, dossier({ home: { territory: 'metropole', references } })];
    const of = (each: Dossier, month: string) => each.pay?.lines.find((line) => line.month === month);
    expect(of(now, '2026-12')).toEqual(of(then, '2026-12'));
    expect(of(then, '2027-01')).toMatchObject({ hourlySmicCents: 1231, toCheck: true });
    expect(of(now, '2027-01')).toMatchObject({ hourlySmicCents: 1300, toCheck: false });
    const law = review(fixtureInput({ home: { territory: 'metropole', references } })).law;
    expect(law?.pay?.periods.some(({ hourlySmic }) => hourlySmic === 13)).toBe(true);
  });

  test('gives the pay month by month', () => {
    expect(made.pay?.lines).toHaveLength(13);
    expect(made.pay?.lines[0]).toMatchObject({
      month: '2026-09',
      percent: 70,
      hourlySmicCents: 1231,
      monthlyGrossCents: 130691,
      toCheck: false,
    });
    expect(made.pay?.lines.at(-1)).toMatchObject({ month: '2027-09', toCheck: true });
  });
  test('gives the calendar, dated where it can be', () => {
    expect(made.deadlines.map(({ code, due }) => [code, due])).toEqual([
      ['CPRO_DEPOT', '2026-09-12'],
      ['CPRO_DECISION_2', null],
      ['CPRO_PROGRAMME', '2026-11-07'],
      ['CPRO_CARTE', '2026-10-01'],
      ['CPRO_RUPTURE', null],
    ]);
  });
  test('lists what is signed by whom, and nothing missing', () => {
    expect(made.signatures).toEqual([
      { role: 'L’employeur', name: 'Dominique Signataire' },
      { role: 'Le salarié', name: 'Lou Exemple' },
    ]);
    expect(made.missing).toEqual([]);
    expect(made.checklist.map((line) => line.status)).toEqual(['reçue', 'reçue', 'reçue', 'reçue', 'reçue']);
  });
  test('the same file gives the same canonical text', () => {
    expect(canonicalJson(dossier())).toBe(canonicalJson(made));
  });
});

describe('what the employer does not learn', () => {
  const text = (more: Partial<ReviewInput>): string => JSON.stringify({ ...dossier(more), missing: [] });
  test('neither the comment, nor the obstacles, nor where the young person lives with regard to priority areas', () => {
    const made = text({
      candidate: fixtureCandidate({ specialDifficulties: 'yes', qpv: 'yes', comment: 'Note confidentielle' }),
    });
    expect(made).not.toContain('Note confidentielle');
    expect(made).not.toMatch(/difficultés particulières/i);
    expect(made).not.toContain('QPV');
  });
  test('the disability only with the consent of the young person', () => {
    const candidate = fixtureCandidate({ disabledWorker: 'yes' });
    expect(text({ candidate })).not.toMatch(/handicap/i);
    expect(
      text({ candidate, fields: fixtureFields({ 'candidate.disclosesDisability': false }) }),
    ).not.toMatch(/handicap/i);
    expect(text({ candidate, fields: fixtureFields({ 'candidate.disclosesDisability': true }) })).toMatch(
      /travailleur handicapé/i,
    );
  });
});

test('the cover doubts what the law panel doubts', () => {
  const input = fixtureInput({ candidate: fixtureCandidate({ upperSecondaryValidated: 'unknown' }) });
  const { review: judged, ...rest } = { ...reviewed(input), shownStatus: input.status };
  const doubting = (toCheck: boolean): string => {
    const { law } = judged;
    if (law.pay === null || law.duration === null) throw new Error('no pay');
    return plain(
      dossierOf({
        ...input,
        ...rest,
        reference: 'CPRO-2026-0001',
        isDemo: false,
        structure,
        review: {
          ...judged,
          law: { ...law, pay: { ...law.pay, toCheck }, duration: { ...law.duration, toCheck } },
        },
      }).law.summary,
    );
  };
  expect(doubting(true)).toMatch(/Durée : [^.]*, à vérifier\. Salaire minimal [^.]*\), à vérifier\./u);
  expect(doubting(false)).not.toContain('à vérifier');
});

describe('a file that is not complete', () => {
  test('prints what is known, and lists the rest', () => {
    const made = dossier({ fields: { 'contract.jobTitle': 'Téléconseillère' }, employer: null, tutor: null });
    expect(made.sections.map((section) => section.id)).toEqual(['candidate', 'contract']);
    expect(made.sections.flatMap((section) => section.rows).every((row) => row.value !== '')).toBe(true);
    expect(made.pay).toBeNull();
    expect(made.missing.length).toBeGreaterThan(10);
    expect(made.law.verdict).toBe('to-check');
  });
  test('says what the file is worth as its page does, and nothing else beside it', () => {
    const input = { fields: { 'contract.jobTitle': 'Téléconseillère' }, employer: null, tutor: null };
    const { said, summary } = dossier(input).law;
    expect(said).toBe(fileVerdictOf(review(fixtureInput(input))).said.words);
    expect(plain(said ?? '')).toMatch(/^il manque \d+ réponses/u);
    // What the law doubts is told where it stands, never as what the file is worth.
    expect(plain(summary)).not.toMatch(/manque|conforme|: à vérifier/u);
    expect(plain(dossier().law.said ?? '')).toBe('contrat conforme');
  });
  test('a minor brings a third signature', () => {
    const made = dossier({
      candidate: fixtureCandidate({
        birthDate: civilDate('2009-01-15'),
        guardian: { name: 'Alex Exemple', phone: '', email: '' },
      }),
    });
    expect(made.signatures.at(-1)).toEqual({ role: 'Le représentant légal', name: 'Alex Exemple' });
  });
  test('a reception dates the decision, a sending alone too but to be checked', () => {
    const due = (dates: ReviewInput['dates']) =>
      dossier({ dates }).deadlines.find(({ code }) => code === 'CPRO_DECISION_2');
    expect(due({ filedOn: civilDate('2026-09-09'), receivedOn: civilDate('2026-09-10') })?.due).toBe(
      '2026-09-30',
    );
    const counted = due({ filedOn: civilDate('2026-09-09') });
    expect(counted?.due).toBe('2026-09-29');
    expect(counted?.note).toContain('à vérifier');
    expect(
      dossier({ dates: { brokenOn: civilDate('2026-12-01') } }).deadlines.find(
        ({ code }) => code === 'CPRO_RUPTURE',
      )?.due,
    ).toBe('2026-12-31');
  });
});

test('a closed scheme answers on the day of the contract, dates its calendar and prints no confidence of the person', () => {
  const civis = dossier({
    kind: kindOf('CIVIS'),
    employer: null,
    tutor: null,
    candidate: fixtureCandidate({
      birthDate: civilDate('1990-06-18'),
      level: 'V',
      diplomaObtained: 'no',
      specialDifficulties: 'yes',
    }),
    fields: {
      'contract.concludedOn': '2010-03-29',
      'contract.startsOn': '2010-03-29',
      'contract.endsOn': '2011-03-28',
    },
    checklist: [],
  });
  expect(plain(civis.law.summary)).toBe('CIVIS, au 29 mars 2010. Durée : 12 mois au plus.');
  expect(civis.deadlines.map(({ code, due }) => `${code} ${due}`)).toEqual([
    'CIVIS_CONTACT 2010-04-05',
    'CIVIS_PARCOURS 2010-06-29',
    'CIVIS_FIN 2011-03-29',
  ]);
  expect(civis.pay).toBeNull();
  const cae = dossier({
    kind: kindOf('CAE_2005'),
    employer: fixtureEmployer({ kind: 'association' }),
    tutor: null,
    candidate: fixtureCandidate({
      birthDate: civilDate('1984-11-02'),
      specialDifficulties: 'yes',
      jobSeekerSince: civilDate('2006-03-01'),
    }),
    fields: {
      'contract.concludedOn': '2006-09-11',
      'contract.startsOn': '2006-09-18',
      'contract.endsOn': '2007-09-17',
      'contract.renewals': 0,
      'contract.weeklyHours': 26,
    },
    checklist: [],
  });
  // What is supposed of the contract is told; what is supposed of the person is not.
  expect(plain(cae.law.summary)).toMatch(
    /^CAE \(2005-2009\), au 11 septembre 2006, sous réserve de : convention signée[^.]*\. Durée : de 6 à 24 mois\./u,
  );
  expect(plain(cae.law.summary)).not.toMatch(/emploi occupé/u);
  // What made the person eligible is between the adviser and the person.
  expect(JSON.stringify(cae.law.conditions)).not.toMatch(/difficult/iu);
  expect(cae.pay?.basis).toBe('SMIC horaire × durée hebdomadaire × 52/12');
  expect(cae.pay?.lines[0]).toMatchObject({ month: '2006-09', percent: 100, hourlySmicCents: 827 });
  expect(civis.signatures).toEqual([
    { role: 'Le jeune', name: 'Lou Exemple' },
    { role: 'Pour l’État, la mission locale', name: 'Mission locale modèle' },
  ]);
});

test('canonical JSON sorts keys at every depth and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'é', z: undefined })).toBe(
    '{"a":"é","b":[{"c":null,"d":1}]}',
  );
});

describe('the line of a folded step', () => {
  const bareDay = /(?:^|· )\d{1,2}(?:er)? \p{L}+ \d{4}(?: ·|$)/u;
  test.each(contractKinds.flatMap((kind) => kind.steps.map(({ id }) => [kind.id, id] as const)))(
    '%s, %s says of each value what it is',
    (kindId, step) => {
      const kind = kindOf(kindId);
      for (const { fields } of kind.demo(civilDate('2026-09-10'))) {
        const context = kindContextOf(fixtureInput({ kind }));
        const line = stepSummaryOf(kind, step, { ...context, fields: fields(context) });
        expect(line).not.toMatch(bareDay);
        expect(line).not.toMatch(/(?:^|· )(?:oui|non|\d+)(?: ·|$)/u);
      }
    },
  );
  test('has the two ends of a span together, or the one that is known', () => {
    const kind = kindOf('CPRO');
    const context = kindContextOf(fixtureInput());
    const line = (more: Record<string, string | null>): string =>
      plain(stepSummaryOf(kind, 'job', { ...context, fields: { ...context.fields, ...more } }));
    expect(line({})).toMatch(/^du 7 septembre 2026 au 6 septembre 2027 · 35 h · [\d ]+,\d\d €/u);
    expect(line({ 'contract.endsOn': null })).toContain('à partir du 7 septembre 2026');
    expect(line({ 'contract.startsOn': null })).toContain('jusqu’au 6 septembre 2027');
  });
});

describe('what is missing', () => {
  const empty = dossier({ fields: {}, employer: null, tutor: null, checklist: [], status: 'draft' });
  test('is listed by step, as many as are counted', () => {
    const counted = empty.missing.filter(({ isBlocking }) => isBlocking);
    const listed = (empty.lacks ?? []).flatMap(({ items }) => items);
    const others = listed.reduce(
      (sum, item) => sum + Number(/^(\d+)\u00A0réponses? sur/u.exec(item)?.[1] ?? 1),
      0,
    );
    expect(others).toBe(counted.length);
    expect(empty.lacks?.map(({ step }) => step)).toContain('Emploi et salaire');
    expect(empty.statusLabel).toBe('Brouillon');
  });
  test('is not in a dossier that is frozen', () => {
    const input = fixtureInput({ fields: {} });
    const signed = dossierOf({
      ...input,
      reference: 'CPRO-2026-0001',
      isDemo: false,
      structure,
      ...reviewed(input),
      shownStatus: 'signed',
    });
    expect(signed.lacks).toBeUndefined();
  });
  test('names nothing of the person that the dossier would not hold', () => {
    const kind = kindOf('CAE_2005');
    const { specialDifficulties: _, ...candidate } = fixtureCandidate();
    const input = fixtureInput({
      kind,
      fields: {},
      candidate: { ...candidate, specialDifficulties: 'unknown' },
      checklist: [],
    });
    const made = dossierOf({
      ...input,
      reference: 'CAE-2006-0001',
      isDemo: false,
      structure,
      ...reviewed(input),
      shownStatus: 'draft',
    });
    expect(made.missing.map(({ field }) => field)).toContain('candidate.specialDifficulties');
    expect(JSON.stringify(made.lacks)).not.toContain('Difficultés');
    expect(plain(JSON.stringify(made.lacks))).toMatch(/\d réponses? sur la personne/u);
  });
});
