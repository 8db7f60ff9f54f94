import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { onMainEvent } from '../bridge/bridge';
import { noticeTexts as texts } from './app.texts';
import classes from './lock-countdown.module.css';

/**
 * The warning before an idle lock. It takes neither the focus nor the keys: the first key typed goes on being typed where
 * it was, and is what keeps the portfolio open. Main alone counts, and alone sees who is there.
 */
export function LockCountdown(): ReactNode {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(
    () =>
      onMainEvent((event) => {
        if (event.type === 'lockCountdown') setSeconds(event.seconds);
      }),
    [],
  );
  const isCounting = seconds !== null;
  useEffect(() => {
    if (!isCounting) return;
    const timer = window.setInterval(
      () => setSeconds((left) => (left === null ? null : Math.max(0, left - 1))),
      1000,
    );
    return () => window.clearInterval(timer);
  }, [isCounting]);
  return (
    <div role="alert" className={classes.place}>
      {seconds === null ? null : (
        <div className={classes.banner}>
          <IconLock size={20} aria-hidden />
          <span>
            <strong>
              {texts.locksIn} <span aria-hidden>{seconds}</span>
              <span className={classes.spoken}>30</span>
              {`\u00A0${texts.seconds}`}
            </strong>
            . {texts.stay}
          </span>
        </div>
      )}
    </div>
  );
}
