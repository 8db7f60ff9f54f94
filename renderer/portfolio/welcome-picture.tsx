import type { ReactNode } from 'react';
import { welcomeTexts as texts } from './welcome.texts';
import classes from './welcome-picture.module.css';

const rows = [62, 82, 102, 122] as const;
const bars = [
  { x: 633, height: 18 },
  { x: 649, height: 30 },
  { x: 665, height: 24 },
  { x: 681, height: 40 },
] as const;

/** The way of the work, drawn: a spreadsheet, the encrypted portfolio with its people, what leaves it on paper. */
export function WelcomePicture(): ReactNode {
  return (
    <svg viewBox="0 0 720 186" className={classes.picture} role="img" aria-label={texts.picture}>
      <g className={classes.line}>
        <rect x="10" y="24" width="170" height="124" rx="6" className={classes.surface} />
        <path d="M10 46h170v-16a6 6 0 0 0-6-6H16a6 6 0 0 0-6 6z" className={classes.soft} />
        <path d="M66 24v124M122 24v124" />
        {rows.map((y) => (
          <path key={y} d={`M10 ${y + 4}h170`} />
        ))}
        <path d="M200 86h44m-12-12 12 12-12 12M476 86h44m-12-12 12 12-12 12" className={classes.arrow} />
        <rect x="264" y="10" width="192" height="138" rx="10" className={classes.accent} />
        <rect x="276" y="22" width="168" height="114" rx="6" className={classes.surface} />
        {[312, 360, 408].map((x) => (
          <g key={x}>
            <circle cx={x} cy="58" r="11" className={classes.soft} />
            <path d={`M${x - 19} 96c0-13 8-20 19-20s19 7 19 20z`} className={classes.soft} />
          </g>
        ))}
        <path d="M422 116v-8a15 15 0 0 1 30 0v8" className={classes.halo} />
        <path d="M422 116v-8a15 15 0 0 1 30 0v8" className={classes.shackle} />
        <rect x="410" y="114" width="54" height="38" rx="6" className={classes.lock} />
        <path d="M437 128v10" className={classes.keyhole} />
        <path d="M540 20h62l18 18v96h-80z" className={classes.surface} />
        <path d="M602 20v18h18" />
        <path d="M552 52h56M552 66h56M552 80h40" />
        <path d="M552 116c8-16 12 12 18 0s10-8 14-2 10 2 22-4" className={classes.arrow} />
        <rect x="626" y="62" width="82" height="72" rx="5" className={classes.surface} />
        {bars.map(({ x, height }) => (
          <rect key={x} x={x} y={126 - height} width="10" height={height} className={classes.accent} />
        ))}
        <path d="M630 126h72" />
      </g>
      <g className={classes.words}>
        <text x="95" y="176">
          {texts.pictureParts.sheet}
        </text>
        <text x="360" y="176">
          {texts.pictureParts.portfolio}
        </text>
        <text x="624" y="176">
          {texts.pictureParts.documents}
        </text>
      </g>
    </svg>
  );
}
