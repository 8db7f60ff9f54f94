import { z } from 'zod';
import { importFormatSchema, importSheetSchema } from '../../../shared/import';
import type { Table } from './table';

/** A table as it comes from the process that read it: looked at like any foreign file. */
export const tableSchema: z.ZodType<Table> = z
  .strictObject({
    format: importFormatSchema,
    headings: z.array(z.string()),
    sheets: z.array(importSheetSchema),
    rows: z.array(
      z.strictObject({
        cells: z.array(z.string()),
        fault: z.string().nullable(),
        note: z.string().nullable(),
        line: z.int(),
        sheet: z.string().nullable(),
      }),
    ),
    notices: z.array(z.string()),
    daysFrom: z.literal(1904).optional(),
  })
  .transform(({ daysFrom, ...table }) => (daysFrom === undefined ? table : { ...table, daysFrom }));
