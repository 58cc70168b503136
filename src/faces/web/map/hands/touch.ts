// What can be done to a thing on the map: point at it, focus it, choose it. One object for all, so that things stay memoised.
import type { FocusEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import type { MapTarget } from '../flow-drawing.ts';

export type TouchProps = {
  role: 'button';
  tabIndex: -1;
  'aria-label': string;
  'data-target': string;
  onPointerEnter(event: PointerEvent): void;
  onPointerLeave(event: PointerEvent): void;
  onPointerDown(event: PointerEvent): void;
  onFocus(event: FocusEvent): void;
  onClick(event: MouseEvent): void;
  onKeyDown(event: KeyboardEvent): void;
};
export type Act = { props(kind: MapTarget['kind'], id: string, spoken: string): TouchProps };

export type Touch = {
  point(target: MapTarget | null): void;
  press(target: MapTarget, event: PointerEvent): void;
  focus(target: MapTarget): void;
  choose(target: MapTarget): void;
  key(target: MapTarget, event: KeyboardEvent): void;
};

/** `current` is read when something happens, so that the object itself never changes. */
export function actOf(current: { current: Touch }): Act {
  return {
    props(kind, id, spoken) {
      const target: MapTarget = { kind, id };
      return {
        role: 'button',
        tabIndex: -1,
        'aria-label': spoken,
        'data-target': keyOf(target),
        onPointerEnter: () => current.current.point(target),
        onPointerLeave: () => current.current.point(null),
        onPointerDown: (event) => current.current.press(target, event),
        onFocus: () => current.current.focus(target),
        onClick: () => current.current.choose(target),
        onKeyDown: (event) => current.current.key(target, event),
      };
    },
  };
}

/** A target as one text, for looking it up in the page. */
export const keyOf = ({ kind, id }: MapTarget): string => `${kind} ${id}`;
