import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { fold, plural } from '../../../shared/base/text';
import {
  type CivilDate,
  type CivilMonth,
  civilDateSchema,
  lastOfMonth,
  monthSchema,
} from '../../../shared/base/time';
import { candidateName, schemeLabels } from '../../../shared/candidates';
import { isLifeDateKey, type LifeDates } from '../../../shared/contract-files';
import { type CandidateId, statusLabels } from '../../../shared/fields';
import { schemeOf } from '../../../shared/law';
import {
  goesBy,
  isNoticed,
  isOver,
  type Kept,
  keptOf,
  type PersonRetention,
  type PlannedFile,
  type PlannedPerson,
  piecesUntil,
  type RetentionHold,
  type RetentionPlan,
  type RetentionRun,
  retentionRunLineSchema,
} from '../../../shared/privacy';
import { offeredOnce } from '../../../shared/rights';
import { sha256 } from '../base/sha256';
import { candidateOf } from '../candidates';
import { pastDay } from '../clock';
import { erasePieces, isClosed, readFile } from '../contract-files';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { settingsOf } from '../settings';
import { eraseWithin, markToOverwrite, notConfirmed, overwriteErased } from './privacy.service';
import {
  type EnrolmentRow,
  enrolmentRows,
  type FileRow,
  fileRows,
  holdRows,
  insertHoldRow,
  insertRunRow,
  liftHoldRow,
  type PersonRow,
  personRows,
  type RunRow,
  runRows,
} from './retention.repository';

/** Most records that one run takes: the erasure's own bound. */
const TAKEN_AT_ONCE = 500;

const dayOf = (instant: string): CivilDate => civilDateSchema.parse(instant.slice(0, 10));
function datesOf({ dates }: Pick<FileRow, 'dates'>): LifeDates {
  const read = z.record(z.string(), civilDateSchema).safeParse(JSON.parse(dates));
  return Object.fromEntries(
    Object.entries(read.success ? read.data : {}).filter(([key]) => isLifeDateKey(key)),
  );
}

type Entered = Omit<EnrolmentRow, 'candidateId'>;
type KeptFile = Pick<FileRow, 'reference' | 'status' | 'dates'>;
/**
 * A programme that was not left, in a scheme that still takes people: one that is closed is history without its end, and an
 * immersion lasts some weeks. What has no name here counts: an erasure cannot be taken back.
 */
function underWayOf(
  enrolments: readonly Entered[],
  files: readonly KeptFile[],
  on: CivilDate,
): readonly string[] {
  const entered = enrolments.filter(({ scheme, endedOn }) => {
    const ruled = offeredOnce.find(({ entered: name }) => name === scheme)?.scheme;
    const isProgramme =
      scheme === 'AUTRE' || (ruled !== undefined && schemeOf(ruled)?.replacedBy === undefined);
    return isProgramme && (endedOn === null || endedOn > on);
  });
  return [
    ...new Set(entered.map(({ scheme }) => schemeLabels[scheme].short)),
    ...files
      .filter((file) => !isClosed(file) && file.status !== 'refused')
      .map(({ reference, status }) => `dossier ${reference} (${statusLabels[status]})`),
  ];
}

/** How long a person is kept, from the rows that tell it. */
export function keptPerson(
  row: Pick<PersonRow, 'birthDate' | 'createdAt' | 'firstReceptionOn' | 'lastContactOn'>,
  enrolments: readonly Entered[],
  files: readonly KeptFile[],
  held: Parameters<typeof keptOf>[0]['holds'],
  on: CivilDate,
): Kept {
  return keptOf(
    {
      birthDate: row.birthDate,
      createdOn: dayOf(row.createdAt),
      seenOn: [
        row.firstReceptionOn,
        row.lastContactOn,
        ...enrolments.flatMap(({ signedOn, endedOn }) => [signedOn, endedOn]),
        ...files.flatMap((file) => Object.values(datesOf(file))),
      ].filter((day) => day !== null),
      cejEndedOn: enrolments.flatMap(({ scheme, endedOn }) =>
        scheme === 'CEJ' && endedOn !== null ? [endedOn] : [],
      ),
      underWay: underWayOf(enrolments, files, on),
      holds: held,
    },
    on,
  );
}

const grouped = <T extends { readonly candidateId: CandidateId }>(
  rows: readonly T[],
): ((id: CandidateId) => readonly T[]) => {
  const byPerson = new Map<CandidateId, T[]>();
  for (const row of rows) {
    const known = byPerson.get(row.candidateId);
    if (known === undefined) byPerson.set(row.candidateId, [row]);
    else known.push(row);
  }
  return (id) => byPerson.get(id) ?? [];
};

interface KeptRow {
  readonly row: PersonRow;
  readonly kept: Kept;
}
/** How long everybody, or one person, is kept; and the contract files that were read on the way. */
function keptRows(
  { db }: Deps,
  on: CivilDate,
  id: CandidateId | null = null,
): { readonly people: readonly KeptRow[]; readonly files: readonly FileRow[] } {
  const files = fileRows(db, id);
  const enrolmentsOf = grouped(enrolmentRows(db, id));
  const filesOf = grouped(files);
  const holdsOf = grouped(holdRows(db, id));
  return {
    files,
    people: personRows(db, id).map((row) => ({
      row,
      kept: keptPerson(row, enrolmentsOf(row.id), filesOf(row.id), holdsOf(row.id), on),
    })),
  };
}

const plannedOf = ({ row, kept }: KeptRow, on: CivilDate): PlannedPerson => ({
  id: row.id,
  name: candidateName(row),
  rule: kept.rule,
  until: kept.until,
  isOver: isOver(kept, on),
});

/** The pieces whose time is over by a month, of files whose person stays. */
function plannedFiles(
  deps: Deps,
  files: readonly FileRow[],
  leaving: ReadonlySet<CandidateId>,
  heldBack: ReadonlySet<CandidateId>,
  month: CivilMonth,
  on: CivilDate,
): readonly PlannedFile[] {
  const months = settingsOf(deps.db).piecesKeptMonths;
  const end = lastOfMonth(civilDateSchema.parse(`${month}-01`));
  return files.flatMap((file) => {
    if (file.attachments === 0 || leaving.has(file.candidateId) || heldBack.has(file.candidateId)) return [];
    const { decidedOn, brokenOn, endedOn, filedOn } = datesOf(file);
    const until = piecesUntil(
      {
        decidedOn: decidedOn ?? null,
        brokenOn: brokenOn ?? null,
        endedOn: endedOn ?? null,
        filedOn: filedOn ?? null,
        cancelledOn: file.status === 'cancelled' ? dayOf(file.updatedAt) : null,
      },
      months,
    );
    return until === null || until >= end
      ? []
      : [
          {
            id: file.id,
            reference: file.reference,
            attachments: file.attachments,
            until,
            isOver: until < on,
          },
        ];
  });
}

/** What would go by the end of a month, by which rule; what is put off, and what is held. Changes nothing. */
export function retentionPlan(deps: Deps, month: CivilMonth): RetentionPlan {
  const on = pastDay(deps);
  const { people, files } = keptRows(deps, on);
  const going = people.filter(({ kept }) => goesBy(kept, month));
  const leaving = new Set(going.map(({ row }) => row.id));
  const held = people.filter(({ kept }) => kept.hold !== null);
  const heldBack = new Set(held.map(({ row }) => row.id));
  const end = lastOfMonth(civilDateSchema.parse(`${month}-01`));
  const deferred = people.filter(
    ({ kept }) => kept.hold === null && kept.underWay.length > 0 && kept.until < end,
  );
  const planned = going
    .map((each) => plannedOf(each, on))
    .toSorted((a, b) => a.until.localeCompare(b.until) || a.name.localeCompare(b.name, 'fr'));
  const pieces = plannedFiles(deps, files, leaving, heldBack, month, on);
  const over = planned.filter((each) => each.isOver).slice(0, TAKEN_AT_ONCE);
  const piecesOver = pieces.filter((each) => each.isOver);
  return {
    month,
    on,
    people: planned,
    pieces: [...pieces],
    held: held.map(({ row, kept }) => ({
      id: row.id,
      name: candidateName(row),
      kind: kept.hold?.kind ?? 'other',
      reason: kept.hold?.reason ?? '',
      untilOn: kept.hold?.untilOn ?? null,
    })),
    deferred: deferred.map(({ row, kept }) => ({
      id: row.id,
      name: candidateName(row),
      until: kept.until,
      underWay: [...kept.underWay],
    })),
    noticed: people.filter(({ kept }) => isNoticed(kept, settingsOf(deps.db).retentionNoticeDays, on)).length,
    run: {
      people: over.map(({ id }) => id),
      files: piecesOver.map(({ id }) => id),
      confirmation: confirmationOf(over.length, piecesOver.length),
    },
  };
}

/** What must be typed: the numbers of what goes, so that nobody types it by habit. */
const confirmationOf = (people: number, files: number): string =>
  [
    ...(people === 0 ? [] : [plural(people, 'fiche', 'fiches')]),
    ...(files === 0 ? [] : [`les pièces de ${plural(files, 'dossier', 'dossiers')}`]),
  ]
    .join(' et ')
    .replace(/^(?=.)/u, 'effacer ');

/**
 * Executes what was shown: exactly those people and those pieces, whose time is over today, in one transaction with its
 * record. Throws CONFLICT where anything has changed since, INVALID_INPUT where the confirmation is not what it must be.
 */
export function runRetention(
  deps: Deps,
  month: CivilMonth,
  shown: {
    readonly people: readonly CandidateId[];
    readonly files: readonly string[];
    readonly confirmation: string;
  },
): { readonly run: RetentionRun; readonly isOverwritten: boolean } {
  const { db } = deps;
  const run = db.transaction((): RetentionRun => {
    const { run: due, people, pieces } = retentionPlan(deps, month);
    if (due.people.length + due.files.length === 0)
      throw new Refusal('REFUSED_BY_STATE', { message: 'Rien n’est à effacer pour ce mois.' });
    if (JSON.stringify([due.people, due.files]) !== JSON.stringify([shown.people, shown.files]))
      throw new Refusal('CONFLICT', {
        message:
          'Ce qui est à effacer a changé depuis que vous l’avez lu\u202F; relisez la liste. Rien n’a été effacé.',
      });
    if (fold(shown.confirmation) !== fold(due.confirmation)) throw notConfirmed();
    const lines = [
      ...due.people.flatMap((id) => {
        const found = people.find((each) => each.id === id);
        return found === undefined ? [] : [{ number: id, rule: found.rule, until: found.until, pieces: 0 }];
      }),
      ...due.files.flatMap((id) => {
        const found = pieces.find((each) => each.id === id);
        return found === undefined
          ? []
          : [
              {
                number: found.reference,
                rule: 'pieces' as const,
                until: found.until,
                pieces: found.attachments,
              },
            ];
      }),
    ];
    for (const id of due.files) {
      const file = readFile(db, id as Parameters<typeof readFile>[1]);
      if (file !== null) erasePieces(deps, file);
    }
    if (due.people.length > 0) eraseWithin(deps, due.people, 'retention');
    const row: RunRow = {
      id: deps.newId(),
      month,
      ranAt: deps.clock.now(),
      author: deps.actor(),
      lines: JSON.stringify(lines),
    };
    insertRunRow(db, row);
    recordEvent(deps, {
      kind: 'retention.run',
      subject: { type: 'portfolio', id: 'retention' },
      payload: { month, people: due.people.length, files: due.files.length },
    });
    markToOverwrite(db);
    return runOf(row);
  })();
  return { run, isOverwritten: overwriteErased(deps) };
}

function runOf({ id, month, ranAt, author, lines }: RunRow): RetentionRun {
  const read = z.array(retentionRunLineSchema).safeParse(JSON.parse(lines));
  const content = read.success ? read.data : [];
  return {
    id,
    month: monthSchema.parse(month),
    ranAt,
    author,
    lines: content,
    sha256: sha256(lines),
  };
}
export const runsOf = ({ db }: Deps): readonly RetentionRun[] => runRows(db).map(runOf);
export function runNamed(deps: Deps, id: string): RetentionRun {
  const run = runsOf(deps).find((each) => each.id === id);
  if (run === undefined) throw new Refusal('NOT_FOUND');
  return run;
}

/** What retention says of one person today. Throws NOT_FOUND. */
export function retentionOf(deps: Deps, id: CandidateId): PersonRetention {
  candidateOf(deps.db, id);
  const on = pastDay(deps);
  const [found] = keptRows(deps, on, id).people;
  if (found === undefined) throw new Refusal('NOT_FOUND');
  const { kept } = found;
  return {
    limits: [...kept.limits],
    rule: kept.rule,
    until: kept.until,
    underWay: [...kept.underWay],
    holds: holdsOf(deps, id),
    isHeld: kept.hold !== null,
    isNoticed: isNoticed(kept, settingsOf(deps.db).retentionNoticeDays, on),
    isOver: isOver(kept, on),
  };
}
const holdsOf = ({ db }: Deps, id: CandidateId): RetentionHold[] =>
  holdRows(db, id).map(({ candidateId: _, ...hold }) => hold);

/** Holds a record back from retention. Throws NOT_FOUND, INVALID_INPUT. */
export function placeHold(
  deps: Deps,
  candidateId: CandidateId,
  typed: Pick<RetentionHold, 'kind' | 'reason' | 'untilOn'>,
): PersonRetention {
  const { db, clock, newId, actor } = deps;
  candidateOf(db, candidateId);
  if (typed.reason.trim() === '')
    throw new Refusal('INVALID_INPUT', {
      field: 'reason',
      message: 'Écrivez pourquoi cette fiche doit rester.',
    });
  if (typed.untilOn !== null && typed.untilOn < clock.today())
    throw new Refusal('INVALID_INPUT', { field: 'untilOn', message: 'Ce dernier jour est déjà passé.' });
  if (typed.kind === 'fse' && typed.untilOn === null)
    throw new Refusal('INVALID_INPUT', {
      field: 'untilOn',
      message: 'Un projet cofinancé a une fin\u00A0: écrivez le dernier jour des dix-neuf ans.',
    });
  db.transaction(() => {
    insertHoldRow(db, candidateId, {
      id: newId(),
      ...typed,
      reason: typed.reason.trim(),
      author: actor(),
      placedOn: clock.today(),
      liftedOn: null,
    });
    recordEvent(deps, {
      kind: 'candidate.hold',
      subject: { type: 'candidate', id: candidateId },
      payload: { reason: typed.reason.trim() },
    });
  })();
  return retentionOf(deps, candidateId);
}

export function liftHold(deps: Deps, candidateId: CandidateId, id: string): PersonRetention {
  const { db, clock } = deps;
  const hold = holdsOf(deps, candidateId).find((each) => each.id === id);
  if (hold === undefined) throw new Refusal('NOT_FOUND');
  if (hold.liftedOn !== null) throw new Refusal('REFUSED_BY_STATE');
  db.transaction(() => {
    liftHoldRow(db, id, clock.today());
    recordEvent(deps, {
      kind: 'candidate.hold',
      subject: { type: 'candidate', id: candidateId },
      payload: { isWithdrawn: true },
    });
  })();
  return retentionOf(deps, candidateId);
}
