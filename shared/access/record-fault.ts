import { typography } from '../base/text';
import { formatFrenchDate, isCivilDate } from '../base/time';

/** A record that is not as its latest event left it, as the journal knows it. */
interface RecordFault {
  readonly type: string;
  readonly id: string;
  /** What it is called; `null` where that is unknown or must not be shown. */
  readonly name: string | null;
  /** Day of its latest event; `null` when it has none. */
  readonly lastEventOn: string | null;
}

const recordWords: Readonly<Record<string, string>> = {
  candidate: 'La fiche de',
  employer: 'L’employeur',
  'contract-file': 'Le dossier de contrat',
  import: 'Le compte rendu de l’import',
  portfolio: 'Les paramètres ou l’identité du portefeuille,',
  reference: 'La référence',
  colleague: 'La clé de collègue de',
  sender: 'La signature confirmée de',
  'rights-request': 'La demande sur des données personnelles',
};

/** "La fiche de X ne correspond plus à son dernier événement, du 12 mars 2026." Without a name, its number. */
export function recordFaultSentence({ type, id, name, lastEventOn }: RecordFault): string {
  const which = `${recordWords[type] ?? 'L’enregistrement'} ${name ?? `n° ${id}`}`;
  return typography(
    lastEventOn !== null && isCivilDate(lastEventOn)
      ? `${which} ne correspond plus à son dernier événement, du ${formatFrenchDate(lastEventOn)}.`
      : `${which} n’a aucun événement dans le journal.`,
  );
}
