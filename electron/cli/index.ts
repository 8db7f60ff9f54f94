/**
 * The command line: the same services as the app, without a window, for batch work, support and checks.
 * Names and formats are a contract (design.md, Command line): scripts outside the repository use them.
 * Data on stdout, remarks on stderr; exits 0 (done), 1 (refused, one clear line), 2 (wrong usage).
 */
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { benchCommand } from './commands/bench';
import { candidatesCommands } from './commands/candidates';
import { demoCommand } from './commands/demo';
import { eligibilityCommand } from './commands/eligibility';
import { exportCommands } from './commands/export';
import { filesCommands } from './commands/files';
import { importCommand } from './commands/import';
import { portfolioCommands } from './commands/portfolio';
import { exitCodes, sentenceOf } from './output';

z.config(z.locales.fr());

const program = new Command('vivier')
  .description('Vivier, en ligne de commande')
  .exitOverride()
  .showHelpAfterError();
for (const add of [
  demoCommand,
  portfolioCommands,
  importCommand,
  candidatesCommands,
  filesCommands,
  exportCommands,
  eligibilityCommand,
  benchCommand,
]) {
  add(program);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  } else {
    const sentence = sentenceOf(error);
    process.stderr.write(`${sentence ?? 'Vivier a rencontré un défaut ; rien n’a été perdu.'}\n`);
    if (sentence === null) console.error(error);
    process.exitCode = exitCodes.refused;
  }
}
