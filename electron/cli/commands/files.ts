import type { Command } from 'commander';
import type { ContractFileRow } from '../../../shared/contract-files';
import { contractFileIdOf } from '../../vault/contract-files';
import type { Ask } from '../door';
import { withPortfolio } from '../open';
import { print } from '../output';

interface Json {
  readonly json?: true;
}
interface Written {
  readonly out: string;
}

/** Rows asked at a time. */
const PAGE = 500;

/** Every file, in the order of its opening. */
async function everyFile(ask: Ask): Promise<readonly ContractFileRow[]> {
  const files: ContractFileRow[] = [];
  for (;;) {
    const { rows, total } = await ask('contractFiles.list', {
      statuses: [],
      candidateId: null,
      employerId: null,
      offset: files.length,
      limit: PAGE,
    });
    files.push(...rows);
    if (rows.length === 0 || files.length >= total) break;
  }
  const orderOf = (file: ContractFileRow): string => `${file.openedOn} ${file.reference}`;
  return files.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

export function filesCommands(program: Command): void {
  const files = program.command('files').description('dossiers de contrat et leurs PDF');

  files
    .command('list')
    .argument('<path>', 'portefeuille')
    .option('--json')
    .action((path: string, { json }: Json) =>
      withPortfolio(path, async (ask) => {
        const list = (await everyFile(ask)).map(({ id, kind, reference, status }) => ({
          id,
          kind,
          reference,
          status,
        }));
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
      withPortfolio(path, async (ask, { deps }) => {
        const check = await ask('contractFiles.check', { id: contractFileIdOf(deps, id) });
        print(json === true, check, () => [
          `${check.reference} (${check.status}) : ${check.verdict}`,
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
    .option('--every-month', 'le salaire minimum mois par mois, et non par période')
    .option('--json')
    .description('écrit le dossier que l’employeur reçoit')
    .action((path: string, id: string, { out, json, everyMonth }: Json & Written & { everyMonth?: true }) =>
      withPortfolio(path, async (ask, { deps }) => {
        const { pages, sha256 } = await ask('contractFiles.savePdf', {
          id: contractFileIdOf(deps, id),
          file: out,
          isEveryMonth: everyMonth === true,
        });
        print(json === true, { file: out, pages, sha256 }, () => [`${out} : ${pages} pages`]);
      }),
    );

  files
    .command('checklist')
    .argument('<path>', 'portefeuille')
    .argument('<id>', 'identifiant ou référence du dossier')
    .requiredOption('--out <file>', 'PDF à écrire')
    .option('--json')
    .description('écrit la liste de contrôle du conseiller : ce qui manque et les pièces à réunir')
    .action((path: string, id: string, { out, json }: Json & Written) =>
      withPortfolio(path, async (ask, { deps }) => {
        const { pages, sha256 } = await ask('contractFiles.saveChecklist', {
          id: contractFileIdOf(deps, id),
          file: out,
        });
        print(json === true, { file: out, pages, sha256 }, () => [`${out} : ${pages} pages`]);
      }),
    );
}
