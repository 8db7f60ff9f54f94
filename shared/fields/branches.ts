import idccs from '../../resources/reference/idcc.json' with { type: 'json' };
import { type CivilDate, civilDate } from '../base/time';
import {
  type CodeTable,
  type Confidence,
  codeTable,
  type ReferenceTable,
  referenceTable,
} from './reference-table';

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
  readonly state: BranchState;
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

/** Whether an agreement still applies; `unknown` where the public texts do not say. */
export type BranchState = 'in-force' | 'ended' | 'unknown';

export const branchTable: ReferenceTable = referenceTable(idccs);

/** What was read beside the table: who financed a branch before the operators of 2019. */
const before2019: ReadonlyMap<string, BranchFunder> = new Map([
  [
    '2098',
    {
      name: 'AGEFOS PME',
      validFrom: civilDate('2015-01-01'),
      validTo: civilDate('2019-03-31'),
      source: 'accords de branche de 2015 (étendu) et du 19 avril 2016',
      confidence: 'verified',
    },
  ],
  [
    '2198',
    {
      name: 'Forco',
      validFrom: null,
      validTo: civilDate('2019-03-31'),
      source: 'organisme non retrouvé dans un texte',
      confidence: 'unverified',
    },
  ],
]);

const states: Readonly<Record<string, BranchState>> = { 'in-force': 'in-force', ended: 'ended' };

/** Collective agreements by number. Codes without a branch stand below: 9999 and 9998. */
export const branches: readonly Branch[] = branchTable.rows.map(([idcc, label, state = '', opco = '']) => {
  const former = before2019.get(idcc);
  const { source, confidence, validFrom, validTo } = branchTable;
  return {
    idcc,
    label,
    state: states[state] ?? 'unknown',
    funders: [
      ...(former === undefined ? [] : [former]),
      ...(opco === '' ? [] : [{ name: opco, validFrom, validTo, source, confidence }]),
    ],
  };
});

/** Codes that say that no agreement applies. */
export const idccWithoutBranch: Readonly<Record<string, string>> = {
  '9999': 'Aucune convention collective',
  '9998': 'Convention en cours de négociation',
};

const byIdcc: ReadonlyMap<string, Branch> = new Map(branches.map((each) => [each.idcc, each]));

/** The branch of an IDCC; `null` when the table does not know it (any well-formed code is accepted in a form). */
export const branchOf = (idcc: string): Branch | null => byIdcc.get(idcc) ?? null;

/** Numbers and titles that the form proposes, the two codes without a branch included. */
export const branchCodes: CodeTable = codeTable([
  ...branches.map(({ idcc, label }) => ({ code: idcc, label })),
  ...Object.entries(idccWithoutBranch).map(([code, label]) => ({ code, label })),
]);

/** Label of an IDCC, the two codes without a branch included; `null` when unknown. */
export const branchLabel = (idcc: string): string | null => branchCodes.labelOf(idcc);

/** What is said under the box of a number: its title, and that it does not apply any more where the texts say so. */
export const branchWords = (idcc: string): string | null => {
  const label = branchLabel(idcc);
  return branchOf(idcc)?.state === 'ended' && label !== null
    ? `${label} (convention remplacée ou abrogée\u00a0: vérifiez le numéro)`
    : label;
};

/**
 * Who finances training for the branch on a date (an OPCO, an OPCA before April 2019), with source and confidence;
 * `null` when the table does not say. Proposed in the form, never imposed: an employer may depend on another one.
 */
export const opcoOf = (idcc: string, on: CivilDate): BranchFunder | null =>
  branchOf(idcc)?.funders.find(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo),
  ) ?? null;
