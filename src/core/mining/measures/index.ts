// Every measure, by name: one file and one line to add another.
import { ageing } from './ageing.ts';
import { caseWaiting } from './case-waiting.ts';
import { cost } from './cost.ts';
import { cumulativeFlow } from './cumulative-flow.ts';
import { cycleTime } from './cycle-time.ts';
import { demand } from './demand.ts';
import { firstPass } from './first-pass.ts';
import { flowEfficiency } from './flow-efficiency.ts';
import type { Measure } from './measure.ts';
import { onTime } from './on-time.ts';
import { onTimeWork } from './on-time-work.ts';
import { pausedTime } from './paused-time.ts';
import { rework } from './rework.ts';
import { reworkedCases } from './reworked-cases.ts';
import { sojournTime } from './sojourn-time.ts';
import { throughput } from './throughput.ts';
import { waitingTime } from './waiting-time.ts';
import { workInProgress } from './work-in-progress.ts';
import { workingTime } from './working-time.ts';

/** The registry of measures. **shape**: each states its definition, unit, grain and source. */
export const MEASURES: readonly Measure[] = [
  cycleTime,
  sojournTime,
  waitingTime,
  workingTime,
  pausedTime,
  rework,
  reworkedCases,
  throughput,
  demand,
  workInProgress,
  ageing,
  cumulativeFlow,
  caseWaiting,
  onTime,
  onTimeWork,
  firstPass,
  flowEfficiency,
  cost,
];

export {
  ageing,
  caseWaiting,
  cost,
  cumulativeFlow,
  cycleTime,
  demand,
  firstPass,
  flowEfficiency,
  onTime,
  onTimeWork,
  pausedTime,
  rework,
  reworkedCases,
  sojournTime,
  throughput,
  waitingTime,
  workInProgress,
  workingTime,
};
