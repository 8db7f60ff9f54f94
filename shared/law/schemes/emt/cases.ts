// Case tables of the évaluation en milieu de travail, for a reader who knows the law and not the program.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';
import { registered } from '../common/support.cases';

const emtTexts = 'évaluation en milieu de travail, sources secondaires';

export const ordinaryEmt: Facts = factsSchema.parse({
  on: '2006-11-06',
  candidate: { birthDate: '1986-05-20', registeredJobSeekerSince: '2006-03-01' },
  immersion: { totalHours: 35, object: 'discover-trade' },
});

/** Registered before. */
const onEmt = (on: string): Change => ({ on, candidate: { registeredJobSeekerSince: '1999-06-01' } });

export const emtCases: readonly VerdictCase[] = [
  ['en 2006', {}, 'eligible', null, emtTexts],
  ['la veille de 2000 : rien n’est relevé avant', onEmt('1999-12-31'), 'ineligible', 'in-force', emtTexts],
  [
    'le 1er janvier 2000 : date d’ouverture non vérifiée',
    onEmt('2000-01-01'),
    'to-check',
    'opening',
    emtTexts,
  ],
  ['le 2 janvier 2000', onEmt('2000-01-02'), 'to-check', 'opening', emtTexts],
  ['fin 2005 : date d’ouverture non vérifiée', onEmt('2005-12-31'), 'to-check', 'opening', emtTexts],
  ['le 1er janvier 2006', onEmt('2006-01-01'), 'eligible', null, emtTexts],
  ['le 2 janvier 2006', onEmt('2006-01-02'), 'eligible', null, emtTexts],
  ['l’avant-dernier jour', { on: '2015-03-30' }, 'eligible', null, emtTexts],
  ['le dernier jour', { on: '2015-03-31' }, 'eligible', null, emtTexts],
  ['le lendemain de la fermeture', { on: '2015-04-01' }, 'ineligible', 'in-force', emtTexts],
  ['79 heures', { immersion: { totalHours: 79 } }, 'eligible', null, emtTexts],
  ['80 heures', { immersion: { totalHours: 80 } }, 'eligible', null, emtTexts],
  ['80 heures et demie', { immersion: { totalHours: 80.5 } }, 'ineligible', 'hours', emtTexts],
  ['81 heures', { immersion: { totalHours: 81 } }, 'ineligible', 'hours', emtTexts],
  ['heures inconnues', { immersion: { totalHours: undefined } }, 'to-check', 'hours', emtTexts],
  [
    'préalable au recrutement, 40 heures',
    { immersion: { totalHours: 40, object: 'start-recruitment' } },
    'eligible',
    null,
    emtTexts,
  ],
  [
    'préalable au recrutement, 41 heures : la limite de 40 n’est pas vérifiée',
    { immersion: { totalHours: 41, object: 'start-recruitment' } },
    'to-check',
    'hours',
    emtTexts,
  ],
  [
    'préalable au recrutement, 81 heures',
    { immersion: { totalHours: 81, object: 'start-recruitment' } },
    'ineligible',
    'hours',
    emtTexts,
  ],
  [
    '60 heures, objet inconnu',
    { immersion: { totalHours: 60, object: undefined } },
    'to-check',
    'hours',
    emtTexts,
  ],
  ['non inscrit', registered(null), 'ineligible', 'registration', emtTexts],
  ['inscription inconnue', registered(undefined), 'to-check', 'registration', emtTexts],
  ['inscrit le jour même', registered('2006-11-06'), 'eligible', null, emtTexts],
  ['inscrit le lendemain', registered('2006-11-07'), 'ineligible', 'registration', emtTexts],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'EMT', ordinary: ordinaryEmt, cases: emtCases }];

export const neverGiven: NeverGiven = {
  opening: {
    verdicts: ['met', 'not-met'],
    why: 'a text that was not read settles nothing, and the rule holds on those days only',
  },
};
