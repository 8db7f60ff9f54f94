/** `npm run fuzz`: the long fuzzing. Prints the seed (`VIVIER_SEED` repeats a run) and how many inputs each target got. */
import { join } from 'node:path';
import { readHere } from '../support/reading';
import { fuzz } from './campaign';

// A defect of a reader ends the campaign; a process for each of its files would be hours.
readHere();

const seed = Number(process.env.VIVIER_SEED ?? Date.now() % 1_000_000_000);
const times = Number(process.env.VIVIER_FUZZ_TIMES ?? 1);
console.log(`VIVIER_SEED=${seed}`);
const { inputs, accepted, seconds } = await fuzz({
  appRoot: join(import.meta.dirname, '..', '..'),
  seed,
  effort: {
    perProcedure: 400 * times,
    huge: Number.POSITIVE_INFINITY,
    perFileKind: 1500 * times,
    keyBlocks: 10_000 * times,
    portfolios: 100 * times,
  },
  log: (line) => process.stderr.write(`${line}\n`),
});
for (const [target, count] of Object.entries(inputs)) console.log(`  ${target} : ${count}`);
const all = Object.values(inputs).reduce((sum, count) => sum + count, 0);
console.log(`${all} entrées, dont ${accepted} appels acceptés, 0 défaut, ${seconds.toFixed(0)} s`);
