import { expect, test } from 'vitest';
import { civilDate } from '../../../base/time';
import { type ExitJob, isDurableExit } from './durable-exit';

const job = (given: Partial<ExitJob>): ExitJob => ({
  nature: 'CDD',
  startsOn: civilDate('2006-09-04'),
  endsOn: civilDate('2007-09-03'),
  scheme: null,
  employerKind: null,
  ...given,
});
const until = (day: string): Partial<ExitJob> => ({ endsOn: civilDate(day) });
const open: Partial<ExitJob> = { nature: 'CDI', endsOn: null };

/** situation · job · durable or not. Source: indicators of the CIVIS, secondary sources. */
test.each([
  ['CDI', open, 'yes'],
  ['CDD of 6 months less a day', until('2007-03-02'), 'no'],
  ['CDD of 6 months: more is needed', until('2007-03-03'), 'no'],
  ['CDD of 6 months and a day', until('2007-03-04'), 'yes'],
  ['contrat de professionnalisation of 12 months', { scheme: 'CPRO' }, 'yes'],
  ['apprenticeship of 12 months', { scheme: 'CAPP' }, 'yes'],
  ['CIE of 12 months, market sector', { scheme: 'CIE' }, 'yes'],
  ['CIE of 6 months', { scheme: 'CIE', ...until('2007-03-03') }, 'no'],
  ['CAE of 24 months', { scheme: 'CAE_2005', ...until('2008-09-03') }, 'no'],
  ['contrat d’avenir', { scheme: 'CAV' }, 'no'],
  ['CUI-CAE, even as a CDI', { scheme: 'CUI_CAE', ...open }, 'no'],
  ['PEC', { scheme: 'PEC', ...open }, 'no'],
  ['emploi d’avenir, association', { scheme: 'EAV', ...open, employerKind: 'association' }, 'no'],
  ['emploi d’avenir, company', { scheme: 'EAV', ...open, employerKind: 'private-company' }, 'yes'],
  ['emploi d’avenir, employer unknown', { scheme: 'EAV', ...open }, 'unknown'],
  ['emploi d’avenir of 6 months, employer unknown', { scheme: 'EAV', ...until('2007-03-03') }, 'no'],
  ['CDD whose end is unknown', { endsOn: null }, 'unknown'],
  ['end before the start', until('2006-09-03'), 'unknown'],
] as const)('%s', (_situation, given, expected) => {
  expect(isDurableExit(job(given))).toBe(expected);
});
