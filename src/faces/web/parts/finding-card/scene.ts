// What the small picture of a finding shows: which stones, how wide the channels between them, what is warm or goes back.
import type { Finding, Flow } from '../../wire.ts';

type Stone = { readonly name: string; readonly isMeant: boolean };
type Channel = { readonly width: number; readonly isWarm: boolean; readonly isDashed: boolean };

/** **shape**: one channel fewer than stones; `loop` leads from one stone back to another, by place. */
export type Scene = {
  readonly stones: readonly Stone[];
  readonly channels: readonly Channel[];
  readonly loop: { readonly from: number; readonly to: number } | null;
  readonly person: boolean;
};

type Names = { readonly start: string; readonly end: string };
type Path = Flow['survey']['paths'][number];

/** Kinds whose time is lost before the work begins. */
const WAITS: ReadonlySet<string> = new Set(['bottleneck', 'gate', 'handoff', 'tool-boundary', 'overload']);
/** Kinds about something that need not be there, or that nobody drew. */
const LOOSE: ReadonlySet<string> = new Set(['idle-step', 'workaround', 'drift']);

/** The picture of a finding among the paths of its flow; null where its place is not in the flow. */
export function sceneOf({ kind, at }: Pick<Finding, 'kind' | 'at'>, flow: Flow, names: Names): Scene | null {
  if ('performer' in at)
    return { stones: [{ name: at.performer, isMeant: true }], channels: [], loop: null, person: true };
  const { paths } = flow.survey;
  const widest = Math.max(1, ...paths.map(({ count }) => count));
  const channel = (path: Path | undefined, isWarm: boolean): Channel => ({
    width: 1.5 + 7.5 * ((path?.count ?? 0) / widest),
    isWarm,
    isDashed: LOOSE.has(kind),
  });
  if ('activity' in at) return aroundActivity(at.activity, { kind, paths, names, channel });
  const pathOf = (from: string | null, to: string | null) =>
    paths.find((path) => path.from === from && path.to === to);
  if (kind === 'rework' && at.from !== null && at.to !== null && at.from !== at.to)
    return backFrom(at.from, at.to, channel(pathOf(at.to, at.from), false));
  const path = pathOf(at.from, at.to);
  const stones = [at.from ?? names.start, at.to ?? names.end].map((name) => ({ name, isMeant: false }));
  const isSelf = at.from === at.to;
  return isSelf
    ? { stones: stones.slice(1), channels: [], loop: { from: 0, to: 0 }, person: false }
    : { stones, channels: [channel(path, true)], loop: null, person: false };
}

/** What is sent back bends back over the way it came. */
const backFrom = (from: string, to: string, forward: Channel): Scene => ({
  stones: [
    { name: to, isMeant: false },
    { name: from, isMeant: true },
  ],
  channels: [forward],
  loop: { from: 1, to: 0 },
  person: false,
});

type Around = {
  readonly kind: string;
  readonly paths: readonly Path[];
  readonly names: Names;
  readonly channel: (path: Path | undefined, isWarm: boolean) => Channel;
};

function aroundActivity(activity: string, { kind, paths, names, channel }: Around): Scene | null {
  const others = paths.filter(({ from, to }) => from !== to);
  const into = busiest(others.filter(({ to }) => to === activity));
  const out = busiest(others.filter(({ from, to }) => from === activity && to !== into?.from));
  if (into === undefined && out === undefined) return null;
  return {
    stones: [
      { name: into?.from ?? names.start, isMeant: false },
      { name: activity, isMeant: true },
      { name: out?.to ?? names.end, isMeant: false },
    ],
    channels: [channel(into, WAITS.has(kind)), channel(out, false)],
    loop: kind === 'rework' ? loopOf(activity, paths, into?.from ?? null) : null,
    person: false,
  };
}

/** Work done again comes by itself, or back from what came before. */
function loopOf(activity: string, paths: readonly Path[], before: string | null): Scene['loop'] {
  const self = paths.find(({ from, to }) => from === activity && to === activity)?.count ?? 0;
  const back = paths.find(({ from, to }) => from === activity && to === before)?.count ?? 0;
  return back > self ? { from: 1, to: 0 } : { from: 1, to: 1 };
}

const busiest = (paths: readonly Path[]): Path | undefined =>
  paths.reduce<Path | undefined>((most, path) => (path.count > (most?.count ?? -1) ? path : most), undefined);
