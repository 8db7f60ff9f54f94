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
import {
  type CandidateId,
  candidateInputOf,
  type EmployerId,
  employerInputSchema,
} from '../../shared/fields';
import { pdf, png } from '../golden/attachments.fixture';
import { launchVivier, type Vivier } from './launch';
import { textOfPdf } from './pdf-text';
import {
  call,
  dropFiles,
  lock,
  openReadyPortfolio,
  passphrase,
  pdfDrawn,
  tabUntil,
  takeFirstOption,
  violations,
} from './screen';

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
  const candidate = candidateInputOf(
    fixtureCandidate({
      birthDate: addMonths(today, -22 * 12),
      jobSeekerSince: addMonths(today, -8),
    }),
  );
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
const law = (): Locator => page().getByRole('complementary', { name: 'À côté du dossier' });
const life = (): Locator => page().getByRole('group', { name: 'Vie du dossier' });
/** The head of a step, which opens it. */
const step = (name: RegExp): Locator =>
  page()
    .getByRole('region', { name: 'Étapes du dossier' })
    .getByRole('heading', { level: 2, name })
    .getByRole('button');
/** A question of the open step, with what the law says of it. */
const question = (key: string): Locator => page().locator(`[data-question="${key}"]`);
const saved = (): Promise<void> =>
  page()
    .getByText(/Enregistré/u)
    .first()
    .waitFor();
const focused = (): Promise<string> => page().evaluate(() => document.activeElement?.id ?? '');

async function goToStep(name: string): Promise<void> {
  const head = step(new RegExp(`\\d\\. ${name}`, 'u'));
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  await expect.poll(() => head.getAttribute('aria-expanded')).toBe('true');
}
const isOpen = (name: RegExp): Promise<string | null> => step(name).getAttribute('aria-expanded');
/** The screen as it is, for a look by eye: `VIVIER_SHOTS` names a folder. */
async function shot(name: string): Promise<void> {
  const into = process.env.VIVIER_SHOTS;
  if (into === undefined) return;
  for (const width of [1093, 1366, 1920]) {
    await page().setViewportSize({ width, height: width === 1920 ? 1080 : 768 });
    await pdfDrawn(page());
    await page().screenshot({ path: join(into, `${name}-${width}.png`) });
  }
  await page().setViewportSize({ width: 1366, height: 768 });
}
/** As a person who looks at the list does: each key once the one before has had its effect. */
async function chooseByKeys(key: string, text: string): Promise<void> {
  await tabUntil(page(), `[id="${key}"]`);
  await page().keyboard.type(text);
  await page().getByRole('option').filter({ hasText: text }).first().waitFor();
  await takeFirstOption(page(), field(key));
  expect(await field(key).inputValue()).toMatch(new RegExp(`^${text.replace('.', '\\.')} `, 'u'));
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
    await shot('candidate');
    await page().keyboard.press('Control+Enter');
    await expect.poll(() => isOpen(/Employeur et tuteur/u)).toBe('true');
    // The employer is known already: the first question without an answer is who the tutor is.
    await expect.poll(focused).toBe('choice-tutor');
  });
});

describe('the questions, the law beside them', () => {
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
    await page().getByRole('radio', { name: 'Contrat à durée déterminée' }).check();
    await page()
      .getByRole('radio', { name: /^11\. contrat initial/u })
      .check();
    await field('contract.jobTitle').fill('Conseiller relation client à distance');
    await date('contract.concludedOn', concludedOn);
    await date('contract.startsOn', startsOn);
    await date('contract.endsOn', endsOn);
    await field('contract.weeklyHours').fill('35');
    await field('contract.monthlyGross').fill('900');
    // Beside the field that it concerns, the article one click behind.
    const beside = question('contract.monthlyGross').getByText(/900/u);
    await beside.waitFor();
    expect(
      await question('contract.monthlyGross')
        .getByText(/D\. 6325-1[58]|L\. 6325-8/u)
        .isVisible(),
    ).toBe(false);
    await question('contract.monthlyGross').getByText('Pourquoi').click();
    await question('contract.monthlyGross')
      .getByText(/D\. 6325-1[58]|L\. 6325-8/u)
      .first()
      .waitFor();
    await page()
      .getByText(/point.* la signature/u)
      .first()
      .waitFor();
    expect(await page().getByText('Éligible', { exact: true }).count()).toBe(0);
    await shot('law-beside');
    expect(await violations(page())).toEqual([]);
    await goToStep('Relecture');
    const blocking = page()
      .getByRole('region', { name: 'Ce qui bloque la signature' })
      .getByRole('listitem')
      .filter({ hasText: /900/u });
    await blocking.getByRole('button', { name: 'Corriger' }).click();
    await expect.poll(focused).toBe('contract.monthlyGross');
    expect(await question('contract.monthlyGross').getAttribute('data-marked')).toBe('');
    await field('contract.monthlyGross').fill('2100');
    await beside.waitFor({ state: 'detached' });
  });

  test('what was being typed is there after locking at once, unless the locked screen says that words may miss', async () => {
    // The lock does not wait for a window whose processor does other work: that is said, and it is typed again.
    let isKept = false;
    for (let turn = 1; turn <= 6 && !isKept; turn += 1) {
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
      await field('contract.jobTitle').waitFor();
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
    await page()
      .getByRole('radio', { name: /^1\. certification/u })
      .check();
    await field('training.title').fill('Conseiller relation client à distance');
    await date('training.startsOn', addDays(startsOn, 7));
    await date('training.endsOn', trainingEndsOn);
    await field('training.totalHours').fill('350');
    await step(/Formation.*complète/u).waitFor();
    expect(await violations(page())).toEqual([]);
  });
});

describe('the supporting documents', () => {
  const drop = (...names: readonly string[]): Promise<void> =>
    dropFiles(page(), ...names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) })));

  test('several copies dropped at once are proposed to their lines by their names, then joined', async () => {
    await goToStep('Pièces');
    const identity = page().getByRole('region', { name: /Pièce d’identité/u });
    await drop('identite.pdf', 'diplome.png', 'outil.pdf');
    const dropped = page().getByRole('region', { name: /3 fichiers déposés/u });
    expect(await dropped.getByRole('combobox', { name: /identite\.pdf/u }).inputValue()).toMatch(/identité/u);
    expect(await dropped.getByRole('combobox', { name: /outil\.pdf/u }).inputValue()).toBe('');
    await shot('documents-dropped');
    expect(await violations(page())).toEqual([]);
    await dropped.getByRole('button', { name: /Joindre 2/u }).click();
    await identity.getByText('identite.pdf').waitFor();
    await identity.getByText('Reçue', { exact: true }).waitFor();
    await page()
      .getByRole('region', { name: /Diplômes/u })
      .getByText('diplome.png')
      .waitFor();
    // What nobody said the line of stays, and is refused for what it is once it is told.
    await page()
      .getByRole('combobox', { name: /outil\.pdf/u })
      .click();
    await page().getByRole('option').first().click();
    await page()
      .getByRole('button', { name: /Joindre 1/u })
      .click();
    await page()
      .getByText(/Ce fichier n’est ni un PDF, ni une image PNG ou JPEG/u)
      .waitFor();
    await button('Ne rien joindre').click();
  });

  test('a copy is opened in the app, image or PDF', async () => {
    await button(/^Ouvrir diplome\.png/u).click();
    const dialog = page().getByRole('dialog');
    await dialog.getByRole('img', { name: 'diplome.png' }).waitFor();
    expect(await violations(page())).toEqual([]);
    await page().keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await button(/^Ouvrir identite\.pdf/u).click();
    await dialog.getByRole('img', { name: /^Page 2/u }).waitFor();
    await shot('attachment');
    await page().keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('a copy taken away comes back by the message that says so', async () => {
    const identity = page().getByRole('region', { name: /Pièce d’identité/u });
    await identity.getByRole('button', { name: /^Retirer la copie identite\.pdf/u }).click();
    await identity.getByText('Attendue', { exact: true }).waitFor();
    await button('Annuler').click();
    await identity.getByText('identite.pdf').waitFor();
    await identity.getByText('Reçue', { exact: true }).waitFor();
  });

  test('the others are noted received in one gesture, and taken back in one', async () => {
    const note = page().getByRole('button', { name: 'Noter reçue', exact: true });
    const noteAll = button(/^Noter reçues les \d pièces/u);
    const left = await note.count();
    await noteAll.click();
    await noteAll.waitFor({ state: 'detached' });
    await page().getByText('Toutes les pièces nécessaires sont là.').waitFor();
    await page()
      .getByText(/pièces notées reçues/u)
      .waitFor();
    await button('Annuler').last().click();
    await expect.poll(() => note.count()).toBe(left);
    await noteAll.click();
    await page().getByText('Toutes les pièces nécessaires sont là.').waitFor();
    await shot('documents');
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
  test('nothing prevents the signature, and the head of the page says that the contract conforms', async () => {
    await goToStep('Relecture');
    await page().getByText('Rien n’empêche la signature.').waitFor();
    await page().getByText('Contrat conforme', { exact: true }).waitFor();
    await shot('review');
    expect(await violations(page())).toEqual([]);
  });

  test('what is only advised leads to its field, or to the record that holds it', async () => {
    const advised = page().getByRole('region', { name: 'Conseillé' });
    await advised.getByRole('button', { name: 'Classification' }).click();
    await expect.poll(focused).toBe('contract.classification');
    await goToStep('Relecture');
  });

  test('the PDF is saved from one place', async () => {
    expect(
      await page()
        .getByRole('button', { name: /enregistrer.*pdf/iu })
        .count(),
    ).toBe(1);
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
      .getByRole('dialog')
      .getByRole('img', { name: /Page 1\s: .*Exemple/u })
      .waitFor();
    expect(await violations(page())).toEqual([]);
    await page().keyboard.press('Escape');
    await page().getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('beside the questions the PDF follows what is typed, grows, and is kept in the file', async () => {
    const beside = page().getByRole('region', { name: 'Pages du PDF' });
    await goToStep('Emploi et salaire');
    await field('contract.jobTitle').fill('Conseillère relation client, équipe du soir');
    await beside
      .getByRole('img', { name: /équipe du soir/u })
      .first()
      .waitFor();
    const width = async (): Promise<number> =>
      (await beside.getByRole('img').first().boundingBox())?.width ?? 0;
    const before = await width();
    await button('Agrandir les pages').click();
    await expect.poll(width).toBeGreaterThan(before * 1.2);
    await button('Réduire les pages').click();
    await button('Page suivante').click();
    await page()
      .getByText(/^Page 2 sur \d+$/u)
      .first()
      .waitFor();
    const inPlace = (number: number): Promise<boolean> =>
      beside.evaluate((place, at) => {
        const [head, page] = [place, place.querySelectorAll('figure')[at - 1]].map((one) =>
          one?.getBoundingClientRect(),
        );
        return Math.abs((page?.top ?? 0) - (head?.top ?? 0)) < 4;
      }, number);
    await expect.poll(() => inPlace(2)).toBe(true);
    await button('Page précédente').click();
    await expect.poll(() => inPlace(1)).toBe(true);
    await shot('live-pdf');
    expect(await violations(page())).toEqual([]);
    await goToStep('Relecture');
    await button('Garder une copie dans le dossier').click();
    await button('Voir les pièces').click();
    await page()
      .getByRole('region', { name: 'Dossier PDF gardé tel quel' })
      .getByRole('button', { name: /^Ouvrir CPRO/u })
      .waitFor();
    await goToStep('Emploi et salaire');
    await field('contract.jobTitle').fill('Conseillère relation client, équipe du matin');
    await saved();
    await goToStep('Relecture');
  });

  test('what goes to paper is the dossier, each page of it drawn, and nothing of the screen', async () => {
    await page().evaluate(() => {
      const inked = (canvas: HTMLCanvasElement): boolean =>
        canvas
          .getContext('2d')
          ?.getImageData(0, 0, canvas.width, canvas.height)
          .data.some((value, at) => at % 4 !== 3 && value < 128) ?? false;
      new MutationObserver(() => {
        const sheets = document.querySelectorAll<HTMLCanvasElement>('.vivier-paper canvas');
        if (sheets.length > 0) Reflect.set(window, 'paper', [...sheets].map(inked));
      }).observe(document.body, { childList: true });
    });
    await button('Imprimer').click();
    const paper = (): Promise<readonly boolean[] | undefined> =>
      page().evaluate(() => Reflect.get(window, 'paper'));
    const pages = await pagesOf(join(folder, 'dossier.pdf'));
    await expect.poll(paper).toEqual(Array.from({ length: pages }, () => true));
    await expect.poll(() => page().locator('.vivier-paper').count()).toBe(0);
  });

  test('the liasse holds the dossier and the four pages of its documents', async () => {
    const target = join(folder, 'liasse.pdf');
    await vivier.dialogs.answerSave(target);
    await button('Enregistrer la liasse').click();
    await page().getByText('Liasse enregistrée').waitFor();
    expect(await pagesOf(target)).toBe((await pagesOf(join(folder, 'dossier.pdf'))) + 4);
    expect(await textOfPdf(target)).toContain('feuille 2');
  });

  test('the adviser’s checklist is a file of its own, of which the dossier says nothing', async () => {
    const target = join(folder, 'controle.pdf');
    await vivier.dialogs.answerSave(target);
    await button('Enregistrer la liste de contrôle').click();
    await page().getByText('Liste de contrôle enregistrée').waitFor();
    expect(await textOfPdf(target)).toContain('Pièces à réunir');
    expect(await textOfPdf(join(folder, 'dossier.pdf'))).not.toContain('Pièces à réunir');
  });

  test('the pay is printed month by month when it is asked', async () => {
    const byMonth = page().getByRole('checkbox', { name: 'Rémunération mois par mois' });
    await byMonth.check();
    const target = join(folder, 'mois-par-mois.pdf');
    await vivier.dialogs.answerSave(target);
    await button('Enregistrer le PDF').click();
    await page().getByText('mois-par-mois.pdf').waitFor();
    expect(await textOfPdf(target)).toContain('mois par mois');
    expect(await textOfPdf(join(folder, 'dossier.pdf'))).toContain('par période');
    await byMonth.uncheck();
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
    expect(await button('Joindre une copie').count()).toBe(0);
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
    await page().getByRole('tab', { name: 'Ce que dit le droit' }).click();
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

  test('an employer made from a file is the one of the file, which was never left; so is its tutor', async () => {
    await page()
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: 'Dossiers' })
      .click();
    await page().getByRole('link', { name: 'Créer un dossier' }).click();
    await heading(1, 'Créer un dossier de contrat').waitFor();
    expect(await violations(page())).toEqual([]);
    await page().keyboard.type('exemple lou');
    await takeFirstOption(page(), page().getByRole('combobox', { name: 'Candidat', exact: true }));
    await page().keyboard.press('Control+Enter');
    await heading(1, /CPRO-\d{4}-000\d/u).waitFor();
    await goToStep('Employeur et tuteur');
    const employer = page().getByRole('combobox', { name: 'Employeur', exact: true });
    await employer.fill('Atelier du Port (essai)');
    await page().keyboard.press('Escape');
    await button(/^Créer «.*Atelier du Port/u).click();
    const drawer = page().getByRole('dialog');
    await expect.poll(() => drawer.getByLabel('Dénomination').inputValue()).toBe('Atelier du Port (essai)');
    await expect
      .poll(() => drawer.getByLabel('Dénomination').evaluate((box) => box === document.activeElement))
      .toBe(true);
    await shot('drawer');
    expect(await violations(page())).toEqual([]);
    await page().keyboard.press('Control+Enter');
    await drawer.waitFor({ state: 'detached' });
    await expect.poll(() => employer.inputValue()).toMatch(/^Atelier du Port/u);
    await button('Ajouter un tuteur').click();
    await drawer.locator('[name="lastName"]').click();
    await drawer.locator('[name="lastName"]').fill('Zyxétuteur');
    await page().keyboard.press('Control+Enter');
    await drawer.waitFor({ state: 'detached' });
    await expect
      .poll(() => page().getByRole('combobox', { name: 'Tuteur' }).inputValue())
      .toMatch(/^Zyxétuteur/u);
    // What the record of this employer lacks is asked here, and written there.
    await field('choice-employer').waitFor();
    const kind = question('employer.kind');
    await kind.getByRole('combobox').click();
    await page()
      .getByRole('option', { name: /Entreprise privée/iu })
      .first()
      .click();
    // What the choice itself answers is not asked again.
    expect(await question('employer.name').count()).toBe(1);
    await shot('asked-here');
    expect(await violations(page())).toEqual([]);
    await expect
      .poll(async () => {
        const { rows } = await call(page(), 'employers.list', { text: 'atelier port', offset: 0, limit: 5 });
        return rows[0]?.kind;
      })
      .toBe('private-company');
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
    const keep = dialog().getByRole('button', { name: 'Garder ce dossier' });
    await keep.waitFor();
    // What is asked is answered first: the palette would leave the screen under it.
    const palette = page().getByRole('dialog', { name: 'Chercher un candidat ou une action' });
    await page().keyboard.press('Control+k');
    expect(await palette.count()).toBe(0);
    await keep.click();
    await dialog().waitFor({ state: 'detached' });
    await page().keyboard.press('Control+k');
    await palette.waitFor();
    await page().keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
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
  await goToStep('Relecture');
  const tooLong = page().getByRole('listitem').filter({ hasText: 'plus d’un an' });
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
