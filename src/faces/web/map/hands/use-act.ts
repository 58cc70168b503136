// What is pointed at, and what follows when a thing on the map is touched: by whom the touch is taken.
import { useMemo, useRef, useState } from 'react';
import type { MapTarget } from '../flow-drawing.ts';
import { actOf, type Touch } from './touch.ts';
import type { useCamera } from './use-camera.ts';
import type { useEditing } from './use-editing.ts';
import { type Looking, walk } from './use-walk.ts';

/** What is pointed at (dims the rest), and what the handles belong to (stays until something else is touched). */
export function usePointed() {
  const [target, setTarget] = useState<MapTarget | null>(null);
  const [touched, setTouched] = useState<MapTarget | null>(null);
  return { target, setTarget, touched, setTouched };
}

type Acting = {
  walking: Looking;
  editing: ReturnType<typeof useEditing>;
  pointed: ReturnType<typeof usePointed>;
  looking: Pick<ReturnType<typeof useCamera>, 'wasDrag' | 'still'>;
};

/** One unchanging object through which everything on the map is touched. */
export function useAct({ walking, editing, pointed, looking }: Acting) {
  const touch: Touch = {
    point: (target) => {
      pointed.setTarget(target);
      if (target) pointed.setTouched(target);
    },
    press: (target, event) => {
      looking.still();
      if (target.kind === 'node') editing.drag(target.id, event);
    },
    focus: (target) => pointed.setTouched(target),
    choose: (target) => {
      if (!looking.wasDrag() && !editing.wasDrag()) walking.onChoose(target);
    },
    key: (target, event) => {
      const meant = editing.editKey(target, event) || walk(walking, event, target);
      if (!meant) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  const current = useRef(touch);
  current.current = touch;
  return useMemo(() => actOf(current), []);
}
