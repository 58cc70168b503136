// What goes into the drawing of a flow and what comes out: sizes and weights in, places and routes out.

/** A place. **units**: those of the sizes given, mostly pixels at full size; x to the right, y down. */
export type Point = { x: number; y: number };
/** **units**: as `Point`. */
export type Size = { width: number; height: number };
/** A rectangle by its upper left corner. **units**: as `Point`. */
export type Box = { x: number; y: number; width: number; height: number };

/** One thing to place. A gate is where cases come in or go out. */
export type FlowNode = Size & { id: string; weight: number; gate: 'start' | 'end' | null };

/** One way between two nodes; several may join the same two. `rework` asks to be drawn as a way back where both would do. */
export type FlowEdge = {
  id: string;
  from: string;
  to: string;
  weight: number;
  thickness: number;
  label: Size | null;
  rework: boolean;
};

/** What to draw. **rejects** nothing: an edge with an unknown end is left out. */
export type FlowGraph = { nodes: readonly FlowNode[]; edges: readonly FlowEdge[] };

/** Above (-1) or below (1) the main line. */
export type Side = -1 | 1;

/** What a node remembers from a larger drawing, so that it keeps its place when a filter takes others away. */
export type Kept = { position: number; side: Side | 0; level: number };
/** By node id. */
export type FlowKeep = ReadonlyMap<string, Kept>;

/** `right`: from left to right; `down`: from top to bottom, for narrow screens. */
export type FlowDirection = 'right' | 'down';
/** `keep`: of the drawing of the whole flow; `direction`: `right` unless said. */
export type LayoutOptions = { keep?: FlowKeep; direction?: FlowDirection };

/** A placed node; `x` and `y` are its centre. */
export type PlacedNode = Size & { id: string; x: number; y: number; rank: number; main: boolean };

/** The next piece of a route: a straight line, or a cubic curve by its two control points. */
export type Piece = { via: readonly [Point, Point] | null; to: Point };
/** With the flow, against it, or from a node to itself. */
export type RouteKind = 'forward' | 'back' | 'loop';
/** The way of one edge. **units**: as `Point`. */
export type Route = {
  id: string;
  kind: RouteKind;
  main: boolean;
  start: Point;
  pieces: readonly Piece[];
  /** Centre of the label; null where there is none, or no room for it. */
  label: Point | null;
};

/** A drawing. **units**: as `Point`; everything lies between 0 and `width`, 0 and `height`. */
export type FlowLayout = {
  nodes: readonly PlacedNode[];
  routes: readonly Route[];
  width: number;
  height: number;
  /** Ids along the heaviest way from start to end. */
  main: readonly string[];
  keep: FlowKeep;
};
