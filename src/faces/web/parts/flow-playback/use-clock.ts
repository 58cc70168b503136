// The clock of what is played again: it runs, stands, and is put anywhere. Frames are told to whoever draws; the page hears of it
// a few times a second.
import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';

/** **units**: `nowMs` milliseconds after the begin. */
export type PlaybackClock = {
  /** What the page shows; it lags behind the drawing a little. */
  readonly nowMs: number;
  readonly playing: boolean;
  /** The moment that is drawn. */
  readonly exact: { readonly current: number };
  readonly toggle: () => void;
  readonly startOver: () => void;
  readonly seek: (ms: number) => void;
  /** Called for each frame, until the function that it answers is called. */
  readonly onFrame: (draw: () => void) => () => void;
};

const TOLD_EVERY_MS = 150;
/** Where motion is not wanted, pictures stand for as long as this, each a fortieth of the whole further on. */
const STILL_MS = 1_000;
const STILLS = 40;

/** `spanMs` is played in `seconds`. */
export function useClock(spanMs: number, seconds: number): PlaybackClock {
  const still = useReducedMotion();
  const [nowMs, setNow] = useState(0);
  const [playing, setPlaying] = useState(true);
  const exact = useRef(0);
  const drawers = useRef(new Set<() => void>());
  const put = useCallback((ms: number) => {
    exact.current = ms;
    for (const draw of drawers.current) draw();
  }, []);
  useEffect(() => {
    if (!playing || spanMs <= 0) return;
    const goOn = (ms: number) => {
      const next = Math.min(spanMs, exact.current + ms);
      put(next);
      if (next === spanMs) setPlaying(false);
    };
    const end = still
      ? every(STILL_MS, () => goOn(spanMs / STILLS))
      : eachFrame((passedMs) => goOn((passedMs / 1_000 / seconds) * spanMs));
    const endTelling = every(TOLD_EVERY_MS, () => setNow(exact.current));
    return () => {
      end();
      endTelling();
      setNow(exact.current);
    };
  }, [playing, spanMs, seconds, still, put]);
  return {
    nowMs,
    playing,
    exact,
    toggle: () => {
      if (!playing && exact.current >= spanMs) put(0);
      setPlaying(!playing);
    },
    startOver: useCallback(() => {
      put(0);
      setNow(0);
      setPlaying(true);
    }, [put]),
    seek: (ms) => {
      put(ms);
      setNow(ms);
    },
    onFrame: useCallback((draw: () => void) => {
      drawers.current.add(draw);
      return () => drawers.current.delete(draw);
    }, []),
  };
}

function every(ms: number, act: () => void): () => void {
  const timer = setInterval(act, ms);
  return () => clearInterval(timer);
}

/** A page that was out of sight does not leap. */
const LONGEST_FRAME_MS = 100;

function eachFrame(act: (passedMs: number) => void): () => void {
  let before = performance.now();
  let next = requestAnimationFrame(function frame(now) {
    act(Math.min(LONGEST_FRAME_MS, Math.max(0, now - before)));
    before = now;
    next = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(next);
}
