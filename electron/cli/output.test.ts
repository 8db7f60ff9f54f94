import { expect, test, vi } from 'vitest';
import { makeScene, PASSPHRASE } from '../../test/support/backed-up';
import { playWindows } from '../../test/support/held-files';
import { withPortfolio } from './open';
import { CliRefusal, heldTeller } from './output';

test('a file that is held is told of in one line on stderr, once', () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const tell = heldTeller();
    for (const isHeld of [true, false, true]) tell(isHeld);
    expect(written.mock.calls).toEqual([
      ['Un autre logiciel (antivirus, OneDrive…) retient un fichier\u202f; Vivier réessaie…\n'],
    ]);
  } finally {
    written.mockRestore();
  }
});

test('work that is done is not said to be undone where another program keeps the portfolio from closing', async () => {
  const scene = await makeScene();
  scene.open.close();
  vi.stubEnv('VIVIER_PASSPHRASE', PASSPHRASE);
  const windows = playWindows();
  try {
    const refusal = await withPortfolio(`${scene.folder}/equipe.vivier`, () => windows.hold(/-keys$/u)).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(CliRefusal);
    expect(String(refusal)).toMatch(/C’est fait et enregistré, mais un autre logiciel retient/u);
  } finally {
    windows.end();
    vi.unstubAllEnvs();
    scene.close();
  }
});
