import type { Command } from 'commander';
import { capital, plural } from '../../../shared/base/text';
import { civilDateSchema, formatFrenchDate } from '../../../shared/base/time';
import { candidateName, candidatesProcedures } from '../../../shared/candidates';
import { type ErasurePreview, privacyProcedures } from '../../../shared/privacy';
import { wholeNumber } from '../numbers';
import { withPortfolio } from '../open';
import { CliRefusal, print } from '../output';

const erasureInput = privacyProcedures['privacy.erasure'].input;

/** All that an erasure counts has its word: what is counted later does not compile without one. */
const goesWords = {
  files: 'dossiers',
  papers: 'pièces de la fiche',
  attachments: 'copies numérisées',
  contacts: 'contacts',
  enrolments: 'inscriptions',
  periods: 'périodes du parcours',
  events: 'événements',
  drafts: 'saisies non terminées',
  importLines: 'lignes de comptes rendus d’import',
} as const satisfies Readonly<Record<Exclude<keyof ErasurePreview['goes'], 'eventsOfOthers'>, string>>;
const wordsOfGoes = (goes: ErasurePreview['goes']): string =>
  capital(
    (Object.keys(goesWords) as (keyof typeof goesWords)[])
      .map((key) => `${goesWords[key]} : ${goes[key]}`)
      .join(', '),
  );
interface EraseOptions {
  readonly json?: true;
  readonly yes?: true;
  readonly retention?: true;
}

const searchInput = candidatesProcedures['candidates.search'].input;

export function candidatesCommands(program: Command): void {
  const candidates = program.command('candidates').description('candidats d’un portefeuille');

  candidates
    .command('erase')
    .argument('<path>', 'portefeuille')
    .argument('<id...>', 'identifiant de chaque personne, tel que « candidates search » le donne')
    .option('--retention', 'la durée de conservation est passée ; sans elle, la personne le demande')
    .option('--yes', 'efface ; sans elle, dit seulement ce qui disparaîtrait')
    .option('--json')
    .description('efface des personnes pour toujours, sans annulation possible')
    .action((path: string, ids: string[], { json, yes, retention }: EraseOptions) =>
      withPortfolio(
        path,
        async (ask) => {
          const input = erasureInput.safeParse({ candidateIds: ids });
          if (!input.success)
            throw new CliRefusal(
              'Un identifiant n’est pas celui d’une fiche ; reprenez celui que donne « candidates search ».',
            );
          const { candidateIds } = input.data;
          const { confirmation, goes, mentions, people } = await ask('privacy.erasure', { candidateIds });
          if (yes !== true) {
            print(json === true, { erased: 0, goes, mentions }, () => [
              `Disparaîtraient : ${people.map(({ name }) => name).join(', ')}`,
              wordsOfGoes(goes),
              `Autres fiches qui portent ce nom : ${mentions.length}`,
              'Rien n’est effacé ; ajoutez --yes pour effacer, sans retour.',
            ]);
            return;
          }
          const reason = retention === true ? 'retention' : 'request';
          const done = await ask('privacy.erase', { candidateIds, reason, confirmation });
          print(json === true, { ...done, goes, mentions }, () => [
            `Effacé pour toujours : ${plural(done.erased, 'personne', 'personnes')}, le ${formatFrenchDate(civilDateSchema.parse(done.erasedAt.slice(0, 10)))}`,
            ...(mentions.length === 0
              ? []
              : [`Autres fiches qui portent ce nom, laissées comme elles sont : ${mentions.length}`]),
          ]);
        },
        { isLogged: yes === true },
      ),
    );

  candidates
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
              `${row.fileNumber}\t${candidateName(row)}\t${formatFrenchDate(row.birthDate)}\t${row.commune}\t${row.id}`,
          ),
          found.hasMore
            ? '… précisez la recherche pour voir les suivants'
            : plural(found.rows.length, 'réponse', 'réponses'),
        ]);
      }),
    );
}
