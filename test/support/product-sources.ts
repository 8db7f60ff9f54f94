import { readSource, sourceFiles } from '../architecture/import-graph';

/** Sources of the product, tests and launch apart, each with its text without comments. */
export const productSources: readonly { readonly path: string; readonly text: string }[] = sourceFiles(
  process.cwd(),
  [
    'electron/main',
    'electron/self-test',
    'electron/preload',
    'electron/vault',
    'electron/reader',
    'electron/cli',
    'renderer',
    'shared',
  ],
).map((path) => ({
  path,
  text: readSource(process.cwd(), path)
    .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    .replaceAll(/(^|\s)\/\/.*$/gmu, '$1'),
}));

/** The places where a pattern occurs in the product. */
export const placesOf = (pattern: RegExp): readonly string[] =>
  productSources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
