import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadArgon2, nativeArgon2, webAssemblyArgon2 } from './argon2-engine';

describe('the two engines of Argon2id', () => {
  test('give the same bytes for any secret, salt and cost', async () => {
    const [native, webAssembly] = await Promise.all([nativeArgon2(), webAssemblyArgon2()]);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
        fc.uint8Array({ minLength: 16, maxLength: 32 }),
        fc.integer({ min: 64, max: 512 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        async (secret, salt, memoryKiB, passes, lanes) => {
          const kdf = { name: 'argon2id', memoryKiB, passes, lanes } as const;
          const [one, other] = await Promise.all([native(secret, salt, kdf), webAssembly(secret, salt, kdf)]);
          expect(other.toString('hex')).toBe(one.toString('hex'));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('at the floor of the product too', async () => {
    const kdf = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 } as const;
    const salt = new Uint8Array(16).fill(9);
    const [native, webAssembly] = await Promise.all([nativeArgon2(), webAssemblyArgon2()]);
    const hashes = [
      await native('quatre chevaux dans la brume', salt, kdf),
      await webAssembly('quatre chevaux dans la brume', salt, kdf),
    ].map((hash) => hash.toString('hex'));
    expect(hashes[1]).toBe(hashes[0]);
  });

  test('the native one is taken where it loads', async () => {
    expect((await loadArgon2()).kind).toBe('native');
  });

  test('where the native one does not load, WebAssembly derives, and a portfolio still opens', async () => {
    const { kind, hash } = await loadArgon2(() =>
      Promise.reject(new Error('argon2.win32-x64-msvc.node: The specified module could not be found.')),
    );
    expect(kind).toBe('webassembly');
    const kdf = { name: 'argon2id', memoryKiB: 64, passes: 2, lanes: 1 } as const;
    const native = await nativeArgon2();
    const salt = new Uint8Array(16);
    expect(await hash('une phrase', salt, kdf)).toEqual(await native('une phrase', salt, kdf));
  });
});
