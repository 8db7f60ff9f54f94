import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { renderDossier } from '../../electron/vault/documents';
import { fontFiles } from '../../electron/vault/documents/fonts';
import type { Dossier } from '../../shared/contract-files';
import { dossierFixture } from '../golden/dossier.fixture';
import { demoDossier } from './demo-dossier';
import { dossierCss, dossierHtml } from './documents.html';
import type { BenchResult } from './result';

const runs = 15;
const warmUps = 4;

const rounded = (value: number): number => Math.round(value * 100) / 100;
const at = (sorted: readonly number[], share: number): number =>
  rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

/** Milliseconds of each run, in ascending order. */
async function timed(count: number, run: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

async function startChromium(): Promise<Browser> {
  const system = '/usr/bin/chromium';
  return chromium.launch({
    ...(existsSync(system) ? { executablePath: system } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

const fontUrl = (bytes: Buffer): string => `data:font/ttf;base64,${bytes.toString('base64')}`;

/** Prints the same content in a page that already holds the style and the fonts: the browser at its best. */
async function chromiumPrinter(
  browser: Browser,
  dossier: Dossier,
): Promise<{ readonly print: () => Promise<Buffer>; readonly pages: number }> {
  const tab = await browser.newPage();
  const css = dossierCss({
    regular: fontUrl(fontFiles.normal.bytes),
    semiBold: fontUrl(fontFiles.bold.bytes),
  });
  await tab.setContent(`<!doctype html><html lang="fr"><style>${css}</style><body></body></html>`);
  const footerTemplate = `<div style="font-size:8px;width:100%;padding:0 20mm">${dossier.reference} <span class="pageNumber"></span> sur <span class="totalPages"></span></div>`;
  const print = async (): Promise<Buffer> => {
    await tab.evaluate(async (html) => {
      document.body.innerHTML = html;
      await document.fonts.ready;
    }, dossierHtml(dossier));
    return tab.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate,
    });
  };
  const pages = ((await print()).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  return { print, pages };
}

/** Times of one document made alternately by Vivier and by Chromium, so that both meet the same load. */
async function compared(browser: Browser, name: string, dossier: Dossier): Promise<BenchResult> {
  const { pages } = await renderDossier(dossier);
  const printer = await chromiumPrinter(browser, dossier);
  if (printer.pages === 0) throw new Error('Chromium printed no page.');
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = -warmUps; run < runs; run += 1) {
    const [our = 0] = await timed(1, () => renderDossier(dossier));
    const [their = 0] = await timed(1, printer.print);
    if (run < 0) continue;
    ours.push(our / pages);
    theirs.push(their / printer.pages);
  }
  ours.sort((a, b) => a - b);
  theirs.sort((a, b) => a - b);
  return {
    name,
    size: pages,
    medianMs: at(ours, 0.5),
    p95Ms: at(ours, 0.95),
    runs,
    against: {
      name: `Chromium ${browser.version()}, page.pdf(), ${printer.pages} pages`,
      medianMs: at(theirs, 0.5),
    },
  };
}

const longDossier: Dossier = {
  ...dossierFixture,
  pay: dossierFixture.pay && {
    ...dossierFixture.pay,
    lines: [0, 1, 2].flatMap(() => dossierFixture.pay?.lines.slice(0, 12) ?? []),
  },
  sections: [0, 1, 2].flatMap((copy) =>
    dossierFixture.sections.map((section) => ({ ...section, id: `${section.id}-${copy}` })),
  ),
  deadlines: [0, 1, 2].flatMap(() => dossierFixture.deadlines),
};

/**
 * Milliseconds per page of the demo dossier, and of a long one, beside the same content printed by headless Chromium
 * in the same run.
 */
export async function benchDocuments(): Promise<readonly BenchResult[]> {
  const browser = await startChromium();
  try {
    return [
      await compared(browser, 'documents.dossier.perPage', await demoDossier()),
      await compared(browser, 'documents.longDossier.perPage', longDossier),
    ];
  } finally {
    await browser.close();
  }
}
