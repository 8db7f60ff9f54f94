import { isCivilDate } from '../../../shared/base/time';
import type { Field, Resource } from './resources';

/** A CSV file as read: its heading, and its lines as texts. */
export interface ReadTable {
  readonly resource: Resource;
  readonly header: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

function isOfType(field: Field, value: string): boolean {
  switch (field.type) {
    case 'string':
      return true;
    case 'integer':
      return /^(0|[1-9]\d{0,9})$/.test(value);
    case 'date':
      return isCivilDate(value);
    case 'boolean':
      return [...(field.trueValues ?? []), ...(field.falseValues ?? [])].includes(value);
  }
}

function meetsConstraints(field: Field, value: string): boolean {
  const { required, enum: allowed, pattern, minimum } = field.constraints ?? {};
  if (value === '') return required !== true;
  if (allowed && !allowed.includes(value)) return false;
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(value)) return false;
  return minimum === undefined || Number(value) >= minimum;
}

/**
 * Faults of a CSV file against its Table Schema, as French sentences: heading, types, constraints, unique key. Covers
 * what `resources` uses of the standard. `missing` is the text of a masked cell.
 */
export function faultsOfTable({ resource, header, lines }: ReadTable, missing: string): readonly string[] {
  const names = resource.fields.map(({ name }) => name);
  if (header.join('\n') !== names.join('\n')) return [`les colonnes attendues sont ${names.join(', ')}.`];
  const faults = lines.flatMap((line, rank) =>
    resource.fields.flatMap((field, column) => {
      const value = line[column] ?? '';
      const isMissing = field.name === 'valeur' && value === missing;
      return isMissing || (isOfType(field, value) && meetsConstraints(field, value))
        ? []
        : [`la valeur de la ligne ${rank + 2}, colonne ${field.name}, n’est pas conforme.`];
    }),
  );
  const keyRanks = resource.primaryKey.map((name) => names.indexOf(name));
  const keys = lines.map((line) => keyRanks.map((rank) => line[rank]).join('\n'));
  return new Set(keys).size === keys.length ? faults : [...faults, 'deux lignes ont la même clé.'];
}
