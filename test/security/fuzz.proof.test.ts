/**
 * The short fuzzing (`npm run fuzz` is the long one): every procedure through the gate and in the vault, the key block,
 * and every kind of file that is read. No input crashes, an answer shows nothing of the machine, a refusal writes nothing.
 */
import { expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { fuzz } from '../fuzz/campaign';
import { procedureNames } from '../fuzz/subject';

const seed = Number(process.env.VIVIER_SEED ?? Date.now() % 1_000_000_000);

test(`whatever is given (seed ${seed})`, async () => {
  const effort = { perProcedure: 12, huge: 2, perFileKind: 40, keyBlocks: 300, portfolios: 2 };
  const { inputs, accepted } = await fuzz({ appRoot, seed, effort });
  const tried = Object.values(inputs).reduce((sum, count) => sum + count, 0);
  expect(tried).toBeGreaterThan(12 * procedureNames.length);
  // Inputs that only bounce off the schemas would prove little.
  expect(accepted).toBeGreaterThan(procedureNames.length / 4);
});
