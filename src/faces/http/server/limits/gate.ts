// How many may be inside at once, and how many may wait before the gate. A burst may wait in a long queue; where the queue
// does not empty again, more is asked than can be done, and waiting helps nobody: then only a short queue is left, the rest
// is turned away at once, and whoever is let in is answered soon.

/** **units**: `places` and `queue` in requests; 0 places: no limit. */
export type GateSize = { readonly places: number; readonly queue: number };

export type Gate = {
  /** Whether there is no room for one more, not even to wait; whoever asks and hears yes is turned away. */
  turnsAway(): boolean;
  /** Resolves to true once there is a place, which `leave` gives back; to false where there is none to be had. */
  enter(): Promise<boolean>;
  leave(): void;
  counts(): { readonly inside: number; readonly waiting: number };
};

type Waiter = { readonly letIn: (isIn: boolean) => void; readonly since: number };

/** **units**: milliseconds. A queue that has not been empty for so long is no burst. */
const STANDING_MS = 1_000;
/** A gate that turned nobody away for so long lets bursts wait again. */
const CALM_MS = 1_000;
/** Longer than this nobody waits, however slow those inside are. */
const PATIENCE_MS = 5_000;

export function createGate({ places, queue }: GateSize, now = (): number => performance.now()): Gate {
  if (places === 0) return OPEN_GATE;
  const short = Math.min(places, queue);
  const waiting: Waiter[] = [];
  let inside = 0;
  let filledAt: number | undefined;
  let turnedAwayAt = Number.NEGATIVE_INFINITY;
  const sendAway = (count: number) => {
    for (const { letIn } of waiting.splice(0, count)) letIn(false);
    if (waiting.length === 0) filledAt = undefined;
  };
  /** Whether one more may wait now. Whoever waited longest goes first when the queue shrinks: they have mostly given up. */
  const hasRoom = (): boolean => {
    const at = now();
    const late = waiting.findIndex(({ since }) => at - since < PATIENCE_MS);
    if (waiting.length > 0) sendAway(late === -1 ? waiting.length : late);
    const isStanding = filledAt !== undefined && at - filledAt >= STANDING_MS;
    if (!isStanding && at - turnedAwayAt >= CALM_MS) return waiting.length < queue;
    if (waiting.length < short) return true;
    turnedAwayAt = at;
    sendAway(waiting.length - short);
    return false;
  };
  return {
    turnsAway: () => inside >= places && !hasRoom(),
    enter: () => {
      if (inside < places) {
        inside += 1;
        return Promise.resolve(true);
      }
      if (!hasRoom()) return Promise.resolve(false);
      filledAt ??= now();
      return new Promise((letIn) => waiting.push({ letIn, since: now() }));
    },
    leave: () => {
      const next = waiting.shift();
      if (waiting.length === 0) filledAt = undefined;
      if (next === undefined) inside -= 1;
      else next.letIn(true);
    },
    counts: () => ({ inside, waiting: waiting.length }),
  };
}

const OPEN_GATE: Gate = {
  turnsAway: () => false,
  enter: () => Promise.resolve(true),
  leave: () => undefined,
  counts: () => ({ inside: 0, waiting: 0 }),
};
