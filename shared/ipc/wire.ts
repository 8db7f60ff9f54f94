import { z } from 'zod';
import { isSecretSchema, sealedSchema } from '../base/secret';
import { type ProcedureName, procedureOf } from './contract';
import { isSecretProcedure } from './secrets';

/** A schema with sealed objects in the place of its secrets; itself where it has none. */
function sealedIn(schema: z.ZodType): z.ZodType {
  if (isSecretSchema(schema)) return sealedSchema;
  if (schema instanceof z.ZodNullable) return z.nullable(sealedIn(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodOptional) return z.optional(sealedIn(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const options = schema.options.map((option) => sealedIn(option as z.ZodType));
    return z.discriminatedUnion(schema.def.discriminator, options as unknown as [z.ZodObject]);
  }
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([key, part]) => [key, sealedIn(part as z.ZodType)]);
    return z.strictObject(Object.fromEntries(fields));
  }
  return schema;
}

const made = new Map<ProcedureName, z.ZodType>();
/** What an input must be on its way from the window to the vault: the procedure's own schema, its secrets sealed. */
export function wireInputOf(name: ProcedureName): z.ZodType {
  if (!isSecretProcedure(name)) return procedureOf(name).input;
  const wire = made.get(name) ?? sealedIn(procedureOf(name).input);
  made.set(name, wire);
  return wire;
}
