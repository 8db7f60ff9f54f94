import type { CivilDate } from '../../../shared/base/time';
import type { ContractKindId } from '../../../shared/contract-files';
import {
  candidateFields,
  identifyingKeys,
  identifyingOf,
  keysOf,
  picked,
  type SchemeId,
} from '../../../shared/fields';
import type { Db } from '../db';
import { columnsOf, type RowOf, recordOf, selected } from '../db/record';
import type { Identity } from '../export';
import type { Member } from './breakdowns';

/** First and last day of the period, both included. */
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A member of a population that is itself split by scheme or by kind of contract. */
export interface Act<Group extends string> extends Member {
  readonly group: Group;
}

const person = 'candidate.sex AS sex, candidate.level AS level, candidate.birth_date AS birthDate';

/**
 * B1: one line for each candidate with at least one act in the period, dated by the first of them. One seek in the
 * index for each candidate: its cost does not grow with the years of acts kept.
 */
export const personsInContact = (db: Db, { from, to }: Period): readonly Member[] =>
  db
    .prepare<[string, string], Member>(
      `SELECT ${person}, (SELECT happened_on FROM contact
         WHERE candidate_id = candidate.id AND happened_on BETWEEN ? AND ?
         ORDER BY happened_on LIMIT 1) AS "on"
       FROM candidate WHERE "on" IS NOT NULL`,
    )
    .all(from, to);

/** B3: one line for each candidate first received in the period. */
export const personsFirstReceived = (db: Db, { from, to }: Period): readonly Member[] =>
  db
    .prepare<[string, string], Member>(
      `SELECT ${person}, first_reception_on AS "on" FROM candidate WHERE first_reception_on BETWEEN ? AND ?`,
    )
    .all(from, to);

/** B6 and B6R: one line for each enrolment signed in the period, renewals told apart. */
export const enrolmentsSigned = (
  db: Db,
  { from, to }: Period,
): readonly (Act<SchemeId> & { readonly isRenewal: 0 | 1 })[] =>
  db
    .prepare<[string, string], Act<SchemeId> & { readonly isRenewal: 0 | 1 }>(
      `SELECT enrolment.scheme AS "group", enrolment.is_renewal AS isRenewal, ${person}, enrolment.signed_on AS "on"
       FROM enrolment JOIN candidate ON candidate.id = enrolment.candidate_id
       WHERE enrolment.signed_on BETWEEN ? AND ?`,
    )
    .all(from, to);

/** D1: one line for each contract file opened in the period. */
export const contractFilesOpened = (db: Db, { from, to }: Period): readonly Act<ContractKindId>[] =>
  db
    .prepare<[string, string], Act<ContractKindId>>(
      `SELECT contract_file.kind AS "group", ${person}, contract_file.opened_on AS "on"
       FROM contract_file JOIN candidate ON candidate.id = contract_file.candidate_id
       WHERE contract_file.opened_on BETWEEN ? AND ?`,
    )
    .all(from, to);

/** D2: one line for each contract file signed in the period. */
export const contractFilesSigned = (db: Db, { from, to }: Period): readonly Act<ContractKindId>[] =>
  db
    .prepare<[string, string], Act<ContractKindId>>(
      `SELECT contract_file.kind AS "group", ${person}, contract_file.signed_on AS "on"
       FROM contract_file JOIN candidate ON candidate.id = contract_file.candidate_id
       WHERE contract_file.signed_on BETWEEN ? AND ?`,
    )
    .all(from, to);

export interface QualityCounts {
  readonly undatedEntries: number;
  readonly withoutSex: number;
  readonly withoutLevel: number;
  readonly withoutFirstReception: number;
  readonly suspectedDuplicates: number;
}

/** What the portfolio lacks when the file is produced, whatever the period. */
export function qualityOf(db: Db): QualityCounts {
  const counts = db
    .prepare<[], QualityCounts>(
      `SELECT (SELECT count(*) FROM enrolment WHERE signed_on IS NULL) AS undatedEntries,
         count(*) FILTER (WHERE sex IS NULL) AS withoutSex,
         count(*) FILTER (WHERE level IS NULL) AS withoutLevel,
         count(*) FILTER (WHERE first_reception_on IS NULL) AS withoutFirstReception,
         count(*) FILTER (WHERE suspected_duplicate_of IS NOT NULL) AS suspectedDuplicates
       FROM candidate`,
    )
    .get();
  if (!counts) throw new Error('an aggregate has one line');
  return counts;
}

const identifying = picked(candidateFields, identifyingKeys(candidateFields));
/** What could name each person: read only to prove that none of it stands in an export. */
export function* identities(db: Db): Generator<Identity> {
  const rows = db
    .prepare<[], RowOf<typeof identifying>>(
      `SELECT ${selected(columnsOf(keysOf(identifying)))} FROM candidate`,
    )
    .iterate();
  for (const row of rows) yield identifyingOf(identifying, recordOf(identifying, row));
}
