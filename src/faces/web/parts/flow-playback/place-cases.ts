// Where on the drawing is each case at a moment: dots along the channels, and how many are at each stone.
import type { Point } from '../../../../core/layout/index.ts';
import { idOfActivity, idOfPath } from '../../map/drawing-of-process-map.ts';
import type { Drawn } from '../../map/size/use-drawn.ts';
import type { Playback } from '../../wire.ts';
import { pointAlong, type WaterLine, waterLine } from './water-line.ts';
import type { Watching } from './whereabouts.ts';

/** **shape**: `atStones` by the id of the stone. A case on a way that is not drawn counts where it came from. */
export type PlacedCases = { readonly dots: readonly Point[]; readonly atStones: ReadonlyMap<string, number> };

type Channel = { readonly line: WaterLine; readonly room: number };

/** Lays the whereabouts over a drawing: done once for each drawing, asked for each frame. */
export function placeCases(
  { channels, stones }: Pick<Drawn, 'channels' | 'stones'>,
  { activities }: Playback,
  watching: Watching,
): (nowMs: number) => PlacedCases {
  const drawn = new Map<string, Channel>(
    channels.map(({ edge, route, thickness }) => [
      edge.id,
      { line: waterLine(route), room: route.kind === 'forward' ? Math.max(0, thickness / 2 - 2) : 1 },
    ]),
  );
  const shown = new Set(stones.map(({ node }) => node.id));
  const name = (activity: number | null) => (activity === null ? null : (activities[activity] ?? null));
  const channelOf = remembered((from: number | null, to: number | null) =>
    drawn.get(idOfPath(name(from), name(to))),
  );
  return (nowMs) => {
    const dots: Point[] = [];
    const atStones = new Map<string, number>();
    const count = (activity: number | null) => {
      if (activity === null) return;
      const id = idOfActivity(activities[activity] ?? '');
      if (shown.has(id)) atStones.set(id, (atStones.get(id) ?? 0) + 1);
    };
    watching(nowMs, (c, where) => {
      if (where.at === 'activity') return count(where.activity);
      const channel = channelOf(where.from, where.to);
      if (channel === undefined) return count(where.to === null ? null : where.from);
      dots.push(pointAlong(channel.line, where.share, channel.room * lane(c)));
    });
    return { dots, atStones };
  };
}

/** Each case keeps to a lane of its own, from -1 to 1, so that many side by side are seen as many. */
const lane = (c: number): number => ((c * 0.618_034) % 1) * 2 - 1;

function remembered<Value>(find: (from: number | null, to: number | null) => Value) {
  const known = new Map<number, Value>();
  return (from: number | null, to: number | null): Value => {
    const key = ((from ?? -1) + 1) * 1_000_003 + ((to ?? -1) + 1);
    if (known.has(key)) return known.get(key) as Value;
    const found = find(from, to);
    known.set(key, found);
    return found;
  };
}
