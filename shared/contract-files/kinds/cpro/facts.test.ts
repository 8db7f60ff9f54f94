import { describe, expect, test } from 'vitest';
import { civilDate } from '../../../base/time';
import { factsSchema } from '../../../law';
import { fixtureCandidate } from '../../complete-file.fixture';
import type { Fields } from '../../engine/contract-file.schema';
import { factsOf } from '../../engine/facts';
import { cproFacts } from './facts';

const on = civilDate('2026-09-01');

describe('what the form of a contrat de professionnalisation says to the rules', () => {
  test.each<[string, Fields, object]>([
    ['a temporary-work contract is a CDD for the rules', { 'contract.nature': 'CTT' }, { nature: 'CDD' }],
    [
      'hours and minutes make decimal hours',
      { 'contract.weeklyHours': 34, 'contract.weeklyMinutes': 30 },
      { weeklyHours: 34.5 },
    ],
    ['zero hours are not known hours', { 'contract.weeklyHours': 0 }, {}],
    ['minutes alone are not a working time', { 'contract.weeklyMinutes': 30 }, {}],
    ['zero hours of training are known', { 'training.totalHours': 0 }, { trainingHours: 0 }],
    ['two seasonal employers make a first contract', { 'contract.type': '12' }, { renewalOf: null }],
    [
      'after a failure',
      { 'contract.type': '21', 'contract.timesRenewed': 0 },
      { renewalOf: { reason: 'exam-failure', timesRenewed: 0 } },
    ],
    [
      'after the default of the training body',
      { 'contract.type': '22' },
      { renewalOf: { reason: 'training-body-default' } },
    ],
    ['after an interruption whose reason is not typed', { 'contract.type': '23' }, { renewalOf: {} }],
    [
      'after a maternity',
      { 'contract.type': '23', 'contract.interruptionReason': 'maternity' },
      { renewalOf: { reason: 'maternity' } },
    ],
    [
      'towards another qualification',
      { 'contract.type': '24' },
      { renewalOf: { reason: 'further-qualification' } },
    ],
    ['CQP', { 'training.qualificationType': '2' }, { qualification: 'CQP' }],
    [
      'classification of a branch',
      { 'training.qualificationType': '3' },
      { qualification: 'branch-classification' },
    ],
    ['experiment', { 'training.qualificationType': '4' }, { qualification: 'experimental' }],
    ['VAE', { 'training.qualificationType': '8' }, { qualification: 'vae-pathway' }],
    ['an agreement without figures', { 'agreement.applies': true }, { branchAgreement: {} }],
    [
      'an agreement with its figures',
      { 'agreement.applies': true, 'agreement.maxMonths': 24, 'agreement.maxTrainingPercent': 40 },
      { branchAgreement: { maxMonths: 24, maxTrainingShare: 0.4 } },
    ],
  ])('%s', (_what, fields, expected) => {
    const facts = factsOf(fixtureCandidate(), null, fields, on, { own: cproFacts(fields) });
    expect(facts.contract).toEqual(expected);
    expect(factsSchema.safeParse(facts).success).toBe(true);
  });
});
