// Every operation of the API, one file a resource. Add one import and one line.
import type { Route } from '../route.ts';
import { boardRoutes } from './board.ts';
import { caseRoutes } from './cases.ts';
import { commandRoutes } from './commands.ts';
import { designingRoutes } from './designing.ts';
import { fileRoutes } from './files.ts';
import { intakeRoutes } from './intake.ts';
import { invitationRoutes } from './invitations.ts';
import { liveRoutes } from './live.ts';
import { notificationRoutes } from './notifications.ts';
import { peopleRoutes } from './people.ts';
import { publicRoutes } from './public.ts';
import { sampleRoutes } from './sample.ts';
import { sessionRoutes } from './session.ts';
import { teamRoutes } from './teams.ts';
import { workflowRoutes } from './workflows.ts';
import { worklistRoutes } from './worklist.ts';
import { workspaceRoutes } from './workspace.ts';

export const routes: readonly Route[] = [
  ...designingRoutes,
  ...invitationRoutes,
  ...boardRoutes,
  ...caseRoutes,
  ...commandRoutes,
  ...fileRoutes,
  ...intakeRoutes,
  ...publicRoutes,
  ...worklistRoutes,
  ...liveRoutes,
  ...notificationRoutes,
  ...peopleRoutes,
  ...sampleRoutes,
  ...sessionRoutes,
  ...teamRoutes,
  ...workflowRoutes,
  ...workspaceRoutes,
];
