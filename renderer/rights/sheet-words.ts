import { type CivilDate, formatFrenchDate } from '../../shared/base/time';
import { type SchemeCode, type Sheet, schemeOf } from '../../shared/law';
import { schemeTexts, sheetTexts } from './sheets.texts';

/** "du 1er avril 2005 au 31 décembre 2016", "depuis le 1er mars 2022". */
export const datesText = ({
  from,
  to,
}: {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}): string =>
  to === null
    ? sheetTexts.since(formatFrenchDate(from))
    : sheetTexts.fromTo(formatFrenchDate(from), formatFrenchDate(to));

/** A scheme by its name; by its code when it has no rules. */
export const schemeLabel = (code: SchemeCode): string => schemeOf(code)?.label ?? code;

/** Why the page shows another day than the one asked; empty when it shows that very day. */
export function otherDayText({ on, from, to, label }: Sheet, asked: CivilDate): string {
  if (asked === on) return '';
  const [day, shown] = [formatFrenchDate(asked), formatFrenchDate(on)];
  if (asked < from) return schemeTexts.notYet(day, label, shown);
  return to === null ? '' : schemeTexts.noLonger(day, label, shown);
}
