import { z } from 'zod';
import { line, text } from '../base/procedure';
import { scanSchema } from '../base/scan.schema';
import { typography } from '../base/text';
import { type CivilDate, civilDateSchema, formatFrenchDate } from '../base/time';
import { type PaperKind, paperKindOf, paperKindSchema } from './kinds';

export const paperInputSchema = z.strictObject({
  kind: paperKindSchema,
  /** '' where there is none, or none may be kept. */
  number: line(40),
  issuedOn: civilDateSchema.nullable(),
  /** Last day on which it is good; `null`: not known, or it does not expire. */
  expiresOn: civilDateSchema.nullable(),
  /** Day on which the original was seen; `null`: a copy only. */
  originalSeenOn: civilDateSchema.nullable(),
  originalSeenBy: line(120),
  remark: text(2000),
});
export type PaperInput = z.infer<typeof paperInputSchema>;

export const paperSchema = paperInputSchema.extend({
  id: z.uuid(),
  addedAt: z.iso.datetime(),
  /** The earliest first. */
  scans: z.array(scanSchema),
});
export type Paper = z.infer<typeof paperSchema>;

/** Copies of one paper: more is another paper. */
export const mostScans = 10;
/** Papers of one person. */
export const mostPapers = 200;

export const paperLabel = (kind: PaperKind): string => paperKindOf(kind).label;

export const emptyPaper = (kind: PaperKind): PaperInput => ({
  kind,
  number: '',
  issuedOn: null,
  expiresOn: null,
  originalSeenOn: null,
  originalSeenBy: '',
  remark: '',
});

export interface PaperFault {
  readonly field: Exclude<keyof PaperInput, 'kind'>;
  readonly message: string;
}
const fault = (field: PaperFault['field'], message: string): PaperFault => ({
  field,
  message: typography(message),
});

/** Why a paper cannot be kept as it was typed, in a sentence that says what to do; `null` where it can. */
export function paperFault(paper: PaperInput, birthDate: CivilDate, today: CivilDate): PaperFault | null {
  const { kind, number, issuedOn, expiresOn, originalSeenOn, originalSeenBy, remark } = paper;
  const { number: allowed, expires, noRemark } = paperKindOf(kind);
  if (number.trim() !== '' && allowed === undefined)
    return fault('number', 'Le numéro de cette pièce ne se garde pas ; laissez-le sur la pièce.');
  if (remark.trim() !== '' && noRemark !== undefined) return fault('remark', noRemark);
  if (expiresOn !== null && !expires) return fault('expiresOn', 'Cette pièce n’expire pas ; laissez vide.');
  const dates = [
    ['issuedOn', issuedOn],
    ['expiresOn', expiresOn],
    ['originalSeenOn', originalSeenOn],
  ] as const;
  for (const [field, day] of dates)
    if (day !== null && day < birthDate)
      return fault(
        field,
        `Cette date est avant la naissance (${formatFrenchDate(birthDate)}) ; vérifiez l’année.`,
      );
  if (issuedOn !== null && issuedOn > today)
    return fault('issuedOn', 'Cette date est dans le futur ; vérifiez l’année.');
  if (issuedOn !== null && expiresOn !== null && expiresOn < issuedOn)
    return fault('expiresOn', 'La fin est avant la délivrance ; vérifiez les deux dates.');
  if (originalSeenOn !== null && originalSeenOn > today)
    return fault('originalSeenOn', 'Cette date est dans le futur ; vérifiez l’année.');
  if (originalSeenOn !== null && issuedOn !== null && originalSeenOn < issuedOn)
    return fault(
      'originalSeenOn',
      'L’original ne peut pas être vu avant d’être délivré ; vérifiez les deux dates.',
    );
  if (originalSeenOn !== null && originalSeenBy.trim() === '')
    return fault('originalSeenBy', 'Dites qui a vu l’original.');
  if (originalSeenOn === null && originalSeenBy.trim() !== '')
    return fault('originalSeenOn', 'Dites quel jour l’original a été vu, ou effacez le nom.');
  return null;
}

/** What was typed, without the spaces around it. */
export const tidiedPaper = (paper: PaperInput): PaperInput => ({
  ...paper,
  number: paper.number.trim(),
  originalSeenBy: paper.originalSeenBy.trim(),
  remark: paper.remark.trim(),
});
/** What was typed of a paper, without what the portfolio adds. */
export const paperInputOf = ({ id: _, addedAt: __, scans: ___, ...input }: Paper): PaperInput => input;

/** What was typed, without what its kind does not keep: the boxes of another kind may have been filled before. */
export function fittedPaper(paper: PaperInput): PaperInput {
  const { number, expires, noRemark } = paperKindOf(paper.kind);
  return {
    ...paper,
    number: number === undefined ? '' : paper.number,
    expiresOn: expires ? paper.expiresOn : null,
    remark: noRemark === undefined ? paper.remark : '',
    // Who would have seen it says nothing where nobody did.
    originalSeenBy: paper.originalSeenOn === null ? '' : paper.originalSeenBy,
  };
}

/** « délivrance le 3 mars 2020, valable jusqu’au 3 mars 2030 »: what is known of its days; '' where nothing is. */
export const paperDays = ({ issuedOn, expiresOn }: Pick<Paper, 'issuedOn' | 'expiresOn'>): string =>
  [
    ...(issuedOn === null ? [] : [`délivrance le ${formatFrenchDate(issuedOn)}`]),
    ...(expiresOn === null ? [] : [`valable jusqu’au ${formatFrenchDate(expiresOn)}`]),
  ].join(', ');
