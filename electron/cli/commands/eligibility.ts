import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Eligibility, evaluate, readFacts, verdictLabels } from '../../../shared/rules';
import { CliRefusal, print } from '../output';

export function eligibilityCommand(program: Command): void {
  program
    .command('eligibility')
    .requiredOption('--facts <file>', 'faits, en JSON (un objet ou un tableau)')
    .option('--json')
    .description('ce que disent les règles, sans portefeuille')
    .action(({ facts, json }: { facts: string; json?: true }) => {
      const given = readJson(facts);
      const answer = Array.isArray(given)
        ? given.map((one, index) => answerOf(one, `Situation ${index + 1} : `))
        : answerOf(given);
      print(json === true, answer, () => (Array.isArray(answer) ? answer : [answer]).flatMap(linesOf));
    });
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new CliRefusal('Le fichier des faits ne peut pas être lu ; vérifiez son nom.');
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw new CliRefusal('Le fichier des faits n’est pas un JSON lisible.');
  }
}

/** The answer to one situation; `where` says which one of an array, before the refusal's sentence. */
function answerOf(json: unknown, where = ''): Eligibility {
  const read = readFacts(json);
  if (!read.ok) throw new CliRefusal(`${where}${read.message}`);
  return evaluate(read.facts);
}

const linesOf = (answer: Eligibility): readonly string[] =>
  answer.schemes.flatMap((scheme) => [
    `${scheme.label} au ${answer.on} : ${verdictLabels[scheme.verdict]}`,
    ...scheme.conditions.map((condition) => `  ${condition.explanation} (${condition.source})`),
  ]);
