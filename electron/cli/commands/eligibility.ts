import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { type Eligibility, evaluate, factsSchema } from '../../../shared/rules';
import { CliRefusal, print } from '../output';

const verdicts = { eligible: 'éligible', ineligible: 'inéligible', 'to-check': 'à vérifier' } as const;

export function eligibilityCommand(program: Command): void {
  program
    .command('eligibility')
    .requiredOption('--facts <file>', 'faits, en JSON (un objet ou un tableau)')
    .option('--json')
    .description('ce que disent les règles, sans portefeuille')
    .action(({ facts, json }: { facts: string; json?: true }) => {
      const given = readFacts(facts);
      const answer = Array.isArray(given) ? given.map((one) => evaluateOne(one)) : evaluateOne(given);
      print(json === true, answer, () => (Array.isArray(answer) ? answer : [answer]).flatMap(linesOf));
    });
}

function readFacts(path: string): unknown {
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

function evaluateOne(json: unknown): Eligibility {
  const facts = factsSchema.safeParse(json);
  if (!facts.success)
    throw new CliRefusal(
      `Les faits ne conviennent pas : ${z.prettifyError(facts.error).replaceAll('\n', ' ')}`,
    );
  return evaluate(facts.data);
}

const linesOf = (answer: Eligibility): readonly string[] =>
  answer.schemes.flatMap((scheme) => [
    `${scheme.label} au ${answer.on} : ${verdicts[scheme.verdict]}`,
    ...scheme.conditions.map((condition) => `  ${condition.explanation} (${condition.source})`),
  ]);
