import { formatFrenchDate } from '../../base/time';
import { control } from './entries';
import { dateOf } from './field-values';
import { type Control, metUnless, unknown } from './kind';

export const endAfterStart = (source: string): Control =>
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
  });

export const signedBeforeStart = (source: string): Control =>
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
  });
