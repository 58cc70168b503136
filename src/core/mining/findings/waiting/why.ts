// What is known of why a step's work waits: the causes, its batches, and who does it.
import type { FindingGround } from '../ground.ts';
import { type Batches, batchesIn } from './batches.ts';
import { type Causes, causesOf } from './causes.ts';
import { type Staff, staffOf } from './staff.ts';
import type { StepWait } from './step-waits.ts';

export type Why = {
  readonly causes: Causes;
  readonly batches: Batches | undefined;
  readonly staff: Staff;
};

export function whyOf(ground: FindingGround, { pieces }: StepWait): Why {
  const { spans, hours } = ground;
  let work = 0;
  for (const i of pieces) work += hours.workingMs(spans.startedAt[i] as number, spans.endedAt[i] as number);
  const batches = batchesIn(ground, pieces, work / pieces.length);
  return { batches, causes: causesOf(ground, pieces, batches), staff: staffOf(ground, pieces) };
}
