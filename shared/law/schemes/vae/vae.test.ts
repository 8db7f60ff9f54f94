import { describe, expect, test } from 'vitest';
import { changedFrom } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { evaluateScheme } from '../../views/evaluate';
import { ordinaryVae, tables } from './cases';

runVerdictTables(tables);

describe('what a refusal says', () => {
  const refusal = (on: string, relatedExperienceMonths: number | null) =>
    evaluateScheme(
      'VAE',
      changedFrom(ordinaryVae, { on, candidate: { relatedExperienceMonths } }),
    )?.conditions.find(({ id }) => id === 'experience');

  test('the day on which the law asks for no more than is held', () => {
    expect(refusal('2006-03-12', 35)?.changesOn).toBe('2017-10-01');
    expect(refusal('2006-03-12', 11)?.changesOn).toBe('2022-12-23');
    expect(refusal('2018-03-12', 3)?.changesOn).toBe('2022-12-23');
  });
  test('the act, where no date opens it', () => {
    expect(refusal('2026-03-12', null)?.changesOn).toBeUndefined();
    expect(refusal('2026-03-12', null)?.remedy).toMatch(/même courte/u);
    expect(refusal('2006-03-12', null)?.remedy).toMatch(/36\u00A0mois/u);
    expect(refusal('2006-03-12', 0)?.remedy).toMatch(/36\u00A0mois/u);
  });
  test('an added value of the structure is followed, and told with its source', () => {
    const references = {
      values: [
        {
          parameter: 'vae.minimum-experience',
          from: ordinaryVae.on,
          value: 6,
          source: 'texte d’essai',
          confidence: 'S' as const,
          origin: 'structure' as const,
        },
      ],
      orders: [],
    };
    const given = changedFrom(ordinaryVae, { candidate: { relatedExperienceMonths: 5 } });
    expect(evaluateScheme('VAE', given)?.verdict).toBe('eligible');
    expect(evaluateScheme('VAE', given, { references })?.verdict).toBe('ineligible');
  });
});
