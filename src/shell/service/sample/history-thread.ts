// The thread in which the sample's history is worked out: reads the examples, tells the history, and hands it over batch
// by batch as it is asked for, so that the server's main thread never waits.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { compile } from '../../../core/engine/index.ts';
import { readWorkflow } from '../../../core/model/index.ts';
import { type Flow, readScenario } from '../../../core/simulation/index.ts';
import { tellHistory } from './tell-history.ts';
import type { Handed, Prologue, TellerOptions } from './teller.ts';

/** Few enough for the other side to take in at once. */
const BATCH = 12;

const { examples, newcomer, until } = workerData as TellerOptions;

type Example = { readonly source: string; readonly flow: Flow };

function readExample(name: string): Example {
  const text = (file: string) => readFileSync(join(examples, name, file), 'utf8');
  const source = text('workflow.yaml');
  const { workflow, diagnostics } = readWorkflow(source);
  const read = readScenario(text('scenario.yaml'));
  const compiled = workflow === null ? null : compile(workflow, 1);
  if (compiled?.ok === true && read.scenario !== null)
    return { source, flow: { compiled: compiled.value, scenario: read.scenario } };
  const faults = [...diagnostics, ...read.diagnostics].map(({ message }) => message).join(' ');
  throw new Error(`The example ${name} cannot be used: ${faults}`);
}

const all = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => readExample(name));
const { company, cases } = tellHistory({ flows: all.map(({ flow }) => flow), newcomer, until });
const { people, teams } = company;
const prologue: Prologue = {
  ...{ people, teams, cases: cases.length },
  workflows: all.map(({ source, flow }) => ({ source, workflow: flow.compiled.workflow })),
};
let next = 0;
parentPort?.on('message', () => {
  const batch: Handed = cases.slice(next, next + BATCH);
  next += BATCH;
  parentPort?.postMessage(batch);
});
parentPort?.postMessage(prologue);
