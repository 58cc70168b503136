// What a workflow version is once it is ready to decide: settings read, rules compiled, ways indexed. Made once per version.
import type { BusinessCalendar, Duration, Instant, Recurrence } from '../../base/index.ts';
import type {
  Automation,
  AutomationTrigger,
  CaseRecord,
  Directory,
  FieldChange,
  FieldValue,
  FormField,
  Intake,
  LateAct,
  OutgoingText,
  OwnerRule,
  PersonId,
  Priority,
  RequesterName,
  StageId,
  Workflow,
} from '../../model/index.ts';
import type { Noted } from './findings.ts';
import type { TableSettings } from './table/table-settings.ts';

/** What a rule may look at. **units**: `at` is the command's instant, which rules see as `now()`. */
export type Facts = {
  readonly record: CaseRecord;
  readonly title: string;
  readonly priority: Priority;
  readonly number: number;
  readonly requester: PersonId | null;
  readonly requesterName: RequesterName | null;
  readonly people: Directory['people'];
  readonly outcome: string | null;
  readonly at: Instant;
};

/** A compiled condition: true only where the rule says so; anything else does not hold. */
export type Condition = {
  (facts: Facts): boolean;
  /** The same answer; a text where it cannot be worked out and so does not hold: why. */
  readonly asked?: (facts: Facts) => boolean | string;
};
/** A compiled text with `{{expressions}}`. */
export type TextTemplate = (facts: Facts) => string;
/** A compiled text that goes outside. */
export type OutgoingTemplate = (facts: Facts) => OutgoingText;
/** A compiled value for one field: a literal, or an expression's result read as the field's type; undefined where it does not fit. */
export type ValueTemplate = (facts: Facts) => FieldValue | undefined;

/** A compiled expression's answer as plain data; undefined where it cannot be worked out. */
export type Expression = (facts: Facts) => unknown;

/** What owner rules need at run time, by how it is written there. */
export type CompiledOwners = {
  readonly rules: ReadonlyMap<string, Expression>;
  readonly skills: ReadonlyMap<string, TextTemplate>;
  readonly withins: ReadonlyMap<string, Duration>;
};

/** A way out of a stage, whoever chose it. */
export type Way = {
  readonly to: StageId;
  readonly outcome: string | null;
  readonly carries: readonly string[];
  readonly rework: boolean;
  readonly accept?: true;
};

/** A way that a rule chooses; `when` null always holds. */
export type RuledWay = Way & { readonly when: Condition | null };
/** A way that an owner chooses by name. */
export type NamedWay = Way & {
  readonly outcome: string;
  readonly title: string;
  readonly needsReason: boolean;
  readonly needsFields: readonly string[];
};

/** A rung of the ladder of what runs late: a share of the due span, or a time after it. */
export type CompiledRung = {
  readonly when:
    | { readonly percent: number; readonly inBusinessTime: boolean }
    | { readonly after: Duration };
  readonly act: LateAct;
};

/** What any stage may say about when it begins and what it ends. */
export type CompiledFlow = {
  readonly alone: string | null;
  readonly while: { readonly at: readonly StageId[]; readonly else: StageId | null } | null;
  readonly onDemand: boolean;
  readonly cancels: readonly StageId[];
  readonly repeat: Condition | null;
};

export type CompiledStage = {
  readonly id: StageId;
  readonly kind: string;
  readonly title: string;
  readonly owner: OwnerRule | null;
  readonly else?: readonly OwnerRule[];
  readonly tasks: readonly string[];
  readonly form: readonly FormField[];
  readonly due: Duration | null;
  readonly late: readonly CompiledRung[];
  readonly next: readonly RuledWay[];
  readonly outcomes: readonly NamedWay[];
  /** The kind's own settings, as its `prepare` made them ready. */
  readonly ready: unknown;
  /** What any stage may say about when it begins and what it ends; null where it says nothing. */
  readonly flow: CompiledFlow | null;
};

export type CompiledAction = { readonly kind: string; readonly ready: unknown };

export type CompiledAutomation = {
  readonly automation: Automation;
  /** When it runs, in words, for the history. */
  readonly why: string;
  readonly when: Condition | null;
  readonly actions: readonly CompiledAction[];
  /** Of `schedule`: when; null for any other. */
  readonly times: Recurrence | null;
  /** Of a `schedule` that runs once: what its actions find where a case would have its record. */
  readonly given: readonly { readonly field: string; readonly value: ValueTemplate }[];
};

/** A workflow version, ready. **shape**: treat as opaque; hand it to `decide` and the rest of the engine. */
export type Compiled = {
  readonly workflow: Workflow;
  readonly version: number;
  /** The version that a case comes from, while it is being moved to this one. */
  readonly from?: Compiled;
  readonly calendar: BusinessCalendar;
  readonly caseTitle: TextTemplate | null;
  readonly intake: readonly Intake[];
  readonly stages: ReadonlyMap<StageId, CompiledStage>;
  readonly owners: CompiledOwners;
  readonly automations: ReadonlyMap<AutomationTrigger, readonly CompiledAutomation[]>;
  /** The scopes that watch over a stage. */
  readonly guards: ReadonlyMap<StageId, readonly StageId[]>;
  /** Whether any stage listens to what other tokens do. */
  readonly listens: boolean;
};

/** What a table says of a case. */
export type TableDecision =
  | { readonly kind: 'decided'; readonly changes: readonly FieldChange[]; readonly to: StageId | null }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'contradicted'; readonly rows: readonly number[] }
  /** A cell cannot be worked out. **shape**: `why` names the cell and says what is wrong and what to do. */
  | { readonly kind: 'failed'; readonly why: string };
export type DecisionTable = (facts: Facts) => TableDecision;

/** What a stage kind or an action needs to make its settings ready: rules and durations compiled, problems noted with their place. */
export type Preparing = {
  readonly workflow: Workflow;
  readonly at: string;
  condition(source: string, at: string): Condition;
  text(source: string, at: string): TextTemplate;
  /** A text that goes outside, where somebody without sign-in is called by their name. */
  outgoing(source: string, at: string): OutgoingTemplate;
  value(field: string, source: unknown, at: string): ValueTemplate;
  /** An expression's answer as plain data; undefined where it cannot be worked out. */
  expression(source: string, at: string): (facts: Facts) => unknown;
  duration(text: string, at: string): Duration;
  table(written: TableSettings, at: string, ways: readonly StageId[]): DecisionTable | null;
  actions(list: readonly { kind: string; settings: object }[], at: string): CompiledAction[];
  note(diagnostic: Noted): void;
};
