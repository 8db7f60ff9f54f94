import { newPassphraseSchema } from '../../shared/portfolio';

/** What is said of a passphrase while it is typed. */
export interface Strength {
  readonly isAccepted: boolean;
  readonly tone: 'dimmed' | 'amber' | 'green';
  readonly sentence: string;
}

/**
 * Says in one sentence what a new passphrase is worth. The requirement is the contract's (12 characters or five words);
 * the rest is advice: a few patterns that are guessed first, then length, which counts more than odd characters.
 */
export function strengthOf(passphrase: string): Strength {
  const length = [...passphrase].length;
  const words = passphrase.trim().split(/\s+/u).filter(Boolean);
  if (!newPassphraseSchema.safeParse(passphrase).success) {
    const gap = 12 - length;
    return {
      isAccepted: false,
      tone: 'dimmed',
      sentence:
        length === 0
          ? '12 caractères au moins, ou cinq mots.'
          : `Encore ${gap} caractère${gap > 1 ? 's' : ''}, ou cinq mots.`,
    };
  }
  const distinct = new Set(passphrase.toLowerCase()).size;
  if (distinct < 6 || /^(.{1,4})\1+$/u.test(passphrase) || /^\d+$/.test(passphrase))
    return {
      isAccepted: true,
      tone: 'amber',
      sentence: 'Acceptée, mais facile à deviner\u00A0: elle se répète ou ne compte que des chiffres.',
    };
  if (words.length >= 5 || length >= 20) return { isAccepted: true, tone: 'green', sentence: 'Solide.' };
  return {
    isAccepted: true,
    tone: 'green',
    sentence: 'Correcte. Cinq mots sans lien entre eux seraient plus sûrs et plus faciles à retenir.',
  };
}
