/**
 * The schemas of the open format as they are published, in `resources/schemas/open-format`: made from those by which a
 * folder is read. `node --import ./test/support/typescript-loader.mjs test/open-format/schemas.ts --write` writes them; without
 * `--write` it says whether they are in step. `schemas.test.ts` fails when they are not.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { schemaVersion } from '../../electron/vault/db';
import { civilDateSchema } from '../../shared/base/time';
import { ACCESS_COPY_FORMAT, accessCopySchemaAt, jsonSchemas, schemaText } from '../../shared/open-format';

const folder = join(import.meta.dirname, '../../resources/schemas/open-format');
export const command =
  'node --import ./test/support/typescript-loader.mjs test/open-format/schemas.ts --write';

/** The schema of the copy that a person is given, whose records are lines of the same kinds. */
const accessCopySchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...z.toJSONSchema(accessCopySchemaAt(schemaVersion), {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === civilDateSchema) jsonSchema.format = 'date';
    },
  }),
  title: ACCESS_COPY_FORMAT,
});

/** Text of each published schema, by the name of its file. */
export const madeSchemas = (): ReadonlyMap<string, string> =>
  new Map([
    ...[...jsonSchemas(schemaVersion)].map(([path, schema]) => [basename(path), schemaText(schema)] as const),
    ['access-copy-document.json', schemaText(accessCopySchema())] as const,
  ]);

/** What is published. */
export const publishedSchemas = (): ReadonlyMap<string, string> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

if (process.argv[1]?.endsWith('schemas.ts') === true) {
  const made = madeSchemas();
  if (process.argv.includes('--write')) {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) if (!made.has(name)) rmSync(join(folder, name));
    for (const [name, text] of made) writeFileSync(join(folder, name), text);
  } else {
    const published = publishedSchemas();
    const isInStep =
      made.size === published.size && [...made].every(([name, text]) => published.get(name) === text);
    process.stdout.write(isInStep ? 'in step\n' : `not in step: ${command}\n`);
    process.exitCode = isInStep ? 0 : 1;
  }
}
