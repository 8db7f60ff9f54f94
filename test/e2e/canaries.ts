/**
 * The canary campaign: what a spec types or imports is remembered, and must be readable in none of the folders that the
 * app writes in, once the app is closed. The files that the user asked for, or gave, are left out.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { searchFor, traceSearch } from '../support/traces.ts';

/** Where each spec adds what it read, for the count at the end (`canary-tally.ts`). */
export const TALLY = 'VIVIER_CANARY_TALLY';

/** Names of the 600 rows, in the columns of the extract that hold some. */
const namesOfExtract = (): readonly string[] =>
  readFileSync(join(appRoot, 'test', 'fixtures', 'extract-parcours.csv'), 'latin1')
    .split('\r\n')
    .slice(1)
    .flatMap((line) => line.split(';').slice(0, 6))
    .filter((cell) => /^\p{L}[\p{L}' -]+$/u.test(cell));

/** A text that tells something of a person: five letters in a row at least, no path of the spec's own, no fingerprint. */
const tells = (text: string): boolean =>
  /\p{L}{5}/u.test(text) && !/[/\\]|\.vivier$|^[0-9a-f]{64}$/u.test(text);

const typed = new Set<string>();
/** Remembers every text of a value that a spec sends by itself, behind the screen's back. */
export function rememberTexts(value: unknown): void {
  if (typeof value === 'string') {
    if (tells(value)) typed.add(value);
  } else if (typeof value === 'object' && value !== null)
    // What a file is for is a word of the contract, not of a person.
    for (const [key, one] of Object.entries(value)) if (key !== 'purpose') rememberTexts(one);
}

let isListening = false;
/** From now on, what any spec of this process types through Playwright is remembered. */
export function rememberTyping(page: Page): void {
  if (isListening) return;
  isListening = true;
  const listen = (owner: object, method: string): void => {
    const act: unknown = Reflect.get(owner, method);
    if (typeof act !== 'function') throw new Error(`Playwright has no ${method} any more.`);
    Reflect.set(owner, method, function (this: unknown, ...given: unknown[]): unknown {
      rememberTexts(given[0]);
      return Reflect.apply(act, this, given);
    });
  };
  const locator: object = Object.getPrototypeOf(page.locator('html'));
  listen(locator, 'fill');
  listen(locator, 'pressSequentially');
  const keyboard: object = Object.getPrototypeOf(page.keyboard);
  listen(keyboard, 'type');
  listen(keyboard, 'insertText');
}

/** Files chosen in dialogs since the launch: portfolios tell which folders to read, the others are the user's own. */
export class ChosenFiles {
  readonly #portfolios = new Set<string>();
  readonly #own = new Set<string>();
  note(path: string | null): void {
    if (path === null) return;
    if (path.endsWith('.vivier')) this.#portfolios.add(dirname(path));
    else this.#own.add(path);
  }
  /** Throws where a name can be read in the profile, in the temporary folder or beside a portfolio. */
  search(profile: string, temporary: string): void {
    const hasTrace = traceSearch([...typed, ...namesOfExtract()].filter(tells));
    const { found, files, bytes } = searchFor(hasTrace, [profile, temporary, ...this.#portfolios], this.#own);
    const tally = process.env[TALLY];
    if (tally !== undefined) appendFileSync(tally, `${files} ${bytes} ${typed.size}\n`);
    if (found.length > 0)
      throw new Error(`A name that was typed or imported can be read in:\n${found.join('\n')}`);
  }
}
