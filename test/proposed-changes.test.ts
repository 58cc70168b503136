// A proposed change, applied: the workflow that comes of it can be published, and says what was changed.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validate } from '../src/core/engine/index.ts';
import { type ProposalGround, type ProposedChange, proposalEdits } from '../src/core/mining/index.ts';
import {
  type Directory,
  diffWorkflows,
  edit,
  type Person,
  readWorkflow,
  type Workflow,
} from '../src/core/model/index.ts';

const read = (source: string): Workflow => {
  const { workflow, diagnostics } = readWorkflow(source);
  if (workflow === null) throw new Error(diagnostics.map(({ message }) => message).join(' '));
  return workflow;
};
const expenses = read(
  readFileSync(new URL('../examples/expense-approval/workflow.yaml', import.meta.url), 'utf8'),
);

const orders = read(`
workflow: orders
owner: ana
record:
  amount: { type: money, required: true }
  region: { type: choice, options: [north, south] }
  rush: { type: yes-no }
  address: { type: text }
  note: { type: text }
intake:
  - title: Order
    form: { fields: [amount, region, rush], from: [people] }
    starts: enter
stages:
  enter:
    kind: work
    title: Enter the order
    observed: [ENTER_ORDER]
    owner: person ana
    form: [address]
    next: [{ to: check, carries: [amount] }]
  check:
    kind: work
    title: Check stock
    owner: { team: store, choose: round-robin }
    form: [address, { field: note, required: true }]
    tasks: [Look at the shelf]
    next:
      - { to: release, when: amount > 100, carries: [amount] }
      - { to: ship, carries: [amount] }
  release:
    kind: approval
    title: Release
    owner: { team: leads, choose: pull }
    outcomes:
      approved: { to: ship, carries: [amount] }
      rejected: { to: dropped, needs: [reason] }
      returned: { to: enter, needs: [reason], rework: true }
  ship:
    kind: work
    owner: owner of check
    due: no deadline
    next: [{ to: sent }]
  sent: { kind: end }
  dropped: { kind: end }
`);

const person = (id: string): Person => ({
  ...{ id, key: id, name: id, canSignIn: true, active: true, manager: null, deputy: null, absences: [] },
});
const directory: Directory = {
  people: { ana: person('ana'), ben: person('ben'), cem: person('cem') },
  teams: {
    office: { key: 'office', name: 'Office', lead: 'ana', members: ['ana', 'ben', 'cem'] },
    store: { key: 'store', name: 'Store', lead: 'ben', members: ['ben'] },
    leads: { key: 'leads', name: 'Leads', lead: 'cem', members: ['cem'] },
  },
  fallback: 'ana',
  openWork: {},
  turns: {},
};

const apply = (workflow: Workflow, change: ProposedChange, ground: ProposalGround = { directory }) => {
  const made = proposalEdits(workflow, change, ground);
  if (!made.ok) throw new Error(made.problem);
  return made.value;
};
const errorsOf = (workflow: Workflow, among?: Directory) =>
  validate(workflow, among).filter(({ severity }) => severity === 'error');
const whyNot = (workflow: Workflow, change: ProposedChange) => {
  const made = proposalEdits(workflow, change, { directory });
  return made.ok ? null : made.problem;
};

const changes: readonly (readonly [ProposedChange, readonly string[]])[] = [
  [
    { kind: 'remove-stage', activity: 'Release' },
    ['Stage "Release" removed', 'Check stock no longer leads to Release'],
  ],
  [
    { kind: 'remove-stage', activity: 'Check stock' },
    ['Stage "Check stock" removed', 'Enter the order leads to Ship: carries Amount', 'Ship: owner changed'],
  ],
  [
    { kind: 'merge-stages', activities: ['ENTER_ORDER', 'Check stock'] },
    [
      'Stage "Check stock" removed',
      'Enter the order and check stock: title changed from "Enter the order"',
      'Enter the order and check stock: form changed from Address to Address, Note (required)',
    ],
  ],
  [
    { kind: 'add-people', activity: 'ENTER_ORDER' },
    ['Enter the order: owner changed from ana to team office (who has the least to do)'],
  ],
  [
    { kind: 'choose-owner', activity: 'check stock ', choose: 'least-loaded' },
    ['Check stock: owner changed from team store to team store (who has the least to do)'],
  ],
  [
    { kind: 'set-due', activity: 'Release', dueMs: 20 * 3_600_000 },
    [
      'Release: due changed from not set to 3 business days',
      'Release: when late changed from none to at 80% remind owner, at 150% escalate to the lead of leads',
    ],
  ],
  [
    { kind: 'skip-when', activity: 'Release', field: 'Amount', test: 'at-most', value: '250' },
    [
      'Stage "Needs Release?" added',
      'Check stock leads to Needs Release?: when amount > 100, carries Amount',
    ],
  ],
  [
    { kind: 'skip-when', activity: 'ENTER_ORDER', field: 'region', test: 'is', value: 'north' },
    [
      'Stage "Needs Enter the order?" added',
      'Order: first stage changed from Enter the order to Needs Enter the order?',
    ],
  ],
  [
    { kind: 'skip-when', activity: 'Release', field: 'rush', test: 'is', value: 'true' },
    ['Stage "Needs Release?" added'],
  ],
  [
    { kind: 'require-fields', activity: 'Check stock', fields: ['address', 'Colour'] },
    [
      'Field "Colour" added',
      'Enter the order: form changed',
      'Enter the order: the way to Check stock changed: carries Amount → carries Amount, Address and Colour',
    ],
  ],
  [{ kind: 'require-fields', activity: 'ENTER_ORDER', fields: ['region'] }, ['Order: fields changed']],
  [
    { kind: 'add-transition', from: 'Check stock', to: 'ENTER_ORDER', when: 'amount > 900' },
    ['Check stock leads to Enter the order: when amount > 900, back to earlier work'],
  ],
  [
    { kind: 'add-transition', from: 'Release', to: 'Check stock', when: null },
    ['Release: outcome "Check stock" added, to Check stock: back to earlier work'],
  ],
  [
    { kind: 'add-transition', from: 'Ship', to: 'Check stock', when: null },
    ['Ship no longer leads to Sent', 'Ship: outcome "Sent" added, to Sent'],
  ],
  [
    { kind: 'keep-one-owner', activities: ['ENTER_ORDER', 'Check stock'] },
    ['Check stock: owner changed from team store to whoever had Enter the order'],
  ],
  [
    { kind: 'carry-field', field: 'address', from: 'Enter the order', to: 'Check stock' },
    ['Check stock: form changed from Address, Note (required) to Note (required)'],
  ],
];

describe('a proposed change', () => {
  it('stands on an order workflow that can be published', () => {
    expect(errorsOf(orders, directory)).toEqual([]);
    expect(errorsOf(expenses)).toEqual([]);
  });

  it.each(changes)('MN-L12 becomes edits that can be published: %j', (change, said) => {
    const { edits, workflow, at } = apply(orders, change);
    expect(edits.reduce(edit, orders)).toEqual(workflow);
    expect(errorsOf(workflow, directory)).toEqual([]);
    expect(workflow.stages.map(({ id }) => id)).toContain(at);
    const words = diffWorkflows(orders, workflow);
    for (const sentence of said)
      expect(
        words.filter((each) => each.startsWith(sentence)),
        words.join('\n'),
      ).not.toEqual([]);
  });

  it('MN-L13 finds a stage by the names it has in logs, then by its title', () => {
    const { workflow } = apply(expenses, { kind: 'remove-stage', activity: 'Receipt check' });
    expect(workflow.stages.map(({ id }) => id)).not.toContain('check');
    expect(errorsOf(workflow)).toEqual([]);
    expect(whyNot(expenses, { kind: 'remove-stage', activity: 'Bake' })).toContain('called "Bake"');
  });

  it('MN-L14 puts a rule where a decision before the stage stands already', () => {
    const change: ProposedChange = {
      ...{ kind: 'skip-when', activity: 'Approve', field: 'amount', test: 'at-most', value: '200' },
    };
    const { edits, workflow } = apply(expenses, change);
    expect(edits).toHaveLength(1);
    expect(workflow.stages.find(({ id }) => id === 'limit')?.next.map(({ to, when }) => [to, when])).toEqual([
      ['pay', 'amount <= 40'],
      ['large', 'amount <= 200'],
      ['approve', null],
    ]);
    expect(errorsOf(workflow)).toEqual([]);
  });

  it('MN-L15 says why where no edit would do it', () => {
    const skip = { kind: 'skip-when', activity: 'Release', test: 'at-most' } as const;
    expect(whyNot(orders, { ...skip, field: 'weight', value: '5' })).toContain('no field "weight"');
    expect(whyNot(orders, { ...skip, field: 'amount', value: 'lots' })).toContain('cannot be compared');
    expect(whyNot(orders, { ...skip, field: 'region', value: '5' })).toContain('cannot be compared');
    expect(whyNot(orders, { kind: 'add-people', activity: 'Ship' })).toContain('no team to share it');
    expect(whyNot(orders, { kind: 'merge-stages', activities: ['Check stock', 'Ship'] })).toContain(
      'does not always lead',
    );
    expect(whyNot(orders, { kind: 'add-transition', from: 'Sent', to: 'Ship', when: null })).toContain(
      'ends the case',
    );
    expect(whyNot(orders, { kind: 'add-transition', from: 'Check stock', to: 'Sent', when: null })).toContain(
      'Say in a rule',
    );
    expect(whyNot(orders, { kind: 'keep-one-owner', activities: ['Check stock', 'Release'] })).toContain(
      'one person should not do both',
    );
    const alone = { kind: 'add-people', activity: 'ENTER_ORDER' } as const;
    expect(proposalEdits(orders, alone).ok).toBe(false);
    expect(whyNot(orders, { kind: 'keep-one-owner', activities: ['Check stock', 'Ship'] })).toContain(
      'already',
    );
  });
});
