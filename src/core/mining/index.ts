export {
  type Conformance,
  type ConformOptions,
  type ConformProblem,
  conform,
} from './conformance/conform.ts';
export {
  DEVIATION_KINDS,
  type Departure,
  type DeviationKind,
  deviationOfKey,
} from './conformance/deviations/deviation.ts';
export { deviationText } from './conformance/deviations/deviation-text.ts';
export type { Deviation } from './conformance/deviations/deviations.ts';
export type { IntendedModel } from './conformance/intended.ts';
export { FLOW_MARKS, type FlowMark, type MarkedFlow, markFlow } from './conformance/mark-flow.ts';
export type { Replay } from './conformance/replay.ts';
export {
  checkRules,
  MOST_RULES,
  type RuleOptions,
  type RuleReport,
} from './conformance/rules/check-rules.ts';
export { type FlowRule, flowRuleText } from './conformance/rules/flow-rule.ts';
export { type FlowRuleProblem, readFlowRule } from './conformance/rules/read-flow-rule.ts';
export { RULE_EXAMPLES } from './conformance/rules/rule-forms.ts';
export { type Discovery, discoverTree } from './discovery/discover.ts';
export { reduceTree } from './discovery/reduce-tree.ts';
export type { SideBySide } from './draft/branches.ts';
export { type Draft, draft, type LearntWay } from './draft/draft.ts';
export type { DraftPerson, DraftTeam } from './draft/owners.ts';
export type { DraftField } from './draft/record.ts';
export type { ActivityFilter } from './filter/activity-filter.ts';
export type { AttributeFilter } from './filter/attribute-filter.ts';
export { type AskedFilter, type CaseFilter, casesOf, numbersIn, readFilter } from './filter/cases-of.ts';
export type { DurationFilter } from './filter/duration-filter.ts';
export type { PeriodOfTime, Range } from './filter/filter-kind.ts';
export type { FollowsFilter } from './filter/follows-filter.ts';
export type { PathFilter } from './filter/path-filter.ts';
export { groupsOf, type PerformerFilter } from './filter/performer-filter.ts';
export type { PeriodFilter } from './filter/period-filter.ts';
export type { VariantFilter, VariantKeyFilter } from './filter/variant-filter.ts';
export { variantKey } from './filter/variant-key.ts';
export {
  type Evidence,
  FINDING_KINDS,
  type Finding,
  type FindingKindName,
  type FindingPlace,
  findingKey,
} from './findings/finding.ts';
export type { Candidate, FindingKind, Untold } from './findings/finding-kind.ts';
export {
  type DrawnFlow,
  type FindingGround,
  type FindingOptions,
  findingGround,
} from './findings/ground.ts';
export { type HandoffCell, type HandoffMatrix, handoffMatrix } from './findings/handoff/matrix.ts';
export { FINDINGS, type FindingsReport, findingsOf, type NotEnoughData } from './findings/index.ts';
export { type EffectGround, ENOUGH_SINCE, effectOf } from './findings/life/effect.ts';
export { type FindingFigures, MONTH_MS, perMonth } from './findings/life/figures.ts';
export {
  decisionInForce,
  FINDING_DECISIONS,
  FINDING_STATES,
  type FindingDecision,
  type FindingEffect,
  type FindingHistory,
  type FindingLife,
  type FindingState,
  lifeOf,
  type PublishedVersion,
  versionAnswering,
} from './findings/life/life.ts';
export { FINDING_CHANGES, type FindingChange, sinceLook } from './findings/life/since-look.ts';
export { FIGURE_NAMES, type StandingFigure, standingFigure } from './findings/life/standing-figure.ts';
export type { Performers } from './findings/performers.ts';
export type { Proposal, ProposedChange } from './findings/proposal.ts';
export {
  type ProposalEdits,
  type ProposalGround,
  proposalEdits,
} from './findings/proposals/proposal-edits.ts';
export {
  type ActivityCount,
  activitiesOf,
  countActivities,
  endsOf,
  type GateCount,
  startsOf,
} from './flow/activities.ts';
export { directlyFollows, type Follows, GATE, type Path, surveyPaths } from './flow/directly-follows.ts';
export { type Handover, handoversOf } from './flow/handovers.ts';
export { activitiesIn, topVariants, type Variant, type Variants, variantsOf } from './flow/variants.ts';
export { type ObservedHours, observedHours } from './hours/observed-hours.ts';
export { boundedSurvey } from './map/bounded-survey.ts';
export { type Playback, type PlaybackBounds, playbackOf } from './map/playback.ts';
export { drawMap, type ProcessMap, processMap, type Sliders } from './map/process-map.ts';
export {
  type FlowSurvey,
  type MapActivity,
  type MapPath,
  type MapTimes,
  type SurveyOptions,
  surveyFlow,
} from './map/survey.ts';
export { type AgeBands, ageBands } from './measures/age-bands.ts';
export { type CasesOfFigure, casesOfFigure, type FigurePart } from './measures/behind.ts';
export { caseSpans } from './measures/case-span.ts';
export { type DistributionStep, distributionOf } from './measures/distribution.ts';
export {
  ageing,
  caseWaiting,
  cost,
  cumulativeFlow,
  cycleTime,
  demand,
  firstPass,
  flowEfficiency,
  MEASURES,
  onTime,
  onTimeWork,
  rework,
  reworkedCases,
  sojournTime,
  throughput,
  waitingTime,
  workInProgress,
  workingTime,
} from './measures/index.ts';
export type {
  ActivityValue,
  FlowBand,
  Measure,
  MeasureOf,
  MeasureOptions,
  OpenPlaces,
  Period,
  PeriodValue,
  Unit,
  UnseenCases,
  Values,
} from './measures/measure.ts';
export { type CaseSplit, type SplitColumn, splitCases, summariesBy } from './measures/split.ts';
export { type PeriodSummary, trendOf } from './measures/trend.ts';
export { piecesOfWork } from './pieces-of-work.ts';
export {
  type CaseColumn,
  type CaseColumns,
  caseColumns,
  searchValues,
  type ValueCount,
} from './segments/case-columns.ts';
export { type CompareOptions, type Comparison, compareCases } from './segments/compare.ts';
export type { Compared, Side } from './segments/compared.ts';
export type { Aspect, Difference, Subject } from './segments/difference.ts';
export { type TimedThings, timedThings } from './segments/timed-things.ts';
export { type Summary, summarise, summariseKnown } from './statistics/order-statistics.ts';
export { tellsStarts, type WorkSpans, workSpans } from './work-spans.ts';
