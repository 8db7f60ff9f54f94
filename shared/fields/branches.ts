import { type CivilDate, civilDate } from '../base/time';

/** `verified`: read in an official text; `secondary`: from another source; `unverified`: a value to check. */
export type Confidence = 'verified' | 'secondary' | 'unverified';

/** The body that finances training for a branch, over a time. */
export interface BranchFunder {
  readonly name: string;
  readonly validFrom: CivilDate | null;
  readonly validTo: CivilDate | null;
  readonly source: string;
  readonly confidence: Confidence;
}

export interface Branch {
  readonly idcc: string;
  readonly label: string;
  /** Number of the brochure of the Journal officiel; `null` when not known. */
  readonly brochure: string | null;
  readonly brochureConfidence: Confidence;
  readonly funders: readonly BranchFunder[];
}

/** The eleven operators of competences since 1 April 2019 (docs/sources/reference-tables.md, Branches and operators of competences). */
export const opcos = [
  'OPCO 2i',
  'AFDAS',
  'AKTO',
  'Atlas',
  'Constructys',
  'L’Opcommerce',
  'OPCO EP',
  'OPCO Mobilités',
  'OPCO Santé',
  'OCAPIAT',
  'Uniformation',
] as const;
export type Opco = (typeof opcos)[number];

const opcosFrom = civilDate('2019-04-01');
const publicTable = 'table publique IDCC vers OPCO de la mission interministérielle de l’apprentissage';
const since2019 = (name: Opco, source = publicTable): BranchFunder => ({
  name,
  validFrom: opcosFrom,
  validTo: null,
  source,
  confidence: 'secondary',
});
const branch = (
  idcc: string,
  label: string,
  funders: readonly BranchFunder[],
  brochure: string | null = null,
  brochureConfidence: Confidence = 'secondary',
): Branch => ({ idcc, label, brochure, brochureConfidence, funders });

/** Branches of the field and around. Codes without a branch stand below: 9999 and 9998. */
export const branches: readonly Branch[] = [
  branch(
    '2098',
    'Prestataires de services du secteur tertiaire',
    [
      {
        name: 'AGEFOS PME',
        validFrom: civilDate('2015-01-01'),
        validTo: civilDate('2019-03-31'),
        source: 'accords de branche de 2015 (étendu) et du 19 avril 2016',
        confidence: 'verified',
      },
      since2019(
        'OPCO EP',
        'accords du 10 décembre 2018 et du 18 mars 2019, étendus le 15 juillet 2019 ; rattachement lu dans une table publique',
      ),
    ],
    '3301',
    'verified',
  ),
  branch(
    '2198',
    'Entreprises de vente à distance',
    [
      {
        name: 'Forco',
        validFrom: null,
        validTo: civilDate('2019-03-31'),
        source: 'organisme non retrouvé dans un texte',
        confidence: 'unverified',
      },
      since2019('L’Opcommerce'),
    ],
    '3333',
    'unverified',
  ),
  branch('2148', 'Télécommunications', [since2019('AFDAS')], '3303', 'unverified'),
  branch('1486', 'Bureaux d’études techniques (Syntec)', [since2019('Atlas')], '3018'),
  branch('1413', 'Travail temporaire, salariés permanents', [since2019('AKTO')], '3212'),
  branch('2378', 'Travail temporaire, intérimaires', [since2019('AKTO')], '3212'),
  branch('2120', 'Banque', [since2019('Atlas')]),
  branch('1672', 'Sociétés d’assurances', [since2019('Atlas')]),
  branch('2216', 'Commerce de détail et de gros à prédominance alimentaire', [since2019('L’Opcommerce')]),
  branch('1505', 'Commerce de détail de fruits, légumes, épicerie et produits laitiers', [
    since2019('L’Opcommerce'),
  ]),
  branch('1539', 'Commerces de détail de papeterie, bureautique et informatique', [since2019('OPCO EP')]),
  branch('3127', 'Entreprises de services à la personne', [since2019('OPCO EP')]),
  branch('0573', 'Commerces de gros', [since2019('AKTO')]),
  branch('2691', 'Enseignement privé indépendant', [since2019('AKTO')]),
  branch('1518', 'Animation (ÉCLAT)', [since2019('Uniformation')]),
  branch('2190', 'Missions locales et PAIO', [since2019('Uniformation')], '3304', 'unverified'),
];

/** Codes that say that no agreement applies. */
export const idccWithoutBranch: Readonly<Record<string, string>> = {
  '9999': 'Aucune convention collective',
  '9998': 'Convention en cours de négociation',
};

const byIdcc: ReadonlyMap<string, Branch> = new Map(branches.map((each) => [each.idcc, each]));

/** The branch of an IDCC; `null` when the table does not know it (any well-formed code is accepted in a form). */
export const branchOf = (idcc: string): Branch | null => byIdcc.get(idcc) ?? null;

/** Label of an IDCC, the two codes without a branch included; `null` when unknown. */
export const branchLabel = (idcc: string): string | null =>
  idccWithoutBranch[idcc] ?? branchOf(idcc)?.label ?? null;

/**
 * Who finances training for the branch on a date (an OPCO, an OPCA before April 2019), with source and confidence;
 * `null` when the table does not say. Proposed in the form, never imposed: an employer may depend on another one.
 */
export const opcoOf = (idcc: string, on: CivilDate): BranchFunder | null =>
  branchOf(idcc)?.funders.find(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo),
  ) ?? null;
