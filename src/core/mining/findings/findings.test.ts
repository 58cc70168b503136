// What every finding has, whatever its kind, and how many are believed together.
import { describe, expect, it } from 'vitest';
import { HOUR_MS, seededRandom } from '../../base/index.ts';
import { logOf } from '../../event-log/index.ts';
import { type Finding, findingKey } from './finding.ts';
import type { Candidate, FindingKind, Untold } from './finding-kind.ts';
import { FINDINGS, findingsOf } from './index.ts';

const log = logOf(Array.from({ length: 40 }, (_, i) => ({ case: `${i}`, activity: 'a', at: i * HOUR_MS })));

const candidate = (activity: string, pValue: number, costMs: number): Candidate => ({
  kind: 'gate',
  ...{ at: { activity }, cases: 1, costMs, pValue, evidence: [] },
  text: `${activity} costs.`,
  proposal: { text: 'Drop it.', change: { kind: 'remove-stage', activity } },
  key: findingKey('gate', { activity }),
  caseNumbers: Uint32Array.of(0),
});
const kindOf = (...found: (Candidate | Untold)[]): FindingKind => ({
  kind: 'gate',
  title: 'Gate',
  find: () => found,
});

describe('findings', () => {
  it('MN-W9 stand in the order of their cost', () => {
    const kind = kindOf(candidate('cheap', 0.001, 5), candidate('dear', 0.001, 9));
    const { findings } = findingsOf(log, { kinds: [kind] });
    expect(findings.map(({ at }) => at)).toEqual([{ activity: 'dear' }, { activity: 'cheap' }]);
  });

  it('MN-W3 are told only where they hold against everything that was tested, the untold included', () => {
    const told = (...found: (Candidate | Untold)[]): readonly Finding[] =>
      findingsOf(log, { kinds: [kindOf(...found)] }).findings;
    expect(told(candidate('a', 0.02, 1))[0]?.confidence).toBeCloseTo(0.98, 12);
    expect(told(candidate('a', 0.02, 1), { pValue: 0.9 })[0]?.confidence).toBeCloseTo(0.96, 12);
    expect(told(candidate('a', 0.02, 1), { pValue: 0.9 }, { pValue: 0.8 })).toEqual([]);
    expect(told(candidate('a', Number.NaN, 1))).toEqual([]);
  });

  it('MN-W10 say where a kind has too little to go by, and do not ask it then', () => {
    const lacking: FindingKind = {
      ...kindOf(candidate('a', 0, 1)),
      lacks: () => 'The log does not say who did the work.',
    };
    expect(findingsOf(log, { kinds: [lacking] })).toEqual({
      findings: [],
      notEnoughData: [{ kind: 'gate', why: 'The log does not say who did the work.' }],
      tested: 0,
    });
    const empty = findingsOf(logOf([]));
    expect(empty.notEnoughData.map(({ kind }) => kind)).toEqual(FINDINGS.map(({ kind }) => kind));
    const few = findingsOf(logOf([{ case: '1', activity: 'a', at: 0 }]));
    expect(few.findings).toEqual([]);
  });

  it('MN-W9 have keys that tell apart what is alike when written in a row', () => {
    const keys = [
      findingKey('handoff', { from: 'a', to: 'b/c' }),
      findingKey('handoff', { from: 'a/b', to: 'c' }),
      findingKey('handoff', { from: null, to: 'a' }),
      findingKey('handoff', { activity: 'a' }),
      findingKey('handoff', { performer: 'a' }),
      findingKey('handoff', { performer: 'a' }, 'ping-pong'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('MN-W9 do not depend on the order of the cases', () => {
    const random = seededRandom(4);
    const cases = Array.from({ length: 200 }, (_, n) => {
      const at = n * 3 * HOUR_MS;
      const clerk = ['Ada', 'Ben', 'Cem'][random.below(3)] ?? '';
      const lies = (clerk === 'Ada' ? 30 : 8) * (1 + random.next()) * HOUR_MS;
      return [
        { case: `${n}`, activity: 'Write', resource: 'Zoe', startedAt: at, at: at + HOUR_MS },
        { case: `${n}`, activity: 'Check', resource: clerk, startedAt: at + lies, at: at + lies + HOUR_MS },
        {
          case: `${n}`,
          activity: 'Send',
          resource: 'Zoe',
          startedAt: at + lies + HOUR_MS,
          at: at + lies + 2 * HOUR_MS,
        },
      ];
    });
    const figures = (rows: typeof cases) =>
      findingsOf(logOf(rows.flat())).findings.map(({ key, cases: behind, text, costMs }) => ({
        ...{ key, behind, text, cost: Math.round(costMs / HOUR_MS) },
      }));
    expect(figures(cases).length).toBeGreaterThan(0);
    expect(figures([...cases].reverse())).toEqual(figures(cases));
  });
});
