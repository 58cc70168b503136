// Looking around: what is fitted, where zooming stays, what a first look shows.
import { describe, expect, it } from 'vitest';
import { evenBlock, shortened, textWidth, wrapped } from '../size/text-width.ts';
import { fitted, opened, pointAt, showing, zoomed } from './camera.ts';

const view = { width: 1000, height: 500 };

describe('the camera', () => {
  it('fits a wide drawing into the view and centres it', () => {
    const camera = fitted({ width: 1968, height: 400 }, view);
    expect(camera.zoom).toBe(0.5);
    expect(camera.x).toBe(8);
    expect(camera.y).toBe(150);
  });

  it('opens at the start where fitting all would make names too small', () => {
    const first = { x: 40, y: 200 };
    const camera = opened({ width: 6000, height: 400 }, view, first);
    expect(camera.zoom).toBeGreaterThan(0.6);
    expect(camera.x).toBe(8);
  });

  it('leaves the point under the pointer where it is', () => {
    const before = { x: 20, y: 30, zoom: 1 };
    const pointer = { x: 300, y: 200 };
    const after = zoomed(before, 1.7, pointer);
    const [a, b] = [pointAt(before, pointer), pointAt(after, pointer)];
    expect(b.x).toBeCloseTo(a.x);
    expect(b.y).toBeCloseTo(a.y);
  });

  it('moves only as far as needed to show a point', () => {
    const camera = { x: 0, y: 0, zoom: 1 };
    expect(showing(camera, { x: 500, y: 250 }, view)).toEqual(camera);
    expect(showing(camera, { x: 1200, y: 250 }, view).x).toBe(-310);
  });
});

describe('names on stones', () => {
  it('breaks a name evenly and leaves out no word where three lines do', () => {
    const name = 'T06 Determine necessity of stop advice';
    const { lines, width } = evenBlock(name, 14, [84, 132]);
    expect(lines.join(' ')).toBe(name);
    for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(width);
  });

  it('breaks a word that is longer than a line, and shortens what is left over', () => {
    const lines = wrapped('Donaudampfschifffahrtsgesellschaft', 14, { width: 90, most: 2 });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(shortened('short', 14, 200)).toBe('short');
  });
});
