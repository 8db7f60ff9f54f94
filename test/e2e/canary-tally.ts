import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Around all the specs: adds up what each searched for names, and says it once. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-canaries-'));
  const tally = join(folder, 'tally');
  process.env.VIVIER_CANARY_TALLY = tally;
  return () => {
    const lines = existsSync(tally) ? readFileSync(tally, 'utf8').trim().split('\n') : [];
    const [files, bytes, texts] = [0, 1, 2].map((column) =>
      lines.reduce((sum, line) => sum + Number(line.split(' ')[column]), 0),
    );
    if (lines.length > 0)
      process.stdout.write(
        `canaris : ${texts} textes saisis, les noms de l’extrait ; ${files} fichiers, ${bytes} octets relus après ${lines.length} fermetures, aucun nom lisible hors des échecs ci-dessus\n`,
      );
    rmSync(folder, { recursive: true, force: true });
  };
}
