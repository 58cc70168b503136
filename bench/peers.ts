// The same work by well-known libraries, in the same run: rows of a CSV, events of an XES, steps of a state machine. They are
// in a package of their own (`npm install` in bench/) and are left out where that was not installed.
import { createReadStream, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';
import type { Figure } from './figure.ts';

/** What we use of each. They may not be installed, so their own types cannot be asked for. */
type CsvParse = { parse(options: object): NodeJS.ReadWriteStream };
type Tag = { name: string; attributes: { [name: string]: string } };
type Saxes = {
  SaxesParser: new () => {
    on(event: 'opentag', told: (tag: Tag) => void): void;
    write(text: string): object;
  };
};
type Machine = { getInitialSnapshot: unknown };
type Snapshot = { value: string };
type XState = {
  createMachine(definition: object): Machine;
  initialTransition(machine: Machine): [Snapshot];
  transition(machine: Machine, state: Snapshot, event: object): [Snapshot];
};

type Definition = { run(): void; signal(message: object): void; readonly isRunning: boolean };
type BpmnElements = {
  Definition: new (context: object) => Definition;
  Context(serialized: object): object;
};
type Moddle = { BpmnModdle: new () => { fromXML(xml: string): Promise<object> } };
type Serializing = {
  Serializer(moddle: object, types: object): object;
  TypeResolver(elements: object): object;
};

export const hasPeers = (): boolean => existsSync(join(import.meta.dirname, 'node_modules'));

async function peer(name: string): Promise<unknown> {
  return import(pathToFileURL(createRequire(import.meta.url).resolve(name)).href);
}

/** Every row of the file into an array of strings, as an import would begin. */
export async function readByCsvParse(path: string, events: number): Promise<Figure> {
  const { parse } = (await peer('csv-parse')) as CsvParse;
  const begun = performance.now();
  let rows = 0;
  for await (const _row of createReadStream(path).pipe(parse({ from_line: 2 }))) rows++;
  if (rows !== events) throw new Error(`csv-parse read ${rows} rows of ${events}.`);
  return { name: 'peer: csv-parse, rows of the same CSV', value: performance.now() - begun, unit: 'ms' };
}

/** Every tag of the file with its attributes; nothing is made of them. */
export async function readBySaxes(path: string): Promise<Figure> {
  const { SaxesParser } = (await peer('saxes')) as Saxes;
  const begun = performance.now();
  let events = 0;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'event') events++;
  });
  const text = createReadStream(path).pipe(createGunzip()).setEncoding('utf8');
  for await (const part of text) parser.write(String(part));
  const name = `peer: saxes, tags of the same XES (${events.toLocaleString('en')} events)`;
  return { name, value: performance.now() - begun, unit: 'ms' };
}

const STEPS = 200_000;

/** Steps of a machine of five stages, pure: state and event to state. */
export async function stepsOfXState(): Promise<Figure> {
  const { createMachine, initialTransition, transition } = (await peer('xstate')) as XState;
  const states = Object.fromEntries(
    [0, 1, 2, 3, 4].map((n) => [`stage${n}`, { on: { DONE: `stage${(n + 1) % 5}` } }]),
  );
  const machine = createMachine({ initial: 'stage0', states });
  let [state] = initialTransition(machine);
  const begun = performance.now();
  for (let n = 0; n < STEPS; n++) [state] = transition(machine, state, { type: 'DONE' });
  const seconds = (performance.now() - begun) / 1_000;
  return { name: 'peer: xstate, steps of five stages without history', value: STEPS / seconds, unit: '/s' };
}

const BPMN_CASES = 200;

/** Steps of a process of five user tasks, from its start to its end, each case on its own. */
export async function stepsOfBpmnElements(): Promise<Figure> {
  const elements = (await peer('bpmn-elements')) as BpmnElements;
  const { BpmnModdle } = (await peer('bpmn-moddle')) as Moddle;
  const { Serializer, TypeResolver } = (await peer('moddle-context-serializer')) as Serializing;
  const tasks = [0, 1, 2, 3, 4].map((n) => `task${n}`);
  const moddle = await new BpmnModdle().fromXML(processOf(tasks));
  const serialized = Serializer(moddle, TypeResolver(elements));
  const begun = performance.now();
  for (let n = 0; n < BPMN_CASES; n++) {
    const definition = new elements.Definition(elements.Context(serialized));
    definition.run();
    for (const id of tasks) definition.signal({ id });
    if (definition.isRunning) throw new Error('bpmn-elements did not come to the end of the process.');
  }
  const seconds = (performance.now() - begun) / 1_000;
  const steps = BPMN_CASES * tasks.length;
  return { name: 'peer: bpmn-elements, steps of five user tasks', value: steps / seconds, unit: '/s' };
}

function processOf(tasks: readonly string[]): string {
  const places = ['start', ...tasks, 'end'];
  const flows = places
    .slice(1)
    .map((to, index) => `<sequenceFlow id="flow${index}" sourceRef="${places[index]}" targetRef="${to}"/>`);
  const elements = [
    '<startEvent id="start"/>',
    ...tasks.map((id) => `<userTask id="${id}"/>`),
    '<endEvent id="end"/>',
  ];
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x"><process id="p" isExecutable="true">${[...elements, ...flows].join('')}</process></definitions>`;
}
