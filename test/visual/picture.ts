/** Pictures of the screens, beside those of the last time somebody looked at them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import { atRest, pdfDrawn } from '../e2e/screen';

const kept = join(import.meta.dirname, 'pictures');

/** Share of the pixels that may differ: the edges of letters. Another version of Chromium draws more of them otherwise. */
const MOST_OTHER = { same: 0.004, another: 0.02 } as const;
/** The version of Chromium that drew the kept pictures. */
const drawnBy = join(kept, 'chromium.txt');
const versionOf = (page: Page): string => page.context().browser()?.version() ?? '';

/** Whether the pictures are to be kept as they are now: `VIVIER_PICTURES=keep`. */
const isKeeping = process.env.VIVIER_PICTURES === 'keep';
/** Folder for a look by eye, at each width, in light and in dark: `VIVIER_SHOTS`. */
const looks = process.env.VIVIER_SHOTS;

/** The screen at rest, without a caret that blinks. */
async function taken(page: Page): Promise<Buffer> {
  await pdfDrawn(page);
  // What is asked for is there once nothing stands in its place any more.
  const coming = page.locator('.mantine-Skeleton-root, .mantine-Loader-root');
  const underWay = page.getByRole('button', { name: 'Arrêter', exact: true });
  await expect.poll(async () => (await coming.count()) + (await underWay.count())).toBe(0);
  await atRest(page);
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

/**
 * What differs between the screen and its kept picture, in words; empty when nothing does. The two and their difference are
 * left in `into` for a look.
 */
export async function differs(page: Page, name: string, into: string): Promise<string> {
  if (looks !== undefined) await look(page, name, looks);
  const now = await taken(page);
  const path = join(kept, `${name}.png`);
  if (isKeeping) {
    writeFileSync(path, now);
    writeFileSync(drawnBy, `${versionOf(page)}\n`);
    return '';
  }
  if (!existsSync(path)) return `${name}: no picture is kept (VIVIER_PICTURES=keep)`;
  const [a, b] = [PNG.sync.read(readFileSync(path)), PNG.sync.read(now)];
  if (a.width !== b.width || a.height !== b.height)
    return `${name}: ${b.width} × ${b.height} instead of ${a.width} × ${a.height}`;
  const difference = new PNG({ width: a.width, height: a.height });
  const other = pixelmatch(a.data, b.data, difference.data, a.width, a.height, { threshold: 0.2 });
  const share = other / (a.width * a.height);
  const isSame = readFileSync(drawnBy, 'utf8').trim() === versionOf(page);
  if (share <= MOST_OTHER[isSame ? 'same' : 'another']) return '';
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, `${name}-now.png`), now);
  writeFileSync(join(into, `${name}-difference.png`), PNG.sync.write(difference));
  return `${name}: ${(share * 100).toFixed(2)} % of the pixels differ, see ${into}`;
}

async function look(page: Page, name: string, into: string): Promise<void> {
  mkdirSync(into, { recursive: true });
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [1093, 1366, 1920]) {
      await page.setViewportSize({ width, height: width === 1920 ? 1080 : 768 });
      writeFileSync(join(into, `${name}-${scheme}-${width}.png`), await taken(page));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1366, height: 768 });
}
