import { accessKinds, accessKindsOf, accessSentence } from '../../../shared/access';
import { accessDetailSchema } from '../../../shared/base';
import { fold } from '../../../shared/base/text';
import { addDays, addMonths, ageOn, type CivilDate, isCivilDate } from '../../../shared/base/time';
import {
  candidateName,
  exitReasonCodes,
  type PeriodKind,
  type PersonState,
  personStates,
  situationKinds,
  stageKinds,
  wordStart,
} from '../../../shared/candidates';
import { type CandidateId, candidateFields, employerFields, type Fields } from '../../../shared/fields';
import type { Cell, ListColumn, ListFilter, ListId } from '../../../shared/lists';
import { PAPER_NOTICE_DAYS, paperKindNames, paperKindOf } from '../../../shared/papers';
import { isOfToday } from '../candidates';
import type { Db } from '../db';
import { columnOf } from '../db/record';
import { isKept, isOut, isTrashed } from '../db/states';
import { lists } from './declared';
import { incompleteColumn } from './incomplete.repository';
import { requestsSource } from './requests.repository';
import { rightsColumns, rightsFrom, rightsLines } from './rights.repository';
import type { Bind, Source, SourceColumn } from './source';

const listOf = (stored: string | number | null): readonly unknown[] => {
  const parsed: unknown = typeof stored === 'string' ? JSON.parse(stored) : [];
  return Array.isArray(parsed) ? parsed : [];
};
const textsOf = (stored: string | number | null): string[] =>
  listOf(stored).filter((one) => typeof one === 'string');

/** The columns of a described record: one of SQL for each field. */
function fieldColumns(
  table: string,
  fields: Fields,
  columns: readonly ListColumn[],
): Readonly<Record<string, SourceColumn>> {
  return Object.fromEntries(
    columns.flatMap(({ id, kind, choices }): (readonly [string, SourceColumn])[] => {
      const field = fields[id];
      if (field === undefined) return [];
      const sql = `${table}.${columnOf(id)}`;
      const sort = field.row?.sort;
      const ranked = choices.map(({ value }, rank) => `WHEN '${value}' THEN ${rank}`).join(' ');
      return [
        [
          id,
          {
            sql,
            ...(sort === undefined ? {} : { order: `${table}.${sort}`, isOrdered: true as const }),
            ...(sort === undefined && (kind === 'choice' || kind === 'tri-state')
              ? { order: `CASE ${sql} ${ranked} END` }
              : {}),
            ...(sort !== undefined && field.control.kind === 'text'
              ? { folded: `${table}.${sort}`, isIndexed: true as const }
              : {}),
            // The rank of no choice.
            ...(sort !== undefined && kind === 'choice' ? { nothing: 0 } : {}),
            ...(kind === 'several'
              ? { read: (stored) => (stored === null ? null : textsOf(stored)), nothing: '[]' }
              : kind === 'yes-no'
                ? { read: (stored) => stored === 1 }
                : {}),
          },
        ],
      ];
    }),
  );
}

const nameSql = 'json_array(candidate.birth_name, candidate.usual_name, candidate.first_name, candidate.sex)';
function readName(stored: string | number | null): string {
  const [birthName, usualName, firstName, sex] = listOf(stored);
  if (typeof birthName !== 'string') return '';
  return candidateName({
    birthName,
    usualName: typeof usualName === 'string' ? usualName : '',
    firstName: typeof firstName === 'string' ? firstName : '',
    sex: sex === 'F' || sex === 'M' ? sex : null,
  });
}
function readPerson(stored: string | number | null): Cell {
  const [id, name] = listOf(stored);
  return typeof id === 'string' ? [id, readName(JSON.stringify(name))] : null;
}
/**
 * Somebody, by who it is, or by the words of the names as the search box reads them: each begins with a capital, which the
 * words sought do not.
 */
function nameCondition(filter: ListFilter, bind: Bind): string | null {
  switch (filter.operator) {
    case 'empty':
      return 'candidate.id IS NULL';
    case 'filled':
      return 'candidate.id IS NOT NULL';
    case 'one-of':
      return `candidate.id IN (SELECT value FROM json_each(${bind(JSON.stringify(filter.value))}))`;
    case 'contains': {
      const words = fold(filter.value)
        .split(' ')
        .filter((word) => word !== '');
      // Signs alone stand in no name as it is folded.
      if (words.length === 0) return '0';
      return words
        .map((word) => {
          const within = [word, wordStart(word)].map(
            (text) => `instr(candidate.name_words, ${bind(text)}) > 0`,
          );
          return `(${within.join(' OR ')})`;
        })
        .join(' AND ');
    }
    default:
      return null;
  }
}

/** The last birth of those who have completed an age: born on 29 February, one is older on 28 February of common years. */
function bornBy(today: CivilDate, age: number): CivilDate {
  const birth = addMonths(today, -12 * age);
  const leapDay = addDays(birth, 1);
  return today.endsWith('-02-28') && leapDay.endsWith('-02-29') && ageOn(leapDay, today) >= age
    ? leapDay
    : birth;
}

/** Somebody who stands in another list. */
const personColumn: SourceColumn = {
  sql: `iif(candidate.id IS NULL, NULL, json_array(candidate.id, ${nameSql}))`,
  read: readPerson,
  order: "coalesce(candidate.sort_name, '')",
  condition: nameCondition,
};

const ageColumn: SourceColumn = {
  sql: 'candidate.birth_date',
  read: (stored, today) => (typeof stored === 'string' && isCivilDate(stored) ? ageOn(stored, today) : null),
  order: 'candidate.birth_date',
  isOrdered: true,
  isTurned: true,
  condition: (filter, bind, today) => {
    if (filter.operator !== 'between') return null;
    const { from, to } = filter.value;
    return [
      ...(from === null ? [] : [`candidate.birth_date <= ${bind(bornBy(today, Number(from)))}`]),
      ...(to === null ? [] : [`candidate.birth_date > ${bind(bornBy(today, Number(to) + 1))}`]),
    ].join(' AND ');
  },
};
const nameColumn: SourceColumn = {
  sql: nameSql,
  read: readName,
  order: 'candidate.sort_name',
  condition: nameCondition,
};

/** Asks who has one of some values among rows of another table, those that hold today. */
const heldToday =
  (table: string, column: string, holds: string): NonNullable<SourceColumn['condition']> =>
  (filter, bind) => {
    const among = (wanted: string): string =>
      `candidate.id IN (SELECT candidate_id FROM ${table} WHERE ${wanted}${holds})`;
    switch (filter.operator) {
      case 'one-of':
        return among(
          `${column} IN (SELECT value FROM json_each(${bind(JSON.stringify(filter.value))})) AND `,
        );
      case 'empty':
        return `NOT ${among('')}`;
      case 'filled':
        return among('');
      default:
        return null;
    }
  };

const isUnderWayToday = '(ended_on IS NULL OR ended_on > @today)';
const schemesColumn: SourceColumn = {
  sql: `(SELECT json_group_array(DISTINCT scheme) FROM enrolment WHERE candidate_id = candidate.id AND ${isUnderWayToday})`,
  read: textsOf,
  nothing: '[]',
  held: `SELECT candidate.rowid, held.schemes FROM (SELECT candidate_id, json_group_array(DISTINCT scheme) AS schemes
    FROM enrolment WHERE ${isUnderWayToday} GROUP BY candidate_id) AS held
    JOIN candidate ON candidate.id = held.candidate_id`,
  condition: heldToday('enrolment', 'scheme', isUnderWayToday),
};

const kindOfToday = (kinds: readonly PeriodKind[]): SourceColumn => {
  const holds = isOfToday(kinds);
  const rank = `CASE kind ${kinds.map((kind, at) => `WHEN '${kind}' THEN ${at}`).join(' ')} END`;
  return {
    sql: `(SELECT kind FROM period WHERE candidate_id = candidate.id AND ${holds})`,
    order: `(SELECT ${rank} FROM period WHERE candidate_id = candidate.id AND ${holds})`,
    held: `SELECT candidate.rowid, ${rank} FROM period JOIN candidate ON candidate.id = candidate_id WHERE ${holds}`,
    condition: heldToday('period', 'kind', holds),
  };
};
const stageSinceColumn: SourceColumn = {
  sql: `(SELECT starts_on FROM period WHERE candidate_id = candidate.id AND ${isOfToday(stageKinds)})`,
  held: `SELECT candidate.rowid, starts_on FROM period JOIN candidate ON candidate.id = candidate_id
    WHERE ${isOfToday(stageKinds)}`,
};

const inState: Readonly<Record<PersonState, string>> = {
  active: 'candidate.archived_on IS NULL AND candidate.trashed_on IS NULL',
  archived: 'candidate.archived_on IS NOT NULL AND candidate.trashed_on IS NULL',
  trashed: 'candidate.trashed_on IS NOT NULL',
};
const rankedReasons = exitReasonCodes.map((code, rank) => `WHEN '${code}' THEN ${rank}`).join(' ');
const outOnly = (column: string): string => `SELECT rowid, ${column} FROM candidate WHERE ${isOut}`;
/** Few are out: what only they hold is read by their index. */
const stateColumns: Readonly<Record<string, SourceColumn>> = {
  state: {
    sql: `CASE WHEN ${inState.trashed} THEN 'trashed' WHEN ${inState.archived} THEN 'archived' ELSE 'active' END`,
    order: `CASE WHEN ${inState.trashed} THEN 2 WHEN ${inState.archived} THEN 1 ELSE 0 END`,
    condition: (filter) =>
      filter.operator === 'one-of'
        ? personStates
            .filter((state) => filter.value.includes(state))
            .map((state) => `(${inState[state]})`)
            .join(' OR ')
        : null,
  },
  archivedOn: { sql: 'candidate.archived_on', held: outOnly('archived_on') },
  exitReason: {
    sql: 'candidate.exit_reason',
    order: `CASE candidate.exit_reason ${rankedReasons} END`,
    held: outOnly(`CASE exit_reason ${rankedReasons} END`),
  },
  leftOn: { sql: 'candidate.left_on', held: outOnly('left_on') },
  trashedOn: { sql: 'candidate.trashed_on', held: outOnly('trashed_on') },
};

/** Of each group of papers that prove the same, the day on which the last one ends; those of the code, never of a caller. */
const groupOfPaper = `CASE kind ${paperKindNames.map((kind) => `WHEN '${kind}' THEN '${paperKindOf(kind).group}'`).join(' ')} END`;
const endsOfPapers = (of: string): string =>
  `SELECT candidate_id, max(expires_on) AS ends_on FROM person_document WHERE expires_on IS NOT NULL${of}
   GROUP BY candidate_id, ${groupOfPaper}`;
/** The first of these days: when something of the person ends that nothing outlasts. */
const firstEnd = `(SELECT min(ends_on) FROM (${endsOfPapers(' AND candidate_id = candidate.id')}))`;
const firstEnds = `(SELECT candidate_id, min(ends_on) AS ends_on FROM (${endsOfPapers('')}) GROUP BY candidate_id)`;
/** Whose papers end as a condition on `ends_on` says. */
const endingPapers = (condition: string): string =>
  `candidate.id IN (SELECT candidate_id FROM ${firstEnds} WHERE ${condition})`;
const paperExpiryColumn: SourceColumn = {
  sql: firstEnd,
  held: `SELECT candidate.rowid, ends.ends_on FROM ${firstEnds} AS ends JOIN candidate ON candidate.id = ends.candidate_id`,
};
const noticeEnd = `date(@today, '+${PAPER_NOTICE_DAYS} days')`;
const stateOfPapers = (end: string, as: readonly [expired: string, soon: string, good: string]): string =>
  `CASE WHEN ${end} < @today THEN ${as[0]} WHEN ${end} <= ${noticeEnd} THEN ${as[1]} WHEN ${end} IS NOT NULL THEN ${as[2]} END`;
const rankOfPapers = (end: string): string => stateOfPapers(end, ['0', '1', '2']);
const paperStateColumn: SourceColumn = {
  sql: stateOfPapers(firstEnd, ["'expired'", "'soon'", "'good'"]),
  order: rankOfPapers(firstEnd),
  held: `SELECT candidate.rowid, ${rankOfPapers('ends.ends_on')} FROM ${firstEnds} AS ends
    JOIN candidate ON candidate.id = ends.candidate_id`,
  condition: (filter, bind) => {
    switch (filter.operator) {
      case 'one-of':
        return endingPapers(
          `${stateOfPapers('ends_on', ["'expired'", "'soon'", "'good'"])} IN (SELECT value FROM json_each(${bind(JSON.stringify(filter.value))}))`,
        );
      case 'empty':
        return `NOT ${endingPapers('1')}`;
      case 'filled':
        return endingPapers('1');
      default:
        return null;
    }
  },
};

/** Codes of the records of a kind that hold today: a licence that is prepared is none yet, an obstacle has its days. */
const profileColumn = (
  kind: 'language' | 'licence' | 'obstacle',
  code: string,
  holds: string,
): SourceColumn => {
  const value = `json_extract(content, '$.${code}')`;
  const isHeld = `kind = '${kind}' AND ${value} IS NOT NULL AND ${holds}`;
  return {
    sql: `(SELECT json_group_array(DISTINCT ${value}) FROM profile_entry WHERE candidate_id = candidate.id AND ${isHeld})`,
    read: textsOf,
    nothing: '[]',
    held: `SELECT candidate.rowid, held.codes FROM (SELECT candidate_id, json_group_array(DISTINCT ${value}) AS codes
      FROM profile_entry WHERE ${isHeld} GROUP BY candidate_id) AS held
      JOIN candidate ON candidate.id = held.candidate_id`,
    condition: heldToday('profile_entry', value, isHeld),
  };
};

const candidates: Source = {
  table: 'candidate',
  from: 'candidate',
  id: 'candidate.id',
  people: 'candidate.id',
  tie: 'candidate.sort_name',
  leftOut: `SELECT rowid FROM candidate WHERE ${isOut}`,
  columns: {
    ...fieldColumns('candidate', candidateFields, lists.candidates.columns),
    name: nameColumn,
    age: ageColumn,
    situation: kindOfToday(situationKinds),
    stage: kindOfToday(stageKinds),
    stageSince: stageSinceColumn,
    schemes: schemesColumn,
    ...stateColumns,
    language: profileColumn('language', 'language', '1'),
    licence: profileColumn('licence', 'category', "json_extract(content, '$.state') = 'held'"),
    obstacle: profileColumn(
      'obstacle',
      'code',
      `coalesce(json_extract(content, '$.startsOn'), '') <= @today AND coalesce(json_extract(content, '$.endsOn'), @today) >= @today`,
    ),
    lastContactOn: { sql: 'candidate.last_contact_on', isOrdered: true },
    paperExpiresOn: paperExpiryColumn,
    paperState: paperStateColumn,
    incompleteFor: incompleteColumn(isOfToday(situationKinds)),
    isToCompare: {
      sql: '(candidate.suspected_duplicate_of IS NOT NULL)',
      read: (stored) => stored === 1,
    },
    isInformed: {
      sql: '(candidate.id IN (SELECT candidate_id FROM notice_given))',
      read: (stored) => stored === 1,
    },
    objects: {
      sql: '(candidate.id IN (SELECT candidate_id FROM objection WHERE withdrawn_on IS NULL))',
      read: (stored) => stored === 1,
    },
  },
  computed: [],
};

/** Everyone whom the sweep has judged, with the answers of all schemes. */
const rights: Source = {
  table: 'candidate',
  from: rightsFrom,
  id: 'candidate.id',
  people: 'candidate.id',
  tie: 'candidate.sort_name',
  lines: rightsLines,
  columns: {
    ...fieldColumns('candidate', candidateFields, lists.rights.columns),
    name: nameColumn,
    age: ageColumn,
    ...rightsColumns,
  },
  computed: [],
};

const filesOfEmployer = `(SELECT count(*) FROM contract_file WHERE employer_id = employer.id AND ${isKept('candidate_id')})`;
const employers: Source = {
  table: 'employer',
  from: 'employer',
  id: 'employer.id',
  people: null,
  tie: 'employer.sort_name',
  search: 'employer.search_text',
  columns: {
    ...fieldColumns('employer', employerFields, lists.employers.columns),
    name: { sql: 'employer.name', order: 'employer.sort_name', folded: 'employer.sort_name' },
    contractFiles: { sql: filesOfEmployer },
  },
  computed: [],
};

/** The names of a person as a search among other texts reads them. */
const wholeName = (table: string): string =>
  `fold(coalesce(${table}.birth_name || ' ' || ${table}.usual_name || ' ' || ${table}.first_name, ''))`;

const contractFiles: Source = {
  table: 'contract_file',
  from: `contract_file JOIN candidate ON candidate.id = contract_file.candidate_id
    LEFT JOIN employer ON employer.id = contract_file.employer_id`,
  id: 'contract_file.id',
  people: 'contract_file.candidate_id',
  tie: 'contract_file.reference',
  leftOut: `SELECT rowid FROM contract_file WHERE ${isTrashed('candidate_id')}`,
  search: `(' ' || fold(contract_file.reference) || ' ' || ${wholeName('candidate')} || ' ' || coalesce(employer.search_text, ''))`,
  columns: {
    reference: { sql: 'contract_file.reference' },
    candidate: personColumn,
    employer: {
      sql: "coalesce(employer.name, '')",
      order: "coalesce(employer.sort_name, '')",
      folded: "coalesce(employer.sort_name, '')",
    },
    kind: { sql: 'contract_file.kind' },
    status: { sql: 'contract_file.status' },
    openedOn: { sql: 'contract_file.opened_on' },
    startsOn: { sql: `json_extract(contract_file.fields, '$."contract.startsOn"')` },
    signedOn: { sql: 'contract_file.signed_on' },
  },
  computed: ['nextDeadlineOn', 'nextDeadline'],
};

const imports: Source = {
  table: 'import_batch',
  from: 'import_batch',
  id: 'import_batch.id',
  people: null,
  tie: 'import_batch.committed_at',
  columns: {
    fileName: { sql: 'import_batch.file_name' },
    committedAt: { sql: 'import_batch.committed_at' },
    rows: { sql: 'import_batch.row_count' },
    created: { sql: 'import_batch.created_count' },
    merged: { sql: 'import_batch.merged_count' },
    refused: { sql: 'import_batch.refused_count' },
    undoneAt: { sql: 'import_batch.undone_at' },
  },
  computed: [],
};

const kindNamed = (kind: string): keyof typeof accessKinds | null =>
  Object.hasOwn(accessKinds, kind) ? (kind as keyof typeof accessKinds) : null;
const accesses: Source = {
  table: 'access',
  from: `access
    LEFT JOIN contract_file ON access.subject_type = 'contract-file' AND contract_file.id = access.subject_id
    LEFT JOIN candidate ON candidate.id =
      CASE access.subject_type WHEN 'candidate' THEN
        coalesce((SELECT candidate_id FROM person_merge WHERE merged_id = access.subject_id), access.subject_id)
      ELSE contract_file.candidate_id END`,
  id: 'CAST(access.id AS TEXT)',
  people: 'candidate.id',
  tie: 'access.id',
  columns: {
    at: { sql: 'access.recorded_at' },
    act: {
      sql: 'json_array(access.kind, json(access.detail))',
      read: (stored) => {
        const [kind, detail] = listOf(stored);
        const read = accessDetailSchema.safeParse(detail);
        return accessSentence(String(kind), read.success ? read.data : {});
      },
      order: 'access.kind',
    },
    group: {
      sql: 'access.kind',
      read: (stored) => {
        const kind = kindNamed(String(stored));
        return kind === null ? null : accessKinds[kind].group;
      },
      condition: (filter, bind) =>
        filter.operator === 'one-of'
          ? `access.kind IN (SELECT value FROM json_each(${bind(
              JSON.stringify(filter.value.flatMap((group) => accessKindsOf(group as never))),
            )}))`
          : null,
    },
    candidate: personColumn,
    file: {
      sql: 'iif(contract_file.id IS NULL, NULL, json_array(contract_file.id, contract_file.reference))',
      read: (stored) => (stored === null ? null : textsOf(stored)),
      order: 'contract_file.reference',
      folded: "fold(coalesce(contract_file.reference, ''))",
    },
    actor: { sql: 'access.actor' },
    entrance: { sql: "iif(access.entrance = '', 'window', access.entrance)" },
  },
  computed: [],
};

export const sources: Readonly<Record<ListId, Source>> = {
  candidates,
  rights,
  employers,
  'contract-files': contractFiles,
  imports,
  accesses,
  'rights-requests': requestsSource(personColumn),
};

/** What some people are called, by their identifiers; who is gone is left out. */
export const namesOf = (db: Db, ids: readonly string[]): ReadonlyMap<CandidateId, string> =>
  new Map(
    db
      .prepare<[string], { id: CandidateId; name: string }>(
        `SELECT id, ${nameSql} AS name FROM candidate WHERE id IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(ids))
      .map(({ id, name }) => [id, readName(name)]),
  );
