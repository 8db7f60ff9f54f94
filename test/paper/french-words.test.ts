import { expect, test } from 'vitest';
import { renderChecklist, renderDossier } from '../../electron/vault/documents';
import { readPdf } from '../golden/pdf-reader';
import { codeWords } from './identifiers';
import { dossiersOfEveryKind, producers } from './papers';

const dossiers = dossiersOfEveryKind();
const others = producers.flatMap(({ drawnIn, papers }) =>
  /dossier|checklist/u.test(drawnIn) ? [] : papers(dossiers),
);

test.each(dossiers)(
  'the dossier and the checklist of $name are written in French words',
  async ({ dossier }) => {
    for (const { bytes } of [await renderDossier(dossier), await renderChecklist(dossier)])
      expect(codeWords((await readPdf(bytes)).pages.join('\n'))).toEqual([]);
  },
);

test.each(others)('$name is written in French words', async ({ make }) => {
  expect(codeWords((await readPdf(new Uint8Array(await make()))).pages.join('\n'))).toEqual([]);
});

test('a step, a fact and a state that would be printed as the code names them are found', () => {
  expect(codeWords('employer : il manque candidate.level, draft (registeredJobSeekerSince)')).toEqual([
    'employer',
    'candidate.level',
    'draft',
    'registeredJobSeekerSince',
  ]);
});
