// Every measure, by name: one file and one line to add another.
import { cycleTime } from './cycle-time.ts';
import { demand } from './demand.ts';
import type { Measure } from './measure.ts';
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
  rework,
  reworkedCases,
  throughput,
  demand,
  workInProgress,
];

export {
  cycleTime,
  demand,
  rework,
  reworkedCases,
  sojournTime,
  throughput,
  waitingTime,
  workInProgress,
  workingTime,
};
