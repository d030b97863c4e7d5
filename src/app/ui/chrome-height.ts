/* The sticky bars tell the page their heights, so that scroll-padding keeps a focused field clear of them at any text
   size and width. A bar that is not stuck (see the media queries) counts as zero. */
import { useLayoutEffect, useRef, type RefObject } from 'react';

type ChromeProperty = '--chrome-top' | '--chrome-bottom' | '--toast-height';

export function useChromeHeight<E extends HTMLElement>(property: ChromeProperty): RefObject<E | null> {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const bar = ref.current;
    if (!bar) return undefined;
    const root = document.documentElement;
    const write = () => {
      const stuck = getComputedStyle(bar).position !== 'static';
      root.style.setProperty(property, stuck ? `${Math.ceil(bar.offsetHeight)}px` : '0px');
    };
    write();
    const observer = new ResizeObserver(write);
    observer.observe(bar);
    return () => {
      observer.disconnect();
      root.style.removeProperty(property);
    };
  }, [property]);
  return ref;
}
