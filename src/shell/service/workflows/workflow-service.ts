// Designing, as the faces see it: the catalogue, drafts, publishing and templates as one value.
import type { Result } from '../../../core/base/index.ts';
import type { DryRun } from '../../../core/simulation/index.ts';
import type { Checked } from '../../analysis/index.ts';
import {
  type AutomationCount,
  type AutomationRun,
  caseEvents,
  type ScheduleRun,
  schedules,
  type WorkflowVersionRow,
} from '../../store/index.ts';
import { type Switching, switchAutomation } from '../automation-switches.ts';
import type { By } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import type { DesignGround } from './design-ground.ts';
import {
  type AskedRun,
  acceptTest,
  type DryRunView,
  dryRun,
  type KeptTest,
  keepTest,
  listTests,
  openTest,
  removeTest,
  type WorkflowTestView,
} from './dry-runs.ts';
import { findTemplate, readTemplates, type Template } from './templates.ts';
import { type Trial, tryAutomation } from './try-automation.ts';
import {
  addWorkflow,
  archiveWorkflow,
  type Beginning,
  type BegunWorkflow,
  listWorkflows,
  showWorkflow,
  type WorkflowView,
} from './workflow-catalogue.ts';
import { checkSource, type DraftView, discardDraft, saveDraft, showDraft } from './workflow-drafts.ts';
import {
  listVersions,
  type Publishing,
  type PublishPreview,
  previewPublishing,
  publishWorkflow,
  showVersion,
  type VersionView,
} from './workflow-publishing.ts';

export type WorkflowService = {
  list(workspaceId: string): Promise<WorkflowView[]>;
  show(workspaceId: string, id: string): Promise<Result<WorkflowView, Refusal>>;
  add(by: By, beginning: Beginning): Promise<Result<BegunWorkflow, Refusal>>;
  /** What the automations did lately, newest first. */
  automationRuns(workspaceId: string, id: string): Promise<AutomationRun[]>;
  /** How often each automation ran, in the last thousand cases. */
  automationCounts(workspaceId: string, id: string): Promise<AutomationCount[]>;
  /** The last time that came of each automation with set times. */
  scheduleRuns(workspaceId: string, id: string): Promise<(ScheduleRun & { automation: string })[]>;
  /** What an automation of the draft would have done in past cases. */
  tryAutomation(
    workspaceId: string,
    asked: { readonly id: string; readonly automation: string },
  ): Promise<Result<Trial, Refusal>>;
  /** Switches an automation of the published version for every case. **shape**: `live` false where none is published. */
  switchAutomation(by: By, asked: Switching): Promise<Result<{ live: boolean }, Refusal>>;
  archive(by: By, id: string): Promise<Result<undefined, Refusal>>;
  draft(workspaceId: string, id: string): Promise<Result<DraftView, Refusal>>;
  saveDraft(
    by: By,
    id: string,
    draft: { source: string; revision: number },
  ): Promise<Result<DraftView, Refusal>>;
  discardDraft(by: By, id: string): Promise<Result<undefined, Refusal>>;
  check(workspaceId: string, source: string): Promise<Checked>;
  preview(workspaceId: string, id: string): Promise<Result<PublishPreview, Refusal>>;
  publish(by: By, id: string, asked: Publishing): Promise<Result<VersionView, Refusal>>;
  /** Plays a run on the draft; nothing of it is kept. */
  dryRun(by: By, id: string, asked: AskedRun): Promise<Result<DryRunView, Refusal>>;
  /** The runs that were kept, each played on the draft. */
  tests(workspaceId: string, id: string): Promise<Result<readonly WorkflowTestView[], Refusal>>;
  openTest(workspaceId: string, id: string, testId: string): Promise<Result<DryRun, Refusal>>;
  keepTest(by: By, id: string, test: KeptTest): Promise<Result<{ testId: string }, Refusal>>;
  acceptTest(by: By, id: string, testId: string): Promise<Result<undefined, Refusal>>;
  removeTest(by: By, id: string, testId: string): Promise<Result<undefined, Refusal>>;
  versions(workspaceId: string, id: string): Promise<VersionView[]>;
  version(
    workspaceId: string,
    id: string,
    version: number | 'current',
  ): Promise<Result<WorkflowVersionRow, Refusal>>;
  templates(): Promise<Template[]>;
  template(id: string): Promise<Result<Template, Refusal>>;
};

const RUNS_SHOWN = 50;

export function createWorkflowService(ground: DesignGround): WorkflowService {
  return {
    list: (workspaceId) => listWorkflows(ground, workspaceId),
    show: (workspaceId, id) => showWorkflow(ground, workspaceId, id),
    add: (by, beginning) => addWorkflow(ground, by, beginning),
    automationRuns: (workspaceId, id) => caseEvents.automationRuns(ground.db.in(workspaceId), id, RUNS_SHOWN),
    scheduleRuns: async (workspaceId, id) =>
      (await schedules.all(ground.db.in(workspaceId))).flatMap(({ workflowId, automation, last }) =>
        workflowId === id && last !== null ? [{ automation, ...last }] : [],
      ),
    automationCounts: (workspaceId, id) => caseEvents.automationCounts(ground.db.in(workspaceId), id),
    tryAutomation: (workspaceId, asked) => tryAutomation(ground, workspaceId, asked),
    switchAutomation: (by, asked) => switchAutomation(ground, by, asked),
    archive: (by, id) => archiveWorkflow(ground, by, id),
    draft: (workspaceId, id) => showDraft(ground, workspaceId, id),
    saveDraft: (by, id, draft) => saveDraft(ground, by, id, draft),
    discardDraft: (by, id) => discardDraft(ground, by, id),
    check: (workspaceId, source) => checkSource(ground, workspaceId, source),
    preview: (workspaceId, id) => previewPublishing(ground, workspaceId, id),
    publish: (by, id, asked) => publishWorkflow(ground, by, id, asked),
    dryRun: (by, id, asked) => dryRun(ground, by, id, asked),
    tests: (workspaceId, id) => listTests(ground, workspaceId, id),
    openTest: (workspaceId, id, testId) => openTest(ground, workspaceId, id, testId),
    keepTest: (by, id, test) => keepTest(ground, by, id, test),
    acceptTest: (by, id, testId) => acceptTest(ground, by, id, testId),
    removeTest: (by, id, testId) => removeTest(ground, by, id, testId),
    versions: (workspaceId, id) => listVersions(ground, workspaceId, id),
    version: (workspaceId, id, version) => showVersion(ground, workspaceId, id, version),
    templates: () => readTemplates(ground.templates),
    template: (id) => findTemplate(ground.templates, id),
  };
}
