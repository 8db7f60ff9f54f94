import type { Event, Input } from 'electron';

/** Factors that the keys go through: what fits a small screen, to what a tired eye needs. */
export const zoomFactors = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

export type ZoomStep = 'in' | 'out' | 'reset';

/** The factor one step away from another, within the bounds. */
export function zoomAfter(factor: number, step: ZoomStep): number {
  if (step === 'reset') return 1;
  return step === 'in'
    ? (zoomFactors.find((one) => one > factor + 0.001) ?? zoomFactors.at(-1) ?? 1)
    : (zoomFactors.findLast((one) => one < factor - 0.001) ?? zoomFactors[0]);
}

/**
 * What a key asks of the size of the texts: Ctrl (Cmd on a Mac) with +, - or 0, of the row of figures or of the pad. On a
 * French keyboard the + shares a key with =, and the 0 is a à until Shift is held: all of them count.
 */
export function zoomStepOf({
  type,
  key,
  code,
  control,
  meta,
  alt,
}: Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'alt'>): ZoomStep | null {
  if (type !== 'keyDown' || control === meta || alt) return null;
  if (key === '+' || key === '=' || code === 'NumpadAdd') return 'in';
  if (key === '-' || code === 'NumpadSubtract') return 'out';
  return key === '0' || code === 'Digit0' || code === 'Numpad0' ? 'reset' : null;
}

interface Zoomable {
  on(event: 'before-input-event', listener: (event: Event, input: Input) => void): unknown;
  on(event: 'zoom-changed', listener: (event: Event, direction: 'in' | 'out') => void): unknown;
  on(event: 'did-navigate', listener: () => void): unknown;
  getZoomFactor(): number;
  setZoomFactor(factor: number): void;
}

/** Zooms with the keys and with Ctrl and the wheel, and keeps the factor for the next start. */
export function watchZoom(
  contents: Zoomable,
  kept: { readonly read: () => number; readonly write: (factor: number) => void },
): void {
  const take = (step: ZoomStep): void => {
    const factor = zoomAfter(contents.getZoomFactor(), step);
    contents.setZoomFactor(factor);
    kept.write(factor);
  };
  contents.on('before-input-event', (event, input) => {
    const step = zoomStepOf(input);
    if (step === null) return;
    event.preventDefault();
    take(step);
  });
  contents.on('zoom-changed', (_event, direction) => take(direction));
  // The page starts again at each lock: it comes back at the size at which it was.
  contents.on('did-navigate', () => contents.setZoomFactor(kept.read()));
}
