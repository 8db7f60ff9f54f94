// Case tables of the law that cuts across the schemes: written once, beside the list that gives that law to each of them.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../test/support/law-cases';
import { ordinary as ordinaryCae } from './cae-2005/cases';
import { ordinary as ordinaryCapp } from './capp/cases';
import { ordinary as ordinaryCpro } from './cpro/cases';
import { ordinary as ordinaryCui } from './cui-cae/cases';
import { ordinaryEtti } from './etti/cases';

const hours = (birthDate: string, weeklyHours: number | undefined, more: Change = {}): Change => ({
  ...more,
  candidate: { birthDate },
  contract: { weeklyHours },
});

/** A CUI-CAE that begins on 8 September 2014. */
const cuiCases: readonly VerdictCase[] = [
  ['17 ans, 35 h', hours('1997-03-12', 35), 'eligible', null, 'L. 3162-1'],
  ['17 ans, 35 h 30', hours('1997-03-12', 35.5), 'to-check', 'minor-hours', 'L. 3162-1'],
  ['17 ans, 40 h', hours('1997-03-12', 40), 'to-check', 'minor-hours', 'L. 3162-1'],
  ['17 ans, 40 h 30', hours('1997-03-12', 40.5), 'ineligible', 'minor-hours', 'L. 3162-1'],
  ['18 ans le lendemain du début, 41 h', hours('1996-09-09', 41), 'ineligible', 'minor-hours', 'L. 3162-1'],
  ['18 ans le jour du début, 41 h', hours('1996-09-08', 41), 'eligible', null, 'L. 3162-1'],
  ['18 ans la veille du début, 41 h', hours('1996-09-07', 41), 'eligible', null, 'L. 3162-1'],
  ['17 ans, horaire inconnu', hours('1997-03-12', undefined), 'to-check', 'minor-hours', 'L. 3162-1'],
  [
    'embauche la veille de la conclusion',
    { on: '2014-09-09' },
    'ineligible',
    'start',
    'R. 5134-26 : l’aide précède le contrat',
  ],
  ['embauche le jour de la conclusion', { on: '2014-09-08' }, 'eligible', null, 'R. 5134-26'],
  ['embauche le lendemain de la conclusion', { on: '2014-09-07' }, 'eligible', null, 'R. 5134-26'],
  ['embauche inconnue', { startsOn: undefined }, 'to-check', 'start', 'R. 5134-26'],
  [
    'région de Mayotte, sans territoire',
    { employer: { region: '06' } },
    'to-check',
    'mayotte-code',
    'code du travail de Mayotte',
  ],
  [
    'autorisation de travail nécessaire',
    { candidate: { workPermitNeeded: true } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],
];

/** An apprenticeship that begins on 7 September 2026. */
const cappCases: readonly VerdictCase[] = [
  ['signé le lendemain de l’embauche', { on: '2026-09-08' }, 'ineligible', 'start', 'L. 6222-4'],
  ['signé le jour de l’embauche', { on: '2026-09-07' }, 'eligible', null, 'L. 6222-4'],
  ['signé la veille de l’embauche', { on: '2026-09-06' }, 'eligible', null, 'L. 6222-4'],
];

/** A contrat de professionnalisation that begins on 7 September 2026: no text asks for the signature first. */
const cproCases: readonly VerdictCase[] = [
  ['signé le lendemain de l’embauche', { on: '2026-09-08' }, 'to-check', 'start', 'L. 1242-12'],
  ['signé le jour de l’embauche', { on: '2026-09-07' }, 'eligible', null, 'L. 1242-12'],
  ['signé la veille de l’embauche', { on: '2026-09-06' }, 'eligible', null, 'L. 1242-12'],
];

const ettiCases: readonly VerdictCase[] = [
  ['mission commencée la veille de la signature', { on: '2026-09-08' }, 'to-check', 'start', 'L. 1242-12'],
  ['17 ans, 41 h', hours('2009-03-12', 41), 'ineligible', 'minor-hours', 'L. 3162-1'],
  [
    'travail soumis à autorisation, non dite',
    { candidate: { workPermitNeeded: undefined } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],
];

const caeCases: readonly VerdictCase[] = [
  ['17 ans, 41 h', hours('1989-01-12', 41), 'ineligible', 'minor-hours', 'ancien L. 212-13'],
];

export const crossingTables: readonly VerdictTable[] = [
  { scheme: 'CUI_CAE', where: 'law across the schemes', ordinary: ordinaryCui, cases: cuiCases },
  { scheme: 'CAPP', where: 'law across the schemes', ordinary: ordinaryCapp, cases: cappCases },
  { scheme: 'CPRO', where: 'law across the schemes', ordinary: ordinaryCpro, cases: cproCases },
  { scheme: 'ETTI', where: 'law across the schemes', ordinary: ordinaryEtti, cases: ettiCases },
  { scheme: 'CAE_2005', where: 'law across the schemes', ordinary: ordinaryCae, cases: caeCases },
];

export const crossingNeverGiven: NeverGiven = {
  'mayotte-code': { verdicts: ['not-met'], why: 'what was not read refuses nobody' },
  'work-permit': {
    verdicts: ['not-met'],
    why: 'a permit may always be asked for: it is to check until it is there',
  },
};
