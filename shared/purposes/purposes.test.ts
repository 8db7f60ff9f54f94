/** What each purpose needs of a person: drawn from its sources, never more, and right on the days that change it. */
import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '../base/time';
import { contractKinds, lawOf } from '../contract-files';
import { type Candidate, type CandidateId, candidateFields, emptyCandidate } from '../fields';
import { noReferences, type SchemeCode, schemeOf } from '../law';
import { kindsAnswering } from '../papers';
import { completenessOf, type PreparedPerson, type Standing, storedPurposes } from '.';
import { purposes } from './completeness';

const on = civilDate('2026-09-15');
const candidate: Candidate = {
  ...emptyCandidate,
  id: '7b0f5a36-3b8c-4a57-9d0e-1a2b3c4d5e6f' as CandidateId,
  version: 1,
  createdAt: '2026-01-05T08:00:00.000Z',
  updatedAt: '2026-01-05T08:00:00.000Z',
  lastContactOn: null,
  suspectedDuplicateOf: null,
  birthName: 'Essai',
  firstName: 'Ada',
  birthDate: civilDate('2004-03-12'),
};
const nobody: PreparedPerson = {
  candidate,
  enrolments: [],
  periods: [],
  asked: [],
  entries: [],
  papers: [],
  objections: [],
  territory: 'metropole',
  references: noReferences,
};
type Given = Omit<Partial<PreparedPerson>, 'candidate'> & { readonly candidate?: Partial<Candidate> };
const person = ({ candidate: fields = {}, ...others }: Given): PreparedPerson => ({
  ...nobody,
  ...others,
  candidate: { ...candidate, ...fields },
});
function standingOf(id: string, of: PreparedPerson, day = on): Standing {
  const found = completenessOf(of, day).find(({ purpose }) => purpose.id === id);
  if (found === undefined) throw new Error(`no purpose is called ${id}`);
  return found.standing;
}
const lacksOf = (id: string, of: PreparedPerson, day = on): readonly string[] => {
  const standing = standingOf(id, of, day);
  return standing.kind === 'lacks' ? standing.needs.map((need) => need.id) : [];
};
const byPrefix = (prefix: string): string => {
  const found = contractKinds.find((kind) => kind.prefix === prefix);
  if (found === undefined) throw new Error(`no kind is called ${prefix}`);
  return found.id;
};
const immersion = byPrefix('PMSMP');
const ages = [14, 15, 16, 17, 18, 21, 24, 25, 26, 29, 30, 40];
const bornAt = (age: number): Partial<Candidate> => ({ birthDate: civilDate(`${2026 - age}-03-12`) });

describe('each purpose is declared once', () => {
  test('no two bear the same name, and each kind of contract has its own', () => {
    const ids = purposes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of contractKinds) expect(ids).toContain(id);
    for (const id of Object.keys(storedPurposes)) expect(ids).toContain(id);
  });

  test('a need says its text, and is asked once', () => {
    for (const age of ages)
      for (const { standing } of completenessOf(person({ candidate: bornAt(age) }), on)) {
        if (standing.kind !== 'lacks') continue;
        for (const { source, label } of standing.needs) expect([source, label]).not.toContain('');
        expect(new Set(standing.needs.map((need) => need.id)).size).toBe(standing.needs.length);
      }
  });
});

/** What the rules of a scheme read of a person; where one fact is drawn from another, that one is asked. */
const factsOf = ({ rules }: ReturnType<typeof lawOf>): readonly string[] =>
  rules
    .filter(({ about }) => about === 'person')
    .flatMap(({ needs }) => needs.flatMap(({ path, follows }) => [path, ...(follows ? [follows.path] : [])]));

describe('a purpose asks for nothing that its sources do not need', () => {
  test.each(contractKinds)('a file of the kind $shortLabel', (kind) => {
    const fields = kind.sections.flatMap(({ entries }) =>
      entries.flatMap(({ from, need, key }) => (from === 'candidate' && need === 'blocking' ? [key] : [])),
    );
    const facts = factsOf(lawOf(kind));
    for (const day of [civilDate('2007-09-15'), on])
      for (const age of ages)
        for (const id of lacksOf(
          kind.id,
          person({ candidate: { birthDate: civilDate(`${Number(day.slice(0, 4)) - age}-03-12`) } }),
          day,
        ))
          if (id.startsWith('document.'))
            expect(kindsAnswering(id.slice('document.'.length))).not.toEqual([]);
          else expect([...fields, ...facts]).toContain(id);
  });

  test('entering a scheme', () => {
    for (const { id } of purposes) {
      const scheme = schemeOf(id as SchemeCode);
      if (scheme === null || contractKinds.some((kind) => kind.id === id)) continue;
      const facts = factsOf(scheme);
      for (const age of ages)
        for (const need of lacksOf(id, person({ candidate: bornAt(age) })))
          if (!need.startsWith('document.')) expect(facts).toContain(need);
    }
  });

  test('what an employer is shown: nothing of the closed list is private, nothing is health, address or origin', () => {
    const keys = storedPurposes.employer.needs.flatMap(({ place }) => ('keys' in place ? place.keys : []));
    expect(keys.map((key) => candidateFields[key].sensitivity)).toEqual(keys.map(() => 'ordinary'));
    expect(storedPurposes.employer.needs.map(({ id }) => id)).toEqual([
      'level',
      'job',
      'availability',
      'ability',
      'mobility',
      'licence',
    ]);
  });
});

describe('days that change a need', () => {
  const turning = (birthDate: string, of: Given = {}) => ({
    eveOf: (age: number) =>
      addDays(civilDate(`${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`), -1),
    of: person({ ...of, candidate: { ...of.candidate, birthDate: civilDate(birthDate) } }),
  });

  test('the guardian is asked until the eve of 18, and not on the birthday', () => {
    const { eveOf, of } = turning('2008-09-15');
    const eve = eveOf(18);
    const asked = (day = eve) =>
      lacksOf(immersion, of, day).filter((id) => id === 'candidate.guardian' || id === 'document.REP');
    expect(asked()).toEqual(['candidate.guardian', 'document.REP']);
    expect(asked(addDays(eve, 1))).toEqual([]);
    expect(asked(addDays(eve, 2))).toEqual([]);
  });

  test('the CEJ is left on the 26th birthday, unless she is recognised as disabled', () => {
    const { eveOf, of } = turning('2000-09-15', { candidate: { disabledWorker: 'no' } });
    const eve = eveOf(26);
    expect(standingOf('CEJ', of, eve).kind).toBe('lacks');
    expect(standingOf('CEJ', of, addDays(eve, 1)).kind).toBe('apart');
    const recognised = turning('2000-09-15', { candidate: { disabledWorker: 'yes' } }).of;
    expect(lacksOf('CEJ', recognised, eve)).not.toContain('document.RQTH');
    expect(lacksOf('CEJ', recognised, addDays(eve, 1))).toContain('document.RQTH');
  });

  test('a paper is good through its last day', () => {
    const of = person({ papers: [{ kind: 'identity-card', expiresOn: on }] });
    expect(lacksOf(immersion, of, addDays(on, -1))).not.toContain('document.ID');
    expect(lacksOf(immersion, of, on)).not.toContain('document.ID');
    expect(lacksOf(immersion, of, addDays(on, 1))).toContain('document.ID');
    // A passport proves the same.
    const both = person({
      papers: [
        { kind: 'identity-card', expiresOn: addDays(on, -1) },
        { kind: 'passport', expiresOn: null },
      ],
    });
    expect(lacksOf(immersion, both)).not.toContain('document.ID');
  });

  test('availability counts from its first day to its last', () => {
    const of = person({
      entries: [
        {
          id: '00000000-0000-4000-8000-000000000001',
          kind: 'availability',
          content: { week: 'x', startsOn: on, endsOn: addDays(on, 1), remark: '' },
          evidence: [],
        },
      ],
    });
    const lacks = (day: typeof on) => lacksOf('employer', of, day).includes('availability');
    expect([-1, 0, 1, 2].map((days) => lacks(addDays(on, days)))).toEqual([true, false, false, true]);
  });

  test('the CIVIS is over on the day that its text says, and says so', () => {
    const civis = byPrefix('CIVIS');
    const of = person({ candidate: { birthDate: civilDate('1996-03-12') } });
    expect(standingOf(civis, of, civilDate('2016-12-31')).kind).toBe('lacks');
    expect(standingOf(civis, of, civilDate('2017-01-01')).kind).toBe('apart');
    expect(standingOf(civis, of, civilDate('2017-01-02')).kind).toBe('apart');
  });
});

describe('what concerns her', () => {
  test('an objection to being presented closes that purpose alone', () => {
    for (const scope of ['lists', 'everything'] as const)
      expect(standingOf('employer', person({ objections: [scope] })).kind).toBe('apart');
    expect(standingOf('employer', person({ objections: ['handover'] })).kind).toBe('lacks');
    expect(standingOf('export', person({ objections: ['everything'] })).kind).toBe('lacks');
  });

  test('a scheme under way is not entered again', () => {
    const of = person({
      enrolments: [{ scheme: 'CEJ', signedOn: civilDate('2026-05-04'), endedOn: null }],
    });
    expect(standingOf('CEJ', of)).toEqual({ kind: 'apart', reason: 'Déjà en cours depuis le 4 mai 2026.' });
  });

  test('« no » is an answer: who has no licence lacks nothing of it', () => {
    expect(lacksOf('employer', person({ candidate: { drivingLicence: 'no' } }))).not.toContain('licence');
  });

  test('one who has all that is asked is complete, and an entry without its day is told', () => {
    const known = { sex: 'F', level: '4', firstReceptionOn: civilDate('2026-01-05') } as const;
    expect(standingOf('export', person({ candidate: known }))).toEqual({ kind: 'complete' });
    const undated = [{ scheme: 'PACEA', signedOn: null, endedOn: null }] as const;
    expect(lacksOf('export', person({ candidate: known, enrolments: undated }))).toEqual(['enrolments']);
  });
});
