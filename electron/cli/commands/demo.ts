import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type CivilDate, civilDateSchema, lastCompleteQuarter } from '../../../shared/time';
import { systemClock } from '../../vault/clock';
import { contractFilePdf, fillDemoContractFiles, listContractFiles } from '../../vault/contract-files';
import { fillDemo, seededRandom } from '../../vault/demo';
import { writeFileAtomically } from '../../vault/files';
import { writeExport } from '../../vault/indicators';
import { createPortfolio } from '../../vault/portfolio';
import { CliRefusal, print, remark } from '../output';

/** Demonstration data is synthetic: its passphrase may be known to all. */
export const DEMO_PASSPHRASE = 'démonstration du vivier';

interface Options {
  readonly out: string;
  readonly candidates: string;
  readonly seed: string;
  readonly on?: string;
  readonly json?: true;
}

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .requiredOption('--out <dir>', 'dossier où écrire')
    .option('--candidates <n>', 'nombre de candidats synthétiques', '200')
    .option('--seed <n>', 'graine : même graine et même jour, mêmes données', '1')
    .option('--on <date>', 'jour de référence, AAAA-MM-JJ (aujourd’hui)')
    .option('--json')
    .description('fabrique un portefeuille de démonstration, ses dossiers PDF et son export')
    .action(async (options: Options) => {
      const written = await writeDemo({
        out: options.out,
        candidates: wholeNumber(options.candidates, 'Le nombre de candidats', 1, 1_000_000),
        seed: wholeNumber(options.seed, 'La graine', 0, 2 ** 32 - 1),
        on: options.on === undefined ? systemClock.today() : dateOf(options.on),
      });
      print(options.json === true, written, () => [
        `Portefeuille de démonstration : ${written.portfolio}`,
        `Phrase secrète : ${written.passphrase}`,
        ...written.dossiers.map((path) => `Dossier PDF : ${path}`),
        `Export : ${written.export}`,
      ]);
    });
}

function wholeNumber(text: string, what: string, min: number, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new CliRefusal(`${what} est un entier entre ${min} et ${max}.`);
  return value;
}

function dateOf(text: string): CivilDate {
  const date = civilDateSchema.safeParse(text);
  if (!date.success) throw new CliRefusal('La date s’écrit AAAA-MM-JJ, par exemple 2026-09-01.');
  return date.data;
}

export interface WrittenDemo {
  readonly portfolio: string;
  readonly passphrase: string;
  readonly candidates: number;
  readonly dossiers: readonly string[];
  readonly export: string;
}

/** Writes the whole demonstration under `out`; refuses to replace a portfolio that is already there. */
export async function writeDemo(demo: {
  out: string;
  candidates: number;
  seed: number;
  on: CivilDate;
}): Promise<WrittenDemo> {
  const folders = { dossiers: join(demo.out, 'dossiers'), export: join(demo.out, 'export') };
  mkdirSync(folders.dossiers, { recursive: true });
  mkdirSync(folders.export, { recursive: true });
  const path = join(demo.out, 'demo.vivier');
  const passphrase = process.env.VIVIER_PASSPHRASE ?? DEMO_PASSPHRASE;
  const random = seededRandom(demo.seed);
  const clock = { today: () => demo.on, now: () => `${demo.on}T08:00:00.000Z` };
  const portfolio = await createPortfolio(path, passphrase, { clock, newId: random.uuid, isDemo: true });
  try {
    const { deps } = portfolio;
    remark(`${demo.candidates} candidats synthétiques…`);
    fillDemo(deps, { seed: demo.seed, candidates: demo.candidates, on: demo.on });
    const complete = fillDemoContractFiles(deps, { on: demo.on, random });
    const references = new Map(listContractFiles(deps).map((file) => [file.id, file.reference]));
    const dossiers: string[] = [];
    for (const id of complete) {
      const { bytes } = await contractFilePdf(deps, id);
      const file = join(folders.dossiers, `${references.get(id)}.pdf`);
      writeFileAtomically(file, bytes);
      dossiers.push(file);
    }
    const quarter = lastCompleteQuarter(demo.on);
    const archive = join(folders.export, `vivier-${quarter}.zip`);
    await writeExport(deps, quarter, archive);
    return { portfolio: path, passphrase, candidates: demo.candidates, dossiers, export: archive };
  } finally {
    portfolio.close();
  }
}
