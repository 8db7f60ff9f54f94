import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { type CivilDate, civilDateSchema } from '../../../shared/base/time';
import { candidateName, withoutFreeText } from '../../../shared/candidates';
import type { EmployerId } from '../../../shared/fields';
import { type CandidateId, contactKindSchema } from '../../../shared/fields';
import {
  type Addressee,
  HANDOVER_FORMAT,
  HANDOVER_VERSION,
  type HandedCandidate,
  type HandedEvent,
  type HandoverCounts,
  type HandoverDocument,
  type HandoverPurpose,
  type HandoverSheet,
  handedCandidateSchema,
  handoverLimits,
  type Leaving,
  scansOf,
} from '../../../shared/handover';
import {
  type CandidateEvent,
  contactsOf,
  enrolmentsOf,
  eventsAbout,
  objectsTo,
  periodsOf,
  profileOf,
  stateOf,
  writableOf,
} from '../candidates';
import {
  contentOf,
  documentsAndAttachmentsOf,
  filesOfCandidate,
  isClosed,
  openStateOf,
} from '../contract-files';
import type { Db } from '../db';
import { employerOf } from '../employers';
import { recordEvent } from '../events';
import { papersOf, scanBytes } from '../papers';
import { rightsOfPerson } from '../rights';
import type { Deps } from '../service/deps';
import type { LongJob } from '../service/long-job';
import { settingsOf } from '../settings';
import { signingPublicKeyOf } from '../signature';
import { insertHandover } from './handover.repository';

const receivedEventSchema = z.object({
  kind: z.string(),
  actor: z.string(),
  recordedAt: z.string(),
  payload: z.string(),
});

/** An event as it was first written: one that had been received loses its wrapping. `null`: its wrapping does not read. */
export function firstWritten(event: CandidateEvent): Omit<CandidateEvent, 'contractFileId'> | null {
  if (event.kind !== 'candidate.received-event') return event;
  const inner = receivedEventSchema.safeParse(JSON.parse(event.payload));
  return inner.success ? { happenedOn: event.happenedOn, ...inner.data } : null;
}

const payloadSchema = z.looseObject({
  note: z.string().optional(),
  changes: z.record(z.string(), z.unknown()).optional(),
});

/** The event without what was noted in it; `null` when it was but a note. */
function withoutNotes(event: HandedEvent): HandedEvent | null {
  if (event.kind === 'candidate.note') return null;
  const payload = payloadSchema.safeParse(JSON.parse(event.payload));
  if (!payload.success) return { ...event, payload: '{}' };
  const { note: _, changes, ...rest } = payload.data;
  const { comment: __, ...kept } = changes ?? {};
  return {
    ...event,
    payload: JSON.stringify(changes === undefined ? rest : { ...rest, changes: kept }),
  };
}

function eventsOf(db: Db, id: CandidateId, withNotes: boolean): HandedEvent[] {
  return eventsAbout(db, id).flatMap((event) => {
    const first = firstWritten(event);
    // The identifier comes from the column of an event about a contract file.
    const handed = first && {
      ...first,
      contractFileId: event.contractFileId as HandedEvent['contractFileId'],
    };
    const kept = handed === null || withNotes ? handed : withoutNotes(handed);
    return kept === null ? [] : [kept];
  });
}

const contactPayloadSchema = z.object({
  contact: contactKindSchema,
  note: z.string().max(5000).default(''),
  contactOn: z.undefined().optional(),
});

/** The last interview of which the journal keeps the account, taken away ones aside; one that was only imported has none. */
function lastInterviewOf(
  events: readonly HandedEvent[],
  contacts: ReturnType<typeof contactsOf>,
): HandoverSheet['lastInterview'] {
  let last: HandoverSheet['lastInterview'] = null;
  for (const { kind, happenedOn, payload } of events) {
    if (kind !== 'candidate.contact' || (last !== null && happenedOn < last.happenedOn)) continue;
    // What says that one was taken away or put back is of another day, or of one that is not there.
    if (!contacts.some((each) => each.kind === 'interview' && each.happenedOn === happenedOn)) continue;
    const contact = contactPayloadSchema.safeParse(JSON.parse(payload));
    if (contact.success && contact.data.contact === 'interview')
      last = { happenedOn, kind: 'interview', note: contact.data.note };
  }
  return last;
}

/** A person with all that hangs on them, but for the bytes of the scans. Throws NOT_FOUND, INVALID_INPUT. */
function personOf(deps: Deps, id: CandidateId, withNotes: boolean): HandedCandidate {
  const { db } = deps;
  // Nobody leaves out of the trash.
  const candidate = writableOf(db, id);
  if (objectsTo(db, id, 'handover'))
    throw new Refusal('REFUSED_BY_STATE', {
      message: `${candidateName(candidate)} s’oppose à être transmis à un collègue\u202F; retirez cette fiche de la passation, ou notez le retrait de son opposition si la personne le demande.`,
    });
  const files = filesOfCandidate(db, id);
  const events = eventsOf(db, id, withNotes);
  const contacts = contactsOf(db, id);
  const person = handedCandidateSchema.safeParse({
    candidate: { ...candidate, suspectedDuplicateOf: null, ...(withNotes ? {} : { comment: '' }) },
    contacts,
    enrolments: enrolmentsOf(db, id),
    periods: periodsOf(db, id),
    papers: papersOf(db, id).map(({ scans, ...paper }) => ({
      ...paper,
      ...(withNotes ? {} : { remark: '' }),
      scans: scans.map((each) => ({ ...each, content: '' })),
    })),
    profile: profileOf(deps, id).map((entry) => (withNotes ? entry : withoutFreeText(entry))),
    exit: stateOf(db, id).exit,
    ...rightsOfPerson(deps, id),
    events,
    files: files.map((file) => {
      const { documents, attachments } = documentsAndAttachmentsOf(db, file.id);
      return { file, documents, attachments: attachments.map((each) => ({ ...each, content: '' })) };
    }),
    sheet: {
      lastContactOn: candidate.lastContactOn,
      lastInterview: lastInterviewOf(events, contacts),
      files: files
        .filter((file) => !isClosed(file))
        .map((file) => ({ reference: file.reference, ...openStateOf(deps, file) })),
    },
  });
  if (!person.success)
    throw new Refusal('INVALID_INPUT', {
      message: `La fiche de ${candidateName(candidate)} contient une valeur qui ne se transmet pas\u202F; ouvrez-la, corrigez-la et recommencez.`,
    });
  return person.data;
}

const employersOf = (people: readonly HandedCandidate[]): readonly EmployerId[] => [
  ...new Set(people.flatMap(({ files }) => files.flatMap(({ file }) => file.employerId ?? []))),
];

/** Whether a contract file names this person of the employer: as its tutor, or in a field. */
const isNamed = (people: readonly HandedCandidate[], id: string): boolean =>
  people.some(({ files }) =>
    files.some(({ file }) => file.tutorId === id || Object.values(file.fields).includes(id)),
  );

type PersonCounts = Omit<HandoverCounts, 'candidates' | 'employers'>;
export function countsOfPerson(person: HandedCandidate): PersonCounts {
  const { contacts, enrolments, periods, papers, askedFacts, overrides, events, files } = person;
  const attachments = scansOf(person);
  return {
    contacts: contacts.length,
    enrolments: enrolments.length,
    periods: periods.length,
    papers: papers.length,
    askedFacts: askedFacts.length,
    overrides: overrides.length,
    events: events.length,
    files: files.length,
    attachments: attachments.length,
    attachmentBytes: attachments.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

export function countsOf(people: readonly HandedCandidate[], employers: number): HandoverCounts {
  const all = people.map(countsOfPerson);
  const sum = (key: keyof PersonCounts): number => all.reduce((total, each) => total + each[key], 0);
  return {
    candidates: people.length,
    contacts: sum('contacts'),
    enrolments: sum('enrolments'),
    periods: sum('periods'),
    papers: sum('papers'),
    askedFacts: sum('askedFacts'),
    overrides: sum('overrides'),
    events: sum('events'),
    files: sum('files'),
    attachments: sum('attachments'),
    attachmentBytes: sum('attachmentBytes'),
    employers,
  };
}

async function collect(
  deps: Deps,
  ids: readonly CandidateId[],
  withNotes: boolean,
  job: LongJob,
): Promise<readonly HandedCandidate[]> {
  const people: HandedCandidate[] = [];
  let bytes = 0;
  const unique = [...new Set(ids)];
  for (const [index, id] of unique.entries()) {
    const person = personOf(deps, id, withNotes);
    people.push(person);
    bytes += countsOfPerson(person).attachmentBytes;
    // Told before a scan is read: they are most of the weight.
    if (bytes > handoverLimits.fileBytes) throw new Refusal('HANDOVER_TOO_LARGE');
    await job.step(index + 1, unique.length, 'Lecture des fiches');
  }
  return people;
}

/** Exactly what would leave. Writes nothing. */
export async function leavingOf(
  deps: Deps,
  ids: readonly CandidateId[],
  withNotes: boolean,
  job: LongJob,
): Promise<Leaving> {
  const people = await collect(deps, ids, withNotes, job);
  const employers = employersOf(people);
  return {
    counts: countsOf(people, employers.length),
    employers: employers.map((id) => employerOf(deps.db, id).name),
    people: people.map((person) => ({
      candidateId: person.candidate.id,
      name: candidateName(person.candidate),
      birthDate: person.candidate.birthDate,
      counts: countsOfPerson(person),
      sheet: person.sheet,
    })),
  };
}

export interface Sending {
  readonly candidateIds: readonly CandidateId[];
  readonly withNotes: boolean;
  readonly purpose: HandoverPurpose;
  readonly until: CivilDate | null;
  readonly reason: string;
}

/** A temporary hand-over has a last day to come, a final one has none. */
export function ensureDated({ purpose, until }: Sending, today: CivilDate): void {
  const isDated = until !== null;
  if (isDated !== (purpose === 'temporary'))
    throw new Refusal('INVALID_INPUT', {
      field: 'until',
      message: 'Une passation temporaire a une date de fin\u202F; une passation définitive n’en a pas.',
    });
  if (until !== null && until < today)
    throw new Refusal('INVALID_INPUT', {
      field: 'until',
      message: 'La fin de la passation est déjà passée\u202F; choisissez une date à venir.',
    });
}

/** The bytes of a scan that is known to be there. */
function inText(bytes: Uint8Array | null): string {
  if (bytes === null) throw new Error('a copy that was listed has no bytes');
  return Buffer.from(bytes).toString('base64');
}

/** All that the file says, scans included, and for whom it is signed. Throws NOT_FOUND, HANDOVER_TOO_LARGE, CANCELLED. */
export async function documentOf(
  deps: Deps,
  sending: Sending,
  to: Addressee,
  job: LongJob,
): Promise<HandoverDocument> {
  const { db, clock, newId } = deps;
  const { withNotes, purpose, until, reason } = sending;
  const people = await collect(deps, sending.candidateIds, withNotes, job);
  const candidates: HandedCandidate[] = [];
  for (const [index, person] of people.entries()) {
    candidates.push({
      ...person,
      papers: person.papers.map((paper) => ({
        ...paper,
        scans: paper.scans.map((scan) => ({ ...scan, content: inText(scanBytes(db, scan.id)) })),
      })),
      files: person.files.map((file) => ({
        ...file,
        attachments: file.attachments.map((attachment) => ({
          ...attachment,
          content: inText(contentOf(db, attachment.id)),
        })),
      })),
    });
    await job.step(index + 1, people.length, 'Lecture des pièces');
  }
  const { adviser, structureName } = settingsOf(db);
  return {
    format: HANDOVER_FORMAT,
    version: HANDOVER_VERSION,
    number: newId(),
    madeAt: clock.now(),
    from: { structure: structureName, adviser: adviser || deps.actor() },
    signed: { by: signingPublicKeyOf(db), to },
    purpose,
    until,
    reason: reason.trim(),
    withNotes,
    candidates,
    employers: employersOf(people).map((id) => {
      const employer = employerOf(db, id);
      return {
        ...employer,
        ...(withNotes ? {} : { comment: '' }),
        // Tutors of other young people stay here.
        tutors: employer.tutors.filter((tutor) => isNamed(people, tutor.id)),
      };
    }),
  };
}

/**
 * Marks the candidates as handed over, and lets `save` write the file, in one transaction: a file that cannot be
 * written leaves no mark, and no mark stands without its file.
 */
export function recordSending(
  deps: Deps,
  document: HandoverDocument,
  withWhom: string,
  save: () => void,
): void {
  const { number, purpose, until, reason, candidates } = document;
  deps.db.transaction(() => {
    insertHandover(
      deps.db,
      {
        number,
        direction: 'sent',
        withWhom,
        happenedAt: document.madeAt,
        candidateCount: candidates.length,
        purpose,
        until,
      },
      candidates.map(({ candidate }) => candidate.id),
    );
    for (const { candidate } of candidates)
      recordEvent(deps, {
        kind: 'candidate.handed-over',
        subject: { type: 'candidate', id: candidate.id },
        payload: { number, to: withWhom, purpose, until, reason },
      });
    save();
  })();
}

export const parsedDay = (instant: string): CivilDate => civilDateSchema.parse(instant.slice(0, 10));
