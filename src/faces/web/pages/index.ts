// Every page: its address, its name, and where its code lies (fetched when somebody points at it). Add one entry a page;
// with `menu` it stands in the rail. Within the frame a person is signed in; pages with `bare` stand alone.
import type { QueryClient } from '@tanstack/react-query';
import { Inbox, Layers, type LucideIcon, PlusCircle, Settings, Users, Workflow } from 'lucide-react';
import type { ComponentType } from 'react';
import { flowOptions } from '../parts/flow/flow-options.ts';
import { answerOptions } from '../state/answers.ts';

export type PageEntry = {
  /** TanStack Router's form: `/workflows/$workflowId/board`. */
  readonly path: string;
  /** A key of the words, for the menu, the search and the top bar. */
  readonly title: string;
  readonly load: () => Promise<{ Page: ComponentType }>;
  /** What the page will ask, for asking it while its code is still on the way. */
  readonly asksAhead?: (client: QueryClient, params: { readonly [name: string]: string }) => void;
  readonly bare?: boolean;
  /** Its place in the rail; on a phone the first three stand in the bottom bar. */
  readonly menu?: { readonly icon: LucideIcon; readonly order: number };
};

export const pages: readonly PageEntry[] = [
  { path: '/welcome', title: 'titles.welcome', bare: true, load: () => import('./welcome/welcome.tsx') },
  { path: '/sign-in', title: 'titles.signIn', bare: true, load: () => import('./sign-in/sign-in.tsx') },
  {
    path: '/invitation/$token',
    title: 'titles.join',
    bare: true,
    load: () => import('./invitation/invitation.tsx'),
  },
  {
    path: '/worklist',
    title: 'worklist.title',
    menu: { icon: Inbox, order: 10 },
    load: () => import('./worklist/worklist.tsx'),
  },
  {
    path: '/start',
    title: 'start.title',
    menu: { icon: PlusCircle, order: 20 },
    load: () => import('./start/start.tsx'),
  },
  { path: '/start/$workflow/$intake', title: 'start.title', load: () => import('./start/intake-form.tsx') },
  {
    path: '/cases',
    title: 'cases.title',
    menu: { icon: Layers, order: 40 },
    load: () => import('./cases/cases.tsx'),
  },
  { path: '/cases/$caseId', title: 'cases.case', load: () => import('./case/case.tsx') },
  {
    path: '/workflows',
    title: 'workflows.title',
    menu: { icon: Workflow, order: 30 },
    load: () => import('./workflows/workflows.tsx'),
  },
  { path: '/workflows/templates', title: 'templates.title', load: () => import('./templates/templates.tsx') },
  {
    path: '/workflows/import',
    title: 'titles.importLog',
    load: () => import('./import-log/import-log.tsx'),
  },
  {
    path: '/workflows/look-here',
    title: 'titles.lookHere',
    load: () => import('./look-here/look-here.tsx'),
  },
  { path: '/workflows/trace', title: 'titles.trace', load: () => import('./trace/trace.tsx') },
  {
    path: '/workflows/import/$logId',
    title: 'titles.map',
    load: () => import('./log-map/log-map.tsx'),
    asksAhead: (client, { logId = '' }) => {
      void client.prefetchQuery(answerOptions('GET /api/logs/:logId', { params: { logId } }));
      void client.prefetchQuery(flowOptions({ of: 'log', id: logId }, []));
    },
  },
  {
    path: '/workflows/import/$logId/findings',
    title: 'titles.findings',
    load: () => import('./log-map/log-findings.tsx'),
  },
  {
    path: '/workflows/import/$logId/model',
    title: 'titles.model',
    load: () => import('./log-map/log-model.tsx'),
  },
  { path: '/workflows/$workflowId', title: 'workflow.title', load: () => import('./workflow/workflow.tsx') },
  {
    path: '/workflows/$workflowId/automate',
    title: 'titles.automate',
    load: () => import('./automate/automate.tsx'),
  },
  { path: '/deliveries', title: 'titles.deliveries', load: () => import('./deliveries/deliveries.tsx') },
  {
    path: '/workflows/$workflowId/design',
    title: 'titles.design',
    load: () => import('./design/design.tsx'),
  },
  { path: '/workflows/$workflowId/try', title: 'titles.try', load: () => import('./try/try.tsx') },
  {
    path: '/workflows/$workflowId/versions',
    title: 'titles.versions',
    load: () => import('./versions/versions.tsx'),
  },
  {
    path: '/workflows/$workflowId/move',
    title: 'titles.migration',
    load: () => import('./migration/migration.tsx'),
  },
  {
    path: '/workflows/$workflowId/map',
    title: 'titles.map',
    load: () => import('./workflow-map/workflow-map.tsx'),
    asksAhead: (client, { workflowId = '' }) => {
      void client.prefetchQuery(flowOptions({ of: 'own', id: workflowId }, []));
      void client.prefetchQuery(answerOptions('GET /api/logs', { query: { workflow: workflowId } }));
    },
  },
  {
    path: '/workflows/$workflowId/findings',
    title: 'titles.findings',
    load: () => import('./findings/findings.tsx'),
  },
  {
    path: '/findings/review',
    title: 'titles.findingsReview',
    load: () => import('./findings-review/findings-review.tsx'),
  },
  {
    path: '/workflows/$workflowId/measure',
    title: 'titles.measure',
    load: () => import('./measure/measure.tsx'),
  },
  { path: '/workflows/$workflowId/board', title: 'board.title', load: () => import('./board/board.tsx') },
  {
    path: '/people',
    title: 'titles.people',
    menu: { icon: Users, order: 50 },
    load: () => import('./people/people.tsx'),
  },
  {
    path: '/settings',
    title: 'titles.settings',
    menu: { icon: Settings, order: 60 },
    load: () => import('./settings/settings.tsx'),
  },
];

/** The pages of the rail, in order. */
export const menuPages = pages
  .filter((page) => page.menu !== undefined)
  .sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0));

/** Where the mark and a fresh sign-in lead: the first page of the menu. */
export const homePath = menuPages[0]?.path ?? '/settings';
