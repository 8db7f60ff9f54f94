import { expect, test, vi } from 'vitest';
import { heldTeller } from './output';

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
