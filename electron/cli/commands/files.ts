import type { Command } from 'commander';
import { checkContractFile, contractFilePdf, listContractFiles } from '../../vault/contract-files';
import { writeOutside } from '../../vault/unfinished-files';
import { withPortfolio } from '../open';
import { print } from '../output';

interface Json {
  readonly json?: true;
}

export function filesCommands(program: Command): void {
  const files = program.command('files').description('dossiers de contrat et leurs PDF');

  files
    .command('list')
    .argument('<path>', 'portefeuille')
    .option('--json')
    .action((path: string, { json }: Json) =>
      withPortfolio(path, ({ deps }) => {
        const list = listContractFiles(deps);
        print(json === true, list, () =>
          list.map((file) => `${file.reference}\t${file.kind}\t${file.status}\t${file.id}`),
        );
      }),
    );

  files
    .command('check')
    .argument('<path>', 'portefeuille')
    .argument('<id>', 'identifiant ou référence du dossier')
    .option('--json')
    .description('ce que le droit et la complétude disent d’un dossier')
    .action((path: string, id: string, { json }: Json) =>
      withPortfolio(path, ({ deps }) => {
        const check = checkContractFile(deps, id);
        print(json === true, check, () => [
          `${check.reference} (${check.status}) : ${check.verdict ?? 'sans règle'}`,
          ...check.blocking.map((line) => `bloque : ${line.message} (${line.source})`),
          ...check.warnings.map((line) => `à voir : ${line.message} (${line.source})`),
          ...check.missing.map((line) => `manque : ${line.label} (${line.why})`),
        ]);
      }),
    );

  files
    .command('pdf')
    .argument('<path>', 'portefeuille')
    .argument('<id>', 'identifiant ou référence du dossier')
    .requiredOption('--out <file>', 'PDF à écrire')
    .option('--json')
    .action((path: string, id: string, { out, json }: Json & { out: string }) =>
      withPortfolio(path, async ({ deps }) => {
        const { pages, sha256 } = await contractFilePdf(deps, id, (bytes) =>
          writeOutside(deps.db, out, bytes),
        );
        print(json === true, { file: out, pages, sha256 }, () => [`${out} : ${pages} pages`]);
      }),
    );
}
