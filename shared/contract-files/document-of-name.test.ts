import { expect, test } from 'vitest';
import { documentLabels } from '../law';
import { documentOfName } from './document-of-name';
import type { ChecklistLine } from './engine/contract-file.schema';

const lines = (...codes: readonly (keyof typeof documentLabels)[]): readonly ChecklistLine[] =>
  codes.map((code) => ({
    code,
    label: documentLabels[code],
    isRequired: true,
    condition: '',
    source: '',
    status: 'expected',
    receivedOn: null,
    expiresOn: null,
    attachments: [],
    papers: [],
  }));
const asked = lines('ID', 'DIP', 'DE', 'CONV', 'TRI', 'CERFA');

test.each([
  ['CNI Léa.pdf', 'ID'],
  ['scan_identité_recto-verso.JPG', 'ID'],
  ['Diplome bac pro.pdf', 'DIP'],
  ['avis de situation France Travail.pdf', 'DE'],
  ['convention tripartite signée.pdf', 'TRI'],
  ['convention-organisme.pdf', 'CONV'],
  ['IMG_20260901.jpg', null],
  ['document.pdf', null],
])('%s is proposed as %s', (name, code) => {
  expect(documentOfName(name, asked)).toBe(code);
});

test('what is not asked for the file is not proposed', () => {
  expect(documentOfName('rib.pdf', asked)).toBeNull();
});
