import { expect, test } from 'vitest';
import { type Result, refuse } from '../../../shared/base';
import { createOpener, sealSecrets } from '../../../shared/ipc';
import { dispatch } from '../dispatch';
import { openSecrets } from './sealed-secrets';

const input = { passphrase: 'une phrase de douze', newPassphrase: 'une autre phrase de douze' };
const name = 'keys.changePassphrase';
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

test('the vault reads what was sealed for it, once; the rest of the input comes as it was', async () => {
  const opener = createOpener();
  const { publicKey } = await opener;
  const wire = await sealSecrets(publicKey, name, input);
  expect(JSON.stringify(wire)).not.toContain('phrase de douze');
  expect(await openSecrets(opener, { name, input: wire })).toEqual({ ok: true, data: input });
  expect(await openSecrets(opener, { name, input: wire })).toEqual(refuse('SECRET_UNREADABLE'));
  const deep = { until: null, recipient: { kind: 'colleagues', ids: [] } };
  expect(await sealSecrets(publicKey, 'handover.write', deep)).toEqual(deep);
  const [sealed] = await Promise.all([
    sealSecrets(publicKey, 'handover.open', { file: `file_${'0'.repeat(32)}`, passphrase: null }),
  ]);
  expect(await openSecrets(opener, { name: 'handover.open', input: sealed })).toEqual({
    ok: true,
    data: sealed,
  });
});

test('two fields of one call cannot be swapped, nor a secret be brought to another procedure', async () => {
  const opener = createOpener();
  const { passphrase, newPassphrase } = Object(await sealSecrets((await opener).publicKey, name, input));
  const swapped = { passphrase: newPassphrase, newPassphrase: passphrase };
  expect(codeOf(await openSecrets(opener, { name, input: swapped }))).toBe('SECRET_UNREADABLE');
  expect(
    codeOf(await openSecrets(opener, { name: 'keys.prepareRekey', input: { passphrase, newPassphrase } })),
  ).toBe('SECRET_UNREADABLE');
});

test('a secret that comes unsealed is refused by the vault too, whatever let it through', async () => {
  expect(await openSecrets(createOpener(), { name, input })).toMatchObject({
    error: {
      code: 'INVALID_INPUT',
      field: 'passphrase',
      message: expect.stringMatching(/^Ce secret n’est pas arrivé/u),
    },
  });
});

test('the limits of a secret are those of its text: refused after it was opened, with the field and a French sentence', async () => {
  const opener = createOpener();
  const { publicKey } = await opener;
  const answer = async (wrong: Partial<typeof input>): Promise<Result<unknown>> => {
    const wire = await sealSecrets(publicKey, name, { ...input, ...wrong });
    const opened = await openSecrets(opener, { name, input: wire });
    if (!opened.ok) return opened;
    const request = { type: 'call', id: 1, name, input: opened.data, files: {} } as const;
    const call = { signal: new AbortController().signal, progress: () => undefined };
    return dispatch(request, {}, null, call, () => undefined);
  };
  for (const [wrong, field, sentence] of [
    [{ newPassphrase: 'court' }, 'newPassphrase', /trop courte/u],
    [{ passphrase: '' }, 'passphrase', /manque/u],
    [{ passphrase: 'x'.repeat(1025) }, 'passphrase', /trop longue/u],
  ] as const)
    expect(await answer(wrong)).toMatchObject({
      error: { code: 'INVALID_INPUT', field, message: expect.stringMatching(sentence) },
    });
  // Right, and locked.
  expect(codeOf(await answer({}))).toBe('LOCKED');
});

test('a call without a secret waits for nothing', () => {
  const given = { id: 'x' };
  expect(openSecrets(new Promise(() => undefined), { name: 'candidates.get', input: given })).toEqual({
    ok: true,
    data: given,
  });
});
