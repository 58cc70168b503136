// On which side may the panel float, so that it does not cover what it is about?
import { type RefObject, useLayoutEffect, useState } from 'react';

/** Left where the chosen thing stands in the right half of the stage. */
export function useSide(stage: RefObject<HTMLElement | null>, chosen: string): 'left' | 'right' {
  const [side, setSide] = useState<'left' | 'right'>('right');
  useLayoutEffect(() => {
    if (chosen === '') return;
    // The map marks what is chosen after it has painted.
    const frame = requestAnimationFrame(() => {
      const room = stage.current?.getBoundingClientRect();
      const thing = stage.current
        ?.querySelector('[aria-pressed="true"][data-target]')
        ?.getBoundingClientRect();
      if (!room || !thing) return;
      const middle = (thing.left + thing.right) / 2;
      setSide(middle > (room.left + room.right) / 2 ? 'left' : 'right');
    });
    return () => cancelAnimationFrame(frame);
  }, [stage, chosen]);
  return side;
}
