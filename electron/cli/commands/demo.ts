import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type CivilDate, lastCompleteQuarter, readWrittenDate } from '../../../shared/base/time';
import { discard, removeEmptyFolder } from '../../disk/sync';
import { systemClock } from '../../vault/base/clock';
import { contractFilePdf, fillDemoContractFiles, listContractFiles } from '../../vault/contract-files';
import { fillDemo, seededRandom } from '../../vault/demo';
import { writeOutside } from '../../vault/files/unfinished-files';
import { writeExport } from '../../vault/indicators';
import { createPortfolio } from '../../vault/portfolio';
import { wholeNumber } from '../numbers';
import { orClose } from '../open';
import { CliRefusal, print, tellProgress } from '../output';
import { givenPassphrase } from '../passphrase';

/** Demonstration data is synthetic: its passphrase may be known to all. */
const DEMO_PASSPHRASE = 'démonstration du vivier';

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
    .option('--on <date>', 'jour de référence, par exemple 01/09/2026 (aujourd’hui)')
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
        ...written.checklists.map((path) => `Liste du conseiller : ${path}`),
        `Export : ${written.export}`,
      ]);
    });
}

function dateOf(text: string): CivilDate {
  const { date, reason } = readWrittenDate(text, { today: systemClock.today() });
  if (date === null)
    throw new CliRefusal(
      `Le jour de référence n’est pas lu\u00a0: ${reason}. Écrivez-le par exemple 01/09/2026.`,
    );
  return date;
}

interface WrittenDemo {
  readonly portfolio: string;
  readonly passphrase: string;
  readonly candidates: number;
  readonly dossiers: readonly string[];
  /** The adviser's own, in a folder apart: what stands in `dossiers` is what an employer receives. */
  readonly checklists: readonly string[];
  readonly export: string;
}

/** Makes a folder and those above it, one by one: asked for all at once, Node never comes back from a place like /proc. */
function makeFolder(path: string, made: string[]): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), made);
  mkdirSync(path);
  made.push(path);
}

/** Writes the whole demonstration under `out`, or nothing; refuses to replace a portfolio that is already there. */
async function writeDemo(demo: {
  readonly out: string;
  readonly candidates: number;
  readonly seed: number;
  readonly on: CivilDate;
}): Promise<WrittenDemo> {
  const path = join(demo.out, 'demo.vivier');
  const folders = {
    dossiers: join(demo.out, 'dossiers'),
    checklists: join(demo.out, 'conseiller'),
    export: join(demo.out, 'export'),
  };
  const passphrase = givenPassphrase() ?? DEMO_PASSPHRASE;
  const random = seededRandom(demo.seed);
  const clock = { today: () => demo.on, now: () => `${demo.on}T08:00:00.000Z` };
  const madeFolders: string[] = [];
  const madeFiles: string[] = [];
  const keep = (file: string): string => {
    if (!existsSync(file)) madeFiles.push(file);
    return file;
  };
  try {
    makeFolder(resolve(demo.out), madeFolders);
    const portfolio = await createPortfolio(path, passphrase, {
      clock,
      newId: random.uuid,
      isDemo: true,
      derivation: 'floor',
    });
    madeFiles.push(path, `${path}-keys`, `${path}-wal`);
    const written = await orClose(portfolio, async () => {
      for (const folder of Object.values(folders)) makeFolder(resolve(folder), madeFolders);
      const { deps } = portfolio;
      tellProgress(`${demo.candidates} candidats synthétiques…`);
      fillDemo(deps, { seed: demo.seed, candidates: demo.candidates, on: demo.on, lives: { eventsEach: 0 } });
      const complete = fillDemoContractFiles(deps, { on: demo.on, random });
      const references = new Map(listContractFiles(deps).map((file) => [file.id, file.reference]));
      const dossiers: string[] = [];
      const checklists: string[] = [];
      for (const id of complete) {
        const reference = references.get(id);
        const file = keep(join(folders.dossiers, `${reference}.pdf`));
        await contractFilePdf(deps, id, 'file.pdf', (bytes) => writeOutside(deps.db, file, bytes));
        dossiers.push(file);
        const checklist = keep(join(folders.checklists, `${reference}-controle.pdf`));
        await contractFilePdf(deps, id, 'file.checklist', (bytes) => writeOutside(deps.db, checklist, bytes));
        checklists.push(checklist);
      }
      const quarter = lastCompleteQuarter(demo.on);
      const archive = keep(join(folders.export, `vivier-${quarter}.zip`));
      await writeExport(deps, quarter, archive);
      return {
        portfolio: path,
        passphrase,
        candidates: demo.candidates,
        dossiers,
        checklists,
        export: archive,
      };
    });
    portfolio.close();
    return written;
  } catch (error) {
    for (const file of madeFiles) discard(file);
    for (const folder of madeFolders.reverse()) removeEmptyFolder(folder);
    throw error;
  }
}
