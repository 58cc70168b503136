// What a workflow can say: the one model that the designer, the outline, the source and the engine share.
// What is particular to a stage kind or an action stands in `settings`, whose shape the kind itself declares.
import type { Json } from '../base/index.ts';
import type { PersonKey, StageId, TeamKey, WorkflowId } from './ids.ts';
import type { Field } from './record.ts';

/** A definition of how one kind of work moves. Published, it is a frozen version. */
export type Workflow = {
  id: WorkflowId;
  title: string;
  description: string | null;
  /** Takes what no other rule finds an owner for; null: whoever publishes. */
  owner: PersonKey | null;
  /** Names a case: a text with `{{expressions}}`; null: the workflow's title and the case number. */
  caseTitle: string | null;
  /** Key of a business calendar; null: the workspace's. */
  calendar: string | null;
  /** Why its cases may be paused; absent where any reason may be given. */
  pauseReasons?: readonly string[];
  record: { readonly [field: string]: Field };
  intake: readonly Intake[];
  stages: readonly Stage[];
  automations: readonly Automation[];
  /** Where the designer drew each stage; carries no meaning. */
  canvas: { readonly [stage: StageId]: { x: number; y: number } };
};

/** A form that opens cases. `people`: anyone signed in; `public`: anyone who has the link. */
export type Intake = {
  title: string;
  fields: readonly FormField[];
  from: readonly IntakeSource[];
  starts: StageId;
};
export const INTAKE_SOURCES = ['people', 'public', 'api'] as const;
export type IntakeSource = (typeof INTAKE_SOURCES)[number];

/** A record field as a form shows it. */
export type FormField = { field: string; required: boolean };

/** One stage. Which members matter depends on its kind; `settings` holds the kind's own. */
export type Stage = {
  id: StageId;
  kind: string;
  title: string;
  description: string | null;
  /** The names this stage has in imported logs. */
  observed: readonly string[];
  owner: OwnerRule | null;
  /** Who has it where the owner rule ends in nobody, tried in order; absent where there is none. */
  else?: readonly OwnerRule[];
  /** Standard tasks, made when the stage starts. */
  tasks: readonly string[];
  form: readonly FormField[];
  due: Due | null;
  late: readonly LateRung[];
  /** Tried in order; the first whose rule holds is taken; one without a rule always holds. */
  next: readonly Transition[];
  /** Where an owner picks the way: named transitions. */
  outcomes: readonly Outcome[];
  settings: { readonly [setting: string]: Json };
  /** Whoever has the work may pass the stage over, with a reason; absent where only operators may. */
  skippable?: true;
};

/** A drawn way to the next stage. `carries` is the handoff contract: what must be there when work changes hands. */
export type Transition = {
  to: StageId;
  /** A FEEL condition; null: otherwise. */
  when: string | null;
  carries: readonly string[];
  /** True where the way leads back, so that measures count it as rework. */
  rework: boolean;
  /** True where whoever receives the work must accept it before they begin; absent where they need not. */
  accept?: true | undefined;
};

/** A way that the owner picks by name at completion. `needs` may say `reason` or name fields. */
export type Outcome = {
  name: string;
  title: string;
  to: StageId;
  needs: readonly string[];
  carries: readonly string[];
  rework: boolean;
  accept?: true | undefined;
};

/** Who has a stage. Whatever it says, it ends in a living person or falls back to the workflow's owner. */
export type OwnerRule =
  | { kind: 'person'; person: PersonKey }
  | TeamRule
  | { kind: 'requester' }
  | { kind: 'manager-of-requester' }
  | { kind: 'owner-of-stage'; stage: StageId }
  | { kind: 'lead-of-team'; team: TeamKey }
  | { kind: 'field'; field: string }
  /** A FEEL expression that gives a person, the key of a person or team, or an owner rule as text. */
  | { kind: 'rule'; rule: string };

/** Of a team, and how one of it is chosen. */
export type TeamRule = {
  kind: 'team';
  team: TeamKey;
  choose: TeamChoice;
  /** Of `by-skill`: the skill's name, or a text with `{{expressions}}`. */
  skill?: string;
  /** Of `pull`: how long it may wait for somebody to take it; one business day where it is not said. */
  within?: string;
};
export const TEAM_CHOICES = ['round-robin', 'least-loaded', 'by-skill', 'pull'] as const;
/** `by-skill`: the least busy of those who have the skill; `pull`: offered to all, the first who claims it has it. */
export type TeamChoice = (typeof TEAM_CHOICES)[number];

/** When a stage should be done: a duration from entering it (`4h`, `2 business days`), or said to have none. */
export type Due = { kind: 'within'; duration: string } | { kind: 'no-deadline' };

/** What happens as a stage runs late: at a share of its due span, or some time after it. */
export type LateRung = {
  when: { kind: 'share'; percent: number } | { kind: 'after'; duration: string };
  act: LateAct;
};
export type LateAct =
  | { kind: 'remind' }
  | { kind: 'reassign'; to: OwnerRule }
  | { kind: 'escalate'; to: OwnerRule };

/** One thing the machine does. `settings` are of the shape that the action kind declares. */
export type Action = { kind: string; settings: { readonly [setting: string]: Json } };

export const AUTOMATION_TRIGGERS = [
  'case-opened',
  'case-moved',
  'case-closed',
  'work-item-offered',
  'work-item-claimed',
  'work-item-completed',
  'work-item-late',
  'field-changed',
  'message-received',
  'schedule',
] as const;
export type AutomationTrigger = (typeof AUTOMATION_TRIGGERS)[number];

/**
 * Times that come round, in the zone and the hours of a calendar (null: the workflow's). Each open case for which the rule holds is
 * acted on; `once`: no case is, the actions run once each time, and find the values of `with` where a case would have its record.
 */
export type Schedule = {
  every: string;
  calendar: string | null;
  once?: true;
  with?: { readonly [field: string]: Json };
};

/** Event + rule + actions. */
export type Automation = {
  id: string;
  title: string;
  on: AutomationTrigger;
  /** Only for this stage, or this field (of `field-changed`); null: any. */
  stage: StageId | null;
  field: string | null;
  /** Only the message of this name (of `message-received`); absent or null: any. */
  message?: string | null;
  /** When (of `schedule`); absent or null for any other. */
  schedule?: Schedule | null;
  if: string | null;
  do: readonly Action[];
  enabled: boolean;
};
