import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../base/index.ts';
import { validate } from '../../engine/index.ts';
import { type EventLog, encodeText, readLog } from '../../event-log/index.ts';
import { readWorkflow, type Workflow, writeWorkflow } from '../../model/index.ts';
import { draft } from './draft.ts';

type Row = { readonly [column: string]: string | number | boolean };
type Step = [activity: string, written?: Row];

/** A CSV of cases; the facts of a case stand on each of its rows, what a step writes on its row alone. */
function logOfCases(
  cases: readonly { facts?: Row; steps: readonly Step[] }[],
  columns: readonly string[],
): EventLog {
  const rows = cases.flatMap(({ facts, steps }, c) =>
    steps.map(([activity, written], i) => {
      const at = new Date(Date.UTC(2026, 0, 1, c, i)).toISOString();
      const values = columns.map((column) => `"${written?.[column] ?? facts?.[column] ?? ''}"`);
      return [c, activity, at, 'Ana', ...values].join(',');
    }),
  );
  const read = readLog(encodeText([`case,activity,time,resource,${columns.join(',')}`, ...rows].join('\n')));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.log;
}

const stageOf = ({ stages }: Workflow, id: string) => stages.find((stage) => stage.id === id);
const many = <Made>(count: number, seed: number, make: (random: Random, i: number) => Made): Made[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => make(random, i));
};

/** Claims above 500 are approved, the others paid at once; one in thirty takes the other way. */
const claims = many(300, 1, (random) => {
  const amount = 20 + random.below(980);
  const isLarge = random.below(30) === 0 ? amount <= 500 : amount > 500;
  return {
    facts: { amount, channel: random.pick(['mail', 'web', 'desk']), 'customer name': `C${random.below(9)}` },
    steps: [['Ask'], ['Check'], ...(isLarge ? [['Approve'] as Step] : []), ['Pay']] as Step[],
  };
});

describe('a branch of a draft', () => {
  const { workflow, learnt, fields } = draft(
    logOfCases(claims, ['amount', 'channel', 'customer name']),
    'Claims',
  );

  it('MN-D6 takes the way that a learnt rule says, and the usual way otherwise', () => {
    expect(learnt).toHaveLength(1);
    const [way] = learnt;
    expect(way).toMatchObject({ stage: 'check', to: expect.stringMatching(/^(approve|pay)$/) });
    const threshold = Number(/^amount (?:>|<=) (\d+)$/.exec(way?.when ?? '')?.[1]);
    expect(threshold).toBeGreaterThan(470);
    expect(threshold).toBeLessThan(530);
    expect(stageOf(workflow, 'check')?.outcomes).toEqual([]);
    expect(stageOf(workflow, 'check')?.next.map(({ to, when }) => [to, when])).toEqual([
      [way?.to, way?.when],
      [way?.to === 'pay' ? 'approve' : 'pay', null],
    ]);
    expect(readWorkflow(writeWorkflow(workflow))).toMatchObject({ diagnostics: [], workflow });
  });

  it('MN-D7 says of how many cases the rule held, and how good it is on cases kept aside', () => {
    const [way] = learnt;
    expect(way?.support).toBeGreaterThan(100);
    expect(way?.support).toBeLessThan(200);
    expect(way?.accuracy).toBeGreaterThan(0.92);
    expect(way?.baseline).toBeLessThan(0.6);
    // Whoever works there reads the description as an instruction.
    expect(stageOf(workflow, 'check')?.description).toBeNull();
  });

  it('MN-D8 asks for what its rules read in the form that opens a case, and leaves out who somebody is', () => {
    expect(workflow.record.amount).toMatchObject({ type: 'money', label: 'Amount' });
    expect(workflow.record.channel).toMatchObject({ type: 'choice', options: ['desk', 'mail', 'web'] });
    expect(Object.keys(workflow.record)).toEqual(['subject', 'details', 'amount', 'channel']);
    expect(workflow.intake[0]?.fields).toContainEqual({ field: 'amount', required: true });
    expect(workflow.intake[0]?.fields).toContainEqual({ field: 'channel', required: false });
    expect(fields.map(({ column, inRules }) => [column, inRules])).toEqual([
      ['amount', true],
      ['channel', false],
    ]);
  });

  it('MN-D6 reads words, yes and no, and several of them together', () => {
    const log = logOfCases(
      many(400, 2, (random) => {
        const facts = { kind: random.pick(['new', 'renewal', 'claim']), urgent: random.below(2) === 1 };
        const to = facts.kind === 'claim' && facts.urgent ? 'Call' : 'Write';
        return { facts, steps: [['Ask'], [to], ['Close file']] as Step[] };
      }),
      ['kind', 'urgent'],
    );
    expect(draft(log).learnt).toMatchObject([
      { stage: 'ask', to: 'call', when: 'kind = "claim" and urgent = true', accuracy: 1 },
    ]);
  });

  it('MN-D9 knows only what was written when the stage was left', () => {
    const decided = many(200, 3, (random) => {
      const score = random.below(10);
      const isGood = score > 4;
      return {
        steps: [
          ['Ask'],
          ['Rate', { score }],
          [isGood ? 'Grant' : 'Refuse', { letter: isGood ? 'yes please' : 'no thanks' }],
          ['Send', { letter: isGood ? 'yes please' : 'no thanks' }],
        ] as Step[],
      };
    });
    const { workflow, learnt, fields } = draft(logOfCases(decided, ['score', 'letter']));
    expect(learnt.map(({ stage, when }) => [stage, when])).toEqual([
      ['rate', expect.stringMatching(/^score (>|<=) 4$/)],
    ]);
    expect(fields).toMatchObject([{ field: 'score', atStart: false, stages: ['rate'] }]);
    expect(stageOf(workflow, 'rate')?.form).toEqual([{ field: 'score', required: true }]);
    expect(workflow.intake[0]?.fields.map(({ field }) => field)).toEqual(['subject', 'details']);
  });

  it('MN-D10 leaves ways back to the owner, and lets rules decide behind the stage where it goes on', () => {
    const log = logOfCases(
      many(400, 4, (random) => {
        const amount = random.below(1000);
        const back: Step[] = random.below(4) === 0 ? [['Ask'], ['Check']] : [];
        const on = amount > 600 ? 'Approve' : 'Pay';
        return { facts: { amount }, steps: [['Ask'], ['Check'], ...back, [on], ['File']] as Step[] };
      }),
      ['amount'],
    );
    const { workflow, learnt } = draft(log);
    const check = stageOf(workflow, 'check');
    expect(check?.outcomes.map(({ title, to, rework }) => [title, to, rework])).toEqual([
      ['Go on', 'after-check', false],
      ['Back to Ask', 'ask', true],
    ]);
    expect(stageOf(workflow, 'after-check')).toMatchObject({
      kind: 'decide',
      next: [
        { to: 'approve', when: learnt[0]?.when },
        { to: 'pay', when: null },
      ],
    });
    expect(learnt).toMatchObject([{ stage: 'check', to: 'approve', accuracy: expect.closeTo(1, 1) }]);
  });

  it('MN-D7 learns nothing from what only chance decides', () => {
    const learntByChance = many(
      20,
      5,
      (_, seed) =>
        draft(
          logOfCases(
            many(150, seed, (random) => ({
              facts: {
                amount: random.below(1000),
                kind: random.pick(['a', 'b', 'c']),
                urgent: random.below(2) === 1,
              },
              steps: [['Ask'], [random.pick(['Pay', 'Approve'])], ['File']] as Step[],
            })),
            ['amount', 'kind', 'urgent'],
          ),
        ).learnt,
    ).flat();
    expect(learntByChance).toEqual([]);
  });
});

describe('what was done side by side', () => {
  const log = besideOf(() => ['Weigh']);

  it('MN-D11 is drawn as branches that meet again', () => {
    const { workflow, besides } = draft(log);
    expect(drawn(workflow)).toEqual([
      ['ask', ['side-by-side']],
      ['side-by-side', ['weigh', 'rate']],
      ['weigh', ['back-together']],
      ['rate', ['back-together']],
      ['back-together', ['pay']],
      ['pay', ['closed']],
      ['closed', []],
    ]);
    expect(besides).toMatchObject([{ stages: [['weigh'], ['rate']], inOrder: false }]);
    expect(stageOf(workflow, 'side-by-side')?.description).toMatch(/side by side: "Weigh"; "Rate"/);
    expect(readWorkflow(writeWorkflow(workflow))).toMatchObject({ diagnostics: [], workflow });
  });

  it('MN-D11 asks before the split how a branch begins where no rule tells, a branch that is not needed among it', () => {
    const { workflow } = draft(besideOf((random) => [[], ['Weigh'], ['Guess']][random.below(3)] ?? []));
    expect(workflow.record.way).toMatchObject({
      type: 'choice',
      label: 'Weigh, Guess or not?',
      // The frequent first.
      options: ['Weigh', 'Not needed', 'Guess'],
    });
    expect(stageOf(workflow, 'ask')?.form).toEqual([{ field: 'way', required: true }]);
    expect(stageOf(workflow, 'weigh-guess-or-not')?.next.map(({ to, when }) => [to, when])).toEqual([
      ['weigh', 'way = "Weigh"'],
      ['back-together', 'way = "Not needed"'],
      ['guess', null],
    ]);
    expect(validate(workflow).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('MN-D11 is drawn in the most frequent order where nobody can say how it goes on behind the join, and says so', () => {
    const { workflow, besides } = draft(
      besideOf(
        () => ['Weigh'],
        (random) => random.pick(['Pay', 'Refuse']),
      ),
    );
    expect(drawn(workflow).slice(0, 3)).toEqual([
      ['ask', ['weigh']],
      ['weigh', ['rate']],
      ['rate', ['pay', 'refuse']],
    ]);
    expect(besides).toMatchObject([{ stages: [['weigh'], ['rate']], share: 0.75, inOrder: true }]);
    expect(stageOf(workflow, 'rate')?.description).toBeNull();
  });

  const drawn = ({ stages }: Workflow) =>
    stages.map(({ id, next, outcomes }) => [id, [...next, ...outcomes].map(({ to }) => to)]);

  function besideOf(
    weighing: (random: Random) => readonly string[],
    last: (random: Random) => string = () => 'Pay',
  ): EventLog {
    return logOfCases(
      many(100, 6, (random) => {
        const weighed = weighing(random);
        const both = random.below(10) < 7 ? [...weighed, 'Rate'] : ['Rate', ...weighed];
        return { steps: ['Ask', ...both, last(random)].map((name): Step => [name]) };
      }),
      [],
    );
  }
});
