import { describe, expect, test } from 'vitest';
import { type CommandType, compile, decide, parseCommand } from '../../../core/engine/index.ts';
import { type CaseEvent, type CaseState, type Directory, readWorkflow } from '../../../core/model/index.ts';
import { type ContextPack, contextPack } from './context.ts';

const source = `workflow: claim
title: Claim
record:
  amount: { type: number, label: Amount }
pause-reasons: [waiting for the vendor]
intake:
  - form: { fields: [amount], from: [people] }
    starts: check
stages:
  check: { kind: work, title: Check, owner: person bo, due: no deadline, form: [amount], next: [{ to: approve }] }
  approve:
    kind: approval
    title: Approve
    owner: person cy
    due: no deadline
    decides: { by: any, ask: true }
    outcomes: { approved: { to: done }, returned: { to: check, rework: true, needs: [reason] } }
  done: { kind: end }
`;

const person = (id: string, name: string) => ({
  ...{ id, key: id, name, canSignIn: true, active: true, manager: null, deputy: null, absences: [] },
});
const directory: Directory = {
  people: { ana: person('ana', 'Ana'), bo: person('bo', 'Bo'), cy: person('cy', 'Cy') },
  ...{ teams: {}, fallback: 'ana', openWork: {}, turns: {} },
};

function read() {
  const { workflow, diagnostics } = readWorkflow(source);
  if (workflow === null || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const compiled = compile(workflow, 1);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  return compiled.value;
}

const HOUR = 3_600_000;

/** A case to which things are done, hour by hour; and what somebody should know of it then. */
function claim() {
  const compiled = read();
  const events: CaseEvent[] = [];
  let state: CaseState | null = null;
  let hour = 0;
  const does = (by: string, type: CommandType, input: object = {}) => {
    const head = { caseId: 'c', at: ++hour * HOUR, by: { kind: 'person', person: by } as const };
    const command = parseCommand(type, head, type === 'OpenCase' ? { number: 1, ...input } : input);
    if (!command.ok) throw new Error(JSON.stringify(command.problem));
    const decision = decide(compiled, state, command.value, directory);
    if (!decision.ok) throw new Error(JSON.stringify(decision.rejection));
    state = decision.state;
    events.push(...decision.events);
  };
  const item = (): string => state?.workItems[0]?.workItem ?? '';
  const seq = (): number => state?.seq ?? 0;
  const pack = (viewer: string): ContextPack =>
    contextPack(events, viewer, { compiled, directory, stored: {} });
  const completes = (by: string, more: object = {}) =>
    does(by, 'CompleteWorkItem', { workItem: item(), ...more });
  does('ana', 'OpenCase', { values: { amount: 1 } });
  return { does, item, seq, pack, completes };
}

const asked = ({ asked }: ContextPack) => asked.map(({ text, toMe, open }) => [text, toMe, open]);

describe('the context pack', () => {
  test('a comment to the reader stands in it until they answer, even when they had the case after it', () => {
    const { does, pack, completes } = claim();
    does('ana', 'AddComment', { text: 'Which side, @Bo?', mentions: ['bo'] });
    does('ana', 'AddComment', { text: 'By the way', mentions: [] });
    completes('bo');
    expect(asked(pack('bo'))).toEqual([['Which side, @Bo?', true, true]]);
    completes('cy', { outcome: 'returned', reason: 'No side' });
    expect(pack('bo')).toMatchObject({ decided: [{ reason: 'No side' }] });
    expect(asked(pack('bo'))).toEqual([['Which side, @Bo?', true, true]]);
    does('bo', 'AddComment', { text: 'The left one', mentions: [] });
    completes('bo');
    expect(asked(pack('bo'))).toEqual([]);
    expect(asked(pack('ana'))).toContainEqual(['The left one', false, false]);
  });

  test('a comment to whoever opened the case is there as soon as the work is theirs', () => {
    const { does, pack, completes } = claim();
    does('bo', 'AddComment', { text: 'Which side of the mill, @Ana?', mentions: ['ana'] });
    completes('bo');
    expect(asked(pack('ana'))).toEqual([['Which side of the mill, @Ana?', true, true]]);
  });

  test('a question before deciding is open until it is answered, and its answer is told to whoever asked', () => {
    const { does, item, pack, completes } = claim();
    completes('bo');
    does('cy', 'AskForInformation', { workItem: item(), question: 'Which desk?', whom: 'bo' });
    expect(asked(pack('bo'))).toEqual([['Which desk?', true, true]]);
    expect(asked(pack('ana'))).toEqual([['Which desk?', false, false]]);
  });

  test('a decision stands with the version of the record that was seen, and what it lacked', () => {
    const { does, item, seq, pack, completes } = claim();
    completes('bo', { values: { amount: 2 } });
    const seen = seq();
    expect(pack('ana').decided).toEqual([]);
    does('ana', 'UpdateRecord', { values: { amount: 3 } });
    does('cy', 'CompleteWorkItem', { workItem: item(), outcome: 'returned', reason: 'Why?', seen });
    expect(pack('ana').decided).toMatchObject([
      { outcome: 'Returned', saw: { version: 2, missed: ['Amount'] } },
    ]);
    completes('bo');
    does('cy', 'CompleteWorkItem', { workItem: item(), outcome: 'approved', seen: seq() });
    expect(pack('ana').decided[1]).toMatchObject({ saw: { version: 3, missed: [] } });
  });

  test('it says who did what, how long they had it, and what came of it; a pause does not count', () => {
    const { does, item, pack, completes } = claim();
    does('bo', 'PauseCase', { workItem: item(), reason: 'waiting for the vendor' });
    does('ana', 'AddComment', { text: 'x', mentions: [] });
    does('bo', 'ResumeCase', { workItem: item() });
    completes('bo');
    completes('cy', { outcome: 'returned', reason: 'No side' });
    completes('bo');
    // Bo got it at 1 h, paused it from 2 h to 4 h and was done at 5 h; then had it from 6 h to 7 h. Cy had it from 5 h to 6 h.
    expect(pack('ana').did).toEqual([
      {
        ...{ person: 'bo', name: 'Bo' },
        done: [
          { stage: 'Check', outcome: null, hadMs: 2 * HOUR, at: 5 * HOUR },
          { stage: 'Check', outcome: null, hadMs: HOUR, at: 7 * HOUR },
        ],
      },
      {
        ...{ person: 'cy', name: 'Cy' },
        done: [{ stage: 'Approve', outcome: 'Returned', hadMs: HOUR, at: 6 * HOUR }],
      },
    ]);
  });
});
