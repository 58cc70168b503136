import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logOf } from '../../../event-log/index.ts';
import { checkRules, flowRuleText, RULE_EXAMPLES, type RuleReport, readFlowRule } from '../../index.ts';

const NAMES = ['Register', 'Check', 'Check again', 'Approve', 'Reject', 'Decide', 'Pay', 'Archive', 'Never'];
const ruleOf = (text: string) => {
  const read = readFlowRule(text, NAMES);
  if (!read.ok) throw new Error(`${read.problem.message} ${read.problem.remedy}`);
  return read.value;
};
const problemOf = (text: string) => {
  const read = readFlowRule(text, NAMES);
  return read.ok ? null : read.problem;
};

const HOUR = 3_600_000;
/** Friday, 2 January 2026, at midnight UTC. */
const FRIDAY = Date.UTC(2026, 0, 2);

/** Cases of events `activity@hours:person`; an hour after the one before where no time is given. */
function logFrom(...cases: string[]) {
  return logOf(
    cases.flatMap((written, c) => {
      let hours = -1;
      return written.split(' ').map((event) => {
        const [, activity = '', time, person] = /^([^@:]+)(?:@(\d+))?(?::(\w+))?$/.exec(event) ?? [];
        hours = time === undefined ? hours + 1 : Number(time);
        return { case: String(c), activity, at: FRIDAY + hours * HOUR, resource: person };
      });
    }),
  );
}
function broken(rule: string, cases: readonly string[], open: readonly number[] = []): string {
  const log = logFrom(...cases);
  const mask = Uint8Array.from({ length: log.cases }, (_, c) => (open.includes(c) ? 1 : 0));
  const [report] = checkRules(log, [rule], { open: mask }) as [RuleReport];
  if ('problem' in report) return report.problem.message;
  return `${[...report.caseNumbers]} of ${report.checked}`;
}

describe('a rule in words', () => {
  it.each([
    ['Pay never before Approve', '“Approve” always before “Pay”'],
    ['Approve always before Pay', '“Approve” always before “Pay”'],
    ['"pay" may only be done after “approve”.', '“Approve” always before “Pay”'],
    ['after Reject never Pay', 'After “Reject” never “Pay”'],
    ['Reject is always followed by Archive', 'After “Reject” always “Archive”'],
    ['Check at most 2 times', '“Check” at most 2 times'],
    ['check again at most twice', '“Check again” at most 2 times'],
    ['Check must never be done more than once', '“Check” at most once'],
    ['Check exactly three times', '“Check” exactly 3 times'],
    ['Decide within 3 business days of Register', '“Decide” within 3 business days of “Register”'],
    ['Decide within three working days after Register', '“Decide” within 3 business days of “Register”'],
    ['Decide within 36 hours of Register', '“Decide” within 1d 12h of “Register”'],
    ['Check and Approve not by the same person', '“Check” and “Approve” not by the same person'],
    ['Check and approve by different people', '“Check” and “Approve” not by the same person'],
    ['Check and Approve by the same person', '“Check” and “Approve” by the same person'],
    ['every case has Archive', 'Every case has “Archive”'],
    ['No case has Reject', 'No case has “Reject”'],
    ['every case starts with Register', 'Every case starts with “Register”'],
    ['Every case ends with Archive', 'Every case ends with “Archive”'],
    ['every case is finished within 10 days', 'Every case within 10 days'],
    ['Never never before Pay', '“Pay” always before “Never”'],
  ])('MN-C12 %s says %s', (text, means) => {
    expect(flowRuleText(ruleOf(text))).toBe(means);
    expect(flowRuleText(ruleOf(means))).toBe(means);
  });

  it.each(RULE_EXAMPLES)('MN-C12 the example "%s" is understood', (example) => {
    expect(problemOf(example)).toBeNull();
  });

  it.each([
    ['', 0, /empty/, /Write for example/],
    ['Pay never before Aprove', 17, /no activity “Aprove”/, /Is “Approve” meant\?/],
    ['Pay never befor Approve', 10, /From “befor Approve” on/, /Pay never before Approve/],
    ['Pay never before', 16, /breaks off/, /Write for example/],
    ['Decide within soon of Register', 14, /From “soon of Register” on/, /business days/],
    ['x'.repeat(501), 500, /500 characters/, /Write for example/],
  ])('MN-C12 %j is answered with its place and what can be written', (text, at, message, remedy) => {
    expect(problemOf(text)).toEqual({
      at,
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(remedy),
    });
  });

  it('MN-C12 any text is answered', () => {
    const word = fc.constantFrom(
      ...NAMES,
      'never',
      'before',
      'within',
      '3',
      'days',
      'of',
      '"',
      'every',
      'case',
      '.',
      'the',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const read = readFlowRule(words.join(' '), NAMES);
        if (read.ok) expect(flowRuleText(ruleOf(flowRuleText(read.value)))).toBe(flowRuleText(read.value));
        else expect(read.problem.remedy).not.toBe('');
      }),
    );
  });
});

describe('a rule that is checked', () => {
  it('MN-C13 about order looks at the cases it speaks of', () => {
    const cases = ['Approve Pay', 'Pay Approve', 'Pay', 'Approve', 'Check'];
    expect(broken('Pay never before Approve', cases)).toBe('1,2 of 3');
    expect(broken('after Approve never Pay', cases)).toBe('0 of 3');
    expect(broken('after Approve always Pay', cases)).toBe('1,3 of 3');
  });

  it('MN-C13 about numbers counts in every case', () => {
    const cases = ['Check', 'Check Check', 'Check Pay Check Check', 'Pay'];
    expect(broken('Check at most twice', cases)).toBe('2 of 4');
    expect(broken('every case has Check', cases)).toBe('3 of 4');
    expect(broken('no case has Pay', cases)).toBe('2,3 of 4');
    expect(broken('every case starts with Check', cases)).toBe('3 of 4');
    expect(broken('every case ends with Check', cases)).toBe('3 of 4');
  });

  // Registered on a Friday at midnight: three days are over on Monday at midnight, three business days on Wednesday.
  it('MN-C13 about time knows the days on which the business is closed', () => {
    const cases = [
      'Register Decide@72',
      'Register Decide@73',
      'Register Decide@120',
      'Register Decide@121',
      'Register',
      'Check',
    ];
    expect(broken('Decide within 3 days of Register', cases)).toBe('1,2,3,4 of 5');
    expect(broken('Decide within 3 business days of Register', cases)).toBe('3,4 of 5');
    expect(broken('every case within 3 days', cases)).toBe('1,2,3 of 6');
  });

  it('MN-C13 about people leaves out cases that do not tell them', () => {
    const cases = [
      'Check:Ana Approve:Ben',
      'Check:Ana Approve:Ana',
      'Check:Ana Approve',
      'Check:Ana Check:Ben Approve:Ben',
    ];
    expect(broken('Check and Approve not by the same person', cases)).toBe('1,3 of 3');
    expect(broken('Check and Approve by the same person', cases)).toBe('0,3 of 3');
  });

  it('MN-C13 knows the names that only the intended flow has', () => {
    const [report] = checkRules(logFrom('Check', 'Check'), ['every case has Archive'], {
      names: ['Archive'],
    });
    expect(report).toMatchObject({
      text: 'Every case has “Archive”',
      checked: 2,
      caseNumbers: Uint32Array.of(0, 1),
    });
  });

  it('MN-C13 does not blame a case under way for what may still come', () => {
    const cases = ['Register', 'Register Check@100', 'Approve', 'Approve Pay', 'Decide'];
    expect(broken('Decide within 99 hours of Register', cases, [0, 1])).toBe('0,1 of 2');
    expect(broken('Decide within 100 hours of Register', cases, [0, 1])).toBe(' of 0');
    expect(broken('after Approve always Pay', cases, [2])).toBe(' of 1');
    expect(broken('every case has Pay', cases, [0, 1, 2])).toBe('4 of 2');
  });
});
