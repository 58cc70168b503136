// Where one looks: which point of the drawing stands at the corner of the view, and how large everything is.
import type { Point, Size } from '../../../../core/layout/index.ts';

/** A point p of the drawing is seen at `x + p.x * zoom`, `y + p.y * zoom`. */
export type Camera = { x: number; y: number; zoom: number };

const LEAST = 0.08;
const MOST = 4;
/** Below this, names are too small to read: a first look begins at the start instead of showing all. */
const LEGIBLE = 0.62;
const MARGIN = 8;

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** Shows the whole drawing. */
export function fitted(drawing: Size, view: Size): Camera {
  const wide = (view.width - MARGIN * 2) / Math.max(drawing.width, 1);
  const high = (view.height - MARGIN * 2) / Math.max(drawing.height, 1);
  const zoom = within(Math.min(wide, high), LEAST, 1.15);
  return centred(drawing, view, zoom);
}

/** A first look: everything where that is legible, else as much from the start as is. */
export function opened(drawing: Size, view: Size, first: Point | null): Camera {
  const all = fitted(drawing, view);
  if (all.zoom >= LEGIBLE || !first) return all;
  const zoom = within(Math.max(all.zoom, LEGIBLE), LEAST, 1);
  const camera = centred(drawing, view, zoom);
  const across = drawing.width * zoom > view.width;
  const along = drawing.height * zoom > view.height;
  return {
    zoom,
    x: across ? within(view.width / 2 - first.x * zoom, view.width - drawing.width * zoom, MARGIN) : camera.x,
    y: along
      ? within(view.height / 2 - first.y * zoom, view.height - drawing.height * zoom, MARGIN)
      : camera.y,
  };
}

function centred(drawing: Size, view: Size, zoom: number): Camera {
  return { zoom, x: (view.width - drawing.width * zoom) / 2, y: (view.height - drawing.height * zoom) / 2 };
}

/** Zooms and leaves the point of the view under the pointer where it is. */
export function zoomed(camera: Camera, factor: number, around: Point): Camera {
  const zoom = within(camera.zoom * factor, LEAST, MOST);
  const ratio = zoom / camera.zoom;
  return { zoom, x: around.x - (around.x - camera.x) * ratio, y: around.y - (around.y - camera.y) * ratio };
}

export const panned = (camera: Camera, by: Point): Camera => ({
  ...camera,
  x: camera.x + by.x,
  y: camera.y + by.y,
});

/** Moves just so far that a point of the drawing is well in view. */
export function showing(camera: Camera, point: Point, view: Size): Camera {
  const room = { x: Math.min(110, view.width / 4), y: Math.min(70, view.height / 4) };
  const seen = { x: camera.x + point.x * camera.zoom, y: camera.y + point.y * camera.zoom };
  const wanted = {
    x: within(seen.x, room.x, view.width - room.x),
    y: within(seen.y, room.y, view.height - room.y),
  };
  return panned(camera, { x: wanted.x - seen.x, y: wanted.y - seen.y });
}

export const pointAt = (camera: Camera, seen: Point): Point => ({
  x: (seen.x - camera.x) / camera.zoom,
  y: (seen.y - camera.y) / camera.zoom,
});
