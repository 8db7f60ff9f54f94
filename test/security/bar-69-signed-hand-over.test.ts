/**
 * Bar 69: A hand-over is signed by who made it, for whom it was made; a name that nobody confirmed is shown and kept as
 * what the file says, and nothing is received under the name of who receives it.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publicHexOf } from '../../electron/vault/base/ed25519';
import { eventsAbout, readCandidate } from '../../electron/vault/candidates';
import { type Lock, seal } from '../../electron/vault/handover/age';
import { signedText } from '../../electron/vault/handover/envelope';
import { decodeHandover } from '../../electron/vault/handover/handover-file';
import { readSetting } from '../../electron/vault/settings';
import { renewSigningKey, signingKeyOf, signingPublicKeyOf } from '../../electron/vault/signature';
import type { CandidateId } from '../../shared/fields';
import { type Arriving, HANDOVER_VERSION, type HandoverDocument } from '../../shared/handover';
import { chosen, type Desk, desk, fillDesk, stateOf } from '../support/handover';
import { quietJob } from '../support/quiet-job';

const password = 'quatre saisons au jardin clos';
const STRUCTURE = 'Mission locale des Trois Vallées';
let alix: Desk;
let brune: Desk;
let candidateId: CandidateId;
/** What Alix hands over to Brune, as Brune reads it, and the way to seal anything else for her. */
let document: HandoverDocument;
let forBrune: Lock;
let file: Buffer;
let number = 0;

beforeEach(async () => {
  alix = desk('Alix Moreau', STRUCTURE);
  brune = desk('Brune Petit', 'Mission locale du Parc');
  ({ candidateId } = await fillDesk(alix));
  const { publicKey } = await brune.done('handover.identity', {});
  await alix.done('handover.addColleague', { name: 'Brune', structure: '', publicKey });
  forBrune = { publicKeys: [publicKey] };
  file = await written(alix);
  document = await decodeHandover(file, secretsOf(brune), quietJob);
});
afterEach(() => {
  alix.close();
  brune.close();
});

const secretsOf = ({ db }: Desk) => ({
  identity: String(readSetting(db, 'handover-identity')),
  passphrase: password,
});
async function written(from: Desk, recipient: object | null = null): Promise<Buffer> {
  const { colleagues } = await from.done('handover.colleagues', {});
  const path = from.path('lot.passation');
  const answer = await from.call(
    'handover.write',
    {
      file: chosen,
      candidateIds: [candidateId],
      withNotes: true,
      purpose: 'final',
      until: null,
      reason: 'Départ',
      recipient: recipient ?? { kind: 'colleagues', ids: colleagues.map(({ id }) => id) },
    },
    path,
  );
  expect(answer.ok).toBe(true);
  return readFileSync(path);
}
const pathOf = (at: Desk, bytes: Uint8Array): string => {
  number += 1;
  const path = at.path(`recu-${number}.passation`);
  writeFileSync(path, bytes);
  return path;
};
const opened = (at: Desk, bytes: Uint8Array): Promise<Arriving> =>
  at.done('handover.open', { file: chosen, passphrase: password }, pathOf(at, bytes));
const refusal = async (at: Desk, bytes: Uint8Array): Promise<string> =>
  (await at.refused('handover.open', { file: chosen, passphrase: password }, pathOf(at, bytes))).code;
const sealed = (json: unknown, lock: Lock = forBrune): Promise<Buffer> =>
  seal(gzipSync(typeof json === 'string' ? json : JSON.stringify(json)), lock, quietJob);
const envelope = (): Record<string, unknown> => JSON.parse(signedText(document, signingKeyOf(alix.db)));
/** Somebody else's key, and the document as they would sign it. */
const stranger = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const signedBy = (key: KeyObject, more: object = {}): string =>
  signedText({ ...document, ...more, signed: { by: publicHexOf(key), to: addressees() } }, key);
const addressees = (): NonNullable<HandoverDocument['signed']>['to'] => {
  if (document.signed === null) throw new Error('a new document is signed');
  return document.signed.to;
};

describe('each portfolio', () => {
  test('has a key of its own from its creation, which signs and never leaves', async () => {
    const keys = [alix, brune].map(({ db }) => signingPublicKeyOf(db));
    expect(new Set(keys).size).toBe(2);
    expect(document).toMatchObject({
      version: HANDOVER_VERSION,
      signed: {
        by: keys[0],
        to: { kind: 'keys', publicKeys: 'publicKeys' in forBrune ? forBrune.publicKeys : [] },
      },
    });
    const { fingerprint } = await alix.done('handover.signature', {});
    expect(fingerprint).toMatch(/^\d{4}( \d{4}){4}$/u);
    expect((await opened(brune, file)).sender).toMatchObject({ state: 'unknown', fingerprint });
  });
});

describe('who a hand-over comes from', () => {
  test('is the signature that was confirmed, whatever name a later file gives', async () => {
    const first = await opened(brune, file);
    expect(first.sender).toMatchObject({ state: 'unknown', namesake: null, claimsOwnName: false });
    const { sender } = await brune.done('handover.confirmSender', { token: first.token });
    expect(sender).toMatchObject({ state: 'known', signer: { name: 'Alix Moreau', structure: STRUCTURE } });
    // Nothing of what the file holds has entered yet.
    expect(readCandidate(brune.db, candidateId)).toBeNull();
    expect((await brune.done('handover.senders', {})).senders).toMatchObject([{ name: 'Alix Moreau' }]);

    const renamed = signedBy(signingKeyOf(alix.db), {
      from: { adviser: 'Une Autre', structure: 'Ailleurs' },
    });
    const again = await opened(brune, await sealed(renamed));
    expect(again).toMatchObject({
      from: { adviser: 'Une Autre' },
      sender: { signer: { name: 'Alix Moreau' } },
    });
    await brune.done('handover.accept', { token: again.token, attachments: [] });
    expect((await brune.done('handover.history', {})).lines[0]?.withWhom).toBe(`Alix Moreau (${STRUCTURE})`);
  });

  test('is marked as not verified in all that is kept, as long as nobody confirmed the signature', async () => {
    const { token } = await opened(brune, file);
    await brune.done('handover.accept', { token, attachments: [] });
    const said = `Alix Moreau (${STRUCTURE}, nom non vérifié)`;
    expect((await brune.done('handover.history', {})).lines[0]?.withWhom).toBe(said);
    expect((await brune.done('handover.ofCandidate', { id: candidateId })).marks[0]?.withWhom).toBe(said);
    const { entries } = await brune.done('candidates.timeline', { id: candidateId, offset: 0, limit: 200 });
    expect(entries.map(({ label }) => label)).toContain(`Reçu de ${said}`);
    // Whose hand wrote a line is what the file says, of every line that came with it.
    const received = entries.filter(({ label }) => label.includes('(reçu)'));
    expect(received.length).toBeGreaterThan(5);
    for (const { detail } of received) expect(detail).toContain(`selon la passation reçue de ${said}`);
  });

  test('is told aloud when the signature of a known name has changed, and the new one takes its place once confirmed', async () => {
    const first = await opened(brune, file);
    await brune.done('handover.confirmSender', { token: first.token });
    const { fingerprint } = await alix.done('handover.signature', {});
    renewSigningKey(alix.db);
    const changed = await opened(brune, await written(alix));
    expect(changed.sender).toMatchObject({
      state: 'unknown',
      namesake: { name: 'Alix Moreau', fingerprint },
    });
    await brune.done('handover.confirmSender', { token: changed.token });
    const { senders } = await brune.done('handover.senders', {});
    expect(senders).toHaveLength(1);
    expect(senders[0]?.fingerprint).toBe((await alix.done('handover.signature', {})).fingerprint);
    const [known] = senders;
    if (known) await brune.done('handover.forgetSender', { id: known.id });
    expect((await brune.done('handover.senders', {})).senders).toEqual([]);
    expect((await brune.refused('handover.forgetSender', { id: known?.id ?? '' })).code).toBe('NOT_FOUND');
  });

  test.each(['ALIX MOREAU', 'alix  moreau', 'Alix-Moreau', 'Ａlix Moreau'])(
    'written %s is the name that is known: a file without signature under it is told of',
    async (adviser) => {
      const first = await opened(brune, file);
      await brune.done('handover.confirmSender', { token: first.token });
      const { signed: _, ...rest } = document;
      const old = { ...rest, version: 2, from: { adviser, structure: 'Ailleurs' } };
      expect((await opened(brune, await sealed(old))).sender).toMatchObject({
        state: 'unsigned',
        namesake: { name: 'Alix Moreau' },
      });
    },
  );

  test('is said of a file with a password too, with the person whom it was made for', async () => {
    const bytes = await written(alix, { kind: 'passphrase', passphrase: password, name: 'Brune Petit' });
    expect(await opened(brune, bytes)).toMatchObject({
      madeFor: 'Brune Petit',
      sender: { state: 'unknown' },
    });
  });
});

describe('a signature that does not hold is refused, and nothing is changed', () => {
  test.each<[string, (it: Record<string, unknown>) => unknown, string]>([
    ['taken away', ({ signature: _, ...rest }) => rest, 'HANDOVER_DAMAGED'],
    ['emptied', (it) => ({ ...it, signature: '' }), 'HANDOVER_DAMAGED'],
    ['taken away with its envelope', (it) => it.document, 'HANDOVER_DAMAGED'],
    [
      'changed by one bit',
      (it) => ({ ...it, signature: String(it.signature).replace(/^./u, (c) => (c === '0' ? '1' : '0')) }),
      'HANDOVER_BAD_SIGNATURE',
    ],
    [
      'over another reason',
      (it) => ({ ...it, document: String(it.document).replace('Départ', 'Retour') }),
      'HANDOVER_BAD_SIGNATURE',
    ],
    [
      'over another instant',
      (it) => ({ ...it, document: String(it.document).replace(/"madeAt":"2026/u, '"madeAt":"2025') }),
      'HANDOVER_BAD_SIGNATURE',
    ],
    [
      'over the same document, written otherwise',
      (it) => ({ ...it, document: ` ${String(it.document)}` }),
      'HANDOVER_BAD_SIGNATURE',
    ],
    [
      'under another key that is named in its place',
      (it) => ({
        ...it,
        document: String(it.document).replace(String(document.signed?.by), publicHexOf(stranger())),
      }),
      'HANDOVER_BAD_SIGNATURE',
    ],
    [
      'of another portfolio, over this document',
      (it) => ({
        ...it,
        signature: Reflect.get(Object(JSON.parse(signedText(document, stranger()))), 'signature'),
      }),
      'HANDOVER_BAD_SIGNATURE',
    ],
    [
      'over a document that says another version',
      (it) => ({
        ...it,
        document: String(it.document).replace(`"version":${HANDOVER_VERSION}`, '"version":2'),
      }),
      'HANDOVER_BAD_SIGNATURE',
    ],
    ['in an envelope of an earlier version', (it) => ({ ...it, version: 2 }), 'HANDOVER_DAMAGED'],
    [
      'left on a document that goes back to an earlier version',
      (it) => ({ ...JSON.parse(String(it.document)), version: 2 }),
      'HANDOVER_DAMAGED',
    ],
    ['over no document', (it) => ({ ...it, document: '[' }), 'HANDOVER_DAMAGED'],
  ])('%s', async (_what, change, code) => {
    const before = stateOf(brune);
    const given = change(envelope());
    expect(given).not.toEqual(envelope());
    expect(await refusal(brune, await sealed(given))).toBe(code);
    expect(stateOf(brune)).toBe(before);
  });

  test('an earlier version without a signature is read, and says that it has none', async () => {
    const { signed: _, ...rest } = document;
    const { sender, token } = await opened(brune, await sealed({ ...rest, version: 2 }));
    expect(sender).toEqual({ state: 'unsigned', namesake: null, claimsOwnName: false });
    expect((await brune.refused('handover.confirmSender', { token })).code).toBe('REFUSED_BY_STATE');
  });

  test('a document signed by someone else under the same name is nobody’s that is known', async () => {
    const first = await opened(brune, file);
    await brune.done('handover.confirmSender', { token: first.token });
    const { sender } = await opened(brune, await sealed(signedBy(stranger())));
    expect(sender).toMatchObject({ state: 'unknown', namesake: { name: 'Alix Moreau' } });
  });
});

describe('a document that was signed for someone is nobody else’s', () => {
  test('sealed again for the key of a third person, it is refused there', async () => {
    const chloe = desk('Chloé Roux', 'Ailleurs');
    try {
      const { publicKey } = await chloe.done('handover.identity', {});
      const forwarded = await sealed(envelope(), { publicKeys: [publicKey] });
      const before = stateOf(chloe);
      expect(await refusal(chloe, forwarded)).toBe('HANDOVER_OTHER_RECIPIENT');
      expect(stateOf(chloe)).toBe(before);
    } finally {
      chloe.close();
    }
  });

  test('sealed again with a password, it is refused too; and one that was made with a password, under a key', async () => {
    const withPassword = await sealed(envelope(), { passphrase: password, workFactor: 10 });
    expect(await refusal(brune, withPassword)).toBe('HANDOVER_OTHER_RECIPIENT');
    const to = { kind: 'password', name: 'Brune' } as const;
    const by = signingPublicKeyOf(alix.db);
    const text = signedText({ ...document, signed: { by, to } }, signingKeyOf(alix.db));
    expect(await refusal(brune, await sealed(text))).toBe('HANDOVER_OTHER_RECIPIENT');
  });
});

describe('nothing is received in the name of who receives', () => {
  test('a note that the file gives to them says that the file says so', async () => {
    const [person] = document.candidates;
    if (!person) throw new Error('the document holds a person');
    const forged = {
      recordedAt: '2026-08-30T08:00:00.000Z',
      happenedOn: '2026-08-30',
      kind: 'candidate.note',
      actor: 'BRUNE  PETIT',
      contractFileId: null,
      payload: JSON.stringify({ note: 'Je l’ai reçue hier.' }),
    };
    const key = stranger();
    const text = signedBy(key, {
      from: { adviser: 'Brune Petit', structure: '' },
      candidates: [{ ...person, events: [...person.events, forged] }],
    });
    const { sender, token } = await opened(brune, await sealed(text));
    expect(sender).toMatchObject({ state: 'unknown', claimsOwnName: true });
    await brune.done('handover.accept', { token, attachments: [] });
    const { entries } = await brune.done('candidates.timeline', { id: candidateId, offset: 0, limit: 200 });
    const note = entries.find(({ detail }) => detail.includes('Je l’ai reçue hier.'));
    expect(note?.label).toBe('Note (reçu)');
    expect(note?.detail).toContain(
      'Saisi sous votre nom (BRUNE  PETIT) le 30 août 2026, selon la passation reçue de Brune Petit (nom non vérifié)',
    );
    // Handed on, it is again what a file says: the mark is no part of what was written.
    const event = eventsAbout(brune.db, candidateId).find(({ payload }) => payload.includes('reçue hier'));
    expect(event?.kind).toBe('candidate.received-event');
  });

  test('an answer of an adviser about a scheme bears who is said to have given it', async () => {
    const [person] = document.candidates;
    if (!person) throw new Error('the document holds a person');
    const override = {
      id: '00000000-0000-4000-8000-0000000000aa',
      candidateId,
      scheme: 'CPRO',
      verdict: 'eligible',
      machineVerdict: 'to-check',
      reason: 'Confirmé par écrit.',
      on: '2026-08-30',
      writtenAt: '2026-08-30T08:00:00.000Z',
      author: 'Brune Petit',
      withdrawnAt: null,
    };
    const text = signedBy(stranger(), { candidates: [{ ...person, overrides: [override] }] });
    const { token } = await opened(brune, await sealed(text));
    await brune.done('handover.accept', { token, attachments: [] });
    const { situation } = await brune.done('rights.situation', {
      id: candidateId,
      employerId: null,
      on: '2026-09-01',
    });
    expect(situation.overrides.map(({ author }) => author)).toEqual(['Brune Petit (selon la passation)']);
  });
});
