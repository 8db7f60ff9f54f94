import type { ReactNode } from 'react';
import { Private, usePrivateText } from './private';

/** A text on one line, never broken: cut where there is no room, whole on hover; covered by F9. */
export function Whole({ children }: { readonly children: string }): ReactNode {
  const privateText = usePrivateText();
  return (
    <span className="vivier-whole" title={privateText(children)}>
      <Private>{children}</Private>
    </span>
  );
}
