// Two maps on one layout: what either set does is laid out once, and each is drawn in it with its own numbers. What is really
// different carries a sign of a triangle, what is not is pale.
import { drawMap, type FlowSurvey, type ProcessMap, type Sliders } from '../../../../core/mining/index.ts';
import { drawingOfProcessMap } from '../../map/drawing-of-process-map.ts';
import type { DrawnEdge, DrawnNode, FlowDrawing } from '../../map/flow-drawing.ts';
import { isTiming, type MapMeasure } from '../../map/map-measure.ts';
import type { Comparison, Difference } from '../../wire.ts';
import { isShare, targetOf } from './difference-text.ts';

export type ComparedDrawings = {
  /** What either does, for the layout. */
  readonly frame: FlowDrawing;
  readonly first: FlowDrawing;
  readonly second: FlowDrawing;
  readonly shown: ProcessMap['shown'];
};

type Signs = { readonly more: string; readonly less: string };
type Drawing = { readonly sliders: Sliders; readonly show: MapMeasure; readonly signs: Signs };

export function comparedDrawings(
  comparison: Comparison,
  { sliders, show, signs }: Drawing,
): ComparedDrawings {
  const { first, second, rows } = comparison;
  const union = drawMap(together(first, second), sliders);
  const scale = union.paths;
  const real = realByTarget(rows, isTiming(show));
  const side = (survey: FlowSurvey, sign: 1 | -1): FlowDrawing =>
    signed(drawingOfProcessMap(within(survey, union), { show, scale }), real, { sign, signs });
  const [one, other] = [side(first, 1), side(second, -1)];
  return {
    frame: framed(drawingOfProcessMap(union, { show }), one, other),
    first: one,
    second: other,
    shown: union.shown,
  };
}

/** Both surveys added up; the times are those of the set that has more. */
function together(first: FlowSurvey, second: FlowSurvey): FlowSurvey {
  const activities = merged(
    first.activities,
    second.activities,
    ({ name }) => name,
    (a, b) => ({
      ...a,
      events: a.events + b.events,
      cases: a.cases + b.cases,
      repeats: a.repeats + b.repeats,
      casesWithRepeats: a.casesWithRepeats + b.casesWithRepeats,
    }),
  );
  const paths = merged(first.paths, second.paths, keyOfPath, (a, b) => ({
    ...(a.count >= b.count ? a : b),
    count: a.count + b.count,
    cases: a.cases + b.cases,
  }));
  return {
    cases: first.cases + second.cases,
    events: first.events + second.events,
    activities: activities.sort((a, b) => b.cases - a.cases || (a.name < b.name ? -1 : 1)),
    paths: paths.sort((a, b) => b.count - a.count || (keyOfPath(a) < keyOfPath(b) ? -1 : 1)),
  };
}

const keyOfPath = ({ from, to }: { from: string | null; to: string | null }): string =>
  JSON.stringify([from, to]);

function merged<Thing>(
  one: readonly Thing[],
  other: readonly Thing[],
  keyOf: (thing: Thing) => string,
  add: (a: Thing, b: Thing) => Thing,
): Thing[] {
  const found = new Map(one.map((thing) => [keyOf(thing), thing]));
  for (const thing of other) {
    const known = found.get(keyOf(thing));
    found.set(keyOf(thing), known === undefined ? thing : add(known, thing));
  }
  return [...found.values()];
}

/** What of a set is on the map of both. */
function within(survey: FlowSurvey, union: ProcessMap): ProcessMap {
  const names = new Set(union.activities.map(({ name }) => name));
  const paths = new Set(union.paths.map(keyOfPath));
  return {
    ...{ cases: survey.cases, events: survey.events, shown: union.shown },
    activities: survey.activities.filter(({ name }) => names.has(name)),
    paths: survey.paths.filter((path) => paths.has(keyOfPath(path))),
  };
}

const keyOf = (kind: string, id: string): string => `${kind}:${id}`;

/** What is really different, by its place on the map: of times or of counts first, as the map shows them. */
function realByTarget(rows: readonly Difference[], times: boolean): Map<string, Difference> {
  const found = new Map<string, Difference>();
  for (const row of rows) {
    const target = targetOf(row);
    if (!row.real || target === null) continue;
    const key = keyOf(target.kind, target.id);
    const known = found.get(key);
    if (known === undefined || (isShare(known) === times && isShare(row) !== times)) found.set(key, row);
  }
  return found;
}

type Signing = { readonly sign: 1 | -1; readonly signs: Signs };

function signed(
  drawing: FlowDrawing,
  real: ReadonlyMap<string, Difference>,
  { sign, signs }: Signing,
): FlowDrawing {
  const signOf = (row: Difference) =>
    row.difference * sign > 0 ? { mark: '▲', title: signs.more } : { mark: '▼', title: signs.less };
  return {
    nodes: drawing.nodes.map((node): DrawnNode => {
      const row = real.get(keyOf('node', node.id));
      if (row === undefined) return node;
      const { mark, title } = signOf(row);
      return { ...node, badge: { text: mark, title } };
    }),
    edges: drawing.edges.map((edge): DrawnEdge => {
      const row = real.get(keyOf('edge', edge.id));
      return row === undefined
        ? { ...edge, quiet: true }
        : { ...edge, label: `${signOf(row).mark} ${edge.label}` };
    }),
  };
}

/** Room for the longer label of the two. */
function framed(frame: FlowDrawing, one: FlowDrawing, other: FlowDrawing): FlowDrawing {
  const labels = new Map<string, string>();
  for (const { id, label } of [...one.edges, ...other.edges])
    if (label.length > (labels.get(id)?.length ?? 0)) labels.set(id, label);
  return {
    nodes: frame.nodes,
    edges: frame.edges.map((edge) => ({ ...edge, label: labels.get(edge.id) ?? edge.label })),
  };
}
