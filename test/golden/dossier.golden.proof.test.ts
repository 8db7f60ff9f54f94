import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDossier } from '../../electron/vault/documents';
import { type Built, buildDocuments } from './built';
import { dossierFixture } from './dossier.fixture';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the same dossier gives the same bytes', () => {
  let built: Built;
  beforeAll(async () => {
    built = await buildDocuments();
  });
  afterAll(() => built.remove());

  it('in another process, in another time zone', async () => {
    const here = sha256((await renderDossier(dossierFixture)).bytes);
    const elsewhere = execFileSync(process.execPath, [built.printHash], {
      encoding: 'utf8',
      env: { TZ: 'Asia/Tokyo' },
    });
    expect(elsewhere.trim()).toBe(here);
  });
});
