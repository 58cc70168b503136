// What things are called where a difference is told: stages and fields by their titles, people and teams by name, rules in plain
// words; or all as it is written.
import { canonicalJson, type Json } from '../../../base/index.ts';
import type { Directory } from '../../directory.ts';
import { titleFromId } from '../../words/naming.ts';
import { ownerFromText, ownerToText } from '../../words/owner-text.ts';
import type { Action, OwnerRule, TeamRule, Workflow } from '../../workflow.ts';

/** Who is there, and how a rule is said by what fields are called. */
export type Speech = {
  readonly directory?: Pick<Directory, 'people' | 'teams'> | undefined;
  readonly rule?: (text: string, fields: { readonly [field: string]: string }) => string;
};

/** What stages and fields are called on the screen (their id where two are called the same), and how the rest is said. */
export type Titles = {
  readonly stage: (id: string) => string;
  readonly field: (id: string) => string;
  readonly team: (key: string) => string;
  readonly owner: (rule: OwnerRule) => string;
  readonly rule: (text: string) => string;
  readonly action: (action: Action) => string;
};

const itself = (text: string): string => text;

/** As the source says it: what differs in anything differs here. */
export const AS_WRITTEN: Titles = {
  ...{ stage: itself, field: itself, team: itself, rule: itself },
  owner: ownerToText,
  action: ({ kind, settings }) => `${kind} ${canonicalJson(settings)}`,
};

export function titlesOf(before: Workflow, after: Workflow, { directory, rule }: Speech = {}): Titles {
  const stages = [...before.stages, ...after.stages].map(({ id, title }) => [id, title] as const);
  const fields = [...Object.entries(before.record), ...Object.entries(after.record)].map(
    ([id, { label }]) => [id, label] as const,
  );
  const people = named(Object.values(directory?.people ?? {}).map(({ key, name }) => [key, name] as const));
  const called = {
    stage: named(stages),
    field: named(fields),
    team: named(Object.values(directory?.teams ?? {}).map(({ key, name }) => [key, name] as const)),
  };
  const owner = (who: OwnerRule) => ownerSaid(who, called, people);
  const said = rule === undefined ? itself : (text: string) => rule(text, Object.fromEntries(fields));
  return {
    ...called,
    owner,
    rule: said,
    action: (action) => actionSaid(action, { ...called, owner, person: people }),
  };
}

/** The later title counts: a stage is called as it is now. */
function named(pairs: readonly (readonly [string, string])[]): (id: string) => string {
  const titles = new Map(pairs);
  const count = new Map<string, number>();
  for (const title of titles.values()) count.set(title, (count.get(title) ?? 0) + 1);
  return (id) => {
    const title = titles.get(id) ?? '';
    return title === '' || count.get(title) !== 1 ? id : title;
  };
}

type Named = Pick<Titles, 'stage' | 'field' | 'team'>;

function ownerSaid(rule: OwnerRule, { stage, field, team }: Named, person: (key: string) => string): string {
  switch (rule.kind) {
    case 'person':
      return person(rule.person);
    case 'team':
      return teamSaid(rule, team);
    case 'requester':
      return 'whoever asked';
    case 'manager-of-requester':
      return 'the manager of whoever asked';
    case 'owner-of-stage':
      return `whoever had ${stage(rule.stage)}`;
    case 'lead-of-team':
      return `the lead of ${team(rule.team)}`;
    case 'field':
      return `whom ${field(rule.field)} names`;
    case 'rule':
      return `whoever the formula says: ${rule.rule}`;
  }
}

/** How one of a team is chosen; in turn goes without saying. */
const CHOSEN: { readonly [choice in TeamRule['choose']]: string } = {
  'round-robin': '',
  'least-loaded': 'who has the least to do',
  'by-skill': 'who can do it',
  pull: 'whoever takes it first',
};

function teamSaid({ team, choose, skill, within }: TeamRule, called: (key: string) => string): string {
  const details = [
    ...(choose === 'round-robin' ? [] : [CHOSEN[choose]]),
    ...(skill === undefined ? [] : [`skill ${skill}`]),
    ...(within === undefined ? [] : [`within ${within}`]),
  ];
  return `team ${called(team)}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

type Called = Named & Pick<Titles, 'owner'> & { readonly person: (key: string) => string };

/** "Set Amount to 5", "Notify: owner, text “It is late”". */
function actionSaid({ kind, settings }: Action, called: Called): string {
  const entries = Object.entries(settings);
  if (kind === 'set') {
    const fields = entries.map(([field, value]) => `${called.field(field)} to ${valueSaid(value)}`);
    return `set ${fields.join(', ')}`;
  }
  const parts = entries.map(([name, value]) => settingSaid(name, value, called));
  return `${titleFromId(kind).toLowerCase()}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}

function settingSaid(name: string, value: Json, { stage, field, team, person, owner }: Called): string {
  if (value === true) return name;
  if (typeof value !== 'string') return `${name} ${valueSaid(value)}`;
  const rule = name === 'rule' ? ownerFromText(value) : null;
  if (rule !== null) return `to ${owner(rule)}`;
  const naming: { readonly [setting: string]: (id: string) => string } = {
    ...{ stage, from: stage, field, team, person },
  };
  const say = naming[name];
  if (say !== undefined) return `${name} ${say(value)}`;
  // A move leads to a stage, a mail to an address.
  return name === 'to' ? `to ${stage(value)}` : `${name} ${valueSaid(value)}`;
}

const valueSaid = (value: Json): string =>
  typeof value === 'string' ? `"${value}"` : value === null ? 'nothing' : canonicalJson(value);
