import { textOf, yesNoOf } from '../../engine/field-values';
import type { Asked, KindContext } from '../../engine/kind';

export const form = 'CERFA 12434*03';

/** Several employers share the contract: a host company has its own tutor (D. 6325-10, D. 6325-22). */
export const hasHostCompany = ({ employer: known }: KindContext): boolean =>
  known?.kind === 'temp-agency' || known?.kind === 'geiq';
export const forHost: Asked = {
  sentence: 'pour une entreprise de travail temporaire ou un groupement d’employeurs',
  when: hasHostCompany,
};
export const typeIs =
  (...codes: readonly string[]) =>
  ({ fields }: KindContext): boolean =>
    codes.includes(textOf(fields, 'contract.type') ?? '');
export const forAmendment: Asked = { sentence: 'pour un avenant (type 30)', when: typeIs('30') };
export const isRegistered = ({ candidate }: KindContext): boolean => candidate.jobSeeker === 'yes';
export const forSeeker: Asked = { sentence: 'pour un demandeur d’emploi inscrit', when: isRegistered };
export const withOutsideBody: Asked = {
  sentence: 'sauf si la formation est assurée par un service interne',
  when: ({ fields }) => yesNoOf(fields, 'training.isInternal') !== true,
};
export const underAgreement: Asked = {
  sentence: 'quand un accord de branche s’applique',
  when: ({ fields }) => yesNoOf(fields, 'agreement.applies') === true,
};

/** Digits with the shape that an identifier has. */
export const shaped = (shape: RegExp, message: string) => ({
  test: (value: string) => shape.test(value.trim()),
  message,
});
