// Where to draw each stage of a flow and each way between them. The map and the designer share it.
export type {
  Box,
  FlowDirection,
  FlowEdge,
  FlowGraph,
  FlowKeep,
  FlowLayout,
  FlowNode,
  LayoutOptions,
  Piece,
  PlacedNode,
  Point,
  Route,
  RouteKind,
  Size,
} from './graph.ts';
export { layoutFlow } from './layout-flow.ts';
export { moveNodes } from './move-nodes.ts';
