// The intended flow over the real one: signs besides colour, and what never happens where it would be.
import { describe, expect, it } from 'vitest';
import { withMarks } from './drawing-of-marks.ts';
import { END, idOfActivity, idOfPath, START } from './drawing-of-process-map.ts';
import type { DrawnEdge, DrawnNode } from './flow-drawing.ts';

const node = (name: string): DrawnNode => ({
  id: idOfActivity(name),
  label: name,
  kind: 'activity',
  weight: 5,
});
const edge = (from: string, to: string): DrawnEdge => ({
  ...{ id: idOfPath(from, to), from: idOfActivity(from), to: idOfActivity(to) },
  ...{ weight: 5, heat: null, label: '5', rework: false },
});
const drawing = {
  nodes: [
    { id: START, label: '', kind: 'start' as const, weight: 5 },
    ...['ask', 'pay'].map(node),
    { id: END, label: '', kind: 'end' as const, weight: 5 },
  ],
  edges: [edge('ask', 'pay'), edge('pay', 'ask')],
};
const marked = withMarks(drawing, {
  activities: [
    { name: 'ask', mark: 'allowed' },
    { name: 'pay', mark: 'not-in-model' },
    { name: 'check', mark: 'never-happens' },
  ],
  paths: [
    { from: 'ask', to: 'pay', mark: 'allowed' },
    { from: 'pay', to: 'ask', mark: 'not-in-model' },
    { from: 'ask', to: 'check', mark: 'never-happens' },
    { from: 'check', to: null, mark: 'never-happens' },
    { from: 'ask', to: 'hidden by the slider', mark: 'never-happens' },
  ],
});

describe('the intended flow over the real one', () => {
  it('crosses what the workflow does not have, in a sign besides the colour', () => {
    expect(marked.edges.map(({ label, meant }) => [label, meant])).toEqual([
      ['5', undefined],
      ['✕ 5', 'not-in-model'],
      ['', 'never-happens'],
      ['', 'never-happens'],
    ]);
    expect(marked.nodes.find(({ label }) => label === 'pay')?.meant).toBe('not-in-model');
  });

  it('draws what never happens with its stages, and nothing that leads to what is not drawn', () => {
    expect(marked.nodes.find(({ label }) => label === 'check')).toMatchObject({
      weight: 0,
      meant: 'never-happens',
    });
    const drawn = new Set(marked.nodes.map(({ id }) => id));
    for (const { from, to } of marked.edges) expect([drawn.has(from), drawn.has(to)]).toEqual([true, true]);
  });
});
