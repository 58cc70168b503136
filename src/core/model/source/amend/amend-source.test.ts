import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryWorkflow } from '../../../../../test/arbitrary/workflow.ts';
import { blankStage, blankTransition } from '../../edit/blank.ts';
import { type Edit, edit } from '../../edit/edit.ts';
import { readWorkflow } from '../read-workflow.ts';
import { writeWorkflow } from '../write-workflow.ts';
import { amendSource } from './amend-source.ts';

const SOURCE = `# Who pays what
workflow: expense
record:
  amount:   { type: money,   required: true }   # in euros
  category: { type: choice, options: [ travel, meals ] }
intake:
  - form: { fields: [amount, category], from: [people, api] }
    starts: check
stages:
  # The desk looks at it first
  check:
    kind: work
    owner: { team: finance }
    due: 1 business day   # as promised
    next:
      - { to: pay, when: amount > 100 }   # large ones
      # everything else
      - { to: done }

  pay:
    kind: work
    owner: requester
    outcomes:
      paid: { to: done }
  done: { kind: end }
`;

const read = (source: string) => {
  const { workflow, diagnostics } = readWorkflow(source);
  if (workflow === null) throw new Error(JSON.stringify(diagnostics));
  return workflow;
};

function amended(source: string, ...edits: readonly Edit[]): string {
  const before = read(source);
  return amendSource(source, before, edits.reduce(edit, before));
}

/** What is in one and not in the other, line by line. */
function changedLines(one: string, other: string): { gone: string[]; come: string[] } {
  const [before, after] = [one.split('\n'), other.split('\n')];
  return {
    gone: before.filter((line) => !after.includes(line)),
    come: after.filter((line) => !before.includes(line)),
  };
}

const CHANGES: readonly [
  is: string,
  edits: readonly Edit[],
  gone: readonly string[],
  come: readonly string[],
][] = [
  [
    'a value is written anew',
    [{ type: 'ChangeStage', stage: 'check', changes: { due: { kind: 'no-deadline' } } }],
    ['    due: 1 business day   # as promised'],
    ['    due: no deadline   # as promised'],
  ],
  [
    'a member comes in where the writer would put it',
    [{ type: 'ChangeStage', stage: 'pay', changes: { due: { kind: 'no-deadline' } } }],
    [],
    ['    due: no deadline'],
  ],
  [
    'a member goes',
    [{ type: 'ChangeStage', stage: 'check', changes: { due: null } }],
    ['    due: 1 business day   # as promised'],
    [],
  ],
  [
    'a way comes in behind the last',
    [{ type: 'AddTransition', stage: 'check', transition: blankTransition('pay') }],
    [],
    ['      - { to: pay }'],
  ],
  [
    'a way goes',
    [{ type: 'RemoveTransition', stage: 'check', index: 0 }],
    ['      - { to: pay, when: amount > 100 }   # large ones'],
    [],
  ],
  [
    'a stage comes in at the end, and another is led there',
    [
      { type: 'AddStage', stage: blankStage('refused', { kind: 'end' }) },
      { type: 'ChangeTransition', stage: 'check', index: 1, changes: { to: 'refused' } },
    ],
    ['      - { to: done }'],
    ['      - { to: refused }', '  refused: { kind: end }'],
  ],
  [
    'what stands between braces is changed between them',
    [{ type: 'ChangeField', field: 'amount', changes: { help: 'As on the bill' } }],
    ['  amount:   { type: money,   required: true }   # in euros'],
    ['  amount:   { type: money, help: As on the bill,   required: true }   # in euros'],
  ],
];

describe('amending a source', () => {
  test.each(CHANGES)('MODEL-S13 %s, and all else stays as it was written', (_, edits, gone, come) => {
    const after = amended(SOURCE, ...edits);
    expect(changedLines(SOURCE, after)).toEqual({ gone, come });
    expect(read(after)).toEqual(edits.reduce(edit, read(SOURCE)));
  });

  test('MODEL-S13 JSON stays JSON', () => {
    const source = JSON.stringify({
      workflow: 'expense',
      stages: { look: { kind: 'work', owner: 'requester', next: [{ to: 'done' }] }, done: { kind: 'end' } },
    });
    const after = amended(source, {
      type: 'ChangeStage',
      stage: 'look',
      changes: { due: { kind: 'no-deadline' } },
    });
    expect(JSON.parse(after).stages.look.due).toBe('no deadline');
  });

  test('MODEL-S14 from any workflow to any other, the source says what it should', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, arbitraryWorkflow, fc.boolean(), (one, other, onlyStages) => {
        const source = `# kept\n${writeWorkflow(one)}`;
        const before = read(source);
        const after = onlyStages
          ? { ...before, stages: other.stages, automations: other.automations }
          : other;
        expect(read(amendSource(source, before, after))).toEqual(read(writeWorkflow(after)));
        expect(amendSource(source, before, before)).toBe(source);
      }),
      { numRuns: 25 },
    );
  });
});
