// The application over a fresh database, with the real services of people, sign-in and live changes.
import type { Hono } from 'hono';
import { actorReader, createApp, routes, type Services } from '../../src/faces/http/index.ts';
import {
  createIdentityService,
  createNotificationService,
  createPeopleService,
  createTeamService,
  createWorkspaceService,
} from '../../src/shell/service/index.ts';
import type { Database } from '../../src/shell/store/index.ts';

export type FreshApp = { app: Hono; faults: unknown[]; open: () => number };

/** Services of colleagues' routes are left out; asking them would fail the test with a fault. */
export async function appOver(db: Database, pages = '/nonexistent'): Promise<FreshApp> {
  const ground = { db, now: () => Date.now() };
  const faults: unknown[] = [];
  let open = 0;
  const services = {
    identity: await createIdentityService(ground),
    notifications: createNotificationService(db),
    people: createPeopleService(ground),
    teams: createTeamService(ground),
    workspace: createWorkspaceService(ground),
    live: {
      subscribe: (
        workspaceId: string,
        listener: (change: { kinds: readonly string[]; caseIds: readonly string[] }) => void,
      ) => {
        open += 1;
        const end = db.listen((hearing) => {
          if (hearing.kind === 'changed' && hearing.change.workspaceId === workspaceId)
            listener(hearing.change);
        });
        return () => {
          open -= 1;
          end();
        };
      },
    },
  } as unknown as Services;
  const app = createApp(routes, {
    services,
    actorOf: actorReader(services.identity),
    report: (_reference, error) => faults.push(error),
    version: '0.0.0',
    pages,
  });
  return { app, faults, open: () => open };
}
