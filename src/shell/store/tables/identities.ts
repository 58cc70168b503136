// What stands above workspaces: in which of them a signed-in user is a person, and the secrets all servers share.
import { type Runner, statement } from '../connections.ts';

export type UserWorkspace = { workspaceId: string; personId: string };

const WORKSPACES = statement(
  `select workspace_id as "workspaceId", person_id as "personId" from user_workspaces
    where user_id = $1 order by workspace_id`,
);
const JOIN = statement(
  `insert into user_workspaces (user_id, workspace_id, person_id) values ($1, $2, $3)
    on conflict (user_id, workspace_id) do update set person_id = excluded.person_id`,
);
const LEAVE = statement('delete from user_workspaces where user_id = $1 and workspace_id = $2');
const END_SESSIONS = statement('delete from session where "userId" = $1');
// better-auth calls a password the provider "credential".
const DISCONNECT = statement(`delete from account where "userId" = $1 and "providerId" <> 'credential'`);
const ANYONE = statement('select exists (select 1 from "user") as anyone');
const OFFER_SECRET = statement(
  'insert into server_secrets (name, value) values ($1, $2) on conflict (name) do nothing',
);
const SECRET = statement('select value from server_secrets where name = $1');

export const identities = {
  workspacesOf: (above: Runner, userId: string): Promise<UserWorkspace[]> =>
    above.rows<UserWorkspace>(WORKSPACES, [userId]),

  join: async (above: Runner, userId: string, { workspaceId, personId }: UserWorkspace): Promise<void> => {
    await above.rows(JOIN, [userId, workspaceId, personId]);
  },

  leave: async (above: Runner, userId: string, workspaceId: string): Promise<void> => {
    await above.rows(LEAVE, [userId, workspaceId]);
  },

  /** Signs out on every device. */
  endSessions: async (above: Runner, userId: string): Promise<void> => {
    await above.rows(END_SESSIONS, [userId]);
  },

  /** Ends the ways in by accounts at providers. */
  disconnect: async (above: Runner, userId: string): Promise<void> => {
    await above.rows(DISCONNECT, [userId]);
  },

  /** Has anybody ever signed up? */
  anyone: async (above: Runner): Promise<boolean> =>
    (await above.rows<{ anyone: boolean }>(ANYONE, []))[0]?.anyone === true,

  /** The secret of that name; the first server to ask settles it. */
  secret: async (above: Runner, name: string, offered: string): Promise<string> => {
    await above.rows(OFFER_SECRET, [name, offered]);
    return (await above.rows<{ value: string }>(SECRET, [name]))[0]?.value ?? offered;
  },
};
