/** The command line from the sources: builds if need be, without a word, then runs it in this very process. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { appRoot } from './chromium.mjs';

ensureBuilt({ isQuiet: true });
const entry = join(appRoot, 'out', 'main', 'cli.js');
process.argv[1] = entry;
await import(pathToFileURL(entry).href);
