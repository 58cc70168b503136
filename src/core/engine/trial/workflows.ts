// The workflows of the engine's tests: the smallest there is, and one that uses every stage kind.
import {
  blankField,
  blankOutcome,
  blankStage,
  blankTransition,
  blankWorkflow,
  type Stage,
  type Workflow,
} from '../../model/index.ts';

export const finance = { kind: 'team', team: 'finance', choose: 'least-loaded' } as const;

export const END = blankStage('done', { kind: 'end' });

export const form = (fields: readonly string[], starts: string): Workflow['intake'] => [
  {
    title: 'Request',
    fields: fields.map((field) => ({ field, required: field === 'amount' })),
    from: ['people', 'public', 'api'],
    starts,
  },
];

/** One stage, then the end. */
export const oneStage = (stage: Partial<Stage> = {}, more: Partial<Workflow> = {}): Workflow =>
  blankWorkflow('small', {
    record: {
      amount: blankField('amount', { type: 'money', required: true, label: 'Amount' }),
      note: blankField('note'),
      day: blankField('day', { type: 'date' }),
      who: blankField('who', { type: 'person' }),
    },
    intake: form(['amount', 'note', 'day', 'who'], 'check'),
    stages: [blankStage('check', { owner: finance, next: [blankTransition('done')], ...stage }), END],
    ...more,
  });

const check = blankStage('check', {
  owner: finance,
  tasks: ['Receipt readable', 'Category right'],
  form: [{ field: 'category', required: true }],
  due: { kind: 'within', duration: '1 business day' },
  late: [
    { when: { kind: 'share', percent: 80 }, act: { kind: 'remind' } },
    {
      when: { kind: 'after', duration: '4h' },
      act: { kind: 'reassign', to: { kind: 'person', person: 'bo' } },
    },
    {
      when: { kind: 'after', duration: '1 business day' },
      act: { kind: 'escalate', to: { kind: 'lead-of-team', team: 'finance' } },
    },
  ],
  next: [blankTransition('route', { carries: ['amount', 'category'] })],
});

const approve = blankStage('approve', {
  kind: 'approval',
  owner: { kind: 'manager-of-requester' },
  due: { kind: 'no-deadline' },
  outcomes: [
    blankOutcome('approved', 'cool'),
    blankOutcome('rejected', 'refused', { needs: ['reason'] }),
    blankOutcome('returned', 'check', { needs: ['reason'], rework: true }),
  ],
  settings: { decides: { by: 'any', never: 'requester' } },
});

/** Every stage kind: checked, routed by amount, approved, cooled off, paid by the machine. */
export const expense: Workflow = blankWorkflow('expense', {
  title: 'Expense',
  caseTitle: 'Expense of {{requester.name}}',
  record: {
    amount: blankField('amount', { type: 'money', required: true, label: 'Amount' }),
    category: blankField('category', { type: 'choice', options: ['travel', 'meals'], label: 'Category' }),
    paid: blankField('paid', { type: 'yes-no' }),
  },
  intake: form(['amount', 'category'], 'check'),
  stages: [
    check,
    blankStage('route', {
      kind: 'decide',
      next: [blankTransition('approve', { when: 'amount > 100' }), blankTransition('cool')],
    }),
    approve,
    blankStage('cool', { kind: 'wait', settings: { until: '2 days' }, next: [blankTransition('pay')] }),
    blankStage('pay', {
      kind: 'automatic',
      settings: {
        do: [{ 'open-case': { workflow: 'payment', values: { amount: 'amount' } } }, { set: { paid: true } }],
      },
      next: [blankTransition('closed')],
    }),
    blankStage('closed', { kind: 'end' }),
    blankStage('refused', { kind: 'end' }),
  ],
});
