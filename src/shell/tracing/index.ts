export type { Around, Work } from './around.ts';
export { openTracing, type Tracing, type TracingOptions } from './open-tracing.ts';
