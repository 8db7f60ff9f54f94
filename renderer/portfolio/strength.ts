import { useEffect, useState } from 'react';
import type { PassphraseVerdict } from '../../shared/keys';
import { call, tellFailure } from '../bridge';
import { secretTexts } from './portfolio.texts';

/** What is said of a passphrase while it is typed. */
export interface Strength {
  readonly tone: 'dimmed' | 'amber' | 'green';
  readonly sentence: string;
}

/** The dictionaries stand in the vault: it is asked at each pause of typing. */
const PAUSE_MS = 120;

const toneOf = ({ level }: Pick<PassphraseVerdict, 'level'>): Strength['tone'] => {
  switch (level) {
    case 'short':
      return 'dimmed';
    case 'guessable':
    case 'weak':
      return 'amber';
    case 'fair':
    case 'strong':
      return 'green';
  }
};

/** Says in one sentence what a new passphrase is worth, as the vault judges it; `names` are words that must not help. */
export function useStrength(passphrase: string, names: readonly string[]): Strength {
  const [judged, setJudged] = useState<Pick<PassphraseVerdict, 'level' | 'sentence'>>({
    level: 'short',
    sentence: secretTexts.short,
  });
  const told = names.join('\n');
  useEffect(() => {
    let isStale = false;
    const timer = window.setTimeout(() => {
      call('keys.judge', { passphrase, names: told.split('\n') })
        .then((verdict) => {
          if (!isStale) setJudged(verdict);
        })
        .catch(tellFailure);
    }, PAUSE_MS);
    return () => {
      isStale = true;
      window.clearTimeout(timer);
    };
  }, [passphrase, told]);
  return { tone: toneOf(judged), sentence: judged.sentence };
}
