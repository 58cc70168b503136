// Somebody leaves: a plan of who gets what, and its carrying out, with its progress and what came of it.
import { fail, type Result, succeed } from '../../../core/base/index.ts';
import { people } from '../../store/index.ts';
import type { Handle } from '../handle.ts';
import { announce, type By } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { passOn, type Successors } from './pass-on.ts';
import { isThere, type LeavingGround, type LeavingLine, type LeavingPlan, planLeaving } from './plan.ts';

/** How far the carrying out is. `failed`: what could not be handed over, and why. */
export type LeavingProgress = {
  readonly state: 'none' | 'running' | 'done';
  readonly total: number;
  readonly done: number;
  readonly failed: readonly { readonly title: string; readonly message: string }[];
};

export type LeavingView = LeavingPlan & { readonly progress: LeavingProgress };

export type LeavingService = {
  /** The plan as it stands now, and how far an earlier one was carried out. */
  show(workspaceId: string, personId: string): Promise<Result<LeavingView, Refusal>>;
  /** Begins to carry it out; successors that are not named are those of the plan. */
  carryOut(
    by: By,
    personId: string,
    chosen: { readonly [key: string]: string | null },
  ): Promise<Result<LeavingProgress, Refusal>>;
};

type Ground = LeavingGround & { readonly handle: Handle };
type Tally = {
  state: 'running' | 'done';
  total: number;
  done: number;
  failed: { title: string; message: string }[];
};

const NONE: LeavingProgress = { state: 'none', total: 0, done: 0, failed: [] };
/** Work may arrive while work is handed over; after so many rounds what is still there is told of. */
const ROUNDS = 3;

export function createLeavingService(ground: Ground): LeavingService {
  const tallies = new Map<string, Tally>();
  const keyFor = (workspaceId: string, personId: string) => `${workspaceId}\n${personId}`;
  return {
    show: async (workspaceId, personId) => {
      const plan = await planLeaving(ground, workspaceId, personId);
      if (plan === undefined) return fail(NO_SUCH_PERSON);
      return succeed({ ...plan, progress: tallies.get(keyFor(workspaceId, personId)) ?? NONE });
    },
    carryOut: async (by, personId, chosen) => {
      const key = keyFor(by.workspaceId, personId);
      if (tallies.get(key)?.state === 'running') return fail(UNDER_WAY);
      const begun = await begin(ground, by, personId, chosen);
      if (!begun.ok) return begun;
      const { plan, successors } = begun.value;
      const work = plan.lines.filter(isWork);
      const tally: Tally = { state: 'running', total: work.length, done: 0, failed: [] };
      tallies.set(key, tally);
      void handOver(ground, by, { plan, successors, tally }).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        tally.failed.push({ title: plan.name, message });
        tally.state = 'done';
      });
      return succeed(tally);
    },
  };
}

const isWork = ({ kind }: LeavingLine): boolean => kind === 'work' || kind === 'pool';

type Begun = { readonly plan: LeavingPlan; readonly successors: Successors };

async function begin(
  ground: Ground,
  by: By,
  personId: string,
  chosen: { readonly [key: string]: string | null },
): Promise<Result<Begun, Refusal>> {
  const { db, now, directories } = ground;
  const person = await people.get(db.in(by.workspaceId), personId);
  if (person === undefined) return fail(NO_SUCH_PERSON);
  if (person.role === 'owner') return fail(OWNER_STAYS);
  if (personId === by.personId) return fail(NOT_ONESELF);
  const plan = await planLeaving(ground, by.workspaceId, personId);
  if (plan === undefined) return fail(NO_SUCH_PERSON);
  const successors = new Map(
    plan.lines.map(({ key, successorId }) => [
      key,
      Object.hasOwn(chosen, key) ? (chosen[key] ?? null) : successorId,
    ]),
  );
  const directory = await directories.directoryNow(by.workspaceId);
  const unfit = plan.lines.find(({ key, kind }) => {
    const id = successors.get(key) ?? null;
    return id === null ? needsSomebody(kind) : id === personId || !isThere(directory, id);
  });
  if (unfit !== undefined) return fail(unfitFor(unfit));
  await db.withWorkspace(by.workspaceId, (scope) => passOn({ scope, plan, successors, by, at: now() }));
  directories.forget(by.workspaceId);
  announce(db as Parameters<typeof announce>[0], by.workspaceId, 'people-changed');
  announce(db as Parameters<typeof announce>[0], by.workspaceId, 'workflow-published');
  return succeed({ plan, successors });
}

const needsSomebody = (kind: LeavingLine['kind']): boolean => kind !== 'deputy' && kind !== 'manager';

type Handing = Begun & { readonly tally: Tally };

async function handOver(ground: Ground, by: By, { plan, successors, tally }: Handing): Promise<void> {
  let lines = plan.lines.filter(isWork);
  for (let round = 0; lines.length > 0 && round < ROUNDS; round++) {
    tally.failed = [];
    for (const line of lines) {
      const to = successors.get(line.key) ?? line.successorId;
      const message = to === null ? 'Nobody can have it' : await handLine(ground, by, { line, to, plan });
      if (message === null) tally.done += 1;
      else tally.failed.push({ title: `${line.title}, ${line.detail}`, message });
    }
    const left = await planLeaving(ground, by.workspaceId, plan.personId);
    lines = left?.lines.filter(isWork) ?? [];
    if (lines.length > tally.failed.length) tally.total = tally.done + lines.length;
  }
  tally.state = 'done';
}

type Handed = { readonly line: LeavingLine; readonly to: string; readonly plan: LeavingPlan };

/** Null where it was handed over, or is over. */
async function handLine({ handle }: Ground, by: By, { line, to, plan }: Handed): Promise<string | null> {
  const workItem = line.key.slice(line.kind.length + 1);
  const outcome = await handle({
    workspaceId: by.workspaceId,
    actor: { kind: 'person', person: by.personId },
    role: by.role,
    command: {
      type: 'ReassignWorkItem',
      caseId: line.caseId ?? '',
      input: { workItem, to, reason: `${plan.name} left` },
    },
  });
  return outcome.ok || outcome.problem.code === 'work-item-not-open' ? null : outcome.problem.message;
}

const unfitFor = ({ title, detail }: LeavingLine): Refusal => ({
  kind: 'invalid',
  code: 'successor-unfit',
  message: `Choose somebody else for ${title}${detail === '' ? '' : ` (${detail})`}: whoever gets it must be here and be able to have work.`,
});
const NO_SUCH_PERSON: Refusal = {
  kind: 'not-found',
  code: 'person-unknown',
  message: 'There is no such person in this workspace. Reload to see who is here.',
};
const UNDER_WAY: Refusal = {
  kind: 'conflict',
  code: 'leaving-under-way',
  message: 'This is being carried out right now. Wait until it is done.',
};
const OWNER_STAYS: Refusal = {
  kind: 'conflict',
  code: 'owner-stays',
  message: 'The owner of the workspace cannot be made less or marked as left; somebody must own it.',
};
const NOT_ONESELF: Refusal = {
  kind: 'forbidden',
  code: 'not-oneself',
  message: 'You cannot change what you yourself may do. Ask another administrator.',
};
