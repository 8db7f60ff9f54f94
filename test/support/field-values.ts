/** Values of described fields, for tests that go through all of them. */
import type { Field, Fields } from '../../shared/fields';

/** Two values of a field that are told apart, and say something. */
export function twoValues(key: string, field: Field): readonly [unknown, unknown] {
  const { control } = field;
  const own: Readonly<Record<string, readonly [unknown, unknown]>> = {
    postcode: ['13001', '69100'],
    romeCode: ['D1408', 'M1601'],
    siret: ['99999001300016', '99999001300024'],
    naf: ['8220Z', '4791A'],
    idcc: ['2098', '2198'],
  };
  const known = own[key];
  if (known !== undefined) return known;
  switch (control.kind) {
    case 'text':
    case 'long-text':
      return ['Premier', 'Second'];
    case 'phone':
      return ['+33639980001', '+33639980002'];
    case 'email':
      return ['un@example.org', 'deux@example.org'];
    case 'date':
      return ['2005-02-01', '2005-02-02'];
    case 'tri-state':
      return ['yes', 'no'];
    case 'yes-no':
      return [true, false];
    case 'number':
      return [3, 4];
    case 'money':
      return [190_000, 200_000];
    case 'choice':
      return [control.choices[0]?.value, control.choices[1]?.value];
    case 'several':
      return [[control.choices[0]?.value], []];
    case 'group':
      return [valuesOf(control.parts, 0), valuesOf(control.parts, 1)];
  }
}

/** A record with something in every field. */
export const valuesOf = (fields: Fields, which: 0 | 1): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, twoValues(key, field)[which]]));
