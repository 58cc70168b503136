// Which workflow stands behind this history? A draft to correct: stages from the main activities, ways from what followed, rules
// where the history tells them, owners from who did the work, due times from how long it took. A branch whose rule the log does
// not tell is the owner's pick.
import type { EventLog } from '../../event-log/index.ts';
import { type Intake, idFromTitle, type Stage, type StageId, type Workflow } from '../../model/index.ts';
import type { ActivityCount } from '../flow/activities.ts';
import {
  besidesIn,
  type Called,
  type SideBySide,
  stagesBeside,
  targetsOf,
  titlesBeside,
  withAskedWays,
} from './branches.ts';
import { draftDues } from './due.ts';
import { mainActivities } from './main-activities.ts';
import { type DraftPerson, type DraftTeam, draftOwners } from './owners.ts';
import { type DraftField, draftRecord, SUBJECT } from './record.ts';
import { endStage, hasDecision, stagesOf } from './stages.ts';
import { type Branching, branchingOf } from './ways/branching.ts';
import { completions } from './ways/moving.ts';

/** A workflow, and the people and teams it names, who may not exist yet; the activities too rare to become stages. */
export type Draft = {
  readonly workflow: Workflow;
  readonly people: readonly DraftPerson[];
  readonly teams: readonly DraftTeam[];
  readonly leftOut: readonly ActivityCount[];
  readonly learnt: readonly LearntWay[];
  readonly besides: readonly SideBySide[];
  readonly fields: readonly DraftField[];
};

/**
 * A way that a learnt rule takes. **shape**: `stage` is the one that branches, `to` where the rule leads. **units**: `support` is
 * the number of cases on drawn ways for which the rule held; `accuracy` and `baseline` are shares of held-out leavings of the stage that its
 * rules, and always the usual way, foretold rightly.
 */
export type LearntWay = {
  readonly stage: StageId;
  readonly to: StageId;
  readonly when: string;
  readonly support: number;
  readonly accuracy: number;
  readonly baseline: number;
};

/** Drafts the workflow behind a log that has at least one event. **shape**: sound but for owners that the log does not name. */
export function draft(log: EventLog, title = 'Drafted workflow'): Draft {
  const done = completions(log);
  const { names, stageOf, leftOut } = mainActivities(done);
  const branching = branchingOf(log, stageOf, names.length);
  const named = names.map(asTitle);
  const { rules, people, teams } = draftOwners(done, stageOf, named);
  const { called, decisions } = callThem(named, branching);
  const found = draftRecord(branching.used, called.ids.slice(0, names.length), branching.starts);
  const { record, intake, forms, fields } = withAskedWays(found, called, branching);
  const dues = draftDues(log, names);
  const stages = names.map((name, i) =>
    stagesOf({
      ...{ name, id: called.ids[i] ?? '', title: named[i] ?? '', form: forms[i] ?? [] },
      owner: rules[i] ?? null,
      due: dues[i] ?? null,
      targets: targetsOf(i, called, branching),
      learnt: branching.learnt.get(i) ?? null,
      decision: { id: decisions[i] ?? '', title: `After ${named[i]}` },
    }),
  );
  const begins = branching.starts.map((start, i) => ({
    title: i === 0 ? title : `${title}: ${called.titles[start]}`,
    starts: called.ids[start] ?? '',
  }));
  return {
    workflow: {
      ...BARE,
      ...{ id: idFromTitle(title, [], 'workflow'), title, record },
      intake: begins.map((begin): Intake => ({ ...begin, fields: intake, from: ['people'] })),
      stages: [...inPlace(stages, called, branching), endStage(called.ids.at(-1) ?? 'closed')],
    },
    people,
    teams,
    leftOut,
    learnt: learntWays(branching, called.ids),
    besides: besidesIn(branching, called.ids),
    fields,
  };
}

/** What is drawn for a block stands before its first stage and behind its last. */
function inPlace(stages: readonly Stage[][], called: Called, branching: Branching): Stage[] {
  const before: Stage[][] = [];
  const behind: Stage[] = [];
  for (const block of branching.branches) {
    const drawn = stagesBeside(block, called, branching);
    before[Math.min(...block.beside.flat())] = drawn.before;
    behind[Math.max(...block.beside.flat())] = drawn.behind;
  }
  return stages.flatMap((own, i) => [
    ...(before[i] ?? []),
    ...own,
    ...(behind[i] === undefined ? [] : [behind[i]]),
  ]);
}

/** **shape**: `decisions` are ids of decisions behind stages, by stage number. */
function callThem(named: readonly string[], branching: Branching) {
  const taken: string[] = [];
  const given = (title: string): string => {
    const id = idFromTitle(title, taken);
    taken.push(id);
    return id;
  };
  const own = named.map(given);
  const closed = given('Closed');
  const decisions = named.map((title, i) =>
    hasDecision(branching.learnt.get(i) ?? null) ? given(`After ${title}`) : '',
  );
  const beside = titlesBeside(named, branching);
  const ids = [...own, ...beside.map((title) => (title === null ? '' : given(title))), closed];
  // The title of the end is empty: a way to it closes the case.
  const called: Called = { ids, titles: [...named, ...beside.map((title) => title ?? ''), ''] };
  return { called, decisions };
}

const learntWays = ({ learnt }: Branching, ids: readonly StageId[]): LearntWay[] =>
  [...learnt.values()].flatMap(({ stage, rules, accuracy, baseline }) =>
    rules.map(({ to, when, support }) => ({
      ...{ stage: ids[stage] ?? '', to: ids[to] ?? '', when, support },
      ...{ accuracy, baseline },
    })),
  );

function asTitle(name: string): string {
  const trimmed = name.trim();
  return trimmed === '' ? 'Unnamed' : trimmed.slice(0, 1).toUpperCase() + trimmed.slice(1);
}

const BARE = {
  description: null,
  owner: null,
  caseTitle: `{{${SUBJECT}}}`,
  calendar: null,
  automations: [],
  canvas: {},
};
