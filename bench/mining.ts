// How fast does a history become a map? A real log end to end, and a million events in memory, step by step.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type EventLog, readLog } from '../src/core/event-log/index.ts';
import {
  casesOf,
  directlyFollows,
  drawMap,
  findingsOf,
  surveyFlow,
  variantsOf,
} from '../src/core/mining/index.ts';
import { readLogFile } from '../src/shell/log-file/index.ts';
import { discoverBpic2012, discoverMillion } from './discovery.ts';
import { askDuckDb } from './duckdb.ts';
import { type Figure, timed } from './figure.ts';
import { hasPeers, readByCsvParse, readBySaxes } from './peers.ts';
import { writeScaleLog } from './scale-log.ts';

const root = resolve(import.meta.dirname, '..');
const logs = resolve(root, process.env.MILLRACE_LOGS ?? '../shared/logs');
const RUNS = 7;

/** Measures for about a minute; without the folder of logs (MILLRACE_LOGS) there is nothing to measure. */
export async function benchMining(): Promise<Figure[]> {
  const base = join(logs, 'bpic2012.xes.gz');
  if (!existsSync(base)) {
    process.stderr.write(
      `Mining is not measured: there is no ${base}. MILLRACE_LOGS names the folder of logs.\n`,
    );
    return [];
  }
  const folder = await mkdtemp(join(tmpdir(), 'millrace-bench-'));
  try {
    const log = await logIn(base);
    const csv = join(folder, 'million.csv');
    const events = await writeScaleLog(log, 4, csv);
    const ours = [...(await endToEnd(base, csv)), ...(await discoverBpic2012(log))];
    ours.push(...(await inMemory(csv, events)));
    return hasPeers() ? [...ours, ...(await peersOn(base, csv))] : ours;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function peersOn(xes: string, csv: string): Promise<Figure[]> {
  const log = await logIn(csv);
  const { events } = log;
  const truth = { events, arrows: directlyFollows(log).length, variants: variantsOf(log).count };
  return [...(await askDuckDb(csv, truth)), await readByCsvParse(csv, events), await readBySaxes(xes)];
}

async function logIn(path: string): Promise<EventLog> {
  const read = await readLogFile(path);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.log;
}

async function endToEnd(xes: string, csv: string): Promise<Figure[]> {
  const mine = (path: string) => () => {
    const run = spawnSync(process.execPath, [join(root, 'bin/millrace.js'), 'mine', path, '--json'], {
      maxBuffer: 1 << 28,
    });
    if (run.status !== 0) throw new Error(run.stderr.toString());
  };
  return [
    await timed('mine bpic2012.xes.gz (262,200 events), process start to JSON', RUNS, mine(xes)),
    await timed('mine a CSV of 1,048,800 events, process start to JSON', RUNS, mine(csv)),
    await timed('read bpic2012.xes.gz with all attributes, gunzip included', RUNS, () => logIn(xes)),
  ];
}

async function inMemory(csv: string, events: number): Promise<Figure[]> {
  const bytes = await readFile(csv);
  const columns = (): EventLog => {
    const read = readLog(bytes);
    if (!read.ok) throw new Error(read.problem.message);
    return read.value.log;
  };
  const log = columns();
  if (log.events !== events) throw new Error(`The CSV has ${events} events, ${log.events} were read.`);
  const survey = surveyFlow(log);
  const reading = await timed('1M: CSV to columns', RUNS, columns);
  const filters = [{ keep: 'with' as const, activity: log.activities[3] ?? '' }];
  return [
    reading,
    { name: '1M: CSV to columns, rate', value: bytes.length / reading.value / 1000, unit: 'MB/s' },
    await timed('1M: directly-follows with times, on columns', RUNS, () => directlyFollows(log)),
    await timed('1M: variants, on columns', RUNS, () => variantsOf(log)),
    await timed('1M: survey for the map', RUNS, () => surveyFlow(log)),
    await timed('1M: filter cases and survey again', RUNS, () =>
      surveyFlow(log, { kept: casesOf(log, filters) }),
    ),
    await timed('1M: all findings', 3, () => findingsOf(log)),
    await timed('1M: move a slider', RUNS, () => drawMap(survey, { activities: 0.6, paths: 0.3 })),
    await timed('1M: CSV to columns, directly-follows and variants', RUNS, () => {
      const read = columns();
      directlyFollows(read);
      variantsOf(read);
    }),
    ...(await discoverMillion(log)),
  ];
}
