/** What a derivation costs; the schema and its bounds stand in `argon2.ts`. */
export interface Cost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}
/** Computes Argon2id; `secret` is the text as it was typed, already in one form of Unicode. */
export type Argon2Hash = (secret: string, salt: Uint8Array, kdf: Cost) => Promise<Buffer>;
export interface Argon2Engine {
  readonly kind: 'native' | 'webassembly';
  readonly hash: Argon2Hash;
}

/** Length of what is derived, in bytes. */
const LENGTH = 32;
/** The package exports its algorithms as an ambient enum, which isolated modules cannot read: 2 is Argon2id. */
const ARGON2ID = 2;

/** The native module: on the threads of Node, the vault stays free meanwhile. */
export async function nativeArgon2(): Promise<Argon2Hash> {
  const { hashRaw } = await import('@node-rs/argon2');
  return (secret, salt, { memoryKiB, passes, lanes }) =>
    hashRaw(secret, {
      algorithm: ARGON2ID,
      memoryCost: memoryKiB,
      timeCost: passes,
      parallelism: lanes,
      outputLen: LENGTH,
      salt,
    });
}

/** The same function in WebAssembly: no file of the system is needed; about three times as long, on the vault's own thread. */
export async function webAssemblyArgon2(): Promise<Argon2Hash> {
  const { argon2id } = await import('hash-wasm');
  return async (secret, salt, { memoryKiB, passes, lanes }) =>
    Buffer.from(
      await argon2id({
        password: secret,
        salt,
        memorySize: memoryKiB,
        iterations: passes,
        parallelism: lanes,
        hashLength: LENGTH,
        outputType: 'binary',
      }),
    );
}

/**
 * The native module where it loads, WebAssembly elsewhere: a Windows without the Visual C++ runtime that the native build
 * asks for, an antivirus that holds it, a processor for which it was not built. Both give the same bytes.
 */
export async function loadArgon2(native: () => Promise<Argon2Hash> = nativeArgon2): Promise<Argon2Engine> {
  try {
    return { kind: 'native', hash: await native() };
  } catch {
    return { kind: 'webassembly', hash: await webAssemblyArgon2() };
  }
}

let loaded: Promise<Argon2Engine> | null = null;
/** The engine of this process, loaded at the first derivation. */
export const argon2Engine = (): Promise<Argon2Engine> => {
  loaded ??= loadArgon2();
  return loaded;
};
