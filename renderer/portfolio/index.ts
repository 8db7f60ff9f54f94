/**
 * The portfolio, on screen: first run, unlocking, the paper key, what is said when it does not open or is gone.
 * Shown by `app/app.tsx` while no portfolio is open; none has a route.
 * Procedures: `shared/portfolio`, `shared/keys`.
 */
export { FirstRunScreen } from './first-run-screen';
export {
  isTypedTwice,
  NewPassphraseFields,
  newPassphraseShape,
  noPassphrase,
  twice,
} from './new-passphrase-fields';
export { OpeningNotices } from './opening-notices';
export { PaperKey, secretFieldOf } from './paper-key';
export { RecoveryInvitation } from './recovery-invitation';
export { SpentKey } from './spent-key';
export { TroubleDialog } from './trouble-dialog';
export { UnlockScreen } from './unlock-screen';
