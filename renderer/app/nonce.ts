import { setNonce } from 'get-nonce';

/** Nonce of this page, which the protocol handler draws at each answer: styles that libraries inject must carry it. */
export const styleNonce: string =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

// react-remove-scroll and react-style-singleton, under the modals, read it from there.
setNonce(styleNonce);
