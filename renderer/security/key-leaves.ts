import { isWholeCopy, type RegisteredCopy } from '../../shared/portfolio';
import { choiceTexts as texts } from './security.texts';

/** What the change of one secret alone leaves behind. */
export const aloneLeaves = (copies: readonly RegisteredCopy[], former: string): string => {
  const whole = copies.filter(isWholeCopy).length;
  return [whole === 0 ? texts.noCopyKnown : texts.copiesStillOpen(whole, former), texts.aloneMeans].join(' ');
};

/** What the change of all keys leaves behind. */
export const allLeaves = (copies: readonly RegisteredCopy[], former: string): string => {
  const whole = copies.filter(isWholeCopy);
  const there = whole.filter(({ reach }) => reach === 'there').length;
  const away = whole.length - there;
  return [
    there === 0 ? texts.encryptedAnew : texts.encryptedAnewWith(there),
    away === 0 ? texts.noneAway : texts.awayStillOpen(away, former),
    texts.allMeans,
  ].join(' ');
};
