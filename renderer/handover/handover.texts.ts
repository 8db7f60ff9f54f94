import { typography } from '../../shared/base/text';

/** Sentences of the directory of colleagues. */
export const directoryTexts = {
  forgetTitle: typography('Oublier cette signature ?'),
  /** After the name. */
  forgetting: typography(
    ' : ses prochaines passations seront à confirmer de nouveau, en comparant l’empreinte au téléphone. Rien ne la ramène d’ici là ; les passations déjà reçues restent.',
  ),
  forget: 'Oublier cette signature',
  keep: 'Garder cette signature',
} as const;
