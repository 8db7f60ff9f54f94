/**
 * Run by `no-trace.spec.ts` as a process of its own, so that all it prints can be read: one day of work through the
 * window, every text typed being a canary. Argument: the folder; what the user asks for goes to `asked/` in it.
 */
import { join } from 'node:path';
import { setTimeout as nextTurn } from 'node:timers/promises';
import { launchVivier } from '../e2e/launch.ts';

const [folder = '', canary = ''] = process.argv.slice(2);
const passphrase = `${canary} phrase secrète, onze grues au-dessus du port`;
const asked = (name: string): string => join(folder, 'asked', name);

const vivier = await launchVivier({ userData: join(folder, 'user') });
const { page, dialogs } = vivier;
const button = (name: string | RegExp) => page.getByRole('button', { name });
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const go = (name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name }).click();
const saved = (): Promise<void> =>
  page
    .getByText(/Enregistré \d\d:\d\d/u)
    .first()
    .waitFor();

try {
  await button(/Créer un portefeuille/u).click();
  await page.getByLabel('Votre nom').fill(`${canary}-conseiller`);
  await page.getByLabel('Nom de la structure').fill('Mission locale d’essai');
  await button('Continuer').click();
  await dialogs.answerSave(join(folder, 'portfolio', 'equipe.vivier'));
  await button(/Choisir/u).click();
  await button('J’écris la mienne').click();
  await page.getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page.getByLabel('La même phrase, une seconde fois').fill(passphrase);
  await button('Continuer').click();
  const recoveryKey = await page.locator('[data-recovery-key]').getAttribute('data-recovery-key');
  await button('Recopier la clé').click();
  await page.getByLabel('Clé de secours', { exact: true }).fill(recoveryKey ?? '');
  await button('Créer le portefeuille').click();
  await button('Importer plus tard').click();
  await heading('Candidats').waitFor();

  // A candidate, refused once for its postcode, and a note of an interview.
  await page.getByRole('link', { name: 'Créer un candidat' }).click();
  await heading('Créer un candidat').waitFor();
  await page.locator('[name="birthName"]').fill(`${canary}-nom`);
  await page.locator('[name="firstName"]').fill(`${canary}-prénom`);
  await page.getByRole('textbox', { name: 'Date de naissance' }).fill('12/03/2004');
  await page.locator('[name="postcode"]').fill('1300');
  await button(/Créer .*la fiche/u).click();
  await page.locator('[name="postcode"]').fill('13001');
  await page.locator('[name="email"]').fill('zyxecanari@example.org');
  await button(/Créer .*la fiche/u).click();
  await page.getByRole('tab', { name: 'Parcours' }).waitFor();
  await page.getByRole('tab', { name: 'Parcours' }).click();
  await page.getByLabel('Compte rendu').fill(`Entretien : ${canary}-note`);
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('listitem')
    .filter({ hasText: `${canary}-note` })
    .waitFor();

  await go('Employeurs');
  await page.getByRole('link', { name: 'Créer un employeur' }).first().click();
  await page.getByLabel('Dénomination').fill(`${canary}-employeur`);
  await button('Créer l’employeur').click();
  await heading(`${canary}-employeur`).waitFor();

  // A contract file, seen as a PDF, saved, and refused where it cannot be written.
  await button('Créer un dossier de contrat').click();
  await heading('Créer un dossier de contrat').waitFor();
  await page.getByRole('combobox', { name: 'Candidat', exact: true }).fill(canary.toLowerCase());
  await page
    .getByRole('option', { name: new RegExp(canary, 'iu') })
    .first()
    .click();
  await button('Ouvrir le dossier').click();
  await heading(/CPRO-\d{4}-0001/u).waitFor();
  const step = (name: RegExp): Promise<void> =>
    page.getByRole('heading', { level: 2, name }).getByRole('button').click();
  await step(/^3\. /u);
  await page.locator('[id="contract.jobTitle"]').fill(`${canary}-emploi`);
  await saved();
  await step(/Relecture/u);
  await page.getByRole('heading', { level: 2, name: 'Relecture' }).waitFor();
  await button('Voir le PDF').click();
  await page
    .getByRole('dialog')
    .getByRole('img', { name: /Page 1/u })
    .waitFor();
  await page.keyboard.press('Escape');
  for (const path of [join(folder, 'absent', `${canary}.pdf`), asked('dossier.pdf')]) {
    await dialogs.answerSave(path);
    await button('Enregistrer le PDF').click();
    await page.getByText(path.endsWith('dossier.pdf') ? 'Dossier PDF enregistré' : /n’existe pas/u).waitFor();
  }

  await go('Import');
  await dialogs.answerOpen(asked('extrait.csv'));
  await button('Choisir un extrait').click();
  await heading('Reconnaître les colonnes').waitFor();
  await button('Préparer l’aperçu').click();
  await heading('Aperçu de l’import').waitFor();
  await button(/^Importer/u).click();
  await heading('Import terminé').waitFor();

  await go('Indicateurs');
  await page.getByText('Ce qui sera exporté', { exact: true }).click();
  await dialogs.answerSave(asked('export.zip'));
  await button('Exporter le trimestre').click();
  await button('Exporter et geler').click();
  await page.getByText('Trimestre exporté').waitFor();

  // Searched, locked, refused, opened again, and left.
  const box = page.getByRole('combobox', { name: 'Chercher un candidat' });
  await box.fill(canary);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Control+l').catch(() => undefined);
  // The process of the page ends with the lock: another page takes its place.
  while (vivier.page === page) await nextTurn(20);
  const again = vivier.page;
  await again.getByRole('heading', { level: 1, name: 'Portefeuille verrouillé' }).waitFor();
  const secret = again.getByLabel('Phrase secrète', { exact: true });
  for (const typed of [`${canary} fausse`, passphrase]) {
    await secret.fill(typed);
    await again.keyboard.press('Enter');
    if (typed !== passphrase) await again.getByText(/ne correspond pas/u).waitFor();
  }
  await again.getByRole('heading', { level: 1, name: 'Indicateurs' }).waitFor();
} catch (error) {
  // The place of the failure, never what was on the screen: what is printed here is searched for canaries.
  const place = error instanceof Error ? /canary-run\.ts:\d+/u.exec(error.stack ?? '') : null;
  console.error(`the day of work stopped at ${place?.[0] ?? 'an unknown place'}`);
  process.exitCode = 1;
}
await vivier.close();
process.exit();
