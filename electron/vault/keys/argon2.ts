import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { argon2Engine } from './argon2-engine';

/** Greatest cost of a derivation, in KiB times passes: 64 passes over 64 MiB, about two seconds. */
const MOST_WORK = 65_536 * 64;

/**
 * Bounds on the cost parameters, checked before any derivation: never weaker than OWASP's floor, never a trap for memory
 * or time (security bar 2).
 */
export const argon2Schema = z
  .strictObject({
    name: z.literal('argon2id'),
    memoryKiB: z.number().int().min(19_456).max(262_144),
    passes: z.number().int().min(2).max(64),
    lanes: z.number().int().min(1).max(4),
  })
  .refine(({ memoryKiB, passes }) => memoryKiB * passes <= MOST_WORK);
export type Argon2 = z.infer<typeof argon2Schema>;

/** What this build never goes below: 64 MiB, 3 passes, one lane; about 0.1 s at 2.5 GHz. */
export const floorArgon2: Argon2 = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 };

/** A derivation that lasts that long on this machine is slow for a thief, and short for whoever opens the portfolio. */
const TARGET_MS = 550;
/** A portfolio made on a fast machine must still open in reasonable time on the slow one of the next office. */
const MOST_PASSES = 24;

/** 32 bytes derived from a passphrase; the two ways of writing an accent are the same. */
export const derive = async (passphrase: string, salt: Uint8Array, kdf: Argon2): Promise<Buffer> =>
  (await argon2Engine()).hash(passphrase.normalize('NFC'), salt, kdf);

/** Milliseconds of processor that this process has used, all threads together. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * The cost for a new passphrase on this machine: measures the floor once, and adds passes until a derivation lasts half a
 * second to a second of its work. Counted in time of processor: a machine that is busy elsewhere gets no weaker key.
 */
export async function calibratedArgon2(now: () => number = processorMs): Promise<Argon2> {
  // Loading the module is not part of a derivation.
  await argon2Engine();
  const start = now();
  await derive('calibration', randomBytes(16), floorArgon2);
  const passMs = Math.max((now() - start) / floorArgon2.passes, 1);
  const passes = Math.min(MOST_PASSES, Math.max(floorArgon2.passes, Math.ceil(TARGET_MS / passMs)));
  return { ...floorArgon2, passes };
}
