import { z } from 'zod';
import { typography } from '../../../shared/base/text';
import { type CivilDate, civilDateSchema } from '../../../shared/base/time';
import {
  bareSaid,
  type Reason,
  reasonSentence,
  type SchemeCode,
  schemeCodeSchema,
  schemeOf,
  shortNameOf,
  verdictSchema,
} from '../../../shared/law';

const reasonSchema: z.ZodType<Reason> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['opening', 'closing', 'facts', 'text']) }),
  z.strictObject({ kind: z.literal('year'), count: z.number() }),
  z.strictObject({ kind: z.literal('birthday'), age: z.number() }),
  z.strictObject({ kind: z.literal('months'), count: z.number(), fact: z.string() }),
  z.strictObject({ kind: z.literal('day'), fact: z.string() }),
]);

/** Why an answer changes, in a sentence. Written by this domain from the engine's own type, and drawn again when it changes. */
export const whyOf = (reason: string, on: CivilDate, scheme: SchemeCode): string =>
  reasonSentence(reasonSchema.parse(JSON.parse(reason)), on, schemeOf(scheme));

/** The lines of a person, as SQL gathers them: scheme, code of its answer, what is missing, and what changes first. */
export const writtenLinesSchema = z.array(
  z
    .tuple([
      schemeCodeSchema,
      z.string(),
      z.array(z.string()),
      civilDateSchema.nullable(),
      verdictSchema.nullable(),
      z.string().nullable(),
      z.enum(['ends', 'opens']).nullable(),
    ])
    .transform(([scheme, code, facts, changesOn, becomes, reason, way]) => ({
      scheme,
      code,
      facts,
      changesOn,
      becomes,
      reason,
      way,
    })),
);
export type WrittenLine = z.infer<typeof writtenLinesSchema>[number];

/** What changes first of a line: its day, « CEJ : fermé », and why; `null` where nothing is coming. */
export function changeOfLine({ scheme, changesOn, becomes, reason }: WrittenLine): {
  readonly on: CivilDate;
  readonly said: string;
  readonly why: string;
} | null {
  if (changesOn === null || becomes === null || reason === null) return null;
  return {
    on: changesOn,
    said: typography(`${shortNameOf(scheme)} : ${bareSaid(becomes).words}`),
    why: whyOf(reason, changesOn, scheme),
  };
}
