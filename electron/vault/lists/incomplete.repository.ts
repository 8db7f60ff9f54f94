import {
  type StoredNeed,
  type StoredPurposeId,
  storedPurposeIds,
  storedPurposes,
} from '../../../shared/purposes';
import { objectingTo } from '../candidates';
import { columnOf } from '../db/record';
import type { SourceColumn } from './source';

/*
 * « Incomplet pour »: what `completenessOf` answers for the purposes whose needs the portfolio itself tells, as SQL. Both are
 * made from the same declarations (`shared/purposes/declared.ts`).
 */

const profileRow = (kind: string): string =>
  `EXISTS (SELECT 1 FROM profile_entry WHERE candidate_id = candidate.id AND kind = '${kind}'${
    kind === 'availability'
      ? ` AND coalesce(json_extract(content, '$.startsOn'), '') <= @today
          AND coalesce(json_extract(content, '$.endsOn'), @today) >= @today`
      : ''
  })`;

/** Whether a need is met; keys and kinds are those of the code, never of a caller. */
function isMet({ place }: { readonly place: StoredNeed['place'] }, isSituationOfToday: string): string {
  switch (place.where) {
    case 'fields':
      return [
        ...place.keys.map((key) => `coalesce(candidate.${columnOf(key)}, '') NOT IN ('', 'unknown')`),
        ...(place.orProfile === undefined ? [] : [profileRow(place.orProfile)]),
      ].join(' OR ');
    case 'profile':
      return profileRow(place.kind);
    case 'situation':
      return `EXISTS (SELECT 1 FROM period WHERE candidate_id = candidate.id AND ${isSituationOfToday})`;
    case 'enrolments':
      return 'NOT EXISTS (SELECT 1 FROM enrolment WHERE candidate_id = candidate.id AND signed_on IS NULL)';
  }
}

export function incompleteColumn(isSituationOfToday: string): SourceColumn {
  const lacks = (id: StoredPurposeId): string => {
    const { needs, objection } = storedPurposes[id];
    const met = needs.map((need) => `(${isMet(need, isSituationOfToday)})`).join(' AND ');
    return `(NOT (${met})${objection === null ? '' : ` AND candidate.id NOT IN (${objectingTo(objection)})`})`;
  };
  const any = `(${storedPurposeIds.map(lacks).join(' OR ')})`;
  return {
    sql: `(SELECT json_group_array(value) FROM (${storedPurposeIds
      .map((id) => `SELECT '${id}' AS value WHERE ${lacks(id)}`)
      .join(' UNION ALL ')}))`,
    read: (stored) => {
      const found: unknown = typeof stored === 'string' ? JSON.parse(stored) : [];
      return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
    },
    nothing: '[]',
    condition: (filter) => {
      switch (filter.operator) {
        case 'one-of': {
          const asked = storedPurposeIds.filter((id) => filter.value.includes(id));
          return asked.length === 0 ? '0' : `(${asked.map(lacks).join(' OR ')})`;
        }
        case 'empty':
          return `NOT ${any}`;
        case 'filled':
          return any;
        default:
          return null;
      }
    },
  };
}
