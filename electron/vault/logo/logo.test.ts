import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { png, wideJpeg } from '../../../test/golden/attachments.fixture';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { sha256 } from '../base/sha256';
import type { ReadAttachment } from '../scans';
import { logoOf, printedLogo, removeLogo, saveLogo } from './logo.service';

let portfolio: TestDeps;
beforeEach(() => {
  portfolio = testDeps();
});
afterEach(() => portfolio.close());

const image = (bytes: Uint8Array, mediaType: ReadAttachment['mediaType'] = 'image/png'): ReadAttachment => ({
  fileName: 'logo.png',
  mediaType,
  sha256: sha256(bytes),
  bytes,
});

test('a portfolio has no logo until one is kept; the last one kept is the logo, and one taken away is answered whole', async () => {
  expect([logoOf(portfolio.db), printedLogo(portfolio.db), removeLogo(portfolio.deps)]).toEqual([
    null,
    null,
    null,
  ]);
  await saveLogo(portfolio.deps, image(wideJpeg, 'image/jpeg'));
  const bytes = png(120, 40, true);
  await saveLogo(portfolio.deps, image(bytes));
  expect(logoOf(portfolio.db)).toEqual({
    fileName: 'logo.png',
    mediaType: 'image/png',
    width: 120,
    height: 40,
    bytes: new Uint8Array(bytes),
  });
  expect(printedLogo(portfolio.db)).toBe(`data:image/png;base64,${bytes.toString('base64')}`);
  expect(removeLogo(portfolio.deps)?.fileName).toBe('logo.png');
  expect(logoOf(portfolio.db)).toBeNull();
});

describe('what cannot be printed at the head of a document is refused in one sentence, and the logo stays as it was', () => {
  test.each([
    ['a PDF', image(Buffer.from('%PDF-1.7'), 'application/pdf'), /PNG ou JPEG/u],
    ['more than 1 MB', image(Buffer.alloc(1024 * 1024 + 1)), /1\u00A0Mo/u],
    ['no image', image(Buffer.from('rien')), /./u],
    ['more than 4,000 pixels of one side', image(png(4001, 1)), /4000 pixels/u],
  ] as const)('%s', async (_, given, said) => {
    await saveLogo(portfolio.deps, image(png(12, 4)));
    const before = logoOf(portfolio.db);
    await expect(saveLogo(portfolio.deps, given)).rejects.toThrow(said);
    expect(logoOf(portfolio.db)).toEqual(before);
  });
});
