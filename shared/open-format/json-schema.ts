import { z } from 'zod';
import { civilDateSchema } from '../base/time';
import { MANIFEST_SCHEMA, manifestSchema, schemaFileOf } from './manifest';
import { kindNamed, recordKindNames } from './records';

const ADDRESS = 'https://json-schema.org/draft/2020-12/schema';

/** What JSON Schema cannot say of a value is left to whoever reads. */
const schemaOf = (schema: z.ZodType): object =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === civilDateSchema) jsonSchema.format = 'date';
    },
  });

/** The schemas that go with a folder, by the name of their file: made from the schemas by which it is read. */
export function jsonSchemas(version: number): ReadonlyMap<string, object> {
  const made = new Map<string, object>([
    [MANIFEST_SCHEMA, { $schema: ADDRESS, ...schemaOf(manifestSchema) }],
  ]);
  for (const kind of recordKindNames) {
    const { schemaAt, key, references } = kindNamed(kind);
    made.set(schemaFileOf(kind), {
      ...schemaOf(schemaAt(version)),
      title: kind,
      // Outside of JSON Schema, whose readers pass over what begins so.
      'x-key': key,
      'x-references': references,
    });
  }
  return made;
}

/** A schema as it is written in its file. */
export const schemaText = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;
