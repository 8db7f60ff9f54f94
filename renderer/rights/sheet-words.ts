import { type CivilDate, formatFrenchDate } from '../../shared/base/time';
import { type SchemeCode, type SchemeKind, type Sheet, schemeOf } from '../../shared/law';

export const kindLabels: Readonly<Record<SchemeKind, string>> = {
  employment: 'Contrat de travail',
  support: 'Contrat d’accompagnement',
  immersion: 'Immersion',
  measure: 'Mesure',
};
export const subjectLabels = {
  person: 'la personne',
  employer: 'l’employeur',
  contract: 'le contrat',
} as const;

/** "du 1er avril 2005 au 31 décembre 2016", "depuis le 1er mars 2022". */
export const datesText = ({
  from,
  to,
}: {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}): string =>
  to === null
    ? `depuis le ${formatFrenchDate(from)}`
    : `du ${formatFrenchDate(from)} au ${formatFrenchDate(to)}`;

/** A scheme by its name; by its code when it has no rules. */
export const schemeLabel = (code: SchemeCode): string => schemeOf(code)?.label ?? code;

/** Why the page shows another day than the one asked; empty when it shows that very day. */
export function otherDayText({ on, from, to, label }: Sheet, asked: CivilDate): string {
  if (asked === on) return '';
  const shown = formatFrenchDate(on);
  return asked < from
    ? `Au ${formatFrenchDate(asked)}, « ${label} » n’existait pas encore : la fiche montre son premier jour, le ${shown}.`
    : to === null
      ? ''
      : `Au ${formatFrenchDate(asked)}, « ${label} » n’était plus en vigueur : la fiche montre son dernier jour, le ${shown}.`;
}
