import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../base/index.ts';
import { apply, compile } from '../engine/index.ts';
import { type CaseState, readWorkflow } from '../model/index.ts';
import { agenda } from './agenda.ts';
import { readScenario } from './read-scenario.ts';
import { simulate } from './simulate.ts';
import { staffDirectory } from './staff-directory.ts';
import type { Flow, Simulated, SimulationOptions } from './world.ts';

const WORKFLOW = `
workflow: desk
stages:
  serve: { kind: work, owner: { team: desk, choose: pull }, due: no deadline, next: [{ to: done }] }
  done: { kind: end }
intake: [{ form: [], from: [public], starts: serve }]
`;
/** A queue with exponential gaps and service times, open around the clock: its waiting time is known exactly. */
const scenarioOf = (servers: number, perWeek: number, minutes: number) => `
workflow: desk
seed: 1
hours:
  always: { zone: UTC, week: { ${['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `${day}: [00:00-24:00]`).join(', ')} } }
teams: { desk: { name: Desk, lead: p1 } }
staff: [${Array.from({ length: servers }, (_, n) => `{ key: p${n + 1}, name: P${n + 1}, teams: [desk], hours: always }`).join(', ')}]
arrivals: { perWeek: ${perWeek}, hours: always, names: [Ana] }
pause: 0m
stages: { serve: { takes: { mean: ${minutes}m } } }
`;

function flowOf(scenarioText: string): Flow {
  const { workflow } = readWorkflow(WORKFLOW);
  const { scenario, diagnostics } = readScenario(scenarioText);
  if (workflow === null || scenario === null) throw new Error(JSON.stringify(diagnostics));
  const compiled = compile(workflow, 1);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  return { compiled: compiled.value, scenario };
}

it('puts the name of whoever asks from outside apart, where it is told how', () => {
  const flow = flowOf(scenarioOf(1, 70, 10));
  const kept: unknown[] = [];
  const keepPersonal = (_caseId: string, _field: string, value: unknown) => {
    kept.push(value);
    return { personal: `r${kept.length}`, hash: 'ab' };
  };
  const directory = staffDirectory([flow.scenario], 0);
  const options = { flows: [flow], directory, from: 0, until: 7 * DAY_MS, seed: 1 };
  const [first] = [...simulate({ ...options, keepPersonal })].flatMap(({ events }) => events);
  expect(first).toMatchObject({
    requesterName: { personal: 'r1' },
    by: { kind: 'public', name: { personal: 'r1' } },
  });
  expect(new Set(kept)).toEqual(new Set(['Ana']));
  const [told] = [...simulate(options)].flatMap(({ events }) => events);
  expect(told).toMatchObject({ requesterName: 'Ana' });
});

function historyOf(flow: Flow, days: number, seed: number): Simulated[] {
  const directory = staffDirectory([flow.scenario], 0);
  const options: SimulationOptions = { flows: [flow], directory, from: 0, until: days * DAY_MS, seed };
  return [...simulate(options)];
}

/** Offered to started, of every item that was started. **units**: milliseconds. */
function waitsOf(history: readonly Simulated[]): number[] {
  const offered = new Map<string, number>();
  const waits: number[] = [];
  for (const event of history.flatMap(({ events }) => events)) {
    if (event.type === 'WorkItemOffered') offered.set(event.workItem, event.at);
    if (event.type === 'WorkItemStarted') waits.push(event.at - (offered.get(event.workItem) ?? event.at));
  }
  return waits;
}

/** **source**: Erlang 1917, the M/M/c queue. */
function erlangWait(servers: number, load: number, serviceMs: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
  const waits = blocked / (1 - (load / servers) * (1 - blocked));
  return (waits * serviceMs) / (servers - load);
}

describe('a simulation', () => {
  it('SIM-7 of a queue waits as long as Erlang C says', () => {
    const [servers, perWeek, minutes] = [3, 1_120, 21.6];
    const load = (perWeek * minutes) / (7 * 24 * 60);
    const flow = flowOf(scenarioOf(servers, perWeek, minutes));
    const means = [1, 2, 3, 4, 5].map((seed) => {
      const waits = waitsOf(historyOf(flow, 28, seed)).slice(300);
      return waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    });
    const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
    const spread = Math.sqrt(means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (means.length - 1));
    const expected = erlangWait(servers, load, minutes * 60_000);
    expect(Math.abs(mean - expected)).toBeLessThan((3 * spread) / Math.sqrt(means.length));
    expect(spread).toBeLessThan(expected / 4);
  });

  it('SIM-8 with the same seed is the same, with another one another', () => {
    const flow = flowOf(scenarioOf(2, 200, 30));
    expect(historyOf(flow, 20, 5)).toEqual(historyOf(flow, 20, 5));
    expect(historyOf(flow, 20, 5)).not.toEqual(historyOf(flow, 20, 6));
  });

  it('SIM-9 yields states that are the fold of their events', () => {
    const states = new Map<string, CaseState | undefined>();
    for (const { caseId, events, state } of historyOf(flowOf(scenarioOf(2, 200, 30)), 10, 3)) {
      let folded = states.get(caseId);
      for (const event of events) folded = apply(folded ?? null, event);
      expect(folded).toEqual(state);
      states.set(caseId, folded);
    }
  });

  it('SIM-10 lets nobody do two things at once', () => {
    const busy = new Map<string, string>();
    for (const event of historyOf(flowOf(scenarioOf(2, 600, 30)), 20, 3).flatMap(({ events }) => events)) {
      if (event.type === 'WorkItemStarted') {
        expect(busy.get(event.person)).toBeUndefined();
        busy.set(event.person, event.workItem);
      }
      if (event.type === 'WorkItemCompleted' && event.person !== null) busy.delete(event.person);
    }
  });

  it('SIM-11 has work done only in working hours, and never before it arrives', () => {
    const office = scenarioOf(2, 40, 30).replaceAll('00:00-24:00', '09:00-17:00');
    for (const event of historyOf(flowOf(office), 30, 3).flatMap(({ events }) => events)) {
      if (event.type !== 'WorkItemStarted' && event.type !== 'WorkItemCompleted') continue;
      const hour = (event.at % DAY_MS) / HOUR_MS;
      expect(hour).toBeGreaterThanOrEqual(9);
      expect(hour).toBeLessThanOrEqual(17);
    }
  });
});

describe('a scenario', () => {
  it('SIM-12 names each fault with its place', () => {
    const faulty = scenarioOf(1, 10, 5)
      .replace('hours: always, names', 'hours: nights, names')
      .replace('takes: { mean: 5m }', 'takes: { mean: soon }')
      .replace('lead: p1', 'lead: p9');
    const shape = readScenario(faulty);
    expect(shape.scenario).toBeNull();
    expect(shape.diagnostics.map(({ at, line }) => [at, line])).toEqual([['stages.serve.takes', 10]]);
    const names = readScenario(faulty.replace('soon', '5m')).diagnostics;
    expect(names.map(({ at, message, line }) => [at, message, line])).toEqual([
      ['teams.desk.lead', 'Nobody of the staff is called "p9".', 6],
      ['arrivals.hours', 'There are no hours "nights".', 8],
    ]);
    expect(readScenario('a: [').diagnostics[0]?.code).toBe('source-syntax');
  });
});

describe('an agenda', () => {
  it('SIM-13 gives back in the order of time, and at the same time in the order of putting', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (instants) => {
        const queue = agenda<number>();
        for (const [index, at] of instants.entries()) queue.put(at, index);
        const taken = instants.map(() => queue.take()?.item ?? -1);
        const sorted = instants
          .map((at, index) => ({ at, index }))
          .sort((a, b) => a.at - b.at || a.index - b.index);
        expect(taken).toEqual(sorted.map(({ index }) => index));
        expect(queue.take()).toBeUndefined();
      }),
    );
  });
});
