/** From an act to what it paints, in the page: what was asked is there, and the frame that shows it has been handed over. */
import { chromium, type Page } from 'playwright-core';

/** What stands in the page once the act is done. */
export interface Shown {
  readonly selector: string;
  /** A part of its text; any without it. */
  readonly text?: string;
  /** What must be gone: a skeleton, what stood there before. */
  readonly without?: string;
}

/**
 * Milliseconds from the event of the act, as the browser stamped it, to the task that follows the frame in which what is awaited
 * was there for the first time: painted, as far as a page can know.
 */
export async function untilPainted(page: Page, act: () => Promise<void>, shown: Shown): Promise<number> {
  await page.evaluate(({ selector, text, without }) => {
    let from: number | null = null;
    const begin = (event: Event): void => {
      from ??= event.timeStamp;
    };
    for (const kind of ['keydown', 'click']) addEventListener(kind, begin, { capture: true, once: true });
    const isThere = (): boolean =>
      (without === undefined || document.querySelector(without) === null) &&
      [...document.querySelectorAll(selector)].some(
        (found) => text === undefined || (found.textContent ?? '').includes(text),
      );
    const { promise, resolve } = Promise.withResolvers<number>();
    const look = (): void => {
      if (from === null || !isThere()) {
        requestAnimationFrame(look);
        return;
      }
      const start = from;
      const afterPaint = new MessageChannel();
      afterPaint.port1.onmessage = () => resolve(performance.now() - start);
      afterPaint.port2.postMessage(null);
    };
    requestAnimationFrame(look);
    Reflect.set(window, 'vivierPainted', promise);
  }, shown);
  await act();
  return page.evaluate((): Promise<number> => Reflect.get(window, 'vivierPainted'));
}

/** The peer: a bare page of the same browser, which paints at a click what another page shows, from ready-made HTML. */
export interface Copy {
  /** Milliseconds from the click to the painted copy of `page` as it stands. */
  readonly paint: (page: Page) => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function readyMade(executablePath: string): Promise<Copy> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const bare = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  return {
    paint: async (page) => {
      const shown = await page.evaluate(() => ({
        css: [...document.styleSheets]
          .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
          .join('\n'),
        attributes: [...document.documentElement.attributes].map(({ name, value }) => [name, value] as const),
        html: document.body.innerHTML,
      }));
      await bare.setContent(`<!doctype html><html lang="fr"><style>${shown.css}</style><body></body></html>`);
      await bare.evaluate(({ attributes, html }) => {
        for (const [name, value] of attributes) document.documentElement.setAttribute(name, value);
        addEventListener('click', () => {
          document.body.innerHTML = `${html}<i id="vivier-copy"></i>`;
        });
      }, shown);
      return untilPainted(bare, () => bare.mouse.click(5, 5), { selector: '#vivier-copy' });
    },
    close: () => browser.close(),
  };
}
