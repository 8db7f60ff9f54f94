import { Refusal } from '../../../shared/base';
import { formatFrenchDate } from '../../../shared/base/time';
import { candidateName, type SimilarCandidate } from '../../../shared/candidates';
import type { Fields } from '../../../shared/contract-files';
import type { EmployerId, TutorId } from '../../../shared/fields';
import {
  type Candidate,
  type CandidateId,
  candidateInputOf,
  candidateInputSchema,
  candidateKeys,
  isUnknown,
} from '../../../shared/fields';
import {
  type Arriving,
  type HandedCandidate,
  type HandedFile,
  type HandedScan,
  type HandoverDocument,
  scansOf,
} from '../../../shared/handover';
import {
  eventsAbout,
  insertCandidate,
  readCandidate,
  receiveActs,
  receivePeriods,
  receiveProfile,
  receiveState,
  rowById,
  similarCandidates,
  updateCandidateRow,
} from '../candidates';
import { readFile, receiveFile, replaceFile, type StoredFile, type WholeFile } from '../contract-files';
import { knownEmployer, receiveEmployer } from '../employers';
import { erasedAt, recordEvent } from '../events';
import { receivePapers, type WholePaper } from '../papers';
import { receiveRights } from '../rights';
import type { Deps } from '../service/deps';
import { inLongTransaction, type LongJob, withOneActor } from '../service/long-job';
import { settingsOf } from '../settings';
import { insertHandover, marksOf, readHandover } from './handover.repository';
import { countsOf, countsOfPerson, firstWritten, parsedDay } from './outgoing';
import { isSameName, senderInWords, senderOf } from './senders';

/** Refuses a file that was accepted already, or that this very portfolio wrote. */
export function ensureNew({ db }: Deps, { number }: HandoverDocument): void {
  const known = readHandover(db, number);
  if (known === null) return;
  const day = formatFrenchDate(parsedDay(known.happenedAt));
  throw new Refusal('HANDOVER_ALREADY', {
    message:
      known.direction === 'sent'
        ? `Cette passation a été écrite par ce portefeuille le ${day}\u202F; c’est à votre collègue de l’ouvrir.`
        : `Cette passation a déjà été acceptée le ${day}\u202F; rien n’a été changé.`,
  });
}

/** Who, here, the person may be: the same record first, then those who look alike. */
function alikeOf(deps: Deps, { candidate }: HandedCandidate): SimilarCandidate[] {
  const same = rowById(deps.db, candidate.id, deps.clock.today());
  const alike = similarCandidates(deps, candidate, candidate.id);
  return same === null
    ? alike
    : [
        { candidate: same, certainty: 'same', reason: 'Même fiche\u00A0: elle revient d’une passation.' },
        ...alike,
      ];
}

/** What the window shows of a file, and nothing more. */
export function arrivingOf(deps: Deps, document: HandoverDocument, token: string): Arriving {
  const { from, signed, madeAt, purpose, until, reason, withNotes, candidates, employers } = document;
  return {
    token,
    from,
    sender: senderOf(deps, document),
    madeFor: signed?.to.kind === 'password' ? signed.to.name : '',
    madeAt,
    purpose,
    until,
    reason,
    withNotes,
    counts: countsOf(candidates, employers.length),
    employers: employers.map((employer) => ({
      name: employer.name,
      isKnown: knownEmployer(deps.db, employer) !== null,
    })),
    people: candidates.map((person) => ({
      candidateId: person.candidate.id,
      name: candidateName(person.candidate),
      birthDate: person.candidate.birthDate,
      counts: countsOfPerson(person),
      sheet: person.sheet,
      alike: alikeOf(deps, person),
    })),
  };
}

/** Whom each person of the file is here; who is not named is created. */
export type Attached = ReadonlyMap<CandidateId, CandidateId>;

export interface Accepted {
  readonly people: { readonly id: CandidateId; readonly isNew: boolean }[];
  readonly files: number;
  readonly attachments: number;
}

/** The choices of the adviser, checked: known people of the file, each onto someone who is here, no one twice. */
export function attachedOf(
  { db }: Deps,
  document: HandoverDocument,
  choices: readonly { readonly candidateId: CandidateId; readonly attachTo: CandidateId }[],
): Attached {
  const attached = new Map(choices.map(({ candidateId, attachTo }) => [candidateId, attachTo]));
  const inFile = new Set(document.candidates.map(({ candidate }) => candidate.id));
  if (attached.size !== choices.length || [...attached.keys()].some((id) => !inFile.has(id)))
    throw new Refusal('INVALID_INPUT');
  if (new Set(attached.values()).size !== attached.size)
    throw new Refusal('INVALID_INPUT', {
      message: 'Deux personnes de la passation sont rattachées à la même fiche\u202F; choisissez.',
    });
  if ([...attached.values()].some((id) => readCandidate(db, id) === null)) throw new Refusal('NOT_FOUND');
  return attached;
}

/**
 * Writes the whole file or nothing; only for work that runs alone. Throws HANDOVER_ALREADY, REFUSED_BY_STATE,
 * CANCELLED.
 */
export function acceptHandover(
  given: Deps,
  document: HandoverDocument,
  attached: Attached,
  job: LongJob,
): Promise<Accepted> {
  const deps = withOneActor(given);
  ensureNew(deps, document);
  return inLongTransaction(deps, async () => {
    const employers = new Map<EmployerId, ReceivedEmployer>();
    for (const employer of document.employers) employers.set(employer.id, receiveEmployer(deps, employer));
    const people: { readonly id: CandidateId; readonly isNew: boolean }[] = [];
    const { candidates, number, purpose, until } = document;
    for (const [index, person] of candidates.entries()) {
      people.push(
        receivePerson(deps, document, person, attached.get(person.candidate.id) ?? null, employers),
      );
      await job.step(index + 1, candidates.length, 'Enregistrement des fiches');
    }
    insertHandover(
      deps.db,
      {
        number,
        direction: 'received',
        withWhom: senderInWords(deps, document),
        happenedAt: deps.clock.now(),
        candidateCount: candidates.length,
        purpose,
        until,
      },
      people.map(({ id }) => id),
    );
    for (const { id } of people)
      recordEvent(deps, { kind: 'record.sealed', subject: { type: 'candidate', id } });
    const files = candidates.flatMap((person) => person.files);
    return {
      people,
      files: files.length,
      attachments: candidates.reduce((sum, person) => sum + scansOf(person).length, 0),
    };
  });
}

type ReceivedEmployer = ReturnType<typeof receiveEmployer>;

function receivePerson(
  deps: Deps,
  document: HandoverDocument,
  person: HandedCandidate,
  attachTo: CandidateId | null,
  employers: ReadonlyMap<EmployerId, ReceivedEmployer>,
): { readonly id: CandidateId; readonly isNew: boolean } {
  const from = senderInWords(deps, document);
  const { number, purpose, until, reason } = document;
  // Read before anything is written: what is here tells whether the person comes back unchanged.
  const lentAt = attachTo === null ? null : lastSending(deps, attachTo);
  const received = { number, from, purpose, until, reason };
  const id = attachTo ?? create(deps, person, received);
  if (attachTo !== null) {
    recordEvent(deps, {
      kind: 'candidate.received',
      subject: { type: 'candidate', id },
      payload: received,
    });
    complete(deps, attachTo, person.candidate, { lentAt, withNotes: document.withNotes });
  }
  receiveState(deps, id, person.exit, { isNew: attachTo === null, from });
  receiveActs(deps, id, person.contacts, person.enrolments);
  receivePeriods(deps, id, person.periods);
  receivePapers(deps, id, person.papers.map(decoded));
  receiveProfile(deps, id, person.profile);
  receiveRights(deps, id, {
    ...person,
    overrides: person.overrides.map((override) => ({ ...override, author: claimedAuthor(override.author) })),
  });
  const files = new Map<string, StoredFile>();
  for (const file of person.files) {
    const kept = receiveOneFile(deps, id, file, employers, lentAt);
    files.set(file.file.id, kept);
    // Its own events, which come after, may all be known here.
    recordEvent(deps, { kind: 'record.sealed', subject: { type: 'contract-file', id: kept.id } });
    if (kept.reference !== file.file.reference)
      recordEvent(deps, {
        kind: 'file.opened',
        subject: { type: 'contract-file', id: kept.id },
        payload: {
          reference: kept.reference,
          reason: `Reçu de ${from}, où sa référence est ${file.file.reference}.`,
        },
      });
  }
  receiveEvents(deps, id, person, from, files);
  if (purpose === 'final') becomeAdviser(deps, id);
  return { id, isNew: attachTo === null };
}

/** A scan with its bytes. */
const unpackedScan = <S extends HandedScan>({ content, ...scan }: S) => ({
  ...scan,
  content: Buffer.from(content, 'base64'),
});
const decoded = ({ scans, ...paper }: HandedCandidate['papers'][number]): WholePaper => ({
  ...paper,
  scans: scans.map(unpackedScan),
});

/** Makes a person who is not here; the identifier is kept where it is free. */
function create(
  deps: Deps,
  person: HandedCandidate,
  received: Readonly<Record<string, unknown>>,
): CandidateId {
  const { db } = deps;
  const [likest] = alikeOf(deps, person);
  return insertCandidate(deps, candidateInputOf(person.candidate), {
    // Nor that of somebody who was erased here: nothing ties who comes anew to who is gone.
    ...(readCandidate(db, person.candidate.id) === null &&
    erasedAt(db, { type: 'candidate', id: person.candidate.id }) === null
      ? { id: person.candidate.id }
      : {}),
    suspectedDuplicateOf: likest?.candidate.id ?? null,
    received,
  });
}

/** Instant at which this portfolio last handed the person over; `null` when it never did. */
const lastSending = ({ db }: Deps, id: CandidateId): string | null =>
  marksOf(db, id).find(({ direction }) => direction === 'sent')?.happenedAt ?? null;

/**
 * Someone who is here already. Back from a colleague, and untouched here meanwhile: what the colleague wrote stands.
 * Otherwise what is known here stays, and what was not known is taken.
 */
function complete(
  deps: Deps,
  id: CandidateId,
  received: Candidate,
  { lentAt, withNotes }: { readonly lentAt: string | null; readonly withNotes: boolean },
): void {
  const here = readCandidate(deps.db, id);
  if (here === null) throw new Refusal('NOT_FOUND');
  const isBack = received.id === id && lentAt !== null && here.updatedAt <= lentAt;
  const [mine, theirs] = [candidateInputOf(here), candidateInputOf(received)];
  const isKept = (key: string, value: unknown): boolean =>
    // A comment that was left out takes nothing away.
    isBack && (key !== 'comment' || withNotes) ? false : !isUnknown(value);
  const completed = Object.fromEntries(
    candidateKeys.map((key) => [key, isKept(key, mine[key]) ? mine[key] : theirs[key]]),
  );
  updateCandidateRow(deps, id, candidateInputSchema.parse(completed), {
    kind: 'candidate.merged',
    reason: 'Fiche complétée par une passation.',
  });
}

/** Who receives for good becomes the adviser in charge. */
function becomeAdviser(deps: Deps, id: CandidateId): void {
  const { adviser } = settingsOf(deps.db);
  const candidate = readCandidate(deps.db, id);
  if (adviser === '' || candidate === null) return;
  updateCandidateRow(deps, id, { ...candidateInputOf(candidate), adviser });
}

/** Identifiers of people of the employer, in the fields, become those that they have here. */
const withPeople = (fields: Fields, people: ReadonlyMap<string, string>): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' ? (people.get(value) ?? value) : value,
    ]),
  );

/**
 * A file that is not here is written. One that is here, the same, stays. One that came back changed takes the place of
 * what was here if that was not touched meanwhile, else it is written beside it: nothing is lost.
 */
function receiveOneFile(
  deps: Deps,
  candidateId: CandidateId,
  { file, documents, attachments }: HandedFile,
  employers: ReadonlyMap<EmployerId, ReceivedEmployer>,
  lentAt: string | null,
): StoredFile {
  const employer = file.employerId === null ? undefined : employers.get(file.employerId);
  const whole: WholeFile = {
    file: {
      ...file,
      candidateId,
      employerId: employer?.employerId ?? null,
      // A tutor of that employer, by the check of the reader; its identifier here is one of `receiveEmployer`.
      tutorId:
        file.tutorId === null ? null : ((employer?.people.get(file.tutorId) ?? file.tutorId) as TutorId),
      fields: withPeople(file.fields, employer?.people ?? new Map()),
    },
    documents,
    attachments: attachments.map(unpackedScan),
  };
  const here = readFile(deps.db, file.id);
  if (here === null || here.candidateId !== candidateId) return receiveFile(deps, whole);
  if (here.version === file.version && here.updatedAt === file.updatedAt) return here;
  const isUntouched = lentAt !== null && here.updatedAt <= lentAt;
  return isUntouched && file.version > here.version
    ? replaceFile(deps, here, whole)
    : receiveFile(deps, whole);
}

/** What tells two events apart, wherever they lie; the sender may have left the notes out of what they carry. */
const eventKey = (event: {
  readonly recordedAt: string;
  readonly happenedOn: string;
  readonly kind: string;
  readonly actor: string;
}): string => JSON.stringify([event.recordedAt, event.happenedOn, event.kind, event.actor]);

const CLAIMED_AUTHOR = ' (selon la passation)';
/** Nobody's name enters as if it had been written here: what the file says of an author is said to come from it. */
const claimedAuthor = (author: string): string =>
  author === '' || author.endsWith(CLAIMED_AUTHOR)
    ? author
    : `${author.slice(0, MOST_OF_A_NAME - CLAIMED_AUTHOR.length)}${CLAIMED_AUTHOR}`;
/** The longest name of an author that a hand-over carries. */
const MOST_OF_A_NAME = 120;

/**
 * Each received event becomes one event here, at its own date, with who wrote it as the file says; those that are here
 * already are left out. One that bears the name of who receives is marked: they may never have written it.
 */
function receiveEvents(
  deps: Deps,
  candidateId: CandidateId,
  { events }: HandedCandidate,
  from: string,
  files: ReadonlyMap<string, StoredFile>,
): void {
  const known = new Set(
    eventsAbout(deps.db, candidateId).flatMap((event) => {
      const first = firstWritten(event);
      return first === null ? [] : [eventKey(first)];
    }),
  );
  for (const event of events) {
    if (known.has(eventKey(event))) continue;
    const { kind, actor, recordedAt, happenedOn, payload } = event;
    const file = event.contractFileId === null ? undefined : files.get(event.contractFileId);
    recordEvent(deps, {
      kind: 'candidate.received-event',
      subject: file ? { type: 'contract-file', id: file.id } : { type: 'candidate', id: candidateId },
      happenedOn,
      payload: {
        kind,
        actor,
        recordedAt,
        payload,
        from,
        ...(isSameName(actor, deps.actor()) ? { isInOwnName: true } : {}),
      },
    });
  }
}
