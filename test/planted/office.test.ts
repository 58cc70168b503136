import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/core/base/index.ts';
import { FAULTS, type Fault } from './faults.ts';
import { APPROVE, CHECK, ORDER, REGISTER } from './office.ts';
import { eventLogOf, type PlantedLog, plantedLog } from './planted-log.ts';
import type { PlantedRow } from './run-office.ts';
import { weeklyMs } from './work-day.ts';

const SEEDS = [1, 2, 3, 4, 5];
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Waiting before each piece of work by activity. */
function waits({ rows }: PlantedLog): Map<string, number[]> {
  const last = new Map<string, number>();
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const since = last.get(row.case);
    if (since !== undefined)
      found.set(row.activity, [...(found.get(row.activity) ?? []), row.startedAt - since]);
    last.set(row.case, row.at);
  }
  return found;
}

const steps = ({ rows }: PlantedLog): (readonly [PlantedRow, PlantedRow])[] => {
  const last = new Map<string, PlantedRow>();
  const found: (readonly [PlantedRow, PlantedRow])[] = [];
  for (const row of rows) {
    const before = last.get(row.case);
    if (before) found.push([before, row]);
    last.set(row.case, row);
  }
  return found;
};

describe('the made-up office', () => {
  it('knows nothing of mining', () => {
    const folder = new URL('./', import.meta.url);
    const sources = readdirSync(folder).filter((file) => !file.endsWith('.test.ts'));
    expect(sources.length).toBeGreaterThan(3);
    for (const file of sources) {
      const imports = [...readFileSync(new URL(file, folder), 'utf8').matchAll(/from '([^']+)'/g)].map(
        ([, from]) => from,
      );
      for (const from of imports)
        expect(from).toMatch(/^\.\/|^\.\.\/\.\.\/src\/core\/(base|event-log)\/index\.ts$/);
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect(plantedLog(null, 7).csv).toBe(plantedLog(null, 7).csv);
    expect(plantedLog(null, 7).csv).not.toBe(plantedLog(null, 8).csv);
  });

  it.each(SEEDS)('is read as a log of 400 to 800 whole cases with all their attributes (seed %i)', (seed) => {
    const planted = plantedLog(null, seed);
    const log = eventLogOf(planted);
    expect(log.cases).toBeGreaterThanOrEqual(400);
    expect(log.cases).toBeLessThanOrEqual(800);
    expect([log.events, log.activities.length, log.attributes.length]).toEqual([planted.rows.length, 7, 5]);
    expect(log.startedAt).toBeDefined();
    expect(eventLogOf(plantedLog(null, seed, false)).startedAt).toBeUndefined();
  });

  it.each(SEEDS)('has room to spare in every team when all is well (seed %i)', (seed) => {
    const { office, rows } = plantedLog(null, seed);
    for (let team = 0; team < 6; team++) {
      const seats = office.people.filter((person) => person.team === team);
      const names = seats.map(({ name }) => name);
      // Work rests overnight, so its length is reckoned from the plan and not from the clock.
      const stages = office.stages.filter((stage) => stage.team === team);
      const spent = stages.reduce(
        (sum, { name, median: middle, sigma }) =>
          sum + rows.filter((row) => row.activity === name).length * middle * Math.exp(sigma ** 2 / 2),
        0,
      );
      expect(
        new Set(rows.filter(({ person }) => names.includes(person)).map(({ person }) => person)).size,
      ).toBe(seats.length);
      expect(
        spent / (seats.reduce((sum, { hours }) => sum + weeklyMs(hours), 0) * office.weeks),
      ).toBeLessThan(0.66);
    }
  });

  it.each(SEEDS)('waits where too few people work, or where work is gathered (seed %i)', (seed) => {
    for (const fault of ['bottleneck by contention', 'bottleneck by batching'] as const) {
      const planted = plantedLog(fault, seed);
      const medians = [...waits(planted)].map(([activity, all]) => ({ activity, wait: median(all) }));
      const [longest, next] = medians.sort((a, b) => b.wait - a.wait);
      expect(planted.truth?.activities).toEqual([longest?.activity]);
      expect(longest?.wait).toBeGreaterThan(8 * HOUR_MS);
      expect((longest?.wait ?? 0) / (next?.wait ?? 0)).toBeGreaterThan(2);
    }
  });

  it.each(SEEDS)('has a gate that changes none of 400, and otherwise some (seed %i)', (seed) => {
    const decided = (fault: Fault | null) => {
      const { office, rows } = plantedLog(fault, seed);
      const gate = office.stages[APPROVE]?.name;
      return rows.filter(({ activity }) => activity === gate).map(({ outcome }) => outcome);
    };
    const idle = decided('gate that changes nothing');
    expect(idle.length).toBeGreaterThanOrEqual(400);
    expect(new Set(idle).size).toBe(1);
    expect(new Set(decided(null)).size).toBe(3);
  });

  it.each(SEEDS)('sends back what one value marks, and little else (seed %i)', (seed) => {
    const planted = plantedLog('rework caused by a field value', seed);
    const { stages, words } = planted.office;
    const returned = (of: (row: PlantedRow) => boolean) => {
      const checked = steps(planted).filter(([row]) => row.activity === stages[CHECK]?.name && of(row));
      return checked.filter(([, next]) => next.activity === stages[REGISTER]?.name).length / checked.length;
    };
    const [value = '', field] = planted.truth?.mentions ?? [];
    expect(Object.values(words.fields)).toContain(field);
    const marked = ({ request }: PlantedRow) => Object.values(request).includes(value);
    expect(returned(marked)).toBeGreaterThan(0.3);
    expect(returned((row) => !marked(row))).toBeLessThan(0.12);
  });

  it.each(SEEDS)('has a pair that hands cases to and fro, and clerks who go around (seed %i)', (seed) => {
    const pingPong = plantedLog('ping-pong pair', seed);
    const pairs = steps(pingPong).filter(
      ([a, b]) =>
        a.person !== b.person && [a, b].every(({ person }) => pingPong.truth?.people.includes(person)),
    );
    expect(pairs.length).toBeGreaterThan(100);
    const around = plantedLog('workaround', seed);
    const { stages } = around.office;
    const past = steps(around).filter(
      ([a, b]) => a.activity === stages[CHECK]?.name && b.activity === stages[ORDER]?.name,
    );
    expect(past.length).toBeGreaterThan(50);
    expect(past.filter(([a]) => !around.truth?.people.includes(a.person))).toEqual([]);
  });

  it('plants six faults', () => {
    expect(Object.keys(FAULTS)).toHaveLength(6);
  });
});
