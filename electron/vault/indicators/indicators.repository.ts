import { z } from 'zod';
import { type CivilDate, type Quarter, quarterOf } from '../../../shared/base/time';
import type { ContractKindId } from '../../../shared/contract-files';
import {
  type CandidateId,
  candidateFields,
  identifyingKeys,
  identifyingOf,
  keysOf,
  picked,
  type SchemeId,
} from '../../../shared/fields';
import { quarterReportSchema } from '../../../shared/indicators';
import type { Db } from '../db';
import { columnsOf, type RowOf, recordOf, selected } from '../db/record';
import type { Identity, KeptFigures } from '../export';
import { type ErasedMember, erasedMember, type LiveMember, type Member } from './breakdowns';

/** First and last day of the period, both included. */
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A period, and whose people are counted in it: those of one referent adviser, named as `sort_adviser` holds it, or all. */
export interface Asked extends Period {
  readonly adviser?: string;
}

interface AskedParams extends Period {
  readonly adviser: string | null;
}
const paramsOf = ({ from, to, adviser }: Asked): AskedParams => ({ from, to, adviser: adviser ?? null });
const isCounted = '(@adviser IS NULL OR candidate.sort_adviser = @adviser)';

/** A member of a population that is itself split by scheme or by kind of contract. */
export type Act<Group extends string> = Member & { readonly group: Group };

/** Populations of which somebody who was erased stays counted; `B6R`: renewals. */
type Population = 'B1' | 'B3' | 'B6' | 'B6R' | 'D1' | 'D2';
interface ErasedRow {
  readonly group: string;
  readonly sex: string;
  readonly age: string;
  readonly level: string;
  readonly count: number;
}
/**
 * Those of a population who were erased, in the quarter of a period: one member for each that was counted. Whose they were
 * is not kept: no adviser has any.
 */
function erasedOf<Group extends string>(
  db: Db,
  population: Population,
  { from, adviser }: Asked,
): readonly (ErasedMember & { readonly group: Group })[] {
  if (adviser !== undefined) return [];
  return db
    .prepare<[string, string], ErasedRow>(
      `SELECT member_of AS "group", sex, age, level, count FROM erased_fact WHERE indicator = ? AND quarter = ?`,
    )
    .all(population, quarterOf(from))
    .flatMap(({ group, count, ...modalities }) =>
      // The groups are those of the rows that were counted.
      Array.from({ length: count }, () => ({ modalities, group: group as Group })),
    );
}

const person = 'candidate.sex AS sex, candidate.level AS level, candidate.birth_date AS birthDate';

/**
 * B1: one line for each candidate with at least one act in the period, dated by the first of them. One seek in the
 * index for each candidate: its cost does not grow with the years of acts kept.
 */
export const personsInContact = (db: Db, asked: Asked): readonly Member[] => [
  ...db
    .prepare<[AskedParams], LiveMember>(
      `SELECT ${person}, (SELECT happened_on FROM contact
         WHERE candidate_id = candidate.id AND happened_on BETWEEN @from AND @to
         ORDER BY happened_on LIMIT 1) AS "on"
       FROM candidate WHERE "on" IS NOT NULL AND ${isCounted}`,
    )
    .all(paramsOf(asked)),
  ...erasedOf(db, 'B1', asked),
];

/** B3: one line for each candidate first received in the period. */
export const personsFirstReceived = (db: Db, asked: Asked): readonly Member[] => [
  ...db
    .prepare<[AskedParams], LiveMember>(
      `SELECT ${person}, first_reception_on AS "on" FROM candidate
       WHERE first_reception_on BETWEEN @from AND @to AND ${isCounted}`,
    )
    .all(paramsOf(asked)),
  ...erasedOf(db, 'B3', asked),
];

/** B6 and B6R: one line for each enrolment signed in the period, renewals told apart. */
export const enrolmentsSigned = (
  db: Db,
  asked: Asked,
): readonly (Act<SchemeId> & { readonly isRenewal: 0 | 1 })[] => [
  ...db
    .prepare<[AskedParams], LiveMember & { readonly group: SchemeId; readonly isRenewal: 0 | 1 }>(
      `SELECT enrolment.scheme AS "group", enrolment.is_renewal AS isRenewal, ${person}, enrolment.signed_on AS "on"
       FROM enrolment JOIN candidate ON candidate.id = enrolment.candidate_id
       WHERE enrolment.signed_on BETWEEN @from AND @to AND ${isCounted}`,
    )
    .all(paramsOf(asked)),
  ...erasedOf<SchemeId>(db, 'B6', asked).map((act) => ({ ...act, isRenewal: 0 as const })),
  ...erasedOf<SchemeId>(db, 'B6R', asked).map((act) => ({ ...act, isRenewal: 1 as const })),
];

/** D1: one line for each contract file opened in the period. */
export const contractFilesOpened = (db: Db, asked: Asked): readonly Act<ContractKindId>[] => [
  ...db
    .prepare<[AskedParams], LiveMember & { readonly group: ContractKindId }>(
      `SELECT contract_file.kind AS "group", ${person}, contract_file.opened_on AS "on"
       FROM contract_file JOIN candidate ON candidate.id = contract_file.candidate_id
       WHERE contract_file.opened_on BETWEEN @from AND @to AND ${isCounted}`,
    )
    .all(paramsOf(asked)),
  ...erasedOf<ContractKindId>(db, 'D1', asked),
];

/** D2: one line for each contract file signed in the period. */
export const contractFilesSigned = (db: Db, asked: Asked): readonly Act<ContractKindId>[] => [
  ...db
    .prepare<[AskedParams], LiveMember & { readonly group: ContractKindId }>(
      `SELECT contract_file.kind AS "group", ${person}, contract_file.signed_on AS "on"
       FROM contract_file JOIN candidate ON candidate.id = contract_file.candidate_id
       WHERE contract_file.signed_on BETWEEN @from AND @to AND ${isCounted}`,
    )
    .all(paramsOf(asked)),
  ...erasedOf<ContractKindId>(db, 'D2', asked),
];

/** What the indicators count of one person: each population, its group, and the day by which she is in it. */
function factsAbout(
  db: Db,
  id: CandidateId,
): readonly (LiveMember & { readonly population: Population; readonly group: string })[] {
  return db
    .prepare<[{ id: string }], LiveMember & { readonly population: Population; readonly group: string }>(
      `WITH fact (population, "group", "on") AS (
         SELECT 'B1', '', happened_on FROM contact WHERE candidate_id = @id
         UNION ALL SELECT 'B3', '', first_reception_on FROM candidate WHERE id = @id
         UNION ALL SELECT iif(is_renewal = 1, 'B6R', 'B6'), scheme, signed_on FROM enrolment WHERE candidate_id = @id
         UNION ALL SELECT 'D1', kind, opened_on FROM contract_file WHERE candidate_id = @id
         UNION ALL SELECT 'D2', kind, signed_on FROM contract_file WHERE candidate_id = @id)
       SELECT population, "group", "on", ${person} FROM fact JOIN candidate ON candidate.id = @id
       WHERE "on" IS NOT NULL ORDER BY "on"`,
    )
    .all({ id });
}

/**
 * Keeps what the indicators of each quarter count of a person who is about to be erased: the modality of each axis, in
 * numbers of like ones. Nothing ties two of them, nor one of them to her. The caller holds the transaction.
 */
export function keepErasedFacts(db: Db, id: CandidateId): void {
  const keep = db.prepare(
    `INSERT INTO erased_fact (quarter, indicator, member_of, sex, age, level, count)
     VALUES (@quarter, @population, @group, @sex, @age, @level, 1)
     ON CONFLICT DO UPDATE SET count = count + 1`,
  );
  const inContact = new Set<Quarter>();
  for (const { population, group, ...member } of factsAbout(db, id)) {
    const quarter = quarterOf(member.on);
    // In contact counts once for a quarter, by the first act.
    if (population === 'B1' && inContact.has(quarter)) continue;
    if (population === 'B1') inContact.add(quarter);
    keep.run({ quarter, population, group, ...erasedMember(member).modalities });
  }
}

export interface QualityCounts {
  readonly undatedEntries: number;
  readonly withoutSex: number;
  readonly withoutLevel: number;
  readonly withoutFirstReception: number;
  readonly suspectedDuplicates: number;
}

/** What the portfolio lacks when the file is produced, whatever the period; or what the people of one adviser lack. */
export function qualityOf(db: Db, adviser?: string): QualityCounts {
  const counts = db
    .prepare<[Pick<AskedParams, 'adviser'>], QualityCounts>(
      `SELECT (SELECT count(*) FROM enrolment JOIN candidate ON candidate.id = enrolment.candidate_id
           WHERE signed_on IS NULL AND ${isCounted}) AS undatedEntries,
         count(*) FILTER (WHERE sex IS NULL) AS withoutSex,
         count(*) FILTER (WHERE level IS NULL) AS withoutLevel,
         count(*) FILTER (WHERE first_reception_on IS NULL) AS withoutFirstReception,
         count(*) FILTER (WHERE suspected_duplicate_of IS NOT NULL) AS suspectedDuplicates
       FROM candidate WHERE ${isCounted}`,
    )
    .get({ adviser: adviser ?? null });
  if (!counts) throw new Error('an aggregate has one line');
  return counts;
}

/** How many people have this referent adviser, named as `sort_adviser` holds it. */
export const countFollowed = (db: Db, adviser: string): number =>
  db
    .prepare<[string], number>('SELECT count(*) FROM candidate WHERE sort_adviser = ?')
    .pluck()
    .get(adviser) ?? 0;

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

/** What left of a quarter: its tables as they were published, and the counts behind them. */
export interface KeptPublication {
  readonly revision: number;
  readonly publishedOn: CivilDate;
  readonly threshold: number;
  readonly report: z.infer<typeof keptReportSchema>;
  readonly figures: KeptFigures;
}

const keptReportSchema = quarterReportSchema.pick({ tables: true, quality: true, maskedCells: true });
const keptFiguresSchema = z.array(
  z.tuple([z.string(), z.number().int(), z.union([z.literal(0), z.literal(1)])]),
);

interface PublicationRow {
  readonly revision: number;
  readonly publishedOn: CivilDate;
  readonly threshold: number;
  readonly report: string;
  readonly figures: string;
}

const keptOf = ({ report, figures, ...row }: PublicationRow): KeptPublication => ({
  ...row,
  report: keptReportSchema.parse(JSON.parse(report)),
  figures: new Map(
    keptFiguresSchema
      .parse(JSON.parse(figures))
      .map(([id, count, shown]) => [id, { count, isShown: shown === 1 }]),
  ),
});

const publicationColumns = 'revision, published_on AS publishedOn, threshold, report, figures';

/** Publications of a quarter, the first one first. */
export const publicationsOf = (db: Db, quarter: Quarter): readonly KeptPublication[] =>
  db
    .prepare<[string], PublicationRow>(
      `SELECT ${publicationColumns} FROM quarter_publication WHERE quarter = ? ORDER BY revision`,
    )
    .all(quarter)
    .map(keptOf);

/** Publications of every quarter, in the order in which they left. */
export const everyPublication = (db: Db): readonly KeptPublication[] =>
  db
    .prepare<[], PublicationRow>(
      `SELECT ${publicationColumns} FROM quarter_publication ORDER BY published_on, rowid`,
    )
    .all()
    .map(keptOf);

export function insertPublication(db: Db, quarter: Quarter, publication: KeptPublication): void {
  const { revision, publishedOn, threshold, report, figures } = publication;
  db.prepare(
    `INSERT INTO quarter_publication (quarter, revision, published_on, threshold, report, figures)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(
    quarter,
    revision,
    publishedOn,
    threshold,
    JSON.stringify(report),
    JSON.stringify([...figures].map(([id, { count, isShown }]) => [id, count, isShown ? 1 : 0])),
  );
}

/** The last day on which the journal says that this quarter was exported; `null` when it does not say so. */
export const lastExportOf = (db: Db, quarter: Quarter): CivilDate | null =>
  db
    .prepare<[string], CivilDate | null>(
      "SELECT max(happened_on) FROM event WHERE kind = 'export.written' AND subject_id = ?",
    )
    .pluck()
    .get(quarter) ?? null;
