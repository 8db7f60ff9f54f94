import { addDays, type CivilDate, type Territory } from '../base/time';
import { type CandidateKey, candidateFields, candidateKeys } from '../fields';
import {
  type Outlook,
  prepareSweep,
  type Reason,
  type References,
  type SchemeCode,
  schemes,
  type Verdict,
} from '../law';
import { expiringOf, type Paper, type PaperKind } from '../papers';
import { personCourse } from './person-course';
import type { KnownPerson } from './person-facts';

/** Days ahead in which a right that closes is told: time to meet, to sign, to send. */
export const CLOSING_DAYS = 90;
/** Days ahead in which a deadline asks for its act. */
export const DEADLINE_DAYS = 60;
/** Days without contact after which the person is called again. */
export const SILENCE_DAYS = 90;

/** What may be done for a person now. */
export type NextAct =
  /** Schemes that are open, or could be, and close on a day by themselves. */
  | {
      readonly kind: 'right-closes';
      readonly on: CivilDate;
      readonly schemes: readonly SchemeCode[];
      readonly reason: Reason;
    }
  | { readonly kind: 'deadline'; readonly on: CivilDate; readonly label: string; readonly file: FileOfAct }
  /** A year of a support under way is over: it is renewed, or left. */
  | { readonly kind: 'year-ends'; readonly on: CivilDate; readonly scheme: SchemeCode }
  /** A paper that was good until that day, and that nothing outlasts. */
  | { readonly kind: 'paper-expires'; readonly on: CivilDate; readonly paper: PaperKind }
  /** Nothing was recorded since. */
  | { readonly kind: 'contact-owed'; readonly since: CivilDate; readonly isFirst: boolean }
  /** A fact for which answers wait: `path` in the facts of the law. */
  | { readonly kind: 'fact'; readonly path: string; readonly schemes: readonly SchemeCode[] }
  | { readonly kind: 'gap'; readonly field: CandidateKey }
  | { readonly kind: 'first-file' };

/** From what is lost for good to what only completes a record. */
const consequence: Readonly<Record<NextAct['kind'], number>> = {
  'right-closes': 0,
  deadline: 1,
  'year-ends': 1,
  'paper-expires': 1,
  'contact-owed': 2,
  fact: 3,
  gap: 4,
  'first-file': 5,
};

/** A contract file, which stands above this room. */
interface FileOfAct {
  readonly id: string;
  readonly reference: string;
}

export interface KnownOfPerson {
  readonly on: CivilDate;
  /** What the person alone opens, and what is coming by itself. */
  readonly outlooks: readonly Outlook[];
  /** Entered and not left: it is not offered again. */
  readonly underWay: readonly SchemeCode[];
  readonly deadlines: readonly {
    readonly due: CivilDate;
    readonly label: string;
    readonly file: FileOfAct;
  }[];
  readonly papers: readonly Pick<Paper, 'kind' | 'expiresOn'>[];
  readonly lastContactOn: CivilDate | null;
  readonly firstReceptionOn: CivilDate | null;
  /** Fields that an accompaniment needs and that hold nothing, the most useful first. */
  readonly missing: readonly CandidateKey[];
  /** Contract files, whatever their state. */
  readonly files: number;
}

const openness: Readonly<Record<Verdict, number>> = { ineligible: 0, 'to-check': 1, eligible: 2 };

/** Rights that close by themselves soon, by day. An answer that only grows old closes nothing. */
function closing({ on, outlooks, underWay }: KnownOfPerson): readonly NextAct[] {
  const byDay = new Map<CivilDate, { schemes: Outlook[]; reason: Reason }>();
  for (const outlook of outlooks) {
    const { scheme, verdict, change } = outlook;
    if (change === null || underWay.includes(scheme) || change.on > addDays(on, CLOSING_DAYS)) continue;
    if (change.reason.kind === 'facts' || openness[change.becomes] >= openness[verdict]) continue;
    const known = byDay.get(change.on) ?? { schemes: [], reason: change.reason };
    known.schemes.push(outlook);
    byDay.set(change.on, known);
  }
  return [...byDay].map(([day, { schemes: found, reason }]) => ({
    kind: 'right-closes',
    on: day,
    // What is open already is lost more surely than what waits for an answer.
    schemes: found.toSorted((a, b) => openness[b.verdict] - openness[a.verdict]).map(({ scheme }) => scheme),
    reason,
  }));
}

const yearEnds = ({ on, outlooks, underWay }: KnownOfPerson): readonly NextAct[] =>
  outlooks.flatMap(({ scheme, change }): readonly NextAct[] =>
    change?.reason.kind === 'year' && underWay.includes(scheme) && change.on <= addDays(on, DEADLINE_DAYS)
      ? [{ kind: 'year-ends', on: change.on, scheme }]
      : [],
  );

function contactOwed({ on, lastContactOn, firstReceptionOn }: KnownOfPerson): readonly NextAct[] {
  const since = lastContactOn ?? firstReceptionOn;
  return since !== null && since < addDays(on, -SILENCE_DAYS)
    ? [{ kind: 'contact-owed', since, isFirst: lastContactOn === null }]
    : [];
}

/** Of a field that is asked with care. */
const isDelicate = (path: string): boolean => {
  const key = candidateKeys.find((each) => `candidate.${each}` === path);
  return key !== undefined && candidateFields[key].sensitivity === 'private';
};
/** As many answers settled alone, and a question that is asked with care waits. */
const SEVERAL = 2;

/**
 * Facts that answers wait for: first those that settle several answers alone, a delicate one after the others; then the one
 * that settles most, and the one that most answers need.
 */
function awaited({ outlooks, underWay }: KnownOfPerson): readonly NextAct[] {
  const facts = new Map<string, { schemes: SchemeCode[]; settles: number; weight: number }>();
  for (const { scheme, verdict, missing } of outlooks) {
    if (verdict !== 'to-check' || underWay.includes(scheme)) continue;
    for (const path of missing) {
      const known = facts.get(path) ?? { schemes: [], settles: 0, weight: 0 };
      known.schemes.push(scheme);
      known.weight += 1 / missing.length;
      if (missing.length === 1) known.settles += 1;
      facts.set(path, known);
    }
  }
  return [...facts]
    .sort(
      ([a, x], [b, y]) =>
        Math.min(y.settles, SEVERAL) - Math.min(x.settles, SEVERAL) ||
        Number(isDelicate(a)) - Number(isDelicate(b)) ||
        y.settles - x.settles ||
        y.weight - x.weight ||
        (a < b ? -1 : 1),
    )
    .map(([path, fact]) => ({ kind: 'fact', path, schemes: fact.schemes }));
}

const dayOf = (act: NextAct): string => ('on' in act ? act.on : '');

/**
 * What may be done for a person, the most consequential first: a right about to be lost, a legal deadline, a contact that
 * is owed, a fact that answers wait for, what the record lacks. Empty when nothing presses. Pure.
 */
export function nextActs(known: KnownOfPerson): readonly NextAct[] {
  const { on, deadlines, papers, missing, files } = known;
  const due = deadlines.flatMap((deadline): readonly NextAct[] =>
    deadline.due <= addDays(on, DEADLINE_DAYS)
      ? [{ kind: 'deadline', on: deadline.due, label: deadline.label, file: deadline.file }]
      : [],
  );
  const found: readonly NextAct[] = [
    ...closing(known),
    ...due,
    ...yearEnds(known),
    ...expiringOf(papers, on).map(
      ({ kind, expiresOn }): NextAct => ({ kind: 'paper-expires', on: expiresOn, paper: kind }),
    ),
    ...contactOwed(known),
    ...awaited(known),
    ...missing.map((field): NextAct => ({ kind: 'gap', field })),
    ...(files === 0 ? [{ kind: 'first-file' } as const] : []),
  ];
  // Within a rank the order that each has already is kept, but for days: the nearest first.
  return found.toSorted(
    (a, b) => consequence[a.kind] - consequence[b.kind] || dayOf(a).localeCompare(dayOf(b)),
  );
}

/** What the law says of a person alone on a day, and what is coming by itself. Pure. */
export const outlooksOf = (
  person: KnownPerson,
  on: CivilDate,
  territory: Territory,
  references: References,
): readonly Outlook[] =>
  prepareSweep(schemes, on, territory, references)(personCourse(person, on)).judge().outlooks;
