import type { CivilDate } from '../base/time';
import { type Enrolment, type SchemeId, schemeIds } from '../fields';
import { type SchemeCode, schemeCodeSchema, schemeOf } from '../law';

/** The scheme of the law behind an entry: the same code, or that of which it is a variant; `null` where there is none. */
const ruledAs = (entered: SchemeId): SchemeCode | null =>
  schemeCodeSchema.options.find((code) => code === entered) ??
  schemeCodeSchema.options.find((code) => entered.startsWith(`${code}_`)) ??
  null;

/** What a person has entered and not left. An immersion apart: another one may follow, with another host. */
export interface UnderWay {
  readonly scheme: SchemeCode;
  /** `null`: not known. */
  readonly since: CivilDate | null;
}

type Entered = Pick<Enrolment, 'scheme' | 'signedOn' | 'endedOn'>;

export const isUnderWay = ({ signedOn, endedOn }: Omit<Entered, 'scheme'>, on: CivilDate): boolean =>
  (signedOn === null || signedOn <= on) && (endedOn === null || endedOn > on);

const isOfferedOnce = (scheme: SchemeCode): boolean => {
  const kind = schemeOf(scheme)?.kind;
  return kind === 'support' || kind === 'measure';
};

/** Schemes that are not offered to whoever has entered them, by the names under which they are entered. */
export const offeredOnce: readonly { readonly entered: SchemeId; readonly scheme: SchemeCode }[] =
  schemeIds.flatMap((entered) => {
    const scheme = ruledAs(entered);
    return scheme !== null && isOfferedOnce(scheme) ? [{ entered, scheme }] : [];
  });

/** What is under way on a day, each scheme once, since its first entry that was not left. */
export function underWayOn(enrolments: readonly Entered[], on: CivilDate): readonly UnderWay[] {
  const found = new Map<SchemeCode, CivilDate | null>();
  for (const enrolment of enrolments) {
    const scheme = offeredOnce.find(({ entered }) => entered === enrolment.scheme)?.scheme;
    if (scheme === undefined || !isUnderWay(enrolment, on)) continue;
    const { signedOn } = enrolment;
    const known = found.get(scheme);
    if (known === undefined || known === null || (signedOn !== null && signedOn < known))
      found.set(scheme, signedOn ?? known ?? null);
  }
  return [...found].map(([scheme, since]) => ({ scheme, since }));
}

/** The name under which a scheme is entered; `null` where nobody enters it here. */
export const enteredAs = (scheme: SchemeCode): SchemeId | null =>
  offeredOnce.find((each) => each.scheme === scheme)?.entered ?? null;
