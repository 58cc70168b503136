// How fast does a log become a structured model, and a workflow drafted of it? On columns, as the pages hold them.
import { type EventLog, keepLifecycle } from '../src/core/event-log/index.ts';
import { conform, discoverTree, draft } from '../src/core/mining/index.ts';
import { type Figure, timed } from './figure.ts';

const RUNS = 7;

/** IM and IMf 0.2 of bpic2012, with all its life-cycle states and with the completed alone; its draft, and how it fits. */
export async function discoverBpic2012(log: EventLog): Promise<Figure[]> {
  const completed = keepLifecycle(log, 'complete');
  const { tree } = discoverTree(log, { noise: 0.2 });
  return [
    await timed('inductive miner IMf 0.2, bpic2012', RUNS, () => discoverTree(log, { noise: 0.2 })),
    await timed('inductive miner IMf 0.2, bpic2012, completed only', RUNS, () =>
      discoverTree(completed, { noise: 0.2 }),
    ),
    await timed('inductive miner IM, bpic2012', RUNS, () => discoverTree(log)),
    await timed('draft a workflow of bpic2012, rules learnt', RUNS, () => draft(log)),
    await timed('hold bpic2012 against that tree: fitness, precision, every deviation', RUNS, () =>
      conform(log, { tree }),
    ),
  ];
}

/** The same of a million events. */
export async function discoverMillion(log: EventLog): Promise<Figure[]> {
  return [
    await timed('1M: inductive miner IMf 0.2, on columns', RUNS, () => discoverTree(log, { noise: 0.2 })),
    await timed('1M: draft a workflow, on columns', RUNS, () => draft(log)),
  ];
}
