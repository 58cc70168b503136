// Ten million events from a file to JSON: how long does `mine` take, how much of the processor, and how much memory at the most?
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readLogFile } from '../src/shell/log-file/index.ts';
import type { Figure } from './figure.ts';
import { writeScaleLog } from './scale-log.ts';

const root = resolve(import.meta.dirname, '..');
const base = resolve(root, process.env.MILLRACE_LOGS ?? '../shared/logs', 'bpic2012.xes.gz');
const REPLICAS = 38;
const RUNS = 3;

type Run = { readonly seconds: number; readonly peakKb: number };

/** Measures for a few minutes, most of them spent on making the log; run by its name only. */
export async function benchLarge(): Promise<Figure[]> {
  if (!existsSync(base)) return [];
  const folder = await mkdtemp(join(tmpdir(), 'millrace-bench-'));
  try {
    const read = await readLogFile(base);
    if (!read.ok) throw new Error(read.problem.message);
    const csv = join(folder, 'ten-million.csv');
    const events = await writeScaleLog(read.value.log, REPLICAS, csv);
    const runs: Run[] = [];
    for (let n = 0; n < RUNS; n++) runs.push(await mine(csv));
    runs.sort((a, b) => a.seconds - b.seconds);
    const peak = Math.max(...runs.map(({ peakKb }) => peakKb));
    const [best, median] = runs;
    const what = `a CSV of ${events.toLocaleString('en')} events, process start to JSON`;
    return [
      { name: `mine ${what}`, value: median?.seconds ?? NaN, unit: 's', best: best?.seconds ?? NaN },
      { name: 'the same: memory at the most', value: peak / 1_024, unit: 'MiB' },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** One run of the product. The system tells the peak of its memory (Linux). */
function mine(path: string): Promise<Run> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin/millrace.js'), 'mine', path, '--json'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakKb = 0;
  const look = setInterval(() => {
    peakKb = Math.max(peakKb, highWaterOf(child.pid));
  }, 50);
  return new Promise((done, failed) => {
    child.once('exit', (code) => {
      clearInterval(look);
      if (code === 0) done({ seconds: (performance.now() - begun) / 1_000, peakKb });
      else failed(new Error(`mine ended with ${code}`));
    });
  });
}

function highWaterOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
