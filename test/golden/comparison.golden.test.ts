import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderComparison } from '../../electron/vault/documents';
import { comparisonDefinition, densities } from '../../electron/vault/documents/comparison.definition';
import { pdfEngine } from '../../electron/vault/documents/render';
import { comparisonFixture, overflowingComparison } from './comparison.fixture';
import { readPdf } from './pdf-reader';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of the fixture's PDF, its streams not deflated: zlib differs between machines, nothing else may. */
const goldenHash = '325fa4f06fa74160bee2354212ab0ac1961b65c532a75f50cfcecfe917a4a860';

describe('the page for the employer of the fixture', () => {
  it('says what the golden text says, on one A4 page', async () => {
    const { pages, sizes } = await readPdf((await renderComparison(comparisonFixture)).bytes);
    expect(sizes).toEqual([[595, 842]]);
    await expect(pages.join('\n=====\n')).toMatchFileSnapshot('./comparison.golden.txt');
  });

  it('has the golden bytes, twice in a row', async () => {
    const { render } = await pdfEngine();
    const undeflated = async (): Promise<Uint8Array> =>
      (await render({ ...comparisonDefinition(comparisonFixture, densities[0]), compress: false })).bytes;
    expect(sha256(await undeflated())).toBe(goldenHash);
    expect(sha256(await undeflated())).toBe(goldenHash);
  });
});

describe('a page that would overflow', () => {
  it('is still one page: lines are cut and counted, contracts left over are named', async () => {
    const { bytes, pages } = await renderComparison(overflowingComparison);
    expect(pages).toBe(1);
    const [text = ''] = (await readPdf(bytes)).pages;
    const flat = text.replace(/\s+/g, ' ');
    expect(flat).toMatch(/et \d+ autres/);
    expect(flat).toContain('Aussi à étudier');
    expect(flat).toContain('établi le 31 août 2026');
  });

  it('without a contract says so', async () => {
    const { bytes, pages } = await renderComparison({ ...comparisonFixture, contracts: [], offer: [] });
    expect(pages).toBe(1);
    const [text = ''] = (await readPdf(bytes)).pages;
    expect(text.replace(/\s+/g, ' ')).toContain('Aucun contrat de travail ni aucune immersion');
  });
});
