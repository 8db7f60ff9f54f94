import { useEffect } from 'react';

/** Keeps the foot of every page above what is told at the bottom of the window, as long as something is. */
export function useNoticesRoom(): void {
  useEffect(() => {
    const place = document.querySelector('[data-position="bottom-right"]');
    if (place === null) return;
    const observer = new ResizeObserver(() => {
      const { height } = place.getBoundingClientRect();
      document.documentElement.style.setProperty('--vivier-notices-height', `${Math.round(height)}px`);
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
}
