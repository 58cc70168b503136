// What this process counts about itself, in the text form that Prometheus reads. Names and numbers alone: no person, no case.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { JobsWaiting } from '../../shell/service/index.ts';
import type { Admission } from './server/limits/admission.ts';
import { REASONS } from './server/limits/refusals.ts';

export type ServerMeters = {
  /** A command was answered. */
  answered(kind: string, outcome: string): void;
  /** A commit took so long. **units**: milliseconds. */
  committed(ms: number): void;
  text(): Promise<string>;
};

/** What is asked when somebody reads. */
export type MetersAsk = {
  readonly version: string;
  jobs(): Promise<JobsWaiting>;
  readonly live: () => number;
  readonly admission: Admission;
};

/** **units**: seconds. */
const BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5];

export function createMeters({ version, jobs, live, admission }: MetersAsk): ServerMeters {
  const commands = new Map<string, number>();
  const buckets = BUCKETS.map(() => 0);
  let commits = 0;
  let seconds = 0;
  const lag = monitorEventLoopDelay({ resolution: 20 });
  lag.enable();
  return {
    answered: (kind, outcome) => {
      const labels = `kind="${kind}",outcome="${outcome}"`;
      commands.set(labels, (commands.get(labels) ?? 0) + 1);
    },
    committed: (ms) => {
      commits += 1;
      seconds += ms / 1_000;
      const place = BUCKETS.findIndex((most) => ms / 1_000 <= most);
      if (place >= 0) buckets[place] = (buckets[place] ?? 0) + 1;
    },
    text: async () => {
      const waiting = await jobs().catch(() => null);
      const memory = process.memoryUsage();
      const delay = { p50: lag.percentile(50), p99: lag.percentile(99) };
      lag.reset();
      return [
        ...metric('millrace_info', 'gauge', 'The version that runs.', [[`version="${version}"`, 1]]),
        ...metric('millrace_commands_total', 'counter', 'Commands answered, by kind and outcome.', [
          ...commands,
        ]),
        ...histogram(buckets, commits, seconds),
        ...(waiting === null
          ? []
          : [
              ...metric('millrace_jobs_waiting', 'gauge', 'Timers and effects that are set.', [
                ['', waiting.waiting],
              ]),
              ...metric('millrace_jobs_due', 'gauge', 'Timers and effects that are due.', [
                ['', waiting.due],
              ]),
              ...metric('millrace_job_oldest_due_seconds', 'gauge', 'How long the oldest has been due.', [
                ['', waiting.oldestMs / 1_000],
              ]),
            ]),
        ...limitMeters(admission),
        ...metric('millrace_live_streams', 'gauge', 'Pages that listen for changes.', [['', live()]]),
        ...metric('millrace_event_loop_delay_seconds', 'gauge', 'Since the last reading.', [
          ['quantile="0.5"', finite(delay.p50 / 1e9)],
          ['quantile="0.99"', finite(delay.p99 / 1e9)],
        ]),
        ...metric('process_resident_memory_bytes', 'gauge', 'Memory of the process.', [['', memory.rss]]),
        ...metric('nodejs_heap_used_bytes', 'gauge', 'Memory in use by the program.', [
          ['', memory.heapUsed],
        ]),
        ...metric('process_start_time_seconds', 'gauge', 'When the process began.', [
          ['', performance.timeOrigin / 1_000],
        ]),
        '',
      ].join('\n');
    },
  };
}

function limitMeters(admission: Admission): string[] {
  const { refused, lanes } = admission.counts();
  const of = (count: 'inside' | 'waiting') =>
    lanes.map((each): Value => [`lane="${each.lane}"`, each[count]]);
  return [
    ...metric(
      'millrace_requests_refused_total',
      'counter',
      'Requests turned away by a limit, by which.',
      REASONS.map((reason): Value => [`reason="${reason}"`, refused.get(reason) ?? 0]),
    ),
    ...metric('millrace_requests_at_work', 'gauge', 'Requests that are worked on.', of('inside')),
    ...metric('millrace_requests_waiting', 'gauge', 'Requests that wait for a place.', of('waiting')),
  ];
}

type Value = readonly [labels: string, value: number];

function metric(name: string, type: 'counter' | 'gauge', help: string, values: readonly Value[]): string[] {
  const lines = values.map(([labels, value]) => `${name}${labels === '' ? '' : `{${labels}}`} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines];
}

function histogram(buckets: readonly number[], count: number, sum: number): string[] {
  const name = 'millrace_commit_seconds';
  let below = 0;
  const lines = BUCKETS.map((most, place) => {
    below += buckets[place] ?? 0;
    return `${name}_bucket{le="${most}"} ${below}`;
  });
  return [
    `# HELP ${name} How long a command took to be on disk.`,
    `# TYPE ${name} histogram`,
    ...lines,
    `${name}_bucket{le="+Inf"} ${count}`,
    `${name}_sum ${sum}`,
    `${name}_count ${count}`,
  ];
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);
