import { z } from 'zod';
import { contractKinds, dossierSchema, stepIds } from '../../shared/contract-files';
import { candidateSchema, contractFileStatuses, employerSchema, tutorSchema } from '../../shared/fields';
import { factsSchema, factTable } from '../../shared/law/facts/facts';
import { comparisonPageSchema } from '../../shared/rights';

/** Every key and every code of a schema, at any depth. */
function wordsOfSchema(schema: z.ZodType): readonly string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties' && typeof value === 'object' && value !== null)
        for (const name of Object.keys(value)) found.add(name);
      if (key === 'enum' && Array.isArray(value))
        for (const code of value) if (typeof code === 'string') found.add(code);
      if (key === 'const' && typeof value === 'string') found.add(value);
      visit(value);
    }
  };
  visit(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
  return [...found];
}

/** English words that a sentence made by mistake from code would hold. */
const english: readonly string[] = [
  ...['the', 'and', 'with', 'from', 'missing', 'unknown', 'known', 'none', 'yes', 'true', 'false', 'null'],
  ...['undefined', 'NaN', 'object', 'Object', 'required', 'optional', 'field', 'value', 'label', 'step'],
  ...[
    'employee',
    'tutor',
    'training',
    'review',
    'deadline',
    'checklist',
    'pay',
    'law',
    'blocking',
    'advised',
  ],
];

/** Words of the code that are French ones too, or the initials of the field. */
const french: ReadonlySet<string> = new Set([
  ...['candidate', 'document', 'documents', 'support', 'contact', 'contacts', 'condition', 'conditions'],
  ...['formation', 'commune', 'code', 'note', 'signature', 'signatures', 'source', 'sources', 'structure'],
  ...['qualification', 'version', 'type', 'place', 'nature', 'immersion', 'actions', 'protection'],
]);

/** Words of the code that no page may hold: keys and codes of the schemas, paths of facts, steps, states, fields. */
export const forbiddenWords: ReadonlySet<string> = new Set(
  [
    ...[
      factsSchema,
      candidateSchema,
      employerSchema,
      tutorSchema,
      dossierSchema,
      comparisonPageSchema,
    ].flatMap(wordsOfSchema),
    ...Object.values(factTable).map(({ path }) => path),
    ...stepIds,
    ...contractFileStatuses,
    ...contractKinds.flatMap(({ sections }) =>
      sections.flatMap(({ id, entries }) => [
        id,
        ...entries.flatMap((entry) => [
          entry.key,
          ...entry.key.split('.'),
          ...(entry.from === 'file' && entry.type === 'choice'
            ? entry.codes.codes.map(({ code }) => code)
            : []),
        ]),
      ]),
    ),
    ...english,
  ].filter((word) => /^[a-z]{2}/u.test(word) && !french.has(word)),
);

const camelCase = /^[a-z]+(?:[A-Z][a-z]+)+$/u;

/** The words of a text that are no French ones: identifiers of the code and English. */
export const codeWords = (text: string): readonly string[] =>
  [...text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{N}]|[._-](?=[\p{L}\p{N}]))*/gu)]
    .map(([word]) => word)
    .filter((word) => forbiddenWords.has(word) || camelCase.test(word));
