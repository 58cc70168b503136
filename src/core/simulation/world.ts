// The state of a simulation: its flows, who works in them, which cases are open, and what comes next.
import {
  type BusinessCalendar,
  businessCalendar,
  type Distribution,
  dayOfWall,
  formatCivilDate,
  type Instant,
  type Random,
  seededRandom,
} from '../base/index.ts';
import type { Command, Compiled } from '../engine/index.ts';
import type {
  CaseEvent,
  CaseId,
  CaseState,
  Directory,
  PersonalValue,
  PersonId,
  PersonKey,
  Rejection,
  WorkflowId,
  WorkItemId,
} from '../model/index.ts';
import { type Agenda, agenda } from './agenda.ts';
import type { Scenario, StaffMember } from './scenario.ts';
import { absencesOf } from './staff-directory.ts';

/** One workflow version under one scenario. */
export type Flow = { readonly compiled: Compiled; readonly scenario: Scenario };

/** What happened: the command that was decided, the events it led to, and the case after them. */
export type Simulated = {
  readonly workflow: WorkflowId;
  readonly caseId: CaseId;
  readonly command: Command;
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
};

/** What the scenario asked for and the workflow refused: a sign that the two do not fit. */
export type Refusal = {
  readonly workflow: WorkflowId;
  readonly command: Command;
  readonly rejection: Rejection;
};

export type SimulationOptions = {
  /** The flows share their people: who has work in two of them does one thing at a time. */
  readonly flows: readonly Flow[];
  readonly directory: Directory;
  readonly from: Instant;
  readonly until: Instant;
  readonly seed: number;
  /** Ids of cases, in the order they open; `case-000001` unless told. */
  readonly caseIdFor?: (openedAt: Instant, count: number) => CaseId;
  /** The number of the first case; 1 unless told. */
  readonly firstNumber?: number;
  /** Puts a value marked personal where it can be erased, and gives the reference that the history keeps. */
  readonly keepPersonal?: (caseId: CaseId, field: string, value: unknown) => PersonalValue;
};

export type Doing =
  | { readonly do: 'arrive'; readonly flow: Flow }
  | { readonly do: 'take'; readonly worker: Worker }
  | { readonly do: 'finish'; readonly worker: Worker; readonly caseId: CaseId; readonly workItem: WorkItemId }
  | { readonly do: 'fire'; readonly caseId: CaseId; readonly timer: string }
  | {
      readonly do: 'report';
      readonly caseId: CaseId;
      readonly effect: string;
      readonly kind: string;
      readonly settings: unknown;
    };

/** A person at work: one thing at a time, in their own hours, the oldest first, urgent things with a head start. */
export type Worker = {
  readonly id: PersonId;
  readonly calendar: BusinessCalendar;
  /** Working time between two items. **units**: milliseconds. */
  readonly pause: Distribution;
  queue: { readonly caseId: CaseId; readonly workItem: WorkItemId; readonly offeredAt: Instant }[];
  busy: boolean;
  waking: boolean;
};

export type World = {
  readonly options: SimulationOptions;
  readonly random: Random;
  readonly agenda: Agenda<Doing>;
  readonly workers: ReadonlyMap<PersonId, Worker>;
  readonly idOf: ReadonlyMap<PersonKey, PersonId>;
  readonly open: Map<CaseId, { readonly flow: Flow; readonly state: CaseState }>;
  readonly refusals: Refusal[];
  directory: Directory;
  opened: number;
};

export function worldOf(options: SimulationOptions): World {
  const { directory, flows, from, seed } = options;
  const idOf = new Map(Object.values(directory.people).map(({ key, id }) => [key, id]));
  const workers = new Map<PersonId, Worker>();
  for (const { scenario } of flows) {
    for (const member of scenario.staff) {
      const id = idOf.get(member.key);
      if (id === undefined || workers.has(id)) continue;
      const calendar = calendarOf(scenario, member, from);
      const pause = member.pause ?? scenario.pause;
      workers.set(id, { id, calendar, pause, queue: [], busy: false, waking: false });
    }
  }
  return {
    options,
    random: seededRandom(seed),
    agenda: agenda<Doing>(),
    workers,
    idOf,
    open: new Map(),
    refusals: [],
    directory,
    opened: 0,
  };
}

/** A member's hours; the days they are away are holidays of theirs. */
function calendarOf(scenario: Scenario, member: StaffMember, start: Instant): BusinessCalendar {
  const away = absencesOf(member, start).flatMap(({ from, to }) => {
    const [first, last] = [dayOfWall(from), dayOfWall(to - 1)];
    return Array.from({ length: last - first + 1 }, (_, index) => formatCivilDate(first + index));
  });
  return calendarNamed(scenario, member.hours, away);
}

/** The hours of a name, as `readScenario` has checked them. */
export function calendarNamed(
  scenario: Scenario,
  name: string,
  away: readonly string[] = [],
): BusinessCalendar {
  const hours = scenario.hours[name];
  const made =
    hours === undefined ? undefined : businessCalendar({ ...hours, holidays: [...hours.holidays, ...away] });
  if (made?.ok !== true) throw new RangeError(`The scenario has no usable hours "${name}".`);
  return made.value;
}
