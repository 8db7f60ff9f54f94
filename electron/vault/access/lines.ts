import type { AccessLine } from '../../../shared/access';
import { accessDetailSchema } from '../../../shared/base';
import { contractFileIdSchema } from '../../../shared/contract-files';
import { candidateIdSchema } from '../../../shared/fields';
import type { Db } from '../db';
import { accessRows, type ShownRow } from './access.repository';

function lineOf(row: ShownRow): AccessLine {
  const detail = accessDetailSchema.safeParse(JSON.parse(row.detail));
  const shown = detail.success ? detail.data : {};
  const lastName = row.usual_name === '' || row.usual_name === null ? row.birth_name : row.usual_name;
  return {
    id: row.id,
    at: row.recorded_at,
    kind: row.kind,
    actor: row.actor,
    detail: shown,
    entrance: row.entrance === '' ? (shown.by === 'cli' ? 'command-line' : 'window') : row.entrance,
    candidate:
      row.candidate_id === null
        ? null
        : {
            id: candidateIdSchema.parse(row.candidate_id),
            name: `${(lastName ?? '').toLocaleUpperCase('fr')} ${row.first_name ?? ''}`.trim(),
          },
    file:
      row.file_id === null
        ? null
        : { id: contractFileIdSchema.parse(row.file_id), reference: row.reference ?? '' },
  };
}

/** Lines as they are told, the latest first; names are looked up now, the journal holds none. */
export function shownLines(
  db: Db,
  offset: number,
  limit: number,
): { readonly rows: readonly AccessLine[]; readonly total: number } {
  const { rows, total } = accessRows(db, offset, limit);
  return { rows: rows.map(lineOf), total };
}
