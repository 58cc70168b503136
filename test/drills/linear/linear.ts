// People at several servers work on the same few cases at once; then everything they were told is held against the histories.
import { seededRandom } from '../../../src/core/base/index.ts';
import { compile } from '../../../src/core/engine/index.ts';
import { type CaseEvent, type Directory, type Person, readWorkflow } from '../../../src/core/model/index.ts';
import { caseEvents } from '../../../src/shell/store/index.ts';
import type { Database } from '../../../src/shell/store/open-database.ts';
import { type Reached, visitor } from '../../http/client.ts';
import { type Colleague, joins } from '../../http/office.ts';
import { type Founder, founds, publishes, wellDone } from '../founder.ts';
import { allAtWork, type Operation } from './clients.ts';
import { lying } from './lying.ts';
import { type Ground, type Misfit, misfitsOf } from './witness.ts';

/** What can be planted: looks that are as of a while ago, refusals that say yes. */
export const LINEAR_FAULTS = ['stale', 'yes'] as const;
export type LinearFault = (typeof LINEAR_FAULTS)[number];

export type LinearAsked = {
  readonly people: number;
  readonly seconds: number;
  readonly seed: number;
  readonly fault?: LinearFault | undefined;
  /** What happens to the servers while everybody is at work. */
  readonly meanwhile?: ((isOver: () => boolean) => Promise<void>) | undefined;
};

/** **shape**: `refused` of the operations were refused; `cases` were worked on; `twice`: work that two were told they had done. */
export type LinearFound = {
  readonly operations: number;
  readonly refused: number;
  readonly cases: number;
  readonly twice: number;
  readonly misfits: readonly Misfit[];
};

const AT_ONCE = 4;
const FLOW = `
workflow: linear
title: Linear
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: { team: finance, choose: pull }, due: 5 business days, next: [{ to: approve }] }
  approve:
    kind: approval
    owner: { team: finance, choose: pull }
    due: 5 business days
    outcomes: { approved: { to: file }, rejected: { to: done, needs: [reason] } }
  file: { kind: work, owner: { team: finance, choose: pull }, due: 5 business days, next: [{ to: done }] }
  done: { kind: end }
`;

export async function linearDrill(
  db: Database,
  servers: readonly Reached[],
  { people: count, seconds, seed, fault, meanwhile }: LinearAsked,
): Promise<LinearFound> {
  const reached = fault === undefined ? servers : servers.map((server) => lying[fault](server));
  const [first] = servers;
  if (first === undefined) throw new Error('Name a server.');
  const at = (n: number): Reached => reached[n % reached.length] ?? first;
  const ana = await founds(visitor(first));
  const people: Colleague[] = [];
  for (let n = 0; n < count; n++) {
    const person = await joins(() => visitor(first), ana, `Person ${n}`);
    const { ask, cookies } = visitor(at(n));
    for (const [name, value] of person.cookies) cookies.set(name, value);
    people.push({ ...person, ask, cookies });
  }
  const memberIds = people.map(({ id }) => id);
  await wellDone(ana.ask('POST', '/api/teams', { name: 'Finance', memberIds }));
  await publishes(ana, FLOW);
  const until = performance.now() + seconds * 1_000;
  const atWork = { people, random: seededRandom(seed), cases: [], opener: ana, until };
  const troubling = meanwhile?.(() => performance.now() >= until);
  const operations = await allAtWork(atWork, AT_ONCE);
  await troubling;
  return judged(db, ana, operations, groundOf(people));
}

async function judged(
  db: Database,
  { workspaceId }: Founder,
  operations: readonly Operation[],
  ground: Ground,
): Promise<LinearFound> {
  const caseIds = [...new Set(operations.map(({ caseId }) => caseId))];
  const misfits: Misfit[] = [];
  let twice = 0;
  for (const caseId of caseIds) {
    const asked = operations.filter((each) => each.caseId === caseId);
    const history: CaseEvent[] = await caseEvents.history(db.in(workspaceId), caseId);
    misfits.push(...misfitsOf(history, asked, ground));
    twice += doneTwice(asked);
  }
  const refused = operations.filter(({ status }) => status !== 200).length;
  return { operations: operations.length, refused, cases: caseIds.length, twice, misfits };
}

/** How often work that was done already was said to be done. */
function doneTwice(operations: readonly Operation[]): number {
  const told = operations.filter(({ asked, status }) => asked === 'complete-work-item' && status === 200);
  return told.length - new Set(told.map(({ input }) => input.workItem)).size;
}

function groundOf(people: readonly Colleague[]): Ground {
  const { workflow } = readWorkflow(FLOW);
  const compiled = workflow === null ? null : compile(workflow, 1);
  if (!compiled?.ok) throw new Error('The workflow of this drill is broken.');
  const members = people.map(({ id }) => id);
  const known = people.map(({ id, name }): [string, Person] => [
    id,
    {
      ...{ id, key: id, name, canSignIn: true, active: true, manager: null, deputy: null, absences: [] },
    } as unknown as Person,
  ]);
  const directory = {
    ...{ people: Object.fromEntries(known), fallback: null, openWork: {}, turns: {} },
    teams: { finance: { key: 'finance', name: 'Finance', lead: null, members } },
  } as unknown as Directory;
  return { compiled: compiled.value, directory };
}
