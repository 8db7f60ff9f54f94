import { type ComparisonPage, comparisonPageSchema, type PageContract } from '../../shared/rights';

const contract = (label: string, rest: Partial<PageContract> = {}): PageContract => ({
  label,
  said: { words: 'contrat conforme', mark: '✓' },
  toCheck: [],
  toConfirm: [],
  duration: 'de 6 à 12\u00a0mois\u202f; comparé du 07/09/2026 au 06/09/2027, durée usuelle',
  pay: [
    'Du 07/09/2026 au 31/12/2026\u00a0: 1\u202f306,91\u00a0€ brut par mois, 70\u00a0% du SMIC',
    'Ensuite\u00a0: aux montants de 2027',
  ],
  aid: [],
  cost: '1\u202f306,91\u00a0€ par mois (à vérifier)',
  training: 'de 273 à 455 heures',
  deadlines: ['14/09/2026\u00a0: Envoi du contrat à l’opérateur de compétences'],
  documents: ['Programme de formation annexé au contrat', 'Convention avec l’organisme de formation'],
  form: 'Cerfa n° 12434*03',
  sources: ['Code du travail, art. L. 6325-11', 'Code du travail, art. D. 6325-15'],
  ...rest,
});

/** A made-up page: two contracts, the second to check. */
export const comparisonFixture: ComparisonPage = comparisonPageSchema.parse({
  isDemo: true,
  preparedOn: '2026-08-31',
  referenceOn: '2026-09-01',
  year: 2026,
  otherYears: 'Un contrat qui continue en 2027 suit alors les montants de 2027, que cette page ne donne pas.',
  person: 'Léa E.',
  employer: 'Fonderie d’essai',
  offer: ['date de début d’exécution\u00a0: 7 septembre 2026', 'durée hebdomadaire\u00a0: 35'],
  structure: {
    name: 'Mission locale d’essai',
    adviser: 'Camille Essai',
    phone: '01 99 00 00 00',
    email: 'essai@example.org',
  },
  contracts: [
    contract('Contrat de professionnalisation'),
    contract('Contrat d’apprentissage', {
      said: { words: 'il manque 1 réponse', mark: '?' },
      toCheck: [
        'niveau de la certification visée',
        '2 conditions sur le jeune, que la mission locale vérifie',
      ],
      aid: ['5\u202f000,00\u00a0€ en une fois au plus'],
      pay: [],
      cost: '',
      training: '',
      form: '',
    }),
  ],
});

const long = (text: string, times: number): string => Array.from({ length: times }, () => text).join(' ');

/** Everything too long and too many: eight contracts, forty periods, names without end. */
export const overflowingComparison: ComparisonPage = comparisonPageSchema.parse({
  ...comparisonFixture,
  person: long('Anne-Sophie', 12),
  employer: long('Établissements réunis de la fonderie d’essai', 8),
  offer: Array.from({ length: 12 }, () => long('heures de formation\u00a0: 300', 3)),
  structure: {
    name: long('Mission locale d’essai et des environs', 10),
    adviser: long('Camille', 30),
    phone: '01 99 00 00 00',
    email: `${long('essai', 20).replaceAll(' ', '-')}@example.org`,
  },
  contracts: Array.from({ length: 8 }, (_, index) =>
    contract(`${long('Contrat d’essai', 12)} ${index + 1}`, {
      toCheck: Array.from({ length: 20 }, (_each, rank) => `${long('condition à vérifier', 10)} ${rank}`),
      pay: Array.from(
        { length: 40 },
        (_each, rank) => `Du 01/01/2027 au 31/01/2027\u00a0: ${rank} € brut par mois, 70\u00a0% du SMIC`,
      ),
      aid: Array.from({ length: 10 }, () => long('5 000,00 € en une fois au plus', 6)),
      deadlines: Array.from({ length: 20 }, () => long('14/09/2026 : envoi du contrat', 8)),
      documents: Array.from({ length: 20 }, () => long('Programme de formation', 6)),
      sources: Array.from({ length: 30 }, () => long('Code du travail, art. L. 6325-11', 5)),
      duration: long('de 6 à 12 mois', 40),
    }),
  ),
});
