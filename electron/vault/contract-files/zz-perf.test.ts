import { test } from 'vitest';
import { fixtureInput } from '../../../shared/contract-files/complete-file.fixture';
import { review, dossierOf, lawOf, canonicalJson } from '../../../shared/contract-files';
import { civilDate } from '../../../shared/time';
import { testDeps } from '../../../test/support/portfolio';
import { fillDemo, seededRandom } from '../demo';
import { fillDemoContractFiles, listContractFiles, checkContractFile, contractFilesHandlers } from './index';
import { saveDraft, viewOf } from './contract-files.service';
const time = (what: string, runs: number, act: () => void) => {
  for (let i = 0; i < 20; i++) act();
  const all: number[] = [];
  for (let i = 0; i < runs; i++) { const s = performance.now(); act(); all.push(performance.now() - s); }
  all.sort((a, b) => a - b);
  console.log(what, 'median', all[runs >> 1]?.toFixed(3), 'p95', all[Math.floor(runs * 0.95)]?.toFixed(3));
};
test('perf', () => {
  const input = fixtureInput();
  time('law', 200, () => lawOf(input));
  time('review', 200, () => review(input));
  const found = review(input);
  time('dossier', 100, () => canonicalJson(dossierOf({ ...input, review: found, reference: 'x', isDemo: false, structure: { name: '', addressLines: [], adviser: '', phone: '', email: '' }, shownStatus: 'draft' })));
  const on = civilDate('2026-11-22');
  const it = testDeps({ today: on });
  fillDemo(it.deps, { seed: 1, candidates: 200, on });
  const s = performance.now();
  const ids = fillDemoContractFiles(it.deps, { on, random: seededRandom(1) });
  console.log('demo', performance.now() - s);
  for (const f of listContractFiles(it.deps)) {
    const c = checkContractFile(it.deps, f.id);
    console.log(f.reference, f.kind, f.status, c.verdict, c.blocking.length, c.warnings.map((w) => w.message.slice(0, 90)), c.missing.map((m) => m.field).join());
  }
  void ids;
  const draft = listContractFiles(it.deps).find((f) => f.status === 'draft');
  if (!draft) return;
  time('view', 100, () => viewOf(it.deps, draft.id));
  let n = 0;
  time('saveDraft+view', 60, () => {
    const { file } = viewOf(it.deps, draft.id);
    saveDraft(it.deps, draft.id, file.version, { employerId: file.employerId, tutorId: file.tutorId, fields: { 'contract.trialDays': n++ % 90 } });
  });
  const h = contractFilesHandlers(it.deps);
  time('list', 50, () => h['contractFiles.list']({ statuses: [], candidateId: null, employerId: null, offset: 0, limit: 100 }, null as never));
  it.close();
});
