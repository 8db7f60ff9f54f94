import { civilDate } from '../../../base/time';

export const form = 'CERFA 12547*02 ; code du travail, anciens art. L. 5131-4 à L. 5131-6';
export const decree =
  'Décret n° 2005-241 du 14 mars 2005 ; code du travail, anciens art. D. 5131-10 à D. 5131-27';
export const secondary = 'Ministère du travail et service-public, fiches sur le CIVIS (sources secondaires)';

export const from = civilDate('2005-04-01');
export const to = civilDate('2016-12-31');
