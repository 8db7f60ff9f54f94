import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { defaultWorkstationPreferences } from '../../shared/workstation';
import { useProcedure } from '../bridge/procedures';
import { useIsBeside } from '../bridge/session';
import { cssVariables, highContrastVariables, readingTheme, theme } from '../ui/theme';
import { styleNonce } from './nonce';

/** Whether the page is being laid out for paper, which knows neither dark nor wide. */
function useIsOnPaper(): boolean {
  const [isOnPaper, setIsOnPaper] = useState(false);
  useEffect(() => {
    // At once: the layout for paper comes right after the event.
    const begin = (): void => flushSync(() => setIsOnPaper(true));
    const end = (): void => setIsOnPaper(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isOnPaper;
}

/** The theme as the user of this computer wants it, else as the system is. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { preferences } = useProcedure('workstation.get', {}).data ?? {
    preferences: defaultWorkstationPreferences,
  };
  const isBeside = useIsBeside();
  useEffect(() => {
    // The style sheet leaves out there the acts that change something.
    document.documentElement.toggleAttribute('data-beside', isBeside);
  }, [isBeside]);
  const isOnPaper = useIsOnPaper();
  const isSystemContrasted = useMediaQuery('(prefers-contrast: more)', false, {
    getInitialValueInEffect: false,
  });
  const isContrasted = !isOnPaper && (preferences.contrast === 'more' || isSystemContrasted);
  const spacing = isOnPaper ? 'normal' : preferences.spacing;
  useEffect(() => {
    document.documentElement.dataset.spacing = spacing;
  }, [spacing]);
  const scheme = isOnPaper ? 'light' : preferences.theme;
  return (
    <MantineProvider
      theme={isBeside ? readingTheme : theme}
      cssVariablesResolver={isContrasted ? highContrastVariables : cssVariables}
      defaultColorScheme="auto"
      {...(scheme === 'system' ? {} : { forceColorScheme: scheme })}
      getStyleNonce={() => styleNonce}
    >
      {children}
    </MantineProvider>
  );
}
