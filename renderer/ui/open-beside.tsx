import { Button, type ButtonProps } from '@mantine/core';
import { IconLayoutColumns } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { openBeside, useIsBeside } from '../bridge/session';
import { besideTexts as texts } from './ui.texts';
import { isUnderDialog } from './use-page-keys';

/**
 * Ctrl+Shift+O: opens in the window beside the page that stands at this address, or that of the row under the cursor; `null`:
 * there is none. In the window beside itself it does nothing.
 */
export function useBesideKey(address: string | null): void {
  const isBeside = useIsBeside();
  const wanted = useRef(address);
  useEffect(() => {
    wanted.current = isBeside ? null : address;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isAsked = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
      if (!isAsked || event.key.toLowerCase() !== 'o' || isUnderDialog()) return;
      event.preventDefault();
      if (wanted.current !== null) openBeside(wanted.current);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** The act that opens a page in the window beside, as a button of that page or of a row's panel. */
export function OpenBeside({ address, ...rest }: ButtonProps & { readonly address: string }): ReactNode {
  if (useIsBeside()) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconLayoutColumns size={16} aria-hidden />}
      title={texts.key}
      {...rest}
      onClick={() => openBeside(address)}
    >
      {texts.open}
    </Button>
  );
}
