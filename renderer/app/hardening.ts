import { z } from 'zod';
import fr from 'zod/v4/locales/fr.js';

/**
 * Imported before anything else. The content security policy forbids `eval`, which zod would otherwise try, and asks
 * that no string become HTML: the default Trusted Types policy refuses any that could hold a tag. Faults of a form are told in French.
 */
z.config({ ...fr(), jitless: true });

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: {
      readonly createHTML: (text: string) => string;
      readonly createScriptURL: (url: string) => string;
    },
  ) => unknown;
}
declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

window.trustedTypes?.createPolicy('default', {
  // The PDF preview starts its worker from a file of the app; no other script has an address.
  createScriptURL: (url) => {
    if (new URL(url, location.href).origin !== location.origin)
      throw new TypeError('A script from elsewhere was refused.');
    return url;
  },
  createHTML: (text) => {
    if (text.includes('<')) throw new TypeError('A string was refused as HTML.');
    return text;
  },
});
