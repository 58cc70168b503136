// What is needed to watch cases on the map: their ways through time, a clock, and how fast it runs.
import { useEffect, useMemo, useState } from 'react';
import type { Playback } from '../../wire.ts';
import type { Filter } from '../flow/flow-filter.ts';
import { type FlowSource, usePlayback } from '../flow/flow-source.ts';
import { type PlaybackClock, useClock } from './use-clock.ts';
import { type Watching, watchCases } from './whereabouts.ts';

/** **units**: seconds in which the whole history is played. */
export const SPEEDS = [15, 30, 60, 180] as const;

/** **units**: seconds. How long a case is seen on each way at least. */
const SEEN_FOR = 0.25;

export type FlowPlayback = {
  readonly playback: Playback | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly clock: PlaybackClock;
  readonly spanMs: number;
  readonly watching: Watching | undefined;
  readonly seconds: number;
  readonly onSeconds: (seconds: number) => void;
};

export function useFlowPlayback(source: FlowSource, filters: readonly Filter[], on: boolean): FlowPlayback {
  const { data: playback, error, refetch } = usePlayback(source, filters, on);
  const [seconds, onSeconds] = useState<number>(SPEEDS[1]);
  const lastsMs = playback ? Date.parse(playback.to) - Date.parse(playback.from) : 0;
  const glideMs = (lastsMs / seconds) * SEEN_FOR;
  // The last ones are seen going out.
  const spanMs = lastsMs + glideMs;
  const clock = useClock(on ? spanMs : 0, seconds);
  const { startOver } = clock;
  useEffect(() => {
    if (on) startOver();
  }, [on, startOver]);
  const watching = useMemo(
    () => (playback && lastsMs > 0 ? watchCases(playback, glideMs) : undefined),
    [playback, lastsMs, glideMs],
  );
  return { playback, error, retry: () => void refetch(), clock, spanMs, watching, seconds, onSeconds };
}
