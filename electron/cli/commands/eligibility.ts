import type { Command } from 'commander';
import { type Eligibility, evaluate, readFacts, verdictLabels } from '../../../shared/rules';
import { typography } from '../../../shared/text';
import { CliRefusal, print } from '../output';
import { readJson } from '../read-json';

/** Beyond this the answer itself would be too long a text. */
const MOST_SITUATIONS = 10_000;

export function eligibilityCommand(program: Command): void {
  program
    .command('eligibility')
    .requiredOption('--facts <file>', 'faits, en JSON (un objet ou un tableau)')
    .option('--json')
    .description('ce que disent les règles, sans portefeuille')
    .action(({ facts, json }: { facts: string; json?: true }) => {
      const given = readJson(facts, 'des faits');
      if (Array.isArray(given) && given.length > MOST_SITUATIONS)
        throw new CliRefusal(
          `Le fichier des faits compte ${given.length} situations (${MOST_SITUATIONS} au plus).`,
        );
      const answer = Array.isArray(given)
        ? given.map((one, index) => answerOf(one, `Situation ${index + 1} : `))
        : answerOf(given);
      print(json === true, answer, () => (Array.isArray(answer) ? answer : [answer]).flatMap(linesOf));
    });
}

/** The answer to one situation; `where` says which one of an array, before the refusal's sentence. */
function answerOf(json: unknown, where = ''): Eligibility {
  const read = readFacts(json);
  if (!read.ok) throw new CliRefusal(typography(`${where}${read.message}`));
  return evaluate(read.facts);
}

const linesOf = (answer: Eligibility): readonly string[] =>
  answer.schemes.flatMap((scheme) => [
    typography(`${scheme.label} au ${answer.on} : ${verdictLabels[scheme.verdict]}`),
    ...scheme.conditions.map((condition) => `  ${condition.explanation} (${condition.source})`),
  ]);
