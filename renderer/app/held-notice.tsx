import { type ReactNode, useEffect, useState } from 'react';
import { onMainEvent } from '../bridge/bridge';
import { noticeTexts } from './app.texts';
import classes from './held-notice.module.css';

/**
 * Says why nothing happens while another program holds a file: read aloud when there is time, in nobody's way, gone by
 * itself. The vault and main say when.
 */
export function HeldNotice(): ReactNode {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(
    () =>
      onMainEvent((event) => {
        if (event.type === 'held') setIsHeld(event.isHeld);
      }),
    [],
  );
  return (
    <div aria-live="polite" className={classes.place}>
      {isHeld ? <div className={classes.banner}>{noticeTexts.held}</div> : null}
    </div>
  );
}
