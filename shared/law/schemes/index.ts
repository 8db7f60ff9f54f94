import type { RuleContext } from '../engine/rule';
import { isInForce, type Scheme } from '../engine/scheme';
import type { SchemeCode } from '../facts/scheme-codes';
import { aci } from './aci';
import { ai } from './ai';
import { cae2005 } from './cae-2005';
import { capp } from './capp';
import { cav } from './cav';
import { ce } from './ce';
import { cej } from './cej';
import { ciRma } from './ci-rma';
import { cie } from './cie';
import { civis } from './civis';
import { civisAsso } from './civis-asso';
import { withCrossingLaw } from './common/crossing';
import { cpro } from './cpro';
import { cuiCae } from './cui-cae';
import { eav } from './eav';
import { ei } from './ei';
import { emt } from './emt';
import { etti } from './etti';
import { geiq } from './geiq';
import { gj } from './gj';
import { pacea } from './pacea';
import { parcoursAppui } from './parcours-appui';
import { pec } from './pec';
import { perrec } from './perrec';
import { pmsmp } from './pmsmp';
import { poei } from './poei';
import { seje } from './seje';
import { serviceCivique } from './service-civique';
import { sponsorship } from './sponsorship';
import { trace } from './trace';
import { vae } from './vae';

const own: readonly Scheme[] = [
  trace,
  civisAsso,
  seje,
  civis,
  cae2005,
  cav,
  ciRma,
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
  parcoursAppui,
  sponsorship,
  geiq,
  vae,
  etti,
  ei,
  aci,
  ai,
  poei,
  perrec,
  serviceCivique,
];

/** The other ways of a refusal, as far as they are open on the day: a scheme is named only while it is in force. */
function withOpenWays(scheme: Scheme): Scheme {
  const { alternatives } = scheme.parts;
  if (alternatives === undefined) return scheme;
  const isOpen = (id: SchemeCode, { on, territory }: RuleContext): boolean => {
    const other = own.find((each) => each.id === id);
    return other === undefined || isInForce(other, on, territory);
  };
  return {
    ...scheme,
    parts: {
      ...scheme.parts,
      alternatives: (input) =>
        alternatives(input).flatMap((way) => {
          const open = way.schemes.filter((id) => isOpen(id, input.context));
          return way.schemes.length > 0 && open.length === 0 ? [] : [{ ...way, schemes: open }];
        }),
    },
  };
}

/**
 * Every scheme that has rules, in force or not, in the order of the field's overview, each with the law that cuts across
 * those of its kind. A new scheme is one folder and one line here.
 */
export const schemes: readonly Scheme[] = own.map(withCrossingLaw).map(withOpenWays);
