import { civilDate } from '../../../base/time';

export const form = 'CERFA 12497*01 (source secondaire ; structure reprise du CERFA 13998)';
export const law =
  'Loi n° 2005-32 du 18 janvier 2005, art. 44 ; décret n° 2005-243 du 17 mars 2005 (sources secondaires)';
export const from = civilDate('2005-05-01');
export const to = civilDate('2009-12-31');
