// The English catalogue: one file a page. Add one import and one line.

import { board } from './board.ts';
import { cases } from './cases.ts';
import { chart } from './chart.ts';
import { conformance } from './conformance.ts';
import { automate, design } from './design.ts';
import { findings } from './findings.ts';
import { flow } from './flow.ts';
import { flowCompare } from './flow-compare.ts';
import { flowFilter } from './flow-filter.ts';
import { form } from './form.ts';
import { frame } from './frame.ts';
import { importLog } from './import-log.ts';
import { map } from './map.ts';
import { measure } from './measure.ts';
import { model } from './model.ts';
import { people } from './people.ts';
import { settings } from './settings.ts';
import { start } from './start.ts';
import { trace } from './trace.ts';
import { welcome } from './welcome.ts';
import { work } from './work.ts';
import { workflow } from './workflow.ts';
import { workflowMap } from './workflow-map.ts';
import { templates, workflows } from './workflows.ts';
import { worklist } from './worklist.ts';

export const en = {
  chart,
  conformance,
  findings,
  flow,
  flowCompare,
  flowFilter,
  trace,
  measure,
  workflowMap,
  importLog,
  form,
  frame,
  map,
  model,
  people,
  settings,
  welcome,
  workflow,
  workflows,
  templates,
  automate,
  design,
  board,
  cases,
  start,
  work,
  worklist,
} as const;
