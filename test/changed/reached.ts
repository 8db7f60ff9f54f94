/**
 * Which tests a change reaches, nearest first. Through an index the way goes name by name, to the file that holds what is
 * taken from it: otherwise one line of a domain would reach every test that takes anything of that domain.
 */
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

interface SourceText {
  /** `/`-separated, from the folder of package.json. */
  readonly path: string;
  readonly text: string;
}
interface Reached {
  readonly path: string;
  /** Imports between the test and the change: none where the test itself has changed. */
  readonly steps: number;
}
/** What is taken from a file, by name; `*` is all of it. */
interface Taken {
  readonly from: string;
  readonly name: string;
}
interface Module {
  readonly takes: readonly Taken[];
  readonly holds: ReadonlySet<string>;
  /** What it gives on of another file's, by the name under which it does. */
  readonly givesOn: ReadonlyMap<string, Taken>;
  /** Files of which it gives everything on. */
  readonly givesAllOf: readonly string[];
}

/** Tests that a minute is for: the long ones are for `npm run proof`, those of the window for `npm test`. */
const isQuick = (path: string): boolean => /(?<!\.proof)\.test\.tsx?$/u.test(path);

/** Reads what a file takes and gives; an import of types alone is the compiler's business. */
function read({ path, text }: SourceText, find: (from: string, specifier: string) => string | null): Module {
  const { module } = parseSync(path, text);
  const takes: Taken[] = [];
  const holds = new Set<string>();
  const givesOn = new Map<string, Taken>();
  const givesAllOf: string[] = [];
  for (const { moduleRequest, entries } of module.staticImports) {
    const from = find(path, moduleRequest.value);
    if (from === null) continue;
    if (entries.length === 0) takes.push({ from, name: '*' });
    for (const { importName, isType } of entries)
      if (!isType)
        takes.push({ from, name: importName.kind === 'Default' ? 'default' : (importName.name ?? '*') });
  }
  for (const { moduleRequest, importName, exportName, isType } of module.staticExports.flatMap(
    ({ entries }) => entries,
  )) {
    const name = exportName.name ?? 'default';
    const from = moduleRequest && find(path, moduleRequest.value);
    if (isType) continue;
    if (!from) holds.add(name);
    else if (exportName.kind === 'None') givesAllOf.push(from);
    else givesOn.set(name, { from, name: importName.name ?? '*' });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const from = find(path, text.slice(moduleRequest.start + 1, moduleRequest.end - 1));
    if (from !== null) takes.push({ from, name: '*' });
  }
  return { takes, holds, givesOn, givesAllOf };
}

/** For each file, those that take something which it holds or gives on. */
function importersOf(sources: readonly SourceText[]): ReadonlyMap<string, ReadonlySet<string>> {
  const paths = new Set(sources.map(({ path }) => path));
  const find = (from: string, specifier: string): string | null => {
    if (!specifier.startsWith('.')) return null;
    const wanted = posix.join(posix.dirname(from), specifier.replace(/\?.*$/u, ''));
    const ends = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];
    return ends.map((end) => wanted + end).find((path) => paths.has(path)) ?? null;
  };
  const modules = new Map(sources.map((source) => [source.path, read(source, find)]));
  /** The files that a name leads to: the indexes on the way, and the one that holds it; none where it is not there. */
  const way = ({ from, name }: Taken, seen: ReadonlySet<string> = new Set()): readonly string[] => {
    const module = modules.get(from);
    if (module === undefined || seen.has(from)) return [];
    const further = new Set(seen).add(from);
    const all = module.givesAllOf.map((one) => ({ from: one, name }));
    if (name === '*')
      return [from, ...[...module.givesOn.values(), ...all].flatMap((next) => way(next, further))];
    if (module.holds.has(name)) return [from];
    const given = module.givesOn.get(name);
    const rest = (given === undefined ? all : [given]).flatMap((next) => way(next, further));
    return rest.length === 0 ? [] : [from, ...rest];
  };
  const importers = new Map<string, Set<string>>();
  for (const [path, { takes }] of modules)
    for (const holder of takes.flatMap((taken) => way(taken)))
      importers.set(holder, (importers.get(holder) ?? new Set()).add(path));
  return importers;
}

/**
 * Tests that some files reach, by the number of imports between, those beside the change first.
 * @param sources every source of the project, tests among them
 * @param changed paths; one that is no source reaches the files that write its name
 */
export function testsReached(sources: readonly SourceText[], changed: readonly string[]): Reached[] {
  const importers = importersOf(sources);
  const paths = new Set(sources.map(({ path }) => path));
  const steps = new Map(changed.filter((path) => paths.has(path)).map((path) => [path, 0]));
  for (const other of changed.filter((path) => !paths.has(path)))
    for (const { path, text } of sources)
      if (text.includes(posix.basename(other)) && !steps.has(path)) steps.set(path, 1);
  const waiting = [...steps.keys()];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
    for (const importer of importers.get(path) ?? [])
      if (!steps.has(importer)) {
        steps.set(importer, (steps.get(path) ?? 0) + 1);
        waiting.push(importer);
      }
  const folders = new Set(changed.map((path) => posix.dirname(path)));
  const isElsewhere = ({ path }: Reached): number => Number(!folders.has(posix.dirname(path)));
  return [...steps]
    .filter(([path]) => isQuick(path))
    .map(([path, distance]) => ({ path, steps: distance }))
    .toSorted((a, b) => a.steps - b.steps || isElsewhere(a) - isElsewhere(b) || (a.path < b.path ? -1 : 1));
}
