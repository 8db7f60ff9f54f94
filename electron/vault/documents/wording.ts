import { capital, formatNumber, typography } from '../../../shared/base/text';
import type { Dossier } from '../../../shared/contract-files';
import { conditionLooks } from '../../../shared/law';

/** "70 %", "16,5 %". */
export const percent = (value: number): string => typography(`${formatNumber(value)} %`);

/** A citation whose articles are not cut at the end of a line: "art. L. 6325-1". */
export const citation = (source: string): string =>
  typography(source.replace(/\b(art\.|[LRD]\.|n°) (?=\S)/g, '$1\u00a0'));

/** What the file is worth; a dossier frozen before it was told keeps the words of its time. */
export function verdictWords({ said, verdict, conditions }: Dossier['law']): string {
  if (said !== undefined) return typography(capital(said));
  switch (verdict) {
    case 'eligible':
      return conditions.some((condition) => condition.verdict === 'presumed')
        ? 'Conditions réunies, sous réserve'
        : 'Conditions réunies';
    case 'ineligible':
      return 'Conditions non réunies';
    case 'to-check':
      return 'À vérifier';
  }
}

export const conditionWord = (verdict: Dossier['law']['conditions'][number]['verdict']): string =>
  conditionLooks[verdict].words;

/** A supporting document that is at hand: its box is ticked. */
export const isAtHand = (status: string): boolean => status === 'reçue' || status === 'vérifiée';
