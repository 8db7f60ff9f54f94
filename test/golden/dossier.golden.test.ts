import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderDossier } from '../../electron/vault/documents';
import { dossierDefinition } from '../../electron/vault/documents/dossier.definition';
import { publicDossier } from '../../electron/vault/documents/public-dossier';
import { pdfEngine } from '../../electron/vault/documents/render';
import { canonicalJson } from '../../shared/contract-files';
import { dossierFixture, incompleteDossierFixture } from './dossier.fixture';
import { readPdf } from './pdf-reader';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of the fixture's PDF, its streams not deflated: zlib differs between machines, nothing else may. */
const goldenHash = 'db7d8796619731d405386e571bc82354473bb475afec5097915c90fc5925db81';

describe('the dossier of the fixture', () => {
  it('says, page by page, what the golden text says', async () => {
    const { pages } = await readPdf((await renderDossier(dossierFixture)).bytes);
    await expect(pages.join('\n=====\n')).toMatchFileSnapshot('./dossier.golden.txt');
  });

  it('draws the narrow no-break space of French with its own glyph', async () => {
    // Readers give it back as a plain space: the map of the embedded fonts tells what was drawn.
    expect(Buffer.from(await undeflated()).toString('latin1')).toMatch(
      /beginbfrange[\s\S]*<202f>[\s\S]*endbfrange/,
    );
  });

  it('has the golden bytes', async () => {
    expect(sha256(await undeflated())).toBe(goldenHash);
  });
});

async function undeflated(): Promise<Uint8Array> {
  const { render, widthOf } = await pdfEngine();
  const attachment = canonicalJson(publicDossier(dossierFixture));
  const definition = dossierDefinition(dossierFixture, attachment, widthOf);
  return (await render({ ...definition, compress: false })).bytes;
}

describe('the same dossier gives the same bytes', () => {
  it('twice in one process, whatever was made in between', async () => {
    const first = sha256((await renderDossier(dossierFixture)).bytes);
    await renderDossier({ ...incompleteDossierFixture, candidateName: 'Zoé\u00a0Œuvre-Ĳssel' });
    expect(sha256((await renderDossier(dossierFixture)).bytes)).toBe(first);
  });

  it('whatever the order in which the data were written', async () => {
    const { reference, title, ...rest } = dossierFixture;
    const first = sha256((await renderDossier(dossierFixture)).bytes);
    expect(sha256((await renderDossier({ title, ...rest, reference })).bytes)).toBe(first);
  });
});
