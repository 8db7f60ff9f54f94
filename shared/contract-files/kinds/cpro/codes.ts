import { civilDate } from '../../../base/time';
import type { CodeTable } from '../../engine/kind';

/**
 * Code tables of the form 12434. They are not those of the apprenticeship form, although some numbers look alike.
 * Read in secondary sources; the dates are those of the laws that opened or closed a case.
 */
const source = 'CERFA 12434*03, table de codes lue dans une source secondaire';

export const contractNature: CodeTable = {
  id: 'cpro.contract-nature',
  label: 'Nature du contrat',
  source: 'CERFA 12434 ; code du travail, art. L. 6325-5 et L. 6325-23',
  codes: [
    { code: 'CDI', label: 'contrat à durée indéterminée' },
    { code: 'CDD', label: 'contrat à durée déterminée' },
    { code: 'CTT', label: 'contrat de travail temporaire' },
  ],
};

export const previousSituation: CodeTable = {
  id: 'cpro.previous-situation',
  label: 'Situation avant le contrat',
  source,
  // Code 2 was not found in any source.
  codes: [
    { code: '1', label: 'scolaire' },
    { code: '3', label: 'étudiant' },
    { code: '4', label: 'contrat d’apprentissage' },
    { code: '5', label: 'contrat de professionnalisation' },
    { code: '6', label: 'salarié en contrat aidé (CUI-CIE, CUI-CAE)' },
    { code: '7', label: 'stagiaire de la formation professionnelle' },
    { code: '8', label: 'salarié' },
    { code: '9', label: 'personne à la recherche d’un emploi' },
    { code: '10', label: 'inactif' },
  ],
};

export const contractType: CodeTable = {
  id: 'cpro.contract-type',
  label: 'Type de contrat',
  source: `${source} ; code du travail, art. L. 6325-7`,
  codes: [
    { code: '11', label: 'contrat initial, cas général' },
    {
      code: '12',
      label: 'contrat initial conclu avec deux employeurs (activité saisonnière)',
      from: civilDate('2011-07-30'),
    },
    { code: '21', label: 'nouveau contrat après échec aux épreuves' },
    { code: '22', label: 'nouveau contrat après défaillance de l’organisme de formation' },
    { code: '23', label: 'nouveau contrat après maternité, maladie ou accident du travail' },
    { code: '24', label: 'nouveau contrat vers une qualification supérieure ou complémentaire' },
    { code: '30', label: 'avenant' },
  ],
};

/** What type 23 leaves open (L. 6325-7, 2°). */
export const interruptionReason: CodeTable = {
  id: 'cpro.interruption-reason',
  label: 'Motif de l’interruption',
  source: 'Code du travail, art. L. 6325-7',
  codes: [
    { code: 'maternity', label: 'maternité' },
    { code: 'illness', label: 'maladie' },
    { code: 'work-accident', label: 'accident du travail' },
    { code: 'occupational-disease', label: 'maladie professionnelle' },
  ],
};

export const qualificationType: CodeTable = {
  id: 'cpro.qualification-type',
  label: 'Type de qualification visée',
  source: `${source} ; lois n° 2018-771, art. 28-VI, et n° 2022-1598, art. 11`,
  codes: [
    { code: '1', label: 'certification enregistrée au répertoire national, autre qu’un CQP' },
    { code: '2', label: 'certificat de qualification professionnelle (CQP)' },
    { code: '3', label: 'qualification reconnue par les classifications d’une convention collective' },
    {
      code: '4',
      label: 'contrat expérimental',
      from: civilDate('2018-09-01'),
      until: civilDate('2023-12-23'),
    },
    { code: '8', label: 'parcours associant des actions de VAE', from: civilDate('2022-12-22') },
  ],
};

export const diploma: CodeTable = {
  id: 'cpro.diploma',
  label: 'Diplôme ou titre',
  source,
  codes: [
    { code: '10', label: 'doctorat' },
    { code: '11', label: 'master 2 professionnel, DESS, diplôme de grande école' },
    { code: '12', label: 'master 2 recherche, DEA' },
    { code: '19', label: 'autre diplôme ou titre de niveau bac + 5 et plus' },
    { code: '21', label: 'master 1 professionnel' },
    { code: '22', label: 'master 1 général' },
    { code: '23', label: 'licence professionnelle' },
    { code: '24', label: 'licence générale' },
    { code: '29', label: 'autre diplôme ou titre de niveau bac + 3 ou 4' },
    { code: '31', label: 'brevet de technicien supérieur' },
    { code: '32', label: 'diplôme universitaire de technologie' },
    { code: '39', label: 'autre diplôme ou titre de niveau bac + 2' },
    { code: '41', label: 'baccalauréat professionnel' },
    { code: '42', label: 'baccalauréat général' },
    { code: '43', label: 'baccalauréat technologique' },
    { code: '49', label: 'autre diplôme ou titre de niveau bac' },
    { code: '51', label: 'CAP' },
    { code: '52', label: 'BEP' },
    { code: '53', label: 'mention complémentaire' },
    { code: '59', label: 'autre diplôme ou titre de niveau CAP ou BEP' },
    { code: '60', label: 'aucun diplôme ni titre professionnel' },
  ],
};

/** The code of AAH was not verified, and is left out. */
export const minimumIncome: CodeTable = {
  id: 'cpro.minimum-income',
  label: 'Minimum social',
  source,
  codes: [
    { code: '1', label: 'RSA', from: civilDate('2009-06-01') },
    { code: '2', label: 'ASS' },
  ],
};
