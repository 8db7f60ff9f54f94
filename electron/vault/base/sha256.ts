import { hash } from 'node:crypto';

/** In hexadecimal; a text is read as UTF-8. */
export const sha256 = (content: Uint8Array | string): string => hash('sha256', content, 'hex');
