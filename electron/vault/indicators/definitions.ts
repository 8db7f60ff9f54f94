import type { SchemeId } from '../../../shared/fields';
import type { IndicatorTable } from '../../../shared/indicators';
import type { QualityCounts } from './indicators.repository';

/** What stands beside a figure: its name, unit, inclusion rule and source. Codes B are those of docs/sources/indicators.md, Activity. */
export type Definition = Pick<IndicatorTable, 'code' | 'label' | 'unit' | 'definition' | 'source'>;

const level = 'Niveau : dernier niveau enregistré quand le fichier est produit.';

export const inContact: Definition = {
  code: 'B1',
  label: 'Jeunes en contact',
  unit: 'persons',
  definition:
    'Candidats distincts ayant au moins un acte (entretien, atelier, appel, information collective) daté du premier au dernier jour du trimestre ; plusieurs actes comptent une personne. ' +
    `Âge : révolu au jour du premier acte du trimestre. ${level}`,
  source: 'Dares, système d’information des missions locales : jeunes « en contact »',
};

export const firstReceptions: Definition = {
  code: 'B3',
  label: 'Premiers accueils',
  unit: 'persons',
  definition:
    'Candidats distincts dont le premier accueil dans la structure est daté du premier au dernier jour du trimestre. Un jeune n’a qu’un premier accueil par structure ; au plan national, deux structures peuvent compter le même. ' +
    `Âge : révolu au jour du premier accueil. ${level}`,
  source: 'Glossaire du réseau : jeunes inscrits pour la première fois',
};

export const entries: Definition = {
  code: 'B6',
  label: 'Entrées en dispositif',
  unit: 'entries',
  definition:
    'Contrats d’accompagnement signés du premier au dernier jour du trimestre, hors reconductions. Un jeune entré dans deux dispositifs compte deux entrées ; une entrée sans date de signature n’est pas comptée. ' +
    `Âge : révolu au jour de la signature. ${level}`,
  source: 'Dares : entrées en dispositif, au mois de signature',
};

export const renewals: Definition = {
  code: 'B6R',
  label: 'Reconductions de dispositif',
  unit: 'entries',
  definition:
    'Contrats d’accompagnement reconduits, signés du premier au dernier jour du trimestre ; ils ne sont pas des entrées.',
  source: 'Définition de Vivier, pour ne pas compter une reconduction comme une entrée',
};

export const filesOpened: Definition = {
  code: 'D1',
  label: 'Dossiers de contrat ouverts',
  unit: 'files',
  definition:
    'Dossiers de contrat ouverts du premier au dernier jour du trimestre, quelle que soit leur suite. Un jeune peut avoir plusieurs dossiers. ' +
    `Âge : révolu au jour de l’ouverture. ${level}`,
  source: 'Définition de Vivier',
};

export const filesSigned: Definition = {
  code: 'D2',
  label: 'Dossiers de contrat signés',
  unit: 'files',
  definition:
    'Dossiers de contrat signés du premier au dernier jour du trimestre, quelle que soit la date de leur ouverture. Un jeune peut avoir plusieurs dossiers. ' +
    `Âge : révolu au jour de la signature. ${level}`,
  source: 'Définition de Vivier',
};

/** Schemes in the order of the tables; the support schemes that a candidate can enter (docs/sources/schemes.md, Schemes and their time). */
export const schemeLabels: Readonly<Record<SchemeId, string>> = {
  TRACE: 'TRACE',
  CIVIS_ASSO: 'CIVIS, volet association',
  CIVIS: 'CIVIS, hors renforcé',
  CIVIS_RENFORCE: 'CIVIS renforcé',
  PACEA: 'PACEA',
  GJ: 'Garantie jeunes',
  CEJ: 'Contrat d’engagement jeune',
  CE: 'Contrat d’engagement',
  EMT: 'Évaluation en milieu de travail',
  PMSMP: 'Période de mise en situation en milieu professionnel',
  PARRAINAGE: 'Parrainage',
  AUTRE: 'Autre dispositif',
};

/** What the reader must know of the data, in the order of the report; `ofAdviser`: of the people of one adviser alone. */
export const quality: readonly {
  readonly code: string;
  readonly label: string;
  readonly ofAdviser?: string;
  readonly of: keyof QualityCounts;
}[] = [
  { code: 'Q1', label: 'Entrées sans date de signature, non comptées', of: 'undatedEntries' },
  {
    code: 'Q2',
    label: 'Candidats du portefeuille sans sexe renseigné',
    ofAdviser: 'Vos candidats sans sexe renseigné',
    of: 'withoutSex',
  },
  {
    code: 'Q3',
    label: 'Candidats du portefeuille sans niveau renseigné',
    ofAdviser: 'Vos candidats sans niveau renseigné',
    of: 'withoutLevel',
  },
  {
    code: 'Q4',
    label: 'Candidats du portefeuille sans date de premier accueil',
    ofAdviser: 'Vos candidats sans date de premier accueil',
    of: 'withoutFirstReception',
  },
  { code: 'Q5', label: 'Doublons probables non tranchés', of: 'suspectedDuplicates' },
];
