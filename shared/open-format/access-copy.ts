import { z } from 'zod';
import { candidateIdSchema } from '../fields';
import { kindNamed, type RecordKind, recordKindNames } from './records';

/*
 * The copy that a person is given of what is kept of her (RGPD, article 15): one JSON document, whose records are lines of
 * the open format, in the order of its kinds. Its schema is published beside theirs. ADR 47.
 */

export const ACCESS_COPY_FORMAT = 'vivier-acces';
/** Stands in the place of what was masked. */
export const MASK = '[masqué]';

export const accessCopySchemaAt = (schemaVersion: number): z.ZodType =>
  z.strictObject({
    format: z.literal(ACCESS_COPY_FORMAT),
    version: z.literal(1),
    schemaVersion: z.number().int(),
    madeAt: z.iso.datetime(),
    structure: z.string(),
    candidateId: candidateIdSchema,
    /** What does not stand here, and why: sentences. */
    masked: z.array(z.string()),
    records: z.array(
      z.union(
        recordKindNames.map((kind: RecordKind) =>
          z.strictObject({ kind: z.literal(kind), record: kindNamed(kind).schemaAt(schemaVersion) }),
        ),
      ),
    ),
    /** When her record was opened, read or left; by whom only where it was allowed. */
    accesses: z.array(z.strictObject({ at: z.iso.datetime(), act: z.string(), by: z.string() })),
  });
