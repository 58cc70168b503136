// What can be asked about a log that is held open, and what the answer looks like: all plain data, so that it can cross threads.
import type { BusinessHours, Instant, Milliseconds } from '../../core/base/index.ts';
import type {
  CaseFacts,
  HistoryNames,
  ImportOptions,
  ImportProblem,
  ImportWarning,
  LogFormat,
  ObjectTypeCount,
  RejectedRow,
  UsedColumns,
} from '../../core/event-log/index.ts';
import type {
  AgeBands,
  AskedFilter,
  CaseColumns,
  Comparison,
  Deviation,
  DistributionStep,
  Draft,
  DraftField,
  FigurePart,
  Finding,
  FindingEffect,
  FindingsReport,
  FlowRuleProblem,
  FlowSurvey,
  MarkedFlow,
  Measure,
  Period,
  PeriodSummary,
  Playback,
  SplitColumn,
  StandingFigure,
  Summary,
  ValueCount,
  Values,
  Variant,
} from '../../core/mining/index.ts';
import type { Workflow } from '../../core/model/index.ts';

/** What a log is read from: a file (then its bytes follow), or our own history (then its pages follow). */
export type LogSource = { readonly from: 'file'; readonly options: ImportOptions } | HistorySource;

export type HistorySource = { readonly from: 'history' } & HistoryNames;

/** A page of our own history: events as the JSON of the columns of a `HistoryPage`, or what is known of cases besides. */
export type HistoryPart = { readonly events: string } | { readonly facts: readonly CaseFacts[] };

/** What reading a log found. **units**: instants. */
export type Reading = {
  readonly format: LogFormat | 'history';
  readonly columns: UsedColumns | null;
  readonly objectType: string | null;
  readonly objectTypes: readonly ObjectTypeCount[];
  readonly cases: number;
  readonly events: number;
  readonly activities: number;
  readonly resources: readonly string[];
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly rejected: readonly RejectedRow[];
  readonly rejectedCount: number;
  readonly warnings: readonly ImportWarning[];
};

export type ReadingProblem = ImportProblem;

/** A condition on cases as it is asked. */
export type Filter = AskedFilter | FindingFilter | IntendedFilter;

/** Whether a filter is one that the kernel knows by itself. */
export const isAsked = (filter: Filter): filter is AskedFilter =>
  filter.keep !== 'finding' && filter.keep !== 'deviation' && filter.keep !== 'breaks';

/** The cases behind the finding of that key, as it is found among the cases that meet the other filters. */
export type FindingFilter = { readonly keep: 'finding'; readonly key: string };

/**
 * The cases with the deviation of that key from a workflow, or those that break a rule in words (which may name stages of
 * the workflow). **shape**: `intended` is looked up before the question crosses the thread.
 */
export type IntendedFilter =
  | {
      readonly keep: 'deviation';
      readonly workflow: string;
      readonly key: string;
      readonly intended?: Intended | undefined;
    }
  | {
      readonly keep: 'breaks';
      readonly workflow: string | null;
      readonly rule: string;
      readonly intended?: Intended | undefined;
    };

/** What a history is held against: a workflow, and the hours in which its business is open; null where there is none. */
export type Intended = { readonly workflow: Workflow | null; readonly hours: BusinessHours | null };

/** Without a workflow only rules are checked: figures are null then, and there are no deviations. **units**: milliseconds. */
export type ConformanceAnswer = {
  readonly fitness: number | null;
  readonly precision: number | null;
  readonly cases: number;
  readonly underWay: number;
  readonly conformingCases: number | null;
  readonly guessed: number;
  readonly deviations: readonly Omit<Deviation, 'caseNumbers'>[];
  readonly more: number;
  /** Why the workflow could not be held against the history; null where it was, or where there is none. */
  readonly problem: { readonly message: string; readonly remedy: string } | null;
  readonly rules: readonly RuleAnswer[];
  /** What rules may name. */
  readonly activities: readonly string[];
};

/** A rule with how many cases break it, or why its words are none. */
export type RuleAnswer =
  | { readonly written: string; readonly text: string; readonly checked: number; readonly cases: number }
  | { readonly written: string; readonly problem: FlowRuleProblem };

/** A variant, and the key by which a filter names it. */
export type KeyedVariant = Variant & { readonly key: string };

/** The flow of the cases that meet all filters; variants and durations are those of the cases that ended. **units**: milliseconds. */
export type FlowAnswer = {
  readonly survey: FlowSurvey;
  readonly variants: { readonly count: number; readonly top: readonly KeyedVariant[] };
  readonly durations: Summary;
  readonly underWay: number;
  /** Open cases that have left no stage yet: they stand on no map, and no filter knows of them. */
  readonly unseen: number;
  readonly ofCases: number;
};

/** Two sets of cases beside each other; `rows` are the first of `ofRows`, the real ones always before the others. */
export type ComparisonAnswer = Comparison & { readonly ofRows: number };

export type FoundCase = {
  readonly name: string;
  readonly events: number;
  readonly from: Instant;
  /** Null while it is still under way. */
  readonly to: Instant | null;
};
export type FoundCases = { readonly total: number; readonly cases: readonly FoundCase[] };

export type TraceEvent = {
  readonly activity: string;
  readonly resource: string | null;
  readonly lifecycle: string | null;
  readonly at: Instant;
  readonly startedAt: Instant | null;
};

/** A measure's values; of one per case their summary, and its trend over the periods in which the cases ended. */
export type MeasureAnswer = Pick<Measure, 'name' | 'title' | 'definition' | 'unit' | 'source'> & {
  readonly values:
    | Exclude<Values, { grain: 'case' }>
    | { readonly grain: 'case'; readonly summary: Summary; readonly trend: readonly PeriodSummary[] };
};

/** How the values of cases are spread. **units**: those of the measure. */
export type DistributionAnswer = { readonly measure: string; readonly steps: readonly DistributionStep[] };

/** One part of the cases: `value` is null for the `others` and for those without any value. Summaries by measure of cases. */
export type SplitPart = {
  readonly part: 'value' | 'others' | 'none';
  readonly value: string | null;
  readonly cases: number;
  readonly open: number;
  readonly summaries: { readonly [measure: string]: Summary };
};

/** All measures at once. `cases` counts the unseen with them. **units**: instants. */
export type MeasuresAnswer = {
  readonly measures: readonly MeasureAnswer[];
  readonly counted: {
    readonly cases: number;
    readonly ended: number;
    readonly open: number;
    readonly from: Instant | null;
    readonly to: Instant | null;
  };
  readonly distributions: readonly DistributionAnswer[];
  readonly ages: AgeBands;
  readonly split: { readonly others: number; readonly parts: readonly SplitPart[] } | null;
};

/** A part of a figure, and how its measure was asked. */
export type FigureAsked = FigurePart & {
  readonly until: Instant | null;
  readonly hours?: BusinessHours | null;
  readonly rate?: number | null;
};

/** What stands out, the costly first; the cases behind one are found by a filter of its key. */
export type FindingsAnswer = Omit<FindingsReport, 'findings'> & {
  readonly findings: readonly Omit<Finding, 'caseNumbers'>[];
  readonly looked: {
    readonly cases: number;
    readonly events: number;
    readonly from: Instant | null;
    readonly to: Instant | null;
    /** The open time of a usual working day, and whether it could be learnt. **units**: milliseconds. */
    readonly dayMs: Milliseconds;
    readonly hoursLearnt: boolean;
  };
};

/** A finding that a version was to answer. **units**: `since` when that version was published. */
export type AnsweredFinding = Pick<Finding, 'key' | 'kind' | 'at'> & {
  readonly version: number;
  readonly since: Instant;
};

/** The same figure before a version and since, of ended cases. */
export type FindingEffectAnswer = {
  readonly key: string;
  readonly effect: FindingEffect;
  readonly before: StandingFigure;
  readonly since: StandingFigure;
  readonly casesBefore: number;
  readonly casesSince: number;
};

/** **shape**: `seqs` by the cases asked for, 0 where a case is not known. */
export type KnownHistory = {
  readonly seqs: readonly number[];
  readonly cases: number;
  readonly versions: number;
};

/** A structured model. **shape**: `tree` as `parseTree` reads it; `leftOut` activities were too many to be in it. */
export type ModelAnswer = { readonly tree: string; readonly leftOut: number; readonly isCutShort: boolean };

/** What a draft of a log rests on, by titles. **units**: shares; `support` in cases. */
export type LearntAnswer = {
  readonly branches: readonly LearntBranchAnswer[];
  readonly besides: readonly {
    readonly stages: readonly (readonly string[])[];
    readonly share: number;
    readonly inOrder: boolean;
  }[];
  readonly fields: readonly (DraftField & { readonly label: string })[];
  readonly leftOut: readonly { readonly name: string; readonly cases: number; readonly events: number }[];
};

/** The rules of one branch, and how often they, and always the usual way, were right for cases kept aside. */
export type LearntBranchAnswer = {
  readonly stage: string;
  readonly rules: readonly { readonly to: string; readonly when: string; readonly support: number }[];
  readonly otherwise: string;
  readonly accuracy: number;
  readonly baseline: number;
};

export type Question =
  | { readonly about: 'flow'; readonly filters: readonly Filter[] }
  | {
      readonly about: 'cases';
      readonly filters: readonly Filter[];
      /** Of these, the ones behind a part of a figure, the longest first. */
      readonly figure?: FigureAsked | undefined;
      readonly limit: number;
      readonly offset: number;
    }
  | { readonly about: 'trace'; readonly caseName: string }
  /** When each case was where, to be watched again on the map. */
  | { readonly about: 'playback'; readonly filters: readonly Filter[] }
  | {
      readonly about: 'measures';
      readonly filters: readonly Filter[];
      readonly period: Period;
      readonly until: Instant | null;
      /** Business time where hours are given. */
      readonly hours?: BusinessHours | null;
      /** What an hour of work costs. */
      readonly rate?: number | null;
      /** A column by whose values the cases are told apart. */
      readonly split?: SplitColumn | null;
    }
  /** How far our own history was read: the last event known of these cases, and what all that is known adds up to. */
  | { readonly about: 'known'; readonly caseIds: readonly string[] }
  /** Which of these cases are further on by now than what was read of them. */
  | {
      readonly about: 'further-on';
      readonly caseIds: readonly string[];
      readonly versions: readonly number[];
    }
  | { readonly about: 'draft'; readonly title: string }
  | { readonly about: 'learnt' }
  | { readonly about: 'model'; readonly noise: number }
  /** By what the cases can be told apart, and the values of one column that contain a text. */
  | { readonly about: 'columns' }
  | {
      readonly about: 'values';
      readonly column: { readonly of: 'case' | 'event' | 'people' | 'groups'; readonly name: string };
      readonly text: string;
    }
  /** Of the cases that meet the filters: those that meet the first against those that meet the second, or against the rest. */
  | {
      readonly about: 'compare';
      readonly filters: readonly Filter[];
      readonly first: readonly Filter[];
      readonly second: readonly Filter[] | null;
    }
  | {
      readonly about: 'conformance';
      readonly filters: readonly Filter[];
      readonly rules: readonly string[];
      readonly intended: Intended;
    }
  /** Which activities and paths of the flow its workflow allows, and what the workflow has that never happens. */
  | { readonly about: 'marks'; readonly filters: readonly Filter[]; readonly intended: Intended }
  | { readonly about: 'findings'; readonly filters: readonly Filter[] }
  | { readonly about: 'finding-effects'; readonly answered: readonly AnsweredFinding[] };

export type AnswerTo<Asked extends Question> = {
  flow: FlowAnswer;
  cases: FoundCases;
  trace: readonly TraceEvent[] | null;
  playback: Playback;
  measures: MeasuresAnswer;
  draft: Draft;
  learnt: LearntAnswer;
  model: ModelAnswer;
  columns: CaseColumns;
  values: readonly ValueCount[];
  compare: ComparisonAnswer;
  known: KnownHistory;
  'further-on': readonly string[];
  conformance: ConformanceAnswer;
  marks: MarkedFlow | null;
  findings: FindingsAnswer;
  'finding-effects': readonly FindingEffectAnswer[];
}[Asked['about']];
