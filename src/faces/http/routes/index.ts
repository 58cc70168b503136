// Every operation of the API, one file a resource. Add one import and one line.
import type { Route } from '../route.ts';
import { automationRoutes } from './automations.ts';
import { boardRoutes } from './board.ts';
import { calendarRoutes } from './calendars.ts';
import { careRoutes } from './care.ts';
import { caseRoutes } from './cases.ts';
import { commandRoutes } from './commands.ts';
import { conformanceRoutes } from './conformance.ts';
import { deliveryRoutes } from './deliveries.ts';
import { designingRoutes } from './designing.ts';
import { dryRunRoutes } from './dry-runs.ts';
import { fileRoutes } from './files.ts';
import { findingRoutes } from './findings.ts';
import { flowRoutes } from './flow.ts';
import { healthRoutes } from './health.ts';
import { hookRoutes } from './hooks.ts';
import { intakeRoutes } from './intake.ts';
import { invitationRoutes } from './invitations.ts';
import { leavingRoutes } from './leaving.ts';
import { liveRoutes } from './live.ts';
import { logRoutes } from './logs.ts';
import { measureRoutes } from './measures.ts';
import { migrationRoutes } from './migrations.ts';
import { modelRoutes } from './models.ts';
import { newsMailRoutes } from './news-mail.ts';
import { notificationRoutes } from './notifications.ts';
import { passkeyRoutes } from './passkeys.ts';
import { peopleRoutes } from './people.ts';
import { providerRoutes } from './provider.ts';
import { publicRoutes } from './public.ts';
import { reachRoutes } from './reach.ts';
import { sampleRoutes } from './sample.ts';
import { savedFilterRoutes } from './saved-filters.ts';
import { secondStepRoutes } from './second-step.ts';
import { segmentRoutes } from './segments.ts';
import { sessionRoutes } from './session.ts';
import { teamRoutes } from './teams.ts';
import { tokenRoutes } from './tokens.ts';
import { traceRoutes } from './traces.ts';
import { workflowRoutes } from './workflows.ts';
import { worklistRoutes } from './worklist.ts';
import { workspaceRoutes } from './workspace.ts';

export const routes: readonly Route[] = [
  ...designingRoutes,
  ...deliveryRoutes,
  ...dryRunRoutes,
  ...invitationRoutes,
  ...automationRoutes,
  ...boardRoutes,
  ...careRoutes,
  ...caseRoutes,
  ...commandRoutes,
  ...conformanceRoutes,
  ...fileRoutes,
  ...findingRoutes,
  ...flowRoutes,
  ...healthRoutes,
  ...hookRoutes,
  ...intakeRoutes,
  ...providerRoutes,
  ...publicRoutes,
  ...worklistRoutes,
  ...leavingRoutes,
  ...liveRoutes,
  ...logRoutes,
  ...measureRoutes,
  ...migrationRoutes,
  ...modelRoutes,
  ...newsMailRoutes,
  ...notificationRoutes,
  ...passkeyRoutes,
  ...peopleRoutes,
  ...reachRoutes,
  ...sampleRoutes,
  ...savedFilterRoutes,
  ...secondStepRoutes,
  ...segmentRoutes,
  ...sessionRoutes,
  ...teamRoutes,
  ...tokenRoutes,
  ...traceRoutes,
  ...workflowRoutes,
  ...calendarRoutes,
  ...workspaceRoutes,
];
