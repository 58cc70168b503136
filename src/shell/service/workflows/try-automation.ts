// What would an automation of the draft have done in past cases? Their histories are read a few at a time, the newest cases
// first, so that whoever shares the thread is never held up.
import { DAY_MS, fail, type Instant, type Result, succeed, timesUntil } from '../../../core/base/index.ts';
import { backTest, type Compiled, type Firing, type Meeting } from '../../../core/engine/index.ts';
import type { Directory } from '../../../core/model/index.ts';
import { caseEvents, cases, personalValues, type Scope } from '../../store/index.ts';
import { type ShownChange, shown } from '../case/history.ts';
import type { Refusal } from '../refusal.ts';
import { calendarOf } from '../versions.ts';
import type { DesignGround } from './design-ground.ts';
import { draftedWorkflow, readyDraft } from './ready-draft.ts';

/** Once that it would have run. **shape**: `did` in words; `meetings` are the others that answer the same event. */
export type TriedFiring = {
  readonly caseId: string;
  readonly caseTitle: string;
  readonly at: Instant;
  readonly did: readonly string[];
  readonly changes: readonly ShownChange[];
  readonly meetings: readonly Meeting[];
};

/** **shape**: counts are of all cases tried; `firings` are the latest of them. */
export type Trial = {
  readonly cases: number;
  readonly casesFired: number;
  readonly fired: number;
  readonly firings: readonly TriedFiring[];
  /** Others that it met, how often. `about`: what both set, by name. */
  readonly meetings: readonly (Meeting & { readonly times: number })[];
};

const MOST_CASES = 2_000;
/** Of an automation at set times: its last so many, within so long. */
const MOST_TIMES = 60;
const TIMES_BACK_MS = 366 * DAY_MS;
const CASES_AT_ONCE = 40;
const FIRINGS_SHOWN = 100;

/** Tries it as the draft says it, switched on or not. **rejects**: a draft with errors, an automation that is not in it. */
export async function tryAutomation(
  ground: DesignGround,
  workspaceId: string,
  asked: { readonly id: string; readonly automation: string },
): Promise<Result<Trial, Refusal>> {
  const scope = ground.db.in(workspaceId);
  const ready = await readyFor(ground, workspaceId, asked);
  if (!ready.ok) return ready;
  const directory = await ground.directoryOf(workspaceId);
  const times = await timesTried(ground, scope, ready.value, asked.automation);
  const test = { compiled: ready.value, automation: asked.automation, directory, times };
  const ids = await cases.newestIds(scope, asked.id, MOST_CASES);
  const tally = startTally(ready.value);
  for (let from = 0; from < ids.length; from += CASES_AT_ONCE) {
    const some = ids.slice(from, from + CASES_AT_ONCE);
    const histories = await caseEvents.historiesOf(scope, some);
    for (const [caseId, history] of histories) {
      const firings = backTest(test, history);
      await tally.add(firings, (firing) => told(scope, { caseId, firing, ...test }));
    }
  }
  return succeed(tally.done(ids.length));
}

/** Of set times: the latest, on which each case is tried as it stood then. */
async function timesTried(
  { now }: DesignGround,
  scope: Scope,
  { automations, workflow, calendar }: Compiled,
  automation: string,
): Promise<Instant[]> {
  const tried = automations.get('schedule')?.find((each) => each.automation.id === automation);
  if (tried === undefined || tried.times === null) return [];
  const key = tried.automation.schedule?.calendar ?? workflow.calendar;
  const until = now();
  const stretch = { after: until - TIMES_BACK_MS, until, most: MOST_TIMES };
  return timesUntil(tried.times, (await calendarOf(scope, key)) ?? calendar, stretch);
}

async function readyFor(
  ground: DesignGround,
  workspaceId: string,
  { id, automation }: { id: string; automation: string },
): Promise<Result<Compiled, Refusal>> {
  const drafted = await draftedWorkflow(ground, workspaceId, id);
  if (!drafted.ok) return drafted;
  const workflow = drafted.value;
  if (!workflow.automations.some((each) => each.id === automation)) return fail(NO_SUCH_AUTOMATION);
  const automations = workflow.automations.map((each) =>
    each.id === automation ? { ...each, enabled: true } : each,
  );
  return readyDraft(ground, workspaceId, { ...workflow, automations });
}

type Told = { caseId: string; firing: Firing; compiled: Compiled; directory: Directory };

async function told(scope: Scope, { caseId, firing, ...reading }: Told): Promise<TriedFiring> {
  const { at, did, changes, meetings, title: caseTitle } = firing;
  const isPlain = changes.every(({ field }) => reading.compiled.workflow.record[field]?.personal !== true);
  const stored = isPlain ? {} : await personalValues.ofCase(scope, caseId);
  const seen = changes.map((change) => {
    const read = shown(change, { ...reading, stored });
    return read.label === read.field ? { ...read, label: TITLES[read.field] ?? read.label } : read;
  });
  return { caseId, caseTitle, at, did, changes: seen, meetings };
}

/** What is set besides the fields of the record. */
const TITLES: { readonly [about: string]: string } = {
  priority: 'Priority',
  '#owner': 'Owner',
  '#stage': 'Stage',
};

function startTally({ workflow }: Compiled) {
  let [casesFired, fired] = [0, 0];
  const firings: TriedFiring[] = [];
  const met = new Map<string, Meeting & { times: number }>();
  const nameOf = (about: string): string => workflow.record[about]?.label ?? TITLES[about] ?? about;
  return {
    add: async (some: readonly Firing[], tell: (firing: Firing) => Promise<TriedFiring>) => {
      fired += some.length;
      if (some.length > 0) casesFired += 1;
      for (const { meetings } of some) {
        for (const { automation, kind, about } of meetings) {
          const key = `${automation} ${kind} ${about}`;
          met.set(key, { automation, kind, about: nameOf(about), times: (met.get(key)?.times ?? 0) + 1 });
        }
      }
      for (const firing of some) if (firings.length < FIRINGS_SHOWN) firings.push(await tell(firing));
    },
    done: (tried: number): Trial => ({
      ...{ cases: tried, casesFired, fired, firings },
      meetings: [...met.values()].sort((one, other) => other.times - one.times),
    }),
  };
}

const NO_SUCH_AUTOMATION: Refusal = {
  kind: 'not-found',
  code: 'automation-not-found',
  message: 'This automation is not in the draft. Save it first.',
};
