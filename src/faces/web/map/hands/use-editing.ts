// What a designer does on the map: drags stages, draws connections, adds and removes. Every drag has a key that does the same.
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import type { Point } from '../../../../core/layout/index.ts';
import type { MapTarget } from '../flow-drawing.ts';
import { type Camera, pointAt } from './camera.ts';

/** What the map asks for; the designer changes the workflow and gives the map a new drawing. */
export type FlowMapEdit = {
  onMove: (id: string, to: Point) => void;
  onConnect: (from: string, to: string) => void;
  onDelete: (target: MapTarget) => void;
  onAddAfter: (id: string) => void;
  onAddOn: (edge: string) => void;
};

/** A connection being drawn: by pointer it ends at a point, by keyboard at a chosen stage. */
export type Connecting = { from: string; at: Point | null; to: string | null };

type Scene = {
  view: RefObject<HTMLElement | null>;
  camera: RefObject<Camera>;
  setHeld: (held: ReadonlyMap<string, Point>) => void;
  placeOf: (id: string) => Point | null;
  order: readonly string[];
};

const NOTHING: ReadonlyMap<string, Point> = new Map();
const STEP = 24;

export function useEditing(edit: FlowMapEdit | undefined, scene: Scene) {
  const dragged = useRef(false);
  const [connecting, setConnecting] = useState<Connecting | null>(null);

  const drag = (id: string, event: PointerEvent) => {
    const from = scene.placeOf(id);
    if (!edit || !from || event.button !== 0) return;
    event.stopPropagation();
    dragged.current = false;
    const grip = seenPoint(scene, event);
    let last: Point | null = null;
    follow(event.pointerId, {
      move: (now) => {
        const point = seenPoint(scene, now);
        if (!last && Math.hypot(point.x - grip.x, point.y - grip.y) < 4) return;
        last = { x: Math.round(from.x + point.x - grip.x), y: Math.round(from.y + point.y - grip.y) };
        dragged.current = true;
        scene.setHeld(new Map([[id, last]]));
      },
      end: () => {
        scene.setHeld(NOTHING);
        if (last) edit.onMove(id, last);
      },
    });
  };

  const draw = (from: string, event: PointerEvent) => {
    if (!edit || event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    setConnecting({ from, at: seenPoint(scene, event), to: null });
    follow(event.pointerId, {
      move: (now) => setConnecting({ from, at: seenPoint(scene, now), to: nodeUnder(now) }),
      end: (now) => {
        setConnecting(null);
        const to = nodeUnder(now);
        if (to) edit.onConnect(from, to);
      },
    });
  };

  /** True once after a press that moved a stage and was no click. */
  const wasDrag = () => {
    const was = dragged.current;
    dragged.current = false;
    return was;
  };
  return { connecting, drag, draw, wasDrag, ...useKeys(edit, scene, { connecting, setConnecting }) };
}

type Choosing = { connecting: Connecting | null; setConnecting: (next: Connecting | null) => void };

function useKeys(edit: FlowMapEdit | undefined, scene: Scene, { connecting, setConnecting }: Choosing) {
  const choose = (step: number) => {
    if (!connecting) return;
    const place = scene.order.indexOf(connecting.to ?? connecting.from);
    const next = scene.order[(place + step + scene.order.length) % scene.order.length];
    setConnecting({ ...connecting, to: next ?? null });
  };
  const whileConnecting = (event: KeyboardEvent): boolean => {
    if (!connecting) return false;
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') choose(1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') choose(-1);
    else if (event.key === 'Escape') setConnecting(null);
    else if (event.key === 'Enter') {
      setConnecting(null);
      if (connecting.to) edit?.onConnect(connecting.from, connecting.to);
    } else return false;
    return true;
  };
  /** True where the key changed the design. */
  const editKey = (target: MapTarget, event: KeyboardEvent): boolean => {
    if (!edit || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (whileConnecting(event)) return true;
    const isNode = target.kind === 'node';
    if (event.key === 'Delete' || event.key === 'Backspace') edit.onDelete(target);
    else if (event.key === 'c' && isNode) setConnecting({ from: target.id, at: null, to: null });
    else if (event.key === 'a' || event.key === 'Insert')
      isNode ? edit.onAddAfter(target.id) : edit.onAddOn(target.id);
    else if (event.shiftKey && event.key.startsWith('Arrow') && isNode)
      nudge(edit, scene, target.id, event.key);
    else return false;
    return true;
  };
  return { editKey };
}

function nudge(edit: FlowMapEdit, scene: Scene, id: string, key: string): void {
  const from = scene.placeOf(id);
  if (!from) return;
  const x = key === 'ArrowRight' ? STEP : key === 'ArrowLeft' ? -STEP : 0;
  const y = key === 'ArrowDown' ? STEP : key === 'ArrowUp' ? -STEP : 0;
  edit.onMove(id, { x: from.x + x, y: from.y + y });
}

type Seen = { clientX: number; clientY: number };

function seenPoint({ view, camera }: Scene, { clientX, clientY }: Seen): Point {
  const box = view.current?.getBoundingClientRect();
  return pointAt(camera.current, { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) });
}

function nodeUnder({ clientX, clientY }: Seen): string | null {
  const under = document.elementFromPoint(clientX, clientY)?.closest<SVGElement>('[data-target^="node "]');
  return under?.getAttribute('data-target')?.slice('node '.length) ?? null;
}

type Following = {
  move: (now: globalThis.PointerEvent) => void;
  end: (now: globalThis.PointerEvent) => void;
};

/** Follows one pointer until it is lifted, wherever it goes. */
function follow(pointer: number, { move, end }: Following): void {
  const onMove = (event: globalThis.PointerEvent) => {
    if (event.pointerId === pointer) move(event);
  };
  const onEnd = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== pointer) return;
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onEnd);
    window.removeEventListener('pointercancel', onEnd);
    end(event);
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onEnd);
  window.addEventListener('pointercancel', onEnd);
}
