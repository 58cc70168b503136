// Which people and teams does a workflow name, and the same workflow where some of them go by other names.
import type { Json } from '../../../core/base/index.ts';
import {
  type Action,
  type OwnerRule,
  type Stage,
  type Workflow,
  withRulesOfStage,
} from '../../../core/model/index.ts';

/** New keys by old ones; who is not in them keeps theirs. */
export type Renaming = {
  readonly people: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
};

export type Named = { readonly people: ReadonlySet<string>; readonly teams: ReadonlySet<string> };

/** Everybody that owners, escalations and notifications name. */
export function namedIn(workflow: Workflow): Named {
  const people = new Set<string>();
  const teams = new Set<string>();
  const note = (kept: Set<string>) => ({
    get: (key: string) => {
      kept.add(key);
      return undefined;
    },
  });
  const noting = { people: note(people), teams: note(teams), isNoting: true };
  rewritten(workflow, noting);
  return { people, teams };
}

/** The workflow with other keys for people and teams. */
export const withNames = (workflow: Workflow, renaming: Renaming): Workflow => rewritten(workflow, renaming);

type Lookup = { readonly get: (key: string) => string | undefined };
/** `isNoting`: what stands in quotes in a rule may be any text, so it is not noted as a name. */
type Lookups = { readonly people: Lookup; readonly teams: Lookup; readonly isNoting?: boolean };

function rewritten(workflow: Workflow, names: Lookups): Workflow {
  const { owner } = workflow;
  return {
    ...workflow,
    owner: owner === null ? null : (names.people.get(owner) ?? owner),
    stages: workflow.stages.map((stage) => stageWith(stage, names)),
    automations: workflow.automations.map((automation) => ({
      ...automation,
      do: automation.do.map((action) => actionWith(action, names)),
    })),
  };
}

function stageWith(stage: Stage, names: Lookups): Stage {
  const { do: actions } = stage.settings;
  const settings = Array.isArray(actions)
    ? { ...stage.settings, do: actions.map((each) => settingWith(each, names)) }
    : stage.settings;
  return {
    ...withRulesOfStage(stage, (rule) => ownerWith(rule, names)),
    settings,
  };
}

function ownerWith(rule: OwnerRule, { people, teams, isNoting }: Lookups): OwnerRule {
  if (rule.kind === 'person') return { ...rule, person: people.get(rule.person) ?? rule.person };
  if (rule.kind === 'team' || rule.kind === 'lead-of-team')
    return { ...rule, team: teams.get(rule.team) ?? rule.team };
  if (rule.kind === 'rule' && isNoting !== true)
    return { ...rule, rule: quotedWith(rule.rule, people, teams) };
  return rule;
}

/** A rule names people and teams in quotes: whole texts that are a key change. */
const quotedWith = (rule: string, people: Lookup, teams: Lookup): string =>
  rule.replace(/"([^"\\]*)"/g, (quoted, key: string) => {
    const renamed = people.get(key) ?? teams.get(key);
    return renamed === undefined ? quoted : `"${renamed}"`;
  });

const actionWith = (action: Action, names: Lookups): Action =>
  action.kind === 'notify' || action.kind === 'assign'
    ? { ...action, settings: settingWith(action.settings, names) as Action['settings'] }
    : action;

/** Names inside an action's settings, however it is written: `{ team: finance }`, `{ notify: { team: finance } }`. */
function settingWith(setting: Json, names: Lookups): Json {
  if (typeof setting !== 'object' || setting === null || Array.isArray(setting)) return setting;
  const entries = Object.entries(setting as { readonly [key: string]: Json }).map(([key, value]) => {
    if (key === 'person' && typeof value === 'string') return [key, names.people.get(value) ?? value];
    if (key === 'team' && typeof value === 'string') return [key, names.teams.get(value) ?? value];
    return key === 'notify' || key === 'settings' ? [key, settingWith(value, names)] : [key, value];
  });
  return Object.fromEntries(entries) as Json;
}
