// In which forms may a rule be written? Each as a pattern of words and gaps, with what it says.
// In a pattern `a|b` is one of several words, `A` and `B` an activity, `N` a number of times, `D` a span of time.
import type { Duration } from '../../../base/index.ts';
import type { FlowRule } from './flow-rule.ts';

/** What stood in the gaps of a pattern. */
export type Gaps = {
  readonly A: string;
  readonly B: string;
  readonly N: number;
  readonly D: Duration;
};

export type RuleForm = { readonly pattern: string; readonly says: (gaps: Gaps) => FlowRule };

const before = (first: string, then: string): FlowRule => ({ kind: 'before', first, then });
const followed = (first: string, then: string): FlowRule => ({ kind: 'followed', first, then });
const notAfter = (first: string, then: string): FlowRule => ({ kind: 'not-after', first, then });
const count = (activity: string, atLeast: number, atMost: number | null): FlowRule => ({
  kind: 'count',
  activity,
  atLeast,
  atMost,
});
const people = (kind: 'same-person' | 'different-people', { A, B }: Gaps): FlowRule => ({
  kind,
  activities: [A, B],
});
const same = (gaps: Gaps): FlowRule => people('same-person', gaps);
const different = (gaps: Gaps): FlowRule => people('different-people', gaps);

export const RULE_FORMS: readonly RuleForm[] = [
  { pattern: 'A never before B', says: ({ A, B }) => before(B, A) },
  { pattern: 'A always before B', says: ({ A, B }) => before(A, B) },
  { pattern: 'A before B', says: ({ A, B }) => before(A, B) },
  { pattern: 'A only|always after B', says: ({ A, B }) => before(B, A) },
  { pattern: 'A never without B', says: ({ A, B }) => before(B, A) },
  { pattern: 'A never after B', says: ({ A, B }) => notAfter(B, A) },
  { pattern: 'after A never B', says: ({ A, B }) => notAfter(A, B) },
  { pattern: 'A never followed by B', says: ({ A, B }) => notAfter(A, B) },
  { pattern: 'after A always B', says: ({ A, B }) => followed(A, B) },
  { pattern: 'A always followed by B', says: ({ A, B }) => followed(A, B) },
  { pattern: 'A followed by B', says: ({ A, B }) => followed(A, B) },

  { pattern: 'A at most N', says: ({ A, N }) => count(A, 0, N) },
  { pattern: 'A not|never more than N', says: ({ A, N }) => count(A, 0, N) },
  { pattern: 'A only N', says: ({ A, N }) => count(A, 0, N) },
  { pattern: 'A at least N', says: ({ A, N }) => count(A, N, null) },
  { pattern: 'A exactly N', says: ({ A, N }) => count(A, N, N) },
  { pattern: 'A within D of|after|from|since B', says: ({ A, B, D }) => within(A, B, D) },
  { pattern: 'after B A within D', says: ({ A, B, D }) => within(A, B, D) },
  { pattern: 'A and B not|never by same person', says: different },
  { pattern: 'A and B by different people|persons', says: different },
  { pattern: 'A not|never by same person as B', says: different },
  { pattern: 'A and B always by same person', says: same },
  { pattern: 'A and B by same person', says: same },
  { pattern: 'A by same person as B', says: same },
  {
    pattern: 'every|each|all case|cases has|have|contains|contain|needs|need A',
    says: ({ A }) => count(A, 1, null),
  },
  { pattern: 'A in every|each|all case|cases', says: ({ A }) => count(A, 1, null) },
  { pattern: 'no case|cases has|have|contains|contain A', says: ({ A }) => count(A, 0, 0) },
  {
    pattern: 'every|each|all case|cases starts|start|begins|begin with A',
    says: ({ A }) => ({ kind: 'starts', activity: A }),
  },
  { pattern: 'every|each|all case|cases ends|end with A', says: ({ A }) => ({ kind: 'ends', activity: A }) },
  { pattern: 'every|each|all case|cases within D', says: ({ D }) => ({ kind: 'case-within', duration: D }) },
  { pattern: 'never A', says: ({ A }) => count(A, 0, 0) },
  { pattern: 'A never', says: ({ A }) => count(A, 0, 0) },
];

const within = (activity: string, of: string, duration: Duration): FlowRule => ({
  kind: 'within',
  activity,
  of,
  duration,
});

/** The known forms as an operator is shown them. */
export const RULE_EXAMPLES: readonly string[] = [
  'Pay never before Approve',
  'Approve always before Pay',
  'After Reject never Pay',
  'After Approve always Pay',
  'Check at most 2 times',
  'Decide within 3 business days of Register',
  'Check and Approve not by the same person',
  'Every case has Archive',
  'Every case starts with Register',
  'Every case within 10 days',
];
