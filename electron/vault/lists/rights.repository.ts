import type { CivilDate } from '../../../shared/base/time';
import { type SchemeCode, schemes } from '../../../shared/law';
import type { Cell, ListFilter } from '../../../shared/lists';
import { offeredOnce } from '../../../shared/rights';
import { forAllBut } from '../../../shared/sweep';
import { changeOfLine, type WrittenLine, writtenLinesSchema } from '../rights';
import type { Source, SourceColumn } from './source';

/*
 * The rights of everyone, as the sweep left them: the person, the set of facts that she shares with others, and for each
 * scheme one line (its answer, what it waits for, what changes first).
 */

export const rightsFrom = `candidate JOIN sweep_candidate ON sweep_candidate.candidate_id = candidate.id
  JOIN sweep_set ON sweep_set.id = sweep_candidate.set_id`;

/** The scheme of the law behind an entry, NULL for those that one may enter again. */
const ruled = `CASE enrolment.scheme ${offeredOnce
  .map(({ entered, scheme }) => `WHEN '${entered}' THEN '${scheme}'`)
  .join(' ')} END`;
/** Schemes entered and not left today, but for those that one may enter again. */
const entered = `enrolment WHERE enrolment.candidate_id = candidate.id AND ${ruled} IS NOT NULL
  AND (signed_on IS NULL OR signed_on <= @today) AND (ended_on IS NULL OR ended_on > @today)`;
const isEntered = (scheme: string): string => `EXISTS (SELECT 1 FROM ${entered} AND ${ruled} = ${scheme})`;

/** Of what is under way, the end of a year is told; nothing else of it is. */
const isOfYear = `reason LIKE '{"kind":"year"%'`;
const facts = "iif(missing LIKE '{%', json_extract(missing, '$.missing'), missing)";

/** As `saidOfOutlook` says it, in its codes. */
const code = `CASE
  WHEN is_entered THEN 'under-way'
  WHEN verdict = 'ineligible' THEN 'closed'
  WHEN verdict = 'eligible' THEN iif(missing = '[]', 'compatible', 'reserved')
  WHEN missing LIKE '{%' THEN 'closed-unless'
  WHEN missing = '[]' THEN 'to-check'
  ELSE 'incomplete' END`;

/** The lines of a person: open, awaiting answers, or closed and about to open. */
const lines = `(SELECT scheme, changes_on, way, becomes, reason, ${facts} AS facts, ${code} AS code FROM (
    SELECT told.scheme AS scheme, told.verdict AS verdict, told.missing AS missing,
      coming.changes_on AS changes_on, coming.way AS way, coming.becomes AS becomes, coming.reason AS reason,
      ${isEntered('told.scheme')} AS is_entered
    FROM sweep_answer_line AS told
    LEFT JOIN sweep_change AS coming ON coming.set_id = sweep_set.id AND coming.scheme = told.scheme
    WHERE told.answer_id = sweep_set.answer_id
    UNION ALL
    SELECT coming.scheme, 'ineligible', '[]', coming.changes_on, coming.way, coming.becomes, coming.reason,
      ${isEntered('coming.scheme')}
    FROM sweep_change AS coming
    WHERE coming.set_id = sweep_set.id AND NOT EXISTS (SELECT 1 FROM sweep_answer_line AS told
      WHERE told.answer_id = sweep_set.answer_id AND told.scheme = coming.scheme))
  WHERE NOT is_entered OR ${isOfYear}) AS line`;

/** Of the schemes that are open to all, that they are open makes nobody a row, unless they are what is asked for. */
function counted(filters: readonly ListFilter[], today: CivilDate): string | null {
  if (!filters.some(({ field }) => field === 'answer')) return null;
  const left = forAllBut(filters, today);
  if (left.length === 0) return null;
  return `NOT (line.code IN ('compatible', 'reserved') AND line.scheme IN ('${left.join("', '")}'))`;
}

export const rightsLines: NonNullable<Source['lines']> = {
  from: lines,
  sql: 'json_group_array(json_array(scheme, code, json(facts), changes_on, becomes, reason, way))',
  counted,
};

/** In the order of time, as everywhere. */
const rank = new Map(schemes.map(({ id }, index): [SchemeCode, number] => [id, index]));
const written = (stored: string | number | null): readonly WrittenLine[] =>
  [...writtenLinesSchema.parse(JSON.parse(String(stored)))].sort(
    (a, b) => (rank.get(a.scheme) ?? 0) - (rank.get(b.scheme) ?? 0),
  );
/** What changes first, with its line; of two on the same day, in the order of the schemes. */
function first(stored: string | number | null): ReturnType<typeof changeOfLine> {
  const [next] = written(stored)
    .flatMap((line) => changeOfLine(line) ?? [])
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return next ?? null;
}
const once = (values: readonly string[]): string[] => [...new Set(values)];

const ofLine = (
  sql: string,
  order: string,
  read: (stored: string | number | null) => Cell,
  condition: SourceColumn['condition'] = (filter, bind) =>
    filter.operator === 'one-of'
      ? `${sql} IN (SELECT value FROM json_each(${bind(JSON.stringify(filter.value))}))`
      : null,
): SourceColumn => ({ isOfLine: true, sql, order, read, condition });

export const rightsColumns: Readonly<Record<string, SourceColumn>> = {
  scheme: ofLine('line.scheme', 'nullif(count(*), 0)', (stored) =>
    once(written(stored).map(({ scheme }) => scheme)),
  ),
  answer: ofLine('line.code', 'min(line.code)', (stored) =>
    once(written(stored).map(({ code: said }) => said)),
  ),
  missing: ofLine(
    'line.facts',
    'nullif(sum(json_array_length(line.facts)), 0)',
    (stored) => {
      // What keeps the most answers waiting is asked first.
      const counted = new Map<string, number>();
      for (const fact of written(stored).flatMap(({ facts: missing }) => missing))
        counted.set(fact, (counted.get(fact) ?? 0) + 1);
      return [...counted].sort((a, b) => b[1] - a[1]).map(([fact]) => fact);
    },
    (filter, bind) =>
      filter.operator === 'one-of'
        ? `EXISTS (SELECT 1 FROM json_each(line.facts) AS held
            WHERE held.value IN (SELECT value FROM json_each(${bind(JSON.stringify(filter.value))})))`
        : null,
  ),
  way: ofLine('line.way', 'min(line.way)', (stored) => once(written(stored).flatMap(({ way }) => way ?? []))),
  changesOn: {
    isOfLine: true,
    sql: 'line.changes_on',
    order: 'min(line.changes_on)',
    read: (stored) => first(stored)?.on ?? null,
  },
  change: ofLine('', 'min(line.changes_on || line.scheme)', (stored) => first(stored)?.said ?? null),
  why: ofLine('', 'min(line.changes_on || line.reason)', (stored) => first(stored)?.why ?? null),
  underWay: {
    sql: `(SELECT json_group_array(DISTINCT ${ruled}) FROM ${entered})`,
    read: (stored) => {
      const parsed: unknown = JSON.parse(String(stored));
      return Array.isArray(parsed) ? once(parsed.map(String)) : [];
    },
    nothing: '[]',
    condition: (filter, bind) => {
      if (filter.operator === 'empty') return `NOT EXISTS (SELECT 1 FROM ${entered})`;
      if (filter.operator === 'filled') return `EXISTS (SELECT 1 FROM ${entered})`;
      if (filter.operator !== 'one-of') return null;
      return `EXISTS (SELECT 1 FROM ${entered}
        AND ${ruled} IN (SELECT value FROM json_each(${bind(JSON.stringify(filter.value))})))`;
    },
  },
};
