import { describe, expect, test } from 'vitest';
import { civilDate } from '../../base/time';
import type { Candidate, Employer } from '../../fields';
import { factsSchema } from '../../law';
import { type AskedFact, askedFactPaths, isFactValue } from '../../rights';
import { fixtureCandidate, fixtureEmployer, fixtureFields, fixtureInput } from '../complete-file.fixture';
import { contractKindIds, kindOf } from '../kinds';
import { factsOfInput, review } from '../review';
import type { Fields } from './contract-file.schema';
import { type FileRecords, heldTwice, type PersonBeside, saidBy, settled, sourcesOf } from './fact-sources';
import { factsOf } from './facts';
import { type FieldDefinition, fieldsOf } from './kind';

const today = civilDate('2026-09-01');
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');

const tellable: readonly AskedFact['value'][] = [true, 3, '2026-05-01', 'completed', 'none', 'IV', null];
/** Everything that may be told of a person besides the form, told. */
const told = (more: Partial<Record<AskedFact['path'], AskedFact['value']>> = {}): readonly AskedFact[] =>
  askedFactPaths.map((path) => ({
    path,
    value: more[path] ?? tellable.find((value) => value !== null && isFactValue(path, value)) ?? null,
    toldOn: civilDate('2026-08-30'),
  }));
const everything: PersonBeside = {
  enrolments: [
    { scheme: 'CEJ', signedOn: civilDate('2025-01-02'), endedOn: civilDate('2026-01-02') },
    { scheme: 'PACEA', signedOn: civilDate('2026-02-02'), endedOn: null },
  ],
  periods: [],
  asked: told(),
  firstReceptionOn: null,
};

/** What a field of a file may hold: every code of a table, both answers, a value of each other kind. */
function valuesOf(field: FieldDefinition): readonly Fields[string][] {
  switch (field.type) {
    case 'choice':
      return field.codes.codes.map(({ code }) => code);
    case 'yesNo':
      return [true, false];
    case 'date':
      return ['2026-09-01'];
    case 'text':
      return ['texte'];
    case 'integer':
    case 'hours':
    case 'minutes':
    case 'money':
      return [1, 0];
  }
}

/** For each fact, the places that may say it in a file of this kind: fields one by one over a file that holds them all. */
function placesOfFacts(kindId: (typeof contractKindIds)[number]): ReadonlyMap<string, ReadonlySet<string>> {
  const kind = kindOf(kindId);
  const candidate = fixtureCandidate({
    jobSeekerSince: civilDate('2024-09-01'),
    qpv: 'no',
    zrr: 'no',
    student: 'no',
    inTraining: 'no',
    specialDifficulties: 'yes',
    firstHigherCycleUnfinished: 'no',
    firstReceptionOn: civilDate('2026-01-05'),
  });
  const full: Fields = Object.fromEntries(
    fieldsOf(kind).map((field) => [field.key, valuesOf(field)[0] ?? null]),
  );
  const people: readonly Candidate[] = [candidate, { ...candidate, jobSeeker: 'no' }];
  const employers: readonly (Employer | null)[] = kind.hasEmployer
    ? [fixtureEmployer(), fixtureEmployer({ idcc: '9999' })]
    : [null];
  const places = new Map<string, Set<string>>();
  for (const field of fieldsOf(kind)) {
    for (const value of valuesOf(field)) {
      const fields = { ...full, [field.key]: value };
      for (const person of people) {
        for (const employer of employers) {
          const own = kind.factsOf(fields);
          for (const source of sourcesOf(
            { candidate: person, employer, fields, person: everything, own },
            today,
          )) {
            for (const [path] of saidBy(source)) {
              const known = places.get(path) ?? new Set();
              places.set(path, known.add(source.place));
            }
          }
        }
      }
    }
  }
  return places;
}

const record = 'la fiche du candidat';
const ofEveryKind = {
  'candidate.jobSeekerMonthsInLast18': [record, 'l’onglet Droits de la fiche'],
  'candidate.lastCejEndedOn': ['la liste des entrées en dispositif', 'l’onglet Droits de la fiche'],
  'candidate.registeredJobSeekerSince': [record, 'la date d’inscription de la même fiche'],
};
const ofEmployers = {
  'employer.conventionalMinimumMonthly': [
    'la fiche de l’employeur',
    'l’IDCC 9999 (pas de convention) de la même fiche',
  ],
};
/**
 * The facts that two places may say, kind by kind: a new one must come here, with what happens when they differ. A kind that
 * says none of its own stands without a line.
 */
const twice: Readonly<
  Partial<Record<(typeof contractKindIds)[number], Readonly<Record<string, readonly string[]>>>>
> = {
  CPRO: {
    ...ofEveryKind,
    ...ofEmployers,
    'candidate.diplomaKind': [record, 'le dossier'],
    'candidate.formerAidedContract': [record, 'le dossier'],
  },
  CIVIS: {
    ...ofEveryKind,
    'candidate.supportSignedOn': ['la liste des entrées en dispositif', 'le dossier'],
  },
  CAE_2005: { ...ofEveryKind, ...ofEmployers },
  PMSMP: {
    ...ofEveryKind,
    ...ofEmployers,
    'candidate.employed': ['l’onglet Droits de la fiche', 'le dossier'],
  },
};

test.each(contractKindIds)('the facts that two places may say in a file %s are listed', (id) => {
  const found = [...placesOfFacts(id)].flatMap(([path, places]) =>
    places.size > 1 ? [[path, [...places]] as const] : [],
  );
  const common = { ...ofEveryKind, ...ofEmployers };
  // Without a line of its own, a kind holds what every kind may, and nothing else.
  if (twice[id] === undefined) expect(common).toMatchObject(Object.fromEntries(found));
  else expect(Object.fromEntries(found)).toEqual(twice[id]);
});

test.each(contractKindIds)('the field by which a file %s says a fact of a record is named', (id) => {
  const kind = kindOf(id);
  const entries = kind.sections.flatMap((section) => section.entries.map(({ key }) => key));
  for (const [path, places] of placesOfFacts(id)) {
    if (!/^(?:candidate|employer)\./u.test(path) || !places.has('le dossier')) continue;
    expect(entries, path).toContain(kind.ownField[path]);
  }
});

test('what is settled otherwise is listed above, with its reason', () => {
  const listed = Object.values(twice).flatMap((facts) => Object.keys(facts));
  for (const [path, reason] of Object.entries(settled)) {
    expect(listed).toContain(path);
    expect(reason).toMatch(/\.$/u);
  }
});

const records = (
  more: Partial<FileRecords> = {},
  kindId: (typeof contractKindIds)[number] = 'CPRO',
): FileRecords => {
  const fields = more.fields ?? fixtureFields();
  const kind = kindOf(kindId);
  return {
    candidate: fixtureCandidate(),
    employer: fixtureEmployer(),
    fields,
    own: kind.factsOf(fields),
    ownField: kind.ownField,
    ...more,
  };
};
const asked = (path: AskedFact['path'], value: AskedFact['value']): PersonBeside => ({
  enrolments: [],
  periods: [],
  asked: [{ path, value, toldOn: civilDate('2026-08-30') }],
  firstReceptionOn: null,
});

describe('two places that differ block, in a sentence with both values and what to do', () => {
  test.each<readonly [string, FileRecords, string, string]>([
    [
      'candidate.diplomaKind',
      records({ candidate: fixtureCandidate({ diplomaKind: 'technological' }) }),
      'candidate.highestDiploma',
      'Nature du diplôme : la fiche du candidat dit « technologique », le dossier dit « général » ; corrigez l’un des deux, la loi en dépend.',
    ],
    [
      'candidate.formerAidedContract',
      records({ fields: fixtureFields({ 'candidate.previousSituation': '6' }) }),
      'candidate.previousSituation',
      'Contrat unique d’insertion antérieur ou non : la fiche du candidat dit « non », le dossier dit « oui » ; corrigez l’un des deux, la loi en dépend.',
    ],
    [
      'candidate.employed',
      records(
        { fields: { 'beneficiary.isEmployed': false }, person: asked('candidate.employed', true) },
        'PMSMP',
      ),
      'beneficiary.isEmployed',
      'Emploi occupé ou non : l’onglet Droits de la fiche dit « oui », le dossier dit « non » ; corrigez l’un des deux, la loi en dépend.',
    ],
    [
      'candidate.registeredJobSeekerSince',
      records({ candidate: fixtureCandidate({ jobSeeker: 'no' }) }),
      'candidate.jobSeekerSince',
      'Date d’inscription comme demandeur d’emploi : la fiche du candidat dit « il n’y en a pas », la date d’inscription de la même fiche dit « 1er mars 2026 » ; corrigez l’un des deux, la loi en dépend.',
    ],
    [
      'candidate.lastCejEndedOn',
      records({
        person: {
          enrolments: [{ scheme: 'CEJ', signedOn: null, endedOn: civilDate('2026-01-02') }],
          periods: [],
          asked: asked('candidate.lastCejEndedOn', null).asked,
          firstReceptionOn: null,
        },
      }),
      'candidate.lastCejEndedOn',
      'Fin du dernier contrat d’engagement jeune : la liste des entrées en dispositif dit « 2 janvier 2026 », l’onglet Droits de la fiche dit « il n’y en a pas » ; corrigez l’un des deux, la loi en dépend.',
    ],
    [
      'candidate.jobSeekerMonthsInLast18',
      records({ person: asked('candidate.jobSeekerMonthsInLast18', 2) }),
      'candidate.jobSeekerSince',
      'Mois d’inscription sur les 18 derniers : l’onglet Droits de la fiche dit 2, mais l’inscription depuis le 1er mars 2026 en fait 5 à elle seule ; corrigez l’un des deux, la loi en dépend.',
    ],
    [
      'employer.conventionalMinimumMonthly',
      records({
        employer: fixtureEmployer({ idcc: '9999' }),
        fields: fixtureFields({ 'employer.collectiveAgreement': null }),
      }),
      'employer.idcc',
      'Minimum conventionnel mensuel : la fiche de l’employeur dit « 1 890,00 € », l’IDCC 9999 (pas de convention) de la même fiche dit « il n’y en a pas » ; corrigez l’un des deux, la loi en dépend.',
    ],
    [
      'employer.idcc',
      records({ employer: fixtureEmployer({ idcc: '9999', conventionalMinimumCents: null }) }),
      'employer.collectiveAgreement',
      'Convention collective : la fiche de l’employeur dit l’IDCC 9999 (pas de convention), le dossier dit « Prestataires de services du secteur tertiaire » ; corrigez l’un des deux, la loi en dépend.',
    ],
    [
      'employer.region',
      records({ employer: fixtureEmployer({ territory: 'mayotte' }) }),
      'employer.postcode',
      'Territoire : la fiche de l’employeur dit « Mayotte », son code postal 13002 dit « Métropole » ; corrigez l’un des deux, la loi en dépend.',
    ],
  ])('%s', (path, given, field, sentence) => {
    expect(heldTwice(given, today).map((each) => ({ ...each, message: plain(each.message) }))).toEqual([
      { path, field, message: sentence },
    ]);
  });
});

describe('a fact that two places say otherwise', () => {
  const input = fixtureInput({ candidate: fixtureCandidate({ diplomaKind: 'technological' }) });

  test('is not read by the rules, nor asked for as if it were missing: it blocks', () => {
    expect(factsOfInput(input).candidate).not.toHaveProperty('diplomaKind');
    const found = review(input);
    expect(found.blocking.map(({ field }) => field)).toEqual(['candidate.highestDiploma']);
    expect(found.missing.map(({ field }) => field)).not.toContain('candidate.diplomaKind');
    expect(found.transitions.find(({ to }) => to === 'ready')?.blockedBecause).toMatch(/^Nature du diplôme/u);
  });

  test('by whichever place it is corrected, the pay is the same again', () => {
    const payOf = (kind: 'professional' | 'technological', code: string) =>
      review(
        fixtureInput({
          candidate: fixtureCandidate({ diplomaKind: kind }),
          fields: fixtureFields({ 'candidate.highestDiploma': code, 'contract.monthlyGross': 1_890_00 }),
        }),
      );
    const [byRecord, byFile] = [payOf('professional', '41'), payOf('technological', '43')];
    expect(byRecord.blocking).toEqual([]);
    expect(byFile.blocking).toEqual([]);
    expect([byRecord.law.pay?.percent, byFile.law.pay?.percent]).toEqual([80, 70]);
  });

  test('said by the file alone is read from it', () => {
    const facts = factsOf(fixtureCandidate({ diplomaKind: null }), null, fixtureFields(), today, {
      own: kindOf('CPRO').factsOf(fixtureFields()),
    });
    expect(facts.candidate?.diplomaKind).toBe('general');
    expect(factsSchema.safeParse(facts).success).toBe(true);
  });
});

describe('what is no contradiction', () => {
  test('months told some weeks ago, which grew since', () => {
    const candidate = fixtureCandidate({ jobSeekerSince: civilDate('2025-02-20') });
    expect(
      heldTwice(records({ candidate, person: asked('candidate.jobSeekerMonthsInLast18', 18) }), today),
    ).toEqual([]);
  });
  test('two ends of a CEJ: the later one counts', () => {
    const person: PersonBeside = {
      enrolments: [{ scheme: 'CEJ', signedOn: null, endedOn: civilDate('2025-01-02') }],
      periods: [],
      asked: asked('candidate.lastCejEndedOn', '2026-03-02').asked,
      firstReceptionOn: null,
    };
    expect(heldTwice(records({ person }), today)).toEqual([]);
    expect(factsOf(fixtureCandidate(), null, {}, today, { person }).candidate?.lastCejEndedOn).toBe(
      '2026-03-02',
    );
  });
  test('the usual territory of the form, which the address tells better', () => {
    expect(heldTwice(records({ employer: fixtureEmployer({ postcode: '97410' }) }), today)).toEqual([]);
  });
});

describe('a dated situation and the form', () => {
  const person = (kind: 'training' | 'none'): PersonBeside => ({
    enrolments: [],
    periods: [{ kind, startsOn: civilDate('2026-01-05'), endsOn: null }],
    asked: [],
    firstReceptionOn: null,
  });
  test('that say otherwise are told, and neither is read', () => {
    const candidate = { ...fixtureCandidate(), inTraining: 'no' as const };
    const known = records({ candidate, person: person('training') });
    expect(heldTwice(known, today).map(({ field }) => field)).toContain('candidate.inTraining');
    expect(heldTwice(records({ candidate, person: person('none') }), today)).toEqual([]);
  });
});
