import { useEffect } from 'react';

/** Keeps the foot of every page above what is told at the bottom of the window, as long as something is. */
export function useNoticesRoom(): void {
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const height = Math.round(entry?.target.getBoundingClientRect().height ?? 0);
      document.documentElement.style.setProperty('--vivier-notices-height', `${height}px`);
    });
    let frame = 0;
    // Their place stands outside the tree of the page, and comes a moment after it.
    const watch = (): void => {
      const place = document.querySelector('[data-position="bottom-right"]');
      if (place === null) frame = requestAnimationFrame(watch);
      else observer.observe(place);
    };
    watch();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, []);
}
