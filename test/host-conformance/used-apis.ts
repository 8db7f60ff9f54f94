/**
 * The part of Electron's interface that the app uses, read from its sources by TypeScript's own checker: members called or
 * read, options given, events listened to. `coverage.test.ts` compares the list with what the cases of this folder state.
 */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Expression, Node, ObjectLiteralExpression } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import { API, type Checker, type Type, type Symbol as TypeSymbol } from 'typescript/unstable/sync';

const TYPINGS = /\/electron\/electron\.d\.ts$/u;
const FOLDERS = ['electron/main', 'electron/preload'];
const LISTENING: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'prependListener']);
/** What every emitter of Node has, and no test of ours needs to state. */
const OF_NODE: ReadonlySet<string> = new Set(['off', 'removeListener', 'removeAllListeners', 'emit']);

const sourcesOf = (root: string): string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ts$/u.test(entry.name) && !/\.test\.ts$/u.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );

function collect(root: Node): Node[] {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    found.push(node);
    node.forEachChild((child) => {
      visit(child);
      return undefined;
    });
  };
  visit(root);
  return found;
}

const isElectrons = (symbol: TypeSymbol | undefined): boolean =>
  symbol?.declarations.some(({ path }) => TYPINGS.test(path)) === true;
/** `Session.fromPartition`; `null` where the member belongs to nobody that has a name. */
function nameOf(symbol: TypeSymbol): string | null {
  const owner = symbol.getParent()?.name ?? '';
  return /^[A-Z]\w*$/u.test(owner) ? `${owner}.${symbol.name}` : null;
}

/** The events that a call listens to: a text, or one of several that are known before it runs. */
function eventsOf(checker: Checker, argument: Expression | undefined): string[] {
  const type = argument && checker.getTypeAtLocation(argument);
  if (!type) return [];
  const all = type.isUnionType() ? (type.getTypes() ?? []) : [type];
  return all.flatMap((one) => (one.isStringLiteralType() ? [one.value] : []));
}

const read = new Map<string, readonly string[]>();
/** What the app uses of Electron, sorted; read once. */
export function usedApis(root: string): readonly string[] {
  const known = read.get(root) ?? readApis(root);
  read.set(root, known);
  return known;
}
function readApis(root: string): readonly string[] {
  const api = new API({ cwd: root });
  try {
    const config = join(root, 'tsconfig.json');
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (!project) throw new Error('tsconfig.json gives no project');
    const { program, checker } = project;
    const used = new Set<string>();
    const add = (name: string | null): void => {
      if (name !== null && !OF_NODE.has(name.replace(/^.*\./u, ''))) used.add(name);
    };
    /** An object of Electron given to a part of ours that asks for some of its members only: those are used. */
    const addNarrowed = (expression: Expression): void => {
      const type = checker.getTypeAtLocation(expression);
      const wanted = checker.getContextualType(expression);
      if (!type || !wanted || !isElectrons(type.getSymbol())) return;
      const target: Type = checker.getNonNullableType(wanted) ?? wanted;
      if (isElectrons(target.getSymbol())) return;
      for (const property of checker.getPropertiesOfType(target)) {
        const own = checker.getPropertyOfType(type, property.name);
        if (own && isElectrons(own)) add(nameOf(own));
      }
    };
    const addOptions = (literal: ObjectLiteralExpression): void => {
      const wanted = checker.getContextualType(literal);
      if (!wanted) return;
      for (const property of literal.properties) {
        const name = is.isSpreadAssignment(property) ? undefined : property.name;
        if (!name || !is.isIdentifier(name)) continue;
        const own = checker.getPropertyOfType(checker.getNonNullableType(wanted) ?? wanted, name.text);
        if (own && isElectrons(own)) add(nameOf(own));
      }
    };
    for (const path of sourcesOf(root)) {
      const source = program.getSourceFile(path);
      if (!source) throw new Error(`${relative(root, path)} is not in the project`);
      for (const node of collect(source)) {
        if (is.isPropertyAccessExpression(node)) {
          const symbol = checker.getSymbolAtLocation(node.name);
          const call = node.parent;
          if (is.isCallExpression(call) && call.expression === node && LISTENING.has(node.name.text)) {
            const isOurs = symbol?.declarations.some(({ path: at }) => /\/electron\/main\//u.test(at));
            const isNodes = !isOurs && !isElectrons(symbol);
            // A part of ours that was given some of Electron listens to it under a name of its own.
            const owner = isElectrons(symbol) && symbol ? (symbol.getParent()?.name ?? '') : '';
            const isPicked = isNodes && !/\.process$|^process$/u.test(node.expression.getText());
            for (const event of eventsOf(checker, call.arguments[0]))
              if (owner !== '' || isOurs || isPicked) add(`${owner === '' ? '*' : owner}.on(${event})`);
          } else if (symbol && isElectrons(symbol)) add(nameOf(symbol));
        } else if (is.isBindingElement(node)) {
          const property = node.propertyName ?? node.name;
          const holder = checker.getTypeAtLocation(node.parent);
          const own =
            holder && property && is.isIdentifier(property)
              ? checker.getPropertyOfType(holder, property.text)
              : undefined;
          if (own && isElectrons(own)) add(nameOf(own));
        } else if (is.isNewExpression(node)) {
          const symbol = checker.getTypeAtLocation(node)?.getSymbol();
          if (symbol && isElectrons(symbol)) add(`${symbol.name}.constructor`);
        } else if (is.isObjectLiteralExpression(node)) addOptions(node);
        if (is.isCallExpression(node)) for (const argument of node.arguments) addNarrowed(argument);
        else if (is.isPropertyAssignment(node)) addNarrowed(node.initializer);
      }
    }
    return [...used].sort();
  } finally {
    api.close();
  }
}
