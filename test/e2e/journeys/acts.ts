/** What a person does in the window to come to an end: counted in the page, where the system's own events arrive. */
import type { Page } from 'playwright-core';

export interface Acts {
  /** Presses of a button of the mouse. */
  readonly clicks: number;
  /** Fields typed in; one in which somebody types twice is one, the search box too. */
  readonly fields: number;
  /** Keys that do something by themselves: Enter, Escape, a chord with Ctrl. */
  readonly keys: number;
}

/**
 * Counts from now on what the hand does in this page. A page that is loaded again must be counted anew. Tab is not counted:
 * it goes from field to field as the eye does.
 */
export const startCounting = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const acts = { clicks: 0, fields: 0, keys: 0 };
    const typed = new WeakSet<EventTarget>();
    const capture = { capture: true };
    window.addEventListener(
      'pointerdown',
      (event) => {
        if (event.isTrusted) acts.clicks += 1;
      },
      capture,
    );
    window.addEventListener(
      'input',
      ({ target, isTrusted }) => {
        const isText =
          target instanceof HTMLTextAreaElement ||
          (target instanceof HTMLInputElement && !['radio', 'checkbox', 'file'].includes(target.type));
        if (!isTrusted || !isText || typed.has(target)) return;
        typed.add(target);
        acts.fields += 1;
      },
      capture,
    );
    window.addEventListener(
      'keydown',
      (event) => {
        const isAct = ['Enter', 'Escape'].includes(event.key) || (event.ctrlKey && event.key !== 'Control');
        if (event.isTrusted && isAct) acts.keys += 1;
      },
      capture,
    );
    Reflect.set(window, 'acts', acts);
  });

/** What was done since `startCounting`. */
export const actsOf = (page: Page): Promise<Acts> =>
  page.evaluate(() => structuredClone(Reflect.get(window, 'acts')) as Acts);
