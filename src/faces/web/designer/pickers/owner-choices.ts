// Everybody and every rule by which a stage can have an owner, as choices of one list: each with a key that leads back.
import type { OwnerRule, Workflow } from '../../../../core/model/index.ts';
import type { Everybody } from '../state/use-directory.ts';

export type Choice = { readonly value: string; readonly label: string };
export type ChoiceGroup = { readonly group: string; readonly items: readonly Choice[] };

/** The words around the names. */
export type OwnerWords = {
  readonly groups: Readonly<Record<'people' | 'teams' | 'rules' | 'leads' | 'fields', string>>;
  readonly requester: string;
  readonly manager: string;
  stage(title: string): string;
  lead(name: string): string;
  team(name: string): string;
  field(label: string): string;
  readonly formula: string;
  rule(source: string): string;
  missing(key: string): string;
  noSignIn(name: string): string;
};

export function keyOfOwner(rule: OwnerRule): string {
  switch (rule.kind) {
    case 'person':
      return `person ${rule.person}`;
    case 'team':
      return `team ${rule.team}`;
    case 'lead-of-team':
      return `lead ${rule.team}`;
    case 'owner-of-stage':
      return `stage ${rule.stage}`;
    case 'field':
      return `field ${rule.field}`;
    case 'rule':
      return 'formula';
    default:
      return rule.kind;
  }
}

/** The rule behind a key. A team keeps the way it chose before. */
export function ownerOfKey(key: string, before: OwnerRule | null): OwnerRule {
  const space = key.indexOf(' ');
  const [kind, name] = space === -1 ? [key, ''] : [key.slice(0, space), key.slice(space + 1)];
  if (kind === 'person') return { kind, person: name };
  if (kind === 'team')
    return before?.kind === 'team' ? { ...before, team: name } : { kind, team: name, choose: 'least-loaded' };
  if (kind === 'lead') return { kind: 'lead-of-team', team: name };
  if (kind === 'stage') return { kind: 'owner-of-stage', stage: name };
  if (kind === 'field') return { kind, field: name };
  if (kind === 'formula') return before?.kind === 'rule' ? before : { kind: 'rule', rule: 'requester' };
  return kind === 'requester' ? { kind } : { kind: 'manager-of-requester' };
}

export function ownerChoices(
  workflow: Workflow,
  { people, teams }: Everybody,
  words: OwnerWords,
  except?: string,
): ChoiceGroup[] {
  const persons = Object.entries(workflow.record).filter(([, { type }]) => type === 'person');
  const worked = workflow.stages.filter(
    ({ id, kind }) => id !== except && (kind === 'work' || kind === 'approval'),
  );
  const groups: ChoiceGroup[] = [
    {
      group: words.groups.people,
      items: people
        .filter(({ active }) => active)
        .map(({ key, name, mayHaveWork }) => ({
          value: `person ${key}`,
          label: mayHaveWork ? name : words.noSignIn(name),
        }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    },
    {
      group: words.groups.teams,
      items: teams.map(({ key, name }) => ({ value: `team ${key}`, label: words.team(name) })),
    },
    {
      group: words.groups.rules,
      items: [
        { value: 'requester', label: words.requester },
        { value: 'manager-of-requester', label: words.manager },
        ...worked.map(({ id, title }) => ({ value: `stage ${id}`, label: words.stage(title) })),
        { value: 'formula', label: words.formula },
      ],
    },
    {
      group: words.groups.leads,
      items: teams.map(({ key, name }) => ({ value: `lead ${key}`, label: words.lead(name) })),
    },
    {
      group: words.groups.fields,
      items: persons.map(([id, { label }]) => ({ value: `field ${id}`, label: words.field(label) })),
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** A rule in words; somebody who is not here is said by their key. */
export function ownerLabel(rule: OwnerRule, groups: readonly ChoiceGroup[], words: OwnerWords): string {
  if (rule.kind === 'rule') return words.rule(rule.rule);
  const key = keyOfOwner(rule);
  const found = groups.flatMap(({ items }) => items).find(({ value }) => value === key);
  return found?.label ?? words.missing(key.slice(key.indexOf(' ') + 1));
}
