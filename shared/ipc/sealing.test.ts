import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ok, type Result, refuse } from '../base/errors';
import { isSecretSchema, SEALED_BLOCK_BYTES, sealedSchema } from '../base/secret';
import { contract, isProcedureName, procedureOf } from './contract';
import { createOpener, seal } from './sealing';
import { isSecretProcedure, sealing, secretPathsOf } from './secrets';
import { wireInputOf } from './wire';

const names = Object.keys(contract).filter(isProcedureName);
const place = { name: 'portfolio.open', path: 'passphrase' };
const secret = 'sept lanternes, œufs et 𝄞 compris';

describe('a sealed secret', () => {
  test('opens with the key that it was sealed for, to the letter', async () => {
    const { publicKey, open } = await createOpener();
    for (const text of ['', ' ', secret, '\ufeffx', '\u0080\u0000', 'é'.repeat(1024)])
      expect(await open(place, await seal(publicKey, place, text))).toBe(text);
  });

  test('opens for no other process', async () => {
    const { publicKey } = await createOpener();
    const sealed = await seal(publicKey, place, secret);
    const { open } = await createOpener();
    await expect(open(place, sealed)).rejects.toThrow();
  });

  test.each([
    { ...place, name: 'keys.rekey' },
    { ...place, path: 'newPassphrase' },
    { name: 'portfolio.openpass', path: 'phrase' },
  ])('opens for no other procedure and no other field: $name, $path', async (other) => {
    const { publicKey, open } = await createOpener();
    const sealed = await seal(publicKey, place, secret);
    await expect(open(other, sealed)).rejects.toThrow();
    expect(await open(place, sealed)).toBe(secret);
  });

  test('opens once', async () => {
    const { publicKey, open } = await createOpener();
    const sealed = await seal(publicKey, place, secret);
    expect(await open(place, sealed)).toBe(secret);
    await expect(open(place, sealed)).rejects.toThrow('opened before');
    expect(await open(place, await seal(publicKey, place, secret))).toBe(secret);
  });

  test('does not open once any part of it was changed, or for a key that is no point', async () => {
    const { publicKey, open } = await createOpener();
    const { from, box } = await seal(publicKey, place, secret);
    const other = (text: string, at: number): string =>
      text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1);
    for (const at of [0, 40, box.length - 1])
      await expect(open(place, { from, box: other(box, at) })).rejects.toThrow();
    await expect(open(place, { from: other(from, 0), box })).rejects.toThrow();
    await expect(open(place, { from: '0'.repeat(64), box })).rejects.toThrow();
    await expect(seal('0'.repeat(64), place, secret)).rejects.toThrow();
  });

  test('tells neither its text nor its length, and is never twice the same', async () => {
    const { publicKey } = await createOpener();
    const sealed = [
      await seal(publicKey, place, 'x'),
      await seal(publicKey, place, 'x'),
      await seal(publicKey, place, 'x'.repeat(SEALED_BLOCK_BYTES - 1)),
    ];
    expect(new Set(sealed.map(({ box }) => box.length)).size).toBe(1);
    expect(new Set(sealed.flatMap(({ from, box }) => [from, box])).size).toBe(6);
    expect(sealed.every((one) => sealedSchema.safeParse(one).success)).toBe(true);
  });

  test.each([
    ['a text', secret],
    ['nothing', null],
    ['a list', []],
    ['a box without its key', { box: '0'.repeat(160) }],
    ['a box too short to be one', { from: 'a'.repeat(64), box: '0'.repeat(32) }],
    ['a box that is no whole number of blocks', { from: 'a'.repeat(64), box: '0'.repeat(162) }],
    ['a box without end', { from: 'a'.repeat(64), box: '0'.repeat(128 * 200_000 + 32) }],
    ['a key of another length', { from: 'a'.repeat(62), box: '0'.repeat(160) }],
    ['bytes', { from: new Uint8Array(32), box: new Uint8Array(80) }],
  ])('is refused in French where it is %s', (_what, value) => {
    const { success, error } = sealedSchema.safeParse(value);
    expect(success).toBe(false);
    expect(error?.issues[0]?.message).toMatch(/^Ce secret n’est pas arrivé scellé/u);
  });
});

/** The schemas of secrets that stand anywhere in a schema, with their places in the records. */
function secretsIn(schema: unknown, path = '', seen = new Set<unknown>()): readonly string[] {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return [];
  if (isSecretSchema(schema)) return [path];
  seen.add(schema);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, part]) =>
      secretsIn(part, path === '' ? key : `${path}.${key}`, new Set(seen)),
    );
  const parts = schema instanceof z.ZodType ? Object.values(schema.def) : Object.values(schema);
  return parts.flatMap((part) => secretsIn(part, path, seen));
}

describe('the contract', () => {
  test.each(names)('%s: what crosses the bridge has no place for an unsealed secret', (name) => {
    const { input, output } = procedureOf(name);
    expect(secretsIn(wireInputOf(name))).toEqual([]);
    expect([...secretsIn(input)].sort()).toEqual([...secretPathsOf(name)].sort());
    // What goes out is the vault's to choose: nothing that somebody typed.
    expect(secretsIn(output)).toEqual([]);
  });

  test('a field named as a secret is one', () => {
    const fields = (schema: unknown, seen = new Set<unknown>()): readonly string[] => {
      if (typeof schema !== 'object' || schema === null || seen.has(schema)) return [];
      seen.add(schema);
      const own = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
      const parts = schema instanceof z.ZodType ? Object.values(schema.def) : Object.values(schema);
      return [...own, ...parts.flatMap((part) => fields(part, seen))];
    };
    const telling = names.filter((name) =>
      fields(procedureOf(name).input).some((field) =>
        /pass(?:phrase|word)$|secret$|recoveryKey$/iu.test(field),
      ),
    );
    expect(telling.length).toBeGreaterThan(10);
    expect(telling.filter((name) => !isSecretProcedure(name))).toEqual([]);
  });
});

describe('calls', () => {
  /** A vault process that may be another: what it was asked, and what it read. */
  async function vaultOf() {
    let opener = await createOpener();
    const asked: string[] = [];
    const read: string[] = [];
    const send = async (name: string, input: unknown): Promise<Result<unknown>> => {
      asked.push(name);
      if (name === 'keys.sealing') return ok({ publicKey: opener.publicKey });
      const wire = isProcedureName(name) ? wireInputOf(name).safeParse(input) : null;
      if (wire?.success !== true) return refuse('INVALID_INPUT');
      try {
        read.push(
          await opener.open({ name, path: 'passphrase' }, Reflect.get(Object(wire.data), 'passphrase')),
        );
        return ok({});
      } catch {
        return refuse('SECRET_UNREADABLE');
      }
    };
    const restart = async (): Promise<void> => {
      opener = await createOpener();
    };
    return { send, restart, asked, read };
  }
  const input = { file: null, passphrase: secret };

  test('ask for the key once, and are sealed again, once, where another vault has taken the place of the first', async () => {
    const { send, restart, asked, read } = await vaultOf();
    const ask = sealing();
    expect(await ask(send, 'portfolio.open', input)).toEqual(ok({}));
    expect(await ask(send, 'portfolio.open', input)).toEqual(ok({}));
    await restart();
    expect(await ask(send, 'portfolio.open', input)).toEqual(ok({}));
    expect(read).toEqual([secret, secret, secret]);
    expect(asked).toEqual([
      'keys.sealing',
      'portfolio.open',
      'portfolio.open',
      'portfolio.open',
      'keys.sealing',
      'portfolio.open',
    ]);
  });

  test('that no vault can read are refused after the second time', async () => {
    const { send, asked } = await vaultOf();
    const strange: typeof send = async (name, given) => {
      if (name === 'keys.sealing') return send(name, given);
      asked.push(name);
      return refuse('SECRET_UNREADABLE');
    };
    expect(await sealing()(strange, 'portfolio.open', input)).toEqual(refuse('SECRET_UNREADABLE'));
    expect(asked).toEqual(['keys.sealing', 'portfolio.open', 'keys.sealing', 'portfolio.open']);
  });

  test('whose vault gives no key are refused as it says, and ask again the next time', async () => {
    const { send, read } = await vaultOf();
    const ask = sealing();
    expect(await ask(async () => refuse('VAULT_UNSTARTABLE'), 'portfolio.open', input)).toEqual(
      refuse('VAULT_UNSTARTABLE'),
    );
    expect(await ask(send, 'portfolio.open', input)).toEqual(ok({}));
    expect(read).toEqual([secret]);
  });

  test('without a secret go as they are, and ask for no key', async () => {
    const sent: unknown[] = [];
    const given = { id: 'x' };
    await sealing()(
      async (name, value) => {
        sent.push(name, value);
        return ok({});
      },
      'candidates.get',
      given,
    );
    expect(sent).toEqual(['candidates.get', given]);
    expect(sent[1]).toBe(given);
  });
});
