import { z } from 'zod';
import { inOpenVault, line, noLine, text } from '../base/procedure';
import { addDays, type CivilDate, civilDateSchema, formatFrenchDate } from '../base/time';
import { candidateIdSchema, sexSchema } from '../fields';
import { confidences } from '../law';
import { actKinds } from './acts';
import { weights } from './obligation';

/** What was said of an obligation: put off until a day, or set aside for good. */
export const answerActs = ['snoozed', 'dismissed'] as const;
export type AnswerAct = (typeof answerActs)[number];
export const obligationAnswerSchema = z.strictObject({
  act: z.enum(answerActs),
  /** First day on which it is told again; `null`: set aside for good. */
  untilOn: civilDateSchema.nullable(),
  reason: z.string(),
  author: z.string(),
  givenAt: z.iso.datetime(),
});
export type ObligationAnswer = z.infer<typeof obligationAnswerSchema>;

export const obligationSchema = z.strictObject({
  /** Tells it from the others of the same person. */
  id: z.string(),
  /** Of `obligationRules`, which gives its title and its sentence. */
  rule: z.string(),
  due: civilDateSchema,
  reason: z.string(),
  act: z.enum(actKinds),
  /** What the act is done on, as the act says; `null`: the person. */
  target: z.string().nullable(),
  weight: z.enum(weights),
  source: z.string(),
  confidence: z.enum(confidences),
  isLate: z.boolean(),
  /** That it is done is recorded by no act: it leaves after its day, or once it is set aside. */
  answer: obligationAnswerSchema.nullable(),
});
export type Obligation = z.infer<typeof obligationSchema>;

/** A person with what is owed, the gravest first. */
export const obligedRowSchema = z.strictObject({
  candidateId: candidateIdSchema,
  birthName: z.string(),
  usualName: z.string(),
  firstName: z.string(),
  sex: sexSchema.nullable(),
  adviser: z.string(),
  obligations: z.array(obligationSchema),
});
export type ObligedRow = z.infer<typeof obligedRowSchema>;

/** Days ahead to which an obligation may be put off. */
const MOST_DAYS = 90;
/** Why an obligation cannot be put off until a day, in a sentence; `null` where it can. */
export function snoozeFault(
  { due, weight }: Pick<Obligation, 'due' | 'weight'>,
  untilOn: CivilDate,
  today: CivilDate,
): string | null {
  if (untilOn <= today) return 'Choisissez un jour à venir.';
  if (untilOn > addDays(today, MOST_DAYS))
    return `Un report va jusqu’au ${formatFrenchDate(addDays(today, MOST_DAYS))} au plus ; choisissez un jour plus proche.`;
  // What is lost or late from a day on is told again before it.
  const isBound = weight === 'right-lost' || weight === 'legal';
  return isBound && due > today && untilOn > due
    ? `Cette échéance tombe le ${formatFrenchDate(due)} ; choisissez ce jour ou un jour plus tôt.`
    : null;
}

const ofObligation = z.strictObject({ candidateId: candidateIdSchema, id: line(400) });
const why = text(500).refine((typed) => typed.trim() !== '', 'Donnez la raison en quelques mots.');
/** What is owed of a person after a change: what is told, and what was put off or set aside. */
const ofPerson = z.strictObject({
  obligations: z.array(obligationSchema),
  setAside: z.array(obligationSchema),
});

/** Where what a change here touches is shown. */
const shownIn = ['obligations', 'candidates'] as const;

export const obligationsProcedures = {
  /** What is owed today, by person: whoever has the gravest first, then the nearest day. */
  'obligations.list': inOpenVault(
    z.strictObject({
      /** People of that adviser alone; `null`: everybody's. */
      adviser: line(120).nullable(),
      shows: z.enum(['told', 'set-aside']),
      offset: z.number().int().min(0).max(1_000_000),
      limit: z.number().int().min(1).max(100),
    }),
    z.strictObject({
      rows: z.array(obligedRowSchema),
      /** People, in all; and among them those of whom something is late. */
      total: z.number().int(),
      late: z.number().int(),
      /** Of no person who has a record; whatever is asked of people. */
      general: z.array(obligationSchema),
      /** People whose obligations are still to be drawn again: they come with a later call. */
      waiting: z.number().int(),
    }),
    { told: 'known', leaves: noLine.list, refreshes: [], reads: true },
  ),
  'obligations.ofCandidate': inOpenVault(z.strictObject({ candidateId: candidateIdSchema }), ofPerson, {
    leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'candidateId' }, isReading: true },
    refreshes: [],
    reads: true,
  }),
  'obligations.snooze': inOpenVault(
    ofObligation.extend({ untilOn: civilDateSchema, reason: why }),
    ofPerson,
    {
      leaves: noLine.change,
      refreshes: shownIn,
    },
  ),
  'obligations.dismiss': inOpenVault(ofObligation.extend({ reason: why }), ofPerson, {
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  /** Takes back what put it off or set it aside: it is told again. */
  'obligations.restore': inOpenVault(ofObligation, ofPerson, { leaves: noLine.change, refreshes: shownIn }),
} as const;
