import type { Scheme } from '../engine/scheme';
import { cae2005 } from './cae-2005';
import { capp } from './capp';
import { ce } from './ce';
import { cej } from './cej';
import { cie } from './cie';
import { civis } from './civis';
import { cpro } from './cpro';
import { cuiCae } from './cui-cae';
import { eav } from './eav';
import { emt } from './emt';
import { etti } from './etti';
import { geiq } from './geiq';
import { gj } from './gj';
import { pacea } from './pacea';
import { pec } from './pec';
import { pmsmp } from './pmsmp';
import { sponsorship } from './sponsorship';
import { vae } from './vae';

/** Every scheme that has rules, in force or not, in the order of the field's overview. A new scheme is one file and one line here. */
export const schemes: readonly Scheme[] = [
  civis,
  cae2005,
  cie,
  cuiCae,
  eav,
  pec,
  cpro,
  capp,
  emt,
  pmsmp,
  gj,
  pacea,
  cej,
  ce,
  sponsorship,
  geiq,
  vae,
  etti,
];
