import { plural } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import type { Cell } from '../../../shared/lists';
import { daysLate, dueOn, isWaiting, type RequestStatus } from '../../../shared/privacy';
import type { Db } from '../db';
import type { Source, SourceColumn } from './source';

/** The register of requests; its clock is no arithmetic of SQL: a month from the 31st ends with the month. */
export const requestsSource = (person: SourceColumn): Source => ({
  table: 'rights_request',
  from: 'rights_request LEFT JOIN candidate ON candidate.id = rights_request.candidate_id',
  id: 'rights_request.id',
  people: 'rights_request.candidate_id',
  tie: 'rights_request.received_on',
  columns: {
    kind: { sql: 'rights_request.kind' },
    candidate: person,
    who: { sql: 'rights_request.who' },
    receivedOn: { sql: 'rights_request.received_on' },
    way: { sql: 'rights_request.way' },
    status: { sql: 'rights_request.status' },
    closedOn: { sql: 'rights_request.closed_on' },
  },
  computed: ['dueOn', 'delay'],
});

interface ClockRow {
  readonly id: string;
  readonly receivedOn: CivilDate;
  readonly extendedOn: CivilDate | null;
  readonly status: RequestStatus;
}
/** Last day to answer, and how late it is, of requests that wait. */
export function requestCells(
  db: Db,
  ids: readonly string[],
  today: CivilDate,
): ReadonlyMap<string, Readonly<Record<string, Cell>>> {
  const rows = db
    .prepare<[string], ClockRow>(
      `SELECT id, received_on AS receivedOn, extended_on AS extendedOn, status FROM rights_request
       WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  return new Map(
    rows.map((row): readonly [string, Readonly<Record<string, Cell>>] => {
      if (!isWaiting(row.status)) return [row.id, { dueOn: null, delay: null }];
      const late = daysLate(row, today);
      const due = dueOn(row);
      return [
        row.id,
        {
          dueOn: due,
          delay:
            late > 0
              ? `en retard de ${plural(late, 'jour', 'jours')}`
              : due === today
                ? 'dernier jour'
                : null,
        },
      ];
    }),
  );
}
