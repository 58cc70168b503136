// Which values does somebody fill in? Drawn from a scenario's sources, as form input that the engine then reads.
import { dayOfWall, draw, formatCivilDate, type Instant, type Random } from '../base/index.ts';
import type { CaseRecord, Directory } from '../model/index.ts';
import type { Scenario, SimpleSource, ValueSource } from './scenario.ts';

export type Drawing = {
  readonly scenario: Scenario;
  readonly directory: Directory;
  readonly random: Random;
  readonly at: Instant;
};

/** Values for the fields of a form that a scenario has a source for; those that hang on another field come after it. */
export function drawValues(
  drawing: Drawing,
  fields: readonly string[],
  known: CaseRecord,
): { [field: string]: unknown } {
  const drawn: { [field: string]: unknown } = {};
  const sources = fields.flatMap((field) => {
    const source = Object.hasOwn(drawing.scenario.values, field) ? drawing.scenario.values[field] : undefined;
    return source === undefined ? [] : [{ field, source }];
  });
  const inOrder = [
    ...sources.filter(({ source }) => !('by' in source)),
    ...sources.filter(({ source }) => 'by' in source),
  ];
  for (const { field, source } of inOrder) {
    const simple = chosenSource(source, { ...known, ...drawn });
    if (simple !== undefined) drawn[field] = drawValue(drawing, simple);
  }
  return drawn;
}

function chosenSource(
  source: ValueSource,
  known: { readonly [field: string]: unknown },
): SimpleSource | undefined {
  if (!('by' in source)) return source;
  const value = String(known[source.by] ?? '');
  return Object.hasOwn(source.cases, value) ? source.cases[value] : source.otherwise;
}

function drawValue(drawing: Drawing, source: SimpleSource): unknown {
  const { random, directory, at } = drawing;
  if ('choose' in source)
    return Array.isArray(source.choose)
      ? random.pick(source.choose)
      : weighted(random, source.choose as Weights);
  if ('text' in source) return fill(drawing, random.pick(source.text));
  if ('number' in source) return draw(source.number, random).toFixed(source.decimals);
  if ('days' in source) return formatCivilDate(dayOfWall(at) + Math.round(draw(source.days, random)));
  if ('yes' in source) return random.next() < source.yes;
  if ('team' in source)
    return random.pick(directory.teams[source.team]?.members ?? Object.keys(directory.people));
  return some(random, source.some, source.most);
}

export type Weights = { readonly [choice: string]: number };

/** One of the choices, each as likely as its weight says. */
export function weighted(random: Random, weights: Weights): string | null {
  const entries = Object.entries(weights);
  let left = random.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of entries) {
    left -= weight;
    if (left < 0) return choice;
  }
  return entries.at(-1)?.[0] ?? null;
}

/** Fills `{pool}` from the scenario's pools. */
export const fill = ({ scenario, random }: Pick<Drawing, 'scenario' | 'random'>, text: string): string =>
  text.replace(/\{(\w+)\}/g, (whole, pool: string) => {
    const words = Object.hasOwn(scenario.pools, pool) ? scenario.pools[pool] : undefined;
    return words === undefined ? whole : random.pick(words);
  });

function some(random: Random, items: readonly string[], most: number): string[] {
  const count = 1 + random.below(Math.min(most, items.length));
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0] ?? '');
}
