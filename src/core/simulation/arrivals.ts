// Cases arrive: when, from whom, and with what in the form. The gaps are exponential in the hours in which people ask.
import { addDuration, businessMsBetween, DAY_MS, draw, type Instant } from '../base/index.ts';
import type { CommandOf } from '../engine/index.ts';
import {
  type Actor,
  PRIORITIES,
  type Priority,
  type RequesterName,
  type WorkflowId,
} from '../model/index.ts';
import { decideIn } from './decide-in.ts';
import { drawValues, weighted } from './draw-values.ts';
import { keepApart, unnamed } from './keep-apart.ts';
import { calendarNamed, type Flow, type Simulated, type World } from './world.ts';

/** Puts the next arrival after `at` on the agenda. */
export function planArrival(world: World, flow: Flow, at: Instant): void {
  const { from, until } = world.options;
  const { arrivals } = flow.scenario;
  const calendar = calendarNamed(flow.scenario, arrivals.hours);
  const weekMs = businessMsBetween(calendar, from, from + 7 * DAY_MS);
  const progress = until > from ? (at - from) / (until - from) : 0;
  const mean = weekMs / (arrivals.perWeek * (1 + arrivals.growth * progress));
  const gap = Math.max(1, Math.round(draw({ kind: 'exponential', mean }, world.random)));
  world.agenda.put(addDuration(calendar, at, { businessDays: 0, businessMs: gap }), { do: 'arrive', flow });
}

/** A case opens through a form, by one of the requesters or by somebody without sign-in. */
export function arrive(world: World, flow: Flow, at: Instant): Simulated | null {
  planArrival(world, flow, at);
  const { random } = world;
  const { requesters, names, priorities } = flow.scenario.arrivals;
  const who = random.below(requesters.length + names.length);
  const key = requesters[who];
  const person = key === undefined ? undefined : world.idOf.get(key);
  const by: Actor =
    person === undefined
      ? { kind: 'public', name: names[who - requesters.length] ?? null }
      : { kind: 'person', person };
  const via = by.kind === 'person' ? 'people' : 'public';
  const intake = flow.compiled.workflow.intake.find(({ from }) => from.includes(via));
  const fields = (intake?.fields ?? []).map(({ field }) => field);
  const drawing = { scenario: flow.scenario, directory: world.directory, random, at };
  const drawn = weighted(random, priorities);
  const priority: Priority = PRIORITIES.find((each) => each === drawn) ?? 'normal';
  return open(world, flow, { at, by, via, values: drawValues(drawing, fields, {}), priority });
}

type Opening = Pick<CommandOf<'OpenCase'>, 'at' | 'by' | 'via' | 'values' | 'priority'> &
  Partial<Pick<CommandOf<'OpenCase'>, 'parent' | 'requester' | 'requesterName' | 'title'>>;

function open(world: World, flow: Flow, opening: Opening): Simulated | null {
  const { caseIdFor = usualCaseId, firstNumber = 1 } = world.options;
  const number = firstNumber + world.opened;
  const caseId = caseIdFor(opening.at, ++world.opened);
  const values = keepApart(world, flow, caseId, opening.values);
  const by = unnamed(world, caseId, opening.by);
  return decideIn(world, flow, { type: 'OpenCase', caseId, number, ...opening, by, values });
}

const usualCaseId = (_openedAt: Instant, count: number): string => `case-${String(count).padStart(6, '0')}`;

type Asked = {
  readonly workflow: WorkflowId;
  readonly values: { readonly [field: string]: unknown };
  readonly parent: string;
  readonly requester: string | null;
  readonly requesterName: RequesterName | null;
  readonly title?: string;
};

/** Another case asked for this one. Null where no flow of the simulation is of that workflow. */
export function openAsked(world: World, settings: unknown, at: Instant): Simulated | null {
  // The engine wrote these settings; its open-case action is the only one that asks.
  const { workflow, ...asked } = settings as Asked;
  const flow = world.options.flows.find(({ compiled }) => compiled.workflow.id === workflow);
  if (flow === undefined) return null;
  return open(world, flow, {
    ...asked,
    at,
    by: { kind: 'machine', part: 'open-case' },
    via: 'case',
    priority: 'normal',
  });
}
