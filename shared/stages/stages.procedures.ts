import { z } from 'zod';
import { inOpenVault, noLine } from '../base/procedure';
import { civilDateSchema } from '../base/time';
import { stageKinds } from '../candidates';
import { candidateIdSchema } from '../fields';
import { listQuerySchema } from '../lists';
import { paperKindSchema } from '../papers';

const stageSchema = z.enum(stageKinds);

/** What the records say of a stage: one that they propose, or why they contradict it. */
const stageSignSchema = z.strictObject({
  proposed: z.strictObject({ stage: stageSchema, startsOn: civilDateSchema }).nullable(),
  says: z.string(),
});

/** What waits most of somebody, among what is known without judging the law. */
const waitingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('deadline'),
    on: civilDateSchema,
    label: z.string(),
    reference: z.string(),
  }),
  z.strictObject({ kind: z.literal('paper-expires'), on: civilDateSchema, paper: paperKindSchema }),
  z.strictObject({ kind: z.literal('contact-owed'), since: civilDateSchema, isFirst: z.boolean() }),
]);
export type Waiting = z.infer<typeof waitingSchema>;

const boardCardSchema = z.strictObject({
  id: candidateIdSchema,
  name: z.string(),
  /** First day at this stage, and days since. */
  startsOn: civilDateSchema,
  days: z.number().int().nonnegative(),
  sign: stageSignSchema.nullable(),
  waiting: waitingSchema.nullable(),
});
export type BoardCard = z.infer<typeof boardCardSchema>;

const boardColumnSchema = z.strictObject({
  stage: stageSchema,
  people: z.number().int().nonnegative(),
  /** Median of the days at this stage, of all its people; of an even number, the mean of the two in the middle, rounded down. */
  medianDays: z.number().int().nonnegative().nullable(),
  /** The longest at this stage first. */
  cards: z.array(boardCardSchema),
});
export type BoardColumn = z.infer<typeof boardColumnSchema>;

/** Most cards of a column that are shown at once. */
export const mostCards = 50;

export const stagesProcedures = {
  /** The people whom a question of the candidates' list meets, by their stage of today. */
  'stages.board': inOpenVault(
    z.strictObject({
      query: listQuerySchema,
      /** Cards of each column. */
      cards: z.number().int().min(1).max(mostCards),
    }),
    z.strictObject({
      /** One for each stage, in their order. */
      columns: z.array(boardColumnSchema),
      /** People of the question who have no stage today. */
      without: z.number().int().nonnegative(),
    }),
    { leaves: noLine.list, refreshes: [], reads: true },
  ),
  /** What the records of a person say of her stage. */
  'stages.sign': inOpenVault(
    z.strictObject({ id: candidateIdSchema }),
    z.strictObject({ sign: stageSignSchema.nullable() }),
    {
      leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'id' }, isReading: true },
      refreshes: [],
      reads: true,
    },
  ),
} as const;
