import { basename } from 'node:path';
import { Refusal } from '../../shared/base';
import { typography } from '../../shared/base/text';
import { asRefusal } from '../vault/db';

/** Exit codes of the command line (docs/sources/command-line.md, Exit codes): done, refused (bad input, wrong passphrase), wrong usage. */
export const exitCodes = { done: 0, refused: 1, usage: 2 } as const;

/** A refusal whose sentence is already written, with the exit code 1. */
export class CliRefusal extends Error {}

/** What came from a file may hold characters that command a terminal, or turn the reading of a line around. */
const harmless = (line: string): string =>
  line.replaceAll(/(?!\t)\p{Cc}|[\u2028-\u202e\u2066-\u2069]/gu, '\ufffd');

/** JSON on stdout when asked for, else the French lines. */
export function print(isJson: boolean, value: unknown, lines: () => readonly string[]): void {
  process.stdout.write(
    isJson
      ? `${JSON.stringify(value, null, 2)}\n`
      : lines()
          .map((line) => `${harmless(line)}\n`)
          .join(''),
  );
}

const LONGEST_LINE = 1000;

/** Remarks go to stderr, one line each, so that stdout stays what a script reads. */
export function remark(sentence: string): void {
  const line = typography(harmless(sentence.replaceAll(/\s*\n\s*/gu, ' ')));
  process.stderr.write(`${line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line}\n`);
}

/** Progress is for a person at a terminal: a script that keeps stderr finds the refusal there and nothing else. */
export function tellProgress(sentence: string): void {
  if (process.stderr.isTTY) remark(sentence);
}

/** Says once why nothing happens while another program holds a file. */
export function heldTeller(): (isHeld: boolean) => void {
  let isTold = false;
  return () => {
    if (!isTold) remark('Un autre logiciel (antivirus, OneDrive…) retient un fichier ; Vivier réessaie…');
    isTold = true;
  };
}

/** One clear line for an error; a defect is told with its kind and place, never its message, which could quote data. */
export function sentenceOf(error: unknown): string {
  if (error instanceof CliRefusal) return error.message;
  const known = asRefusal(error);
  if (known instanceof Refusal) return known.message;
  const kind = error instanceof Error ? error.name : typeof error;
  const [, file = '', place = ''] =
    (error instanceof Error && /^ +at .*?\(?([^\s()]+?)(:\d+:\d+)\)?$/mu.exec(error.stack ?? '')) || [];
  return `Vivier a rencontré un défaut ; rien n’a été perdu. Signalez-le avec ce repère : ${kind} ${basename(file)}${place}`;
}
