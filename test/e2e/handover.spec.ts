/** A hand-over through the screens: from one portfolio into a file, from the file into another portfolio. */
import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicHexOf } from '../../electron/vault/base/ed25519';
import { newIdentity, seal } from '../../electron/vault/handover/age';
import { signedText } from '../../electron/vault/handover/envelope';
import { decodeHandover } from '../../electron/vault/handover/handover-file';
import { fixtureCandidate } from '../../shared/contract-files/complete-file.fixture';
import { type CandidateId, candidateInputSchema } from '../../shared/fields';
import type { HandoverSender } from '../../shared/handover';
import { quietJob } from '../support/quiet-job';
import { launchVivier, type Vivier } from './launch';
import { call, createPortfolio, openReadyPortfolio, personAct, violations } from './screen';

const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const password = 'quatre saisons au jardin clos';
let folder = '';
let sender: Vivier;
let candidateId: CandidateId;
let page: Page;
const file = (): string => join(folder, 'lot.passation');

const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const shot = async (name: string): Promise<void> => {
  const into = process.env.VIVIER_SHOTS;
  if (into !== undefined) await page.screenshot({ path: join(into, `${name}.png`) });
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-handover-'));
  sender = await launchVivier();
  await openReadyPortfolio(sender, folder);
  page = sender.page;
  const {
    id: _i,
    version: _v,
    createdAt: _c,
    updatedAt: _u,
    lastContactOn: _l,
    suspectedDuplicateOf: _s,
    ...input
  } = fixtureCandidate({ birthName: 'Exemple-de-la-Longue-Lignée-de-Saint-Nom' });
  const made = await call(page, 'candidates.create', { candidate: candidateInputSchema.parse(input) });
  candidateId = made.candidate.id;
  await call(page, 'candidates.recordContact', {
    id: candidateId,
    kind: 'interview',
    happenedOn: '2026-03-02',
    note: 'Relancer la mairie.',
  });
  await call(page, 'contractFiles.create', { kind: 'CIVIS', candidateId, employerId: null });
});
afterAll(async () => {
  await sender.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('handing over', () => {
  test('starts from the page of the person, shows what leaves, and writes the file', async () => {
    await page.evaluate((id) => {
      window.location.hash = `#/candidats/${id}`;
    }, candidateId);
    await personAct(page, 'Transmettre à un collègue');
    await page.getByRole('list', { name: 'Candidats choisis' }).getByRole('listitem').waitFor();
    await page.getByText('Avec un mot de passe', { exact: true }).click();
    await button('Voir ce qui partira').click();
    await page.getByText('Indiquez à qui vous transmettez.').waitFor();
    await page.getByLabel('Destinataire', { exact: true }).fill('Brune Petit');
    await page.getByLabel('Mot de passe de la passation', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    const leaving = page.getByRole('region', { name: 'Ce qui partira' });
    await leaving.getByText('Relancer la mairie.').waitFor();
    await leaving.getByText(/CIVIS-\d{4}-0001/u).waitFor();
    await shot('transmettre');
    expect(await violations(page)).toEqual([]);
    await sender.answerSave(file());
    await button(/Enregistrer la passation/u).click();
    await page.getByText('La passation est enregistrée').waitFor();
    // Age’s own work factor, in the clear header; nothing else of the content is readable.
    const bytes = readFileSync(file()).toString('latin1');
    expect(bytes).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/u);
    expect(bytes).not.toContain('Exemple');
    await shot('transmis');
  });

  test('the page of the person says to whom and when', async () => {
    await page.evaluate((id) => {
      window.location.hash = `#/candidats/${id}`;
    }, candidateId);
    await page.getByText(/Transmis à Brune Petit le \d/u).waitFor();
  });
});

describe('the directory', () => {
  test('shows one’s own card with its fingerprint, and saves it', async () => {
    await page.evaluate(() => {
      window.location.hash = '#/parametres/passations';
    });
    await page.getByRole('tab', { name: 'Annuaire' }).click();
    await page
      .getByText(/\d{4}( \d{4}){4}/u)
      .first()
      .waitFor();
    await page.getByText('Aucune pour l’instant').waitFor();
    const card = join(folder, 'ma.carte');
    await sender.answerSave(card);
    await button(/Enregistrer ma carte/u).click();
    await expect.poll(() => existsSync(card)).toBe(true);
    await sender.answerOpen(card);
    await button(/Ouvrir une carte/u).click();
    await button('Ajouter à l’annuaire').waitFor();
    await page.getByLabel('Nom', { exact: true }).fill('Moi-même');
    await button('Ajouter à l’annuaire').click();
    await page.getByRole('alert').filter({ hasText: 'Cette clé est la vôtre' }).waitFor();
    await shot('annuaire');
    expect(await violations(page)).toEqual([]);
  });
});

/** Somebody else's file under a name, closed with the same password; `key` signs it, none does before there were signatures. */
async function forged(name: string, from: HandoverSender, key: KeyObject | null): Promise<string> {
  const secrets = { identity: await newIdentity(), passphrase: password };
  const document = await decodeHandover(readFileSync(file()), secrets, quietJob);
  const { signed, ...rest } = { ...document, from, number: randomUUID() };
  const text =
    key === null || signed === null
      ? JSON.stringify({ ...rest, version: 2 })
      : signedText({ ...rest, signed: { ...signed, by: publicHexOf(key) } }, key);
  const path = join(folder, name);
  writeFileSync(path, await seal(gzipSync(text), { passphrase: password, workFactor: 10 }, quietJob));
  return path;
}
const foreign: HandoverSender = {
  adviser: 'Ngọc-Anh Đặng-Thị de la Vallière-Montchrestien y Álvarez',
  structure:
    'Mission locale intercommunale du Haut-Pays de Saint-Étienne-du-Grès et des Trois Vallées réunies',
};
const sizes = [
  { width: 1093, height: 614 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
/** The screen at each size that a desk has: nothing runs out of it, axe finds nothing. */
async function looked(name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await shot(`${name}-${size.width}`);
  }
}

describe('receiving', () => {
  test('says what the signature proves, asks for the password, previews, writes nothing until accepted', async () => {
    const receiver = await launchVivier();
    const { fingerprint } = await call(sender.page, 'handover.signature', {});
    try {
      await createPortfolio(receiver, mkdtempSync(join(folder, 'autre-')));
      page = receiver.page;
      await page.evaluate(() => {
        window.location.hash = '#/parametres/passations';
      });
      await page.getByRole('tab', { name: 'Recevoir' }).click();
      const preview = page.getByRole('region', { name: 'Aperçu de la passation' });
      const open = async (path: string): Promise<void> => {
        await receiver.answerOpen(path);
        await button(/Ouvrir une passation/u).focus();
        await page.keyboard.press('Enter');
        const box = page.getByLabel('Mot de passe donné par votre collègue');
        await box.fill(password);
        await page.keyboard.press('Enter');
        await preview.getByText('Relancer la mairie.').waitFor();
      };
      const refuse = async (): Promise<void> => {
        await button('Refuser').focus();
        await page.keyboard.press('Enter');
        await button(/Ouvrir une passation/u).waitFor();
      };

      await open(await forged('ancienne.passation', foreign, null));
      await preview.getByText('Non signée', { exact: true }).waitFor();
      await preview.getByRole('heading', { name: `dit venir de ${foreign.adviser}` }).waitFor();
      await looked('non-signee');
      await refuse();

      // The signature of a stranger is confirmed under a long name; the next file of that name has another.
      await open(await forged('etranger.passation', foreign, newKey()));
      await preview.getByText('Signature à confirmer', { exact: true }).waitFor();
      await looked('a-confirmer');
      await button(/retenir cette signature/u).focus();
      await page.keyboard.press('Enter');
      await preview.getByText('Signature vérifiée', { exact: true }).waitFor();
      await looked('verifiee');
      await refuse();
      await open(await forged('autre-cle.passation', foreign, newKey()));
      await preview.getByRole('alert').getByText('La signature a changé', { exact: true }).waitFor();
      await button(/^Accepter malgré tout/u).waitFor();
      await looked('a-change');
      await refuse();
      await open(await forged('sans-signature.passation', foreign, null));
      await preview.getByRole('alert').getByText('Non signée, sous un nom qui signe').waitFor();
      await looked('sans-signature');
      await refuse();
      await page.getByRole('tab', { name: 'Annuaire' }).click();
      await page.getByText(foreign.structure).waitFor();
      await looked('signatures');
      await page.getByRole('tab', { name: 'Recevoir' }).click();

      await page.setViewportSize({ width: 1366, height: 768 });
      await open(file());
      await preview.getByText(fingerprint).waitFor();
      await shot('recevoir');
      expect((await call(page, 'lists.size', { list: 'candidates' })).total).toBe(0);
      await button(/^Accepter/u).click();
      await page.getByText('La passation est acceptée').waitFor();
      expect((await call(page, 'lists.size', { list: 'candidates' })).total).toBe(1);
      const { entries } = await call(page, 'candidates.timeline', { id: candidateId, offset: 0, limit: 50 });
      expect(entries.map(({ happenedOn, label }) => `${happenedOn} ${label}`)).toContain(
        '2026-03-02 Entretien individuel (reçu)',
      );
      expect(receiver.consoleErrors).toEqual([]);
    } finally {
      await receiver.close();
      page = sender.page;
    }
    expect(sender.consoleErrors).toEqual([]);
  });
});
