import type { ReactNode } from 'react';
import { Frame } from '../ui';
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
    <Frame
      title="Restaurer une sauvegarde"
      width={600}
      lead="Une sauvegarde est un portefeuille entier. Elle s’ouvre avec sa phrase secrète ou sa clé de secours."
    >
      <RestoreSteps {...props} />
    </Frame>
  );
}
