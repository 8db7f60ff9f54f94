import type { Command } from 'commander';
import { formatFrenchDate } from '../../../shared/base/time';
import { candidatesProcedures } from '../../../shared/candidates';
import { wholeNumber } from '../numbers';
import { withPortfolio } from '../open';
import { CliRefusal, print } from '../output';

const searchInput = candidatesProcedures['candidates.search'].input;

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
      withPortfolio(path, async (ask) => {
        const asked = { text, limit: wholeNumber(limit, 'Le nombre de réponses', 1, 200) };
        if (!searchInput.safeParse(asked).success)
          throw new CliRefusal(
            'Le texte cherché tient sur une ligne de 200 caractères au plus, sans caractère illisible.',
          );
        const found = await ask('candidates.search', asked);
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
