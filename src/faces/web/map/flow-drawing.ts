// What a map draws, whatever it comes from: a mined log, a designed workflow, or both at once.
import type { Point } from '../../../core/layout/index.ts';

/** What a node stands for: where cases come in or go out, something seen in a log, or a stage by its kind. */
export type DrawnKind =
  | 'start'
  | 'end'
  | 'activity'
  | 'work'
  | 'approval'
  | 'automatic'
  | 'decide'
  | 'split'
  | 'join'
  | 'subflow'
  | 'scope'
  | 'wait';

/** Done, but not in the workflow; or in the workflow, but never done. What is allowed carries nothing. */
export type Meant = 'not-in-model' | 'never-happens';

/** How it differs from the version before. */
export type Changed = 'added' | 'removed' | 'changed';

/** Whose history is drawn: brought in from elsewhere, our own, or both. */
export type DrawnSource = 'imported' | 'own' | 'both';

export type DrawnNode = {
  id: string;
  /** Empty for the plain start and end, which the map names itself. */
  label: string;
  /** A second, quieter line. */
  sub?: string;
  kind: DrawnKind;
  weight: number;
  badge?: { text: string; title: string };
  state?: 'error' | 'advice';
  meant?: Meant;
  change?: Changed;
  source?: DrawnSource;
  /** Where someone put it by hand (its centre); else the layout decides. */
  at?: Point;
  figures?: Figures;
};

export type DrawnEdge = {
  id: string;
  from: string;
  to: string;
  /** How much passes: the width of the channel. */
  weight: number;
  /** How long it waits, 0 (cool) to 1 (warm); null where that is not known. */
  heat: number | null;
  label: string;
  rework: boolean;
  dashed?: boolean;
  /** Drawn pale: it is not what the drawing is about. */
  quiet?: boolean;
  /** How it stands to the workflow that was meant. */
  meant?: Meant;
  change?: Changed;
  source?: DrawnSource;
  figures?: Figures;
};

/** Written figures by name, for the table; the names stand in the catalogue under `map.figure`. */
export type FigureName =
  | 'cases'
  | 'share'
  | 'times'
  | 'repeats'
  | 'median'
  | 'mean'
  | 'p90'
  | 'min'
  | 'max'
  | 'total'
  | 'waiting'
  | 'waitingMean'
  | 'waitingP90'
  | 'working'
  | 'workingMean'
  | 'workingP90'
  | 'condition'
  | 'carries'
  | 'kind';
/** Null is what the history does not tell. */
export type Figures = { readonly [name in FigureName]?: string | null };

export type FlowDrawing = { nodes: readonly DrawnNode[]; edges: readonly DrawnEdge[] };

/** The one thing on the map that is chosen, pointed at or focused. */
export type MapTarget = { kind: 'node' | 'edge'; id: string };

export const isGate = (node: DrawnNode): boolean => node.kind === 'start' || node.kind === 'end';

export const isTarget = (target: MapTarget | null, kind: MapTarget['kind'], id: string): boolean =>
  target !== null && target.kind === kind && target.id === id;
