import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { answerTo, changedFrom } from '../../test/support/law-cases';
import { civilDate, territories } from '../base/time';
import { moneyLineText, openingOf, reserveText } from './engine/answer-text';
import { isGathered, showPlace } from './engine/parameter';
import { noReferences } from './engine/references';
import { answerOf, isInForce } from './engine/scheme';
import { schemes } from './schemes';
import * as capp from './schemes/capp/cases';
import * as cej from './schemes/cej/cases';
import { ordinaryYoung } from './schemes/common/support.cases';
import * as cuiCae from './schemes/cui-cae/cases';
import { openReason, refusalOf } from './views/compare';
import { evaluate } from './views/evaluate';
import { personPart } from './views/person-part';
import { bareSaid, saidGroups, saidOf, saidOfFile, saidOfOutlook, verdictText } from './views/said';
import { sheetOf } from './views/sheet';

// A slow machine shared by other runs must not make a property fail.
vi.setConfig({ testTimeout: 60_000 });

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');

describe('what was not gathered is no zero', () => {
  test('the want of a value is told with what to read, on the page of its scheme too', () => {
    for (const scheme of schemes) {
      const { items } = sheetOf(scheme, noReferences, scheme.to ?? civilDate('2026-11-25')).parameters;
      for (const [place, parameter] of scheme.parameters.entries())
        for (const [rank, value] of parameter.values.entries()) {
          if (isGathered(value)) continue;
          const shown = plain(items[place]?.values[rank]?.shown ?? '');
          expect([parameter.id, shown]).toEqual([
            parameter.id,
            expect.stringMatching(/^montant à saisir \(à lire : .+\)$/u),
          ]);
          expect(plain(showPlace(parameter, value))).toMatch(/^montant à saisir/u);
        }
    }
  });

  test('an unverified number of the tables is never a zero', () => {
    for (const scheme of schemes)
      for (const { id, values } of scheme.parameters)
        for (const { value, confidence } of values)
          expect([id, confidence === 'N' && value === 0]).toEqual([id, false]);
  });

  test('a line without an amount is in no sum: neither the month, nor the net cost', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...schemes),
        fc.integer({ min: 2005, max: 2026 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...territories),
        (scheme, year, month, territory) => {
          const on = civilDate(`${year}-${String(month).padStart(2, '0')}-15`);
          if (!isInForce(scheme, on, territory)) return;
          const answer = answerOf(scheme, changedFrom(capp.ordinary, { on, startsOn: on }), { territory });
          for (const money of [answer.allowance, answer.aid]) {
            const unread = money?.lines.filter(({ toRead }) => toRead !== null) ?? [];
            for (const line of unread) {
              expect(line.amount).toBeNull();
              expect(plain(moneyLineText(line))).toMatch(/^montant à saisir \(à lire : .+\)$/u);
            }
            if (unread.length > 0) expect(money?.monthly).toBeNull();
          }
          const { aid, cost } = answer;
          if (cost !== null && aid !== null && aid.monthly === null)
            expect([cost.monthlyAid, cost.monthlyNet]).toEqual([null, null]);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('unknown is not met', () => {
  const open = answerTo('CUI_CAE', cuiCae.ordinary);
  test('a plain good case stays open, and lists what it supposes', () => {
    expect(open.verdict).toBe('eligible');
    expect(open.toConfirm.map(({ condition }) => condition).sort()).toEqual([
      'aid-first',
      'contributions',
      'duration',
      'jobless',
      'replacement',
    ]);
    expect(plain(verdictText(open))).toMatch(/^contrat conforme sous réserve de : .+ ; .+$/u);
    expect(plain(reserveText(open.toConfirm))).toContain('contributions sociales de l’employeur à jour');
  });
  test('no sentence asserts what nobody told', () => {
    for (const { verdict, explanation } of open.conditions)
      if (verdict === 'presumed') expect(explanation).toMatch(/Supposé, faute de renseignement/u);
    expect(
      open.conditions
        .filter(({ verdict }) => verdict === 'met')
        .map(({ explanation }) => explanation)
        .join(' '),
    ).not.toMatch(/à jour|licencié|Sans emploi/u);
  });
  test('told, a reserve is met or stands against the contract', () => {
    const paid = answerTo('CUI_CAE', cuiCae.ordinary, { employer: { contributionsUpToDate: true } });
    expect(paid.toConfirm.map(({ condition }) => condition)).not.toContain('contributions');
    const unpaid = answerTo('CUI_CAE', cuiCae.ordinary, { employer: { contributionsUpToDate: false } });
    expect([unpaid.verdict, unpaid.toConfirm]).toEqual(['ineligible', []]);
  });
  test('the contradictions of the facts go with the evaluation', () => {
    const { contradictions } = evaluate(
      changedFrom(cuiCae.ordinary, { startsOn: '2014-09-08', endsOn: '2014-09-01' }),
    );
    expect(contradictions.map(({ facts }) => facts)).toContainEqual(['endsOn', 'startsOn']);
  });
});

describe('near the limit, the rule says it', () => {
  const older = answerTo('CAPP', capp.ordinary, {
    candidate: {
      birthDate: '1994-03-12',
      disabledWorker: false,
      businessProject: undefined,
      topAthlete: undefined,
      previousApprenticeshipEndedOn: null,
      previousApprenticeshipLevel: null,
      previousApprenticeshipEnd: null,
    },
  });
  test('of an apprentice of 32: closed but for what is still to be asked, not a list of missing facts', () => {
    expect(older.verdict).toBe('to-check');
    const told = plain(older.conditions.find(({ id }) => id === 'age')?.explanation ?? '');
    expect(told).toMatch(
      /^32 ans au début, limite 29 révolus : fermé, sauf .*projet de création ou de reprise d’entreprise.*sportif de haut niveau ; à demander\.$/u,
    );
    expect(told).not.toMatch(/travailleur handicapé/u);
    expect(openingOf(older).missing.join(' ')).not.toMatch(/création|haut niveau/u);
    expect(plain(openReason(older))).toMatch(/^32 ans au début, limite 29 révolus : fermé, sauf /u);
  });
  test.each([
    ['the eve of 26', '2000-09-02', 'eligible'],
    ['26', '2000-09-01', 'to-check'],
    ['the day after', '2000-08-31', 'to-check'],
  ])('of a CEJ at %s, the recognition that would open it', (_when, birthDate, verdict) => {
    const answer = answerTo('CEJ', cej.tables[0]?.ordinary ?? cuiCae.ordinary, {
      candidate: { birthDate, disabledWorker: undefined },
    });
    expect(answer.verdict).toBe(verdict);
    if (verdict === 'to-check')
      expect(plain(openReason(answer))).toMatch(
        /^26 ans à la signature, limite 25 révolus : fermé, sauf reconnaissance de travailleur handicapé/u,
      );
  });
  test.each(['CEJ', 'PACEA'] as const)('of a %s without registration: what to do first', (scheme) => {
    const { ordinary } = cej.tables[0] ?? { ordinary: cuiCae.ordinary };
    const none = answerTo(scheme, ordinary, { candidate: { registeredJobSeekerSince: null } });
    expect(none.verdict).toBe('ineligible');
    expect(plain(refusalOf(none)?.because ?? '')).toMatch(
      /^À faire : inscription comme demandeur d’emploi, elle se demande ici\./u,
    );
    const unknown = answerTo(scheme, ordinary, { candidate: { registeredJobSeekerSince: undefined } });
    expect(unknown.verdict).toBe('to-check');
    expect(plain(openReason(unknown))).toMatch(/^À faire : inscription comme demandeur d’emploi/u);
  });
});

describe('one answer is said in one way', () => {
  const open = answerTo('CUI_CAE', cuiCae.ordinary);
  const known = { ...open, toConfirm: [] };
  const refused = answerTo('CEJ', ordinaryYoung, { candidate: { birthDate: civilDate('1980-01-01') } });

  test('it conforms where employer and contract were judged; of the person alone, the profile is compatible', () => {
    expect(saidOf(known)).toMatchObject({ code: 'conform', words: 'contrat conforme', tone: 'done' });
    expect(saidOf(personPart(known))).toMatchObject({
      code: 'compatible',
      words: 'profil compatible',
      tone: 'done',
    });
    expect(saidOf({ ...known, kind: 'immersion' }).words).toBe('convention conforme');
  });
  test('what is supposed makes a reserve, and no plain green', () => {
    expect(saidOf(open)).toMatchObject({ code: 'reserved', words: 'contrat conforme, sous réserve' });
    expect(saidOf(open).tone).not.toBe('done');
  });
  test('what is missing is counted in answers, one or several', () => {
    const waiting = { ...known, verdict: 'to-check' as const };
    expect(plain(saidOf({ ...waiting, missing: ['a'] }).words)).toBe('il manque 1 réponse');
    expect(plain(saidOf({ ...waiting, missing: ['a', 'b'] }).words)).toBe('il manque 2 réponses');
    expect(saidOf({ ...waiting, missing: [] }).words).toBe('à vérifier');
  });
  test('a limit that an exception would lift is closed, unless', () => {
    const beyond = answerTo('CEJ', ordinaryYoung, {
      candidate: { birthDate: civilDate('1998-01-01'), disabledWorker: undefined },
    });
    expect(beyond.conditions.flatMap(({ unless }) => unless ?? [])).not.toEqual([]);
    expect(saidOf(beyond)).toMatchObject({ code: 'closed-unless', words: 'fermé, sauf exception' });
    expect(refused.conditions.flatMap(({ unless }) => unless ?? [])).toEqual([]);
  });
  test('no file that something blocks is told in green', () => {
    for (const law of [known, refused]) {
      expect(plain(saidOfFile(law, 2).words)).toBe('2 points bloquent la signature');
      expect(saidOfFile(law, 1).tone).toBe('blocking');
      expect(saidOfFile(law, 0)).toEqual(saidOf(law));
    }
  });
  test('the sweep says what the page of the person says', () => {
    for (const answer of [known, open, refused].map(personPart)) {
      const missing =
        answer.verdict === 'eligible' ? answer.toConfirm.map(({ fact }) => fact) : answer.missing;
      expect(saidOfOutlook({ verdict: answer.verdict, missing, isClosedUnless: false })).toEqual(
        saidOf(answer),
      );
    }
  });
  test('every word has its heading, once', () => {
    const codes = saidGroups.flatMap((group) => group.codes);
    expect(new Set(codes).size).toBe(codes.length);
    for (const said of [saidOf(known), saidOf(open), saidOf(refused), bareSaid('to-check')])
      expect(codes).toContain(said.code);
  });
});
