// Half a year of work in the sample company, up to now: the engine's own decisions under a virtual clock, case by case.
// It is worked out in a thread of its own; nothing here asks or changes the database.
import { DAY_MS, type Instant } from '../../../core/base/index.ts';
import { decide, followUps } from '../../../core/engine/index.ts';
import type { CaseEvent, CaseState, Directory, Job, PersonId } from '../../../core/model/index.ts';
import { type Flow, simulate } from '../../../core/simulation/index.ts';
import { newId, type PersonalValueRow } from '../../store/index.ts';
import { personalRow } from '../personal.ts';
import { type Company, companyOf, type Newcomer } from './company.ts';

/** A case with its whole history, and what the machine still has to do for it. */
export type ToldCase = {
  readonly caseId: string;
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
  readonly jobs: readonly Job[];
  readonly personal: readonly PersonalValueRow[];
};

export type Told = { readonly company: Company; readonly cases: readonly ToldCase[] };

type Telling = { readonly flows: readonly Flow[]; readonly newcomer: Newcomer; readonly until: Instant };

/** **units**: milliseconds. Half a year gives every example more than 300 cases. */
const SPAN = 182 * DAY_MS;
const SEED = 20_261;
/** So many histories are tried until one leaves the newcomer work of every kind. */
const TRIES = 12;

/** The first of a few histories that leaves every board some cases and the newcomer several pieces of work, a few of them late. */
export function tellHistory({ flows, newcomer, until }: Telling): Told {
  const from = until - SPAN;
  const scenarios = flows.map(({ scenario }) => scenario);
  const company = companyOf(scenarios, newcomer, { from, until });
  const isWelcoming = (told: readonly ToldCase[]) =>
    fillsBoards(told, flows) && givesWork(told, newcomer.personId, until);
  let cases = live(flows, company.directory, { from, until, seed: SEED });
  for (let more = 1; more < TRIES && !isWelcoming(cases); more++)
    cases = live(flows, company.directory, { from, until, seed: SEED + more });
  return { company, cases: mentioning(cases, flows, { company, newcomer, until }) };
}

/** **units**: open cases of each workflow. At the end of a week one may have hardly any. */
const ON_A_BOARD = 10;
/** **units**: pieces of work that a newcomer finds. */
const SEVERAL = 4;

function fillsBoards(cases: readonly ToldCase[], flows: readonly Flow[]): boolean {
  const open = cases.filter(({ state }) => state.status === 'open').map(({ state }) => state.workflow);
  return flows.every(({ compiled }) => open.filter((id) => id === compiled.workflow.id).length >= ON_A_BOARD);
}

function givesWork(cases: readonly ToldCase[], me: PersonId, until: Instant): boolean {
  const mine = cases.flatMap(({ state }) => state.workItems.filter(({ owner }) => owner === me));
  const late = mine.filter(({ dueAt }) => dueAt !== null && dueAt < until).length;
  return mine.length >= SEVERAL && late > 0 && late <= mine.length / 2;
}

type Making = { events: CaseEvent[]; asked: Job[]; state: CaseState; personal: PersonalValueRow[] };

function live(
  flows: readonly Flow[],
  directory: Directory,
  span: { from: Instant; until: Instant; seed: number },
): ToldCase[] {
  const made = new Map<string, Making>();
  const kept = new Map<string, PersonalValueRow[]>();
  const keepPersonal = (caseId: string, _field: string, value: unknown) => {
    const { row, reference } = personalRow(value);
    kept.set(caseId, [...(kept.get(caseId) ?? []), row]);
    return reference;
  };
  const compiledOf = new Map(flows.map(({ compiled }) => [compiled.workflow.id, compiled]));
  for (const each of simulate({ flows, directory, ...span, caseIdFor: () => newId(), keepPersonal })) {
    const { caseId, events, state, workflow } = each;
    const compiled = compiledOf.get(workflow);
    const jobs =
      compiled === undefined ? [] : events.flatMap((event) => [...followUps(compiled, state, event)]);
    const before = made.get(caseId);
    if (before === undefined)
      made.set(caseId, { events: [...events], asked: jobs, state, personal: kept.get(caseId) ?? [] });
    else {
      before.events.push(...events);
      before.asked.push(...jobs);
      before.state = state;
      before.personal = kept.get(caseId) ?? [];
    }
  }
  return [...made].map(([caseId, { asked, ...making }]) => ({
    ...{ caseId, ...making },
    jobs: pending(asked, making.state),
  }));
}

/** Timers that are set and effects that are asked for; nothing that was done or taken back meanwhile. */
function pending(asked: readonly Job[], { timers, effects }: CaseState): Job[] {
  const keys = new Set([...timers.map(({ timer }) => timer), ...effects.map(({ effect }) => effect)]);
  return asked.filter((job) => job.kind !== 'cancel' && keys.has(job.key));
}

type Mentioning = { company: Company; newcomer: Newcomer; until: Instant };

const WORDS = 'Welcome aboard. Could you take a look at this one today? The requester asked about it.';

/** A colleague turns to the newcomer on the newest case that is theirs. */
function mentioning(cases: readonly ToldCase[], flows: readonly Flow[], asked: Mentioning): ToldCase[] {
  const { company, newcomer, until } = asked;
  const me = newcomer.personId;
  const found = cases.findLast(({ state }) => state.workItems.some(({ owner }) => owner === me));
  const flow = flows.find(({ compiled }) => compiled.workflow.id === found?.state.workflow);
  const lead = company.teams.find(({ memberIds }) => memberIds.includes(me))?.leadId;
  if (found === undefined || flow === undefined || typeof lead !== 'string') return [...cases];
  const decision = decide(
    flow.compiled,
    found.state,
    {
      ...{ type: 'AddComment', caseId: found.caseId, text: WORDS, mentions: [me] },
      ...{ at: until - 1, by: { kind: 'person', person: lead } },
    },
    company.directory,
  );
  if (!decision.ok) return [...cases];
  const told = { ...found, events: [...found.events, ...decision.events], state: decision.state };
  return cases.map((each) => (each === found ? told : each));
}
