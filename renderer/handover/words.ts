import { formatNumber } from '../../shared/base/text';
import { formatFrenchDate } from '../../shared/base/time';
import type { HandoverCounts, HandoverMark } from '../../shared/handover';
import { count, enumerate } from '../ui';

const MEGA = 1024 * 1024;

/** "2 contacts, 1 dossier de contrat et 3 pièces jointes (1,2 Mo)", without what there is none of. */
export function countsWords(
  counts: Omit<HandoverCounts, 'candidates' | 'employers'> & Partial<HandoverCounts>,
): string {
  const size = `${formatNumber(counts.attachmentBytes / MEGA, 1)}\u00A0Mo`;
  const parts: readonly (readonly [number, string])[] = [
    [counts.candidates ?? 0, count(counts.candidates ?? 0, 'candidat', 'candidats')],
    [counts.contacts, count(counts.contacts, 'contact', 'contacts')],
    [counts.enrolments, count(counts.enrolments, 'dispositif', 'dispositifs')],
    [counts.periods, count(counts.periods, 'période du parcours', 'périodes du parcours')],
    [counts.askedFacts, count(counts.askedFacts, 'information donnée', 'informations données')],
    [counts.overrides, count(counts.overrides, 'réponse de conseiller', 'réponses de conseiller')],
    [counts.events, count(counts.events, 'événement du parcours', 'événements du parcours')],
    [counts.files, count(counts.files, 'dossier de contrat', 'dossiers de contrat')],
    [counts.attachments, `${count(counts.attachments, 'pièce jointe', 'pièces jointes')} (${size})`],
    [counts.employers ?? 0, count(counts.employers ?? 0, 'employeur', 'employeurs')],
  ];
  return enumerate(parts.filter(([n]) => n > 0).map(([, words]) => words));
}

/** "Définitive" or "Jusqu’au 31 décembre 2026". */
export const purposeWords = ({ until }: Pick<HandoverMark, 'until'>): string =>
  until === null ? 'Définitive' : `Jusqu’au ${formatFrenchDate(until)}`;
