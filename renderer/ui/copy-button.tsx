import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { copyText } from '../bridge/copying';
import { usePrivateText } from './private';
import { copyTexts as texts } from './ui.texts';

/** Spaces as a keyboard types them: other programs search a number by its digits and plain spaces. */
const plain = (value: string): string => value.replaceAll(/[\u00A0\u202F]/g, ' ');

/**
 * Copies a value for half a minute; `what` says which in the words of a sentence: "le téléphone". Under the pointer or the
 * focus it shows the whole value, which may be cut beside it.
 */
export function CopyButton({ what, value }: { readonly what: string; readonly value: string }): ReactNode {
  const [isCopied, setIsCopied] = useState(false);
  const shown = texts.shown(usePrivateText()(value));
  useEffect(() => {
    if (!isCopied) return;
    const timer = window.setTimeout(() => setIsCopied(false), 3000);
    return () => window.clearTimeout(timer);
  }, [isCopied]);
  return (
    <>
      <Tooltip label={shown} events={{ hover: true, focus: true, touch: true }}>
        <ActionIcon
          data-reads
          variant="subtle"
          color="gray"
          size="sm"
          flex="none"
          aria-label={texts.act(what)}
          onClick={() => void copyText(plain(value)).then(() => setIsCopied(true))}
        >
          {isCopied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <span role="status" className="vivier-aloud">
        {isCopied ? texts.done : ''}
      </span>
    </>
  );
}
