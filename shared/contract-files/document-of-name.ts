import { fold } from '../base/text';
import type { ChecklistLine } from './engine/contract-file.schema';

/** Words by which scans are called, beside those of the label, by the code of the document. */
const words: Readonly<Record<string, readonly string[]>> = {
  ID: ['cni', 'identite', 'passeport', 'id'],
  SEJ: ['sejour', 'titre sejour', 'recepisse', 'autorisation travail'],
  DOM: ['domicile', 'edf', 'quittance', 'loyer', 'hebergement'],
  DIP: ['diplome', 'bac', 'cap', 'bep', 'brevet', 'releve notes'],
  DE: ['demandeur', 'france travail', 'pole emploi', 'avis situation', 'inscription'],
  MIN: ['rsa', 'aah', 'ass', 'caf'],
  RQTH: ['rqth', 'mdph', 'handicape'],
  RIB: ['rib', 'iban'],
  FISC: ['imposition', 'impot', 'impots', 'fiscal'],
  RESS: ['ressources', 'paie', 'salaire'],
  REP: ['representant', 'parental', 'parentale', 'tutelle'],
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

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');

/**
 * The line of a checklist that the name of a file speaks of, to be proposed and changed; `null` when it says nothing, or
 * speaks as much of two lines. Pure.
 */
export function documentOfName(fileName: string, lines: readonly ChecklistLine[]): string | null {
  const name = ` ${wordsOf(fileName.replace(/\.[a-z0-9]+$/iu, '')).join(' ')} `;
  const ranked = lines
    .map(({ code, label }) => {
      const own = (words[code] ?? []).filter((word) => name.includes(` ${word} `)).length;
      const said = wordsOf(label).filter((word) => word.length > 4 && name.includes(` ${word} `)).length;
      return { code, score: own * 2 + said };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  return first === undefined || first.score === second?.score ? null : first.code;
}
