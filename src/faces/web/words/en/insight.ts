// What the pages of insight say: histories brought in or traced, maps and their filters, findings, measures; fetched with them.
import { conformance } from './conformance.ts';
import { findings } from './findings.ts';
import { flowCompare } from './flow-compare.ts';
import { flowFilter } from './flow-filter.ts';
import { importLog } from './import-log.ts';
import { measure } from './measure.ts';
import { model } from './model.ts';
import { trace } from './trace.ts';

export const insight = {
  conformance,
  findings,
  flowCompare,
  flowFilter,
  importLog,
  measure,
  model,
  trace,
} as const;
