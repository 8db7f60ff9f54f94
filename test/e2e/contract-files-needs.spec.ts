/**
 * What the signature waits for, in every kind of file: each thing that the review misses leads to a question of that very name,
 * marked as the review counts it; what becomes needed becomes marked.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import {
  boxName,
  type ContractFileId,
  contractKindIds,
  kindOf,
  placeOfField,
  questionName,
} from '../../shared/contract-files';
import { fixtureCandidate, fixtureEmployer } from '../../shared/contract-files/complete-file.fixture';
import {
  type CandidateId,
  candidateInputOf,
  type EmployerId,
  employerInputSchema,
} from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, violations } from './screen';

let folder = '';
let vivier: Vivier;
let candidateId: CandidateId;
let employerId: EmployerId;
const page = (): Page => vivier.page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-needs-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const candidate = candidateInputOf(
    fixtureCandidate({
      // A minor: someone signs beside.
      birthDate: civilDate(`${new Date().getFullYear() - 17}-01-01`),
      guardian: null,
      nationality: null,
      sex: null,
      postcode: '',
      mobilePhone: '',
      landlinePhone: '',
      level: null,
      jobSeeker: 'unknown',
      jobSeekerSince: null,
    }),
  );
  ({
    candidate: { id: candidateId },
  } = await call(page(), 'candidates.create', { candidate }));
  const {
    id: _e,
    version: _ev,
    createdAt: _ec,
    updatedAt: _eu,
    ...employer
  } = fixtureEmployer({ kind: null, siret: '', headcount: null, tutors: [] });
  ({
    employer: { id: employerId },
  } = await call(page(), 'employers.create', { employer: employerInputSchema.parse(employer) }));
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const fileOf = async (kind: (typeof contractKindIds)[number]): Promise<ContractFileId> => {
  const { file } = await call(page(), 'contractFiles.create', {
    kind,
    candidateId,
    employerId: kindOf(kind).hasEmployer ? employerId : null,
  });
  return file.id;
};
const go = (id: ContractFileId, step: string): Promise<void> =>
  page().evaluate((hash) => {
    window.location.hash = hash;
  }, `#/dossiers/${id}?etape=${step}`);
const marked = (): Locator => page().locator('[data-question][data-marked]');
const plain = (text: string | null): string => (text ?? '').replaceAll(/\s+/gu, ' ').trim();
/** The name and the mark of the question that a link of the review has led to. */
const askedAs = async (): Promise<string> => {
  await marked().waitFor();
  return plain(await marked().textContent());
};

describe.each(contractKindIds)('in a file %s', (kind) => {
  test('what is missing leads to a question of its name, with the mark that it has', async () => {
    const id = await fileOf(kind);
    const { review } = await call(page(), 'contractFiles.get', { id });
    const asked = review.missing.filter(({ field }) => !field.startsWith('document.'));
    expect(asked.length).toBeGreaterThan(5);
    const wrong: string[] = [];
    for (const { field, label, isBlocking } of asked) {
      await go(id, 'review');
      await page()
        .getByRole('region', { name: isBlocking ? 'Nécessaire avant la signature' : 'Conseillé' })
        .getByRole('button', { name: label, exact: true })
        .first()
        .click();
      const said = await askedAs();
      // Several boxes answer one question: the first is where it leads. A tutor is chosen before anything is asked of it.
      const place = placeOfField(kindOf(kind), field);
      const isOfTutor = field.startsWith('tutor.') && place?.where === 'record';
      const name = isOfTutor
        ? questionName(kindOf(kind), 'tutor.lastName')
        : place?.where === 'record'
          ? boxName(
              kindOf(kind),
              place.record,
              place.keys.find((key) => said.includes(boxName(kindOf(kind), place.record, key))) ?? '',
            )
          : label;
      const mark = isBlocking || isOfTutor ? ' *' : ' (conseillé)';
      if (!said.startsWith(`${plain(name)}${mark}`))
        wrong.push(`${label} (${isBlocking}) → ${said.slice(0, 80)}`);
    }
    expect(wrong).toEqual([]);
    expect(await violations(page())).toEqual([]);
  });
});

test('a question that becomes needed becomes marked, and one that nothing asks for says that it is optional', async () => {
  const id = await fileOf('PMSMP');
  await go(id, 'project');
  const times = page().locator('[data-question="immersion.timesRenewed"]');
  await page().locator('[id="immersion.isRenewal"]').waitFor();
  expect(await times.count()).toBe(0);
  await page()
    .getByRole('radiogroup', { name: /Renouvellement d’une convention/u })
    .getByRole('radio', { name: 'Oui' })
    .check();
  await times.waitFor();
  expect(plain(await times.textContent())).toMatch(/^Renouvellements déjà faits \*/u);
  await page().getByText('Les réponses marquées * sont nécessaires pour signer.').waitFor();
  expect(await page().getByText('(facultatif)').count()).toBeGreaterThan(0);
});

test('the console of the page said nothing all along', () => {
  expect(vivier.consoleErrors).toEqual([]);
});
