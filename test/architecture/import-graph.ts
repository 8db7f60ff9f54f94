import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import of one source file: a path of the project, or the name of a package. */
export interface Import {
  readonly from: string;
  /** `shared/base/time` for a file or folder of the project, `zod` for a package, `node:fs` for Node's own. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Imported when needed: how the interface splits its code. */
  readonly isDynamic: boolean;
  /** Types alone: nothing of it is loaded. */
  readonly isType: boolean;
  /** What is taken from it by name, `*` for all of it at once. */
  readonly names: readonly string[];
}

const SOURCE = /\.tsx?$/;
// Case tables are read by tests alone.
const TEST = /(?:\.(?:test|cases)|^cases)\.tsx?$/;

/** Source files under some folders of the project, tests apart, as `/`-separated paths. */
export function sourceFiles(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCE.test(entry.name) && !TEST.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}

/** `@scope/name/deep` → `@scope/name`; Node's own modules keep their whole name. */
const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

/** Everything a file imports or exports again, types included. */
export function importsOf(from: string, text: string): Import[] {
  const { module } = parseSync(from, text);
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      text: moduleRequest.value,
      isDynamic: false,
      isType: entries.length > 0 && entries.every(({ isType }) => isType),
      names: entries.map(({ importName: { kind, name } }) =>
        kind === 'NamespaceObject' ? '*' : kind === 'Default' ? 'default' : (name ?? ''),
      ),
    })),
    ...module.staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ moduleRequest }) =>
        moduleRequest ? [{ text: moduleRequest.value, isDynamic: false, isType: false, names: ['*'] }] : [],
      ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      text: text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
      isDynamic: true,
      isType: false,
      names: ['*'],
    })),
  ];
  return specifiers.map(({ text: specifier, isDynamic, isType, names }) =>
    specifier.startsWith('.')
      ? {
          from,
          to: posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')).replace(/\/$/, ''),
          isPackage: false,
          isDynamic,
          isType,
          names,
        }
      : { from, to: packageOf(specifier), isPackage: true, isDynamic, isType, names },
  );
}

export const readSource = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

/** A rule of the one-way flow: which files it holds, what they may not import, and why. */
export interface Rule {
  readonly name: string;
  readonly holds: (from: string) => boolean;
  readonly refuses: (imported: Import) => boolean;
}

const under =
  (...folders: readonly string[]) =>
  (path: string): boolean =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
const isDisk = (name: string): boolean => /^node:fs(\/|$)/.test(name);
const onlyFolders =
  (...folders: readonly string[]) =>
  ({ to, isPackage }: Import): boolean =>
    !isPackage && !under(...folders)(to);
const onlyPackages =
  (...names: readonly string[]) =>
  ({ to, isPackage }: Import): boolean =>
    isPackage && !names.includes(to);

/** The domain folder of a path, such as `electron/vault/candidates`; `null` for files of no domain. */
export function domainOf(path: string): string | null {
  const [, domain] = /^((?:electron\/vault|renderer|shared)\/[^/.]+)(?:\/|$)/.exec(path) ?? [];
  return domain ?? null;
}
/** The room that a path stands in: a domain's folder, or a file that stands beside them all, such as `electron/vault/dispatch`. */
export const roomOf = (path: string): string => domainOf(path) ?? path.replace(SOURCE, '');

/** A file as an import names it: without its extension, an index as its folder. */
export const fileOf = (path: string): string => path.replace(SOURCE, '').replace(/\/index$/, '');

/**
 * Circles of rooms, each as the rooms that reach each other; none where every arrow runs one way.
 * @param imports of files of one tree
 * @param placeOf what stands in a circle: the room of a path, or its file
 */
export function circlesOf(
  imports: readonly Import[],
  placeOf: (path: string) => string = roomOf,
): readonly (readonly string[])[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to, isPackage } of imports) {
    const [a, b] = [placeOf(from), placeOf(to)];
    if (isPackage || a === b) continue;
    next.set(a, (next.get(a) ?? new Set()).add(b));
  }
  const reachedFrom = (room: string): ReadonlySet<string> => {
    const reached = new Set<string>();
    const waiting = [...(next.get(room) ?? [])];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
      if (!reached.has(at)) {
        reached.add(at);
        waiting.push(...(next.get(at) ?? []));
      }
    return reached;
  };
  const reach = new Map([...next.keys()].map((room) => [room, reachedFrom(room)]));
  const circles = [...reach.keys()]
    .filter((room) => reach.get(room)?.has(room))
    .map((room) =>
      [...reach.keys()].filter((other) => reach.get(room)?.has(other) && reach.get(other)?.has(room)),
    );
  return [...new Map(circles.map((circle) => [circle.join(), circle])).values()];
}

/** Mechanisms that every domain stands on: their files may be named one by one. */
const isMechanism = under(
  'shared/base',
  'shared/fields',
  'shared/ipc',
  'electron/vault/base',
  'electron/vault/db',
  'electron/vault/files',
  'electron/vault/keys/key-block-file',
  'electron/vault/reading',
  'electron/vault/service',
  'renderer/app',
  'renderer/bridge',
  'renderer/people',
  'renderer/ui',
);
/** Schemas of `shared` build on each other file by file: through the index, procedures would make circles. */
const isSharedSchema = (to: string): boolean => under('shared')(to) && /\.schema$/.test(to);

export const rules: readonly Rule[] = [
  {
    name: 'shared imports nothing but itself and zod (shared/base/time: temporal-polyfill, shared/fields: the reference tables)',
    holds: under('shared'),
    refuses: (imported) =>
      onlyFolders(
        'shared',
        ...(under('shared/fields')(imported.from) ? ['resources/reference'] : []),
      )(imported) ||
      onlyPackages(
        'zod',
        ...(under('shared/base/time')(imported.from) ? ['temporal-polyfill'] : []),
      )(imported),
  },
  {
    name: 'renderer imports shared only, and packages of the browser',
    holds: under('renderer'),
    refuses: (imported) =>
      onlyFolders('renderer', 'shared', 'resources')(imported) ||
      (imported.isPackage &&
        (imported.to.startsWith('node:') || ['electron', 'better-sqlite3'].includes(imported.to))),
  },
  {
    name: 'the preload imports electron and the contract’s types, nothing else',
    holds: under('electron/preload'),
    refuses: (imported) => onlyFolders('shared/ipc')(imported) || onlyPackages('electron')(imported),
  },
  {
    name: 'the main process imports no database, no vault, no rule of the domain, nothing that sleeps',
    holds: under('electron/main'),
    refuses: (imported) =>
      onlyFolders(
        'electron/main',
        'electron/self-test',
        'electron/disk/async',
        'electron/disk/core-dumps',
        'electron/disk/patience',
        'electron/disk/since-start',
        'electron/disk/since-start',
        'shared/base',
        'shared/ipc',
        'shared/portfolio',
        'shared/workstation',
      )(imported) ||
      (imported.isPackage && !imported.to.startsWith('node:') && onlyPackages('electron', 'zod')(imported)),
  },
  {
    name: 'the self-test works through the window: it imports nothing of the processes',
    holds: under('electron/self-test'),
    refuses: (imported) =>
      onlyFolders('electron/self-test', 'shared')(imported) ||
      (imported.isPackage && !imported.to.startsWith('node:') && onlyPackages('electron')(imported)),
  },
  {
    name: 'the vault imports no Electron and nothing of the other processes',
    holds: under('electron/vault'),
    refuses: (imported) =>
      onlyFolders('electron/vault', 'electron/disk', 'shared', 'resources', 'package.json')(imported) ||
      (imported.isPackage && imported.to === 'electron'),
  },
  {
    name: 'what reads foreign files holds no key, no database, no path: its own reach is looked at beside',
    holds: under('electron/reader'),
    refuses: (imported) =>
      onlyFolders('electron/reader', 'electron/vault', 'electron/disk/core-dumps', 'shared')(imported) ||
      (imported.isPackage && !['node:worker_threads'].includes(imported.to)),
  },
  {
    name: 'files of ours are renamed and deleted in one place, which waits while another program holds them',
    holds: under('electron/main', 'electron/vault', 'electron/cli'),
    refuses: ({ to, names }) =>
      isDisk(to) && names.some((name) => /^(?:\*|default|rename|unlink|rm)(?:Sync)?$/.test(name)),
  },
  {
    name: 'what waits for a file knows Node, and nothing of the app',
    holds: under('electron/disk'),
    refuses: (imported) =>
      onlyFolders('electron/disk')(imported) || (imported.isPackage && !imported.to.startsWith('node:')),
  },
  {
    name: 'the command line uses the vault’s services and no window',
    holds: under('electron/cli'),
    refuses: (imported) =>
      onlyFolders(
        'electron/cli',
        'electron/vault',
        'electron/disk',
        'shared',
        'resources',
        'package.json',
      )(imported) ||
      (imported.isPackage && imported.to === 'electron'),
  },
  {
    name: 'what starts the app imports nothing of it',
    holds: under('electron/launch'),
    refuses: (imported) => onlyFolders('electron/launch')(imported) || imported.to === 'electron',
  },
  {
    name: 'documents and export take data and give bytes: no database, no disk, no clock',
    holds: under('electron/vault/documents', 'electron/vault/export'),
    refuses: ({ to, isPackage }) =>
      isPackage
        ? isDisk(to) || to === 'better-sqlite3'
        : under('electron/vault/db', 'electron/vault/base/clock')(to) || /\.repository$/.test(to),
  },
  {
    name: 'only repositories and the database layer touch better-sqlite3',
    holds: (from) => under('electron', 'renderer', 'shared')(from) && !maySpeakSql(from),
    refuses: ({ to, isPackage }) => isPackage && to === 'better-sqlite3',
  },
  {
    name: 'between domains, through the domain’s index',
    holds: () => true,
    refuses: ({ from, to, isPackage, isDynamic }) => {
      const isFree = isPackage || isDynamic || isMechanism(to) || isSharedSchema(to);
      const domain = isFree ? null : domainOf(to);
      return domain !== null && domain !== domainOf(from) && to !== domain && to !== `${domain}/index`;
    },
  },
];

/** Repositories, migrations and the database layer: the only places where SQL stands. */
export const maySpeakSql = (path: string): boolean =>
  under('electron/vault/db')(path) || /\.repository\.ts$/.test(path);

const KEYWORDS = [
  'select\\s+[\\w*("]',
  'insert\\s+(?:or\\s+\\w+\\s+)?into\\s',
  'update\\s+\\w+\\s+set\\s',
  'delete\\s+from\\s',
  'create\\s+(?:virtual\\s+)?(?:table|index|trigger)\\s',
  'pragma\\s+\\w',
  'with\\s+\\w+\\s+as\\s*\\(',
].join('|');
const capitals = KEYWORDS.replaceAll(/(?<!\\)\b[a-z]+/g, (word) => word.toUpperCase());
/** A literal that begins with a statement, all in lower case or all in capitals: French and English sentences do neither. */
const SQL = new RegExp(`[\`'"]\\s*(?:${KEYWORDS}|${capitals})`);

/** Whether a text holds a statement of SQL in a literal. */
export const hasSql = (text: string): boolean => SQL.test(text);
