import type { CivilDate } from '../../base/time';
import { citeOn, textOn } from './dated-citation';
import type { Judgement } from './rule';
import type { Source } from './source';

/** Supporting documents, by the codes of the common catalogue. */
export const documentLabels = {
  ID: 'Pièce d’identité en cours de validité',
  SEJ: 'Titre de séjour et autorisation de travail',
  DOM: 'Justificatif de domicile',
  DIP: 'Diplômes ou attestation de niveau',
  DE: 'Avis de situation de demandeur d’emploi',
  MIN: 'Attestation de RSA, d’ASS ou d’AAH',
  RQTH: 'Reconnaissance de travailleur handicapé',
  RIB: 'Relevé d’identité bancaire',
  FISC: 'Avis d’imposition du foyer',
  RESS: 'Justificatifs de ressources du mois',
  REP: 'Accord du représentant légal',
  PRG: 'Programme de formation annexé au contrat',
  CONV: 'Convention avec l’organisme de formation',
  TRI: 'Convention tripartite',
  BIL: 'Bilan des actions antérieures',
  COT: 'Attestation sociale à jour',
  TUT: 'Attestation d’éligibilité du tuteur',
  AEP: 'Attestation d’expérience professionnelle',
  BILP: 'Bilan de l’immersion',
  EXP: 'Justificatifs de l’activité en rapport avec la certification',
  CERFA: 'Formulaire officiel signé',
  CFA: 'Convention avec le centre de formation d’apprentis',
  VIS: 'Avis de la visite d’information et de prévention',
  ORD: 'Décision d’aide, avant le contrat',
} as const;
export type DocumentCode = keyof typeof documentLabels;

/** A supporting document that a file asks for. */
export interface RequiredDocument {
  readonly code: DocumentCode;
  readonly label: string;
  /** `false`: asked only if a fact that is still missing calls for it, or advised. */
  readonly isRequired: boolean;
  /** When it is asked, in French. */
  readonly condition: string;
  readonly source: string;
}

/** A document in the catalogue of a scheme: when it is asked, in French, and by which text. */
export interface CatalogueDocument {
  readonly code: DocumentCode;
  readonly condition: string;
  readonly source: Source;
  /** First day of the conclusions for which it is asked. */
  readonly from: CivilDate;
}

/** Documents that may be asked once a missing fact is known are listed too, as not required. */
export const askedDocuments = <D extends CatalogueDocument>(
  catalogue: readonly D[],
  on: CivilDate,
  asked: (document: D) => Judgement,
): readonly RequiredDocument[] =>
  catalogue.flatMap((document) => {
    if (on < document.from) return [];
    const { truth } = asked(document);
    if (truth === 'no') return [];
    const { code, condition, source } = document;
    return [
      {
        code,
        label: documentLabels[code],
        isRequired: truth === 'yes',
        condition: textOn(condition, on),
        source: citeOn(source, on),
      },
    ];
  });
