// Loaded into a server before it starts: how long its main thread is held while an input is answered, and what it takes. Told to
// whoever started it, when asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { spin } from './plant.ts';

/** **units**: milliseconds and MiB. */
export type Watched = { readonly held: number; readonly busy: number; readonly mib: number };

const RESOLUTION_MS = 5;
const lag = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
lag.enable();

const thread = (): number => (process.threadCpuUsage().user + process.threadCpuUsage().system) / 1_000;
const all = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1_000;
const peak = (): number => process.resourceUsage().maxRSS / 1_024;
const now = () => ({
  thread: thread(),
  all: all(),
  peak: peak(),
  rss: process.memoryUsage.rss() / (1 << 20),
});

let before = now();

function begun(hold: number | undefined): void {
  process.send?.({ said: 'begun' });
  // Before anything else is read, so that the input comes while the thread is held.
  if (hold !== undefined) setImmediate(spin, hold);
}

process.on('message', (message: { say: 'begin' | 'end'; hold?: number }) => {
  if (message.say === 'begin') {
    before = now();
    lag.reset();
    // The first look after a reset only begins to count: what holds the thread before it would not be seen.
    setTimeout(begun, 4 * RESOLUTION_MS, message.hold);
    return;
  }
  const { thread, all, peak } = now();
  // Others use the machine too: a thread that did not compute was not held by us.
  const held = Math.min(Math.max(0, lag.max / 1e6 - RESOLUTION_MS), thread - before.thread);
  const watched: Watched = {
    ...{ held, busy: all - before.all },
    mib: peak > before.peak ? Math.max(0, peak - before.rss) : 0,
  };
  process.send?.(watched);
});
process.channel?.unref();
