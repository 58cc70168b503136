// How large is an element just now?
import { type RefObject, useEffect, useState } from 'react';
import type { Size } from '../../../../core/layout/index.ts';

/** The size of an element as it changes; 0 before the first look. */
export function useSizeOf(view: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = view.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [view]);
  return size;
}
