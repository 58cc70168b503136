// An office as large as the product is meant for: five teams of twenty, each with a workflow of its own whose first stage is a
// pool, and fifty who ask. Made through the API, but for the sign-in of its people, which would take minutes.
import { Client, type ClientConfig } from 'pg';
import { reachAccess } from '../../src/shell/store/server.ts';
import { type Client as Asking, bodyOf } from '../client.ts';
import { publish, welcome } from '../office.ts';

const TEAMS = 5;
const MEMBERS = 20;
const ASKERS = 50;

/** Ana is the first of the first team. **shape**: `workflows` in the order of the teams whose they are. */
export type CrowdOffice = {
  readonly cookie: string;
  readonly workspaceId: string;
  readonly ana: string;
  readonly teams: readonly (readonly string[])[];
  readonly askers: readonly string[];
  readonly workflows: readonly string[];
};

const source = (team: number): string => `
workflow: requests-${team}
title: Requests ${team}
case-title: "{{subject}}"
record:
  subject: { type: text, required: true }
  amount: { type: money }
intake:
  - title: Ask
    form: { fields: [subject, amount], from: [people] }
    starts: sort
  - title: Ask who decides
    form: { fields: [subject, amount], from: [people] }
    starts: decide
stages:
  sort:
    kind: work
    owner: { team: team-${team}, choose: pull }
    due: 5 business days
    next: [{ to: decide, carries: [subject] }]
  decide:
    kind: approval
    owner: { team: team-${team}, choose: least-loaded }
    due: 5 business days
    outcomes:
      approved: { to: pay, carries: [amount] }
      rejected: { to: done, carries: [subject] }
  pay:
    kind: work
    owner: { team: team-${team}, choose: least-loaded }
    due: 5 business days
    next: [{ to: done, carries: [amount] }]
  done: { kind: end }
`;

export async function openCrowdOffice(origin: string, home: string): Promise<CrowdOffice> {
  const { ana, cookie, person, workspace } = await welcome(origin);
  const people = [person.id];
  while (people.length < TEAMS * MEMBERS + ASKERS) people.push(await addPerson(ana, people.length));
  await letEverybodyIn((await reachAccess({ directory: home })).owner, workspace.id);
  const teams = Array.from({ length: TEAMS }, (_, n) => people.slice(n * MEMBERS, (n + 1) * MEMBERS));
  const workflows: string[] = [];
  for (const [n, memberIds] of teams.entries()) {
    bodyOf(await ana.ask('POST', '/api/teams', { name: `Team ${n + 1}`, leadId: memberIds[0], memberIds }));
    workflows.push(await publish(ana, source(n + 1)));
  }
  ana.close();
  const askers = people.slice(TEAMS * MEMBERS);
  return { cookie, workspaceId: workspace.id, ana: person.id, teams, askers, workflows };
}

async function addPerson(ana: Asking, n: number): Promise<string> {
  const added = await ana.ask('POST', '/api/people', { name: `Person ${n}`, role: 'member' });
  return (bodyOf(added) as { id: string }).id;
}

/** The number of the first pattern: nothing else in its rows is written with these digits. */
const FIRST_NUMBER = 987_654_001;

/** Everybody accepts their invitation at once: only who can sign in is given work. The patterns get numbers that stand out. */
async function letEverybodyIn(owner: ClientConfig, workspaceId: string): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  const letIn = `update people set user_id = 'user-of-' || person_id where workspace_id = $1 and user_id is null`;
  await client.query(letIn, [workspaceId]);
  await client.query('update case_numbers set last_number = $2 where workspace_id = $1', [
    workspaceId,
    FIRST_NUMBER - 1,
  ]);
  await client.end();
}
