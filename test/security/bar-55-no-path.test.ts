/** Bar 55: no path, no SQL and no HTML crosses the bridge; a file is a handle drawn at random, good for one call. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createFileHandles } from '../../electron/main/dialogs';
import { fileHandleSchema } from '../../shared/base';
import { contract, isProcedureName, procedureOf } from '../../shared/ipc';

const names = Object.keys(contract).filter(isProcedureName);

/** Names of all the fields of a schema, at every depth. */
function fieldsOf(schema: z.ZodType): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (value instanceof z.ZodObject)
      // A fact of the rules is named by where it lies in the facts: beside a French name, or the day when it was told.
      for (const field of Object.keys(value.shape))
        found.add(
          field === 'path' && ('label' in value.shape || 'toldOn' in value.shape) ? 'nameOfFact' : field,
        );
    for (const part of value instanceof z.ZodType ? [value.def] : Object.values(value)) walk(part);
  };
  walk(schema);
  return [...found];
}
const suspect = /path|folder|directory|sql|html|dataKey|passphraseHash|stack|url$/iu;
/** Fields whose name says one of those words for another reason. */
const known: Readonly<Record<string, string>> = {
  hasBackupFolder: 'whether the policy names one; a yes or a no',
  folder: 'a handle, or the last name of the folder of backups, for the sentence that says where they go',
  isInChosenFolder: 'a yes or a no',
  topAthlete: 'a yes or a no',
};

describe('the contract', () => {
  test('the scan goes deep', () => {
    const deep = z.strictObject({
      a: z.array(z.strictObject({ b: z.union([z.string(), z.strictObject({ path: z.string() })]) })),
    });
    expect(fieldsOf(deep)).toEqual(['a', 'b', 'path']);
  });

  test('has no field for a path, a statement or a page', () => {
    const found = names.flatMap((name) =>
      [procedureOf(name).input, procedureOf(name).output].flatMap((schema) =>
        fieldsOf(schema)
          .filter((field) => suspect.test(field) && known[field] === undefined)
          .map((field) => `${name}: ${field}`),
      ),
    );
    expect(found).toEqual([]);
  });

  test.each([
    '/etc/passwd',
    'C:\\x.vivier',
    '\\\\srv\\x',
    'file:///x',
    '../x',
    'file_',
    `file_${'g'.repeat(32)}`,
  ])('%s is no handle', (text) => {
    expect(fileHandleSchema.safeParse(text).success).toBe(false);
  });
});

describe('a handle', () => {
  test('spent, forged, or given for another use is refused; two are never alike', () => {
    const handles = createFileHandles();
    const { handle } = handles.give('/home/x/y.csv', 'open:import');
    expect(JSON.stringify(handles.give('/home/x/y.csv', 'open:import'))).not.toContain('/home');
    expect(handles.take([`file_${'0'.repeat(32)}`], 'open:import')).toBeNull();
    expect(handles.take([handle], 'open:update')).toBeNull();
    handles.take([handle], 'open:import')?.spend();
    expect(handles.take([handle], 'open:import')).toBeNull();
    const many = Array.from({ length: 2000 }, () => handles.give('/x', 'open:import').handle);
    expect(new Set(many).size).toBe(2000);
  });
});
