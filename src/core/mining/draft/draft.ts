// Which workflow stands behind this history? A draft to correct: stages from the main activities, ways from what followed,
// owners from who did the work, due times from how long it took. A branch whose rule the log does not tell is the owner's pick.
import type { EventLog } from '../../event-log/index.ts';
import {
  type Due,
  type Intake,
  idFromTitle,
  type Outcome,
  type OwnerRule,
  type Stage,
  type Transition,
  type Workflow,
} from '../../model/index.ts';
import type { ActivityCount } from '../flow/activities.ts';
import { draftDues } from './due.ts';
import { completions, mainActivities } from './main-activities.ts';
import { type DraftPerson, type DraftTeam, draftOwners } from './owners.ts';
import { type DraftWay, draftWays } from './ways.ts';

/** A workflow, and the people and teams it names, who may not exist yet; the activities too rare to become stages. */
export type Draft = {
  readonly workflow: Workflow;
  readonly people: readonly DraftPerson[];
  readonly teams: readonly DraftTeam[];
  readonly leftOut: readonly ActivityCount[];
};

const SUBJECT = 'subject';
const DETAILS = 'details';

/** Drafts the workflow behind a log that has at least one event. **shape**: sound but for owners that the log does not name. */
export function draft(log: EventLog, title = 'Drafted workflow'): Draft {
  const done = completions(log);
  const { names, stageOf, leftOut } = mainActivities(done);
  const titles = names.map(asTitle);
  const { ways, starts } = draftWays(done, stageOf, names.length);
  const { rules, people, teams } = draftOwners(done, stageOf, titles);
  const dues = draftDues(log, names);
  const ids = idsFor([...titles, 'Closed']);
  const stages = names.map((name, i): Stage => {
    const targets = (ways[i] ?? []).map((way) => ({
      ...way,
      id: ids[way.to] ?? '',
      title: titles[way.to] ?? '',
    }));
    return stageOfName(name, {
      id: ids[i] ?? '',
      title: titles[i] ?? '',
      owner: rules[i] ?? null,
      due: dues[i] ?? null,
      targets,
    });
  });
  return {
    workflow: {
      ...BARE,
      id: idFromTitle(title, [], 'workflow'),
      title,
      intake: starts.map((start, i) =>
        intakeAt(ids[start] ?? '', i === 0 ? title : `${title}: ${titles[start]}`),
      ),
      stages: [...stages, endStage(ids[names.length] ?? 'closed')],
    },
    people,
    teams,
    leftOut,
  };
}

type Target = DraftWay & { readonly id: string; readonly title: string };

type Drafted = {
  readonly id: string;
  readonly title: string;
  readonly owner: OwnerRule | null;
  readonly due: Due | null;
  readonly targets: readonly Target[];
};

function stageOfName(name: string, { id, title, owner, due, targets }: Drafted): Stage {
  const branches = targets.length > 1;
  return {
    ...BARE_STAGE,
    id,
    kind: 'work',
    title,
    observed: name.trim() === '' ? [] : [name],
    owner,
    due,
    next: branches ? [] : targets.map(transitionTo),
    outcomes: branches ? outcomesTo(targets) : [],
  };
}

const transitionTo = ({ id, title, rework }: Target): Transition => ({
  to: id,
  when: null,
  carries: carried(rework, title),
  rework,
});

function outcomesTo(targets: readonly Target[]): Outcome[] {
  const taken: string[] = [];
  return targets.map(({ id, title, rework }) => {
    const outcome = title === '' ? 'Close' : rework ? `Back to ${title}` : `On to ${title}`;
    const name = idFromTitle(outcome, taken, 'outcome');
    taken.push(name);
    return {
      name,
      title: outcome,
      to: id,
      needs: rework ? ['reason'] : [],
      carries: carried(rework, title),
      rework,
    };
  });
}

// What goes back has all that was there already, and nobody receives what ends (its title is empty).
const carried = (rework: boolean, title: string): string[] => (rework || title === '' ? [] : [SUBJECT]);

const intakeAt = (starts: string, title: string): Intake => ({
  title,
  fields: [
    { field: SUBJECT, required: true },
    { field: DETAILS, required: false },
  ],
  from: ['people'],
  starts,
});

const endStage = (id: string): Stage => ({ ...BARE_STAGE, id, kind: 'end', title: 'Closed' });

function idsFor(titles: readonly string[]): string[] {
  const ids: string[] = [];
  for (const title of titles) ids.push(idFromTitle(title, ids));
  return ids;
}

function asTitle(name: string): string {
  const trimmed = name.trim();
  return trimmed === '' ? 'Unnamed' : trimmed.slice(0, 1).toUpperCase() + trimmed.slice(1);
}

const field = (type: 'text' | 'long-text', label: string, required: boolean) => ({
  type,
  label,
  help: null,
  required,
  options: [],
  currency: '',
  personal: false,
});

const BARE = {
  description: null,
  owner: null,
  caseTitle: `{{${SUBJECT}}}`,
  calendar: null,
  record: { [SUBJECT]: field('text', 'Subject', true), [DETAILS]: field('long-text', 'Details', false) },
  automations: [],
  canvas: {},
};

const BARE_STAGE = {
  description: null,
  observed: [],
  owner: null,
  tasks: [],
  form: [],
  due: null,
  late: [],
  next: [],
  outcomes: [],
  settings: {},
};
