import { type AccessFilters, accessSentence, entranceLabels } from '../../../shared/access';
import { writeCsv } from '../export';
import type { Deps } from '../service/deps';
import { shownLines } from './lines';

const header = ['N°', 'Date et heure (UTC)', 'Acte', 'Fait par', 'Fiche', 'Dossier', 'Entrée'];

/** The lines that pass the filters as a CSV file, the oldest first, with the names of today: the user asked for that very file. */
export function journalCsv(
  { db }: Deps,
  filters: AccessFilters,
): { readonly bytes: Uint8Array; readonly lines: number } {
  const { rows } = shownLines(db, filters, 0, Number.MAX_SAFE_INTEGER);
  const lines = rows.toReversed();
  return {
    bytes: writeCsv(
      header,
      lines.map((line) => [
        line.id,
        line.at,
        accessSentence(line.kind, line.detail),
        line.actor,
        line.candidate?.name ?? '',
        line.file?.reference ?? '',
        entranceLabels[line.entrance],
      ]),
    ),
    lines: lines.length,
  };
}
