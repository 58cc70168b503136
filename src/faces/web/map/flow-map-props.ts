// What one gives the map, and what one can ask of it.
import type { ReactNode, Ref } from 'react';
import type { Size } from '../../../core/layout/index.ts';
import type { FlowDrawing, MapTarget } from './flow-drawing.ts';
import type { Camera } from './hands/camera.ts';
import type { FlowMapEdit } from './hands/use-editing.ts';
import type { Drawn } from './size/use-drawn.ts';

export type FlowMapHandle = {
  fit: () => void;
  /** Focuses a thing and brings it into view. */
  show: (target: MapTarget) => void;
  /** The whole drawing, with the title and this text above it. */
  exportSvg: (text: string) => Promise<string>;
  exportPng: (text: string) => Promise<Blob>;
};

/** What is seen of a map just now: what lies where, and where one looks. */
export type FlowMapSeen = { readonly drawn: Drawn; readonly camera: Camera; readonly size: Size };

export type FlowMapProps = {
  drawing: FlowDrawing;
  /** What the drawing is of, read aloud. */
  title: string;
  /** The drawing without filters; with it, what a filter leaves keeps its order and its side. */
  whole?: FlowDrawing;
  /** What the layout is made of, where several drawings share one: it has all that they have. */
  frame?: FlowDrawing;
  chosen?: MapTarget | null;
  onChoose?: (target: MapTarget | null) => void;
  /** Where one looks, when it is remembered outside. */
  camera?: Camera | null;
  onCamera?: (camera: Camera) => void;
  /** `auto`: from top to bottom where the view is narrow. */
  direction?: 'auto' | 'right' | 'down';
  /** Thin plain channels, as for a design that has no figures yet. */
  bare?: boolean;
  /** A picture: the whole flow is in view. */
  still?: boolean;
  edit?: FlowMapEdit;
  /** Something above the map that goes with it. */
  over?: (seen: FlowMapSeen) => ReactNode;
  ref?: Ref<FlowMapHandle>;
};
