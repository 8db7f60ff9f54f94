/**
 * The screens as a person sees them, on one day, with the same people: a change of looks that nobody wanted shows here.
 * `VIVIER_PICTURES=keep npm run proof -- test/visual` keeps those of now, once each was looked at.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { type ContractFileId, kindOf } from '../../shared/contract-files';
import {
  fixtureCandidate,
  fixtureEmployer,
  fixtureFields,
} from '../../shared/contract-files/complete-file.fixture';
import { candidateInputSchema, employerInputSchema } from '../../shared/fields';
import { launchVivier, type Vivier } from '../e2e/launch';
import { call, choosePassphrase, lock, passphrase, typeBackPaperKey } from '../e2e/screen';
import { differs } from './picture';

const extract = join(appRoot, 'test', 'fixtures', 'extract-parcours.csv');
const now = new Date(2026, 8, 14, 10, 0);

let folder = '';
let differences = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
let person = '';
let employer = '';
let files: readonly ContractFileId[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-visual-'));
  differences = join(tmpdir(), 'vivier-visual-differences');
  vivier = await launchVivier({ now });
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A record as it is typed: without what the vault gives it. */
function inputOf(record: object): object {
  const given = ['id', 'version', 'createdAt', 'updatedAt', 'lastContactOn', 'suspectedDuplicateOf'];
  return Object.fromEntries(Object.entries(record).filter(([key]) => !given.includes(key)));
}

async function at(address: string, ready: string | RegExp): Promise<void> {
  await page().evaluate((hash) => {
    window.location.hash = hash;
  }, `#${address}`);
  await page().getByRole('heading', { level: 1, name: ready }).waitFor();
  await page().mouse.move(0, 0);
}
const unchanged = async (name: string): Promise<void> =>
  expect(await differs(page(), name, differences)).toBe('');

const button = (name: string | RegExp) => page().getByRole('button', { name });

test('the first start', async () => {
  await page().getByRole('heading', { level: 1 }).waitFor();
  await unchanged('premier-demarrage');
  await button(/Créer un portefeuille/u).click();
  await page().getByLabel('Votre nom').fill('Camille Essai');
  await page().getByLabel('Nom de la structure').fill('Mission locale du Grand-Essai et des Sept-Vallées');
  await unchanged('vous-et-votre-structure');
  await button('Continuer').click();
  await vivier.dialogs.answerSave(join(folder, 'equipe.vivier'));
  await button(/Choisir/u).click();
  // A suggested one is another each time.
  await button('J’écris la mienne').click();
  await choosePassphrase(page(), passphrase);
  await page()
    .getByText(/^Correcte/u)
    .waitFor();
  await unchanged('phrase-secrete');
  await button('Continuer').click();
  await typeBackPaperKey(page(), 'Créer le portefeuille');
  await page().getByRole('heading', { level: 1, name: 'Vos candidats' }).waitFor();
  await unchanged('premier-tableau');
  await button('Importer plus tard').click();
  await page().getByRole('heading', { level: 1, name: 'Candidats' }).waitFor();
});

const empty: readonly (readonly [string, string, string | RegExp])[] = [
  ['candidats-vide', '/candidats', 'Candidats'],
  ['droits-vide', '/droits', /profils/u],
  ['employeurs-vide', '/employeurs', 'Employeurs'],
  ['dossiers-vide', '/dossiers', /Dossiers/u],
  ['indicateurs-vide', '/indicateurs', 'Indicateurs'],
];
test.each(empty)('%s', async (name, address, title) => {
  await at(address, title);
  await unchanged(name);
});

test('the import', async () => {
  await at('/import', /Import/u);
  await unchanged('import');
  await vivier.dialogs.answerOpen(extract);
  await button('Choisir un extrait').click();
  await page().getByRole('heading', { name: 'Reconnaître les colonnes' }).waitFor();
  await unchanged('import-colonnes');
  await button('Préparer l’aperçu').click();
  await page().getByRole('heading', { name: 'Aperçu de l’import' }).waitFor();
  await page().getByRole('grid', { name: 'Lignes de l’extrait' }).waitFor();
  await unchanged('import-apercu');
  await button(/^Importer/u).click();
  await page().getByRole('heading', { name: 'Import terminé' }).waitFor();
});

test('the records of the other screens are made', async () => {
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: candidateInputSchema.parse({
      ...inputOf(fixtureCandidate()),
      birthName: 'Nguyễn-Żółkiewska de la Tour d’Auvergne',
      firstName: 'Thị Hồng Hạnh Anne-Sophie',
      email: 'thi-hong-hanh.nguyen-zolkiewska.de.la.tour@exemple.example.org',
    }),
  });
  person = candidate.id;
  const made = await call(page(), 'employers.create', {
    employer: employerInputSchema.parse(inputOf(fixtureEmployer())),
  });
  employer = made.employer.id;
  const opened: ContractFileId[] = [];
  for (const kind of ['CPRO', 'CPRO', 'CIVIS'] as const) {
    const { file } = await call(page(), 'contractFiles.create', {
      kind,
      candidateId: candidate.id,
      employerId: kindOf(kind).hasEmployer ? made.employer.id : null,
    });
    opened.push(file.id);
  }
  files = opened;
  const [, full] = opened;
  if (full === undefined) throw new Error('no file');
  const { file } = await call(page(), 'contractFiles.get', { id: full });
  await call(page(), 'contractFiles.saveDraft', {
    id: full,
    version: file.version,
    employerId: made.employer.id,
    tutorId: made.employer.tutors[0]?.id ?? null,
    fields: fixtureFields(),
  });
});

const pages = [
  ['candidats', '/candidats', 'Candidats'],
  ['candidat', '/candidats/PERSON', /Nguyễn/iu],
  ['candidat-situation', '/candidats/PERSON?onglet=situation', /Nguyễn/iu],
  ['candidat-projet', '/candidats/PERSON?onglet=projet', /Nguyễn/iu],
  ['candidat-droits', '/candidats/PERSON?onglet=droits', /Nguyễn/iu],
  ['candidat-dossiers', '/candidats/PERSON?onglet=dossiers', /Nguyễn/iu],
  ['candidat-pieces', '/candidats/PERSON?onglet=pieces', /Nguyễn/iu],
  ['candidat-presenter', '/candidats/PERSON/presenter', /Présenter/u],
  ['candidat-reunir', '/candidats/PERSON/reunir', /Comparer/u],
  ['candidat-donnees', '/candidats/PERSON/donnees', /Données/u],
  ['tableau-du-vivier', '/candidats?en=tableau', 'Candidats'],
  ['comparateur', '/candidats/PERSON/comparer', /bon contrat/u],
  ['effacement', '/candidats/PERSON/effacer', /[Ee]ffacer/u],
  ['candidat-nouveau', '/candidats/nouveau', /candidat/iu],
  ['droits', '/droits', /profils/u],
  ['employeurs', '/employeurs', 'Employeurs'],
  ['employeur', '/employeurs/EMPLOYER', /Centre/u],
  ['employeur-nouveau', '/employeurs/nouveau', /employeur/iu],
  ['dossiers', '/dossiers', /Dossiers/u],
  ['dossier-nouveau', '/dossiers/nouveau', /Créer/u],
  ['dossier-emploi', '/dossiers/FILE0?etape=job', /CPRO/u],
  ['dossier-formation', '/dossiers/FILE0?etape=training', /CPRO/u],
  ['dossier-pieces', '/dossiers/FILE0?etape=documents', /CPRO/u],
  ['dossier-relecture', '/dossiers/FILE1?etape=review', /CPRO/u],
  ['dossier-civis', '/dossiers/FILE2', /CIVIS/u],
  ['indicateurs', '/indicateurs', 'Indicateurs'],
  ['fiches', '/fiches', /Fiches/u],
  ['fiche', '/fiches/CPRO', /professionnalisation/u],
  ['parametres', '/parametres', 'Paramètres'],
  ['affichage', '/parametres/affichage', 'Affichage'],
  ['valeurs', '/parametres/valeurs', /Valeurs/u],
  ['securite', '/parametres/securite', 'Sécurité'],
  ['sauvegardes', '/parametres/sauvegardes', 'Sauvegardes'],
  ['journal', '/parametres/journal', /Journal/u],
  ['passations', '/parametres/passations', 'Passations'],
  ['diagnostic', '/parametres/diagnostic', /Diagnostic/u],
  ['donnees', '/parametres/donnees', /Données/u],
  ['demandes', '/parametres/demandes', /demandes/iu],
  ['aide', '/aide', 'Guide de l’utilisateur'],
] as const;
/** Screens that are a list. */
const lists: readonly string[] = ['candidats', 'droits', 'employeurs', 'dossiers', 'journal'];

test.each(pages)('%s', async (name, address, title) => {
  const known = { PERSON: person, EMPLOYER: employer, FILE0: files[0], FILE1: files[1], FILE2: files[2] };
  const whole = Object.entries(known).reduce(
    (path, [word, id]) => path.replace(word, id ?? ''),
    address as string,
  );
  await at(whole, title);
  // What is worked out on arrival is there with its rows.
  if (lists.includes(name)) await page().getByRole('grid').waitFor();
  await unchanged(name);
});

test('the palette', async () => {
  await at('/candidats', 'Candidats');
  await page().keyboard.press('Control+k');
  const dialog = page().getByRole('dialog');
  await expect.poll(() => dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  await unchanged('palette');
  await page().keyboard.press('Escape');
});

test('the locked screen', async () => {
  await lock(vivier);
  await unchanged('verrouille');
});
