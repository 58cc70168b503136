import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/core/base/index.ts';
import { compile } from '../src/core/engine/index.ts';
import { logFromEvents } from '../src/core/event-log/index.ts';
import { type ActivityValue, directlyFollows, waitingTime, workingTime } from '../src/core/mining/index.ts';
import { type CaseEvent, readWorkflow } from '../src/core/model/index.ts';
import { readScenario, simulate, staffDirectory } from '../src/core/simulation/index.ts';

const WORKFLOW = `
workflow: desk
stages:
  serve:
    kind: work
    owner: { team: desk, choose: pull }
    due: no deadline
    outcomes: { done: check, again: { to: serve, rework: true } }
  check: { kind: work, owner: { team: desk, choose: pull }, due: no deadline, next: [{ to: closed }] }
  closed: { kind: end }
intake: [{ form: [], from: [public], starts: serve }]
`;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SCENARIO = `
workflow: desk
seed: 1
hours: { always: { zone: UTC, week: { ${DAYS.map((day) => `${day}: [00:00-24:00]`).join(', ')} } } }
teams: { desk: { name: Desk, lead: p1 } }
staff: [{ key: p1, name: P1, teams: [desk], hours: always }, { key: p2, name: P2, teams: [desk], hours: always }]
arrivals: { perWeek: 240, hours: always, names: [Ana] }
pause: 0m
stages:
  serve: { takes: { median: 30m, sigma: 0.5 }, outcomes: { done: 80, again: 20 } }
  check: { takes: 10m }
`;

function simulated(): CaseEvent[][] {
  const { workflow } = readWorkflow(WORKFLOW);
  const { scenario, diagnostics } = readScenario(SCENARIO);
  if (workflow === null || scenario === null) throw new Error(JSON.stringify(diagnostics));
  const compiled = compile(workflow, 1);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  const flows = [{ compiled: compiled.value, scenario }];
  const directory = staffDirectory([scenario], 0);
  const histories = new Map<string, CaseEvent[]>();
  for (const { caseId, events } of simulate({ flows, directory, from: 0, until: 120 * DAY_MS, seed: 1 })) {
    histories.set(caseId, [...(histories.get(caseId) ?? []), ...events]);
  }
  return [...histories.values()].filter(isClosed);
}

const isClosed = (events: CaseEvent[]) => events.some(({ type }) => type === 'CaseClosed');
const histories = simulated();
const log = logFromEvents(
  histories.map((events, index) => ({ name: `#${index}`, events })),
  { stageName: (stage) => (stage === 'closed' ? null : stage) },
);
const medianOf = ({ activities }: { activities: readonly ActivityValue[] }, activity: string): number =>
  activities.find((each) => each.activity === activity)?.summary.median ?? Number.NaN;

describe('what was simulated, mined', () => {
  it('gives back the ways that the cases took, each as often', () => {
    const walked: { [way: string]: number } = {};
    for (const event of histories.flat()) {
      if (event.type !== 'StageEntered' || event.from === null || event.stage === 'closed') continue;
      walked[`${event.from} ${event.stage}`] = (walked[`${event.from} ${event.stage}`] ?? 0) + 1;
    }
    const mined = directlyFollows(log).map(({ from, to, count }) => [`${from} ${to}`, count]);
    expect(Object.fromEntries(mined)).toEqual(walked);
  });

  it('gives back the working times of the scenario, and the waiting that the queue made', () => {
    const working = workingTime.compute(log, {});
    expect(medianOf(working, 'check')).toBe(10 * MINUTE_MS);
    expect(medianOf(working, 'serve') / (30 * MINUTE_MS)).toBeCloseTo(1, 1);
    const waiting = medianOf(waitingTime.compute(log, {}), 'serve');
    expect(waiting).toBeGreaterThanOrEqual(0);
    expect(waiting).toBeLessThan(2 * HOUR_MS);
  });

  it('gives back how often work came again', () => {
    const completed = histories.flat().filter((event) => event.type === 'WorkItemCompleted');
    const serves = completed.filter(({ stage }) => stage === 'serve');
    const again = serves.filter(({ outcome }) => outcome === 'again');
    expect(again.length / serves.length).toBeCloseTo(0.2, 1);
  });
});
