import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Built, buildDocuments } from '../../../test/golden/built';
import { dossierFixture } from '../../../test/golden/dossier.fixture';
import { createPdfPool } from './pdf-pool';

let built: Built;
beforeAll(async () => {
  built = await buildDocuments();
});
afterAll(() => built.remove());

const fatalWorker = new URL(
  `data:text/javascript,${encodeURIComponent("import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('crash'); });")}`,
);
const silentWorker = new URL(
  `data:text/javascript,${encodeURIComponent("import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });")}`,
);

describe('a pool of two threads', () => {
  it('makes more dossiers than it has threads, each with its own content', async () => {
    const pool = createPdfPool(2, { worker: built.worker });
    const dossiers = ['A-1', 'A-2', 'A-3', 'A-4'].map((reference) => ({ ...dossierFixture, reference }));
    const made = await Promise.all(dossiers.map((dossier) => pool.render(dossier)));
    made.forEach(({ bytes, pages }, index) => {
      expect(pages).toBe(5);
      expect(Buffer.from(bytes).includes(`dossier A-${index + 1}`)).toBe(true);
    });
    await pool.close();
  });

  it('refuses a dossier that cannot be made, and makes the next one', async () => {
    const pool = createPdfPool(1, { worker: built.worker });
    const bad = { ...dossierFixture, unknownField: 1 };
    await expect(pool.render(bad)).rejects.toMatchObject({ code: 'PDF_FAILED' });
    await expect(pool.render(dossierFixture)).resolves.toMatchObject({ pages: 5 });
    await pool.close();
  });

  it('refuses the dossier of a thread that dies, and starts a fresh one for the next', async () => {
    const pool = createPdfPool(1, { worker: fatalWorker });
    for (let turn = 0; turn < 3; turn += 1)
      await expect(pool.render(dossierFixture)).rejects.toMatchObject({ code: 'PDF_FAILED' });
    await pool.close();
  });
});

describe('cancelling', () => {
  it('stops a dossier at work at once, even in a thread that never answers', async () => {
    const pool = createPdfPool(1, { worker: silentWorker });
    const abort = new AbortController();
    const made = pool.render(dossierFixture, abort.signal);
    setTimeout(() => abort.abort(), 50);
    await expect(made).rejects.toMatchObject({ code: 'CANCELLED' });
    await pool.close();
  });

  it('takes a waiting dossier away, and one whose signal was aborted before', async () => {
    const pool = createPdfPool(1, { worker: silentWorker });
    const first = pool.render(dossierFixture);
    const abort = new AbortController();
    const waiting = pool.render(dossierFixture, abort.signal);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(pool.render(dossierFixture, AbortSignal.abort())).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    const closed = expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
    await pool.close();
    await closed;
    await expect(pool.render(dossierFixture)).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
