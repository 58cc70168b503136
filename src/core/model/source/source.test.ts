import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryWorkflow } from '../../../../test/arbitrary/workflow.ts';
import { locateDiagnostics } from './locate.ts';
import { readWorkflow } from './read-workflow.ts';
import { writeWorkflow } from './write-workflow.ts';

const SAMPLE = `
workflow: expense
title: Expense reimbursement
record:
  amount:   { type: money, required: true }
  category: { type: choice, options: [travel, meals, equipment] }
  receipt:  { type: file }
  manager:  { type: person }
calendar: office-berlin
intake:
  - form: { fields: [amount, category, receipt], from: [people, public, api] }
    starts: check
stages:
  check:
    kind: work
    owner: { team: finance, choose: least-loaded }
    tasks: [Receipt readable, Category right]
    observed: ["Check receipt", "Receipt check"]
    due: 1 business day
    late:
      - { at: 80%, do: remind owner }
      - { after: 4h, do: reassign to team finance }
      - { after: 1 business day, do: escalate to lead of finance }
    next:
      - { to: approve, when: amount > 100, carries: [amount, category, receipt] }
      - { to: pay }
  approve:
    kind: approval
    owner: requester.manager
    decides: { by: any, quorum: 1, never: requester, ask: true }
    due: no deadline
    outcomes:
      approved: { to: pay }
      rejected: { to: closed, needs: [reason] }
      returned: { to: check, rework: true, needs: [reason] }
  pay:
    kind: automatic
    do: [{ call: { method: POST, url: "{{settings.payments}}/transfer", body: { amount: "{{amount}}" } } }]
    next: [{ to: closed }]
  closed: { kind: end }
automations:
  - on: case-opened
    if: amount > 5000
    do: [{ set: { priority: high } }, { notify: { team: finance, text: "Large expense {{case.title}}" } }]
`;

const read = (text: string) => {
  const { workflow, diagnostics } = readWorkflow(text);
  if (workflow === null) throw new Error(JSON.stringify(diagnostics));
  return workflow;
};
const faults = (text: string) =>
  readWorkflow(text).diagnostics.map(({ code, at, line, column }) => [code, at, line, column]);

describe('a source', () => {
  it('MODEL-S1 is read into the model, defaults filled in', () => {
    const workflow = read(SAMPLE);
    const [check, approve, pay] = workflow.stages;
    expect(workflow.intake[0]).toEqual({
      title: 'Expense reimbursement',
      fields: [
        { field: 'amount', required: true },
        { field: 'category', required: false },
        { field: 'receipt', required: false },
      ],
      from: ['people', 'public', 'api'],
      starts: 'check',
    });
    expect(check?.owner).toEqual({ kind: 'team', team: 'finance', choose: 'least-loaded' });
    expect(check?.late).toEqual([
      { when: { kind: 'share', percent: 80 }, act: { kind: 'remind' } },
      {
        when: { kind: 'after', duration: '4h' },
        act: { kind: 'reassign', to: { kind: 'team', team: 'finance', choose: 'round-robin' } },
      },
      {
        when: { kind: 'after', duration: '1 business day' },
        act: { kind: 'escalate', to: { kind: 'lead-of-team', team: 'finance' } },
      },
    ]);
    expect(check?.next[1]).toEqual({ to: 'pay', when: null, carries: [], rework: false });
    expect(approve?.due).toEqual({ kind: 'no-deadline' });
    expect(approve?.settings).toEqual({ decides: { by: 'any', quorum: 1, never: 'requester', ask: true } });
    expect(pay?.settings.do).toHaveLength(1);
    expect(workflow.automations[0]?.title).toBe('When a case opens');
  });

  it('MODEL-S2 may be JSON', () => {
    expect(read('{"workflow": "x", "stages": {"done": {"kind": "end"}}}').stages[0]?.kind).toBe('end');
  });

  it('MODEL-S3 names each fault with line and column, all of them', () => {
    const source = [
      'workflow: x',
      'titel: X',
      'record: { amount: { type: cash } }',
      'stages:',
      '  check:',
      '    owner: somebody',
      '    due: 4',
      '    next: [{ when: true }]',
      '    late: [{ at: 80, do: shout }]',
    ].join('\n');
    expect(faults(source)).toEqual([
      ['unknown-key', 'titel', 2, 1],
      ['unknown-word', 'record.amount.type', 3, 27],
      ['owner-rule', 'stages.check.owner', 6, 12],
      ['duration', 'stages.check.due', 7, 10],
      ['late-rung', 'stages.check.late[0].at', 9, 18],
      ['late-rung', 'stages.check.late[0].do', 9, 26],
      ['way-without-end', 'stages.check.next[0]', 8, 12],
    ]);
    expect(readWorkflow('titel: X\nworkflow: x').diagnostics[0]?.remedy).toBe('Did you mean "title"?');
  });

  it('MODEL-S4 that would exhaust the reader is refused', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      bomb.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(faults(bomb.join('\n'))[0]?.[0]).toBe('source-too-large');
    expect(faults('a: &a [*a]')[0]?.[0]).toBe('source-too-deep');
    expect(faults(`a: ${'['.repeat(20_000)}`)[0]?.[0]).toMatch(/source-/);
    expect(faults('x'.repeat(200_001))[0]?.[0]).toBe('source-too-long');
    const stages = Array.from({ length: 1_001 }, (_, n) => `  s${n}: { kind: end }`).join('\n');
    expect(faults(`workflow: x\nstages:\n${stages}`).map(([code]) => code)).toEqual(['too-many-stages']);
    expect(faults('')[0]?.[0]).toBe('source-empty');
    expect(faults('a: 1\na: 2')[0]).toEqual(['source-key-twice', '', 2, 1]);
    expect(faults('a: [1')[0]?.[0]).toBe('source-syntax');
  });

  it('MODEL-S4 that holds what no database takes as text is refused, with its place', () => {
    const named = (title: string) => faults(`workflow: x\ntitle: ${title}\nstages: { z: { kind: end } }`);
    expect(named('"a\\0b"')).toEqual([['source-no-text', '', 2, 8]]);
    expect(named('"\\ud83d"')).toEqual([['source-no-text', '', 2, 8]]);
    expect(named('"\\ud83d\\ude00"')).toEqual([]);
    expect(faults('"a\\0": 1')[0]?.[0]).toBe('source-no-text');
  });

  it('MODEL-S5 is never the end of the reader, whatever it holds', () => {
    const sources = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.array(fc.constantFrom(...SAMPLE.split('\n'))).map((lines) => lines.join('\n')),
    );
    fc.assert(
      fc.property(sources, (source) => {
        const { workflow, diagnostics } = readWorkflow(source);
        expect(workflow === null).toBe(diagnostics.length > 0);
        for (const { line, remedy } of diagnostics) expect([line, remedy]).not.toContain(null);
      }),
    );
  });

  it('MODEL-S6 written reads back to the same workflow', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const { workflow: again, diagnostics } = readWorkflow(writeWorkflow(workflow));
        expect(diagnostics).toEqual([]);
        expect(again).toEqual(workflow);
      }),
      { numRuns: 150 },
    );
  });

  it('MODEL-S7 is written the same each time, in the form people write', () => {
    const text = writeWorkflow(read(SAMPLE));
    expect(writeWorkflow(read(text))).toBe(text);
    expect(text).toContain('    owner: requester.manager\n    due: no deadline\n');
    expect(text).toContain('      - { after: 1 business day, do: escalate to lead of finance }\n');
    expect(text).toContain('  closed: { kind: end }\n');
  });

  it('MODEL-S8 tells where a path of the model stands', () => {
    const found = (at: string) => {
      const finding = { code: 'x', severity: 'error', at, message: '', remedy: '', line: null, column: null };
      return locateDiagnostics(SAMPLE, [finding as never])[0]?.line;
    };
    expect(found('stages.check.owner')).toBe(16);
    expect(found('stages.check.next[1].when')).toBe(26);
    expect(found('stages.pay.owner')).toBe(36);
    expect(found('automations.0.if')).toBe(43);
  });
});
