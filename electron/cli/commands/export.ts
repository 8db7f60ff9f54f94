import type { Command } from 'commander';
import { quarterFrom, verifyExport, writeExport } from '../../vault/indicators';
import { withPortfolio } from '../open';
import { CliRefusal, print } from '../output';

interface Json {
  readonly json?: true;
}

export function exportCommands(program: Command): void {
  const command = program
    .command('export')
    .argument('<path>', 'portefeuille')
    .requiredOption('--quarter <quarter>', 'trimestre, par exemple 2026-T3')
    .requiredOption('--out <file>', 'archive ZIP à écrire')
    .option('--json')
    .description('écrit l’export trimestriel, agrégé et masqué')
    .action((path: string, { quarter, out, json }: Json & { quarter: string; out: string }) =>
      withPortfolio(path, async ({ deps }) => {
        const { sha256, report } = await writeExport(deps, quarterFrom(quarter), out);
        print(
          json === true,
          {
            file: out,
            sha256,
            quarter: report.quarter,
            tables: report.tables.length,
            maskedCells: report.maskedCells,
          },
          () => [
            `${out} : ${report.tables.length} tableaux, ${report.maskedCells} cellules masquées`,
            `SHA-256 ${sha256}`,
          ],
        );
      }),
    );

  command
    .command('verify')
    .argument('<file>', 'archive ZIP')
    .option('--json')
    .description('vérifie les empreintes, le schéma et le masquage d’un export')
    .action(async (file: string, { json }: Json) => {
      const check = await verifyExport(file);
      print(json === true, check, () => [
        check.isValid ? `${file} : export intact` : `${file} : export refusé`,
        ...check.faults,
      ]);
      if (!check.isValid) throw new CliRefusal('Cet export est incomplet ou a été modifié.');
    });
}
