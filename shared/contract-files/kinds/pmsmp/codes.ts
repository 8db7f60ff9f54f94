import type { CodeTable } from '../../engine/kind';
import { code } from './sources';

export const object: CodeTable = {
  id: 'pmsmp.object',
  label: 'Objet',
  source: code('L. 5135-1'),
  // The codes are the values of the fact that the rules read.
  codes: [
    { code: 'discover-trade', label: 'découvrir un métier ou un secteur d’activité' },
    { code: 'confirm-project', label: 'confirmer un projet professionnel' },
    { code: 'start-recruitment', label: 'initier une démarche de recrutement' },
  ],
};

export const prescriber: CodeTable = {
  id: 'pmsmp.prescriber',
  label: 'Qualité du prescripteur',
  source: code('L. 5135-2, version du 16 décembre 2020'),
  codes: [
    { code: 'mission-locale', label: 'mission locale' },
    { code: 'france-travail', label: 'France Travail' },
    { code: 'L5311-4-1bis', label: 'organisme du 1° bis de l’article L. 5311-4' },
    { code: 'L5311-4-2', label: 'organisme du 2° de l’article L. 5311-4' },
    { code: 'department', label: 'conseil départemental' },
    { code: 'L6313-6', label: 'organisme du dernier alinéa de l’article L. 6313-6' },
    { code: 'delegated', label: 'organisme autorisé par une convention' },
  ],
};
