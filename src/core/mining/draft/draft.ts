// Which workflow stands behind this history? A draft to correct: stages from the main activities, ways from what followed, rules
// where the history tells them, owners from who did the work, due times from how long it took. A branch whose rule the log does
// not tell is the owner's pick.
import type { EventLog } from '../../event-log/index.ts';
import { type Intake, idFromTitle, type StageId, type Workflow } from '../../model/index.ts';
import type { ActivityCount } from '../flow/activities.ts';
import { draftDues } from './due.ts';
import { mainActivities } from './main-activities.ts';
import { type DraftPerson, type DraftTeam, draftOwners } from './owners.ts';
import { type DraftField, draftRecord, SUBJECT } from './record.ts';
import { besideInWords, learntInWords } from './said.ts';
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

/** Stages that the history shows side by side, in the order drawn. **units**: `share` of the cases that took that order. */
export type SideBySide = { readonly stages: readonly (readonly StageId[])[]; readonly share: number };

/** Drafts the workflow behind a log that has at least one event. **shape**: sound but for owners that the log does not name. */
export function draft(log: EventLog, title = 'Drafted workflow'): Draft {
  const done = completions(log);
  const { names, stageOf, leftOut } = mainActivities(done);
  const titles = names.map(asTitle);
  const { rules, people, teams } = draftOwners(done, stageOf, titles);
  const dues = draftDues(log, names);
  const branching = branchingOf(log, stageOf, names.length);
  const { ids, decisions } = idsFor(titles, branching);
  const { record, intake, forms, fields } = draftRecord(branching.used, ids.slice(0, -1), branching.starts);
  const stages = names.flatMap((name, i) =>
    stagesOf({
      ...{ name, id: ids[i] ?? '', title: titles[i] ?? '', form: forms[i] ?? [] },
      description: descriptionOf(i, titles, branching),
      owner: rules[i] ?? null,
      due: dues[i] ?? null,
      targets: (branching.ways[i] ?? []).map((way) => ({
        ...way,
        ...{ id: ids[way.to] ?? '', title: titles[way.to] ?? '' },
      })),
      learnt: branching.learnt.get(i) ?? null,
      decision: { id: decisions[i] ?? '', title: `After ${titles[i]}` },
    }),
  );
  const begins = branching.starts.map((start, i) => ({
    title: i === 0 ? title : `${title}: ${titles[start]}`,
    starts: ids[start] ?? '',
  }));
  return {
    workflow: {
      ...BARE,
      ...{ id: idFromTitle(title, [], 'workflow'), title, record },
      intake: begins.map((begin): Intake => ({ ...begin, fields: intake, from: ['people'] })),
      stages: [...stages, endStage(ids[names.length] ?? 'closed')],
    },
    people,
    teams,
    leftOut,
    learnt: learntWays(branching, ids),
    besides: branching.blocks.map(({ beside, share }) => ({
      stages: beside.map((group) => group.map((stage) => ids[stage] ?? '')),
      share,
    })),
    fields,
  };
}

/** **shape**: `ids` by stage number, that of the end last; `decisions` those of decisions behind stages. */
function idsFor(titles: readonly string[], { learnt }: Branching) {
  const taken: string[] = [];
  const given = (title: string): string => {
    const id = idFromTitle(title, taken);
    taken.push(id);
    return id;
  };
  const ids = [...titles, 'Closed'].map(given);
  const decisions = titles.map((title, i) =>
    hasDecision(learnt.get(i) ?? null) ? given(`After ${title}`) : '',
  );
  return { ids, decisions };
}

const learntWays = ({ learnt }: Branching, ids: readonly StageId[]): LearntWay[] =>
  [...learnt.values()].flatMap(({ stage, rules, accuracy, baseline }) =>
    rules.map(({ to, when, support }) => ({
      ...{ stage: ids[stage] ?? '', to: ids[to] ?? '', when, support },
      ...{ accuracy, baseline },
    })),
  );

function descriptionOf(
  stage: number,
  titles: readonly string[],
  { blocks, learnt }: Branching,
): string | null {
  const said = blocks.flatMap(({ beside, share }) => {
    const own = beside.find((group) => group.includes(stage));
    const others = beside.filter((group) => group !== own).flat();
    return own === undefined
      ? []
      : [
          besideInWords(
            others.map((each) => titles[each] ?? ''),
            share,
          ),
        ];
  });
  const branch = learnt.get(stage);
  if (branch) said.push(learntInWords(branch));
  return said.length > 0 ? said.join(' ') : null;
}

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
