import { z } from 'zod';
import { civilDateSchema } from '../base/time';
import type { Fields } from './engine/contract-file.schema';
import { type ContractKind, type FieldDefinition, fieldsOf } from './engine/kind';

/** Type and hard bounds of one field; whether the value is lawful is for the review to say. */
function valueSchemaOf(field: FieldDefinition): z.ZodType<Fields[string]> {
  const where = `« ${field.label} »`;
  const number = (min: number, max: number, isInteger: boolean) => {
    const words = `${where} : un nombre${isInteger ? ' entier' : ''} de ${min} à ${max} est attendu.`;
    const schema = z.number(words).min(min, words).max(max, words);
    return isInteger ? schema.refine(Number.isInteger, words) : schema;
  };
  switch (field.type) {
    case 'text': {
      const words = `${where} : un texte de ${field.max} caractères au plus est attendu.`;
      const readable = field.isLong ? /^(?:\P{Cc}|[\n\r\t])*$/u : /^\P{Cc}*$/u;
      return z
        .string(words)
        .max(field.max, words)
        .regex(readable, `${where} : ce texte contient un caractère illisible.`);
    }
    case 'date':
      return civilDateSchema;
    case 'integer':
      return number(field.min, field.max, true);
    case 'hours':
      return number(0, field.max, false);
    case 'minutes':
      return number(0, 59, true);
    case 'money':
      return number(0, field.max, true);
    case 'choice': {
      const codes = field.codes.codes.map((each) => each.code);
      return z
        .string(`${where} : un code est attendu.`)
        .refine(
          (value) => value === '' || codes.includes(value),
          `${where} : ce code n’existe pas (${codes.join(', ')}).`,
        );
    }
    case 'yesNo':
      return z.boolean(`${where} : oui ou non est attendu.`);
  }
}

/**
 * Schema of the fields that a kind has: every field may be absent or `null`, a value has the type of its field, and a
 * key that the kind does not know is refused. Messages are French sentences for the screen.
 */
export function fieldsSchemaOf(kind: ContractKind): z.ZodType<Partial<Fields>> {
  const shape = Object.fromEntries(
    fieldsOf(kind).map((field) => [field.key, valueSchemaOf(field).nullable().optional()]),
  );
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `Ce dossier n’a pas de champ ${(issue.keys ?? []).map((key) => `« ${key} »`).join(', ')}.`
        : undefined,
  });
}
