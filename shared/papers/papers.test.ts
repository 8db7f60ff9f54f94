import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../base/time';
import { contractKinds } from '../contract-files';
import { documentLabels } from '../law';
import {
  emptyPaper,
  expiringOf,
  fittedPaper,
  isGoodOn,
  kindOfName,
  kindsAnswering,
  latestOfEach,
  PAPER_NOTICE_DAYS,
  type PaperInput,
  type PaperKind,
  paperFault,
  paperInputSchema,
  paperKindNames,
  paperKindOf,
} from '.';

const today = civilDate('2026-09-15');
const birth = civilDate('2004-03-12');
const day = (text: string): CivilDate => civilDate(text);

describe('the closed table of papers', () => {
  /** What a checklist asks of the person and no paper answers, and why it stays in the contract file. */
  const keptInTheFile: Readonly<Record<string, string>> = {
    RIB: 'bank details are excluded (docs/sources/personal-data.md)',
    RESS: 'resources of one month serve one request',
    FISC: 'taxes of a household serve one request, and tell of others',
    BIL: 'a report of one contract',
    AEP: 'a certificate of one contract',
    EXP: 'evidence for one certification',
    VIS: 'an opinion for one post; nothing of health enters the record',
  };
  /** Lines that are no paper of a person, whatever the contract: what the parties make for it. */
  const ofTheContract = ['PRG', 'CONV', 'TRI', 'COT', 'TUT', 'BILP', 'CERFA', 'CFA', 'ORD'];
  test('every document of the law is answered by a paper, kept in the file for a reason, or of the contract', () => {
    for (const code of Object.keys(documentLabels)) {
      const ways = [
        kindsAnswering(code).length > 0,
        Object.hasOwn(keptInTheFile, code),
        ofTheContract.includes(code),
      ];
      expect(ways.filter(Boolean), code).toHaveLength(1);
    }
  });
  test('no kind is a photo, bank details, or what a doctor says; the disability takes no word beside it', () => {
    for (const kind of paperKindNames)
      expect(paperKindOf(kind).label).not.toMatch(/photo|portrait|banc|rib|iban|médic|aptitude|santé/iu);
    expect(paperKindOf('disability-recognition')).toMatchObject({
      sensitivity: 'special',
      employerMaySee: false,
    });
    expect(paperKindOf('disability-recognition').noRemark).toContain('nature du handicap');
  });
  test('a number is kept of one kind only, with the text that allows it', () => {
    const numbered = paperKindNames.filter((kind) => paperKindOf(kind).number !== undefined);
    expect(numbered).toEqual(['minimum-income']);
    expect(paperKindOf('minimum-income').number?.source).toContain('R. 5134-19');
  });
  test('the kinds of contract that exist are all looked at', () => {
    expect(contractKinds.length).toBeGreaterThan(3);
  });
});

describe('what cannot be kept is refused under its field', () => {
  const paper = (more: Partial<PaperInput>): PaperInput => ({ ...emptyPaper('identity-card'), ...more });
  test.each<[string, Partial<PaperInput>, string | null]>([
    ['nothing but a kind', {}, null],
    ['an end before the issue', { issuedOn: day('2024-01-02'), expiresOn: day('2024-01-01') }, 'expiresOn'],
    ['an end on the day of the issue', { issuedOn: day('2024-01-02'), expiresOn: day('2024-01-02') }, null],
    ['issued the day before the birth', { issuedOn: day('2004-03-11') }, 'issuedOn'],
    ['issued on the day of the birth', { issuedOn: birth }, null],
    ['issued tomorrow', { issuedOn: day('2026-09-16') }, 'issuedOn'],
    ['issued today', { issuedOn: today }, null],
    ['an end before the birth', { expiresOn: day('2004-03-11') }, 'expiresOn'],
    ['an end that is past', { expiresOn: day('2020-01-01') }, null],
    ['a number where none may be kept', { number: '123456' }, 'number'],
    [
      'the original seen tomorrow',
      { originalSeenOn: day('2026-09-16'), originalSeenBy: 'A' },
      'originalSeenOn',
    ],
    ['the original seen by nobody', { originalSeenOn: today }, 'originalSeenBy'],
    ['the original seen on no day', { originalSeenBy: 'A' }, 'originalSeenOn'],
    [
      'the original seen before it was issued',
      { issuedOn: day('2026-02-02'), originalSeenOn: day('2026-02-01'), originalSeenBy: 'A' },
      'originalSeenOn',
    ],
    ['a diploma that ends', { kind: 'diploma', expiresOn: day('2030-01-01') }, 'expiresOn'],
    ['a word beside a disability', { kind: 'disability-recognition', remark: 'dos' }, 'remark'],
    ['the number of who receives the RSA', { kind: 'minimum-income', number: '0123456 A' }, null],
  ])('%s', (_, more, field) => {
    expect(paperFault(paper(more), birth, today)?.field ?? null).toBe(field);
  });
  test('a kind that does not exist, a photo first of all, does not read', () => {
    expect(paperInputSchema.safeParse({ ...emptyPaper('cv'), kind: 'photo' }).success).toBe(false);
  });
  test('what boxes of another kind held is left out', () => {
    const typed = paper({ kind: 'disability-recognition', number: '1', remark: 'x', originalSeenBy: 'A' });
    expect(fittedPaper(typed)).toEqual(emptyPaper('disability-recognition'));
  });
});

describe('until when a paper is good', () => {
  const ends = (kind: PaperKind, inDays: number | null) => ({
    kind,
    expiresOn: inDays === null ? null : addDays(today, inDays),
  });
  test('the day before its end, that day, the day after', () => {
    expect([1, 0, -1].map((inDays) => isGoodOn(ends('passport', inDays), today))).toEqual([
      true,
      true,
      false,
    ]);
  });
  // A licence on paper, of before 2013, bears no end.
  test('one of which no end is known is good, and never told as ending', () => {
    expect(isGoodOn(ends('driving-licence', null), today)).toBe(true);
    expect(expiringOf([ends('driving-licence', null)], today)).toEqual([]);
  });
  test('the notice begins that many days before, and the nearest end comes first', () => {
    expect(
      [PAPER_NOTICE_DAYS + 1, PAPER_NOTICE_DAYS, PAPER_NOTICE_DAYS - 1].map(
        (inDays) => expiringOf([ends('passport', inDays)], today).length,
      ),
    ).toEqual([0, 1, 1]);
    expect(
      expiringOf([ends('passport', 20), ends('disability-recognition', -5)], today).map(({ kind }) => kind),
    ).toEqual(['disability-recognition', 'passport']);
  });
  test('of what proves the same, the one that is good the longest stands', () => {
    expect(
      latestOfEach([ends('identity-card', -400), ends('passport', 30), ends('permit-receipt', 3)]),
    ).toEqual([ends('passport', 30), ends('permit-receipt', 3)]);
  });
});

describe('the name of a scan', () => {
  test.each<[string, PaperKind | null]>([
    ['CNI recto.pdf', 'identity-card'],
    ['passeport_zoe.jpg', 'passport'],
    ['recepisse.pdf', 'permit-receipt'],
    ['titre-sejour.pdf', 'residence-permit'],
    ['Bac pro 2024.pdf', 'diploma'],
    ['notification RQTH.pdf', 'disability-recognition'],
    ['scan0001.pdf', null],
  ])('%s', (name, kind) => {
    expect(kindOfName(name)).toBe(kind);
  });
});
