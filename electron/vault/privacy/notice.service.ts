import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../../shared/base';
import { type CivilDate, civilDateSchema, formatFrenchDate } from '../../../shared/base/time';
import type { CandidateId } from '../../../shared/fields';
import {
  type NoticeContent,
  type NoticeGiven,
  type NoticeVersion,
  noticeContent,
  noticeContentSchema,
} from '../../../shared/privacy';
import { sha256 } from '../base/sha256';
import { candidateOf } from '../candidates';
import { presentDay } from '../clock';
import { type RenderedPdf, renderReport } from '../documents';
import { recordEvent } from '../events';
import { printedLogo } from '../logo';
import { isDemoPortfolio } from '../portfolio';
import type { Deps } from '../service/deps';
import { settingsOf } from '../settings';
import {
  givenRows,
  insertGivenRow,
  insertVersionRow,
  type VersionRow,
  versionRows,
} from './notice.repository';

function versionOf({ number, issuedOn, author, content, sha256: print }: VersionRow): NoticeVersion {
  const read = noticeContentSchema.safeParse(JSON.parse(content));
  return {
    number,
    issuedOn: civilDateSchema.parse(issuedOn),
    author,
    content: read.success ? read.data : { title: '', sections: [], minor: [] },
    sha256: print,
  };
}

export const noticeVersions = ({ db }: Pick<Deps, 'db'>): readonly NoticeVersion[] =>
  versionRows(db).map(versionOf);
/** The words as they would be issued today. */
export const noticeOfToday = ({ db }: Pick<Deps, 'db'>): NoticeContent => noticeContent(settingsOf(db));

/** Issues the words of today as the next version. Throws DUPLICATE where they are those of the last one. */
export function issueNotice(deps: Deps): NoticeVersion {
  const { db, clock, actor } = deps;
  const content = noticeOfToday(deps);
  const [last] = noticeVersions(deps);
  if (last !== undefined && isDeepStrictEqual(last.content, content))
    throw new Refusal('DUPLICATE', {
      message: `La notice n° ${last.number} dit déjà ces mots\u202F; il n’y a rien de nouveau à établir.`,
    });
  const text = JSON.stringify(content);
  const row: VersionRow = {
    number: (last?.number ?? 0) + 1,
    issuedOn: clock.today(),
    issuedAt: clock.now(),
    author: actor(),
    content: text,
    sha256: sha256(text),
  };
  db.transaction(() => {
    insertVersionRow(db, row);
    recordEvent(deps, {
      kind: 'notice.issued',
      subject: { type: 'portfolio', id: 'notice' },
      payload: { number: row.number, sha256: row.sha256 },
    });
  })();
  return versionOf(row);
}

/** A version as a PDF, for whoever is of age or for a minor. Throws NOT_FOUND. */
export function noticePdf(deps: Deps, number: number, isMinorWording: boolean): Promise<RenderedPdf> {
  const version = noticeVersions(deps).find((each) => each.number === number);
  if (version === undefined) throw new Refusal('NOT_FOUND');
  const { content, issuedOn } = version;
  return renderReport({
    title: isMinorWording ? 'Tes données, et tes droits' : content.title,
    structure: settingsOf(deps.db).structureName,
    logo: printedLogo(deps.db),
    on: issuedOn,
    isDemo: isDemoPortfolio(deps.db),
    paragraphs: [],
    parts: (isMinorWording ? content.minor : content.sections).map(({ title, paragraphs }) => ({
      title,
      heads: [''],
      shares: [1],
      rows: paragraphs.map((text) => [text]),
      whenEmpty: '–',
    })),
    footer: `Notice n° ${number} du ${formatFrenchDate(issuedOn)}, empreinte ${version.sha256.slice(0, 16)}`,
  });
}

/** Writes down that a version was given to a person. Throws NOT_FOUND, INVALID_INPUT. */
export function giveNotice(
  deps: Deps,
  candidateId: CandidateId,
  given: { readonly number: number; readonly givenOn: CivilDate; readonly isMinorWording: boolean },
): readonly NoticeGiven[] {
  const { db, newId, actor } = deps;
  candidateOf(db, candidateId);
  const version = noticeVersions(deps).find(({ number }) => number === given.number);
  if (version === undefined) throw new Refusal('NOT_FOUND');
  if (given.givenOn > presentDay(deps))
    throw new Refusal('INVALID_INPUT', {
      field: 'givenOn',
      message: 'Ce jour est à venir\u202F; vérifiez-le.',
    });
  if (given.givenOn < version.issuedOn)
    throw new Refusal('INVALID_INPUT', {
      field: 'givenOn',
      message: `Cette notice est du ${formatFrenchDate(version.issuedOn)}\u202F; elle n’a pas pu être remise avant.`,
    });
  db.transaction(() => {
    insertGivenRow(db, candidateId, { ...given, id: newId(), givenBy: actor() });
    recordEvent(deps, {
      kind: 'candidate.notice-given',
      subject: { type: 'candidate', id: candidateId },
      happenedOn: given.givenOn,
      payload: { number: given.number },
    });
  })();
  return givenRows(db, candidateId);
}
