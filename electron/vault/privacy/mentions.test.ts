import { expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { type Candidate, emptyCandidate } from '../../../shared/fields';
import { namesOf } from './mentions';

const candidate = {
  ...emptyCandidate,
  id: '0c5a0d7e-0000-4000-8000-000000000001',
  birthName: 'Canari-Délu',
  usualName: 'Serin',
  firstName: 'Zoé',
  birthDate: civilDate('2006-05-04'),
  email: 'zoe.canari@example.org',
  mobilePhone: '+33639980042',
  fileNumber: 'ML-123456',
} as unknown as Candidate;
const names = namesOf([{ candidate, marks: [candidate.id, 'CP-2026-0007'] }]);

test.each([
  ['vu ZOE CANARI DELU hier'],
  ['Serin, Zoé'],
  [JSON.stringify({ note: 'appeler\nSerin Zoé' })],
  ['canari_delu-zoe.csv'],
  ['écrire à zoe.canari@example.org'],
  [`{"candidateId":"${candidate.id}"}`],
  ['dossier CP-2026-0007'],
])('a text that names somebody: %s', (text) => expect(names(text)).toBe(true));

test.each([
  ['Zoé seule'],
  ['Madame Serin'],
  ['Zoé Serinette'],
  ['née le 2006-05-04'],
  ['06 39 98 00 42'],
  ['dossier CP-2026-00071'],
  [''],
])('a text that names nobody by itself: %s', (text) => expect(names(text)).toBe(false));
