import { describe, expect, test } from 'vitest';
import { fromSource, works } from '../../trial/from-source.ts';
import { canReach, canReachAround, comesAfter, flowGraph, waysIn } from './flow-graph.ts';

const source =
  works('start', '[{ to: left, when: urgent }, { to: right }]') +
  works('left', '[{ to: meet }]') +
  works('right', '[{ to: again, when: urgent }, { to: meet }]') +
  works('again', '[{ to: right }]') +
  works('meet', '[{ to: done }]') +
  '  done: { kind: end }\n';

describe('the drawing of a workflow', () => {
  const graph = flowGraph(fromSource(source));

  test('E7.2 tells whether a case can get somewhere without coming through some stages, circles or not', () => {
    expect(canReachAround(graph, 'start', 'meet', new Set())).toBe(true);
    expect(canReachAround(graph, 'start', 'meet', new Set(['left']))).toBe(true);
    expect(canReachAround(graph, 'start', 'meet', new Set(['left', 'right']))).toBe(false);
    expect(canReachAround(graph, 'right', 'left', new Set())).toBe(false);
    expect(canReachAround(graph, 'start', 'done', new Set(['meet']))).toBe(false);
  });

  test('E7.2 tells what comes only after a stage, and what can reach what', () => {
    expect([comesAfter(graph, 'meet', 'start'), comesAfter(graph, 'meet', 'left')]).toEqual([true, false]);
    expect(comesAfter(graph, 'meet', 'meet')).toBe(false);
    expect([canReach(graph, 'again', 'again'), canReach(graph, 'left', 'left')]).toEqual([true, false]);
  });

  test('E9.2 counts where a case goes that has missed a stage among its ways, and the scopes around a stage', () => {
    const { stages } = fromSource(
      `  open: { kind: work, owner: person cy, due: no deadline, while: { at: [plain], else: late }, next: [{ to: done }] }
  plain: { kind: work, owner: person cy, due: no deadline, while: { at: [open] }, next: [{ to: done }] }
  watch: { kind: scope, owner: person cy, over: [open], for: { off: { by: hand } }, outcomes: { off: done } }
  late: { kind: end }
  done: { kind: end }
`,
    );
    const ways = waysIn(stages);
    expect(ways.get('open')).toEqual(['done', 'late', 'watch']);
    expect(ways.get('plain')).toEqual(['done']);
  });
});
