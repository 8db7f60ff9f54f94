/**
 * The table of docs/security.md, made from what is there: the docblock `Bar NN: …` of each test of this folder, and the
 * dated records for what a machine cannot prove here. `node test/security/table.ts --write` writes it; without `--write`
 * it says whether the document is in step. `table.test.ts` fails when it is not.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promises } from './promises.ts';

const folder = import.meta.dirname;
const documentPath = join(folder, '../../docs/security.md');
const START = '<!-- bars: written by test/security/table.ts, not by hand -->';
const END = '<!-- end of the bars -->';

const states = ['manual', 'partly', 'not met'] as const;
type State = 'met' | (typeof states)[number];
const words: Readonly<Record<State, string>> = {
  met: 'met',
  partly: 'partly',
  manual: 'by hand',
  'not met': '**not met**',
};

export interface Bar {
  readonly number: number;
  readonly promise: string;
  readonly state: State;
  /** Names of the files that prove it. */
  readonly tests: readonly string[];
  /** What a record says: when, and in which words; `null` where tests say all. */
  readonly record: { readonly on: string; readonly text: string } | null;
}

const twoDigits = (bar: number): string => String(bar).padStart(2, '0');

/** The promise that a test states in its docblock; throws when it has none, or one of another bar. */
export function promiseOf(name: string, source: string): string {
  const bar = Number(/^bar-(\d\d)-/.exec(name)?.[1]);
  const block = /^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? '';
  const lines = block.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trim());
  const first = lines.findIndex((line) => line !== '');
  const next = lines.findIndex((line, index) => index > first && line === '');
  const paragraph = lines.slice(first, next === -1 ? undefined : next);
  const [, stated, promise] = /^Bar (\d\d): (.+)$/.exec(paragraph.join(' ').trim()) ?? [];
  if (promise === undefined || Number(stated) !== bar)
    throw new Error(`${name} does not begin with a docblock "Bar ${twoDigits(bar)}: …"`);
  return promise;
}

/** The parts of a record; throws when it is not one. */
export function recordOf(name: string, source: string): { state: State; on: string; text: string } {
  const [first = '', second = '', ...rest] = source.split(/\r?\n/);
  const state = states.find((one) => first === `state: ${one}`);
  const on = /^on: (\d{4}-\d\d-\d\d)$/.exec(second)?.[1];
  const text = rest.join(' ').replaceAll(/\s+/g, ' ').trim();
  if (state === undefined || on === undefined || text === '')
    throw new Error(
      `${name} must begin with "state: ${states.join(' | ')}" and "on: YYYY-MM-DD", then say what`,
    );
  return { state, on, text };
}

/** What is known of each bar of the list; a bar without test nor record is not met. */
export function readBars(
  tests: ReadonlyMap<string, string>,
  records: ReadonlyMap<string, string>,
): readonly Bar[] {
  for (const name of tests.keys()) {
    const bar = Number(/^bar-(\d\d)-/.exec(name)?.[1]);
    if (promises[bar] === undefined) throw new Error(`${name} names a bar that this table does not list`);
  }
  return Object.entries(promises).map(([key, listed]) => {
    const number = Number(key);
    const own = [...tests].filter(([name]) => name.startsWith(`bar-${twoDigits(number)}-`));
    const written = records.get(`bar-${twoDigits(number)}.md`);
    const record = written === undefined ? null : recordOf(`bar-${twoDigits(number)}.md`, written);
    const state: State = record?.state ?? (own.length === 0 ? 'not met' : 'met');
    const [stated] = own.map(([name, source]) => promiseOf(name, source));
    return {
      number,
      promise: stated ?? listed,
      state,
      tests: own.map(([name]) => name).sort(),
      record: record === null ? null : { on: record.on, text: record.text },
    };
  });
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The generated part of the document. */
export function tableOf(bars: readonly Bar[]): string {
  const countOf = (state: State): number => bars.filter((bar) => bar.state === state).length;
  const head = `${bars.length} bars: ${countOf('met')} met by tests, ${countOf('partly')} partly, ${countOf('manual')} by hand, ${countOf('not met')} not met.`;
  const lines = bars.map(({ number, promise, state, tests, record }) => {
    const proof = tests.map((name) => `\`${name}\``).join(', ') || '–';
    const said =
      record === null
        ? tests.length === 0
          ? 'Neither a test nor a record.'
          : ''
        : `${record.on}: ${record.text}`;
    return `| ${number} | ${cell(promise)} | ${words[state]} | ${proof} | ${cell(said)} |`;
  });
  return [
    head,
    '',
    '| bar | promise | state | proved by | record |',
    '| --: | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** The document with its generated part replaced; throws when it has lost its markers. */
export function withTable(document: string, table: string): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start === -1 || end < start) throw new Error('docs/security.md has lost the markers of the table');
  return `${document.slice(0, start)}${START}\n\n${table}\n\n${document.slice(end)}`;
}

const readAll = (path: string, pattern: RegExp): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(path)
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );

/** The document as it stands, and as it should. */
export function documentNow(): { readonly written: string; readonly expected: string } {
  const bars = readBars(
    readAll(folder, /^bar-.*\.(?:test|spec)\.ts$/),
    readAll(join(folder, 'records'), /^bar-\d\d\.md$/),
  );
  const written = readFileSync(documentPath, 'utf8');
  return { written, expected: withTable(written, tableOf(bars)) };
}

if (import.meta.main) {
  const { written, expected } = documentNow();
  if (process.argv.includes('--write')) writeFileSync(documentPath, expected);
  else if (written !== expected) {
    console.error('docs/security.md is out of step: node test/security/table.ts --write');
    process.exitCode = 1;
  }
}
