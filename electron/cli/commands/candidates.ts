import type { Command } from 'commander';
import { formatFrenchDate } from '../../../shared/time';
import { candidatesHandlers } from '../../vault/candidates';
import { withPortfolio } from '../open';
import { callOf, dataOf, print } from '../output';

export function candidatesCommands(program: Command): void {
  program
    .command('candidates')
    .description('candidats d’un portefeuille')
    .command('search')
    .argument('<path>', 'portefeuille')
    .argument('<text>', 'nom, téléphone, date de naissance ou numéro de dossier')
    .option('--limit <n>', 'nombre de réponses', '50')
    .option('--json')
    .description('la même recherche que dans l’application')
    .action((path: string, text: string, { json, limit }: { json?: true; limit: string }) =>
      withPortfolio(path, async ({ deps }) => {
        const found = dataOf(
          await candidatesHandlers(deps)['candidates.search']({ text, limit: Number(limit) }, callOf()),
        );
        print(json === true, found, () => [
          ...found.rows.map(
            (row) =>
              `${row.fileNumber}\t${row.birthName} ${row.firstName}\t${formatFrenchDate(row.birthDate)}\t${row.commune}\t${row.id}`,
          ),
          found.hasMore
            ? '… précisez la recherche pour voir les suivants'
            : `${found.rows.length} réponse(s)`,
        ]);
      }),
    );
}
