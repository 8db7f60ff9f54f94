import { z } from 'zod';

/** The names that the field gives to its schemes (dated overview); a scheme answers once it has rules. */
const schemeCodes = [
  'TRACE',
  'CIVIS_ASSO',
  'CIVIS',
  'CAE_2005',
  'CAV',
  'CI_RMA',
  'SEJE',
  'CIE',
  'CUI_CAE',
  'EAV',
  'PEC',
  'CPRO',
  'CPRO_EXP',
  'CAPP',
  'EMT',
  'PMSMP',
  'GJ',
  'PACEA',
  'CEJ',
  'CE',
  'PERPRO',
  'PROA',
  'PERREC',
  'PARRAINAGE',
  'GEIQ',
  'VAE',
  'ETTI',
  'EI',
  'ACI',
  'AI',
  'POEI',
  'SERVICE_CIVIQUE',
  'PARCOURS_APPUI',
] as const;
export const schemeCodeSchema = z.enum(schemeCodes);
export type SchemeCode = z.infer<typeof schemeCodeSchema>;

/** Those whose rates a prefect of region fixes by order. */
export const orderSchemes = ['PEC', 'CUI_CAE', 'CIE'] as const;
