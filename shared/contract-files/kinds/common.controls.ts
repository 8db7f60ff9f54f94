import { type CivilDate, formatFrenchDate } from '../../time';
import { dateOf } from '../field-values';
import { control } from './entries';
import { type Control, fault, met, metUnless, unknown } from './kind';

/** The scheme is in force on the day of the signature; `from` may depend on the territory. */
export const inForceControl = (
  what: string,
  dates: { readonly from: CivilDate; readonly to: CivilDate; readonly overseasFrom?: CivilDate },
  source: string,
): Control =>
  control({
    id: 'in-force',
    severity: 'blocking',
    field: 'contract.concludedOn',
    rule: `${what} se signe du ${formatFrenchDate(dates.from)} au ${formatFrenchDate(dates.to)}.`,
    source,
    check: ({ fields, employer }) => {
      const signed = dateOf(fields, 'contract.concludedOn');
      if (signed === null) return unknown;
      const isOverseas =
        employer !== null && employer.territory !== 'metropole' && employer.territory !== 'alsace-moselle';
      const from = isOverseas ? (dates.overseasFrom ?? dates.from) : dates.from;
      if (signed < from)
        return fault(
          `Ce contrat n’existe ${isOverseas ? 'dans ce territoire ' : ''}que depuis le ${formatFrenchDate(from)}.`,
        );
      return signed > dates.to
        ? fault(
            `Ce contrat n’existe plus depuis le ${formatFrenchDate(dates.to)} : choisissez un dispositif en vigueur.`,
          )
        : met;
    },
  });

export const orderControls = (source: string): readonly Control[] => [
  control({
    id: 'end-after-start',
    severity: 'blocking',
    field: 'contract.endsOn',
    rule: 'La fin suit le début.',
    source,
    check: ({ fields }) => {
      const [start, end] = [dateOf(fields, 'contract.startsOn'), dateOf(fields, 'contract.endsOn')];
      if (start === null || end === null) return unknown;
      return metUnless(end < start, 'La fin précède le début : corrigez l’une des deux dates.');
    },
  }),
  control({
    id: 'signature-before-start',
    severity: 'blocking',
    field: 'contract.concludedOn',
    rule: 'La signature précède le début, ou tombe le même jour.',
    source,
    check: ({ fields }) => {
      const [signed, start] = [dateOf(fields, 'contract.concludedOn'), dateOf(fields, 'contract.startsOn')];
      if (signed === null || start === null) return unknown;
      return metUnless(
        signed > start,
        `La signature (${formatFrenchDate(signed)}) suit le début (${formatFrenchDate(start)}) : rien ne commence avant d’être signé.`,
      );
    },
  }),
];
