import type { Command } from 'commander';
import { freezesQuarter } from '../../../shared/indicators';
import { quarterFrom } from '../../vault/indicators';
import { closedDoor } from '../door';
import { withPortfolio } from '../open';
import { CliRefusal, print } from '../output';
import { missingOption } from '../usage';

interface Json {
  readonly json?: true;
}

export function exportCommands(program: Command): void {
  const command = program
    .command('export')
    .argument('<path>', 'portefeuille')
    // Needed here, not by `verify` below: a required option of a command is asked of its subcommands too.
    .option('--quarter <quarter>', 'trimestre, par exemple 2026-T3')
    .option('--out <file>', 'archive ZIP à écrire')
    .option('--json')
    .description(
      'exporte un trimestre pour le comité national, agrégé et masqué ; le premier export gèle ses chiffres',
    )
    .action((path: string, { quarter, out, json }: Json & { quarter?: string; out?: string }) => {
      if (quarter === undefined) throw missingOption('--quarter');
      if (out === undefined) throw missingOption('--out');
      const wanted = quarterFrom(quarter);
      return withPortfolio(path, async (ask) => {
        const { sha256, report } = await ask('indicators.writeExport', { quarter: wanted, file: out });
        const { revision, hasPendingCorrection } = report.publication;
        print(
          json === true,
          {
            file: out,
            sha256,
            quarter: report.quarter,
            tables: report.tables.length,
            maskedCells: report.maskedCells,
            revision,
            pendingCorrection: hasPendingCorrection,
          },
          () => [
            `${out} : ${report.tables.length} tableaux, ${report.maskedCells} cellules masquées`,
            `SHA-256 ${sha256}`,
            `destinataire : ${report.recipient === '' ? 'non renseigné' : report.recipient}`,
            ...(revision === 1 ? [] : [`export n° ${revision}, corrigé`]),
            freezesQuarter(report.publication)
              ? 'ces chiffres sont gelés : les saisies à venir ne les changent plus'
              : 'chiffres gelés par un export précédent : ils sont redonnés',
            ...(hasPendingCorrection
              ? ['correction en attente : elle sera exportée quand elle ne distinguera plus personne']
              : []),
          ],
        );
      });
    });

  command
    .command('verify')
    .argument('<file>', 'archive ZIP')
    .option('--json')
    .description('vérifie les empreintes, le schéma et le masquage d’un export')
    .action(async (file: string, { json }: Json) => {
      const check = await closedDoor('indicators.verifyExport', { file });
      print(json === true, check, () => [
        check.isValid ? `${file} : export intact` : `${file} : export refusé`,
        ...check.faults,
      ]);
      if (!check.isValid) throw new CliRefusal('Cet export est incomplet ou a été modifié.');
    });
}
