/** Bar 56: an error reaches the window as a code, a sentence, a field and a reference; never a stack, never SQL. */
import { describe, expect, test, vi } from 'vitest';
import { dispatch } from '../../electron/vault/dispatch';
import type { AnyHandlers } from '../../electron/vault/service/deps';
import { contract, isProcedureName, procedureOf } from '../../shared/ipc';
import { testDeps } from '../support/portfolio';

const names = Object.keys(contract).filter(isProcedureName);
const vaultNames = names.filter((name) => procedureOf(name).by === 'vault');
const call = { progress: () => {}, signal: new AbortController().signal };

/** Asks one procedure of a vault whose handler does `act`. */
async function asked(name: string, act: () => unknown) {
  const logBug = vi.fn();
  const procedure = procedureOf(names.find((one) => one === name) ?? 'settings.get');
  // Its schema is not what is tried here: an input that it takes stands for all.
  const parse = vi.spyOn(procedure.input, 'safeParse').mockReturnValue({ success: true, data: {} });
  const handlers: AnyHandlers = { [name]: act };
  const result = await dispatch(
    { type: 'call', id: 1, name, input: {}, files: {} },
    handlers,
    handlers,
    call,
    logBug,
  );
  parse.mockRestore();
  return { result, logBug };
}

describe('a bug in any service', () => {
  test.each(vaultNames)('%s: a code and a reference', async (name) => {
    const { result, logBug } = await asked(name, () => {
      throw new TypeError('SELECT * FROM candidate WHERE birth_name = "Durand" at /home/x/vivier.ts:1');
    });
    expect(result).toEqual({
      ok: false,
      error: { code: 'BUG', message: expect.any(String), reference: expect.stringMatching(/^[0-9A-F]{8}$/u) },
    });
    expect(JSON.stringify(result)).not.toMatch(/SELECT|Durand|\/home|\.ts/u);
    expect(logBug).toHaveBeenCalledOnce();
  });
});

test('an error of SQLite itself shows no statement', async () => {
  const test = testDeps();
  const { result } = await asked('settings.get', () =>
    test.db.prepare('SELECT birth_name FROM nothing_here').all(),
  );
  test.close();
  expect(result).toMatchObject({ ok: false });
  expect(JSON.stringify(result)).not.toMatch(/SELECT|nothing_here|SQLITE|sqlite/u);
});

test('what is thrown and is no error is told in the same way', async () => {
  for (const thrown of ['Durand', 7, null, undefined, { stack: 'at /home/x' }]) {
    const { result } = await asked('settings.get', () => {
      throw thrown;
    });
    expect(result).toMatchObject({ error: { code: 'BUG' } });
    expect(JSON.stringify(result)).not.toMatch(/Durand|home/u);
  }
});
