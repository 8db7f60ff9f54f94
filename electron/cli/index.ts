/**
 * The command line: the same services as the app, without a window, for batch work, support and checks.
 * Names and formats are a contract (docs/sources/command-line.md): scripts outside the repository use them.
 * Data on stdout, remarks on stderr; exits 0 (done), 1 (refused, one clear line), 2 (wrong usage).
 */
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { keepOutOfCoreDumps } from '../disk/core-dumps';
import { setWorld } from '../disk/patience';
import { countTries, createTries, triesFolder } from '../vault/keys';
import { readWith, startForked } from '../vault/reading';
import { benchCommand } from './commands/bench';
import { candidatesCommands } from './commands/candidates';
import { demoCommand } from './commands/demo';
import { eligibilityCommand } from './commands/eligibility';
import { exportCommands } from './commands/export';
import { filesCommands } from './commands/files';
import { importCommand } from './commands/import';
import { portfolioCommands } from './commands/portfolio';
import { referencesCommands } from './commands/references';
import { exitCodes, heldTeller, remark, sentenceOf } from './output';
import { helpTitle, usageSentence } from './usage';

z.config(z.locales.fr());
setWorld({ tell: heldTeller() });
keepOutOfCoreDumps();
readWith(startForked(join(import.meta.dirname, 'reader.js')));
countTries(createTries({ folder: triesFolder() }));

// A reader that has gone (`| head`) ends the work in silence; an output that cannot be written is told like the rest.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE')
    remark('La réponse ne peut pas être écrite : vérifiez la place qui reste sur le disque.');
  process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.refused);
});

const program = new Command('vivier')
  .description('Vivier, en ligne de commande')
  .helpOption('-h, --help', 'affiche cette aide')
  .helpCommand('help [command]', 'affiche l’aide d’une commande')
  .configureHelp({ styleTitle: helpTitle })
  .configureOutput({ outputError: () => undefined })
  .exitOverride();
for (const add of [
  demoCommand,
  portfolioCommands,
  importCommand,
  candidatesCommands,
  filesCommands,
  exportCommands,
  eligibilityCommand,
  referencesCommands,
  benchCommand,
]) {
  add(program);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    const sentence = usageSentence(error);
    if (sentence !== null) remark(sentence);
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  } else {
    remark(sentenceOf(error));
    process.exitCode = exitCodes.refused;
  }
}
