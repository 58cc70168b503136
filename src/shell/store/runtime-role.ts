// The role that requests run as: it may log in, owns nothing, is no superuser and does not pass row-level security.
import { Client, type ClientConfig } from 'pg';
import { errorCode, StartProblem } from './start-problem.ts';

export const RUNTIME_ROLE = 'millrace_app';

const ATTEMPTS = 8;
// Another start made or changed the role at the same moment: tuple concurrently updated, duplicate role, unique violation.
const AT_THE_SAME_MOMENT = new Set(['XX000', '42710', '23505']);

/** Makes the role, or gives it this password. Several servers may start at once. */
export async function ensureRuntimeRole(owner: Client, password: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await makeRole(owner, password);
    } catch (cause) {
      if (attempt < ATTEMPTS && AT_THE_SAME_MOMENT.has(errorCode(cause))) continue;
      throw new StartProblem(
        `The account of DATABASE_URL may not make the role ${RUNTIME_ROLE}, which requests run as.`,
        `Let an administrator run: create role ${RUNTIME_ROLE} login password '…' — and set DATABASE_APP_URL to a URL that uses it.`,
        cause,
      );
    }
  }
}

async function makeRole(owner: Client, password: string): Promise<void> {
  const { rows } = await owner.query('select 1 from pg_roles where rolname = $1', [RUNTIME_ROLE]);
  const attributes = `login nosuperuser nocreatedb nocreaterole nobypassrls password ${owner.escapeLiteral(password)}`;
  await owner.query(`${rows.length === 0 ? 'create' : 'alter'} role ${RUNTIME_ROLE} ${attributes}`);
  await owner.query(`alter role ${RUNTIME_ROLE} set timezone to 'UTC'`);
}

/** Refuses a runtime role that could pass the wall between workspaces. */
export async function checkRuntimeRole(runtime: ClientConfig): Promise<void> {
  const client = new Client(runtime);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; trusted: boolean; owned: number }>(
      `select current_user as name, rolsuper or rolbypassrls as trusted,
          (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
        from pg_roles where rolname = current_user`,
    );
    const role = rows[0];
    if (role !== undefined && !role.trusted && role.owned === 0) return;
    throw new StartProblem(
      `The role ${role?.name ?? RUNTIME_ROLE} is a superuser, passes row-level security or owns tables, so workspaces would not be kept apart.`,
      `Use a role of its own for requests: create role ${RUNTIME_ROLE} login password '…' — and set DATABASE_APP_URL to a URL that uses it.`,
    );
  } catch (cause) {
    if (cause instanceof StartProblem) throw cause;
    throw new StartProblem(
      `The database does not let the role ${RUNTIME_ROLE} in.`,
      'Let pg_hba.conf accept it with a password (scram-sha-256), or set DATABASE_APP_URL to a URL that works for it.',
      cause,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
