/**
 * Kleene's three-valued logic. A word rather than a boolean, so that neither `undefined` nor "known to be none" can
 * pass for a "no".
 */
export type Truth = 'yes' | 'no' | 'unknown';

export const fromBoolean = (value: boolean): Truth => (value ? 'yes' : 'no');

export function not(a: Truth): Truth {
  switch (a) {
    case 'yes':
      return 'no';
    case 'no':
      return 'yes';
    case 'unknown':
      return 'unknown';
  }
}

export const and = (a: Truth, b: Truth): Truth =>
  a === 'no' || b === 'no' ? 'no' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'yes';

export const or = (a: Truth, b: Truth): Truth =>
  a === 'yes' || b === 'yes' ? 'yes' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'no';
