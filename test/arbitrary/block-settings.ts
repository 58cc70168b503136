// What do the stages of a workflow by chance say? Owners, clocks, tasks, and the settings of each kind.
import type { Json, Random } from '../../src/core/base/index.ts';
import {
  AUTOMATION_TRIGGERS,
  type Automation,
  blankAutomation,
  type LateRung,
  type OwnerRule,
  type Stage,
} from '../../src/core/model/index.ts';
import type { BlockKind } from './blocks.ts';

const OWNERS: readonly OwnerRule[] = [
  { kind: 'person', person: 'bo' },
  { kind: 'person', person: 'old' },
  { kind: 'team', team: 'finance', choose: 'round-robin' },
  { kind: 'team', team: 'finance', choose: 'least-loaded' },
  { kind: 'team', team: 'finance', choose: 'pull' },
  { kind: 'requester' },
  { kind: 'manager-of-requester' },
  { kind: 'lead-of-team', team: 'finance' },
  { kind: 'owner-of-stage', stage: 'home' },
  { kind: 'field', field: 'who' },
];

const LATE: readonly (readonly LateRung[])[] = [
  [],
  [{ when: { kind: 'share', percent: 50 }, act: { kind: 'remind' } }],
  [
    { when: { kind: 'share', percent: 80 }, act: { kind: 'reassign', to: { kind: 'person', person: 'bo' } } },
    {
      when: { kind: 'after', duration: '4h' },
      act: { kind: 'escalate', to: { kind: 'lead-of-team', team: 'finance' } },
    },
  ],
  [
    {
      when: { kind: 'after', duration: '1 business day' },
      act: { kind: 'reassign', to: { kind: 'team', team: 'finance', choose: 'round-robin' } },
    },
  ],
];
const DUE: readonly Stage['due'][] = [
  null,
  { kind: 'no-deadline' },
  { kind: 'within', duration: '1 business day' },
  { kind: 'within', duration: '2 business days' },
  { kind: 'within', duration: '6h' },
];

/** What a stage of any kind says: who, by when, with which tasks. */
export function sharedBy(random: Random): Pick<Stage, 'owner' | 'due' | 'late' | 'tasks' | 'skippable'> {
  const due = random.pick(DUE);
  return {
    owner: random.pick(OWNERS),
    due,
    late: due?.kind === 'within' ? random.pick(LATE) : [],
    tasks: random.pick([[], [], [], ['Look', 'Sign']]),
    ...(random.below(4) === 0 ? { skippable: true } : {}),
  };
}

type Settings = Stage['settings'];
/** `back`: its third outcome leads back; `both`: it has ways beside its outcomes. */
type Own = {
  readonly kind: string;
  readonly settings: Settings;
  readonly outcomes: readonly string[];
  readonly back?: true;
  readonly both?: true;
};

const WHO: Json = [
  { owner: 'person bo' },
  { everyone: 'finance', when: 'amount > 100' },
  { owner: 'requester.manager' },
];
const DECIDES: readonly { [setting: string]: Json }[] = [
  {},
  { ask: true },
  { ask: true, once: true },
  { never: ['requester', 'person bo'] },
  { by: 'any', who: WHO, more: true },
];
const SEVERAL: readonly { [setting: string]: Json }[] = [
  { by: 'all', who: WHO, ask: true },
  { by: 'all', once: true },
  { by: 'quorum', quorum: 2, who: WHO, more: true },
  { by: 'in order', who: WHO, after: { time: '1 business day', outcome: 'o0' } },
  { by: 'weighted', quorum: 3, who: [{ owner: 'person bo', weight: 2 }, { owner: 'team finance' }] },
];
const EACH: readonly Json[] = [
  2,
  'names',
  { of: 'count', run: 'in order' },
  { of: 3, enough: 2, rest: 'left', more: true },
  { of: 'names', enough: 1, more: true },
];
const ACTIONS: readonly Json[] = [
  { set: { note: 'set' } },
  { set: { note: '{{note + "x"}}', priority: 'high' } },
  { notify: { owner: true, text: '{{case.title}}' } },
  { 'open-case': { workflow: 'other', values: { total: 'amount' } } },
  { 'call-webhook': { url: 'https://example.org/in' } },
];
const WAITS: readonly { settings: Settings; outcomes: readonly string[] }[] = [
  { settings: { until: '1h' }, outcomes: [] },
  { settings: { until: '2 business days' }, outcomes: [] },
  { settings: { until: { field: 'day' } }, outcomes: [] },
  { settings: { message: 'ping' }, outcomes: [] },
  { settings: { message: 'pong', keep: true }, outcomes: [] },
  { settings: { when: 'count > 2' }, outcomes: [] },
  {
    settings: { for: { o0: { message: 'ping', keep: true }, o1: { after: '3 days' }, o2: { by: 'hand' } } },
    outcomes: ['o0', 'o1', 'o2'],
  },
  {
    settings: { for: { o0: { when: 'urgent' }, o1: { field: 'day' } } },
    outcomes: ['o0', 'o1'],
  },
];
const CALLS: readonly Settings[] = [
  { workflow: 'other' },
  { workflow: 'other', values: { total: 'amount' }, takes: { urgent: 'risky' } },
  { workflow: 'other', each: { field: 'names', as: 'name' } },
  { workflow: 'other', each: { field: 'names', as: 'name' }, needs: 1 },
];

const never = (random: Random): Json => random.pick([null, null, 'requester']);

const owns: { readonly [Kind in BlockKind]?: (random: Random) => Own } = {
  work(random) {
    if (random.below(3) === 0) return { kind: 'work', settings: {}, outcomes: ['o0', 'o1'] };
    const settings: Settings = random.below(8) === 0 ? { repeat: 'count < 3' } : {};
    return { kind: 'work', settings, outcomes: [] };
  },
  each: (random) => ({ kind: 'work', settings: { each: random.pick(EACH) }, outcomes: [] }),
  approval: (random) => decides(random, { never: never(random), ...random.pick(DECIDES) }),
  several: (random) => decides(random, { never: never(random), ...random.pick(SEVERAL) }),
  automatic(random) {
    const actions = Array.from({ length: 1 + random.below(3) }, () => random.pick(ACTIONS));
    const fails = random.below(3) === 0;
    return {
      kind: 'automatic',
      settings: { do: actions },
      outcomes: fails ? ['failed'] : [],
      ...(fails ? { both: true } : {}),
    };
  },
  wait: (random) => ({ kind: 'wait', ...random.pick(WAITS) }),
  subflow(random) {
    const outcomes = random.pick([[], ['cancelled'], ['passed', 'cancelled']]);
    return { kind: 'subflow', settings: random.pick(CALLS), outcomes, both: true };
  },
};

const decides = (random: Random, settings: { [setting: string]: Json }): Own => ({
  kind: 'approval',
  settings: { decides: settings },
  outcomes: random.below(3) === 0 ? ['o0', 'o1', 'o2'] : ['o0', 'o1'],
  back: true,
});

/** The kind of stage that a leaf is, and what it says. */
export const settingsOf = (kind: BlockKind, random: Random): Own =>
  owns[kind]?.(random) ?? { kind: 'work', settings: {}, outcomes: [] };

const DO: readonly Automation['do'][] = [
  [{ kind: 'set', settings: { note: 'set' } }],
  [{ kind: 'set', settings: { note: '{{note + "x"}}' } }],
  [{ kind: 'notify', settings: { owner: true, text: 'Look' } }],
  [{ kind: 'open-case', settings: { workflow: 'other', values: { total: 'amount' } } }],
  [{ kind: 'assign', settings: { person: 'max' } }],
  [{ kind: 'create-tasks', settings: { tasks: ['Call'] } }],
];

/** What happens to a case; times of a schedule come by no event. */
const EVENTS = AUTOMATION_TRIGGERS.filter((trigger) => trigger !== 'schedule');

/** None, or up to two automations. */
export function automationsBy(random: Random): Automation[] {
  return Array.from({ length: Math.max(0, random.below(5) - 2) }, (_, index) =>
    blankAutomation(`a${index}`, {
      on: random.pick(EVENTS),
      if: random.pick([null, 'amount > 100', 'note = "set"']),
      do: random.pick(DO),
    }),
  );
}
