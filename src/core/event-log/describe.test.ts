import { describe, expect, it } from 'vitest';
import { describeCases, groupEvents, logOf, nameAt } from './index.ts';

const log = logOf([
  { case: 'c1', activity: 'ask', at: 0, resource: 'Ana' },
  { case: 'c1', activity: 'pay', at: 1, resource: 'Bo' },
  { case: 'c2', activity: 'ask', at: 2 },
]);
const columns = [
  { name: 'Version', kind: 'number' as const },
  { name: 'Region', kind: 'text' as const },
  { name: 'Empty', kind: 'text' as const },
];

describe('what is known besides', () => {
  it('EL-M1 joins the cases as attributes, and a column that no case fills is left out', () => {
    const told = new Map([
      ['c1', ['1', 'North', null]],
      ['c2', ['2', null, null]],
    ]);
    const { attributes } = describeCases(log, columns, (name) => told.get(name));
    expect(attributes.map(({ name, of }) => [name, of])).toEqual([
      ['Version', 'case'],
      ['Region', 'case'],
    ]);
    const [version, region] = attributes;
    expect(version && Array.from(version.codes, (code) => nameAt(version.values, code))).toEqual(['1', '2']);
    expect(region?.codes).toEqual(Int32Array.of(0, -1));
  });

  it('EL-M1 tells the group of whoever did the work, where there is one', () => {
    const grouped = groupEvents(log, 'Team', (resource) => (resource === 'Bo' ? 'Desk' : undefined));
    expect(grouped.attributes[0]).toMatchObject({
      name: 'Team',
      of: 'event',
      codes: Int32Array.of(-1, 0, -1),
    });
    expect(groupEvents(log, 'Team', () => undefined).attributes).toEqual([]);
  });
});
