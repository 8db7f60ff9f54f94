import { z } from 'zod';

/**
 * Where the adviser was: the address of the screen with its tab and filters, how far it was scrolled, and the field under
 * the cursor with the very text it showed, which may be a date that no form holds yet because it is only half typed.
 */
const fieldSchema = z.object({
  key: z.string().max(200),
  /** Among the fields of the same key, from 0. */
  nth: z.number().int().nonnegative(),
  text: z.string().max(20_000),
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
});
export const placeSchema = z.object({
  address: z.string().startsWith('/').max(4000),
  scrollTop: z.number(),
  field: fieldSchema.nullable(),
});
export type Place = z.infer<typeof placeSchema>;

type Field = HTMLInputElement | HTMLTextAreaElement;
const TEXT_FIELDS =
  'textarea, input:not([type]), input[type="text"], input[type="search"], input[type="tel"]';

/** Secrets are typed again, never kept: passwords even when shown, and whatever a screen marks so. */
const isSecret = (field: Field): boolean =>
  /password|one-time-code/u.test(field.autocomplete) || field.closest('[data-no-draft]') !== null;

const keyOf = (field: Field): string =>
  field.name || field.getAttribute('aria-label') || field.labels?.[0]?.textContent || '';

/** Text fields of the window that bear a key, in the order of the page. */
const fieldsOf = (key: string): readonly Field[] =>
  [...document.querySelectorAll<Field>(TEXT_FIELDS)].filter((field) => keyOf(field) === key);

function fieldNow(): Place['field'] {
  const active = document.activeElement;
  if (!(active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement)) return null;
  const key = keyOf(active);
  if (!active.matches(TEXT_FIELDS) || isSecret(active) || key === '' || key.length > 200) return null;
  return {
    key,
    nth: fieldsOf(key).indexOf(active),
    text: active.value.slice(0, 20_000),
    from: active.selectionStart ?? active.value.length,
    to: active.selectionEnd ?? active.value.length,
  };
}

export const placeNow = (): Place => ({
  address: window.location.hash.slice(1) || '/',
  scrollTop: Math.round(window.scrollY),
  field: fieldNow(),
});

/** Types a text in a field as a hand would, for the component that owns it to hear of it. */
function type(field: Field, text: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** How long the screen may take to be drawn again. */
const GIVE_UP_MS = 4000;

/**
 * Puts the scroll and the cursor back once the screen is drawn. Gives way at once to a hand that is faster. Answers what
 * stops trying.
 */
export function restorePlace({ field, scrollTop }: Place): () => void {
  const start = performance.now();
  let frame = 0;
  const stop = (): void => {
    window.cancelAnimationFrame(frame);
    for (const name of ['keydown', 'mousedown', 'wheel']) window.removeEventListener(name, byHand, true);
  };
  const byHand = (event: Event): void => {
    if (event.isTrusted) stop();
  };
  const attempt = (): void => {
    const canScroll = document.documentElement.scrollHeight - window.innerHeight >= scrollTop;
    const target = field === null ? undefined : fieldsOf(field.key)[field.nth];
    const isLate = performance.now() - start > GIVE_UP_MS;
    const isDrawn = canScroll && (field === null || target !== undefined);
    if (!isDrawn && !isLate) {
      frame = window.requestAnimationFrame(attempt);
      return;
    }
    stop();
    if (field !== null && target !== undefined && !target.disabled && !target.readOnly && !isSecret(target)) {
      target.focus({ preventScroll: true });
      if (target.value !== field.text) type(target, field.text);
      target.setSelectionRange(field.from, field.to);
    }
    if (scrollTop > 0) window.scrollTo({ top: scrollTop });
  };
  for (const name of ['keydown', 'mousedown', 'wheel']) window.addEventListener(name, byHand, true);
  frame = window.requestAnimationFrame(attempt);
  return stop;
}
