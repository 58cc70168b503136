// Every operation of the API, one file a resource. Add one import and one line.
import type { Route } from '../route.ts';
import { designingRoutes } from './designing.ts';
import { invitationRoutes } from './invitations.ts';
import { liveRoutes } from './live.ts';
import { notificationRoutes } from './notifications.ts';
import { peopleRoutes } from './people.ts';
import { sessionRoutes } from './session.ts';
import { teamRoutes } from './teams.ts';
import { workflowRoutes } from './workflows.ts';
import { workspaceRoutes } from './workspace.ts';

export const routes: readonly Route[] = [
  ...designingRoutes,
  ...invitationRoutes,
  ...liveRoutes,
  ...notificationRoutes,
  ...peopleRoutes,
  ...sessionRoutes,
  ...teamRoutes,
  ...workflowRoutes,
  ...workspaceRoutes,
];
