/** A long proof, `torture` or `fuzz`: builds if need be, then runs it in this very process. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { appRoot } from './chromium.mjs';

const [name = ''] = process.argv.splice(2, 1);
ensureBuilt();
const entry = join(appRoot, 'out', 'main', `${name}.js`);
process.argv[1] = entry;
await import(pathToFileURL(entry).href);
