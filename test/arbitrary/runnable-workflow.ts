// Workflows by chance, for the properties: any kinds, any ways, any owners; they need not be sound, only readable.
import fc from 'fast-check';
import type { Json } from '../../src/core/base/index.ts';
import { END, form } from '../../src/core/engine/trial/workflows.ts';
import {
  type Action,
  AUTOMATION_TRIGGERS,
  type Automation,
  blankAutomation,
  blankField,
  blankOutcome,
  blankStage,
  blankTransition,
  blankWorkflow,
  type LateRung,
  type OwnerRule,
  type Stage,
  type Workflow,
} from '../../src/core/model/index.ts';

const owner: fc.Arbitrary<OwnerRule> = fc.constantFrom<OwnerRule[]>(
  { kind: 'person', person: 'bo' },
  { kind: 'person', person: 'old' },
  { kind: 'team', team: 'finance', choose: 'round-robin' },
  { kind: 'team', team: 'finance', choose: 'least-loaded' },
  { kind: 'team', team: 'finance', choose: 'pull' },
  { kind: 'team', team: 'finance', choose: 'by-skill', skill: 'german' },
  { kind: 'team', team: 'finance', choose: 'pull', within: '4h' },
  { kind: 'rule', rule: 'if amount > 100 then "bo" else "finance"' },
  { kind: 'requester' },
  { kind: 'manager-of-requester' },
  { kind: 'lead-of-team', team: 'finance' },
  { kind: 'owner-of-stage', stage: 's0' },
  { kind: 'field', field: 'who' },
);

const action: fc.Arbitrary<Action> = fc.constantFrom<Action[]>(
  { kind: 'set', settings: { note: 'set' } },
  { kind: 'set', settings: { note: '{{note + "x"}}', priority: 'high' } },
  { kind: 'set', settings: { day: '2026-01-07' } },
  { kind: 'notify', settings: { owner: true, text: '{{case.title}}' } },
  { kind: 'open-case', settings: { workflow: 'other', values: { total: 'amount' } } },
);

const late: fc.Arbitrary<LateRung[]> = fc.array(
  fc.record({
    when: fc.constantFrom<LateRung['when'][]>(
      { kind: 'share', percent: 50 },
      { kind: 'after', duration: '1h' },
    ),
    act: fc.oneof<fc.Arbitrary<LateRung['act']>[]>(
      fc.constant({ kind: 'remind' }),
      owner.map((to) => ({ kind: 'reassign', to })),
      owner.map((to) => ({ kind: 'escalate', to })),
    ),
  }),
  { maxLength: 3 },
);

const carries = fc.constantFrom<string[][]>([], [], ['amount'], ['note']);
const KINDS = ['work', 'work', 'approval', 'automatic', 'decide', 'wait'];
const WHO: Json = [
  { owner: 'person bo' },
  { everyone: 'finance', when: 'amount > 100' },
  { owner: 'requester.manager' },
];
const DECIDES: { [setting: string]: Json }[] = [
  {},
  {},
  { ask: true, once: true },
  { by: 'all' },
  { by: 'quorum', quorum: 2, who: WHO, more: true },
  { by: 'in order', who: WHO, after: { time: '1 business day', outcome: 'o0' } },
  { by: 'weighted', quorum: 3, who: [{ owner: 'person bo', weight: 2 }, { owner: 'team finance' }] },
];
const EACH: (Json | null)[] = [
  null,
  null,
  2,
  { of: 'amount', run: 'in order' },
  { of: 3, enough: 2, rest: 'left', more: true },
];
const UNTIL: Json[] = ['1h', '2 business days', { field: 'day' }];

function stage(id: string, to: fc.Arbitrary<string>): fc.Arbitrary<Stage> {
  return fc
    .record({
      kind: fc.constantFrom(...KINDS),
      ways: fc.array(fc.record({ to, carries, rework: fc.boolean(), needsReason: fc.boolean() }), {
        minLength: 1,
        maxLength: 3,
      }),
      picks: fc.boolean(),
      owner,
      late,
      due: fc.constantFrom<Stage['due'][]>(
        null,
        { kind: 'no-deadline' },
        { kind: 'within', duration: '1 business day' },
      ),
      tasks: fc.constantFrom<string[][]>([], [], ['Look']),
      actions: fc.array(action, { maxLength: 3 }),
      until: fc.constantFrom(...UNTIL),
      never: fc.constantFrom('requester', null),
      decides: fc.constantFrom(...DECIDES),
      each: fc.constantFrom(...EACH),
    })
    .map(({ kind, ways, picks, actions, until, never, decides, each, ...rest }) => {
      const named = kind === 'approval' || (kind === 'work' && picks);
      const byKind: { readonly [kind: string]: Stage['settings'] } = {
        automatic: { do: actions.map(({ kind, settings }) => ({ [kind]: settings })) },
        wait: { until },
        approval: { decides: { ...decides, never } },
        work: named || each === null ? {} : { each },
      };
      const settings = byKind[kind] ?? {};
      const outcomes = ways.map(({ needsReason, to, ...way }, index) =>
        blankOutcome(`o${index}`, to, { ...way, needs: needsReason ? ['reason'] : [] }),
      );
      const next = ways.map(({ to, carries, rework }, index) =>
        blankTransition(to, { carries, rework, when: index < ways.length - 1 ? 'amount > 100' : null }),
      );
      return blankStage(id, {
        kind,
        ...rest,
        settings,
        outcomes: named ? outcomes : [],
        next: named ? [] : next,
      });
    });
}

/** What happens to a case; times of a schedule come by no event. */
const EVENTS = AUTOMATION_TRIGGERS.filter((trigger) => trigger !== 'schedule');

const automation = (index: number): fc.Arbitrary<Automation> =>
  fc
    .record({
      on: fc.constantFrom(...EVENTS),
      if: fc.constantFrom(null, 'amount > 100', 'note = "set"'),
      do: fc.array(action, { minLength: 1, maxLength: 2 }),
    })
    .map((more) => blankAutomation(`a${index}`, more));

/** A workflow of one to six stages and an end, with up to three automations. */
export const runnableWorkflow: fc.Arbitrary<Workflow> = fc.integer({ min: 1, max: 6 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, index) => `s${index}`);
  const to = fc.constantFrom(...ids, END.id);
  return fc
    .record({
      stages: fc.tuple(...ids.map((id) => stage(id, to))),
      automations: fc
        .integer({ min: 0, max: 3 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => automation(index)))),
    })
    .map(({ stages, automations }) =>
      blankWorkflow('random', {
        record: {
          amount: blankField('amount', { type: 'money', required: true }),
          note: blankField('note'),
          day: blankField('day', { type: 'date' }),
          who: blankField('who', { type: 'person' }),
        },
        intake: form(['amount', 'note', 'day', 'who'], 's0'),
        stages: [...stages, END],
        automations: [...automations],
      }),
    );
});
