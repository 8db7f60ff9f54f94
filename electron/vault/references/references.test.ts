import { createPrivateKey, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import { civilDate } from '../../../shared/base/time';
import type { AddedValue, PrefectOrder } from '../../../shared/law';
import { smicOn } from '../../../shared/law/engine/smic';
import { type PackPayload, referencesProcedures } from '../../../shared/references';
import { callsOf, handle } from '../../../test/support/calls';
import { eventsOf } from '../../../test/support/events';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { fingerprintOf } from '../base/fingerprint';
import type { AnyHandlers } from '../service/deps';
import { newPublisherKey, readPackFile, referencesHandlers, referencesOf, writePackFile } from '.';

let vault: TestDeps;
let handlers: AnyHandlers;
beforeEach(() => {
  vault = testDeps({ today: civilDate('2026-09-15') });
  handlers = referencesHandlers(vault.deps);
});
afterEach(() => vault.close());

const { call, data, refusal } = callsOf(referencesProcedures, () => handlers);
const list = () => data('references.list', {});

const smic2027: Omit<AddedValue, 'origin'> = {
  parameter: 'smic',
  from: civilDate('2027-01-01'),
  value: 1250,
  source: 'Décret d’essai du 15/12/2026',
  confidence: 'S',
};
const order: Omit<PrefectOrder, 'origin'> = {
  scheme: 'PEC',
  region: '93',
  reference: 'R93-2026-01-15-00001',
  signedOn: civilDate('2026-01-15'),
  from: civilDate('2026-02-01'),
  to: null,
  categories: [
    {
      label: 'Résidents des quartiers prioritaires',
      ratePercent: 50,
      maxWeeklyHours: 26,
      minMonths: 6,
      maxMonths: 12,
      minAge: null,
      maxAge: 25,
      maxAgeDisabled: null,
      residences: ['QPV'],
      isForRsa: false,
    },
  ],
  confidence: 'V',
};

describe('a value added by the structure', () => {
  test('reaches the rules from its day on, with who gave it and when', async () => {
    const { entry } = await data('references.addValue', { value: smic2027 });
    expect(entry).toMatchObject({
      kind: 'value',
      value: { ...smic2027, origin: 'structure' },
      author: 'Conseillère d’essai',
      addedAt: '2026-09-15T08:00:00.000Z',
      pack: '',
      withdrawnAt: null,
    });
    const { references, entries } = await list();
    expect(entries).toEqual([entry]);
    expect(smicOn(civilDate('2026-12-31'), 'metropole', references)?.cents).toBe(1231);
    expect(smicOn(civilDate('2027-01-01'), 'metropole', references)?.cents).toBe(1250);
    expect(referencesOf(vault.db)).toEqual(references);
    expect(referencesOf(vault.db)).toBe(referencesOf(vault.db));
    expect(eventsOf(vault.db, { type: 'reference', id: entry.id })).toMatchObject([
      { kind: 'reference.added', actor: 'Conseillère d’essai' },
    ]);
  });

  test.each<[string, Partial<AddedValue>, RegExp]>([
    ['of a parameter that does not exist', { parameter: 'smic.nulle-part' }, /n’existe pas/],
    ['of a parameter that is no amount', { parameter: 'cpro.third-public' }, /n’est pas un montant/],
    ['that is no whole number of cents', { value: 1250.5 }, /entier de centimes/],
    ['typed in euros', { value: 13 }, /Vérifiez la virgule/],
    ['typed in tenths of a cent', { value: 12_500 }, /Vérifiez la virgule/],
  ])('%s is refused in one sentence', async (_what, more, sentence) => {
    expect(await refusal('references.addValue', { value: { ...smic2027, ...more } })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'value',
      message: expect.stringMatching(sentence),
    });
    expect((await list()).entries).toEqual([]);
  });

  test('is compared with the value before its own day, added ones included', async () => {
    await data('references.addValue', { value: smic2027 });
    const later = { ...smic2027, from: civilDate('2028-01-01') };
    expect(await refusal('references.addValue', { value: { ...later, value: 12_500 } })).not.toBeNull();
    await data('references.addValue', { value: { ...later, value: 12_499 } });
  });

  test('twice the same is refused; another one of the same day wins over the first', async () => {
    await data('references.addValue', { value: smic2027 });
    expect(await refusal('references.addValue', { value: smic2027 })).toMatchObject({ code: 'DUPLICATE' });
    await data('references.addValue', { value: { ...smic2027, value: 1255 } });
    expect(smicOn(civilDate('2027-01-01'), 'metropole', referencesOf(vault.db))?.cents).toBe(1255);
  });

  test.each([
    {},
    { value: { ...smic2027, origin: 'pack' } },
    { value: { ...smic2027, value: -1 } },
    { value: { ...smic2027, from: '2027-02-30' } },
    { value: { ...smic2027, source: ' ' } },
    { value: { ...smic2027, source: 'x'.repeat(301) } },
  ])('of a wrong shape is refused: %j', async (input) => {
    expect(await refusal('references.addValue', input)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('an order of a prefect', () => {
  test('reaches the rules with its categories', async () => {
    const { entry } = await data('references.addOrder', { order });
    expect(entry).toMatchObject({ kind: 'order', order: { ...order, origin: 'structure' } });
    expect((await list()).references.orders).toEqual([{ ...order, origin: 'structure' }]);
    expect(await refusal('references.addOrder', { order })).toMatchObject({ code: 'DUPLICATE' });
  });

  const [category] = order.categories;
  test.each<[string, Partial<PrefectOrder>, RegExp]>([
    ['that ends before it begins', { to: civilDate('2026-01-31') }, /dernier jour/],
    ['whose lengths cross', { categories: [{ ...category, minMonths: 13 } as never] }, /durée minimale/],
    ['whose ages cross', { categories: [{ ...category, minAge: 26 } as never] }, /âge minimal/],
  ])('%s is refused in one sentence', async (_what, more, sentence) => {
    expect(await refusal('references.addOrder', { order: { ...order, ...more } })).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(sentence),
    });
  });

  test.each([
    {},
    { order: { ...order, region: '99' } },
    { order: { ...order, scheme: 'CPRO' } },
    { order: { ...order, categories: [] } },
    { order: { ...order, more: 1 } },
  ])('of a wrong shape is refused: %#', async (input) => {
    expect(await refusal('references.addOrder', input)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('an entry withdrawn', () => {
  test('stays in the list with its reason and reaches the rules no more', async () => {
    const { entry } = await data('references.addValue', { value: smic2027 });
    expect(smicOn(civilDate('2027-01-01'), 'metropole', referencesOf(vault.db))?.cents).toBe(1250);
    const withdrawn = await data('references.withdraw', { id: entry.id, reason: ' Décret retiré. ' });
    expect(withdrawn.entry).toMatchObject({
      withdrawnAt: '2026-09-15T08:00:00.000Z',
      withdrawalReason: 'Décret retiré.',
    });
    const { entries, references } = await list();
    expect(entries).toEqual([withdrawn.entry]);
    expect(references).toEqual({ values: [], orders: [] });
    expect(referencesOf(vault.db)).toEqual({ values: [], orders: [] });
    expect(await refusal('references.withdraw', { id: entry.id, reason: 'Encore' })).toMatchObject({
      code: 'REFUSED_BY_STATE',
    });
    // Given anew, it counts again.
    await data('references.addValue', { value: smic2027 });
    expect(referencesOf(vault.db).values).toHaveLength(1);
  });

  test('that does not exist, or without a reason, is refused', async () => {
    const id = '00000000-0000-4000-8000-00000000ffff';
    expect(await refusal('references.withdraw', { id, reason: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
    for (const input of [{ id, reason: '  ' }, { id: 'x', reason: 'x' }, { id }])
      expect(await refusal('references.withdraw', input)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

const payload: PackPayload = {
  name: 'Barèmes 2027',
  publisher: 'Réseau d’essai',
  issuedOn: civilDate('2026-09-01'),
  values: [smic2027],
  orders: [order],
};
const [publisher, impostor] = [newPublisherKey(), newPublisherKey()];
const fingerprint = fingerprintOf(publisher.key);
const sealed = (more: Partial<PackPayload> = {}, secret = publisher.secret): Buffer =>
  writePackFile({ ...payload, ...more }, secret);
const onDisk = (bytes: Uint8Array): string => {
  const path = join(vault.folder, 'lot.references');
  writeFileSync(path, bytes);
  return path;
};
const preview = async (bytes: Uint8Array) => {
  const answer = await call('references.previewPack', { file: handle }, onDisk(bytes));
  if (!answer.ok) return answer.error;
  return referencesProcedures['references.previewPack'].output.parse(answer.data).preview;
};
const imported = async (bytes: Uint8Array, trust: string | null = null) => {
  const answer = await call('references.importPack', { file: handle, trust }, onDisk(bytes));
  if (!answer.ok) return answer.error;
  return referencesProcedures['references.importPack'].output.parse(answer.data);
};
const counts = () =>
  ['reference_entry', 'reference_pack', 'trusted_key', 'event'].map(
    (table) => vault.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0,
  );

describe('a signed pack', () => {
  test('is shown with its publisher and its fingerprint before anything is written', async () => {
    expect(await preview(sealed())).toEqual({
      name: 'Barèmes 2027',
      publisher: 'Réseau d’essai',
      issuedOn: '2026-09-01',
      key: publisher.key,
      fingerprint,
      warning: '',
      isTrusted: false,
      isKnown: false,
      values: [{ ...smic2027, origin: 'pack' }],
      orders: [{ ...order, origin: 'pack' }],
      unchanged: 0,
    });
    expect(fingerprint).toMatch(/^\d{4}( \d{4}){4}$/);
    expect(counts()).toEqual([0, 0, 0, 0]);
  });

  test('of an unknown publisher waits for the fingerprint that the user compared', async () => {
    expect(await imported(sealed())).toMatchObject({ code: 'REFERENCES_UNTRUSTED' });
    expect(await imported(sealed(), fingerprintOf(impostor.key))).toMatchObject({
      code: 'REFERENCES_UNTRUSTED',
      field: 'trust',
    });
    expect(counts()).toEqual([0, 0, 0, 0]);
    expect(await imported(sealed(), fingerprint)).toEqual({ added: 2, unchanged: 0 });
    const { entries, keys, references } = await list();
    expect(entries.map(({ pack }) => pack)).toEqual(['Barèmes 2027', 'Barèmes 2027']);
    expect(keys).toMatchObject([
      { key: publisher.key, name: 'Réseau d’essai', author: 'Conseillère d’essai' },
    ]);
    expect(references.values).toEqual([{ ...smic2027, origin: 'pack' }]);
    expect(smicOn(civilDate('2027-01-01'), 'metropole', referencesOf(vault.db))?.cents).toBe(1250);
  });

  test('trusted once, the publisher is trusted again; the same pack changes nothing', async () => {
    await imported(sealed(), fingerprint);
    const before = counts();
    expect(await imported(sealed())).toEqual({ added: 0, unchanged: 2 });
    expect(counts()).toEqual(before);
    expect(await preview(sealed())).toMatchObject({
      isTrusted: true,
      isKnown: true,
      values: [],
      unchanged: 2,
    });
    const next = { ...smic2027, from: civilDate('2028-01-01'), value: 1270 };
    const later = sealed({ issuedOn: civilDate('2027-09-01'), values: [smic2027, next] });
    expect(await imported(later)).toEqual({ added: 1, unchanged: 2 });
  });

  test('older than the one that was imported is refused, and the one imported stays known', async () => {
    const later = sealed({ issuedOn: civilDate('2027-09-01') });
    await imported(later, fingerprint);
    for (const answer of [await preview(sealed()), await imported(sealed())])
      expect(answer).toMatchObject({
        code: 'REFERENCES_OLDER',
        message: expect.stringMatching(/2026.*2027/),
      });
    expect(await imported(later)).toEqual({ added: 0, unchanged: 2 });
    expect(await imported(sealed({ name: 'Arrêtés de la région' }))).toEqual({ added: 0, unchanged: 2 });
  });

  test('of a known publisher with another key warns, and is not trusted for its name', async () => {
    await imported(sealed(), fingerprint);
    const other = sealed({ publisher: 'RÉSEAU d’essai ' }, impostor.secret);
    expect(await preview(other)).toMatchObject({
      isTrusted: false,
      warning: expect.stringMatching(/autre clé/),
    });
    expect(await imported(other)).toMatchObject({ code: 'REFERENCES_UNTRUSTED' });
    expect(await preview(sealed({ publisher: 'Un autre nom' }))).toMatchObject({
      warning: expect.stringMatching(/autre nom/),
    });
  });

  test('with one line that cannot be added brings none', async () => {
    const euros = { ...smic2027, from: civilDate('2028-01-01'), value: 13 };
    const unknown = { ...smic2027, parameter: 'smic.lune' };
    for (const values of [
      [smic2027, euros],
      [smic2027, unknown],
    ])
      for (const answer of [
        await preview(sealed({ values })),
        await imported(sealed({ values }), fingerprint),
      ])
        expect(answer).toMatchObject({ code: 'REFERENCES_CONTENT' });
    expect(counts()).toEqual([0, 0, 0, 0]);
  });

  test('a failure in the middle leaves nothing of it', async () => {
    vault.db.exec(
      "CREATE TEMP TRIGGER refuse BEFORE INSERT ON reference_entry WHEN NEW.kind = 'order' BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    await expect(imported(sealed(), fingerprint)).rejects.toThrow('no');
    expect(counts()).toEqual([0, 0, 0, 0]);
    expect(referencesOf(vault.db)).toEqual({ values: [], orders: [] });
  });

  test('a line of a pack that the structure withdrew does not come back with the next one', async () => {
    await imported(sealed(), fingerprint);
    const [entry] = (await list()).entries;
    await data('references.withdraw', { id: entry?.id, reason: 'Valeur contestée.' });
    const later = sealed({ issuedOn: civilDate('2027-09-01') });
    expect(await imported(later)).toEqual({ added: 0, unchanged: 2 });
    expect(referencesOf(vault.db).values).toEqual([]);
  });

  test('a line typed by the structure and withdrawn is brought by a pack', async () => {
    const { entry } = await data('references.addValue', { value: smic2027 });
    await data('references.withdraw', { id: entry.id, reason: 'Faute de frappe.' });
    expect(await imported(sealed(), fingerprint)).toEqual({ added: 2, unchanged: 0 });
  });
});

describe('a file that is not what its publisher signed', () => {
  const codes = /^REFERENCES_(?:NOT_PACK|TRUNCATED|ALTERED|SIGNATURE|FROM_FUTURE)$/;
  const codeOf = async (bytes: Buffer): Promise<string> => {
    try {
      await readPackFile(bytes);
      return 'read';
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };

  test('truncated anywhere, it is refused', async () => {
    const whole = sealed();
    // The last byte is a line break: without it nothing is missing.
    for (let length = 0; length < whole.length - 1; length += 1)
      expect(await codeOf(whole.subarray(0, length)), `${length}`).toMatch(codes);
    expect(await codeOf(whole.subarray(0, 400))).toBe('REFERENCES_TRUNCATED');
    expect(await codeOf(whole.subarray(0, whole.length - 1))).toBe('read');
  });

  test('with any byte changed, it is refused', async () => {
    const whole = sealed();
    for (let at = 0; at < whole.length - 1; at += 1)
      for (const bit of [0, 5]) {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(await codeOf(bytes), `${at}`).toMatch(codes);
      }
  });

  const parts = (): Record<string, string> => JSON.parse(sealed().toString('utf8'));
  const written = (more: object): Buffer => Buffer.from(JSON.stringify({ ...parts(), ...more }));
  test.each<[string, () => Buffer, string]>([
    ['another kind of file', () => Buffer.from('%PDF-1.7'), 'REFERENCES_NOT_PACK'],
    ['an empty one', () => Buffer.alloc(0), 'REFERENCES_NOT_PACK'],
    ['another JSON', () => Buffer.from('{"on":"2026-09-01"}'), 'REFERENCES_NOT_PACK'],
    ['a format to come', () => written({ format: 'vivier-reference-pack/2' }), 'REFERENCES_FROM_FUTURE'],
    ['one more field', () => written({ more: 1 }), 'REFERENCES_ALTERED'],
    ['base64 written otherwise', () => written({ payload: `${parts().payload}\n` }), 'REFERENCES_ALTERED'],
    [
      'the signature of another pack',
      () => written({ signature: JSON.parse(sealed({ name: 'Autre' }).toString('utf8')).signature }),
      'REFERENCES_SIGNATURE',
    ],
    ['the key of another publisher', () => written({ key: impostor.key }), 'REFERENCES_SIGNATURE'],
    ['a key that is none', () => written({ key: 'f'.repeat(64) }), 'REFERENCES_SIGNATURE'],
    ['far too large', () => Buffer.alloc(1024 * 1024 + 1, 0x20), 'REFERENCES_TOO_LARGE'],
  ])('%s', async (_what, bytes, code) => {
    expect(await codeOf(bytes())).toBe(code);
    const answers = [await preview(bytes()), await imported(bytes(), fingerprint)];
    for (const answer of answers)
      expect(answer).toMatchObject({ code, message: expect.stringMatching(/^\p{Lu}.*\.$/u) });
    expect(counts()).toEqual([0, 0, 0, 0]);
  });

  test('a signed content that this version does not read says so', async () => {
    const content = Buffer.from(JSON.stringify({ ...payload, zones: [] }));
    const signature = sign(null, content, createPrivateKey(publisher.secret)).toString('hex');
    const bytes = written({ payload: content.toString('base64'), signature });
    expect(await preview(bytes)).toMatchObject({ code: 'REFERENCES_FROM_FUTURE' });
  });

  test.each([{ file: 'C:\\lot.references' }, { trust: 'x'.repeat(81) }, { trust: 7 }, { more: 1 }])(
    'a call of a wrong shape is refused: %j',
    async (more) => {
      const answer = await call(
        'references.importPack',
        { file: handle, trust: null, ...more },
        onDisk(sealed()),
      );
      expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    },
  );

  test('a file that is not there is told', async () => {
    const answer = await call('references.previewPack', { file: handle }, join(vault.folder, 'nulle-part'));
    expect(answer).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE' } });
  });
});
