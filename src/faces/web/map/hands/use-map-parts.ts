// What the map is made of at this moment: the drawn flow, its words, the view and its size, what is pointed at.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Point } from '../../../../core/layout/index.ts';
import type { MapTarget } from '../flow-drawing.ts';
import type { FlowMapProps } from '../flow-map-props.ts';
import { useDrawn } from '../size/use-drawn.ts';
import { useSizeOf } from '../size/use-size-of.ts';
import { type Camera, fitted, opened, showing } from './camera.ts';
import { useAct, usePointed } from './use-act.ts';
import { useCamera } from './use-camera.ts';
import { useEditing } from './use-editing.ts';
import { useMarks } from './use-marks.ts';
import { useSpeech } from './use-speech.ts';
import type { Looking } from './use-walk.ts';

/** Below this width a flow is drawn from top to bottom. */
const NARROW = 640;
const NONE: ReadonlyMap<string, Point> = new Map();

export function useMapParts(props: FlowMapProps) {
  const { drawing, whole, frame, edit, bare = false, still = false, direction = 'auto' } = props;
  const view = useRef<HTMLDivElement>(null);
  const size = useSizeOf(view);
  const down =
    direction === 'down' || (direction === 'auto' && size.width > 0 && size.width < NARROW && !edit);
  const { speech, names } = useSpeech(drawing);
  const [held, setHeld] = useState(NONE);
  const drawn = useDrawn({ drawing, whole, frame, names, down, bare, held });
  const home = useMemo(() => {
    const first = drawn.stones[0]?.place ?? null;
    return still ? fitted(drawn.layout, size) : opened(drawn.layout, size, first);
  }, [drawn.layout, drawn.stones, size, still]);
  const looking = useCamera(view, home, props);
  const camera = useRef<Camera>(looking.camera);
  camera.current = looking.camera;
  const pointed = usePointed();
  useMarks(view, drawn, {
    pointed: edit ? null : pointed.target,
    chosen: props.chosen ?? null,
  });
  const editing = useEditing(edit, {
    view,
    camera,
    setHeld,
    placeOf: (id) => drawn.stones.find(({ node }) => node.id === id)?.place ?? null,
    order: drawn.stones.filter(({ node }) => node.kind !== 'start').map(({ node }) => node.id),
  });
  const { change } = looking;
  const onFit = useCallback(() => change(() => fitted(drawn.layout, size)), [change, drawn.layout, size]);
  const beingChanged = edit && props.chosen?.kind === 'node' ? props.chosen.id : null;
  // What is being changed stays in sight where the panel beside it takes room.
  useEffect(() => {
    const place = drawn.stones.find(({ node }) => node.id === beingChanged)?.place;
    if (place === undefined || size.width === 0) return;
    const { x, y } = camera.current;
    const moved = showing(camera.current, place, size);
    if (moved.x !== x || moved.y !== y) change(() => moved);
  }, [beingChanged, size.width]);
  const onChoose = (target: MapTarget | null) => props.onChoose?.(target);
  const walking: Looking = { view, drawn, down, size, change, onFit, onChoose };
  const act = useAct({ walking, editing, pointed, looking });
  return { view, size, down, bare, drawn, speech, looking, pointed, editing, onFit, walking, act };
}
