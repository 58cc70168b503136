// Looking around: drag and arrow buttons pan, wheel and pinch zoom. The camera may be remembered outside.
import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Point } from '../../../../core/layout/index.ts';
import { type Camera, panned, zoomed } from './camera.ts';

type Remembered = { camera?: Camera | null | undefined; onCamera?: ((camera: Camera) => void) | undefined };
type Change = (change: (camera: Camera) => Camera) => void;

/** The camera, the size of the view, and handlers for its ground. Until someone looks around, `camera` is null. */
export function useCamera(view: RefObject<HTMLElement | null>, home: Camera, remembered: Remembered) {
  const [own, setOwn] = useState<Camera | null>(null);
  const { onCamera } = remembered;
  const current = remembered.camera ?? own ?? home;
  const latest = useRef(current);
  latest.current = current;
  const change: Change = useCallback(
    (how) => {
      const next = how(latest.current);
      latest.current = next;
      setOwn(next);
      onCamera?.(next);
    },
    [onCamera],
  );
  useWheel(view, change);
  return {
    camera: current,
    isHome: (remembered.camera ?? own) === null,
    change,
    ...usePointers(view, change),
  };
}

/** The wheel zooms at the pointer; with Shift it pans sideways. Not passive, so that the page stays where it is. */
function useWheel(view: RefObject<HTMLElement | null>, change: Change) {
  useEffect(() => {
    const element = view.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 24 : 1;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        const by = event.deltaX || event.deltaY;
        change((camera) => panned(camera, { x: -by * unit, y: 0 }));
        return;
      }
      const factor = Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.0016));
      change((camera) => zoomed(camera, factor, seenAt(element, event)));
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [view, change]);
}

function seenAt(element: Element, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const box = element.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
}

/** One finger pans, two pinch. A press that hardly moves stays a click. */
function usePointers(view: RefObject<HTMLElement | null>, change: Change) {
  const down = useRef(new Map<number, Point>());
  const travelled = useRef(0);
  const [isPanning, setPanning] = useState(false);
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    if (down.current.size === 0) travelled.current = 0;
    down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const onPointerMove = (event: PointerEvent) => {
    const before = down.current.get(event.pointerId);
    const element = view.current;
    if (!before || !element) return;
    const now = { x: event.clientX, y: event.clientY };
    travelled.current += Math.hypot(now.x - before.x, now.y - before.y);
    if (travelled.current < 4) return;
    if (!isPanning) {
      setPanning(true);
      element.setPointerCapture?.(event.pointerId);
    }
    const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
    down.current.set(event.pointerId, now);
    if (!other) return change((camera) => panned(camera, { x: now.x - before.x, y: now.y - before.y }));
    const factor =
      Math.hypot(now.x - other.x, now.y - other.y) /
      Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
    change((camera) => zoomed(camera, factor, seenAt(element, middle)));
  };
  const onPointerUp = (event: PointerEvent) => {
    down.current.delete(event.pointerId);
    if (down.current.size === 0) setPanning(false);
  };
  const ground = { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp };
  /** True where the press that ends now was a drag and no click. */
  const wasDrag = () => travelled.current >= 4;
  /** Forgets the last drag, where a press is taken by something else. */
  const still = () => {
    travelled.current = 0;
  };
  return { ground, isPanning, wasDrag, still };
}
