import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractFilesHandlers, fillDemoContractFiles } from '../../electron/vault/contract-files';
import { fillDemo, seededRandom } from '../../electron/vault/demo';
import { createPortfolio } from '../../electron/vault/portfolio';
import { civilDate } from '../../shared/base/time';
import type { Dossier } from '../../shared/contract-files';

/** The dossier of the complete contrat de professionnalisation that the command `demo` makes. */
export async function demoDossier(): Promise<Dossier> {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-bench-'));
  const on = civilDate('2026-09-15');
  const random = seededRandom(1);
  const portfolio = await createPortfolio(join(folder, 'demo.vivier'), 'mesure de la démonstration', {
    clock: { today: () => on, now: () => `${on}T08:00:00.000Z` },
    newId: random.uuid,
    isDemo: true,
    derivation: 'floor',
  });
  try {
    const { deps } = portfolio;
    fillDemo(deps, { seed: 1, candidates: 200, on });
    const [cpro] = fillDemoContractFiles(deps, { on, random });
    const answer = await contractFilesHandlers(deps)['contractFiles.dossier'](
      { id: cpro },
      {
        pathOf: () => '',
        progress: () => undefined,
        signal: new AbortController().signal,
      },
    );
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.data.dossier;
  } finally {
    portfolio.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
