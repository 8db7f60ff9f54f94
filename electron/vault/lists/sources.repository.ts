import { accessKinds, accessKindsOf, accessSentence } from '../../../shared/access';
import { accessDetailSchema } from '../../../shared/base';
import { fold } from '../../../shared/base/text';
import { addDays, addMonths, ageOn, type CivilDate, isCivilDate } from '../../../shared/base/time';
import { candidateName, wordStart } from '../../../shared/candidates';
import { candidateFields, employerFields, type Fields } from '../../../shared/fields';
import {
  type Cell,
  columnNamed,
  type ListColumn,
  type ListFilter,
  type ListId,
  lists,
} from '../../../shared/lists';
import { columnOf } from '../db/record';

/** Takes a value into the query and answers the name it is bound under: no text of the window ever stands in SQL. */
export type Bind = (value: string | number | null) => string;

/** How a column is read, ordered and asked in SQL. */
export interface SourceColumn {
  /** What is read; `read` makes the cell of it. */
  readonly sql: string;
  readonly read?: (stored: string | number | null, today: CivilDate) => Cell;
  /** What it is ordered by; made from `sql` without it. */
  readonly order?: string;
  /** An index gives the whole list in this order. */
  readonly isOrdered?: true;
  /**
   * Where few rows have a value, and finding it costs: row numbers and values of those that have one, and what the others are
   * ordered by.
   */
  readonly held?: { readonly sql: string; readonly otherwise: string };
  /** The order is that of `order` turned about: the older, the earlier the birth. */
  readonly isTurned?: true;
  /** A folded text that stands for it in filters, where the table keeps one. */
  readonly folded?: string;
  /** That folded text has an index, which gives its values at once. */
  readonly isIndexed?: true;
  /** A condition of its own, where that of its kind does not do. */
  readonly condition?: (filter: ListFilter, bind: Bind, today: CivilDate) => string | null;
}

/** Where the rows of a list are: SQL that no value of a caller enters. */
export interface Source {
  /** The table whose row numbers name the rows, and how it is joined with others. */
  readonly table: string;
  readonly from: string;
  /** What the row is called. */
  readonly id: string;
  /** Identifier of the person whom a row names, where it names one. */
  readonly people: string | null;
  /** Settles what is equal, in the way of the order. */
  readonly tie: string;
  /** Folded words to look into, each with a space before. */
  readonly search?: string;
  readonly columns: Readonly<Record<string, SourceColumn>>;
  /** Columns that no SQL tells: the service computes them. */
  readonly computed: readonly string[];
}

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
            ...(kind === 'several'
              ? { read: (stored) => (stored === null ? null : textsOf(stored)) }
              : kind === 'yes-no'
                ? { read: (stored) => stored === 1 }
                : {}),
          },
        ],
      ];
    }),
  );
}

const nameSql = (table: string): string =>
  `json_array(${['birth_name', 'usual_name', 'first_name', 'sex'].map((name) => `${table}.${name}`).join(', ')})`;
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
/** Words of the names as the search box reads them: each begins with a capital, which the words sought do not. */
function nameCondition(filter: ListFilter, bind: Bind): string | null {
  if (filter.operator === 'empty') return 'candidate.id IS NULL';
  if (filter.operator === 'filled') return 'candidate.id IS NOT NULL';
  if (filter.operator !== 'contains') return null;
  const words = fold(filter.value)
    .split(' ')
    .filter((word) => word !== '');
  // Signs alone stand in no name as it is folded.
  if (words.length === 0) return '0';
  return words
    .map((word) => {
      const within = [word, wordStart(word)].map((text) => `instr(candidate.name_words, ${bind(text)}) > 0`);
      return `(${within.join(' OR ')})`;
    })
    .join(' AND ');
}

/** The last birth of those who have completed an age: born on 29 February, one is older on 28 February of common years. */
function bornBy(today: CivilDate, age: number): CivilDate {
  const birth = addMonths(today, -12 * age);
  const leapDay = addDays(birth, 1);
  return today.endsWith('-02-28') && leapDay.endsWith('-02-29') && ageOn(leapDay, today) >= age
    ? leapDay
    : birth;
}

const schemesSql = `(SELECT json_group_array(DISTINCT scheme) FROM enrolment
  WHERE candidate_id = candidate.id AND (ended_on IS NULL OR ended_on > @today))`;
function schemesCondition(filter: ListFilter, bind: Bind): string | null {
  const among = (wanted: string): string => `candidate.id IN (SELECT candidate_id FROM enrolment
    WHERE ${wanted}(ended_on IS NULL OR ended_on > @today))`;
  switch (filter.operator) {
    case 'one-of':
      return among(`scheme IN (SELECT value FROM json_each(${bind(JSON.stringify(filter.value))})) AND `);
    case 'empty':
      return `NOT ${among('')}`;
    case 'filled':
      return among('');
    default:
      return null;
  }
}

const candidates: Source = {
  table: 'candidate',
  from: 'candidate',
  id: 'candidate.id',
  people: 'candidate.id',
  tie: 'candidate.sort_name',
  columns: {
    ...fieldColumns('candidate', candidateFields, lists.candidates.columns),
    name: {
      sql: nameSql('candidate'),
      read: readName,
      order: 'candidate.sort_name',
      condition: nameCondition,
    },
    age: {
      sql: 'candidate.birth_date',
      read: (stored, today) =>
        typeof stored === 'string' && isCivilDate(stored) ? ageOn(stored, today) : null,
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
    },
    schemes: {
      sql: schemesSql,
      read: textsOf,
      order: schemesSql,
      held: {
        sql: `SELECT candidate.rowid, held.schemes FROM (SELECT candidate_id, json_group_array(DISTINCT scheme) AS schemes
          FROM enrolment WHERE ended_on IS NULL OR ended_on > @today GROUP BY candidate_id) AS held
          JOIN candidate ON candidate.id = held.candidate_id`,
        otherwise: '[]',
      },
      condition: schemesCondition,
    },
    lastContactOn: { sql: 'candidate.last_contact_on', isOrdered: true },
  },
  computed: [],
};

const filesOfEmployer = '(SELECT count(*) FROM contract_file WHERE employer_id = employer.id)';
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
  search: `(' ' || fold(contract_file.reference) || ' ' || ${wholeName('candidate')} || ' ' || coalesce(employer.search_text, ''))`,
  columns: {
    reference: { sql: 'contract_file.reference' },
    candidate: {
      sql: nameSql('candidate'),
      read: readName,
      order: 'candidate.sort_name',
      condition: nameCondition,
    },
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
      CASE access.subject_type WHEN 'candidate' THEN access.subject_id ELSE contract_file.candidate_id END`,
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
    candidate: {
      sql: nameSql('candidate'),
      read: readName,
      order: "coalesce(candidate.sort_name, '')",
      condition: nameCondition,
    },
    file: { sql: "coalesce(contract_file.reference, '')" },
    actor: { sql: 'access.actor' },
    entrance: { sql: "iif(access.entrance = '', 'window', access.entrance)" },
  },
  computed: [],
};

export const sources: Readonly<Record<ListId, Source>> = {
  candidates,
  employers,
  'contract-files': contractFiles,
  imports,
  accesses,
};

/** Instants of a local midnight: days are those of the person who reads. */
const midnight = (day: CivilDate): string => new Date(`${day}T00:00:00`).toISOString();

/** A condition on a column that has none of its own, by what it holds. `null`: no such question. */
function ordinaryCondition(
  { kind }: ListColumn,
  { sql, folded }: SourceColumn,
  filter: ListFilter,
  bind: Bind,
): string | null {
  const isText = kind === 'text' || kind === 'phone' || kind === 'siret';
  const nothing =
    isText || kind === 'tri-state'
      ? `${sql} = ''`
      : kind === 'several'
        ? `(${sql} IS NULL OR ${sql} = '[]')`
        : `${sql} IS NULL`;
  switch (filter.operator) {
    case 'empty':
      return nothing;
    case 'filled':
      return `NOT ${nothing}`;
    case 'contains': {
      // A number is kept as +33639981234, and read as 06 39 98 12 34.
      const digits = filter.value.replaceAll(/\D/gu, '');
      if (kind === 'phone' || kind === 'siret')
        return digits === ''
          ? '0'
          : `instr(${sql}, ${bind(kind === 'phone' ? digits.replace(/^0/u, '') : digits)}) > 0`;
      const words = fold(filter.value)
        .split(' ')
        .filter((word) => word !== '');
      const within = folded ?? `fold(${sql})`;
      // Signs alone: what is written is looked for as it is.
      if (words.length === 0) return `instr(${sql}, ${bind(filter.value)}) > 0`;
      return words.map((word) => `instr(${within}, ${bind(word)}) > 0`).join(' AND ');
    }
    case 'one-of': {
      const among = (values: readonly unknown[]): string =>
        `(SELECT value FROM json_each(${bind(JSON.stringify(values))}))`;
      if (kind === 'several')
        return `EXISTS (SELECT 1 FROM json_each(${sql}) AS held WHERE held.value IN ${among(filter.value)})`;
      if (kind === 'yes-no')
        return `${sql} IN ${among(filter.value.map((value) => (value === 'yes' ? 1 : 0)))}`;
      if (kind === 'text') return `${folded ?? `fold(${sql})`} IN ${among(filter.value.map(fold))}`;
      return `${sql} IN ${among(filter.value)}`;
    }
    case 'between': {
      const { from, to } = filter.value;
      const isInstant = kind === 'instant';
      return [
        ...(from === null ? [] : [`${sql} >= ${bind(isInstant ? midnight(from as CivilDate) : from)}`]),
        ...(to === null
          ? []
          : isInstant
            ? [`${sql} < ${bind(midnight(addDays(to as CivilDate, 1)))}`]
            : [`${sql} <= ${bind(to)}`]),
      ].join(' AND ');
    }
  }
}

/** A filter as a condition of SQL. The caller has checked that it fits the list. */
export function conditionOf(list: ListId, filter: ListFilter, bind: Bind, today: CivilDate): string {
  const [column, source] = [columnNamed(lists[list], filter.field), sources[list].columns[filter.field]];
  if (column === undefined || source === undefined) throw new Error('a filter that was not checked');
  const condition =
    source.condition?.(filter, bind, today) ??
    (source.condition === undefined ? ordinaryCondition(column, source, filter, bind) : null);
  if (condition === null) throw new Error('a filter that was not checked');
  return `(${condition})`;
}

/**
 * The words of an order, ending with what settles what is equal. Where there are conditions, the rows that meet them are
 * found first and then put in order: walking the index of the order would look each row up, here and there in the file.
 */
export function orderOf(list: ListId, key: string, descending: boolean, isNarrowed: boolean): string {
  const { table, tie, columns } = sources[list];
  const column = columnNamed(lists[list], key);
  const source = columns[key];
  const way = (isDown: boolean): string => (isDown ? 'DESC' : 'ASC');
  const own = isNarrowed ? '+' : '';
  const last = `${own}${tie} ${way(descending)}, ${table}.rowid ${way(descending)}`;
  if (column === undefined || source === undefined) return last;
  const isWritten = column.kind === 'text' && source.order === undefined;
  const order = source.order ?? (isWritten ? `fold(${source.sql})` : source.sql);
  if (order === tie) return last;
  return `${own}${order} ${way(source.isTurned === true ? !descending : descending)}, ${last}`;
}
