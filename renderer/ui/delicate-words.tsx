import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type DelicateCategory, delicateCategories, delicateWordsIn } from '../../shared/privacy';
import { useDiscretion } from '../bridge/discretion';
import classes from './delicate-words.module.css';
import { delicateWordsTexts as texts } from './delicate-words.texts';

/** Pause after the last key before a text is looked at: as for drafts, so that typing waits for nothing. */
const PAUSE_MS = 700;
/** Words shown for one category: enough to find them again. */
const MOST_WORDS = 3;

type Found = readonly (readonly [category: DelicateCategory, words: readonly string[]])[];

function foundIn(text: string): Found {
  const passages = delicateWordsIn(text);
  return delicateCategories.flatMap((category) => {
    const words = passages
      .filter((passage) => passage.category === category)
      .map(({ from, to }) => text.slice(from, to));
    // As typed, each once whatever its case.
    const each = [...new Map(words.map((one) => [one.toLowerCase(), one])).values()];
    return words.length === 0 ? [] : [[category, each.slice(0, MOST_WORDS)] as const];
  });
}

/** What is found in a text as it was at the last pause. */
function useFound(text: string): Found {
  const [looked, setLooked] = useState(text);
  useEffect(() => {
    if (text === looked) return;
    const timer = window.setTimeout(() => setLooked(text), text === '' ? 0 : PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text, looked]);
  return useMemo(() => foundIn(looked), [looked]);
}

/**
 * Under a free text: says which words seem to tell of health, offences, opinions, origin or sex life, and what to write
 * instead. Refuses nothing, keeps nothing. The region stands there empty, so that what comes into it is read aloud once;
 * it says the same thing until what is found changes.
 */
export function DelicateWords({ text }: { readonly text: string }): ReactNode {
  const found = useFound(text);
  const { isDiscreet } = useDiscretion();
  return (
    <div role="status">
      {found.length === 0 ? null : (
        <Text size="sm" c="amber" className={classes.notice}>
          <IconAlertTriangle aria-hidden size={16} className={classes.icon} />
          <span>{isDiscreet ? texts.discreet : saidOf(found)}</span>
        </Text>
      )}
    </div>
  );
}

function saidOf(found: Found): string {
  const categories = found.map(([category]) => category);
  const said = found.map(([category, words]) => texts.seems(category, words));
  return `${texts.opens} ${said.join(', ')}. ${texts.why(categories)} ${texts.instead(categories)}`;
}
