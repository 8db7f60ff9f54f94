/**
 * A contrat de professionnalisation through its screens: filled in until nothing prevents the signature, its documents
 * taken in, signed, frozen, printed, filed, broken; the law beside it all along. The records it starts from are made
 * through the bridge.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, addMonths, type CivilDate, civilDate, formatShortDate } from '../../shared/base/time';
import type { ContractFileId } from '../../shared/contract-files';
import {
  fixtureCandidate,
  fixtureEmployer,
  fixtureTutor,
} from '../../shared/contract-files/complete-file.fixture';
import type { CandidateId } from '../../shared/fields';
import { type EmployerId, employerInputSchema } from '../../shared/fields';
import { pdf, png } from '../golden/attachments.fixture';
import { launchVivier, type Vivier } from './launch';
import { textOfPdf } from './pdf-text';
import { call, lock, openReadyPortfolio, passphrase, tabUntil, violations } from './screen';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;

const now = new Date();
const today = civilDate(
  `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`,
);
// Concluded three days ago, starting next week: the signature can be recorded, and nothing has begun yet.
const concludedOn = addDays(today, -3);
const startsOn = addDays(today, 7);
const endsOn = addDays(addMonths(startsOn, 12), -1);
const trainingEndsOn = addDays(endsOn, -10);

interface Records {
  readonly candidateId: CandidateId;
  readonly employerId: EmployerId;
  readonly fileId: ContractFileId;
}
let records: Records;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-contract-files-'));
  writeFileSync(join(folder, 'identite.pdf'), await pdf(2));
  writeFileSync(join(folder, 'diplome.png'), png(40, 30));
  writeFileSync(join(folder, 'outil.pdf'), Buffer.from(`MZ\u0090${'x'.repeat(600)}`, 'latin1'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const {
    id: _c,
    version: _cv,
    createdAt: _cc,
    updatedAt: _cu,
    lastContactOn: _l,
    suspectedDuplicateOf: _s,
    ...candidate
  } = fixtureCandidate({
    birthDate: addMonths(today, -22 * 12),
    jobSeekerSince: addMonths(today, -8),
  });
  const {
    id: _e,
    version: _ev,
    createdAt: _ec,
    updatedAt: _eu,
    ...employer
  } = fixtureEmployer({
    tutors: [fixtureTutor()],
  });
  const made = await call(page(), 'candidates.create', { candidate });
  const hired = await call(page(), 'employers.create', { employer: employerInputSchema.parse(employer) });
  const { file } = await call(page(), 'contractFiles.create', {
    kind: 'CPRO',
    candidateId: made.candidate.id,
    employerId: hired.employer.id,
  });
  records = { candidateId: made.candidate.id, employerId: hired.employer.id, fileId: file.id };
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
const heading = (level: number, name: string | RegExp): Locator =>
  page().getByRole('heading', { level, name });
const field = (key: string): Locator => page().locator(`[id="${key}"]`);
const law = (): Locator => page().getByRole('complementary', { name: 'Ce que dit le droit' });
const life = (): Locator => page().getByRole('group', { name: 'Vie du dossier' });
const step = (name: RegExp): Locator =>
  page().getByRole('navigation', { name: 'Étapes du dossier' }).getByRole('button', { name });
const saved = (): Promise<void> =>
  page()
    .getByText(/Enregistré/u)
    .first()
    .waitFor();
const focused = (): Promise<string> => page().evaluate(() => document.activeElement?.id ?? '');

async function goToStep(name: string): Promise<void> {
  await step(new RegExp(name, 'u')).click();
  await heading(2, name).waitFor();
}
/** As a person who looks at the list does: each key once the one before has had its effect. */
async function chooseByKeys(key: string, text: string): Promise<void> {
  await tabUntil(page(), `[id="${key}"]`);
  await page().keyboard.type(text);
  await page().getByRole('option').filter({ hasText: text }).first().waitFor();
  await page().keyboard.press('ArrowDown');
  await page().locator('[role="option"][data-combobox-selected]').first().waitFor();
  await page().keyboard.press('Enter');
  await expect.poll(() => field(key).inputValue()).toContain(text);
}
async function choose(key: string, option: RegExp): Promise<void> {
  await field(key).click();
  await page().getByRole('option', { name: option }).first().click();
}
async function date(key: string, value: CivilDate): Promise<void> {
  await field(key).fill(formatShortDate(value));
  await field(key).press('Tab');
}
const answer = (group: string, value: 'Oui' | 'Non'): Promise<void> =>
  page()
    .getByRole('radiogroup', { name: new RegExp(group, 'u') })
    .getByRole('radio', { name: value })
    .check();
const pagesOf = async (path: string): Promise<number> =>
  (await PDFDocument.load(readFileSync(path))).getPageCount();

describe('the keyboard alone', () => {
  test('leads from the list to a filled field, and on to the next step', async () => {
    await page()
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: 'Dossiers' })
      .press('Enter');
    await page().getByRole('grid', { name: 'Dossiers de contrat' }).waitFor();
    expect(await violations(page())).toEqual([]);
    await tabUntil(page(), '[role="grid"]');
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('Enter');
    await heading(1, /CPRO-\d{4}-0001/u).waitFor();
    await chooseByKeys('candidate.previousSituation', '9.');
    await chooseByKeys('candidate.highestDiploma', '42.');
    await saved();
    expect(await violations(page())).toEqual([]);
    await page().keyboard.press('Control+Enter');
    await heading(2, 'Employeur et tuteur').waitFor();
    // The next Tab starts from the heading of the step, not from the top of the window.
    expect(await focused()).toBe('step-title');
    expect(await tabUntil(page(), '#choice-employer')).toBe(1);
  });
});

describe('the form, the law beside it', () => {
  test('the tutor is chosen among those of the employer', async () => {
    await page().getByRole('combobox', { name: 'Tuteur' }).click();
    await page()
      .getByRole('option', { name: /Modèle Claude/u })
      .click();
    await answer('Le tuteur est volontaire', 'Oui');
    await answer('L’employeur atteste que le tuteur', 'Oui');
    await step(/Employeur et tuteur.*complète/u).waitFor();
    expect(await violations(page())).toEqual([]);
  });

  test('a gross pay under the minimum blocks with its article, and leads to its field', async () => {
    await goToStep('Emploi et salaire');
    await choose('contract.nature', /CDD/u);
    await choose('contract.type', /^11\./u);
    await field('contract.jobTitle').fill('Conseiller relation client à distance');
    await date('contract.concludedOn', concludedOn);
    await date('contract.startsOn', startsOn);
    await date('contract.endsOn', endsOn);
    await field('contract.weeklyHours').fill('35');
    await field('contract.monthlyGross').fill('900');
    const blocking = law().getByRole('listitem').filter({ hasText: 'Corriger' }).filter({ hasText: /900/u });
    await blocking.waitFor();
    expect(await blocking.textContent()).toMatch(/D\. 6325-1[58]|L\. 6325-8/u);
    expect(await violations(page())).toEqual([]);
    await goToStep('Formation');
    await blocking.getByRole('button', { name: 'Corriger' }).click();
    await heading(2, 'Emploi et salaire').waitFor();
    await expect.poll(focused).toBe('contract.monthlyGross');
    await field('contract.monthlyGross').fill('2100');
    await blocking.waitFor({ state: 'detached' });
  });

  test('what was being typed is there after locking at once, unless the locked screen says that words may miss', async () => {
    // The lock does not wait for a window whose processor does other work: that is said, and it is typed once more.
    let isKept = false;
    for (let turn = 1; turn <= 2 && !isKept; turn += 1) {
      const title = `Conseillère relation client, équipe du matin ${turn}`;
      await field('contract.jobTitle').fill(title);
      await lock(vivier);
      const said = page().getByText(/La saisie revient à l’ouverture|Ce qui était saisi est gardé/u);
      isKept = /est gardé/u.test((await said.textContent()) ?? '');
      await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
      await page().keyboard.press('Enter');
      await page().getByRole('navigation', { name: 'Navigation principale' }).waitFor();
      await page().evaluate((id) => {
        window.location.hash = `#/dossiers/${id}?etape=job`;
      }, records.fileId);
      await heading(2, 'Emploi et salaire').waitFor();
      if (isKept) expect(await field('contract.jobTitle').inputValue()).toBe(title);
    }
    const isBusy = (loadavg()[0] ?? 0) > 2 * availableParallelism();
    expect(isKept || isBusy).toBe(true);
    await field('contract.jobTitle').fill('Conseillère relation client, équipe du matin');
    await saved();
  });

  test('the training step is completed', async () => {
    await goToStep('Formation');
    await answer('Service de formation interne', 'Non');
    await field('training.bodyName').fill('Organisme modèle');
    await choose('training.qualificationType', /^1\./u);
    await field('training.title').fill('Conseiller relation client à distance');
    await date('training.startsOn', addDays(startsOn, 7));
    await date('training.endsOn', trainingEndsOn);
    await field('training.totalHours').fill('350');
    await step(/Formation.*complète/u).waitFor();
    expect(await violations(page())).toEqual([]);
  });
});

describe('the supporting documents', () => {
  test('each is noted received; a PDF and an image are kept with them', async () => {
    await goToStep('Pièces');
    const lines = page()
      .locator('section')
      .filter({ has: page().getByRole('button', { name: 'Joindre une copie' }) });
    const identity = page().getByRole('region', { name: /Pièce d’identité/u });
    await vivier.dialogs.answerOpen(join(folder, 'identite.pdf'));
    await identity.getByRole('button', { name: 'Joindre une copie' }).click();
    await identity.getByText('identite.pdf').waitFor();
    await identity.getByText('Reçue', { exact: true }).waitFor();
    const diploma = page().getByRole('region', { name: /Diplômes/u });
    await vivier.dialogs.answerOpen(join(folder, 'diplome.png'));
    await diploma.getByRole('button', { name: 'Joindre une copie' }).click();
    await diploma.getByText('diplome.png').waitFor();
    for (let index = 0; index < (await lines.count()); index += 1) {
      const line = lines.nth(index);
      if (await line.getByText('Attendue', { exact: true }).isHidden()) continue;
      await line.getByRole('combobox', { name: 'État' }).click();
      await page().getByRole('option', { name: 'Reçue' }).click();
      await line.getByText('Reçue', { exact: true }).waitFor();
    }
    await page().getByText('Toutes les pièces nécessaires sont là.').waitFor();
    expect(await violations(page())).toEqual([]);
  });

  test('an executable under a name in .pdf is refused in words', async () => {
    const identity = page().getByRole('region', { name: /Pièce d’identité/u });
    await vivier.dialogs.answerOpen(join(folder, 'outil.pdf'));
    await identity.getByRole('button', { name: 'Joindre une copie' }).click();
    await page()
      .getByText(/Ce fichier n’est ni un PDF, ni une image PNG ou JPEG/u)
      .waitFor();
    expect(await identity.getByText('outil.pdf').count()).toBe(0);
  });

  test('what the form asks at this step is typed here too', async () => {
    await answer('L’employeur atteste disposer', 'Oui');
    await field('signature.place').fill('Marseille');
    await saved();
  });
});

describe('the review and the PDF', () => {
  test('the law answers Éligible and nothing prevents the signature', async () => {
    await goToStep('Relecture');
    await page().getByText('Rien n’empêche la signature.').waitFor();
    await law().getByText('Éligible', { exact: true }).waitFor();
    expect(await violations(page())).toEqual([]);
  });

  test('what is only advised leads to its field, or to the record that holds it', async () => {
    const advised = page().getByRole('region', { name: 'Conseillé' });
    await advised.getByRole('button', { name: 'Classification' }).click();
    await heading(2, 'Emploi et salaire').waitFor();
    await expect.poll(focused).toBe('contract.classification');
    await goToStep('Relecture');
  });

  test('the saved PDF is the previewed one, byte for byte', async () => {
    const target = join(folder, 'dossier.pdf');
    await vivier.dialogs.answerSave(target);
    await page().keyboard.press('Control+Enter');
    await page().getByText('Dossier PDF enregistré').waitFor();
    const text = await textOfPdf(target);
    for (const expected of ['Exemple', 'Centre de contacts modèle', 'équipe du matin', 'Organisme modèle'])
      expect(text).toContain(expected);
    const shown: readonly number[] = await page().evaluate(async (id) => {
      const answered = await window.vivier.call('contractFiles.previewPdf', { id });
      return answered.ok ? [...answered.data.bytes] : [];
    }, records.fileId);
    const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    expect(hash(Uint8Array.from(shown))).toBe(hash(readFileSync(target)));
    await button('Voir le PDF').click();
    await page()
      .getByRole('img', { name: /Page 1 : .*Exemple/u })
      .waitFor();
    expect(await violations(page())).toEqual([]);
    await page().keyboard.press('Escape');
    await page().getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('the liasse holds the dossier and its three pages of documents', async () => {
    const target = join(folder, 'liasse.pdf');
    await vivier.dialogs.answerSave(target);
    await button('Générer la liasse').click();
    await page().getByText('Liasse enregistrée').waitFor();
    expect(await pagesOf(target)).toBe((await pagesOf(join(folder, 'dossier.pdf'))) + 3);
    expect(await textOfPdf(target)).toContain('feuille 2');
  });
});

describe('the life of the file', () => {
  const dialog = (): Locator => page().getByRole('dialog');

  test('it is marked ready, then signed on the day of its conclusion; another day is refused in words', async () => {
    await life().getByRole('button', { name: 'Marquer prêt à signer' }).click();
    await life().getByRole('button', { name: 'Enregistrer la signature' }).click();
    const box = dialog().getByRole('textbox', { name: 'Date de la signature' });
    expect(await box.inputValue()).toBe(formatShortDate(concludedOn));
    expect(await violations(page())).toEqual([]);
    const confirm = dialog().getByRole('button', { name: 'Enregistrer la signature' });
    await box.fill(formatShortDate(addDays(today, 1)));
    await box.press('Tab');
    await confirm.click();
    await dialog()
      .getByText(/n’est pas encore arrivé/u)
      .waitFor();
    await box.fill(formatShortDate(addDays(concludedOn, 1)));
    await box.press('Tab');
    await confirm.click();
    await dialog()
      .getByText(/La date de conclusion du dossier est le/u)
      .waitFor();
    await box.fill(formatShortDate(concludedOn));
    await box.press('Tab');
    await confirm.click();
    await dialog().waitFor({ state: 'detached' });
    await page()
      .getByText(/Ce dossier est signé\u00A0: il n’est plus modifiable/u)
      .waitFor();
  });

  test('once signed, no control of any step can be used, and the step says why', async () => {
    for (const name of ['Candidat', 'Employeur et tuteur', 'Emploi et salaire', 'Formation', 'Pièces']) {
      await goToStep(name);
      await page()
        .getByText(/Ce dossier est signé/u)
        .waitFor();
      const controls = page().locator('main').locator('input:not([type="hidden"]), textarea');
      expect(await controls.count()).toBeGreaterThan(0);
      expect(await controls.evaluateAll((all) => all.filter((one) => !one.matches(':disabled')).length)).toBe(
        0,
      );
      expect(await violations(page()), name).toEqual([]);
    }
    expect(await button('Joindre une copie').first().isDisabled()).toBe(true);
    expect(
      await button(/^Retirer la copie/u)
        .first()
        .isDisabled(),
    ).toBe(true);
  });

  test('it is filed without the date of reception, which stays empty', async () => {
    await life().getByRole('button', { name: 'Enregistrer le dépôt' }).click();
    const reception = dialog().getByRole('textbox', { name: 'Date de réception du dossier complet' });
    expect(await reception.inputValue()).toBe('');
    await dialog().getByRole('button', { name: 'Enregistrer le dépôt' }).click();
    await life().getByRole('button', { name: 'Enregistrer l’accord' }).waitFor();
    const { file } = await call(page(), 'contractFiles.get', { id: records.fileId });
    expect(file.dates).toEqual({ signedOn: concludedOn, filedOn: today });
  });

  test('a break starts the time limit to report it', async () => {
    await life().getByRole('button', { name: 'Rompre le contrat' }).click();
    await dialog().getByRole('button', { name: 'Rompre le contrat' }).click();
    await dialog().waitFor({ state: 'detached' });
    await law()
      .getByRole('region', { name: 'Échéances' })
      .getByText(/rupture/iu)
      .first()
      .waitFor();
    const { review } = await call(page(), 'contractFiles.get', { id: records.fileId });
    expect(review.law?.deadlines.map(({ code }) => code)).toContain('CPRO_RUPTURE');
    await button('Retour à la liste').click();
    await page()
      .getByRole('row', { name: /Rompu.*rupture/iu })
      .waitFor();
  });

  test('another file, signed, is filed with the date of reception', async () => {
    const { file: model, checklist } = await call(page(), 'contractFiles.get', { id: records.fileId });
    const made = await call(page(), 'contractFiles.create', {
      kind: 'CPRO',
      candidateId: records.candidateId,
      employerId: records.employerId,
    });
    const { id } = made.file;
    let { file } = await call(page(), 'contractFiles.saveDraft', {
      id,
      version: made.file.version,
      employerId: model.employerId,
      tutorId: model.tutorId,
      fields: model.fields,
    });
    for (const { code } of checklist)
      ({ file } = await call(page(), 'contractFiles.setDocument', {
        id,
        code,
        status: 'checked',
        receivedOn: today,
        expiresOn: null,
      }));
    for (const [to, dates] of [
      ['ready', {}],
      ['signed', { signedOn: concludedOn }],
    ] as const)
      ({ file } = await call(page(), 'contractFiles.transition', { id, version: file.version, to, dates }));
    await page().evaluate((other) => {
      window.location.hash = `#/dossiers/${other}`;
    }, id);
    await heading(1, new RegExp(file.reference, 'u')).waitFor();
    await life().getByRole('button', { name: 'Enregistrer le dépôt' }).click();
    const sent = dialog().getByRole('textbox', { name: /Date d’envoi/u });
    await sent.fill(formatShortDate(addDays(today, -2)));
    await sent.press('Tab');
    const reception = dialog().getByRole('textbox', { name: 'Date de réception du dossier complet' });
    await reception.fill(formatShortDate(addDays(today, -1)));
    await reception.press('Tab');
    await dialog().getByRole('button', { name: 'Enregistrer le dépôt' }).click();
    await dialog().waitFor({ state: 'detached' });
    const { file: filed } = await call(page(), 'contractFiles.get', { id });
    expect(filed.dates).toMatchObject({
      filedOn: addDays(today, -2),
      receivedOn: addDays(today, -1),
    });
  });

  test('an employer created just before is the one of the new file, and is found by its name', async () => {
    await page()
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: 'Dossiers' })
      .click();
    await page().getByRole('link', { name: 'Nouveau dossier' }).click();
    await heading(1, 'Nouveau dossier de contrat').waitFor();
    expect(await violations(page())).toEqual([]);
    await page().getByRole('link', { name: 'Ajouter un employeur' }).click();
    await page().getByLabel('Dénomination').fill('Atelier du Port (essai)');
    await page().keyboard.press('Control+Enter');
    await heading(1, 'Atelier du Port (essai)').waitFor();
    await button('Créer un dossier de contrat').click();
    const employer = page().getByRole('combobox', { name: 'Employeur' });
    await expect.poll(() => employer.inputValue()).toMatch(/^Atelier du Port/u);
    await employer.fill('atelier port');
    await page()
      .getByRole('option', { name: /^Atelier du Port/u })
      .waitFor();
    await page().keyboard.press('Escape');
  });

  test('giving up asks first, and leaves the file readable', async () => {
    const { file } = await call(page(), 'contractFiles.create', {
      kind: 'CPRO',
      candidateId: records.candidateId,
      employerId: null,
    });
    await page().evaluate((id) => {
      window.location.hash = `#/dossiers/${id}`;
    }, file.id);
    await heading(1, new RegExp(file.reference, 'u')).waitFor();
    await life().getByRole('button', { name: 'Abandonner le dossier' }).click();
    await dialog().getByRole('button', { name: 'Le garder' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect((await call(page(), 'contractFiles.get', { id: file.id })).file.status).toBe('draft');
    await life().getByRole('button', { name: 'Abandonner le dossier' }).click();
    await dialog().getByRole('button', { name: 'Abandonner ce dossier' }).click();
    await page()
      .getByText(/Ce dossier est abandonné\u00A0: il n’est plus modifiable/u)
      .waitFor();
    expect(await violations(page())).toEqual([]);
  });
});

test('in a file of a closed scheme too, « Corriger » leads to its field by keyboard alone', async () => {
  const made = await call(page(), 'contractFiles.create', {
    kind: 'CIVIS',
    candidateId: records.candidateId,
    employerId: null,
  });
  const { id, version } = made.file;
  await call(page(), 'contractFiles.saveDraft', {
    id,
    version,
    employerId: null,
    tutorId: null,
    fields: {
      ...made.file.fields,
      'contract.concludedOn': civilDate('2006-09-11'),
      'contract.startsOn': civilDate('2006-09-11'),
      'contract.endsOn': civilDate('2007-12-31'),
    },
  });
  await page().evaluate((file) => {
    window.location.hash = `#/dossiers/${file}`;
  }, id);
  await heading(1, new RegExp(made.file.reference, 'u')).waitFor();
  const tooLong = law().getByRole('listitem').filter({ hasText: 'plus d’un an' });
  await tooLong.waitFor();
  const correct = tooLong.getByRole('button', { name: 'Corriger' });
  for (let presses = 0; presses < 80; presses += 1) {
    if (await correct.evaluate((one) => one === document.activeElement)) break;
    await page().keyboard.press('Tab');
  }
  await page().keyboard.press('Enter');
  await expect.poll(focused).toBe('contract.endsOn');
  await page().keyboard.press('Control+a');
  await page().keyboard.type('10/09/2007');
  await page().keyboard.press('Tab');
  await tooLong.waitFor({ state: 'detached' });
});

test('the console of the page said nothing all along', () => {
  expect(vivier.consoleErrors).toEqual([]);
});
