import { typography } from '../base/text';

/** What a fingerprint that was noted says of the journal as it is today. */
export const headAnswers = ['same', 'former', 'other', 'ahead'] as const;
type HeadAnswer = (typeof headAnswers)[number];

/** The same in a sentence, with what to do. */
export const headAnswerSentences: Readonly<Record<HeadAnswer, string>> = {
  same: typography('Cette empreinte est celle de cette inscription : rien n’a changé jusqu’à elle.'),
  former: typography(
    'Cette empreinte est celle du journal d’avant la mise à jour qui a séparé le contenu des inscriptions de leur chaîne : rien n’avait changé jusqu’à elle. Notez celle d’aujourd’hui.',
  ),
  other: typography(
    'Cette empreinte n’est pas celle de cette inscription : le journal a été réécrit depuis, ou l’empreinte est mal recopiée. Une empreinte notée avant la mise à jour qui a refait la chaîne ne se compare que si elle est la dernière d’alors.',
  ),
  ahead: typography(
    'Le journal s’arrête avant cette inscription : ce fichier est plus ancien que celui dont vous avez noté l’empreinte.',
  ),
};
