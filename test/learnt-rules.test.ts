// Do the rules that a draft learnt from a history mean the same to the engine that will run them? Held against the history itself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../src/core/base/index.ts';
import { validate } from '../src/core/engine/index.ts';
import { encodeText, readLog } from '../src/core/event-log/index.ts';
import { draft } from '../src/core/mining/index.ts';
import { compileCondition, holds, type RuleScope } from '../src/core/rules/index.ts';

type Facts = { readonly [field: string]: string | number | boolean | null };

const KINDS = ['new', 'it\'s "old"', 'ünder way', '17 b', 'a, b'];
const SCOPE: RuleScope = {
  fields: {
    amount: { kind: 'money' },
    size: { kind: 'number' },
    kind: { kind: 'choice', options: KINDS },
    urgent: { kind: 'yes-no' },
  },
};

/** Cases whose way hangs on their facts, a little chance apart; some facts are missing. */
function casesBy(seed: number) {
  const random = seededRandom(seed);
  const [limit, least, chosen, sloppy] = [
    random.below(900),
    random.below(50) - 25,
    random.below(5),
    random.below(3),
  ];
  const maybe = <Value>(value: Value): Value | null => (random.below(12) < sloppy ? null : value);
  return Array.from({ length: 200 + random.below(200) }, () => {
    const facts: Facts = {
      amount: maybe(Number((random.next() * 1000).toFixed(2))),
      size: maybe(random.below(60) - 30),
      kind: maybe(KINDS[random.below(5)] ?? 'new'),
      urgent: maybe(random.below(2) === 1),
    };
    const isThird = facts.kind === KINDS[chosen] || (facts.urgent === true && Number(facts.size) > least);
    const way =
      random.below(40) === 0 ? 'Write' : isThird ? 'Call' : Number(facts.amount) > limit ? 'Visit' : 'Write';
    return { facts, way };
  });
}

function logOf(cases: ReturnType<typeof casesBy>) {
  const quoted = (value: Facts[string] | undefined) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const rows = cases.flatMap(({ facts, way }, c) =>
    ['Ask', way, 'Close file'].map((activity, i) =>
      [
        c,
        activity,
        new Date(Date.UTC(2026, 0, 1, c, i)).toISOString(),
        'Ana',
        ...['amount', 'size', 'kind', 'urgent'].map((name) => quoted(facts[name])),
      ].join(','),
    ),
  );
  const read = readLog(
    encodeText(['case,activity,time,resource,amount,size,kind,urgent', ...rows].join('\n')),
  );
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.log;
}

describe('the rules that a draft learnt', () => {
  it('MN-D6 are understood, and hold for exactly the cases that the draft counts', () => {
    let rules = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const cases = casesBy(seed);
        const { workflow, learnt } = draft(logOf(cases));
        expect(validate(workflow).filter(({ severity }) => severity === 'error')).toEqual([]);
        // Where a person chooses some of the ways, a stage of its own decides between the others.
        const deciding = workflow.stages.filter(({ id, kind }) => id === 'ask' || kind === 'decide');
        const drawn = new Set(
          deciding.flatMap(({ next, outcomes }) => [...next, ...outcomes].map(({ to }) => to)),
        );
        for (const { when, support } of learnt) {
          rules++;
          const rule = compileCondition(when, SCOPE);
          if (!rule.ok) throw new Error(`${when}: ${rule.problem[0]?.message}`);
          const held = cases.filter(({ facts, way }) => {
            // A way too rare to be drawn counts nowhere.
            if (!drawn.has(way.toLowerCase())) return false;
            const answer = holds(rule.value, facts, { at: 0 });
            return answer.ok && answer.value;
          });
          expect([when, support]).toEqual([when, held.length]);
        }
      }),
      { numRuns: 40, examples: [[18917555]] },
    );
    expect(rules).toBeGreaterThan(10);
  });
});
