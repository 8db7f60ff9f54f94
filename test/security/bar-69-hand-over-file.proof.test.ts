/**
 * Bar 69: A hand-over file is encrypted with its own password or key and its own parameters, signed by who made it, and
 * previewed before anything is written; what is not such a file, whole and new, gets one sentence and changes nothing.
 *
 * Who signed, and what is made of a name that nobody confirmed: `bar-69-signed-hand-over.test.ts`.
 */
import { scrypt } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Lock, seal, unseal } from '../../electron/vault/handover/age';
import { signedText } from '../../electron/vault/handover/envelope';
import { decodeHandover } from '../../electron/vault/handover/handover-file';
import { readSetting } from '../../electron/vault/settings';
import { signingKeyOf } from '../../electron/vault/signature';
import { Refusal } from '../../shared/base';
import type { CandidateId } from '../../shared/fields';
import { HANDOVER_VERSION, type HandoverDocument } from '../../shared/handover';
import { chosen, type Desk, desk, fillDesk, stateOf } from '../support/handover';
import { quietJob } from '../support/quiet-job';

vi.mock('node:crypto', { spy: true });
const derivations = vi.mocked(scrypt);

const password = 'quatre saisons au jardin clos';
const tries = Number(process.env.VIVIER_FUZZ_RUNS ?? 150);

let sender: Desk;
let receiver: Desk;
let candidateId: CandidateId;
let sealedByPassword: Buffer;
let sealedByKey: Buffer;
let secrets: { readonly identity: string; readonly passphrase: string };
let keyLock: Lock;
/** What the file says, as JSON. */
let document: HandoverDocument;
let before: string;

beforeAll(async () => {
  sender = desk('Alix Moreau', 'Mission locale des Trois Vallées');
  receiver = desk('Brune Petit', 'Mission locale du Parc');
  ({ candidateId } = await fillDesk(sender));
  const { publicKey } = await receiver.done('handover.identity', {});
  const { colleague } = await sender.done('handover.addColleague', {
    name: 'Brune',
    structure: '',
    publicKey,
  });
  const write = async (recipient: object): Promise<Buffer> => {
    const path = sender.path('lot.passation');
    const answer = await sender.call(
      'handover.write',
      {
        file: chosen,
        candidateIds: [candidateId],
        withNotes: true,
        purpose: 'final',
        until: null,
        reason: 'Départ',
        recipient,
      },
      path,
    );
    expect(answer.ok).toBe(true);
    return readFileSync(path);
  };
  sealedByPassword = await write({ kind: 'passphrase', passphrase: password, name: 'Brune' });
  sealedByKey = await write({ kind: 'colleagues', ids: [colleague.id] });
  secrets = { identity: String(readSetting(receiver.db, 'handover-identity')), passphrase: password };
  keyLock = { publicKeys: [publicKey] };
  document = await decodeHandover(sealedByKey, secrets, quietJob);
  before = stateOf(receiver);
});
afterAll(() => {
  sender.close();
  receiver.close();
});

/** Opens some bytes as a file, and answers the code and the sentence of the refusal. */
async function refusalOf(bytes: Uint8Array, passphrase: string | null = password) {
  const path = receiver.path('recu.passation');
  writeFileSync(path, bytes);
  const error = await receiver.refused('handover.open', { file: chosen, passphrase }, path);
  expect(error.message).not.toMatch(/\/|Error|undefined|zod/u);
  return error;
}
/** A file of our own making, for the receiver's key. */
const sealedJson = async (json: string): Promise<Buffer> => seal(gzipSync(json), keyLock, quietJob);
/** A document that its sender changed before signing it, whatever it has become. */
const signedJson = (given: unknown): Promise<Buffer> =>
  sealedJson(signedText(given as HandoverDocument, signingKeyOf(sender.db)));

describe('what cannot be read', () => {
  test('a wrong password, a missing one, the key of another portfolio', async () => {
    expect((await refusalOf(sealedByPassword, 'cinq saisons au jardin clos')).code).toBe(
      'HANDOVER_WRONG_PASSWORD',
    );
    expect((await refusalOf(sealedByPassword, null)).code).toBe('HANDOVER_PASSWORD_NEEDED');
    const third = desk('Chloé', 'Ailleurs');
    try {
      const path = third.path('recu.passation');
      writeFileSync(path, sealedByKey);
      const error = await third.refused('handover.open', { file: chosen, passphrase: null }, path);
      expect(error.code).toBe('HANDOVER_OTHER_KEY');
    } finally {
      third.close();
    }
    expect(stateOf(receiver)).toBe(before);
  });

  test('truncated anywhere, or with one bit changed anywhere', async () => {
    let tried = 0;
    const codes = new Set<string>();
    const isRefused = async (bytes: Buffer): Promise<void> => {
      tried += 1;
      const error: unknown = await decodeHandover(bytes, secrets, quietJob).catch(
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof Refusal)) throw new Error('an altered file was read', { cause: error });
      codes.add(error.code);
    };
    for (const whole of [sealedByKey, sealedByPassword]) {
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: whole.length - 1 }), (length) => isRefused(whole.subarray(0, length))),
        { numRuns: tries },
      );
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
          const bytes = Buffer.from(whole);
          bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
          return isRefused(bytes);
        }),
        { numRuns: tries },
      );
      // The header is short beside the rest: every byte of it in its turn.
      for (let at = 0; at < 200; at += 3) {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        await isRefused(bytes);
      }
    }
    expect(tried).toBeGreaterThan(4 * tries);
    expect([...codes].every((code) => code.startsWith('HANDOVER_'))).toBe(true);
    expect(codes).toContain('HANDOVER_DAMAGED');
    expect(stateOf(receiver)).toBe(before);
  });

  test('a header that asks for an absurd derivation is refused before any is made', async () => {
    const text = sealedByPassword.toString('latin1');
    const costly = Buffer.from(text.replace(/^(.*\n-> scrypt \S+) 10\n/u, '$1 30\n'), 'latin1');
    expect(costly.equals(sealedByPassword)).toBe(false);
    derivations.mockClear();
    expect((await refusalOf(costly)).code).toBe('HANDOVER_DAMAGED');
    expect(derivations).not.toHaveBeenCalled();
  });

  test('files of another kind', async () => {
    const zeros = Buffer.alloc(1024);
    for (const bytes of [Buffer.alloc(0), zeros, Buffer.from('%PDF-1.7'), Buffer.from('{"format":1}')])
      expect((await refusalOf(bytes)).code).toBe('HANDOVER_NOT_ONE');
    expect((await refusalOf(await seal(Buffer.from('bonjour'), keyLock, quietJob))).code).toBe(
      'HANDOVER_NOT_ONE',
    );
    for (const json of ['', '[', 'null', '{}', '{"format":"autre","version":1}'])
      expect((await refusalOf(await sealedJson(json))).code).toBe('HANDOVER_NOT_ONE');
  });

  test('a version to come', async () => {
    const future = await sealedJson(
      JSON.stringify({ ...document, version: HANDOVER_VERSION + 1, somethingNew: true }),
    );
    expect((await refusalOf(future)).code).toBe('HANDOVER_FROM_FUTURE');
  });

  test('a file of the version before still reads; facts that nobody could tell do not', async () => {
    const people = document.candidates.map(({ askedFacts: _, overrides: __, ...person }) => person);
    const read = await decodeHandover(
      await sealedJson(JSON.stringify({ ...document, signed: null, version: 1, candidates: people })),
      secrets,
      quietJob,
    );
    expect(read.candidates[0]).toMatchObject({ askedFacts: [], overrides: [] });
    const fact = { path: 'candidate.employed', value: 'oui', toldOn: '2026-08-20' };
    for (const askedFacts of [
      [fact],
      [
        { ...fact, value: true },
        { ...fact, value: false },
      ],
    ]) {
      const wrong = document.candidates.map((person) => ({ ...person, askedFacts }));
      expect((await refusalOf(await signedJson({ ...document, candidates: wrong }))).code).toBe(
        'HANDOVER_DAMAGED',
      );
    }
  });

  test('a bomb is not unfolded, and a file too large is not read', async () => {
    const bomb = await seal(gzipSync(Buffer.alloc(128 * 1024 * 1024), { level: 1 }), keyLock, quietJob);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect((await refusalOf(bomb)).code).toBe('HANDOVER_TOO_LARGE');
    const large = receiver.path('large.passation');
    writeFileSync(large, '');
    truncateSync(large, 64 * 1024 * 1024 + 1);
    const error = await receiver.refused('handover.open', { file: chosen, passphrase: null }, large);
    expect(error.code).toBe('HANDOVER_TOO_LARGE');
    expect(stateOf(receiver)).toBe(before);
  });
});

describe('what was written by hand', () => {
  /** The document with one value replaced, dropped or added, wherever. */
  const mutated = (pick: number, value: unknown): string => {
    const copy: unknown = structuredClone(document);
    const places: { readonly holder: object; readonly key: string }[] = [];
    const walk = (at: unknown): void => {
      if (typeof at !== 'object' || at === null) return;
      for (const [key, child] of Object.entries(at)) {
        places.push({ holder: at, key });
        walk(child);
      }
    };
    walk(copy);
    const place = places[pick % places.length];
    if (place) Reflect.set(place.holder, place.key, value);
    return JSON.stringify(copy);
  };
  const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

  test('any value changed into anything is refused in one sentence, or reads as a sound document', async () => {
    let refused = 0;
    let read = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.oneof(
          fc.jsonValue(),
          fc.constant(undefined),
          fc.constant(nested(2000)),
          fc.constant('x'.repeat(300_000)),
          fc.constantFrom(
            '__proto__',
            '<script>',
            "'; DROP TABLE candidate; --",
            '\u0000',
            '\uD800',
            -1,
            1e308,
          ),
        ),
        async (pick, value) => {
          const result: unknown = await decodeHandover(
            await signedJson(JSON.parse(mutated(pick, value))),
            secrets,
            quietJob,
          ).catch((thrown: unknown) => thrown);
          if (result instanceof Refusal) refused += 1;
          else if (result instanceof Error) throw result;
          else read += 1;
        },
      ),
      { numRuns: tries },
    );
    expect(refused).toBeGreaterThan(read);
    expect(stateOf(receiver)).toBe(before);
  });

  test('what names nobody, hashes that do not hold, a scan of another kind', async () => {
    const wrong: readonly ((draft: HandoverDocument) => void)[] = [
      (draft) => {
        draft.employers.length = 0;
      },
      (draft) => {
        for (const { file } of draft.candidates[0]?.files ?? []) file.candidateId = file.id as never;
      },
      (draft) => {
        for (const { file } of draft.candidates[0]?.files ?? [])
          if (file.snapshot) file.snapshot = file.snapshot.replace('Marseille', 'Toulouse');
      },
      (draft) => {
        for (const file of draft.candidates[0]?.files ?? [])
          for (const scan of file.attachments) scan.sha256 = 'a'.repeat(64);
      },
      (draft) => {
        for (const file of draft.candidates[0]?.files ?? [])
          for (const scan of file.attachments) scan.mediaType = 'application/pdf';
      },
      (draft) => {
        for (const event of draft.candidates[0]?.events ?? []) event.payload = '[]';
      },
      (draft) => {
        for (const { file } of draft.candidates[0]?.files ?? []) file.fields = { 'contract.unknown': 1 };
      },
      (draft) => {
        draft.until = '2026-12-31' as never;
      },
      (draft) => {
        Object.assign(draft.candidates[0]?.candidate ?? {}, { nir: '299019912345678' });
      },
    ];
    for (const change of wrong) {
      const draft = structuredClone(document);
      change(draft);
      expect(JSON.stringify(draft)).not.toBe(JSON.stringify(document));
      expect((await refusalOf(await signedJson(draft))).code).toBe('HANDOVER_DAMAGED');
    }
    expect(stateOf(receiver)).toBe(before);
  });
});

describe('what is whole', () => {
  test('each file has its own salt and its own key: the same content twice gives other bytes', async () => {
    const [one, other] = [
      await seal(sealedByKey, keyLock, quietJob),
      await seal(sealedByKey, keyLock, quietJob),
    ];
    expect(one.equals(other)).toBe(false);
    expect(await unseal(one, secrets, quietJob)).toEqual(await unseal(other, secrets, quietJob));
  });

  test('is shown without a write, refused without a trace, accepted once, and told when it comes again', async () => {
    const path = receiver.path('recu.passation');
    writeFileSync(path, sealedByPassword);
    const open = () => receiver.done('handover.open', { file: chosen, passphrase: password }, path);
    const first = await open();
    expect(first.people).toMatchObject([{ name: 'EXEMPLE Lou' }]);
    expect(stateOf(receiver)).toBe(before);
    await receiver.done('handover.refuse', { token: first.token });
    const stale = await receiver.refused('handover.accept', { token: first.token, attachments: [] });
    expect(stale.code).toBe('HANDOVER_STALE');
    expect(stateOf(receiver)).toBe(before);

    const { token } = await open();
    await receiver.done('handover.accept', { token, attachments: [] });
    const after = stateOf(receiver);
    const again = await receiver.refused('handover.open', { file: chosen, passphrase: password }, path);
    expect(again.code).toBe('HANDOVER_ALREADY');
    expect(again.message).toContain('1er septembre 2026');
    expect((await receiver.refused('handover.accept', { token, attachments: [] })).code).toBe(
      'HANDOVER_STALE',
    );
    expect(stateOf(receiver)).toBe(after);

    const own = sender.path('lot.passation');
    writeFileSync(own, sealedByPassword);
    const mine = await sender.refused('handover.open', { file: chosen, passphrase: password }, own);
    expect(mine).toMatchObject({ code: 'HANDOVER_ALREADY' });
    expect(mine.message).toContain('écrite par ce portefeuille');
  });
});
