// What the workspace itself is called.
import { type Result, succeed } from '../../core/base/index.ts';
import { workspaceEvents, workspaces } from '../store/index.ts';
import { createOutgoingService, type OutgoingService } from './outgoing.ts';
import { announce, type By, type Ground } from './people.ts';
import type { Refusal } from './refusal.ts';

export type WorkspaceService = OutgoingService & {
  rename(by: By, name: string): Promise<Result<{ id: string; name: string }, Refusal>>;
};

export function createWorkspaceService({ db, now }: Ground): WorkspaceService {
  return {
    ...createOutgoingService({ db, now }),
    rename: async (by, name) => {
      await db.withWorkspace(by.workspaceId, async (scope) => {
        await workspaces.rename(scope, name);
        const event = { kind: 'WorkspaceRenamed', at: now(), actor: by.personId, data: { name } };
        await workspaceEvents.append(scope, event);
      });
      announce(db, by.workspaceId, 'workspace-changed');
      return succeed({ id: by.workspaceId, name });
    },
  };
}
