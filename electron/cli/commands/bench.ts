import type { Command } from 'commander';
import { CliRefusal, print } from '../output';

interface Bench {
  readonly runBench: () => Promise<{
    readonly commit: string | null;
    readonly results: readonly {
      name: string;
      size: number;
      medianMs: number;
      p95Ms: number;
      against?: { name: string; medianMs: number };
    }[];
  }>;
}

export function benchCommand(program: Command): void {
  program
    .command('bench')
    .option('--json')
    .description('les mesures, sur des données synthétiques')
    .action(async ({ json }: { json?: true }) => {
      const report = await (await loadBench()).runBench();
      print(json === true, report, () => [
        `révision mesurée\t${report.commit ?? 'inconnue'}`,
        ...report.results.map(
          (line) =>
            `${line.name}\t${line.size}\t${line.medianMs.toFixed(2)} ms\t(95 % : ${line.p95Ms.toFixed(2)} ms)${ratioOf(line)}`,
        ),
      ]);
    });
}

/** How many times the peer's own time, where the line has a peer. */
const ratioOf = ({
  medianMs,
  against,
}: {
  medianMs: number;
  against?: { name: string; medianMs: number };
}): string =>
  against === undefined || against.medianMs === 0
    ? ''
    : `\t${(medianMs / against.medianMs).toFixed(2)} × ${against.name}`;

/** The benchmarks are built beside the command line and need the development packages: a packaged app has none. */
async function loadBench(): Promise<Bench> {
  const url = new URL('./bench.js', import.meta.url).href;
  try {
    return await import(/* @vite-ignore */ url);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
      throw new CliRefusal(
        'Les mesures ne sont livrées qu’avec les sources : lancez npm run bench dans le dépôt.',
      );
    }
    throw error;
  }
}
