import type { ReactNode } from 'react';
import { Frame } from '../ui';
import { restoreTexts as texts } from './backups.texts';
import { RestoreSteps } from './restore-steps';

/**
 * Restoring while no portfolio is open: from the unlock screen, the screen of one that does not open, or the first run
 * (`needsTarget`: no portfolio is known on this computer). `onDone`: restored, and locked.
 */
export function RestoreForm(props: {
  readonly needsTarget?: boolean;
  readonly onBack: () => void;
  readonly onDone: () => void;
}): ReactNode {
  return (
    <Frame title={texts.title} width={600} lead={texts.lead}>
      <RestoreSteps {...props} />
    </Frame>
  );
}
