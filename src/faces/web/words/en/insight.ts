// What the pages of insight say: histories brought in or traced, maps and their filters, charts, findings, measures; fetched with them.
import { chart } from './chart.ts';
import { conformance } from './conformance.ts';
import { findings } from './findings.ts';
import { flow } from './flow.ts';
import { flowCompare } from './flow-compare.ts';
import { flowFilter } from './flow-filter.ts';
import { importLog } from './import-log.ts';
import { map } from './map.ts';
import { measure } from './measure.ts';
import { model } from './model.ts';
import { trace } from './trace.ts';
import { workflowMap } from './workflow-map.ts';

export const insight = {
  chart,
  conformance,
  findings,
  flow,
  flowCompare,
  flowFilter,
  importLog,
  map,
  measure,
  model,
  trace,
  workflowMap,
} as const;
