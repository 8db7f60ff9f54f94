import { choiceOfName, wordsAnswering } from '../papers';
import type { ChecklistLine } from './engine/contract-file.schema';

/** Words by which scans of what no paper of a person answers are called, beside those of the label. */
const words: Readonly<Record<string, readonly string[]>> = {
  RIB: ['rib', 'iban'],
  FISC: ['imposition', 'impot', 'impots', 'fiscal'],
  RESS: ['ressources', 'paie', 'salaire'],
  PRG: ['programme'],
  CONV: ['convention'],
  TRI: ['tripartite'],
  BIL: ['bilan'],
  COT: ['urssaf', 'vigilance', 'cotisations'],
  TUT: ['tuteur'],
  AEP: ['experience'],
  CERFA: ['cerfa', 'signe', 'contrat'],
  VIS: ['visite', 'medecine', 'aptitude', 'vip'],
  ORD: ['decision', 'aide'],
};

/** The line of a checklist that the name of a file speaks of. */
export const documentOfName = (fileName: string, lines: readonly ChecklistLine[]): string | null =>
  choiceOfName(
    fileName,
    lines.map(({ code, label }) => ({
      value: code,
      label,
      words: [...(words[code] ?? []), ...wordsAnswering(code)],
    })),
  );
