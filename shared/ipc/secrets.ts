import type { Result } from '../base/errors';
import type { Sealed, SecretOf } from '../base/secret';
import type { Input, Parsed, ProcedureName } from './contract';
import { seal } from './sealing';

/** Where the secrets of an input stand: its own fields, and those of a record in it. */
type SecretPathOf<T> = T extends object
  ? {
      [K in keyof T & string]: ([SecretOf<T[K]>] extends [never] ? never : K) | `${K}.${SecretFieldOf<T[K]>}`;
    }[keyof T & string]
  : never;
type SecretFieldOf<T> = T extends readonly unknown[]
  ? never
  : T extends object
    ? { [K in keyof T & string]: [SecretOf<T[K]>] extends [never] ? never : K }[keyof T & string]
    : never;

/**
 * Every procedure that is told a secret, with the places of its secrets. The schemas say what is one (`secretText`); this
 * says where, for a window that has not loaded them. A place that is missing, or that no schema has, does not compile.
 */
const secretPlaces = {
  'portfolio.prepare': { passphrase: true },
  'portfolio.create': { recoveryKey: true },
  'portfolio.open': { passphrase: true },
  'portfolio.recover': { recoveryKey: true, newPassphrase: true },
  'keys.judge': { passphrase: true },
  'keys.changePassphrase': { passphrase: true, newPassphrase: true },
  'keys.prepareRecovery': { passphrase: true },
  'keys.confirmRecovery': { recoveryKey: true },
  'keys.prepareRekey': { passphrase: true, newPassphrase: true },
  'keys.rekey': { recoveryKey: true },
  'keys.enableQuickUnlock': { passphrase: true },
  'backups.examine': { secret: true },
  'backups.restore': { secret: true },
  'handover.write': { 'recipient.passphrase': true },
  'handover.open': { passphrase: true },
} as const satisfies {
  [N in ProcedureName as [SecretPathOf<Parsed<N>>] extends [never] ? never : N]: Readonly<
    Record<SecretPathOf<Parsed<N>>, true>
  >;
};
export type SecretProcedureName = keyof typeof secretPlaces;
export const isSecretProcedure = (name: string): name is SecretProcedureName =>
  Object.hasOwn(secretPlaces, name);
export const secretPathsOf = (name: ProcedureName): readonly string[] =>
  isSecretProcedure(name) ? Object.keys(secretPlaces[name]) : [];

/** An input as it crosses the bridge: sealed objects where the secrets stand. */
type SealedIn<T> = [SecretOf<T>] extends [never]
  ? T extends readonly unknown[]
    ? T
    : T extends object
      ? { [K in keyof T]: SealedIn<T[K]> }
      : T
  : Sealed | Exclude<T, SecretOf<T>>;
export type WireInput<N extends ProcedureName> = N extends SecretProcedureName
  ? SealedIn<Input<N>>
  : Input<N>;

/** An input with each of its secrets replaced; what is not there stays away. */
export async function mapSecrets(
  name: ProcedureName,
  input: unknown,
  map: (value: unknown, path: string) => Promise<unknown>,
): Promise<unknown> {
  const replaced = async (value: unknown, keys: readonly string[], path: string): Promise<unknown> => {
    const [key, ...deeper] = keys;
    if (key === undefined) return value === null || value === undefined ? value : map(value, path);
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
    return { ...value, [key]: await replaced(Reflect.get(value, key), deeper, path) };
  };
  let mapped = input;
  for (const path of secretPathsOf(name)) mapped = await replaced(mapped, path.split('.'), path);
  return mapped;
}

/** Seals the secrets of an input for the vault process of this key; what is no text is left for the gate to refuse. */
export const sealSecrets = (vaultKey: string, name: ProcedureName, input: unknown): Promise<unknown> =>
  mapSecrets(name, input, async (value, path) =>
    typeof value === 'string' ? seal(vaultKey, { name, path }, value) : value,
  );

type Send = (name: string, input: unknown) => Promise<Result<unknown>>;
/**
 * Sends calls, their secrets sealed. The key of the vault process is asked once, with the first secret; where another
 * process has taken its place meanwhile, the secret is sealed again for that one, once.
 */
export function sealing(): (send: Send, name: string, input: unknown) => Promise<Result<unknown>> {
  let known: Promise<Result<unknown>> | null = null;
  return async (send, name, input) => {
    if (!isSecretProcedure(name)) return send(name, input);
    const attempt = async (): Promise<Result<unknown>> => {
      known ??= send('keys.sealing', {});
      const told = await known;
      if (!told.ok) {
        known = null;
        return told;
      }
      return send(name, await sealSecrets(String(Reflect.get(Object(told.data), 'publicKey')), name, input));
    };
    const first = await attempt();
    if (first.ok || first.error.code !== 'SECRET_UNREADABLE') return first;
    known = null;
    return attempt();
  };
}
