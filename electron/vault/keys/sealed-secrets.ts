import { ok, type Result, refuse, sealedSchema } from '../../../shared/base';
import {
  invalidInput,
  isSecretProcedure,
  mapSecrets,
  type Opener,
  type VaultRequest,
  wireInputOf,
} from '../../../shared/ipc';
import type { sealingProcedures } from '../../../shared/portfolio';
import type { Handlers } from '../service/deps';

/** Tells the window what it seals its secrets for. */
export const sealingHandlers = (opener: Promise<Opener>): Handlers<typeof sealingProcedures> => ({
  'keys.sealing': async () => ok({ publicKey: (await opener).publicKey }),
});

/**
 * The input of a call of the window with its secrets opened; at once where it has none. A secret that did not come sealed is
 * refused, as by the gate; one that this process cannot open, or has opened before, with SECRET_UNREADABLE.
 */
export function openSecrets(
  opener: Promise<Opener>,
  { name, input }: Pick<VaultRequest, 'name' | 'input'>,
): Result<unknown> | Promise<Result<unknown>> {
  return isSecretProcedure(name) ? opened(opener, name, input) : ok(input);
}

async function opened(
  opener: Promise<Opener>,
  name: Parameters<typeof mapSecrets>[0],
  input: unknown,
): Promise<Result<unknown>> {
  const wire = wireInputOf(name).safeParse(input);
  if (!wire.success) return invalidInput(wire.error);
  const { open } = await opener;
  try {
    return ok(
      await mapSecrets(name, input, (value, path) => open({ name, path }, sealedSchema.parse(value))),
    );
  } catch {
    return refuse('SECRET_UNREADABLE');
  }
}
